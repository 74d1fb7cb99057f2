/** What lies over the cloud: contour lines, minima, saddle, start, escape region, axes. Drawn once per landscape and size. */

import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import type { Point } from '../../landscapes/geometry.ts';
import { say } from '../../language/language.ts';
import {
  chooseLevels,
  type Line,
  type SampledLoss,
  traceBasin,
  traceContour,
} from './map-contours.ts';
import { chooseTicks, type MapScale } from './map-scale.ts';

/** A point of the landscape worth a name. */
export interface Landmark {
  /** Base and subscript, e.g. a and 1. */
  readonly name: readonly [base: string, subscript: string];
  readonly kind: 'minimum' | 'saddle';
  readonly position: Point;
  readonly value: number;
  /** Whether the escape leads through it; where there are many others, only these are named. */
  readonly isOnRoute: boolean;
}

/** All that the overlay shows. */
export interface OverlayScene {
  /** Tells landscapes apart. */
  readonly landscapeKey: string;
  readonly loss: SampledLoss;
  readonly landmarks: readonly Landmark[];
  /** Levels of L at the start's minimum and at the saddle, where there are both. */
  readonly well: { readonly bottom: number; readonly saddle: number } | undefined;
  readonly start: { readonly at: Point; readonly spread: number };
  readonly escape: EscapeRegion;
}

/** Room for the numbers at the left edge, in pixels. */
const LABEL_MARGIN = 40;

const LEAST_TICKS = 3;
/** Width of the halo that keeps lines off the numbers at the axes. */
const TICK_HALO = 8;

/** Landmarks up to which each has its name on the map. */
const MOST_NAMES = 5;

/** Landmarks up to which each is marked on a card. */
const MOST_MARKS = 20;
/** Opacity of the hatching of the escape region: over the cloud, and over the relief of a card. */
const HATCHING = { map: 0.085, card: 0.3 } as const;

/**
 * Draws in CSS pixels; the context is already scaled to the device's.
 *
 * @param size a card is too small for numbers at its axes and for words
 */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  scene: OverlayScene,
  scale: MapScale,
  textSize: number,
  size: 'map' | 'card' = 'map',
): void {
  const { landmarks } = scene;
  context.clearRect(0, 0, scale.width, scale.height);
  context.lineJoin = 'round';
  drawContours(context, scene, scale, textSize);
  const label = drawEscape(context, scene, scale, HATCHING[size]);
  if (label !== undefined && size === 'map') drawEscapeLabel(context, label, scale, textSize);
  drawStart(context, scene, scale, textSize);
  if (size === 'map') drawAxes(context, scale, textSize);
  const isCrowded = landmarks.length > MOST_NAMES;
  const isFull = size === 'card' && landmarks.length > MOST_MARKS;
  for (const landmark of landmarks) {
    if (isFull && !landmark.isOnRoute) continue;
    drawLandmark(context, landmark, scale, textSize, landmark.isOnRoute || !isCrowded);
  }
}

function drawContours(
  context: CanvasRenderingContext2D,
  { loss, well }: OverlayScene,
  scale: MapScale,
  textSize: number,
): void {
  context.lineWidth = textSize / 12;
  context.strokeStyle = 'rgb(190 202 224 / 0.26)';
  for (const level of chooseLevels(loss, well))
    strokeLines(context, traceContour(loss, level), scale);
  if (well === undefined) return;
  context.lineWidth = textSize / 8;
  context.strokeStyle = 'rgb(214 224 242 / 0.62)';
  strokeLines(context, traceContour(loss, well.saddle), scale);
}

function strokeLines(
  context: CanvasRenderingContext2D,
  lines: readonly Line[],
  scale: MapScale,
): void {
  context.beginPath();
  addLines(context, lines, scale);
  context.stroke();
}

