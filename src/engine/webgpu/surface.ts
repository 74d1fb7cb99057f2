/** Renders the landscape as a surface on which the picture of the density lies. */

import {
  MOST_LEVELS,
  RELIEF_CELLS,
  RELIEF_SIDE,
  type Relief,
  type SurfaceView,
} from '../surface.ts';
import { describeLayout } from './layout.ts';
import { shaderFile } from './shader.ts';

/** What one adapter can afford. */
interface Effort {
  /** Longest side of the picture in pixels. */
  readonly mostPixels: number;
  /** Samples a pixel, for smooth edges. */
  readonly samples: number;
  /** Every so many samples of the heights make a vertex. */
  readonly stride: number;
  /** Strength of the light that bright cells throw around them; 0 saves its eight samples. */
  readonly glow: number;
}

const HARDWARE: Effort = { mostPixels: 1600, samples: 4, stride: 1, glow: 0.5 };
const SOFTWARE: Effort = { mostPixels: 720, samples: 1, stride: 2, glow: 0 };

/** Longest side of a picture, in pixels, from which lines are two pixels wide and not one. */
const FINE_PIXELS = 1200;
/** Cells across a strip of triangles. */
const STRIP = 8;
const DEPTH_FORMAT = 'depth32float';
/** No height is so large: the level of a line that is not drawn. */
const NOWHERE = 1e9;

/** How a surface is seen, as the shader wants it. */
export const SURFACE_LAYOUT = describeLayout('SurfaceView', {
  clip_from_surface: 'mat4x4f',
  levels: 'array<vec4f, 16>',
  scale: 'vec3f',
  relief: 'f32',
  eye: 'vec3f',
  floor_height: 'f32',
  strong_level: 'f32',
  line_width: 'f32',
  level_count: 'u32',
});

/** Draws one landscape. */
export interface SurfaceRenderer {
  /** The size of the picture that a view gets here, in pixels. */
  fit(view: SurfaceView): readonly [width: number, height: number];
  /** Records the drawing on a texture of that size. */
  render(encoder: GPUCommandEncoder, target: GPUTexture, view: SurfaceView): void;
  destroy(): void;
}

