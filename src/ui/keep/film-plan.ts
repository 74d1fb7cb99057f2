/** Which frames a film has, and which steps they show. Pure functions. */

import { explainInvalid, type Parameter } from '../../parameter.ts';
import { FASTEST } from '../run/pacing.ts';

/** Sizes that are offered by name. */
export const SIZES = [
  { name: '1280 × 720', width: 1280, height: 720 },
  { name: '1920 × 1080', width: 1920, height: 1080 },
  { name: '3840 × 2160', width: 3840, height: 2160 },
  { name: '1080 × 1080', width: 1080, height: 1080 },
] as const;

/** What may be typed in the dialog. */
export type KeepField = 'width' | 'height' | 'framesPerSecond' | 'seconds' | 'stepsPerFrame';

const PIXELS = {
  symbol: '',
  unit: '',
  default: 1080,
  minimum: 64,
  maximum: 8192,
  integer: true,
  slider: { scale: 'logarithmic', from: 64, to: 8192 },
  help: 'Pixels of the picture along this side.',
} as const;

/** The numbers of a picture and of a film. */
export const KEEP_FIELDS: Readonly<Record<KeepField, Parameter>> = {
  width: { ...PIXELS, label: 'width' },
  height: { ...PIXELS, label: 'height' },
  framesPerSecond: {
    label: 'frames per second',
    symbol: '',
    unit: '',
    default: 30,
    minimum: 1,
    maximum: 120,
    integer: true,
    slider: { scale: 'linear', from: 10, to: 60 },
    help: 'Frames that a second of the film has.',
  },
  seconds: {
    label: 'seconds',
    symbol: '',
    unit: 's',
    default: 10,
    minimum: 0,
    exclusiveMinimum: true,
    maximum: 600,
    slider: { scale: 'linear', from: 1, to: 60 },
    help: 'How long the film is.',
  },
  stepsPerFrame: {
    label: 'steps per frame',
    symbol: '',
    unit: '',
    default: 10,
    minimum: 1,
    maximum: 1_000_000,
    integer: true,
    slider: { scale: 'logarithmic', from: 1, to: 1000 },
    help: 'Steps of every particle from one frame to the next.',
  },
};

/** Frames of a film: the first shows the start. */
export interface FilmPlan {
  readonly framesPerSecond: number;
  readonly frameCount: number;
  readonly stepsPerFrame: number;
  /** The last step of the experiment; a film that goes on stands still. */
  readonly lastStep: number;
}

/** What is wrong with a number, as a sentence, or nothing. */
export function explainField(field: KeepField, value: unknown, isFilm: boolean): string {
  const problem = explainInvalid(field, value, KEEP_FIELDS[field]);
  if (problem !== undefined) return problem;
  const isSide = field === 'width' || field === 'height';
  // Colours are encoded for two by two pixels at a time.
  if (isFilm && isSide && typeof value === 'number' && value % 2 !== 0) {
    return `${capital(KEEP_FIELDS[field].label)} must be even for a film; got ${value}, take ${value + 1}.`;
  }
  return '';
}

/** A film of exactly framesPerSecond · seconds frames, rounded to a whole one. */
export function planFilm(
  framesPerSecond: number,
  seconds: number,
  stepsPerFrame: number,
  lastStep: number,
): FilmPlan {
  const frameCount = Math.max(1, Math.round(framesPerSecond * seconds));
  return { framesPerSecond, frameCount, stepsPerFrame, lastStep };
}

/** How long a film is that ends with the experiment's last step, in seconds. */
export function secondsForAll(
  framesPerSecond: number,
  stepsPerFrame: number,
  lastStep: number,
): number {
  return (Math.ceil(lastStep / stepsPerFrame) + 1) / framesPerSecond;
}

/** The step that a frame shows; frames count from 0. */
export function stepOfFrame({ stepsPerFrame, lastStep }: FilmPlan, frame: number): number {
  return Math.min(frame * stepsPerFrame, lastStep);
}

/**
 * Steps per frame with which a film runs as the page does.
 *
 * @param speed wished speed in steps per second
 * @param measured what the page reaches, for "as fast as possible"
 */
export function presentStepsPerFrame(
  speed: number,
  measured: number,
  framesPerSecond: number,
): number {
  const stepsPerSecond = speed >= FASTEST ? measured : speed;
  const { minimum, maximum } = KEEP_FIELDS.stepsPerFrame;
  const steps = Math.round(stepsPerSecond / framesPerSecond);
  return Number.isFinite(steps) ? Math.min(maximum, Math.max(minimum, steps)) : minimum;
}

/** A label as a sentence begins with it. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