function addLines(
  path: CanvasRenderingContext2D | Path2D,
  lines: readonly Line[],
  scale: MapScale,
): void {
  for (const line of lines) {
    for (let index = 0; index < line.length; index += 2) {
      const x = scale.toPixelX(line[index]!);
      const y = scale.toPixelY(line[index + 1]!);
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
}

/** Where the words on the escape region go, in pixels, and on which side of that place. */
interface EscapeLabel {
  readonly at: readonly [number, number];
  readonly isToTheLeft: boolean;
  /** Along a level edge the words lie above it. */
  readonly isAbove: boolean;
}

/** Hatches the escape region and draws its edge. */
function drawEscape(
  context: CanvasRenderingContext2D,
  { escape: region, loss, start }: OverlayScene,
  scale: MapScale,
  hatching: number,
): EscapeLabel | undefined {
  const { width, height } = scale;
  const inside = new Path2D();
  const edge = new Path2D();
  let label: readonly [number, number] | undefined;
  let isToTheLeft = false;
  let isAbove = false;
  switch (region.kind) {
    case 'half-plane': {
      const ends = edgeOfHalfPlane(region.normal, region.offset, scale);
      if (ends !== undefined) {
        const [[x0, y0], [x1, y1]] = ends.edge;
        edge.moveTo(x0, y0);
        edge.lineTo(x1, y1);
        const [nx, ny] = region.normal;
        // At the upper end of the edge, on the side that counts.
        const [x, y] = y0 < y1 || (y0 === y1 && x0 > x1) ? [x0, y0] : [x1, y1];
        const isLevel = Math.abs(ny) * height > Math.abs(nx) * width;
        // Along a level edge at the end that is farther from the start.
        const end = scale.toPixelX(start.at[0]) > width / 2 ? LABEL_MARGIN : width;
        label = isLevel ? [end, y] : [x, y];
        isAbove = isLevel && ny > 0;
        isToTheLeft = nx < 0;
      }
      polygonOfHalfPlane(region.normal, region.offset, scale).forEach(([x, y], index) => {
        if (index === 0) inside.moveTo(x, y);
        else inside.lineTo(x, y);
      });
      inside.closePath();
      break;
    }
    case 'disc':
    case 'outside-disc': {
      const [x, y] = [scale.toPixelX(region.center[0]), scale.toPixelY(region.center[1])];
      const radiusX = Math.abs(scale.toPixelX(region.center[0] + region.radius) - x);
      const radiusY = Math.abs(scale.toPixelY(region.center[1] + region.radius) - y);
      for (const path of [inside, edge]) path.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
      if (region.kind === 'outside-disc') inside.rect(-10, -10, width + 20, height + 20);
      label = [x + 0.7 * radiusX, y + 0.7 * radiusY];
      break;
    }
    case 'leave-basin': {
      if (region.basin === undefined) break;
      const lines = traceBasin(region.basin);
      inside.rect(-10, -10, width + 20, height + 20);
      for (const path of [inside, edge]) addLines(path, lines, scale);
      break;
    }
    case 'level': {
      const lines = traceContour(loss, region.value);
      for (const path of [inside, edge]) addLines(path, lines, scale);
      break;
    }
  }
  context.save();
  context.clip(inside, 'evenodd');
  context.strokeStyle = `rgb(233 236 242 / ${hatching})`;
  context.lineWidth = 1;
  context.beginPath();
  for (let offset = -height; offset < width; offset += 12) {
    context.moveTo(offset, height);
    context.lineTo(offset + height, 0);
  }
  context.stroke();
  context.restore();
  context.strokeStyle = 'rgb(233 236 242 / 0.7)';
  context.lineWidth = 1.25;
  context.setLineDash([6, 5]);
  context.stroke(edge);
  context.setLineDash([]);
  return label && { at: label, isToTheLeft, isAbove };
}

function drawEscapeLabel(
  context: CanvasRenderingContext2D,
  { at: [x, y], isToTheLeft, isAbove }: EscapeLabel,
  { width }: MapScale,
  textSize: number,
): void {
  context.font = `${textSize}px ${getFont('--font')}`;
  context.textBaseline = 'top';
  const text = say('counts as escaped');
  const room = context.measureText(text).width + 10;
  // Where neither side has room for it, it starts at the edge of the map.
  const fitsLeft = x - room >= 0;
  context.textAlign = fitsLeft && (isToTheLeft || x + room > width) ? 'right' : 'left';
  drawText(
    context,
    text,
    x + (context.textAlign === 'right' ? -8 : 8),
    Math.max(y - (isAbove ? textSize + 20 : 0), 0) + 10,
    0.82,
  );
}

/** Where the edge line of a half-plane enters and leaves the map, in pixels. */
function edgeOfHalfPlane(
  normal: Point,
  offset: number,
  scale: MapScale,
): { edge: readonly [Point, Point] } | undefined {
  const corners = polygonOfHalfPlane(normal, offset, scale);
  const onEdge = corners.filter(([px, py]) => {
    const [x, y] = scale.toPosition(px, py);
    const size = Math.hypot(...normal) * Math.max(1, Math.abs(x), Math.abs(y));
    return Math.abs(normal[0] * x + normal[1] * y - offset) < 1e-9 * size;
  });
  return onEdge.length >= 2 ? { edge: [onEdge[0]!, onEdge[1]!] } : undefined;
}

/** The part of the map inside a half-plane, as pixel corners (Sutherland and Hodgman). */
function polygonOfHalfPlane(normal: Point, offset: number, scale: MapScale): Point[] {
  const { width, height } = scale;
  const corners: Point[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const depth = ([px, py]: Point): number => {
    const [x, y] = scale.toPosition(px, py);
    return normal[0] * x + normal[1] * y - offset;
  };
  const result: Point[] = [];
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % corners.length]!;
    const [here, there] = [depth(corner), depth(next)];
    if (here >= 0) result.push(corner);
    if (here * there < 0) {
      const share = here / (here - there);
      result.push([
        corner[0] + share * (next[0] - corner[0]),
        corner[1] + share * (next[1] - corner[1]),
      ]);
    }
  });
  return result;
}

