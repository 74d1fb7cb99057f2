/** A scene of the lecture: a few experiments side by side, what to look for, and what is measured of the claim. */

import type { ExactAnswers } from '../analysis/exact.ts';
import type { ExactDensities } from '../analysis/exact-fields.ts';
import type { Reading } from '../analysis/reading.ts';
import type { Density } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import type { Refusal } from '../theory/generator-2d/problem.ts';

/** What a panel shows besides, or instead of, its cloud; the names are the map's own. */
export interface PanelView {
  /** The particles, the exact density at the same time, or how far they are from it. */
  readonly mapMode?: 'cloud' | 'fokker-planck' | 'difference';
  /** Drawn over the landscape. */
  readonly overlays?: readonly ('committor' | 'current' | 'noise')[];
}

/** One experiment of a scene. */
export interface ScenePanel {
  /** What tells it from the others, in a few words: `white noise`, `B = 8`. */
  readonly label: string;
  /**
   * An Experiment as it is written in a file; what is left out takes its default. With `until.steps` a panel stands still
   * from that step on, while the others go on.
   */
  readonly experiment: unknown;
  /** Whether its cloud is seen. Others run along, for the numbers alone. */
  readonly isShown: boolean;
  /** The cloud alone where it is left out. */
  readonly view?: PanelView;
}

/** A number that the lecturer turns while the scene is shown. */
export interface SceneSlider {
  /** Path of the field in the experiment, e.g. `noise.batchSize`. */
  readonly field: string;
  /** The panels it acts on, by number; all where it is left out. In the others the field stays as it is. */
  readonly panels?: readonly number[];
}

/** A scene as data; a lecturer's own are of the same shape. */
export interface Scene {
  /** Lower-case words joined by "-", unique in a lecture. */
  readonly key: string;
  readonly title: string;
  /** At most 60 words. */
  readonly caption: string;
  /** One sentence: where to look. */
  readonly look: string;
  /** One to four that are seen, and those that run along. All take the same seed: the same noise. */
  readonly panels: readonly ScenePanel[];
  /** Two or three. */
  readonly sliders: readonly SceneSlider[];
  /** Steps per second to begin with. */
  readonly speed: number;
  /** Name of what is measured, a key of EVIDENCE. */
  readonly evidence: string;
}

/** What is known of one panel at a moment: what was read of its run, and what belongs to its experiment. */
export interface PanelReading extends Reading {
  readonly prepared: PreparedExperiment;
  /** What the exact solvers have said so far; undefined before they answer. */
  readonly answers: ExactAnswers | undefined;
  /** Counts by cell, where the evidence needs them. */
  readonly density: Density | undefined;
  /** All positions, x and y interleaved, where the evidence needs them. */
  readonly positions: Float32Array | undefined;
  /** Exact shares of the wells at rest, where the evidence asks for them; null where no solver applies. */
  readonly shares?: readonly number[] | null | undefined;
  /** Exact densities at ascending times, where the evidence asks for them. */
  readonly densities?: ExactDensities | Refusal | undefined;
}

/** What an evidence may want from the exact solvers; each is a field of PanelReading. */
export type ExactWish = 'answers' | 'shares' | 'densities';

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** One line of the evidence: what was measured, and what it is held against. */
export interface EvidenceRow {
  readonly label: string;
  /** Undefined until there is something to measure. */
  readonly measured: Estimate | undefined;
  /** `exact`, `Kramers`, `Boltzmann`, `published` … and their numbers. */
  readonly expected: readonly {
    readonly label: string;
    readonly value: number;
    /** By how much it may be off, where that is known: it has no more digits. */
    readonly error?: number;
  }[];
}

/** A small chart of what was measured against what is varied, e.g. ln τ against 1/k. */
export interface EvidencePoints {
  readonly title: string;
  /** What stands at the axis of what is varied. */
  readonly x: string;
  /** At most four. */
  readonly series: readonly {
    readonly label: string;
    readonly measured: readonly { readonly x: number; readonly y: Estimate }[];
    /** The exact answers, or the law, at these places: drawn as a line. */
    readonly expected: readonly { readonly x: number; readonly y: number }[];
  }[];
}

/** What a scene's experiments say of its claim at a moment. */
export interface Evidence {
  readonly rows: readonly EvidenceRow[];
  /** Whether the claim is borne out so far, at a false-alarm rate of 1e-3 a look. */
  readonly verdict: 'waiting' | 'holds' | 'fails';
  /** The outcome in one sentence, with its number. */
  readonly sentence: string;
  /** A chart beside the numbers; `survivors` for the survival curves of the panels that are seen. */
  readonly points?: EvidencePoints | 'survivors';
}

/** How a claim is measured; asked by `weigh` alone, which refuses what is not of these panels. */
export interface EvidenceKind {
  /** What must be read of every panel besides the counts of escapes. */
  readonly needs: readonly ('density' | 'positions')[];
  /** What the exact solvers must be asked about a panel; its escape times (`answers`) where this is left out. */
  wishes?(panel: PreparedExperiment): readonly ExactWish[];
  /** @param panels the readings of all panels of the scene, in its order */
  measure(panels: readonly PanelReading[]): Evidence;
}