/** @param picture the coloured cells, premultiplied, the first row at the lower edge of the domain */
export function createSurfaceRenderer(
  device: GPUDevice,
  isSoftware: boolean,
  format: GPUTextureFormat,
  picture: GPUTexture,
  relief: Relief,
): SurfaceRenderer {
  const effort = isSoftware ? SOFTWARE : HARDWARE;
  const cells = RELIEF_CELLS / effort.stride;
  const layout = device.createBindGroupLayout({
    label: 'surface',
    entries: [
      {
        binding: 0,
        visibility: GPUShaderStage.VERTEX | GPUShaderStage.FRAGMENT,
        buffer: { type: 'uniform' },
      },
      { binding: 1, visibility: GPUShaderStage.VERTEX, buffer: { type: 'read-only-storage' } },
      { binding: 2, visibility: GPUShaderStage.FRAGMENT, texture: {} },
      { binding: 3, visibility: GPUShaderStage.FRAGMENT, sampler: {} },
    ],
  });
  const [top, sides] = createPipelines(device, layout, format, effort);

  const uniforms = device.createBuffer({
    label: 'surface-view',
    size: SURFACE_LAYOUT.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  const samples = upload(device, 'relief', withSlopes(relief.heights), GPUBufferUsage.STORAGE);
  const triangles = upload(device, 'triangles', listTriangles(cells), GPUBufferUsage.INDEX);
  const group = device.createBindGroup({
    label: 'surface',
    layout,
    entries: [
      { binding: 0, resource: { buffer: uniforms } },
      { binding: 1, resource: { buffer: samples } },
      { binding: 2, resource: picture.createView() },
      {
        binding: 3,
        resource: device.createSampler({ minFilter: 'linear', magFilter: 'linear' }),
      },
    ],
  });
  const levels = Float32Array.from({ length: MOST_LEVELS }, (_, i) => relief.levels[i] ?? NOWHERE);
  let attachments: Attachments | undefined;

  return {
    fit({ width, height }) {
      const shrink = Math.min(1, effort.mostPixels / Math.max(width, height));
      return [Math.max(1, Math.round(shrink * width)), Math.max(1, Math.round(shrink * height))];
    },
    render(encoder, target, view) {
      const { width, height } = target;
      if (attachments?.width !== width || attachments.height !== height) {
        attachments?.destroy();
        attachments = createAttachments(device, format, width, height, effort.samples);
      }
      device.queue.writeBuffer(
        uniforms,
        0,
        SURFACE_LAYOUT.pack({
          clip_from_surface: view.clipFromSurface,
          levels,
          scale: view.scale,
          relief: view.relief,
          eye: view.eye,
          floor_height: relief.floor,
          strong_level: relief.strongLevel ?? NOWHERE,
          line_width: Math.max(width, height) >= FINE_PIXELS ? 1.6 : 1,
          level_count: Math.min(relief.levels.length, MOST_LEVELS),
        }),
      );
      const pass = encoder.beginRenderPass({
        label: 'surface',
        colorAttachments: [
          {
            ...attachments.colour(target),
            loadOp: 'clear',
            clearValue: [0, 0, 0, 0],
          },
        ],
        depthStencilAttachment: {
          view: attachments.depth,
          depthLoadOp: 'clear',
          depthClearValue: 1,
          depthStoreOp: 'discard',
        },
      });
      pass.setBindGroup(0, group);
      pass.setPipeline(top);
      pass.setIndexBuffer(triangles, 'uint32');
      pass.drawIndexed(6 * cells * cells);
      pass.setPipeline(sides);
      pass.draw(4 * 6 * cells);
      pass.end();
    },
    destroy() {
      attachments?.destroy();
      for (const buffer of [uniforms, samples, triangles]) buffer.destroy();
    },
  };
}

/** The upper side of the block, and its sides. */
function createPipelines(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  format: GPUTextureFormat,
  { samples, stride, glow }: Effort,
): readonly [GPURenderPipeline, GPURenderPipeline] {
  const module = device.createShaderModule({
    label: 'surface',
    code: [
      `const RELIEF_SIDE = ${RELIEF_SIDE}u;`,
      `const MESH_STRIDE = ${stride}u;`,
      `const MESH_SIDE = ${RELIEF_CELLS / stride + 1}u;`,
      `const GLOW = f32(${glow});`,
      SURFACE_LAYOUT.wgsl,
      shaderFile('surface.wgsl'),
    ].join('\n'),
  });
  const create = (vertex: string, fragment: string) =>
    device.createRenderPipeline({
      label: vertex,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      vertex: { module, entryPoint: vertex },
      fragment: { module, entryPoint: fragment, targets: [{ format }] },
      primitive: { topology: 'triangle-list' },
      depthStencil: { format: DEPTH_FORMAT, depthWriteEnabled: true, depthCompare: 'less' },
      multisample: { count: samples },
    });
  return [create('raise', 'shade'), create('hang', 'shade_side')];
}

/** What is drawn on beside the canvas itself. */
interface Attachments {
  readonly width: number;
  readonly height: number;
  readonly depth: GPUTextureView;
  colour(
    target: GPUTexture,
  ): Pick<GPURenderPassColorAttachment, 'view' | 'resolveTarget' | 'storeOp'>;
  destroy(): void;
}

function createAttachments(
  device: GPUDevice,
  format: GPUTextureFormat,
  width: number,
  height: number,
  sampleCount: number,
): Attachments {
  const create = (textureFormat: GPUTextureFormat) =>
    device.createTexture({
      label: 'surface',
      size: [width, height],
      format: textureFormat,
      sampleCount,
      usage: GPUTextureUsage.RENDER_ATTACHMENT,
    });
  const depth = create(DEPTH_FORMAT);
  const samples = sampleCount > 1 ? create(format) : undefined;
  const samplesView = samples?.createView();
  return {
    width,
    height,
    depth: depth.createView(),
    colour: (target) =>
      samplesView === undefined
        ? { view: target.createView(), storeOp: 'store' }
        : { view: samplesView, resolveTarget: target.createView(), storeOp: 'discard' },
    destroy() {
      depth.destroy();
      samples?.destroy();
    },
  };
}

function upload(
  device: GPUDevice,
  label: string,
  values: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  usage: GPUBufferUsageFlags,
): GPUBuffer {
  const buffer = device.createBuffer({
    label,
    size: values.byteLength,
    usage: usage | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, values);
  return buffer;
}

/** Every sample with its height and the central differences in x and y, one-sided at an edge; four numbers each. */
function withSlopes(heights: Float32Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(4 * heights.length);
  const last = RELIEF_SIDE - 1;
  for (let row = 0; row <= last; row++) {
    const [below, above] = [Math.max(row - 1, 0), Math.min(row + 1, last)];
    for (let column = 0; column <= last; column++) {
      const [left, right] = [Math.max(column - 1, 0), Math.min(column + 1, last)];
      const at = (i: number, j: number) => heights[j * RELIEF_SIDE + i];
      samples.set(
        [
          at(column, row),
          (at(right, row) - at(left, row)) / (right - left),
          (at(column, above) - at(column, below)) / (above - below),
        ],
        4 * (row * RELIEF_SIDE + column),
      );
    }
  }
  return samples;
}

/**
 * Two triangles for every cell of a mesh, in strips so narrow that the vertices of one row are still at hand in the next:
 * row by row over the whole width, every vertex would be computed twice.
 */
function listTriangles(cells: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(6 * cells * cells);
  const side = cells + 1;
  let end = 0;
  for (let strip = 0; strip < cells; strip += STRIP) {
    for (let row = 0; row < cells; row++) {
      for (let column = strip; column < Math.min(strip + STRIP, cells); column++) {
        const corner = row * side + column;
        indices.set([corner, corner + 1, corner + side], end);
        indices.set([corner + side, corner + 1, corner + side + 1], end + 3);
        end += 6;
      }
    }
  }
  return indices;
}
