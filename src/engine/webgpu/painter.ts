import { PAINT_CONSTANTS } from '../cloud-colours.ts';
import { DENSITY_SIZE, type Painter, type Palette } from '../engine.ts';
import type { Relief } from '../surface.ts';
import { shaderFile } from './shader.ts';
import { createSurfaceRenderer, type SurfaceRenderer } from './surface.ts';

/** Cells along each side of a workgroup of `colour_cells`, as in paint.wgsl. */
const TILE = 16;

/** What a painter works with. */
interface PainterOptions {
  readonly device: GPUDevice;
  /** A software adapter gets a smaller and simpler surface. */
  readonly isSoftware: boolean;
  readonly canvas: HTMLCanvasElement;
  readonly palette: Palette;
  /** The density buffer. */
  readonly cells: GPUBuffer;
  /** Records the commands that fill it. */
  countDensity(encoder: GPUCommandEncoder): void;
}

/** Paints a density buffer on a canvas: a histogram, its peak, colours; then a stretched picture, or one on a surface. */
export function createDensityPainter({
  device,
  isSoftware,
  canvas,
  palette,
  cells,
  countDensity,
}: PainterOptions): Painter {
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

  let surface: SurfaceRenderer | undefined;

  function colourDensity(encoder: GPUCommandEncoder): void {
    countDensity(encoder);
    encoder.clearBuffer(peak);
    const pass = encoder.beginComputePass({ label: 'paint' });
    pass.setBindGroup(0, paintGroup);
    pass.setPipeline(findPeak);
    pass.dispatchWorkgroups(DENSITY_SIZE);
    pass.setPipeline(colourCells);
    pass.dispatchWorkgroups(DENSITY_SIZE / TILE, DENSITY_SIZE / TILE);
    pass.end();
  }

  function stretchPicture(encoder: GPUCommandEncoder, target: GPUTexture): void {
    const pass = encoder.beginRenderPass({
      colorAttachments: [
        {
          view: target.createView(),
          loadOp: 'clear',
          clearValue: [0, 0, 0, 0],
          storeOp: 'store',
        },
      ],
    });
    pass.setPipeline(stretch);
    pass.setBindGroup(0, stretchGroup);
    pass.draw(3);
    pass.end();
  }

  /** Gives the canvas a size. Setting it clears the canvas, so that it is left alone where it has it. */
  function resize([width, height]: readonly [number, number]): void {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  return {
    paint(view, hasMoved = true) {
      const encoder = device.createCommandEncoder({ label: 'paint' });
      if (hasMoved) colourDensity(encoder);
      if (view === undefined) {
        // A pixel for each cell: the browser stretches it.
        resize([DENSITY_SIZE, DENSITY_SIZE]);
        stretchPicture(encoder, context.getCurrentTexture());
      } else {
        if (surface === undefined) throw new Error('The surface has no heights yet.');
        resize(surface.fit(view));
        surface.render(encoder, context.getCurrentTexture(), view);
      }
      device.queue.submit([encoder.finish()]);
    },
    takeRelief(relief: Relief) {
      surface?.destroy();
      surface = createSurfaceRenderer(device, isSoftware, format, picture, relief);
    },
    destroy() {
      surface?.destroy();
      peak.destroy();
      colours.destroy();
      picture.destroy();
      context.unconfigure();
    },
  };
}
