/** Draws trails over the cloud. */

import type { MapScale } from './map-scale.ts';
import { isWay, type Restart, TRAIL_LENGTH } from './trail-recorder.ts';

/** Opacity of the newest piece of a trail; older ones fade away. */
const STRONGEST = 0.5;

/**
 * Draws in CSS pixels; the context is already scaled to the device's.
 *
 * @param positions as TrailRecorder has them
 * @param restart where particles start anew after an escape; undefined where they do not
 */
export function drawTrails(
  context: CanvasRenderingContext2D,
  positions: readonly Float32Array[],
  scale: MapScale,
  restart: Restart | undefined,
): void {
  context.clearRect(0, 0, scale.width, scale.height);
  context.lineWidth = 1.1;
  // All pieces of one age at a time: as many strokes as there are ages.
  for (let index = 1; index < positions.length; index++) {
    const [from, to] = [positions[index - 1], positions[index]];
    const age = positions.length - 1 - index;
    const freshness = 1 - age / TRAIL_LENGTH;
    context.strokeStyle = `rgb(255 255 255 / ${STRONGEST * freshness ** 2})`;
    context.beginPath();
    for (let i = 0; i < to.length; i += 2) {
      if (!isWay([from[i], from[i + 1]], [to[i], to[i + 1]], scale.domain, restart)) continue;
      context.moveTo(scale.toPixelX(from[i]), scale.toPixelY(from[i + 1]));
      context.lineTo(scale.toPixelX(to[i]), scale.toPixelY(to[i + 1]));
    }
    context.stroke();
  }
  const latest = positions.at(-1);
  if (latest === undefined) return;
  context.fillStyle = 'rgb(255 255 255 / 0.85)';
  context.beginPath();
  for (let i = 0; i < latest.length; i += 2) {
    const [x, y] = [scale.toPixelX(latest[i]), scale.toPixelY(latest[i + 1])];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    context.moveTo(x + 1.3, y);
    context.arc(x, y, 1.3, 0, 2 * Math.PI);
  }
  context.fill();
}
