/**
 * The reference: what every engine must do, written to be read. Twin of `shaders/advance.wgsl` and `density.wgsl`.
 *
 * State and arithmetic are single precision; particles are worked on in blocks, one quantity after the other.
 */

import type { Method } from '../../dynamics/method.ts';
import { METHODS } from '../../dynamics/methods.ts';
import type { NoiseModel, NoiseNeed, NoiseTools } from '../../dynamics/noise.ts';
import { NOISE_MODELS } from '../../dynamics/noise-models.ts';
import { createParticleBlock, MEMORY_ARRAYS } from '../../dynamics/particle-block.ts';
import type { Model } from '../../experiment/model.ts';
import type { Program } from '../../formula/program.ts';
import { isEscaped } from '../../landscapes/escape-region.ts';
import { normalPair } from '../../random/normal.ts';
import { STREAM, threefry2x32 } from '../../random/threefry.ts';
import { binOfStep, stepBinCount } from '../../statistics/step-bins.ts';
import {
  DENSITY_SIZE,
  type Density,
  DIVERGED,
  type EscapeTimes,
  NOT_PASSED,
  type Tally,
} from '../engine.ts';
import { checkStep } from '../limits.ts';
import { tallyOf } from '../tally.ts';
import { createRowEvaluator, createThetaEvaluator } from './theta-evaluator.ts';

/** Particles worked on at a time: their arrays stay in the processor's cache. */
const BLOCK = 512;

