import { PAINT_CONSTANTS } from '../cloud-colours.ts';
import { DENSITY_SIZE, type Painter, type Palette } from '../engine.ts';
import { shaderFile } from './shader.ts';

/** Cells along each side of a workgroup of `colour_cells`, as in paint.wgsl. */
const TILE = 16;

/**
 * Paints a density buffer on a canvas: a histogram, its peak, colours, a stretched picture.
 *
 * @param cells the density buffer
 * @param countDensity records the commands that fill it
 */
export function createDensityPainter(
  device: GPUDevice,
  canvas: HTMLCanvasElement,
  palette: Palette,
  cells: GPUBuffer,
  countDensity: (encoder: GPUCommandEncoder) => void,
): Painter {
  const context = canvas.getContext('webgpu');
  if (context === null) {
    throw new Error('The canvas cannot be painted by WebGPU: it has another context already.');
  }
  const format = navigator.gpu.getPreferredCanvasFormat();
  context.configure({ device, format, alphaMode: 'premultiplied' });

  const paintModule = device.createShaderModule({
    label: 'paint',
    code: `${PAINT_CONSTANTS}\n${shaderFile('paint.wgsl')}`,
  });
  const stretchModule = device.createShaderModule({
    label: 'stretch',
    code: shaderFile('stretch.wgsl'),
  });
  const paintLayout = device.createBindGroupLayout({
    label: 'paint',
    entries: [
      { binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'read-only-storage' } },
      { binding: 1, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'storage' } },
      { binding: 2, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'read-only-storage' } },
      { binding: 3, visibility: GPUShaderStage.COMPUTE, storageTexture: { format: 'rgba8unorm' } },
    ],
  });
  const layout = device.createPipelineLayout({ bindGroupLayouts: [paintLayout] });
  const compute = (entryPoint: string) =>
    device.createComputePipeline({
      label: entryPoint,
      layout,
      compute: { module: paintModule, entryPoint },
    });
  const findPeak = compute('find_peak');
  const colourCells = compute('colour_cells');
  const stretch = device.createRenderPipeline({
    label: 'stretch',
    layout: 'auto',
    vertex: { module: stretchModule, entryPoint: 'cover' },
    fragment: { module: stretchModule, entryPoint: 'stretch', targets: [{ format }] },
  });

  const peak = device.createBuffer({
    label: 'peak',
    size: 4,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
  });
  const colours = device.createBuffer({
    label: 'palette',
    size: palette.byteLength,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(colours, 0, palette);
  const picture = device.createTexture({
    label: 'picture',
    size: [DENSITY_SIZE, DENSITY_SIZE],
    format: 'rgba8unorm',
    usage: GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING,
  });
  const paintGroup = device.createBindGroup({
    layout: paintLayout,
    entries: [
      { binding: 0, resource: { buffer: cells } },
      { binding: 1, resource: { buffer: peak } },
      { binding: 2, resource: { buffer: colours } },
      { binding: 3, resource: picture.createView() },
    ],
  });
  const stretchGroup = device.createBindGroup({
    layout: stretch.getBindGroupLayout(0),
    entries: [
      { binding: 0, resource: picture.createView() },
      { binding: 1, resource: device.createSampler({ minFilter: 'linear', magFilter: 'linear' }) },
    ],
  });

  return {
    paint() {
      const encoder = device.createCommandEncoder({ label: 'paint' });
      countDensity(encoder);
      encoder.clearBuffer(peak);
      const compute = encoder.beginComputePass({ label: 'paint' });
      compute.setBindGroup(0, paintGroup);
      compute.setPipeline(findPeak);
      compute.dispatchWorkgroups(DENSITY_SIZE);
      compute.setPipeline(colourCells);
      compute.dispatchWorkgroups(DENSITY_SIZE / TILE, DENSITY_SIZE / TILE);
      compute.end();
      const render = encoder.beginRenderPass({
        colorAttachments: [
          {
            view: context.getCurrentTexture().createView(),
            loadOp: 'clear',
            clearValue: [0, 0, 0, 0],
            storeOp: 'store',
          },
        ],
      });
      render.setPipeline(stretch);
      render.setBindGroup(0, stretchGroup);
      render.draw(3);
      render.end();
      device.queue.submit([encoder.finish()]);
    },
    destroy() {
      peak.destroy();
      colours.destroy();
      picture.destroy();
      context.unconfigure();
    },
  };
}
