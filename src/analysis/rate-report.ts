import type { Tally } from '../engine/engine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { type EscapeCount, estimateMeanEscapeTime } from '../statistics/mean-escape-time.ts';
import { explainDiverged } from './divergence.ts';
import type { Ending, Measurement } from './measure-escape.ts';
import type { Occupancy } from './occupancy.ts';
import type { Theory, TheoryReport } from './theory.ts';

/** The result of a measurement beside theory, as plain JSON. Times in t = η · steps. */
export interface RateReport {
  readonly experiment: Experiment;
  /** Escapes seen. */
  readonly events: number;
  /** Time spent at risk, summed over all particles. */
  readonly exposure: number;
  /** Particles whose escape was still awaited at the end. */
  readonly censored: number;
  readonly diverged: number;
  /** Mean first-passage time; null before the first escape. */
  readonly meanEscapeTime: number | null;
  /** An end that is null is infinite. */
  readonly meanEscapeTimeInterval95: readonly [number | null, number | null];
  readonly meanEscapeSteps: number | null;
  /** 1/meanEscapeTime. */
  readonly rate: number | null;
  readonly rateInterval95: readonly [number | null, number | null];
  /** The part of the counts from which the constant rate comes: those after the transient. */
  readonly settled: {
    readonly after: number;
    readonly events: number;
    readonly exposure: number;
  } | null;
  /** Shares of the wells at the end; null unless afterEscape is "continue". */
  readonly occupancy: readonly number[] | null;
  /** 95 % intervals of the shares. */
  readonly occupancyInterval95: readonly (readonly [low: number, high: number])[] | null;
  /** The minima that `occupancy` is about. */
  readonly wells: readonly (readonly [number, number])[] | null;
  readonly theory: Theory;
  readonly warnings: readonly string[];
  readonly throughput: { readonly particleSteps: number; readonly seconds: number };
  readonly provenance: Provenance & { readonly steps: number; readonly ended: Ending };
}

/** What produced a result. */
export interface Provenance {
  readonly program: 'escapement';
  readonly version: string;
  readonly engine: 'webgpu' | 'cpu';
  readonly adapter: string;
  readonly seed: number;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Version of Node on the command line, name of the browser on the page: their mathematics computes the theory. */
  readonly node?: string;
  readonly browser?: string;
}

/** All that goes into a report. */
export interface RateReportSource {
  readonly prepared: PreparedExperiment;
  readonly theory: TheoryReport;
  /** The step at which the transient was taken to be over. */
  readonly settlingStep: number;
  readonly measurement: Measurement;
  readonly occupancy: Occupancy | undefined;
  readonly provenance: Provenance;
}

/** Puts a report together. */
export function reportRate(source: RateReportSource): RateReport {
  const { prepared, theory, settlingStep, measurement, occupancy, provenance } = source;
  const { tally, ending } = measurement;
  const { experiment } = prepared;
  const { learningRate } = experiment.method;
  const late = countOf(tally, learningRate);
  const start = { events: 0, exposure: 0, atRisk: tally.particleCount - tally.diverged };
  const isRenewed = experiment.afterEscape === 'restart';
  const settledTime = settlingStep * learningRate;
  const settled =
    measurement.settled === undefined
      ? undefined
      : estimateMeanEscapeTime(
          countOf(measurement.settled, learningRate),
          late,
          settledTime,
          isRenewed,
        );
  const estimate = settled ?? estimateMeanEscapeTime(start, late, 0, isRenewed);
  const isComplete = !isRenewed && tally.atRisk === 0;
  const [low, high] = estimate?.interval ?? [longestExcluded(late.exposure), undefined];
  return {
    experiment,
    events: tally.events,
    exposure: late.exposure,
    censored: tally.atRisk,
    diverged: tally.diverged,
    meanEscapeTime: estimate?.meanTime ?? null,
    meanEscapeTimeInterval95: [finite(low), finite(high)],
    meanEscapeSteps: estimate === undefined ? null : estimate.meanTime / learningRate,
    rate: estimate === undefined ? null : 1 / estimate.meanTime,
    rateInterval95: [high === undefined ? 0 : finite(1 / high), finite(1 / low)],
    settled:
      settled === undefined || isComplete
        ? null
        : { after: settledTime, events: settled.events, exposure: settled.exposure },
    occupancy: occupancy?.shares ?? null,
    occupancyInterval95: occupancy?.intervals ?? null,
    wells: occupancy?.wells ?? null,
    theory: theory.theory,
    warnings: [
      ...prepared.warnings,
      ...explainRun(prepared, measurement, isComplete || settled !== undefined),
      ...theory.notes,
    ],
    throughput: { particleSteps: measurement.particleSteps, seconds: measurement.seconds },
    provenance: { ...provenance, steps: tally.step, ended: ending },
  };
}

function countOf({ events, exposure, atRisk }: Tally, learningRate: number): EscapeCount {
  return { events, exposure: Number(exposure) * learningRate, atRisk };
}

/** Without any escape a mean time below this can be ruled out: e^(−exposure/τ) = 2.5 %. */
function longestExcluded(exposure: number): number {
  return exposure / -Math.log(0.025);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function explainRun(
  prepared: PreparedExperiment,
  { tally, ending, lost }: Measurement,
  isSettled: boolean,
): string[] {
  const warnings: string[] = [];
  const { events, step } = tally;
  if (ending === 'interrupted') {
    warnings.push(`Interrupted after ${step} steps: the numbers are of what was measured so far.`);
  }
  warnings.push(...explainDiverged(prepared, tally, lost));
  if (events === 0 && ending !== 'all diverged') {
    warnings.push(`No escape in ${step} steps: only a lower bound on the mean escape time.`);
  } else if (!isSettled && events > 0) {
    warnings.push(
      `The run ended after ${step} steps, before the population had settled: the mean escape time is too long. Let it run for more steps.`,
    );
  }
  return warnings;
}
