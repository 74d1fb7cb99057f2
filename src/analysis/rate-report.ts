import type { Experiment } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { explainDiverged } from './divergence.ts';
import type { EscapeReading } from './escape-reading.ts';
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
  /**
   * Whether the mean escape time is measured. `settling`: there are escapes, but not at a rate that is known to be constant; `waiting`: there
   * is none that counts. In both, the interval holds a lower bound, and a warning says what is missing.
   */
  readonly state: EscapeReading['state'];
  /** Mean first-passage time; null unless it is measured. */
  readonly meanEscapeTime: number | null;
  /** An end that is null is infinite; then the other is a bound with 97.5 % confidence. */
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
  readonly measurement: Measurement;
  /** What was read of it. */
  readonly mean: EscapeReading;
  readonly occupancy: Occupancy | undefined;
  readonly provenance: Provenance;
}

/** Puts a report together. */
export function reportRate(source: RateReportSource): RateReport {
  const { prepared, theory, measurement, mean, occupancy, provenance } = source;
  const { tally, ending } = measurement;
  const { experiment } = prepared;
  const { learningRate } = experiment.method;
  const [low, high] = mean.interval;
  const isMeasured = mean.state === 'measured';
  return {
    experiment,
    events: tally.events,
    exposure: Number(tally.exposure) * learningRate,
    censored: tally.atRisk,
    diverged: tally.diverged,
    state: mean.state,
    meanEscapeTime: mean.meanTime ?? null,
    meanEscapeTimeInterval95: [finite(low), finite(high)],
    meanEscapeSteps: isMeasured ? mean.meanTime / learningRate : null,
    rate: isMeasured ? 1 / mean.meanTime : null,
    rateInterval95: [finite(1 / high), finite(1 / low)],
    settled:
      isMeasured && mean.after > 0
        ? { after: mean.after, events: mean.events, exposure: mean.exposure }
        : null,
    occupancy: occupancy?.shares ?? null,
    occupancyInterval95: occupancy?.intervals ?? null,
    wells: occupancy?.wells ?? null,
    theory: theory.theory,
    warnings: [...prepared.warnings, ...explainRun(prepared, measurement, mean), ...theory.notes],
    throughput: { particleSteps: measurement.particleSteps, seconds: measurement.seconds },
    provenance: { ...provenance, steps: tally.step, ended: ending },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function explainRun(
  prepared: PreparedExperiment,
  { tally, ending, lost }: Measurement,
  { state, reason }: EscapeReading,
): string[] {
  const warnings: string[] = [];
  const { events, step } = tally;
  if (ending === 'interrupted') {
    warnings.push(`Interrupted after ${step} steps: the numbers are of what was measured so far.`);
  }
  warnings.push(...explainDiverged(prepared, tally, lost));
  if (state === 'measured') {
    if (reason !== '') warnings.push(reason);
  } else if (ending !== 'all diverged') {
    const bound = 'There is only a lower bound on the mean escape time.';
    warnings.push(
      events === 0
        ? `No escape in ${step} steps: only a lower bound on the mean escape time.`
        : bound,
      ...(reason === '' ? [] : [reason]),
    );
  }
  return warnings;
}
