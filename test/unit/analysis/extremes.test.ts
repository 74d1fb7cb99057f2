import { expect, it } from 'vitest';
import { reportTheory } from '../../../src/analysis/theory.ts';
import { explainLongRun } from '../../../src/cli/long-run.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';

function doubleWell(
  temperature: number,
  learningRate: number,
  until = {},
  formula = '(x^2 - 1)^2 + y^2/2',
) {
  return prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: {
        formula,
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method: { name: 'langevin', learningRate },
      noise: { name: 'white', temperature },
      start: { at: [-1, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
      until,
    }),
  );
}

it.each([1e-12, 1e-100, 1e-320])(
  'η = %s is too short for a chain, and continuous time answers',
  (rate) => {
    const { exact } = reportTheory(doubleWell(0.3, rate));
    expect(exact.reasons.join()).toContain('The steps are too short for a grid');
    expect(exact.answers.length).toBe(1);
    // Quadrature to 10 digits, beside the code: 36.58366.
    expect(exact.answers[0].value).toBeCloseTo(36.5837, 3);
  },
);

it('gives no answer whose error is as large as itself', () => {
  const { exact } = reportTheory(doubleWell(0.3, 100));
  for (const { value, error } of exact.answers) expect(error).toBeLessThan(value);
  expect(exact.reasons.join()).toMatch(
    /its error is as large as its answer|too far to see single ones/,
  );
});

it('writes no Infinity for a time beyond reach', () => {
  const { laws, exact } = reportTheory(doubleWell(1e-320, 0.002));
  const said = JSON.stringify([laws, exact.reasons]);
  expect(said).toContain('The noise is too weak');
  expect(said).not.toMatch(/∞|Infinity|NaN|e-\d/);
});

it('says of a run that nothing ends why', () => {
  const settling = { time: 1, basis: 'curvatures' } as const;
  const never = { time: Number.POSITIVE_INFINITY, basis: 'curvatures' } as const;
  const escapes = { escapes: 200 };
  expect(explainLongRun(doubleWell(0.3, 0.002, escapes), settling)).toEqual([]);
  expect(explainLongRun(doubleWell(0.3, 0.002, { steps: 10 }), never)).toEqual([]);
  expect(explainLongRun(doubleWell(0, 0.002, escapes), settling).join()).toContain('Without noise');
  expect(explainLongRun(doubleWell(0.3, 0.002, escapes), never).join()).toContain('is not known');
  const well = doubleWell(0.3, 0.002, { relativeError: 0.1 });
  const { minimum } = well.route;
  const furtherMinima = minimum === undefined ? [] : [{ ...minimum, pass: 1 }];
  const wells = { ...well, route: { ...well.route, furtherMinima } };
  expect(explainLongRun(wells, settling).join()).toContain('There are other wells');
  expect(explainLongRun(wells, { time: 1, basis: 'spectrum' })).toEqual([]);
});

it('a disc that steps jump over: a warning, and no answer for η → 0', () => {
  const prepared = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape: {
        formula: '(x^2 - 1)^2 + y^2',
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method: { name: 'langevin', learningRate: 0.002 },
      noise: { name: 'white', temperature: 0.3 },
      start: { at: [-1, 0] },
      escape: { kind: 'disc', center: [1, 0], radius: 1e-9 },
    }),
  );
  expect(prepared.warnings.join()).toContain('most steps jump over it');
  const { exact } = reportTheory(prepared);
  expect(exact.answers.filter(({ isDiscrete }) => !isDiscrete)).toEqual([]);
  expect(exact.reasons.join()).toContain('The disc is too small for the solver');
});
