import { compareEscape } from '../analysis/comparison.ts';
import { computeHistogram, computeSurvival, stepOfLastEscapes } from '../analysis/escape-curves.ts';
import type { EscapeTimes, Painter, Palette, Tally, VisibleSimulation } from '../engine/engine.ts';
import { MAXIMUM_STEPS } from '../experiment/parameters.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { Rates, Reading } from './laboratory-state.ts';
import type { Pacer } from './pacing.ts';
import type { SeenSurface } from './surface-stage.ts';

/** Milliseconds between two readings of the counts. */
export const READING_INTERVAL = 250;
/** Counts kept while it is not known when the population has settled. */
const MOST_TALLIES = 1000;

/** One simulation on the page: its painter, its work in flight, its latest reading. */
export class RunningView {
  readonly simulation: VisibleSimulation;
  readonly prepared: PreparedExperiment;
  readonly #painter: Painter | undefined;
  readonly #pacer: Pacer | undefined;
  /** Time t from which on escapes come at a constant rate, once it is known. */
  settlingTime: number | undefined;
  /** The counts so far, in order, of which one will be the first after the settling time. */
  #tallies: Tally[] = [];
  #destroyed = false;
  #inFlight = false;
  #reading = false;
  #needsPaint = true;
  /** What was painted last. */
  #seen: SeenSurface | undefined;
  #relief: SeenSurface['relief'] | undefined;
  #lastReading = Number.NEGATIVE_INFINITY;
  #lastReadingStep = -1;
  #stepsAtReading = 0;
  #frames = 0;

  /**
   * @param canvas where the cloud is seen; none where it is not
   * @param pacer learns how long steps take; none where several simulations share one, told by their owner
   */
  constructor(
    simulation: VisibleSimulation,
    prepared: PreparedExperiment,
    canvas: HTMLCanvasElement | undefined,
    palette: Palette,
    pacer?: Pacer,
  ) {
    this.simulation = simulation;
    this.prepared = prepared;
    this.#painter = canvas && simulation.createPainter(canvas, palette);
    this.#pacer = pacer;
  }

  /** Steps until the experiment ends, or step numbers do. */
  get stepsLeft(): number {
    const { steps = MAXIMUM_STEPS } = this.prepared.experiment.until;
    return Math.min(steps, MAXIMUM_STEPS) - this.simulation.step;
  }

  /** Whether the last advance is still under way: then a frame asks for nothing more. */
  get isBusy(): boolean {
    return this.#inFlight;
  }

  /** Starts a number of steps; their end is noticed, not awaited within a frame. Resolves then, however they ended. */
  advance(steps: number): Promise<void> {
    if (steps <= 0) return Promise.resolve();
    const begin = performance.now();
    this.#inFlight = true;
    const done = (): void => {
      this.#inFlight = false;
      this.#needsPaint = true;
    };
    return this.simulation.advance(steps).then(() => {
      done();
      this.#pacer?.finished(steps, performance.now() - begin);
    }, done);
  }

  /** A frame in which the cloud is not seen; it is painted when it is seen again. */
  countFrame(): void {
    this.#frames++;
    this.#needsPaint = true;
  }

  /** Paints what has changed since the last time: flat, or on a surface. */
  paint(seen?: SeenSurface): void {
    this.#frames++;
    if (!this.#needsPaint && seen === this.#seen) return;
    if (seen !== undefined && seen.relief !== this.#relief) {
      this.#relief = seen.relief;
      this.#painter?.takeRelief?.(seen.relief);
    }
    this.#painter?.paint(seen?.view, this.#needsPaint);
    this.#needsPaint = false;
    this.#seen = seen;
  }

  /** Asks for the counts when it is time, and hands them on when they are there. */
  read(now: number, onReading: (reading: Reading, rates: Rates) => void): void {
    const elapsed = now - this.#lastReading;
    if (this.#reading || elapsed < READING_INTERVAL) return;
    const { step } = this.simulation;
    const rates: Rates = Number.isFinite(elapsed)
      ? {
          stepsPerSecond: ((step - this.#stepsAtReading) * 1000) / elapsed,
          framesPerSecond: (this.#frames * 1000) / elapsed,
        }
      : { stepsPerSecond: 0, framesPerSecond: 0 };
    this.#lastReading = now;
    this.#stepsAtReading = step;
    this.#frames = 0;
    this.#reading = true;
    this.measure().then(
      (reading) => {
        this.#reading = false;
        if (!this.#destroyed) onReading(reading, rates);
      },
      () => {
        this.#reading = false;
      },
    );
  }

  /** The first counts taken after the population had settled; which ones does not depend on what they are. */
  #findSettled(): Tally | undefined {
    const { settlingTime } = this;
    const { learningRate } = this.prepared.experiment.method;
    if (settlingTime === undefined) {
      if (this.#tallies.length > MOST_TALLIES) {
        this.#tallies = this.#tallies.filter((_, index) => index % 2 === 0);
      }
      return undefined;
    }
    const settled = this.#tallies.find(({ step }) => step * learningRate >= settlingTime);
    this.#tallies = settled === undefined ? [] : [settled];
    return settled;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#painter?.destroy();
    this.simulation.destroy();
  }

  #latest: Reading | undefined;

  /** What the counts say at present; the same again while no step has been made. */
  async measure(): Promise<Reading> {
    if (this.#latest !== undefined && this.simulation.step === this.#lastReadingStep) {
      return this.#latest;
    }
    const [tally, times] = await Promise.all([
      this.simulation.readTally(),
      this.simulation.readEscapeTimes(),
    ]);
    this.#lastReadingStep = tally.step;
    this.#tallies.push(tally);
    this.#latest = toReading(this.prepared, tally, times, this.#findSettled());
    return this.#latest;
  }
}

function toReading(
  prepared: PreparedExperiment,
  tally: Tally,
  times: EscapeTimes,
  settled: Tally | undefined,
): Reading {
  const { learningRate } = prepared.experiment.method;
  // Once nearly all have escaped, the last stragglers shall not squeeze everybody else to the left.
  const last = tally.atRisk > 0.001 * tally.particleCount ? times.step : stepOfLastEscapes(times);
  return {
    tally,
    comparison: compareEscape(prepared, tally, settled),
    survival: computeSurvival(times, learningRate),
    histogram: computeHistogram(times, learningRate, last),
    chartEnd: last * learningRate,
  };
}
