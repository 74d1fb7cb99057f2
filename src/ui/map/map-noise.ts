/** Ellipses of gradient noise and curvature over the map. */

import type { NoiseShape } from '../../analysis/noise-shape.ts';
import { decomposeSymmetric, type SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import type { MapScale } from './map-scale.ts';

/** From the centre to the farthest point of the larger ellipse: CSS pixels, and the share of the map's shorter side it may take. */
const RADIUS = 44;
const MOST_OF_MAP = 0.1;
const NOISE = '#ffb86b';
const CURVATURE = '#8fd3c4';
const HALO = 'rgb(10 13 20 / 0.7)';
const SEGMENTS = 72;

/**
 * For each place the ellipse of one standard deviation of C, filled, and that of c|H|, dashed. Both have the same unit, chosen
 * for each place so that they can be seen; they are drawn with the map's own stretch.
 */
export function drawNoiseShapes(
  context: CanvasRenderingContext2D,
  shapes: readonly NoiseShape[],
  scale: MapScale,
): void {
  const radius = Math.min(RADIUS, MOST_OF_MAP * Math.min(scale.width, scale.height));
  for (const { position, covariance, curvature, factor } of shapes) {
    const centre = [scale.toPixelX(position[0]), scale.toPixelY(position[1])] as const;
    const scaled = curvature.map((element) => factor * element) as unknown as SymmetricMatrix;
    const noise = outline(covariance, scale);
    const bent = outline(scaled, scale);
    const reach = Math.max(...[...noise, ...bent].map(([x, y]) => Math.hypot(x, y)));
    const unit = reach > 0 ? radius / reach : 0;
    context.save();
    trace(context, noise, centre, unit);
    context.fillStyle = `${NOISE}40`;
    context.fill();
    stroke(context, NOISE);
    context.setLineDash([6, 4]);
    trace(context, bent, centre, unit);
    stroke(context, CURVATURE);
    context.restore();
  }
}

/** Points of the ellipse M^½u, |u| = 1, in pixels about its centre, before scaling. */
function outline(matrix: SymmetricMatrix, scale: MapScale): (readonly [number, number])[] {
  const { eigenvalues, eigenvectors } = decomposeSymmetric(matrix);
  const [a, b] = eigenvalues.map((value) => Math.sqrt(Math.max(value, 0)));
  const [[ux, uy], [vx, vy]] = eigenvectors;
  const perX = scale.toPixelX(1) - scale.toPixelX(0);
  const perY = scale.toPixelY(1) - scale.toPixelY(0);
  return Array.from({ length: SEGMENTS }, (_, segment) => {
    const angle = (2 * Math.PI * segment) / SEGMENTS;
    const [p, q] = [a * Math.cos(angle), b * Math.sin(angle)];
    return [perX * (p * ux + q * vx), perY * (p * uy + q * vy)] as const;
  });
}

function trace(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
  [x, y]: readonly [number, number],
  unit: number,
): void {
  context.beginPath();
  for (const [dx, dy] of points) context.lineTo(x + unit * dx, y + unit * dy);
  context.closePath();
}

function stroke(context: CanvasRenderingContext2D, colour: string): void {
  for (const [width, style] of [
    [4.5, HALO],
    [2, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = style;
    context.stroke();
  }
}
