import type { Comparison } from '../analysis/comparison.ts';
import type { HistogramPoints, SurvivalPoints } from '../analysis/escape-curves.ts';
import type { Density, Tally } from '../engine/engine.ts';
import type { Problem } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { Draft } from './draft.ts';
import type { MapPicture } from './map-picture.ts';
import type { Suggestion } from './suggest.ts';
import type { TheoryState } from './theory-desk.ts';

/** What the map shows: the particles, the exact density, or how far they are from it. */
export const MAP_MODES = ['cloud', 'fokker-planck', 'difference'] as const;
export type MapMode = (typeof MAP_MODES)[number];

/** The landscape from above, or as a surface on which the cloud lies. */
export type MapView = 'map' | 'surface';

/** What can be drawn over the landscape: exact fields, and the ellipses of noise and curvature. */
export const OVERLAY_FIELDS = ['committor', 'current', 'noise'] as const;
export type OverlayField = (typeof OVERLAY_FIELDS)[number];

/** Which chart stands beside the map: escape times, or the loss and the densities along the path. */
export const INSTRUMENTS = ['times', 'profile'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

/** What was measured a moment ago. */
export interface Reading {
  readonly tally: Tally;
  readonly comparison: Comparison;
  readonly survival: SurvivalPoints;
  readonly histogram: HistogramPoints;
  /** End of the charts' time axis, t. */
  readonly chartEnd: number;
}

/** How fast it runs. */
export interface Rates {
  readonly stepsPerSecond: number;
  readonly framesPerSecond: number;
}

/** What the page shows at a moment: a value, replaced as a whole. */
export interface LaboratoryState {
  readonly running: boolean;
  /** Wished speed in steps per second; FASTEST for no limit. */
  readonly speed: number;
  /** The experiment as it is typed. */
  readonly draft: Draft;
  /** What is wrong with it, by field. */
  readonly problems: readonly Problem[];
  /** The experiment that runs; older than the draft while that is wrong or being prepared. */
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
  readonly density: Density | undefined;
  /** What is shown in place of the cloud, once there is something. */
  readonly picture: MapPicture | undefined;
  /** In a sentence, what the picture shows, or why there is none. */
  readonly caption: string;
  readonly adapterName: string;
  /** A sentence on the engine: no WebGPU, a lost device. */
  readonly notice: string | undefined;
  /** A sentence on what was changed along with the last edit. */
  readonly hint: string | undefined;
}
