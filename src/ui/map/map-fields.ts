/** Lines and arrows of exact fields over the map. */

import type { ExactCurrent } from '../../analysis/exact-fields.ts';
import { type Field2d, sampleField } from '../../theory/generator-2d/problem.ts';
import { getFont } from './map-overlay.ts';
import type { MapScale } from './map-scale.ts';

/** Values of the committor at which lines are drawn; the one in the middle is emphasised. */
const COMMITTOR_LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** Those that carry their number. */
const LABELLED = [0.1, 0.5, 0.9] as const;

/** CSS pixels between arrows, and the length of the longest. */
const ARROW_SPACING = 44;
const LONGEST_ARROW = 30;
/** Share of the strongest current below which no arrow is drawn. */
const WEAKEST = 0.003;

const LINE = '#8fd3c4';
const ARROW = '#ffd7a8';
const HALO = 'rgb(10 13 20 / 0.6)';
const GROUND = 'rgb(10 13 20 / 0.85)';

/**
 * The line on which a field has a value, as separate pieces x₀, y₀, x₁, y₁ (marching squares). Cells with a corner that has
 * no value are left out.
 */
export function traceIsoline(field: Field2d, level: number): number[] {
  const { columns, rows, origin, spacing, values } = field;
  const pieces: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      // Around the cell: lower left, lower right, upper right, upper left.
      const corners = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]];
      const crossings: number[] = [];
      for (let edge = 0; edge < 4; edge++) {
        const from = corners[edge] - level;
        const to = corners[(edge + 1) % 4] - level;
        // Comparisons with NaN are false.
        if (!((from < 0 && to >= 0) || (from >= 0 && to < 0))) continue;
        const share = from / (from - to);
        const [u, v] = [
          [share, 0],
          [1, share],
          [1 - share, 1],
          [0, 1 - share],
        ][edge];
        crossings.push(origin[0] + (column + u) * spacing[0], origin[1] + (row + v) * spacing[1]);
      }
      if (corners.some(Number.isNaN)) continue;
      // Two crossings, or four on a saddle of the field: in the order of the edges.
      if (crossings.length >= 4) pieces.push(...crossings);
    }
  }
  return pieces;
}

/** Lines of equal committor, 0.1 to 0.9. */
export function drawCommittor(
  context: CanvasRenderingContext2D,
  committor: Field2d,
  scale: MapScale,
  textSize: number,
): void {
  context.save();
  const labels: [number, number, number][] = [];
  for (const level of COMMITTOR_LEVELS) {
    const pieces = traceIsoline(committor, level);
    const isMiddle = level === 0.5;
    context.beginPath();
    let label: [number, number, number] | undefined;
    for (let at = 0; at < pieces.length; at += 4) {
      const [x0, y0] = [scale.toPixelX(pieces[at]), scale.toPixelY(pieces[at + 1])];
      context.moveTo(x0, y0);
      context.lineTo(scale.toPixelX(pieces[at + 2]), scale.toPixelY(pieces[at + 3]));
      const isShown = y0 > 3 * textSize && x0 > 0 && x0 < scale.width - 2 * textSize;
      if (isShown && y0 < scale.height && (label === undefined || y0 < label[2])) {
        label = [level, x0, y0];
      }
    }
    context.strokeStyle = HALO;
    context.lineWidth = isMiddle ? 5 : 3;
    context.stroke();
    context.strokeStyle = LINE;
    context.globalAlpha = isMiddle ? 1 : 0.7;
    context.lineWidth = isMiddle ? 2.5 : 1.1;
    context.stroke();
    context.globalAlpha = 1;
    if (label !== undefined && LABELLED.some((one) => one === level)) labels.push(label);
  }
  context.font = `${0.95 * textSize}px ${getFont('--font')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let last = Number.NEGATIVE_INFINITY;
  for (const [level, x, y] of labels) {
    // Lines that lie close together share a label's place; the first has it.
    if (Math.abs(x - last) < 2 * textSize) continue;
    last = x;
    const text = level === 0.5 ? '½' : String(level);
    const width = context.measureText(text).width + 0.6 * textSize;
    context.fillStyle = GROUND;
    context.beginPath();
    context.roundRect(x - width / 2, y - 0.75 * textSize, width, 1.5 * textSize, 4);
    context.fill();
    context.fillStyle = LINE;
    context.fillText(text, x, y);
  }
  context.restore();
}

/** An arrow on the map, in CSS pixels. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Few arrows along a current: as long as the cube root of its strength, so that weak flows are seen, too. */
export function placeArrows({ x: alongX, y: alongY }: ExactCurrent, scale: MapScale): Arrow[] {
  const [[left, right], [bottom, top]] = scale.domain;
  const perX = scale.width / (right - left);
  const perY = scale.height / (top - bottom);
  const found: (Arrow & { strength: number })[] = [];
  let strongest = 0;
  const across = Math.max(4, Math.round(scale.width / ARROW_SPACING));
  const down = Math.max(4, Math.round(scale.height / ARROW_SPACING));
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const x = ((column + 0.5) / across) * scale.width;
      const y = ((row + 0.5) / down) * scale.height;
      const position = scale.toPosition(x, y);
      const [u, v] = [sampleField(alongX, position), sampleField(alongY, position)];
      const strength = Math.hypot(u, v);
      if (!(strength > 0)) continue;
      strongest = Math.max(strongest, strength);
      // The direction that a flow line has on the stretched map.
      const [px, py] = [u * perX, -v * perY];
      const size = Math.hypot(px, py);
      found.push({ x, y, dx: px / size, dy: py / size, strength });
    }
  }
  return found
    .filter(({ strength }) => strength >= WEAKEST * strongest)
    .map(({ x, y, dx, dy, strength }) => {
      const length = LONGEST_ARROW * Math.cbrt(strength / strongest);
      return { x, y, dx: length * dx, dy: length * dy };
    });
}

/** The arrows of a current. */
export function drawCurrent(
  context: CanvasRenderingContext2D,
  current: ExactCurrent,
  scale: MapScale,
): void {
  const arrows = placeArrows(current, scale);
  context.save();
  context.lineCap = 'round';
  for (const [width, colour] of [
    [4, HALO],
    [1.6, ARROW],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const { x, y, dx, dy } of arrows) {
      const [tipX, tipY] = [x + dx / 2, y + dy / 2];
      context.moveTo(x - dx / 2, y - dy / 2);
      context.lineTo(tipX, tipY);
      const head = Math.min(6, 0.45 * Math.hypot(dx, dy));
      const angle = Math.atan2(dy, dx);
      for (const turn of [2.6, -2.6]) {
        context.moveTo(tipX, tipY);
        context.lineTo(tipX + head * Math.cos(angle + turn), tipY + head * Math.sin(angle + turn));
      }
    }
    context.stroke();
  }
  context.restore();
}
