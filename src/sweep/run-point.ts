/** One point of a sweep, from its experiment to its row. */

import { adviseOnDivergence } from '../analysis/divergence.ts';
import { readEscape } from '../analysis/escape-reading.ts';
import { computeExactShares } from '../analysis/exact-shares.ts';
import {
  type Measurement,
  type MeasurementOptions,
  measureEscape,
} from '../analysis/measure-escape.ts';
import { computeOccupancy } from '../analysis/occupancy.ts';
import { reportRate } from '../analysis/rate-report.ts';
import { settlingStepOf } from '../analysis/settling.ts';
import { reportLaws, reportTheory, type TheoryReport } from '../analysis/theory.ts';
import { DIVERGED, type Engine, type Simulation, type Tally } from '../engine/engine.ts';
import { prepareExperiment } from '../experiment/prepare.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { summarize } from '../statistics/moments.ts';
import type { SweepPoint } from './expand.ts';
import { computeLinearDisplacement } from './linear-displacement.ts';
import { forecastSteps, type Plan, planEscape, planSnapshot } from './plan.ts';
import type { DisplacementRow, EscapeRow, PointRow, PointSettings } from './row.ts';
import type { Sweep } from './sweep.ts';

/** What theory says, from wherever it is solved: a Worker on the page. */
export type Solve = (prepared: PreparedExperiment) => TheoryReport | Promise<TheoryReport>;

const UNKNOWN_TRANSIENT =
  'Not all particles have escaped, and how long this rule takes to settle is known from curvatures alone: the time may be off by more than its interval.';

/** How a point is run. */
export interface RunOptions {
  readonly engine: Engine;
  /** Half the 95 % interval wanted, relative to the value. */
  readonly relativeError: number;
  readonly solve?: Solve;
  /** Ends the run at the next occasion. */
  readonly signal?: AbortSignal;
}

/** A point, ready to run. */
export interface PlannedPoint {
  readonly point: SweepPoint;
  readonly prepared: PreparedExperiment;
  readonly plan: Plan;
  /** Of a measurement of escapes. */
  readonly theory: TheoryReport | undefined;
}

/** A trial run takes so many particles, ends after half as many escapes, and costs at most this share of a point's budget. */
const TRIAL_PARTICLES = 256;
const TRIAL_SHARE = 1 / 32;

/**
 * Decides how a point is run, from what theory says of its escape time; where it says nothing, from a short trial run.
 *
 * @returns undefined where it was interrupted
 */
export async function planPoint(
  sweep: Sweep,
  point: SweepPoint,
  options: RunOptions,
): Promise<PlannedPoint | undefined> {
  const { experiment } = point;
  const { relativeError, engine, solve = reportTheory } = options;
  const budget = {
    ...sweep.budget,
    particles: Math.min(sweep.budget.particles, engine.maximumParticleCount),
  };
  if (sweep.measure !== 'escape') {
    const plan = planSnapshot(experiment.until.steps ?? 1, relativeError, budget, sweep.measure);
    return { point, plan, prepared: preparePoint(point, plan), theory: undefined };
  }
  const prepared = prepareExperiment(experiment);
  // Batches are not normal noise: what is exact for their covariance is not exact for them, and costs seconds a point.
  const isNormal = experiment.noise.name !== 'minibatch';
  const theory = isNormal ? await solve(prepared) : reportLaws(prepared);
  const { learningRate } = experiment.method;
  const meanSteps =
    forecastSteps(theory, learningRate) ?? (await tryOut(point, options, budget.particleSteps));
  if (meanSteps === undefined) return undefined;
  const forecast = {
    meanSteps,
    settlingStep: settlingStepOf(theory.exact.settling, learningRate),
    isSettlingKnown: theory.exact.settling.basis === 'spectrum',
  };
  const plan = planEscape(forecast, relativeError, budget);
  return { point, plan, theory, prepared: preparePoint(point, plan) };
}

/**
 * Runs a point.
 *
 * @returns undefined where it was interrupted: what it has counted so far is no result of the sweep
 */
export async function runPoint(
  sweep: Sweep,
  { point, plan, prepared, theory }: PlannedPoint,
  options: RunOptions,
  onProgress?: (particleSteps: number) => void,
): Promise<PointRow | undefined> {
  const report = onProgress && ((tally: Tally) => onProgress(workOf(tally, plan)));
  return withSimulation(prepared, options, async (simulation) => {
    const measurement = await measure(simulation, plan, options, report, (counts, times) => {
      const { state } = readEscape(prepared, counts, times, theory?.exact.settling);
      return state === 'measured';
    });
    if (measurement.ending === 'interrupted') return undefined;
    const rate = theory && reportEscape(prepared, plan, measurement, theory, options.engine);
    const { ending, tally } = measurement;
    return {
      point: point.index,
      series: sweep.series[point.series].label,
      varied: point.varied,
      settings: settingsOf(prepared),
      seed: point.seed,
      particles: plan.particles,
      steps: tally.step,
      ended: ending,
      diverged: tally.diverged,
      ...(rate && { escapes: rate.row }),
      ...(sweep.measure === 'occupancy' && {
        occupancy: {
          ...computeOccupancy(prepared.landscape, await simulation.readDensity()),
          exact: computeExactShares(prepared),
        },
      }),
      ...(sweep.measure === 'displacement' && {
        displacement: await readDisplacement(prepared, simulation),
      }),
      warnings: rate?.warnings ?? [...prepared.warnings, ...explainLeftOut(prepared, measurement)],
    };
  });
}

