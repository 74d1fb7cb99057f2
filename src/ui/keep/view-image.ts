/** Pictures of the view at any size: what the page shows in layers, drawn on one canvas. */

import { computeNoiseShape } from '../../analysis/noise-shape.ts';
import { DENSITY_SIZE, type Palette } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { say } from '../../language/language.ts';
import { drawCommittor, drawCurrent } from '../map/map-fields.ts';
import { drawNoiseShapes } from '../map/map-noise.ts';
import { drawOverlay, getFont } from '../map/map-overlay.ts';
import { type MapPicture, pictureCloud } from '../map/map-picture.ts';
import { createMapScale } from '../map/map-scale.ts';
import { createScene } from '../map/map-scene.ts';
import { cividisPalette } from '../map/palette.ts';
import { isPreparing, type LaboratoryState } from '../run/laboratory-state.ts';
import { type CaptionedPicture, pictureDensity, pictureDifference } from '../run/theory-painter.ts';
import { describeExperiment, describeMoment, type Moment, wrapText } from './view-caption.ts';

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a picture shows, the particles aside. */
export interface View extends Pick<LaboratoryState, 'mapMode' | 'overlays' | 'theory'> {
  readonly prepared: PreparedExperiment;
  /** Whether experiment and numbers are written below the map. */
  readonly hasCaption: boolean;
}

/** A picture is laid out as a map whose shorter side has so many units; lines and letters grow with it. */
const LAYOUT_SIDE = 720;
/** Pixels of a unit at least: letters of a small picture stay legible. */
const LEAST_RATIO = 0.75;
/** Size of letters, and distance of lines of the caption, in units. */
const TEXT_SIZE = 13;
const LINE_HEIGHT = 1.45 * TEXT_SIZE;
const PADDING = 0.8 * TEXT_SIZE;
/** Shorter side, in units, below which a map is drawn as a card is: without numbers and words. */
const SMALL_MAP = 200;
/** Part of the height that the caption may take. */
const MOST_OF_HEIGHT = 0.4;
/** Room for what the second line of the caption may gain in a film, as letters. */
const GROWTH = { cloud: 16, 'fokker-planck': 16, difference: 110 } as const;

/** Why there is nothing to take a picture of, in a sentence; '' where there is. */
export function explainMissing(state: LaboratoryState): string {
  const { mapMode, theory } = state;
  if (isPreparing(state)) return 'There is nothing to keep yet: the experiment is being prepared.';
  if (mapMode === 'cloud') return '';
  const { densities } = theory;
  if (densities === undefined) return 'The Fokker–Planck equation is being solved …';
  return 'reason' in densities ? `No Fokker–Planck density: ${densities.reason}` : '';
}

/** A canvas of a given size on which a view is drawn, moment by moment. */
export class ViewImage {
  readonly canvas: HTMLCanvasElement;
  readonly #view: View;
  readonly #palette: Palette = cividisPalette();
  readonly #context: CanvasRenderingContext2D;
  /** Pixels of a unit of the layout. */
  readonly #ratio: number;
  readonly #map: PictureSize;
  readonly #marks: HTMLCanvasElement;
  readonly #experimentLines: readonly string[];
  readonly #momentLineCount: number;

  /**
   * @param first the first moment to be drawn: the caption gets the room for it
   * @param use of a film, whose numbers grow, the caption gets more
   */
  constructor({ width, height }: PictureSize, view: View, first: Moment, use: 'still' | 'film') {
    this.#view = view;
    [this.canvas, this.#context] = createCanvas(width, height);
    this.#ratio = Math.max(Math.min(width, height) / LAYOUT_SIDE, LEAST_RATIO);
    const lines = view.hasCaption ? this.#wrap(describeExperiment(view.prepared.experiment)) : [];
    const growth = use === 'film' ? GROWTH[view.mapMode] : 0;
    const momentLines = this.#wrap(
      `${this.#sayMoment(first, this.#pictureOf(first))} ${'0'.repeat(growth)}`,
    );
    const wished = this.#ratio * (2 * PADDING + LINE_HEIGHT * (lines.length + momentLines.length));
    const isRoom = view.hasCaption && wished <= MOST_OF_HEIGHT * height;
    this.#experimentLines = isRoom ? lines : [];
    this.#momentLineCount = isRoom ? momentLines.length : 0;
    this.#map = { width, height: isRoom ? Math.round(height - wished) : height };
    this.#marks = drawMarks(view, this.#map, this.#ratio);
  }

