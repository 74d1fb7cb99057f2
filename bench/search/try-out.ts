/** Runs the product on a drawn experiment, as the command line's `rate` does. */

import { compareEscape } from '../../src/analysis/comparison.ts';
import { findEscapeGoal } from '../../src/analysis/escape-goal.ts';
import { findEscapeLaws } from '../../src/analysis/laws.ts';
import { measureExperiment } from '../../src/analysis/measure-experiment.ts';
import { computeOccupancy } from '../../src/analysis/occupancy.ts';
import { reportRate } from '../../src/analysis/rate-report.ts';
import { reportTheory } from '../../src/analysis/theory.ts';
import { judge } from '../../src/analysis/verdict.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import { ExperimentError } from '../../src/experiment/problem.ts';
import type { Drawn } from './draw-line.ts';

/** What the product says of an experiment, with all its sentences. Times in t = η · steps. */
export interface Answer {
  /** Sentences with which it was refused. */
  readonly refused: readonly string[];
  /** The exact answer, where there is one. */
  readonly exact?: { readonly value: number; readonly error: number; readonly isDiscrete: boolean };
  /** That of infinitely short steps, where there is one. */
  readonly continuous?: { readonly value: number; readonly error: number };
  /** Shares of the wells, where particles go on. */
  readonly shares?: readonly number[];
  readonly shareIntervals?: readonly (readonly [number, number])[];
  /** Why there is none, or none that is better. */
  readonly reasons: readonly string[];
  readonly state?: 'waiting' | 'settling' | 'measured';
  readonly meanTime?: number;
  readonly interval?: readonly [number, number];
  readonly events: number;
  /** Seconds of the preparation and the solvers. */
  readonly solving: number;
  readonly diverged: number;
  /** Sentences that warn of the numbers. */
  readonly warnings: readonly string[];
  readonly verdict?: string;
  readonly verdictKind?: string;
  /** From when on escapes come at a constant rate, as far as theory knows. */
  readonly settlingTime?: number;
  readonly isSpectral?: boolean;
  /** The first law that applies, its exponent, and what the product says of it. */
  readonly law?: {
    readonly name: string;
    readonly value: number;
    readonly exponent: number;
    readonly goal: string;
    /** The exact answer in continuous time, to which laws are held. */
    readonly continuous?: number;
    readonly remarks: readonly string[];
  };
}

/** Particle-steps that an experiment may cost, about. */
const COST = 150_000;

/** The experiment with its particles and its end. */
export function complete({ experiment, kind, meanSteps }: Drawn, seed: number) {
  const particles = Math.round(Math.min(2000, Math.max(150, COST / meanSteps)));
  const early = Math.round(particles * 0.6);
  const last = Math.ceil(30 * meanSteps);
  const until = {
    // Far beyond the last of them, unless some end up where they cannot escape from.
    followed: { steps: Math.ceil(300 * meanSteps) },
    'relative error': {
      relativeError: Number((2.2 / Math.sqrt(early)).toPrecision(2)),
      steps: last,
    },
    escapes: { escapes: early, steps: last },
    restart: { escapes: particles, steps: last },
    continue: { escapes: early, steps: Math.ceil(20 * meanSteps) },
  }[kind.end];
  return { ...experiment, ensemble: { particles, seed }, until };
}

/** Runs it. */
export async function tryOut(json: unknown, engine: Engine): Promise<Answer> {
  const none = { reasons: [], events: 0, solving: 0, diverged: 0, warnings: [] };
  try {
    return await run(json, engine);
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    return { ...none, refused: error.problems.map(({ message }) => message) };
  }
}

async function run(json: unknown, engine: Engine): Promise<Answer> {
  const began = process.cpuUsage();
  const prepared = prepareExperiment(parseExperiment(json));
  const { experiment, model } = prepared;
  const theory = reportTheory(prepared);
  const solving = process.cpuUsage(began).user;
  const { settling, answers, reasons } = theory.exact;
  const simulation = await engine.createSimulation(model);
  const { measurement, mean } = await measureExperiment(prepared, simulation, settling);
  const occupancy =
    experiment.afterEscape === 'continue'
      ? computeOccupancy(prepared.landscape, await simulation.readDensity())
      : undefined;
  simulation.destroy();
  const report = reportRate({
    prepared,
    theory,
    measurement,
    mean,
    occupancy,
    provenance: {
      program: 'escapement',
      version: '',
      engine: 'cpu',
      adapter: '',
      seed: experiment.ensemble.seed,
      date: '',
    },
  });
  const judgement = judge(prepared, compareEscape(prepared, mean), theory.exact);
  // What is said of laws, of solvers and of the way out, or of which mean a measured one is, is no warning about a number.
  const remarks = [
    ...theory.notes,
    prepared.route.reason ?? '',
    mean.state === 'measured' ? mean.reason : '',
  ];
  const [best] = answers;
  const continuous = answers.find(({ isDiscrete }) => !isDiscrete);
  const [law] = judgement.laws.filter(({ result }) => 'value' in result);
  return {
    refused: [],
    ...(best && {
      exact: { value: best.value, error: best.error, isDiscrete: best.isDiscrete },
    }),
    reasons,
    state: report.state,
    ...(report.meanEscapeTime !== null && { meanTime: report.meanEscapeTime }),
    interval: [
      report.meanEscapeTimeInterval95[0] ?? 0,
      report.meanEscapeTimeInterval95[1] ?? Number.POSITIVE_INFINITY,
    ],
    events: report.events,
    solving: solving / 1e6,
    diverged: report.diverged,
    warnings: report.warnings.filter((sentence) => !remarks.includes(sentence)),
    ...(continuous && { continuous: { value: continuous.value, error: continuous.error } }),
    ...(occupancy && { shares: occupancy.shares, shareIntervals: occupancy.intervals }),
    verdict: judgement.verdict.sentence,
    verdictKind: judgement.verdict.kind,
    settlingTime: settling.time,
    isSpectral: settling.basis === 'spectrum',
    ...(law !== undefined &&
      'value' in law.result && {
        law: {
          name: law.name,
          value: law.result.value,
          exponent: findEscapeLaws(prepared).exponent ?? Number.NaN,
          goal: findEscapeGoal(prepared).kind,
          ...(continuous && { continuous: continuous.value }),
          remarks: [...judgement.remarks, ...theory.notes].filter(
            (sentence) => !sentence.startsWith('Exact: '),
          ),
        },
      }),
  };
}