function drawStart(
  context: CanvasRenderingContext2D,
  { start }: OverlayScene,
  scale: MapScale,
  textSize: number,
): void {
  const [x, y] = [scale.toPixelX(start.at[0]), scale.toPixelY(start.at[1])];
  context.strokeStyle = 'rgb(233 236 242 / 0.7)';
  context.lineWidth = textSize / 12;
  if (start.spread > 0) {
    const radiusX = Math.abs(scale.toPixelX(start.at[0] + 2 * start.spread) - x);
    const radiusY = Math.abs(scale.toPixelY(start.at[1] + 2 * start.spread) - y);
    context.beginPath();
    context.setLineDash([2, 4]);
    context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
    context.stroke();
    context.setLineDash([]);
  }
  context.beginPath();
  context.arc(x, y, 0.9 * textSize, 0, 2 * Math.PI);
  context.stroke();
}

function drawLandmark(
  context: CanvasRenderingContext2D,
  { kind, name, position }: Landmark,
  scale: MapScale,
  textSize: number,
  isNamed: boolean,
): void {
  const [x, y] = [scale.toPixelX(position[0]), scale.toPixelY(position[1])];
  if (x < 0 || x > scale.width || y < 0 || y > scale.height) return;
  // Marks grow with the screen, as text does.
  const reach = 0.41 * textSize;
  for (const [width, colour] of [
    [0.37 * textSize, 'rgb(10 13 20 / 0.75)'],
    [0.164 * textSize, '#f4f6fa'],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    if (kind === 'minimum') {
      context.arc(x, y, reach, 0, 2 * Math.PI);
    } else {
      context.moveTo(x - reach, y - reach);
      context.lineTo(x + reach, y + reach);
      context.moveTo(x + reach, y - reach);
      context.lineTo(x - reach, y + reach);
    }
    context.stroke();
  }
  if (!isNamed) return;
  const size = 1.45 * textSize;
  const font = getFont('--font-math');
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const [base, subscript] = name;
  const left = Math.min(x + 1.07 * textSize, scale.width - 1.6 * size);
  const bottom = Math.max(y - 0.9 * textSize, size);
  context.font = `italic ${size}px ${font}`;
  drawText(context, base, left, bottom, 1);
  const shift = context.measureText(base).width + 1;
  context.font = `${0.68 * size}px ${font}`;
  drawText(context, subscript, left + shift, bottom + 0.2 * size, 1);
}

function drawAxes(context: CanvasRenderingContext2D, scale: MapScale, textSize: number): void {
  const { domain, width, height } = scale;
  context.font = `${textSize}px ${getFont('--font')}`;
  context.strokeStyle = 'rgb(233 236 242 / 0.55)';
  context.lineWidth = 1;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  // Off the edges by so much, and by more at the corners, where x and y stand.
  const margin = 0.9 * textSize;
  const corner = 3.5 * textSize;
  const mark = textSize / 2;
  const format = (tick: number): string => String(tick).replace('-', '\u2212');
  for (const [tick, x] of ticksWithin(
    domain[0],
    width / (8 * textSize),
    scale.toPixelX,
    corner,
    width - corner,
  )) {
    context.beginPath();
    context.moveTo(x, height);
    context.lineTo(x, height - mark);
    context.stroke();
    drawText(context, format(tick), x, height - margin, 0.8, TICK_HALO);
  }
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const [tick, y] of ticksWithin(
    domain[1],
    height / (6.4 * textSize),
    scale.toPixelY,
    corner,
    height - corner,
  )) {
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(mark, y);
    context.stroke();
    drawText(context, format(tick), margin, y, 0.8, TICK_HALO);
  }
  context.font = `italic ${1.15 * textSize}px ${getFont('--font-math')}`;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'right';
  drawText(context, 'x', width - margin, height - margin, 0.9);
  context.textAlign = 'left';
  drawText(context, 'y', margin, 2 * textSize, 0.9);
}

/** Round values with their pixels between two ends: about so many, yet no fewer than three. */
function ticksWithin(
  range: readonly [number, number],
  count: number,
  toPixel: (value: number) => number,
  from: number,
  to: number,
): (readonly [tick: number, pixel: number])[] {
  for (let wished = count; ; wished *= 1.4) {
    const ticks = chooseTicks(range, wished)
      .map((tick) => [tick, toPixel(tick)] as const)
      .filter(([, pixel]) => pixel >= from && pixel <= to);
    if (ticks.length >= LEAST_TICKS || wished > 3 * count) return ticks;
  }
}

/** Text with a dark halo, legible over the brightest cloud. */
function drawText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  opacity: number,
  halo = 3.5,
): void {
  context.save();
  context.lineWidth = halo;
  context.lineJoin = 'round';
  context.strokeStyle = `rgb(10 13 20 / ${halo > 4 ? 0.95 : 0.8})`;
  context.strokeText(text, x, y);
  context.fillStyle = `rgb(240 243 248 / ${opacity})`;
  context.fillText(text, x, y);
  context.restore();
}

/**
 * A typeface of the page by its token; asked of the page, as a canvas that is being kept as a file is not on it. A page of
 * somebody else has no tokens.
 */
export function getFont(token: '--font' | '--font-math'): string {
  const usual = token === '--font' ? 'system-ui, sans-serif' : 'serif';
  return getComputedStyle(document.documentElement).getPropertyValue(token) || usual;
}
