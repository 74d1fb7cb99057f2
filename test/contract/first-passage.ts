import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, NOT_PASSED } from '../../src/engine/engine.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { modelOf } from '../support/models.ts';

/** Standard errors granted: exceeded by a right engine with probability 1e-3 under a fresh seed; the seed is fixed. */
const STANDARD_ERRORS = 3.3;

/** The relative standard error that a result must reach to say something, where an engine has time for it. */
const RELATIVE_ERROR = 0.005;

/** (x² − 1)², T = 0.2, η = 0.01: the discrete chain's mean first-passage times (docs/theory.md §5). */
export const QUARTIC_CASES = [
  { target: 1, meanTime: 180.459 },
  { target: 0, meanTime: 100.561 },
] as const;

/**
 * Mean first-passage times against the exact ones of the discrete chain, every particle followed until it has escaped.
 *
 * @param largestRelativeError the relative standard error to reach: a mean that is wrong by five of them is noticed in 95 runs of 100
 */
export function describeFirstPassage(
  createEngine: () => Promise<Engine>,
  cases: readonly { readonly target: number; readonly meanTime: number }[] = QUARTIC_CASES,
  largestRelativeError = RELATIVE_ERROR,
): void {
  // Escape times are nearly exponential: a standard error of 0.5 % takes 40 000 of them, and 5 % more for good measure.
  const particles = Math.round(1.05 / largestRelativeError ** 2);
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  afterAll(() => engine.destroy());

  it.each(cases)(
    'quartic, T = 0.2, η = 0.01: x ≥ $target takes $meanTime on average',
    async ({ target, meanTime }) => {
      const learningRate = 0.01;
      const model = modelOf(
        {
          landscape: { name: 'quartic' },
          method: { name: 'langevin', learningRate },
          noise: { name: 'white', temperature: 0.2 },
          start: { at: [-1, 0] },
          escape: { kind: 'half-plane', normal: [1, 0], offset: target },
        },
        particles,
      );
      const passages = await runToTheLastEscape(engine, model);
      const { mean, standardError = Number.NaN } = summarize(
        Float64Array.from(passages, (step) => step * learningRate),
      );
      const apart = (mean - meanTime) / standardError;
      console.log(
        `${engine.adapterName}, x ≥ ${target}: ${mean.toFixed(3)} ± ${standardError.toFixed(3)}, exact ${meanTime} (${apart.toFixed(2)} standard errors)`,
      );
      expect(standardError / mean).toBeLessThanOrEqual(largestRelativeError);
      expect(Math.abs(apart)).toBeLessThanOrEqual(STANDARD_ERRORS);
    },
  );
}

/** Advances until every particle has escaped, or diverged where it may, and gives their first-passage steps. */
export async function runToTheLastEscape(
  engine: Engine,
  model: Parameters<Engine['createSimulation']>[0],
  mayDiverge = false,
): Promise<Uint32Array> {
  const simulation = await engine.createSimulation(model);
  let atRisk = model.particleCount;
  while (atRisk > 0) {
    await simulation.advance(20_000);
    const tally = await simulation.readTally();
    if (!mayDiverge) expect(tally.diverged).toBe(0);
    atRisk = tally.atRisk;
  }
  const passages = await simulation.readPassages();
  expect(passages.includes(NOT_PASSED)).toBe(false);
  simulation.destroy();
  return passages;
}