/** An ensemble of particles, advanced on the spot. */
export interface Ensemble {
  /** Steps made. */
  readonly step: number;
  advance(stepCount: number): void;
  tally(): Tally;
  escapeTimes(): EscapeTimes;
  density(): Density;
  /** First-passage step of every particle, or NOT_PASSED, or DIVERGED. */
  readonly passages: Uint32Array;
  /** x of every particle, then y. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** A run of consecutive particles of a model's ensemble. */
export interface ParticleRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Places the particles of a model at their start, or some of them: as randomness is a function of a particle's number in
 * the whole ensemble, parts make the same run together as the whole does.
 */
export function createEnsemble(
  model: Model,
  { first, count: particleCount }: ParticleRange = { first: 0, count: model.particleCount },
): Ensemble {
  const { seed, start, escape: region, afterEscape } = model;
  const method: Method = METHODS[model.method.name];
  const noise: NoiseModel = NOISE_MODELS[model.noise.name];
  const evaluatorOf = (program: Program) => createThetaEvaluator(program, BLOCK, model.data);
  const evaluateGradient = evaluatorOf(model.gradientProgram);
  const evaluateLoss = evaluatorOf(model.lossProgram);
  const evaluateHessian = evaluatorOf(model.hessianProgram);
  const evaluateCovariance =
    model.noise.covarianceProgram && evaluatorOf(model.noise.covarianceProgram);
  const evaluateRows = model.data && createRowEvaluator(model.data, BLOCK);
  const bound = Math.fround(model.divergenceBound);
  // Single precision, as the GPU holds it.
  const startAt = [Math.fround(start.at[0]), Math.fround(start.at[1])] as const;
  const spread = Math.fround(start.spread);

  const x = new Float32Array(particleCount);
  const y = new Float32Array(particleCount);
  const passages = new Uint32Array(particleCount).fill(NOT_PASSED);
  const births = new Uint32Array(particleCount);
  /** What the update rule remembers, an array for each component. */
  const memory = MEMORY_ARRAYS.slice(0, 2 * model.method.memory).map((name) => ({
    name,
    values: new Float32Array(particleCount),
  }));
  const memorySpread = Math.fround(model.method.startingSpread);
  const events = new Float64Array(stepBinCount);
  const divergences = new Float64Array(stepBinCount);
  const bits = new Uint32Array(2);
  const pair = new Float32Array(2);
  const block = createParticleBlock(BLOCK);
  /** The particle in each place of the block, counted from the first of this part. */
  const members = new Uint32Array(BLOCK);
  const lossAt = [new Float32Array(1), new Float32Array(1), new Float32Array(1)] as const;

  let step = 0;
  let eventCount = 0;
  let settledExposure = 0n;
  let diverged = 0;
  let divergedAtRisk = 0;

  /** Where a particle starts, or starts again, at a step. */
  function place(particle: number, atStep: number): void {
    threefry2x32(first + particle, atStep, seed, STREAM.start, bits);
    normalPair(bits[0], bits[1], pair);
    x[particle] = startAt[0] + spread * pair[0];
    y[particle] = startAt[1] + spread * pair[1];
    if (memory.length === 0) return;
    threefry2x32(first + particle, atStep, seed, STREAM.memory, bits);
    normalPair(bits[0], bits[1], pair);
    memory.forEach(({ values }, component) => {
      values[particle] = component < 2 ? memorySpread * pair[component] : 0;
    });
  }

  /** L at one position, in single precision. */
  function lossOf(atX: number, atY: number): number {
    const [inputX, inputY, output] = lossAt;
    inputX[0] = atX;
    inputY[0] = atY;
    evaluateLoss([inputX, inputY], [output], 1);
    return output[0];
  }

  function isMoving(particle: number): boolean {
    const passage = passages[particle];
    return passage !== DIVERGED && (afterEscape !== 'stop' || passage === NOT_PASSED);
  }

  /** Whether the next escape of a moving particle is still to be counted. */
  function isAtRisk(particle: number): boolean {
    return afterEscape !== 'continue' || passages[particle] === NOT_PASSED;
  }

  function recordDivergence(particle: number, now: number): void {
    diverged++;
    if (isAtRisk(particle)) {
      divergedAtRisk++;
      settledExposure += BigInt(now);
      divergences[binOfStep(now - births[particle])]++;
    }
    passages[particle] = DIVERGED;
  }

  function recordEscape(particle: number, now: number): void {
    eventCount++;
    events[binOfStep(now - births[particle])]++;
    if (passages[particle] === NOT_PASSED) passages[particle] = now;
    if (afterEscape === 'restart') {
      births[particle] = now;
      place(particle, now);
    } else {
      settledExposure += BigInt(now);
    }
  }

  const { hessianXX, hessianXY, hessianYY, covarianceXX, covarianceXY, covarianceYY } = block;
  const position = [block.x, block.y] as const;
  /** How to evaluate what a noise model may need. */
  const fill: Readonly<Record<NoiseNeed, (count: number) => void>> = {
    gradient: (count) => evaluateGradient(position, [block.gradientX, block.gradientY], count),
    loss: (count) => evaluateLoss(position, [block.loss], count),
    hessian: (count) => evaluateHessian(position, [hessianXX, hessianXY, hessianYY], count),
    covariance: (count) =>
      evaluateCovariance?.(position, [covarianceXX, covarianceXY, covarianceYY], count),
  };
  let stepUnderWay = 0;
  const tools: NoiseTools = {
    rowCount: model.data?.rowCount ?? 0,
    drawBits(number, output) {
      for (let i = 0; i < block.count; i++) {
        threefry2x32(first + members[i], stepUnderWay, seed, STREAM.more + number, bits);
        output[2 * i] = bits[0];
        output[2 * i + 1] = bits[1];
      }
    },
    evaluateRows: (rows, outputX, outputY) =>
      evaluateRows?.(rows, position, [outputX, outputY], block.count),
  };

  /** One step of the particles in the block, from step `at` to `at` + 1. */
  function stepBlock(at: number): void {
    const { count } = block;
    stepUnderWay = at;
    for (let i = 0; i < count; i++) {
      threefry2x32(first + members[i], at, seed, STREAM.step, bits);
      normalPair(bits[0], bits[1], block.normals, 2 * i);
      block.age[i] = at - births[members[i]];
    }
    for (const need of noise.needs) fill[need](count);
    if (memory.length > 0) method.mixNormals?.(block, model.method.constants);
    noise.estimate(block, model.noise.constants, tools);
    method.update(block, model.method.constants);
  }

  // One object for all particles and steps: an allocation for each would cost as much as the step.
  const here: [number, number] = [0, 0];
  const lossHere = (): number => lossOf(here[0], here[1]);

  /** Records what became of the block's particles; those that have come to rest leave the block. */
  function settleBlock(now: number): void {
    let kept = 0;
    for (let i = 0; i < block.count; i++) {
      const particle = members[i];
      here[0] = block.x[i];
      here[1] = block.y[i];
      // Also false for positions that are not numbers.
      const isWithin = Math.abs(here[0]) <= bound && Math.abs(here[1]) <= bound;
      if (!isWithin || (isAtRisk(particle) && isEscaped(region, here, lossHere))) {
        putBack(i);
        if (isWithin) recordEscape(particle, now);
        else recordDivergence(particle, now);
        if (!isMoving(particle)) continue;
        take(particle, kept);
      } else if (kept < i) {
        move(i, kept);
      }
      kept++;
    }
    block.count = kept;
  }

  /** Puts a particle on a place of the block. */
  function take(particle: number, at: number): void {
    members[at] = particle;
    block.x[at] = x[particle];
    block.y[at] = y[particle];
    for (const { name, values } of memory) block[name][at] = values[particle];
  }

  /** Writes what stands on a place of the block back to its particle. */
  function putBack(at: number): void {
    const particle = members[at];
    x[particle] = block.x[at];
    y[particle] = block.y[at];
    for (const { name, values } of memory) values[particle] = block[name][at];
  }

  function move(from: number, to: number): void {
    members[to] = members[from];
    block.x[to] = block.x[from];
    block.y[to] = block.y[from];
    for (const { name } of memory) block[name][to] = block[name][from];
  }

  for (let particle = 0; particle < particleCount; particle++) place(particle, 0);

  return {
    passages,
    x,
    y,
    get step() {
      return step;
    },
    advance(stepCount) {
      checkStep(step + stepCount);
      let next = 0;
      while (next < particleCount) {
        block.count = 0;
        for (; next < particleCount && block.count < BLOCK; next++) {
          if (!isMoving(next)) continue;
          take(next, block.count);
          block.count++;
        }
        for (let at = step; at < step + stepCount && block.count > 0; at++) {
          stepBlock(at);
          settleBlock(at + 1);
        }
        for (let i = 0; i < block.count; i++) putBack(i);
      }
      step += stepCount;
    },
    tally() {
      return tallyOf(afterEscape, {
        step,
        particleCount,
        events: eventCount,
        settledExposure,
        diverged,
        divergedAtRisk,
      });
    },
    escapeTimes() {
      const atRisk = new Float64Array(stepBinCount);
      for (let particle = 0; particle < particleCount; particle++) {
        const passage = passages[particle];
        const awaited = passage === NOT_PASSED || afterEscape === 'restart';
        if (awaited && passage !== DIVERGED) atRisk[binOfStep(step - births[particle])]++;
      }
      return { step, events: events.slice(), diverged: divergences.slice(), atRisk };
    },
    density() {
      const [[left, right], [bottom, top]] = model.domain;
      const cells = new Uint32Array(DENSITY_SIZE * DENSITY_SIZE);
      let outside = 0;
      for (let particle = 0; particle < particleCount; particle++) {
        if (!isMoving(particle)) continue;
        const column = Math.floor(((x[particle] - left) / (right - left)) * DENSITY_SIZE);
        const row = Math.floor(((y[particle] - bottom) / (top - bottom)) * DENSITY_SIZE);
        const inside = column >= 0 && column < DENSITY_SIZE && row >= 0 && row < DENSITY_SIZE;
        if (inside) cells[row * DENSITY_SIZE + column]++;
        else outside++;
      }
      const absorbed = afterEscape === 'stop' ? eventCount : 0;
      return { step, cells, outside, absorbed, diverged };
    },
  };
}
