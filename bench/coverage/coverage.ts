/** How often 95 % intervals hold the truth, over many seeds of small runs, through the product's own engine and readings. */

import { readEscape } from '../../src/analysis/escape-reading.ts';
import { computeExactAnswers } from '../../src/analysis/exact.ts';
import { measureEscape } from '../../src/analysis/measure-escape.ts';
import { computeOccupancy } from '../../src/analysis/occupancy.ts';
import { settlingStepOf } from '../../src/analysis/settling.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';

const DOUBLE_WELL = {
  formula: '(x^2 - 1)^2',
  domain: [
    [-2.5, 2.5],
    [-1, 1],
  ],
};
const THREE_WELLS = {
  formula: '0.12*x^2*(x^2 - 3)^2',
  domain: [
    [-2.6, 2.6],
    [-1, 1],
  ],
};

/** A run in small; seed and particles are filled in. */
interface Scenario {
  readonly name: string;
  readonly landscape: { readonly formula: string; readonly domain: readonly (readonly number[])[] };
  readonly temperature: number;
  readonly learningRate: number;
  readonly start: number;
  readonly offset: number;
  readonly afterEscape: 'stop' | 'restart' | 'continue';
  readonly until: Readonly<Record<string, number>>;
  readonly particles: number;
}

const FOLLOWED = { steps: 1_000_000 };
const plain = {
  landscape: DOUBLE_WELL,
  temperature: 0.6,
  learningRate: 0.06,
  offset: 1,
  afterEscape: 'stop',
  particles: 150,
} as const;
const wide = { ...plain, landscape: THREE_WELLS, start: -Math.sqrt(3), offset: Math.sqrt(3) };

/** All scenarios: where they start, how they end. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'start in the well, all followed', ...plain, start: -1, until: FOLLOWED },
  { name: 'start in the well, ended early', ...plain, start: -1, until: { escapes: 90 } },
  { name: 'start half way, all followed', ...plain, start: -0.5, until: FOLLOWED },
  { name: 'start half way, ended early', ...plain, start: -0.5, until: { escapes: 90 } },
  { name: 'start on the saddle, all followed', ...plain, start: 0, until: FOLLOWED },
  { name: 'start on the saddle, ended early', ...plain, start: 0, until: { escapes: 60 } },
  {
    name: 'restart',
    ...plain,
    start: -1,
    afterEscape: 'restart',
    particles: 60,
    until: { escapes: 150 },
  },
  {
    name: 'restart from the saddle',
    ...plain,
    start: 0,
    afterEscape: 'restart',
    particles: 60,
    until: { escapes: 150 },
  },
  {
    name: 'several wells, all followed',
    ...wide,
    temperature: 0.4,
    start: -Math.sqrt(3),
    until: FOLLOWED,
  },
  { name: 'several wells, ended early', ...wide, temperature: 0.4, until: { escapes: 80 } },
  {
    name: 'continue: share of a well',
    ...plain,
    temperature: 0.8,
    learningRate: 0.08,
    start: -1,
    afterEscape: 'continue',
    particles: 120,
    until: { steps: 400 },
  },
];

/** What came of a scenario. */
export interface Coverage {
  readonly name: string;
  readonly seeds: number;
  /** Runs that gave a measured number, and those of them whose interval holds the truth. */
  readonly measured: number;
  readonly covered: number;
  readonly truth: number;
}

/** The share that intervals of 95 % must cover in, over 2000 seeds. */
export const WANTED = [0.935, 0.965] as const;

/** Runs a scenario over seeds from `first` on. */
export async function cover(scenario: Scenario, seeds: number, first = 1): Promise<Coverage> {
  const { name, landscape, temperature, learningRate, start, offset } = scenario;
  const { afterEscape, until, particles } = scenario;
  const engine = createCpuEngine();
  const prepared = prepareExperiment(
    parseExperiment({
      version: 1,
      landscape,
      method: { name: 'langevin', learningRate },
      noise: { name: 'white', temperature },
      start: { at: [start, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset },
      afterEscape,
      ensemble: { particles, seed: 1 },
      until,
    }),
  );
  const { answers, settling } = computeExactAnswers(prepared);
  const isShare = afterEscape === 'continue';
  // After so many mean times the wells, which are alike, hold half each.
  const truth = isShare ? 0.5 : answers[0].value;
  let [measured, covered] = [0, 0];
  for (let seed = first; seed < first + seeds; seed++) {
    const simulation = await engine.createSimulation({ ...prepared.model, seed });
    const { tally, times } = await measureEscape(simulation, {
      until,
      afterEscape,
      settlingStep: settlingStepOf(settling, learningRate),
    });
    const reading = readEscape(prepared, tally, times, settling);
    const interval = isShare
      ? computeOccupancy(prepared.landscape, await simulation.readDensity()).intervals[0]
      : reading.state === 'measured'
        ? reading.interval
        : undefined;
    simulation.destroy();
    if (interval === undefined) continue;
    measured++;
    if (interval[0] <= truth && truth <= interval[1]) covered++;
  }
  return { name, seeds, measured, covered, truth };
}
