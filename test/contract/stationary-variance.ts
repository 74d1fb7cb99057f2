import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import {
  assertionFalseFailureRate,
  chiSquareAcceptance,
  zThreshold,
} from '../support/false-failure.ts';
import { modelOf } from '../support/models.ts';

/** Curvatures along the two axes of the bowl, which are turned by 30° against x and y. */
const STIFF = 5;
const SOFT = 2;
const TURN = Math.PI / 6;

const LEARNING_RATE = 0.1;
const TEMPERATURE = 0.3;
const BATCH_SIZE = 4;

/** ½θᵀHθ with eigenvalues STIFF and SOFT. */
const TURNED_BOWL = {
  landscape: {
    formula: 'stiff*(c*x + s*y)^2/2 + soft*(c*y - s*x)^2/2',
    parameters: { stiff: STIFF, soft: SOFT, c: Math.cos(TURN), s: Math.sin(TURN) },
    domain: [
      [-3, 3],
      [-3, 3],
    ],
  },
  start: { at: [0, 0] },
  escape: { kind: 'outside-disc', center: [0, 0], radius: 1e6 },
};

/** The slowest forget their start as 0.8ⁿ (Momentum) and e^{−0.15n} (underdamped): to 1e-10 after this many steps. */
const STEPS = 150;

/** docs/theory.md §5: white noise, 2T/(H(2 − ηH)). */
const thermal = (curvature: number) =>
  (2 * TEMPERATURE) / (curvature * (2 - LEARNING_RATE * curvature));
/** docs/theory.md §5: SGD noise with C = H, η/(B(2 − ηH)). */
const stochastic = (curvature: number) =>
  LEARNING_RATE / (BATCH_SIZE * (2 - LEARNING_RATE * curvature));
/** docs/theory.md §5: Momentum with β₃ = 1 and C = H, η(1 + β)/(B(1 − β)(2(1 + β) − ηH)). */
const MOMENTUM = 0.8;
const heavyBall = (curvature: number) =>
  (LEARNING_RATE * (1 + MOMENTUM)) /
  (BATCH_SIZE * (1 - MOMENTUM) * (2 * (1 + MOMENTUM) - LEARNING_RATE * curvature));
/** Leimkuhler–Matthews and BAOAB sample a quadratic well exactly: T/H. */
const exact = (curvature: number) => TEMPERATURE / curvature;

const HESSIAN_NOISE = {
  name: 'local-hessian',
  batchSize: BATCH_SIZE,
  parameters: { floor: 0 },
} as const;
const WHITE_NOISE = { name: 'white', temperature: TEMPERATURE } as const;

const CASES = [
  { method: { name: 'langevin' }, noise: WHITE_NOISE, variance: thermal },
  {
    method: { name: 'langevin', parameters: { averaged: 1 } },
    noise: WHITE_NOISE,
    variance: exact,
  },
  { method: { name: 'sgd' }, noise: WHITE_NOISE, variance: thermal },
  { method: { name: 'sgd' }, noise: HESSIAN_NOISE, variance: stochastic },
  {
    method: { name: 'sgd' },
    // Eigenvalues of H as typed: its elements in the turned frame are numbers.
    noise: { name: 'formula', batchSize: BATCH_SIZE, ...hessianElements() },
    variance: stochastic,
  },
  {
    method: { name: 'momentum', parameters: { beta1: MOMENTUM } },
    noise: HESSIAN_NOISE,
    variance: heavyBall,
  },
  {
    method: { name: 'underdamped', parameters: { friction: 1.5 } },
    noise: WHITE_NOISE,
    variance: exact,
  },
] as const;

/** The elements of H as typed for formula noise. */
function hessianElements() {
  const [c, s] = [Math.cos(TURN), Math.sin(TURN)];
  return {
    c11: String(STIFF * c * c + SOFT * s * s),
    c12: String((STIFF - SOFT) * c * s),
    c22: String(STIFF * s * s + SOFT * c * c),
  };
}

/**
 * The stationary variances of a quadratic well, which are those of a discrete chain and exact.
 *
 * With 131 072 particles the accepted range is ±2.4 % at a false-failure rate of 1e-9; leaving out the time step (2 for
 * 2 − ηH) would shift the variances by 10 and 25 %.
 *
 * @param particleCount independent samples
 */
export function describeStationaryVariance(
  createEngine: () => Promise<Engine>,
  particleCount = 131_072,
): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  afterAll(() => engine.destroy());

  it.each(CASES)(
    '$method.name with $noise.name noise has the stationary variance of the chain',
    async ({ method, noise, variance }) => {
      const model = modelOf(
        { ...TURNED_BOWL, method: { ...method, learningRate: LEARNING_RATE }, noise },
        particleCount,
      );
      const simulation = await engine.createSimulation(model);
      await simulation.advance(STEPS);
      const positions = await simulation.readPositions();
      let stiff = 0;
      let soft = 0;
      let mixed = 0;
      for (let i = 0; i < positions.length; i += 2) {
        const along = Math.cos(TURN) * positions[i] + Math.sin(TURN) * positions[i + 1];
        const across = Math.cos(TURN) * positions[i + 1] - Math.sin(TURN) * positions[i];
        stiff += along * along;
        soft += across * across;
        mixed += along * across;
      }
      // The mean is known to be 0, so N·s²/σ² is χ² with N degrees of freedom.
      const [low, high] = chiSquareAcceptance(particleCount, assertionFalseFailureRate);
      for (const [sum, curvature] of [
        [stiff, STIFF],
        [soft, SOFT],
      ]) {
        expect(sum / variance(curvature)).toBeGreaterThan(low);
        expect(sum / variance(curvature)).toBeLessThan(high);
      }
      // The two directions are independent: their mean product has standard deviation √(σ₁²σ₂²/N).
      const correlation = mixed / Math.sqrt(stiff * soft);
      expect(Math.abs(correlation)).toBeLessThan(zThreshold() / Math.sqrt(particleCount));
      simulation.destroy();
    },
  );
}
