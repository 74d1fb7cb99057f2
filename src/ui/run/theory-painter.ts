import {
  compareDensity,
  computeExpectedCells,
  type DensityTest,
} from '../../analysis/density-test.ts';
import { densityAt, type ExactDensities } from '../../analysis/exact-fields.ts';
import type { Keyed } from '../../analysis/reading.ts';
import { stiffestCurvature } from '../../analysis/verdict.ts';
import type { Density, Palette } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Refusal } from '../../theory/generator-2d/problem.ts';
import { formatCount, formatNumber } from '../kit/format.ts';
import type { MapMode } from '../kit/view-names.ts';
import { type MapPicture, pictureDeviations, pictureExpected } from '../map/map-picture.ts';
import type { RunningView } from './running-view.ts';

/** Milliseconds between two pictures of the exact density, and between two of the difference. */
const DENSITY_INTERVAL = 100;
const DIFFERENCE_INTERVAL = 400;
/** A right program's χ² is called a difference in one look out of so many. */
const FALSE_FAILURE_RATE = 1e-3;

/** Keeps the picture up to date that the map shows in place of the cloud. */
export class TheoryPainter {
  readonly #palette: Palette;
  readonly #onPicture: (exhibit: Keyed<CaptionedPicture>) => void;
  #view: RunningView | undefined;
  #mode: MapMode = 'cloud';
  #last = Number.NEGATIVE_INFINITY;
  #shown: readonly unknown[] = [];
  #isReading = false;

  constructor(palette: Palette, onPicture: (exhibit: Keyed<CaptionedPicture>) => void) {
    this.#palette = palette;
    this.#onPicture = onPicture;
  }

  /** Turns to a run and a kind of picture. */
  turnTo(view: RunningView | undefined, mode: MapMode): void {
    this.#view = view;
    this.#mode = mode;
    this.#shown = [];
    this.#last = Number.NEGATIVE_INFINITY;
  }

  /** Makes a new picture when it is time and something has changed. */
  paint(now: number, densities: ExactDensities | Refusal | undefined): void {
    const view = this.#view;
    if (view === undefined || this.#mode === 'cloud') return;
    const interval = this.#mode === 'difference' ? DIFFERENCE_INTERVAL : DENSITY_INTERVAL;
    if (now - this.#last < interval || this.#isReading) return;
    const { step } = view.simulation;
    if (this.#shown[0] === step && this.#shown[1] === densities) return;
    this.#last = now;
    this.#shown = [step, densities];
    if (densities === undefined) {
      this.#show(view, 'The Fokker–Planck equation is being solved …');
    } else if ('reason' in densities) {
      this.#show(view, `No Fokker–Planck density: ${densities.reason}`);
    } else if (this.#mode === 'fokker-planck') {
      this.#showDensity(view, densities, step);
    } else {
      this.#isReading = true;
      view.simulation
        .readDensity()
        .then(
          (density) => {
            if (this.#view === view && this.#mode === 'difference') {
              this.#showDifference(view, densities, density);
            }
          },
          () => {
            // The simulation is gone; the next one is asked.
          },
        )
        .finally(() => {
          this.#isReading = false;
        });
    }
  }

  #show({ key }: RunningView, caption: string, picture?: MapPicture): void {
    this.#onPicture({ key, picture, caption });
  }

  #showDensity(view: RunningView, densities: ExactDensities, step: number): void {
    const { picture, caption } = pictureDensity(view.prepared, densities, step, this.#palette);
    this.#show(view, caption, picture);
  }

  #showDifference(view: RunningView, densities: ExactDensities, density: Density): void {
    const { picture, caption } = pictureDifference(view.prepared, densities, density);
    this.#show(view, caption, picture);
  }
}

/** A picture, where there is one, and what it shows in a sentence. */
export interface CaptionedPicture {
  readonly picture: MapPicture | undefined;
  readonly caption: string;
}

/** The exact density at a step. */
export function pictureDensity(
  { model, experiment }: PreparedExperiment,
  densities: ExactDensities,
  step: number,
  palette: Palette,
): CaptionedPicture {
  const time = step * experiment.method.learningRate;
  const field = densityAt(densities, time);
  const expected = computeExpectedCells(field, model.domain, model.particleCount);
  const [first] = densities.times;
  return {
    picture: pictureExpected(expected, palette),
    caption:
      time < first
        ? `Fokker–Planck density at t = ${formatNumber(first, 3)}, the first that is computed: infinitely short steps, as many particles as the cloud has.`
        : `Fokker–Planck density at t = ${formatNumber(time, 3)}: infinitely short steps, as many particles as the cloud has.`,
  };
}

/** How far particles are from the exact density. */
export function pictureDifference(
  prepared: PreparedExperiment,
  densities: ExactDensities,
  density: Density,
): CaptionedPicture {
  const { model, experiment } = prepared;
  const time = density.step * experiment.method.learningRate;
  if (time < densities.times[0]) {
    return {
      picture: undefined,
      caption: 'The particles have hardly left the start; nothing to compare yet.',
    };
  }
  const field = densityAt(densities, time);
  const count = model.particleCount - density.diverged;
  const test = compareDensity(density, computeExpectedCells(field, model.domain, count));
  const stiffest = stiffestCurvature(prepared);
  const reach = stiffest === undefined ? undefined : stiffest * experiment.method.learningRate;
  return { picture: pictureDeviations(test), caption: describeTest(test, time, reach) };
}

/** The outcome in one line. */
function describeTest(
  { chiSquare, cellCount, probability, difference }: DensityTest,
  time: number,
  stepReach: number | undefined,
): string {
  const numbers = `t = ${formatNumber(time, 3)}: χ² = ${formatCount(chiSquare)} for ${formatCount(cellCount)} cells`;
  if (probability >= FALSE_FAILURE_RATE) return `${numbers}: agrees, all is sampling noise.`;
  const reason =
    stepReach === undefined
      ? 'Fokker–Planck is for infinitely short steps.'
      : `Fokker–Planck is for infinitely short steps, here ηH = ${formatNumber(stepReach, 2)}.`;
  return `${numbers}: the densities differ by ${formatNumber(100 * difference, 2)} % (r.m.s.) beyond sampling noise. ${reason}`;
}
