import type { Model } from '../../experiment/model.ts';
import { binOfStep, stepBinCount } from '../../statistics/step-bins.ts';
import type {
  Density,
  EscapeTimes,
  Painter,
  Palette,
  Tally,
  VisibleSimulation,
} from '../engine.ts';
import { checkStep } from '../limits.ts';
import { tallyOf } from '../tally.ts';
import type { AdapterTraits } from './adapter-traits.ts';
import {
  type CompiledModel,
  compileModel,
  DISPATCHES_PER_SUBMISSION,
  type EntryPoint,
  maximumBatch,
} from './compile.ts';
import { Pacer } from './pacer.ts';
import { createDensityPainter } from './painter.ts';
import { ReadBack } from './read-back.ts';
import {
  BATCH_LAYOUT,
  BINDING,
  COUNTER,
  OUTSIDE_CELL,
  TALLY_WORDS,
  WORKGROUP_SIZE,
  writeModelShader,
} from './shader.ts';

/** One kernel call: the numbers of BATCH_LAYOUT. */
interface Batch {
  readonly first_particle: number;
  readonly end_particle: number;
  readonly first_step: number;
  readonly step_count: number;
}

const POSITION_BYTES = 8;

/** Compiles a model and places its particles; errors are those of `compileModel`. */
export async function createWebGpuSimulation(
  device: GPUDevice,
  model: Model,
  traits: AdapterTraits,
): Promise<WebGpuSimulation> {
  const compiled = await compileModel(device, model, writeModelShader(model, traits));
  const simulation = new WebGpuSimulation(device, model, compiled, traits);
  simulation.placeParticles();
  return simulation;
}

/** An ensemble on the GPU. Create it with `createWebGpuSimulation`. */
export class WebGpuSimulation implements VisibleSimulation {
  readonly particleCount: number;
  readonly pacer = new Pacer();
  readonly #device: GPUDevice;
  readonly #model: Model;
  readonly #isSoftware: boolean;
  /** Particles of a workgroup that places or advances them. */
  readonly #groupSize: number;
  readonly #pipelines: Readonly<Record<EntryPoint, GPUComputePipeline>>;
  readonly #buffers: Readonly<Record<keyof typeof BINDING, GPUBuffer>>;
  readonly #bindGroup: GPUBindGroup;
  readonly #readBack: ReadBack;
  readonly #batchStride: number;
  readonly #maximumBatch: number;
  /** Steps that the submitted work brings every particle to. */
  #submittedStep = 0;
  #step = 0;
  /** Resolves when everything asked for so far is done; calls are processed in order. */
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #dispatchCount = 0;
  #destroyed = false;

