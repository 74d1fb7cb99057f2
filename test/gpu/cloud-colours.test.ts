import { expect, it } from 'vitest';
import { colourCloud } from '../../src/engine/cloud-colours.ts';
import { DENSITY_SIZE } from '../../src/engine/engine.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { cividisPalette } from '../../src/ui/map/palette.ts';
import { modelOf } from '../support/models.ts';

/** Levels of 255 by which a channel may differ: alpha is rounded to a byte twice, and the canvas multiplies by it. */
const ROUNDING = 3;

it('the GPU paints what the twin makes of the density that is read back', async () => {
  const engine = await createWebGpuEngine(navigator.gpu);
  const simulation = await engine.createSimulation(
    modelOf(
      {
        landscape: { name: 'sharp-flat' },
        method: { name: 'sgd', learningRate: 0.02 },
        noise: { name: 'two-temperature', batchSize: 0.5 },
      },
      20_000,
    ),
  );
  await simulation.advance(200);
  const palette = cividisPalette();
  const { cells } = await simulation.readDensity();
  const twin = colourCloud(cells, palette);

  const canvas = document.createElement('canvas');
  canvas.width = DENSITY_SIZE;
  canvas.height = DENSITY_SIZE;
  const painter = simulation.createPainter(canvas, palette);
  await new Promise(requestAnimationFrame);
  painter.paint();
  // In the same task: once it has been presented, a WebGPU canvas reads as blank.
  const painted = readOver(canvas);
  const copy = new OffscreenCanvas(DENSITY_SIZE, DENSITY_SIZE);
  copy.getContext('2d')!.putImageData(new ImageData(twin, DENSITY_SIZE, DENSITY_SIZE), 0, 0);
  const expected = readOver(copy);
  let largest = 0;
  let coloured = 0;
  painted.forEach((value, at) => {
    largest = Math.max(largest, Math.abs(value - expected[at]));
    if (at % 4 === 0 && value > 20) coloured++;
  });
  expect(coloured).toBeGreaterThan(1000);
  expect(largest).toBeLessThanOrEqual(ROUNDING);
  painter.destroy();
  simulation.destroy();
  engine.destroy();
});

/** A canvas over black, as it is seen. */
function readOver(source: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(DENSITY_SIZE, DENSITY_SIZE).getContext('2d')!;
  context.fillRect(0, 0, DENSITY_SIZE, DENSITY_SIZE);
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, DENSITY_SIZE, DENSITY_SIZE).data;
}
