/** Films: rendered frame by frame from a simulation of their own, and encoded as fast as that goes. */

import type { Simulation } from '../../engine/engine.ts';
import { type FilmPlan, stepOfFrame } from './film-plan.ts';
import type { Moment } from './view-caption.ts';
import { type PictureSize, type View, ViewImage } from './view-image.ts';

/** A kind of file that this browser can write. */
export interface FilmFormat {
  readonly extension: 'mp4' | 'webm';
  readonly codec: 'avc' | 'vp9' | 'vp8' | 'av1';
  readonly name: string;
}

/** The formats, the one that plays in most places first. */
const FORMATS: readonly FilmFormat[] = [
  { extension: 'mp4', codec: 'avc', name: 'MP4 (H.264)' },
  { extension: 'webm', codec: 'vp9', name: 'WebM (VP9)' },
  { extension: 'webm', codec: 'vp8', name: 'WebM (VP8)' },
  { extension: 'webm', codec: 'av1', name: 'WebM (AV1)' },
];

/** Seconds between frames that a player can jump to at once. */
const KEY_FRAME_INTERVAL = 1;
/** Bits for each pixel of a frame: single particles and small numbers stay legible, 19 Mb/s at 1920 × 1080 and 30 frames per second. */
const BITS_PER_PIXEL = 0.3;
/** Bits per second of the largest films; beyond, players stutter. */
const MOST_BITS = 1e8;

/** A film to be rendered. */
export interface FilmOrder {
  readonly size: PictureSize;
  readonly view: View;
  readonly plan: FilmPlan;
  readonly format: FilmFormat;
  /** Aborted where the film is not wanted any more. */
  readonly signal: AbortSignal;
  /** Called after every frame with how many there are. */
  readonly onProgress: (frames: number) => void;
}

/** The first format that this browser can encode at a size; undefined where it can encode none. */
export async function findFilmFormat(
  { width, height }: PictureSize,
  frameRate: number,
): Promise<FilmFormat | undefined> {
  const { canEncodeVideo, Quality } = await import('mediabunny');
  const quality = new Quality({ bitrate: bitrateOf({ width, height }, frameRate) });
  for (const format of FORMATS) {
    if (await canEncodeVideo(format.codec, { width, height, frameRate, quality })) return format;
  }
  return undefined;
}

/**
 * Renders a film of exactly `plan.frameCount` frames; frame n is shown from n / framesPerSecond on.
 *
 * @param simulation at its first step; it is advanced by the film, and destroyed at its end
 * @returns the file; undefined where it was aborted
 */
export async function recordFilm(
  simulation: Simulation,
  { size, view, plan, format, signal, onProgress }: FilmOrder,
): Promise<Blob | undefined> {
  const { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality, WebMOutputFormat } =
    await import('mediabunny');
  const target = new BufferTarget();
  const output = new Output({
    format: format.extension === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target,
  });
  try {
    let next = readFrame(simulation, plan, 0);
    const image = new ViewImage(size, view, await next, 'film');
    const source = new CanvasSource(image.canvas, {
      codec: format.codec,
      quality: new Quality({ bitrate: bitrateOf(size, plan.framesPerSecond) }),
      keyFrameInterval: KEY_FRAME_INTERVAL,
    });
    output.addVideoTrack(source, { frameRate: plan.framesPerSecond });
    await output.start();
    for (let frame = 0; frame < plan.frameCount; frame++) {
      const moment = await next;
      if (signal.aborted) return undefined;
      // The particles go on while this frame is drawn and encoded.
      if (frame + 1 < plan.frameCount) next = readFrame(simulation, plan, frame + 1);
      // It is awaited in the next round; an error in between must not count as nobody's.
      next.catch(() => {});
      image.draw(moment);
      await source.add(frame / plan.framesPerSecond, 1 / plan.framesPerSecond);
      onProgress(frame + 1);
    }
    if (signal.aborted) return undefined;
    await output.finalize();
    if (target.buffer === null) throw new Error('The encoder has written no file.');
    return new Blob([target.buffer], { type: output.format.mimeType });
  } finally {
    simulation.destroy();
    if (output.state !== 'finalized') await output.cancel();
  }
}

function bitrateOf({ width, height }: PictureSize, framesPerSecond: number): number {
  return Math.round(Math.min(MOST_BITS, BITS_PER_PIXEL * width * height * framesPerSecond));
}

/** Brings the simulation to the step of a frame and reads it there. */
async function readFrame(simulation: Simulation, plan: FilmPlan, frame: number): Promise<Moment> {
  const steps = stepOfFrame(plan, frame) - simulation.step;
  if (steps > 0) await simulation.advance(steps);
  const [density, tally] = await Promise.all([simulation.readDensity(), simulation.readTally()]);
  return { density, tally };
}
