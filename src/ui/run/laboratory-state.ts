import { keyOf } from '../../analysis/escape-reading.ts';
import { questionKeyOf } from '../../analysis/exact-client.ts';
import { type Keyed, ownOf, type Reading } from '../../analysis/reading.ts';
import type { Density } from '../../engine/engine.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Problem } from '../../experiment/problem.ts';
import type { Draft } from '../experiment/draft.ts';
import type { Suggestion } from '../experiment/suggest.ts';
import type { Instrument, MapMode, MapView, OverlayField } from '../kit/view-names.ts';
import type { Rates } from './running-view.ts';
import { NO_THEORY, type TheoryState } from './theory-desk.ts';
import type { CaptionedPicture } from './theory-painter.ts';

/** What the page shows at a moment: a value, replaced as a whole. */
export interface LaboratoryState {
  readonly running: boolean;
  /** Wished speed in steps per second; FASTEST for no limit. */
  readonly speed: number;
  /** The experiment as it is typed. */
  readonly draft: Draft;
  /** What is wrong with it, by field. */
  readonly problems: readonly Problem[];
  /** The experiment that the draft asks for, what stands in for its wrong fields included: it runs, or is being prepared. */
  readonly wanted: Experiment | undefined;
  /** The experiment that runs; another than the one that is wanted while that is being prepared. */
  readonly prepared: PreparedExperiment | undefined;
  /** Numbers that suit the running landscape, about which the sliders reach. */
  readonly suggestion: Suggestion | undefined;
  readonly reading: Reading | undefined;
  readonly rates: Rates;
  /** What the exact solvers have said about the running experiment. */
  readonly theory: TheoryState;
  readonly mapMode: MapMode;
  readonly mapView: MapView;
  /** In a sentence, why there is no surface here. */
  readonly surfaceRefusal: string | undefined;
  /** Whether some particles leave trails. */
  readonly trails: boolean;
  readonly overlays: Readonly<Record<OverlayField, boolean>>;
  readonly instrument: Instrument;
  /** Whether the map's edges show how the particles are spread along x and along y. */
  readonly marginals: boolean;
  /** The particles by cell a moment ago, while something shows them. */
  readonly density: Keyed<Density> | undefined;
  /** What is shown in place of the cloud, with a sentence on it, or on why there is nothing. */
  readonly exhibit: Keyed<CaptionedPicture> | undefined;
  readonly adapterName: string;
  /** A sentence on the engine: no WebGPU, a lost device. */
  readonly notice: string | undefined;
  /** A sentence on what was changed along with the last edit. */
  readonly hint: string | undefined;
}

/** Whether the experiment that is wanted does not run yet: there is nothing to say of it then. */
export function isPreparing({ wanted, prepared }: LaboratoryState): boolean {
  return (
    wanted === undefined || prepared === undefined || keyOf(prepared.experiment) !== keyOf(wanted)
  );
}

/**
 * The state without what was found for another experiment than the one that is wanted, whose words stand beside it: the
 * one place where that is refused, for all faces.
 */
export function withOwnNumbers(state: LaboratoryState): LaboratoryState {
  const { wanted, reading, density, exhibit, theory } = state;
  const key = wanted && keyOf(wanted);
  // What solvers say holds for any number of particles; while particles are prepared it waits with them.
  const isKnown =
    wanted !== undefined && !isPreparing(state) && theory.key === questionKeyOf(wanted);
  return {
    ...state,
    reading: ownOf(key, reading),
    density: ownOf(key, density),
    exhibit: ownOf(key, exhibit),
    theory: isKnown ? theory : NO_THEORY,
  };
}
