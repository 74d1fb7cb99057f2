import type { Model } from '../../experiment/model.ts';
import { stepBinCount } from '../../statistics/step-bins.ts';
import {
  BINDING,
  COUNTER_WORDS,
  DENSITY_WORDS,
  type ModelShader,
  WORKGROUP_SIZE,
} from './shader.ts';

/** Dispatches recorded into one submission, at most. */
export const DISPATCHES_PER_SUBMISSION = 16;

const ENTRY_POINTS = ['place', 'advance', 'count_ages', 'count_particles'] as const;
/** A kernel of the model's shader. */
export type EntryPoint = (typeof ENTRY_POINTS)[number];

/** Kernels, buffers and their layout: a model ready to run on a device. */
export interface CompiledModel {
  readonly layout: GPUBindGroupLayout;
  readonly pipelines: Readonly<Record<EntryPoint, GPUComputePipeline>>;
  readonly buffers: Readonly<Record<keyof typeof BINDING, GPUBuffer>>;
}

/**
 * Compiles a model and allocates what it needs.
 *
 * @param shader the model's, or another one of the same bindings to measure it against that
 * @throws Error with the shader compiler's messages, or where memory does not suffice
 */
export async function compileModel(
  device: GPUDevice,
  model: Model,
  shader: ModelShader,
): Promise<CompiledModel> {
  device.pushErrorScope('validation');
  device.pushErrorScope('out-of-memory');
  const module = device.createShaderModule({ label: 'model', code: shader.code });
  const storage = [
    BINDING.positions,
    BINDING.passages,
    BINDING.births,
    BINDING.counters,
    BINDING.ages,
    BINDING.cells,
    BINDING.memories,
  ];
  const layout = device.createBindGroupLayout({
    label: 'model',
    entries: Object.values(BINDING).map((binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: storage.some((index) => index === binding)
        ? { type: 'storage' as const }
        : binding === BINDING.rows
          ? { type: 'read-only-storage' as const }
          : { type: 'uniform' as const, hasDynamicOffset: binding === BINDING.batch },
    })),
  });
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const compiled = Promise.all(
    ENTRY_POINTS.map(async (entryPoint) => {
      const pipeline = await device.createComputePipelineAsync({
        label: entryPoint,
        layout: pipelineLayout,
        compute: { module, entryPoint },
      });
      return [entryPoint, pipeline] as const;
    }),
  );
  const buffers = createBuffers(device, model, shader.uniforms);
  const outOfMemory = device.popErrorScope();
  const invalid = device.popErrorScope();
  let pipelines: Record<EntryPoint, GPUComputePipeline>;
  try {
    pipelines = Object.fromEntries(await compiled) as Record<EntryPoint, GPUComputePipeline>;
    if ((await outOfMemory) !== null) {
      throw new Error(
        `ensemble.particles: the graphics memory does not hold ${model.particleCount} particles; choose fewer.`,
      );
    }
    const error = await invalid;
    if (error !== null) throw new Error(`The graphics driver refused the model: ${error.message}`);
  } catch (error) {
    for (const buffer of Object.values(buffers)) buffer.destroy();
    throw error;
  }
  return { layout, pipelines, buffers };
}

/** Most particles that one dispatch holds. */
export function maximumBatch(device: GPUDevice): number {
  return device.limits.maxComputeWorkgroupsPerDimension * WORKGROUP_SIZE;
}

function createBuffers(
  device: GPUDevice,
  model: Model,
  uniforms: ModelShader['uniforms'],
): Record<keyof typeof BINDING, GPUBuffer> {
  const uniform = (label: string, bytes: ArrayBuffer) => {
    const buffer = device.createBuffer({
      label,
      size: bytes.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(buffer, 0, bytes);
    return buffer;
  };
  const words = (label: string, count: number) =>
    device.createBuffer({
      label,
      size: 4 * count,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
  const { particleCount } = model;
  const values = model.data?.values ?? new Float32Array(1);
  const rows = words('rows', values.length);
  device.queue.writeBuffer(rows, 0, values);
  const restarts = model.afterEscape === 'restart';
  return {
    run: uniform('run', uniforms.run),
    method: uniform('method', uniforms.method),
    noise: uniform('noise', uniforms.noise),
    escape: uniform('escape', uniforms.escape),
    batch: device.createBuffer({
      label: 'batch',
      // As many as one submission holds, or as all particles need at once.
      size:
        Math.max(DISPATCHES_PER_SUBMISSION, Math.ceil(particleCount / maximumBatch(device))) *
        device.limits.minUniformBufferOffsetAlignment,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    }),
    positions: words('positions', 2 * particleCount),
    passages: words('passages', particleCount),
    births: words('births', restarts ? particleCount : 1),
    counters: words('counters', COUNTER_WORDS),
    ages: words('ages', stepBinCount),
    cells: words('cells', DENSITY_WORDS),
    // A vector where there is none: a binding cannot be empty.
    memories: words('memories', 2 * Math.max(1, model.method.memory * particleCount)),
    rows,
  };
}