  constructor(
    device: GPUDevice,
    model: Model,
    { layout, pipelines, buffers }: CompiledModel,
    { isSoftware, lanes }: AdapterTraits,
  ) {
    this.particleCount = model.particleCount;
    this.#isSoftware = isSoftware;
    this.#groupSize = WORKGROUP_SIZE * lanes;
    this.#device = device;
    this.#model = model;
    this.#pipelines = pipelines;
    this.#buffers = buffers;
    this.#readBack = new ReadBack(device);
    this.#batchStride = device.limits.minUniformBufferOffsetAlignment;
    this.#maximumBatch = maximumBatch(device);
    this.#bindGroup = device.createBindGroup({
      label: 'model',
      layout,
      entries: (Object.keys(BINDING) as (keyof typeof BINDING)[]).map((name) => ({
        binding: BINDING[name],
        resource: {
          buffer: buffers[name],
          ...(name === 'batch' && { size: BATCH_LAYOUT.byteLength }),
        },
      })),
    });
  }

  /** The counters without the histograms. */
  get #tallySource() {
    return { buffer: this.#buffers.counters, byteLength: 4 * TALLY_WORDS };
  }

  get step(): number {
    return this.#step;
  }

  /** Dispatches of the kernel so far. */
  get dispatchCount(): number {
    return this.#dispatchCount;
  }

  /** Puts every particle at its start. Called once, before anything else. */
  placeParticles(): void {
    this.#submit('place', this.#batchesOver(this.particleCount, 0, 0));
  }

  async advance(stepCount: number): Promise<void> {
    checkStep(this.#step + stepCount);
    this.#step += stepCount;
    // With nothing pending the first submission happens at once, so that a painter called next sees it.
    return this.#enqueue(() => this.#advance(stepCount));
  }

  readTally(): Promise<Tally> {
    return this.#enqueue(async () => {
      const step = this.#submittedStep;
      const [counters] = await this.#read([this.#tallySource]);
      return this.#tally(counters, step);
    });
  }

  readEscapeTimes(): Promise<EscapeTimes> {
    return this.#enqueue(async () => {
      const step = this.#submittedStep;
      const { counters, ages } = this.#buffers;
      const restarts = this.#model.afterEscape === 'restart';
      const [counted, counts] = await this.#read(
        [{ buffer: counters }, { buffer: ages }],
        restarts ? (encoder) => this.#countAges(encoder, step) : undefined,
      );
      const atRisk = Float64Array.from(counts);
      if (!restarts) atRisk[binOfStep(step)] = this.#tally(counted, step).atRisk;
      const histogram = (at: number) =>
        Float64Array.from({ length: stepBinCount }, (_, bin) =>
          Number(wide(counted, at + 2 * bin)),
        );
      return {
        step,
        events: histogram(COUNTER.ESCAPE_TIMES),
        diverged: histogram(COUNTER.DIVERGENCE_TIMES),
        atRisk,
      };
    });
  }

  readPassages(): Promise<Uint32Array> {
    return this.#enqueue(async () => (await this.#read([{ buffer: this.#buffers.passages }]))[0]);
  }

  readPositions(count = this.particleCount): Promise<Float32Array> {
    const byteLength = POSITION_BYTES * Math.min(count, this.particleCount);
    return this.#enqueue(async () => {
      const [words] = await this.#read([{ buffer: this.#buffers.positions, byteLength }]);
      return new Float32Array(words.buffer, words.byteOffset, words.length);
    });
  }

  readDensity(): Promise<Density> {
    return this.#enqueue(async () => {
      const step = this.#submittedStep;
      const [counted, counts] = await this.#read(
        [this.#tallySource, { buffer: this.#buffers.cells }],
        (encoder) => this.countDensity(encoder),
      );
      const { absorbed, diverged } = this.#tally(counted, step);
      return {
        step,
        cells: counts.subarray(0, OUTSIDE_CELL),
        outside: counts[OUTSIDE_CELL],
        absorbed,
        diverged,
      };
    });
  }

  createPainter(canvas: HTMLCanvasElement, palette: Palette): Painter {
    return createDensityPainter({
      device: this.#device,
      isSoftware: this.#isSoftware,
      canvas,
      palette,
      cells: this.#buffers.cells,
      countDensity: (encoder) => this.countDensity(encoder),
    });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#readBack.destroy();
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }

  /** Records the counting of particles by cell. */
  countDensity(encoder: GPUCommandEncoder): void {
    encoder.clearBuffer(this.#buffers.cells);
    this.#recordAlone(encoder, 'count_particles', 0);
  }

  #countAges(encoder: GPUCommandEncoder, step: number): void {
    encoder.clearBuffer(this.#buffers.ages);
    this.#recordAlone(encoder, 'count_ages', step);
  }

  /** Runs a task after all earlier ones; at once where there are none. */
  #enqueue<Result>(task: () => Promise<Result>): Promise<Result> {
    const guarded = async () => {
      if (this.#destroyed) throw new Error('The simulation has been destroyed.');
      return task();
    };
    this.#pending++;
    const result = this.#pending === 1 ? guarded() : this.#last.then(guarded);
    const settle = () => {
      this.#pending--;
    };
    this.#last = result.then(settle, settle);
    return result;
  }

  async #advance(stepCount: number): Promise<void> {
    const end = this.#submittedStep + stepCount;
    while (this.#submittedStep < end) {
      if (this.#destroyed) throw new Error('The simulation has been destroyed.');
      const begin = performance.now();
      const steps = this.#submitSteps(end - this.#submittedStep);
      await this.#device.queue.onSubmittedWorkDone();
      this.pacer.record(this.particleCount * steps, performance.now() - begin);
    }
  }

  /** Submits as many steps as fit into one submission and says how many. */
  #submitSteps(stepCount: number): number {
    const shape = this.pacer.shape(
      this.particleCount,
      stepCount,
      this.#groupSize,
      this.#maximumBatch,
    );
    const perRound = Math.ceil(this.particleCount / shape.particles);
    const rounds = Math.max(1, Math.floor(DISPATCHES_PER_SUBMISSION / perRound));
    const batches: Batch[] = [];
    let made = 0;
    for (let round = 0; round < rounds && made < stepCount; round++) {
      const steps = Math.min(shape.steps, stepCount - made);
      batches.push(...this.#batchesOver(shape.particles, this.#submittedStep, steps));
      this.#submittedStep += steps;
      made += steps;
    }
    this.#submit('advance', batches);
    this.#dispatchCount += batches.length;
    return made;
  }

  /** All particles, cut into batches of a size. */
  #batchesOver(size: number, firstStep: number, stepCount: number): Batch[] {
    const batches: Batch[] = [];
    const step = Math.min(size, this.#maximumBatch);
    for (let first = 0; first < this.particleCount; first += step) {
      batches.push({
        first_particle: first,
        end_particle: Math.min(first + step, this.particleCount),
        first_step: firstStep,
        step_count: stepCount,
      });
    }
    return batches;
  }

  /** Submits a kernel over batches, as many submissions as they need. */
  #submit(entryPoint: EntryPoint, batches: readonly Batch[]): void {
    for (let begin = 0; begin < batches.length; begin += DISPATCHES_PER_SUBMISSION) {
      const part = batches.slice(begin, begin + DISPATCHES_PER_SUBMISSION);
      const encoder = this.#device.createCommandEncoder();
      this.#record(encoder, entryPoint, part);
      this.#device.queue.submit([encoder.finish()]);
    }
  }

  /** Records one dispatch a batch. The batch numbers are written before the encoder's commands run. */
  #record(encoder: GPUCommandEncoder, entryPoint: EntryPoint, batches: readonly Batch[]): void {
    const bytes = new Uint8Array(batches.length * this.#batchStride);
    batches.forEach((batch, index) => {
      bytes.set(new Uint8Array(BATCH_LAYOUT.pack({ ...batch })), index * this.#batchStride);
    });
    this.#device.queue.writeBuffer(this.#buffers.batch, 0, bytes);
    const pass = encoder.beginComputePass({ label: entryPoint });
    pass.setPipeline(this.#pipelines[entryPoint]);
    const isInLanes = entryPoint === 'place' || entryPoint === 'advance';
    const groupSize = isInLanes ? this.#groupSize : WORKGROUP_SIZE;
    batches.forEach((batch, index) => {
      pass.setBindGroup(0, this.#bindGroup, [index * this.#batchStride]);
      const count = batch.end_particle - batch.first_particle;
      pass.dispatchWorkgroups(Math.ceil(count / groupSize));
    });
    pass.end();
  }

  /** Records a kernel over all particles into an encoder of its own submission. */
  #recordAlone(encoder: GPUCommandEncoder, entryPoint: EntryPoint, firstStep: number): void {
    this.#record(encoder, entryPoint, this.#batchesOver(this.#maximumBatch, firstStep, 0));
  }

  #read(
    sources: Parameters<ReadBack['read']>[1],
    record: (encoder: GPUCommandEncoder) => void = () => {},
  ): Promise<Uint32Array<ArrayBuffer>[]> {
    return this.#readBack.read(record, sources);
  }

  #tally(counters: Uint32Array, step: number): Tally {
    return tallyOf(this.#model.afterEscape, {
      step,
      particleCount: this.particleCount,
      events: Number(wide(counters, COUNTER.EVENT_COUNT)),
      settledExposure: wide(counters, COUNTER.SETTLED_EXPOSURE),
      diverged: counters[COUNTER.DIVERGED_COUNT],
      divergedAtRisk: Number(wide(counters, COUNTER.DIVERGED_AT_RISK_COUNT)),
    });
  }
}

/** A 64-bit counter, low word first. */
function wide(words: Uint32Array, at: number): bigint {
  return (BigInt(words[at + 1]) << 32n) | BigInt(words[at]);
}
