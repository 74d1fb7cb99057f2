import { DENSITY_SIZE } from '../../engine/engine.ts';

/** A canvas for a cloud: a pixel for each cell; the browser stretches it smoothly. */
export function createCloudCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = DENSITY_SIZE;
  canvas.height = DENSITY_SIZE;
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
