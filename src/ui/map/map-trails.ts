/** Draws trails over the cloud. */

import type { MapScale } from './map-scale.ts';
import { isWay, type Restart, TRAIL_LENGTH } from './trail-recorder.ts';

/** Opacity of the newest pieces of trails; older ones fade away. */
const STRONGEST = 0.32;
/**
 * Steps in which they fade. What is drawn in one stroke does not add up where lines cross: a bright core stays legible,
 * which with a stroke for every age would be white.
 */
const SHADES = 8;
const SHADE_LENGTH = TRAIL_LENGTH / SHADES;

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
  context.lineWidth = 0.8;
  for (let shade = SHADES - 1; shade >= 0; shade--) {
    context.strokeStyle = `rgb(255 255 255 / ${STRONGEST * (1 - shade / SHADES) ** 3})`;
    context.beginPath();
    const last = positions.length - 1 - shade * SHADE_LENGTH;
    for (let index = Math.max(1, last - SHADE_LENGTH + 1); index <= last; index++) {
      addPieces(context, positions[index - 1], positions[index], scale, restart);
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

function addPieces(
  context: CanvasRenderingContext2D,
  from: Float32Array,
  to: Float32Array,
  scale: MapScale,
  restart: Restart | undefined,
): void {
  for (let i = 0; i < to.length; i += 2) {
    if (!isWay([from[i], from[i + 1]], [to[i], to[i + 1]], scale.domain, restart)) continue;
    context.moveTo(scale.toPixelX(from[i]), scale.toPixelY(from[i + 1]));
    context.lineTo(scale.toPixelX(to[i]), scale.toPixelY(to[i + 1]));
  }
}
