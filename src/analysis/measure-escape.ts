/** Runs a simulation until its rule is met. */

import type { EscapeTimes, Simulation, Tally } from '../engine/engine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { AfterEscape } from '../experiment/model.ts';
import { MAXIMUM_STEPS } from '../experiment/parameters.ts';
import { WATCHED } from '../statistics/escape-ages.ts';
import { eventsForRelativeError } from '../statistics/escape-rate.ts';
import { type Lost, readLost } from './divergence.ts';

/** Why a run ended. */
export type Ending =
  | 'steps'
  | 'escapes'
  | 'relative error'
  | 'all escaped'
  | 'all diverged'
  | 'interrupted';

/** What a run has counted. */
export interface Measurement {
  readonly tally: Tally;
  /** The ages at which escapes came, at the same step. */
  readonly times: EscapeTimes;
  readonly ending: Ending;
  /** Where particles that have diverged were found; undefined where there are none. */
  readonly lost?: Lost;
  /** Steps of single particles that were computed. */
  readonly particleSteps: number;
  readonly seconds: number;
}

/** How to run. */
export interface MeasurementOptions {
  readonly until: Experiment['until'];
  readonly afterEscape: AfterEscape;
  /** The step at which the transient is over, as far as theory knows. Escapes count for `escapes` and `relativeError` from there on. */
  readonly settlingStep: number;
  /** Whether the counts say what is to be measured; until they do, `relativeError` goes on. Yes where it is left out. */
  readonly isMeasured?: (tally: Tally, times: EscapeTimes) => boolean;
  /** Called a few times a second. */
  readonly onProgress?: (tally: Tally, escapesWanted: number) => void;
  /** Ends the run at the next occasion. */
  readonly signal?: AbortSignal;
}

/** A run is looked at again when it has become so much longer: what it goes too far is less than that. */
const GROWTH = 1 / 64;
const SHORTEST_INTERVAL = 16;
/** Counts that do not say yet what is to be measured are looked at again when the run has become so many times as long. */
const PATIENCE = Math.SQRT2;
/** The engine is given work for about so long at a time, in milliseconds. */
const SLICE = 200;

/**
 * Advances a simulation until the first of its rules is met, or until nothing moves any more.
 *
 * Whether a rule is met is asked at steps that are fixed beforehand, not when the clock says so: the same experiment on the
 * same engine ends at the same step, on a slow machine as on a fast one. `relativeError` is a number of escapes
 * (`eventsForRelativeError`), so that both rules stop at a number of escapes: inverse sampling, without bias from looking. Where
 * these escapes do not say yet what is to be measured (they do not come at a constant rate, or from several wells), `relativeError` goes
 * on, and looks again at steps that are fixed beforehand too.
 */
export async function measureEscape(
  simulation: Simulation,
  { until, afterEscape, settlingStep, isMeasured, onProgress, signal }: MeasurementOptions,
): Promise<Measurement> {
  const lastStep = Math.min(until.steps ?? MAXIMUM_STEPS, MAXIMUM_STEPS);
  const { escapes = Number.POSITIVE_INFINITY, relativeError } = until;
  const precise =
    relativeError === undefined ? Number.POSITIVE_INFINITY : eventsForRelativeError(relativeError);
  const began = performance.now();
  let settled: Tally | undefined;
  let tally = await simulation.readTally();
  let times: EscapeTimes | undefined;
  let nextLook = 0;
  let stepsPerSlice = 16;

  const isPrecise = async (): Promise<boolean> => {
    if (isMeasured === undefined) return true;
    if (tally.step < nextLook) return false;
    nextLook = Math.ceil(tally.step * PATIENCE);
    times = await simulation.readEscapeTimes();
    return isMeasured(tally, times);
  };

  const findEnding = async (): Promise<Ending | undefined> => {
    // Nobody is left to escape; who goes on is followed only up to a step that was asked for.
    const isOver =
      afterEscape === 'stop' || (afterEscape === 'continue' && until.steps === undefined);
    if (isOver && tally.atRisk === 0) {
      return tally.events > 0 ? 'all escaped' : 'all diverged';
    }
    if (tally.diverged === tally.particleCount) return 'all diverged';
    // A hazard that has been watched for no longer than it took to settle says nothing of itself yet.
    if (settled !== undefined && tally.step >= WATCHED * settlingStep) {
      const events = tally.events - settled.events;
      if (events >= precise && (await isPrecise())) return 'relative error';
      if (events >= escapes) return 'escapes';
    }
    if (tally.step >= lastStep) return 'steps';
    return undefined;
  };

  /** Steps on, in slices, unless interrupted. */
  const advanceTo = async (step: number): Promise<void> => {
    while (simulation.step < step && !signal?.aborted) {
      const slice = Math.min(stepsPerSlice, step - simulation.step);
      const before = performance.now();
      await simulation.advance(slice);
      const duration = performance.now() - before;
      if (duration < SLICE / 2) stepsPerSlice = Math.max(stepsPerSlice, 2 * slice);
      else if (duration > 2 * SLICE) stepsPerSlice = Math.max(1, slice >> 1);
    }
  };

  if (settlingStep === 0) settled = tally;
  let ending = await findEnding();
  while (ending === undefined) {
    const interval = Math.max(SHORTEST_INTERVAL, Math.ceil(tally.step * GROWTH));
    const next = Math.min(tally.step + interval, lastStep);
    const isSettling = settled === undefined && settlingStep <= next;
    await advanceTo(isSettling ? settlingStep : next);
    tally = await simulation.readTally();
    if (isSettling && tally.step === settlingStep) settled = tally;
    ending = signal?.aborted ? 'interrupted' : await findEnding();
    onProgress?.(tally, Math.min(escapes, precise));
  }
  const seconds = (performance.now() - began) / 1000;
  if (times?.step !== tally.step) times = await simulation.readEscapeTimes();
  return {
    tally,
    times,
    ending,
    ...(tally.diverged > 0 && { lost: await readLost(simulation) }),
    particleSteps:
      afterEscape === 'stop' ? Number(tally.exposure) : tally.step * tally.particleCount,
    seconds,
  };
}
