import { keyOf } from '../../analysis/escape-reading.ts';
import { type Reading, readRun } from '../../analysis/reading.ts';
import type { Settling } from '../../analysis/settling.ts';
import type {
  EscapeTimes,
  Painter,
  Palette,
  Tally,
  VisibleSimulation,
} from '../../engine/engine.ts';
import { MAXIMUM_STEPS } from '../../experiment/parameters.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { SeenSurface } from '../map/surface-stage.ts';
import type { Pacer } from './pacing.ts';

/** How fast it runs. */
export interface Rates {
  readonly stepsPerSecond: number;
  readonly framesPerSecond: number;
}

/** Milliseconds between two readings of the counts. */
export const READING_INTERVAL = 250;

/** One simulation on the page: its painter, its work in flight, its latest reading. */
export class RunningView {
  readonly simulation: VisibleSimulation;
  readonly prepared: PreparedExperiment;
  readonly #painter: Painter | undefined;
  readonly #pacer: Pacer | undefined;
  /** What was counted last, and what has been made of it. */
  #counts: { readonly tally: Tally; readonly times: EscapeTimes } | undefined;
  #reading: Reading | undefined;
  #settling: Settling | undefined;
  #destroyed = false;
  #inFlight = false;
  #isReading = false;
  #needsPaint = true;
  /** What was painted last. */
  #seen: SeenSurface | undefined;
  #relief: SeenSurface['relief'] | undefined;
  #lastReading = Number.NEGATIVE_INFINITY;
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

  /** Of the experiment: whatever is read of it is about that alone. */
  get key(): string {
    return keyOf(this.prepared.experiment);
  }

  /** Steps until the experiment ends, or step numbers do. */
  get stepsLeft(): number {
    const { steps = MAXIMUM_STEPS } = this.prepared.experiment.until;
    return Math.min(steps, MAXIMUM_STEPS) - this.simulation.step;
  }

  /** When escapes begin to come at a constant rate, once theory has said. */
  set settling(settling: Settling | undefined) {
    if (settling === this.#settling) return;
    this.#settling = settling;
    this.#reading = undefined;
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
    if (this.#isReading || elapsed < READING_INTERVAL) return;
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
    this.#isReading = true;
    this.measure().then(
      (reading) => {
        this.#isReading = false;
        if (!this.#destroyed) onReading(reading, rates);
      },
      () => {
        this.#isReading = false;
      },
    );
  }

  destroy(): void {
    this.#destroyed = true;
    this.#painter?.destroy();
    this.simulation.destroy();
  }

  /** What the counts said when they were last asked, with what is known by now of when they settle. */
  get reading(): Reading | undefined {
    if (this.#counts === undefined) return undefined;
    const { tally, times } = this.#counts;
    this.#reading ??= readRun(this.prepared, tally, times, this.#settling);
    return this.#reading;
  }

  /** What the counts say at present; the same again while no step has been made. */
  async measure(): Promise<Reading> {
    if (this.reading !== undefined && this.simulation.step === this.reading.tally.step) {
      return this.reading;
    }
    // Asked for in one go: both are of the same step.
    const [tally, times] = await Promise.all([
      this.simulation.readTally(),
      this.simulation.readEscapeTimes(),
    ]);
    this.#counts = { tally, times };
    this.#reading = readRun(this.prepared, tally, times, this.#settling);
    return this.#reading;
  }
}