  /** Draws a moment over the one before. */
  draw(moment: Moment): void {
    const context = this.#context;
    const { picture, caption } = this.#pictureOf(moment);
    context.fillStyle = tokenOf('--map');
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    drawView(context, this.#map, this.#view, picture, this.#marks);
    if (this.#momentLineCount > 0) this.#drawCaption(this.#sayMoment(moment, { picture, caption }));
  }

  /** The picture as a PNG file. */
  toBlob(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('This browser could not make the picture.'));
        else resolve(blob);
      }, 'image/png');
    });
  }

  #pictureOf(moment: Moment): CaptionedPicture {
    const { mapMode, prepared, theory } = this.#view;
    const { densities } = theory;
    if (mapMode === 'cloud' || densities === undefined || 'reason' in densities) {
      return { picture: pictureCloud(moment.density, this.#palette), caption: '' };
    }
    return mapMode === 'fokker-planck'
      ? pictureDensity(prepared, densities, moment.density.step, this.#palette)
      : pictureDifference(prepared, densities, moment.density);
  }

  #sayMoment(moment: Moment, { caption }: CaptionedPicture): string {
    const numbers = describeMoment(this.#view.prepared.experiment, moment);
    return caption === '' ? numbers : `${numbers} · ${say(caption)}`;
  }

  #wrap(text: string): readonly string[] {
    this.#context.font = `${this.#ratio * TEXT_SIZE}px ${getFont('--font')}`;
    const width = this.canvas.width - 2 * this.#ratio * PADDING;
    return wrapText(text, width, (line) => this.#context.measureText(line).width);
  }

  #drawCaption(momentText: string): void {
    const context = this.#context;
    const { width, height } = this.#map;
    const left = this.#ratio * PADDING;
    context.fillStyle = tokenOf('--map-raised');
    context.fillRect(0, height, width, this.canvas.height - height);
    const lines = this.#wrap(momentText);
    // What is longer than was foreseen is written closer rather than lost.
    const last = lines.slice(this.#momentLineCount - 1).join(' ');
    const shown = [...lines.slice(0, this.#momentLineCount - 1), last];
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    [...this.#experimentLines, ...shown].forEach((line, index) => {
      const isExperiment = index < this.#experimentLines.length;
      context.fillStyle = tokenOf(isExperiment ? '--map-ink' : '--map-ink-quiet');
      const y = height + this.#ratio * (PADDING + LINE_HEIGHT * (index + 0.5));
      context.fillText(line, left, y, width - 2 * left);
    });
  }
}

/**
 * Draws what the page shows, without its caption: the map. A view of another kind, such as a surface, is to be drawn here,
 * from the same densities.
 */
export function drawView(
  context: CanvasRenderingContext2D,
  { width, height }: PictureSize,
  { mapMode }: View,
  picture: MapPicture | undefined,
  marks: HTMLCanvasElement,
): void {
  if (picture !== undefined) {
    const [cells, cellContext] = createCanvas(DENSITY_SIZE, DENSITY_SIZE);
    cellContext.putImageData(new ImageData(picture.pixels, DENSITY_SIZE, DENSITY_SIZE), 0, 0);
    // Blocks have edges; a density is stretched smoothly.
    context.imageSmoothingEnabled = mapMode !== 'difference';
    context.imageSmoothingQuality = 'high';
    context.drawImage(cells, 0, 0, width, height);
  }
  context.drawImage(marks, 0, 0);
}

/** Contours, landmarks and exact fields, on a canvas of their own: they are the same in all of a film. */
function drawMarks(
  { prepared, overlays, theory }: View,
  { width, height }: PictureSize,
  ratio: number,
): HTMLCanvasElement {
  const [canvas, context] = createCanvas(width, height);
  context.scale(ratio, ratio);
  const scale = createMapScale(prepared.model.domain, width / ratio, height / ratio);
  const isSmall = Math.min(scale.width, scale.height) < SMALL_MAP;
  drawOverlay(context, createScene(prepared), scale, TEXT_SIZE, isSmall ? 'card' : 'map');
  const { current, committor } = theory;
  if (overlays.current && current !== undefined && 'x' in current) {
    drawCurrent(context, current, scale);
  }
  if (overlays.committor && committor !== undefined && 'values' in committor) {
    drawCommittor(context, committor, scale, TEXT_SIZE);
  }
  if (overlays.noise) {
    const shapes = [prepared.route.minimum, prepared.route.saddle]
      .map((point) => point && computeNoiseShape(prepared, point.position))
      .filter((shape) => shape !== undefined);
    drawNoiseShapes(context, shapes, scale);
  }
  return canvas;
}

function createCanvas(
  width: number,
  height: number,
): [canvas: HTMLCanvasElement, context: CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas to draw the picture on.');
  return [canvas, context];
}

function tokenOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
