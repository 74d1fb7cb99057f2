import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { summarize } from '../../src/statistics/moments.ts';
import { runToTheLastEscape } from '../contract/first-passage.ts';
import { modelOf } from '../support/models.ts';
import { measure, writeExperiment } from './command.ts';

/** Half a 95 % interval is 1.96 standard errors; 3.3 of them are exceeded by chance once in 1000 fresh seeds. */
const GRANTED = 3.3 / 1.96;

function expectMean(
  { meanEscapeTime, meanEscapeTimeInterval95 }: Awaited<ReturnType<typeof measure>>,
  exact: number,
): void {
  const [low, high] = meanEscapeTimeInterval95.map(Number);
  const mean = Number(meanEscapeTime);
  expect(mean - exact).toBeLessThan(GRANTED * (mean - low));
  expect(exact - mean).toBeLessThan(GRANTED * (high - mean));
}

// Right values: the discrete chain by an independent Nyström solver, 32.7656.
it.each(['1/(1+exp(-20*x))', '1/(1+e^(-20x))', 'sigmoid(20x)', '(1 + tanh(10x))/2'])(
  'a step of the loss typed as %s: nobody diverges, the mean is that of the chain',
  async (step) => {
    const report = await measure(
      writeExperiment({
        landscape: {
          formula: `${step} + x^2/40 + y^2/2`,
          domain: [
            [-8, 4],
            [-3, 3],
          ],
        },
        method: { name: 'langevin', learningRate: 0.05 },
        noise: { name: 'white', temperature: 0.5 },
        start: { at: [-0.5, 0] },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
        ensemble: { particles: 4000 },
        until: { steps: 40_000, escapes: 4000 },
      }),
      ['--engine', 'cpu'],
    );
    expect(report.diverged).toBe(0);
    expect(report.events).toBe(4000);
    expectMean(report, 32.7656);
    expect(Math.abs(Number(report.theory.exact?.value) - 32.7656)).toBeLessThan(1e-3);
  },
);

/** Six rows of two features and a label. */
const ROWS = [
  [1, 0.5, 1],
  [0.8, -0.4, 1],
  [-1.1, 0.3, -1],
  [-0.6, -0.9, -1],
  [1.5, 0.2, 1],
  [-0.2, 0.7, 1],
];

// A million runs of plain SGD on the same rows in NumPy, with the logistic gradient −z/(1 + e^m): 2.86503 ± 0.00028.
it.each([
  'max(0,-z*(a*x+b*y)) + log(1+exp(-abs(z*(a*x+b*y)))) + 0.05*(x^2+y^2)',
  'softplus(-z*(a*x+b*y)) + 0.05*(x^2+y^2)',
])('the logistic loss moves from the origin: %s', async (rowLoss) => {
  const learningRate = 0.1;
  const model = modelOf(
    {
      landscape: {
        rowLoss,
        data: { columns: ['a', 'b', 'z'], rows: ROWS },
        domain: [
          [-4, 4],
          [-4, 4],
        ],
      },
      method: { name: 'sgd', learningRate },
      noise: { name: 'minibatch', batchSize: 1 },
      start: { at: [0, 0] },
      escape: { kind: 'outside-disc', center: [0, 0], radius: 0.8 },
    },
    5000,
  );
  // Without the command line, whose exact answers take half a minute here and are not what is asked.
  const engine = createCpuEngine();
  const passages = await runToTheLastEscape(engine, model);
  engine.destroy();
  const { mean, standardError = Number.NaN } = summarize(
    Float64Array.from(passages, (step) => step * learningRate),
  );
  expect(Math.abs(mean - 2.865)).toBeLessThan(3.3 * standardError);
});

it('says how a product without a sign after a slash is read', async () => {
  const report = await measure(
    writeExperiment({
      landscape: {
        formula: 'k/2 x^2 + 1/2 y^2',
        parameters: { k: 3 },
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 1 },
      start: { at: [1, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1.5 },
      ensemble: { particles: 200 },
      until: { steps: 200 },
    }),
    ['--engine', 'cpu'],
  );
  const read = report.warnings.filter((warning) => warning.includes('from left to right'));
  expect(read).toEqual([
    '“k/2 x^2” is read from left to right, as “(k/2)*x^2”; if all that follows the stroke belongs below it, write “k/(2*x^2)”.',
  ]);
});
