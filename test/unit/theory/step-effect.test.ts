import { describe, expect, it } from 'vitest';
import { computeBoundaryShare } from '../../../src/theory/boundary-share.ts';
import { computeFirstPassageSteps } from '../../../src/theory/chain-1d.ts';
import { computeMeanFirstPassageTime } from '../../../src/theory/quadrature-1d.ts';
import { computeStepShift } from '../../../src/theory/step-effect.ts';

/** (x² − 1)²: H_a = 8, |H_b| = 4, ΔL = 1. */
const gradient = (x: number) => 4 * x * (x * x - 1);

/** ln of the chain's mean time over that of continuous time. */
function measureShift(temperature: number, learningRate: number, target: number): number {
  const chain = computeFirstPassageSteps({
    learningRate,
    gradient,
    variance: () => 2 * learningRate * temperature,
    start: -1,
    survival: [Number.NEGATIVE_INFINITY, target],
  });
  const diffusion = computeMeanFirstPassageTime({
    gradient,
    diffusion: () => temperature,
    start: -1,
    target,
  });
  if ('reason' in chain || 'reason' in diffusion) throw new Error('refused');
  return Math.log((learningRate * chain.meanSteps) / diffusion.meanTime);
}

const shiftOf = (learningRate: number) =>
  computeStepShift({ minimumCurvatures: [8], saddleCurvatures: [-4], learningRate });

describe('steps of finite length', () => {
  it('shorten the time to the far well by (η/4)(H_a − |H_b|), at any temperature', () => {
    for (const temperature of [0.05, 0.1, 0.2]) {
      const [short, half] = [0.005, 0.0025].map((learningRate) =>
        measureShift(temperature, learningRate, 1),
      );
      // The limit η → 0 of shift/η, from two steps; what is left is of relative order T/ΔL.
      const slope = (4 * half - short) / 0.005;
      const law = shiftOf(1);
      expect(law).toBe(-1);
      expect(Math.abs(slope / law - 1)).toBeLessThan(0.05 + 1.2 * temperature);
    }
  });

  it('lengthen that to the saddle by the boundary that is looked at once a step', () => {
    for (const [temperature, learningRate] of [
      [0.05, 0.005],
      [0.1, 0.01],
      [0.2, 0.01],
    ]) {
      const share = (step: number) =>
        computeBoundaryShare({
          distance: 0,
          saddleCurvature: 4,
          diffusion: temperature,
          learningRate: step,
        }) ?? Number.NaN;
      const law = shiftOf(learningRate) + Math.log(share(learningRate) / share(0));
      expect(Math.abs(measureShift(temperature, learningRate, 0) - law)).toBeLessThan(0.07 * law);
    }
  });
});