function explainLeftOut(prepared: PreparedExperiment, { tally, lost }: Measurement): string[] {
  const { diverged, particleCount } = tally;
  if (diverged === 0) return [];
  return [
    `${diverged} of ${particleCount} particles diverged and are left out: the others are not what they would be with them; ${adviseOnDivergence(prepared, lost)}.`,
  ];
}

/** The experiment of a point with the ensemble and the end of its plan. */
function preparePoint({ experiment, seed }: SweepPoint, plan: Plan): PreparedExperiment {
  const { particles, afterEscape, until } = plan;
  return prepareExperiment({ ...experiment, ensemble: { particles, seed }, afterEscape, until });
}

/** Mean steps to an escape, from a few particles; at least what they have made where none escaped. */
async function tryOut(
  point: SweepPoint,
  options: RunOptions,
  budget: number,
): Promise<number | undefined> {
  const plan: Plan = {
    particles: TRIAL_PARTICLES,
    afterEscape: 'stop',
    until: { steps: Math.max(1, Math.ceil((TRIAL_SHARE * budget) / TRIAL_PARTICLES)) },
    settlingStep: 0,
    expectedWork: TRIAL_SHARE * budget,
  };
  // Seeds of points are far apart, so that this one is no other's.
  const prepared = preparePoint({ ...point, seed: (point.seed ^ 1) >>> 0 }, plan);
  const trial = { ...plan, until: { ...plan.until, escapes: TRIAL_PARTICLES / 2 } };
  const { tally, ending } = await withSimulation(prepared, options, (simulation) =>
    measure(simulation, trial, options),
  );
  if (ending === 'interrupted') return undefined;
  return Math.max(1, Number(tally.exposure) / Math.max(1, tally.events));
}

/** Runs something on a simulation, unless the engine is lost meanwhile. */
async function withSimulation<Result>(
  { model }: PreparedExperiment,
  { engine }: RunOptions,
  use: (simulation: Simulation) => Promise<Result>,
): Promise<Result> {
  const lost = engine.lost.then((sentence) => {
    throw new Error(sentence);
  });
  const simulation = await engine.createSimulation(model);
  try {
    return await Promise.race([lost, use(simulation)]);
  } finally {
    simulation.destroy();
  }
}

function measure(
  simulation: Simulation,
  { until, afterEscape, settlingStep }: Plan,
  { signal }: RunOptions,
  onProgress?: (tally: Tally) => void,
  isMeasured?: MeasurementOptions['isMeasured'],
): Promise<Measurement> {
  return measureEscape(simulation, {
    until,
    afterEscape,
    settlingStep,
    ...(isMeasured && { isMeasured }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
}

function workOf({ step, particleCount, exposure }: Tally, { afterEscape }: Plan): number {
  return afterEscape === 'stop' ? Number(exposure) : step * particleCount;
}

function settingsOf({ experiment, landscape, route }: PreparedExperiment): PointSettings {
  const { method, noise } = experiment;
  return {
    learningRate: method.learningRate,
    batchSize: noise.batchSize ?? null,
    temperature: noise.temperature ?? null,
    sharpness: landscape.sharpness,
    curvature: route.minimum === undefined ? null : Math.max(...route.minimum.eigenvalues),
    landscape: experiment.landscape.parameters,
  };
}

function reportEscape(
  prepared: PreparedExperiment,
  { afterEscape }: Plan,
  measurement: Measurement,
  theory: TheoryReport,
  engine: Engine,
): { readonly row: EscapeRow; readonly warnings: readonly string[] } {
  const { tally, times } = measurement;
  const mean = readEscape(prepared, tally, times, theory.exact.settling);
  const report = reportRate({
    prepared,
    theory,
    measurement,
    mean,
    occupancy: undefined,
    // A row has none of its own: the sweep has one for all.
    provenance: {
      program: 'escapement',
      version: '',
      engine: engine.kind,
      adapter: engine.adapterName,
      seed: prepared.experiment.ensemble.seed,
      date: '',
      node: '',
    },
  });
  const { events, exposure, censored, settled, rate, rateInterval95 } = report;
  const { meanEscapeTime, meanEscapeTimeInterval95, warnings } = report;
  return {
    row: {
      afterEscape: afterEscape === 'restart' ? 'restart' : 'stop',
      events,
      exposure,
      censored,
      settled,
      state: mean.state,
      meanEscapeTime,
      meanEscapeTimeInterval95,
      rate,
      rateInterval95,
      isBound: mean.state !== 'measured',
      theory: report.theory,
      isExactDiscrete: theory.exact.answers[0]?.isDiscrete ?? null,
    },
    warnings: [
      // Why a law is about another noise is said where one looks at laws, not at every point.
      ...warnings.filter((warning) => !/^\w+: /.test(warning) || /^(exact|Laws): /.test(warning)),
      ...(theory.exact.settling.basis === 'curvatures' && settled !== null
        ? [UNKNOWN_TRANSIENT]
        : []),
    ],
  };
}

async function readDisplacement(
  prepared: PreparedExperiment,
  simulation: Simulation,
): Promise<DisplacementRow> {
  const positions = await simulation.readPositions();
  const passages = await simulation.readPassages();
  const { at } = prepared.model.start;
  const along = (axis: 0 | 1) => {
    const squares: number[] = [];
    passages.forEach((passage, particle) => {
      if (passage !== DIVERGED) squares.push((positions[2 * particle + axis] - at[axis]) ** 2);
    });
    return summarize(squares);
  };
  const [x, y] = [along(0), along(1)];
  return {
    meanSquare: [x.mean, y.mean],
    standardErrors: [x.standardError ?? 0, y.standardError ?? 0],
    exact: computeLinearDisplacement(prepared, simulation.step),
  };
}
