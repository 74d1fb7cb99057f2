/**
 * The engine: what advances particles. Two implementations, `webgpu/` and `cpu/`, held to each other by the tests in
 * `test/contract`.
 */

import type { Model } from '../experiment/model.ts';
import type { Relief, SurfaceView } from './surface.ts';

/** Something that can run ensembles of particles; in a browser, also show them. */
export interface Engine<Kind extends Simulation = Simulation> {
  readonly kind: 'webgpu' | 'cpu';
  /** Name of the adapter or processor, for the reader. */
  readonly adapterName: string;
  /** Whether the adapter is a software rasteriser or the engine runs on the CPU: fewer particles by default. */
  readonly isSoftware: boolean;
  /** Largest ensemble that memory limits allow. */
  readonly maximumParticleCount: number;
  /** Resolves with a sentence when the device is lost or has failed: no simulation of this engine can go on. */
  readonly lost: Promise<string>;
  /**
   * Compiles a model and places its particles at the start.
   *
   * @throws Error with a sentence where the model cannot be run (too many particles, a shader that does not compile)
   */
  createSimulation(model: Model): Promise<Kind>;
  /** Releases the device and all simulations. */
  destroy(): void;
}

/** A running ensemble. Methods are processed in the order of their calls. */
export interface Simulation {
  readonly particleCount: number;
  /** Steps asked for so far; every particle has made this many once the promises of `advance` have resolved. */
  readonly step: number;
  /**
   * Advances every particle by a number of steps. Resolves when the work is done.
   *
   * @throws RangeError beyond MAXIMUM_STEPS, where step numbers would repeat random numbers
   */
  advance(stepCount: number): Promise<void>;
  /** Reads the counts of escapes. */
  readTally(): Promise<Tally>;
  /** Reads the histogram of escape times, by the bins of `statistics/step-bins.ts`. */
  readEscapeTimes(): Promise<EscapeTimes>;
  /** Reads the first-passage step of every particle, or NOT_PASSED, or DIVERGED. */
  readPassages(): Promise<Uint32Array>;
  /** Reads the positions of the first `count` particles, of all unless told, x and y interleaved. */
  readPositions(count?: number): Promise<Float32Array>;
  /** Counts particles by cell of the domain. */
  readDensity(): Promise<Density>;
  /** Frees memory. Promises under way resolve or reject; later calls reject. */
  destroy(): void;
}

/** A running ensemble that can be seen. */
export interface VisibleSimulation extends Simulation {
  /** Prepares to paint the density on a canvas. A canvas belongs to one simulation at a time. */
  createPainter(canvas: HTMLCanvasElement, palette: Palette): Painter;
}

/** First-passage value of a particle that has not escaped. */
export const NOT_PASSED = 0xffffffff;
/** First-passage value of a particle that left every bound. */
export const DIVERGED = 0xfffffffe;

/** Exact counts; exposures in particle-steps. */
export interface Tally {
  /** Steps made by every particle. */
  readonly step: number;
  readonly particleCount: number;
  /** Escapes counted; with `restart` a particle may count more than once. */
  readonly events: number;
  /** Particles whose escape is still awaited. */
  readonly atRisk: number;
  /** Particles absorbed in the escape region (`stop` only). */
  readonly absorbed: number;
  /** Particles that diverged. From then on they count in no average. */
  readonly diverged: number;
  /**
   * Steps spent at risk by all particles, exact: the events' durations, the time of those still at risk, and that of
   * diverged particles until they diverged. Left out, it would raise the rate by the rate of divergence.
   */
  readonly exposure: bigint;
}

/** Histograms over the bins of `statistics/step-bins.ts`. */
export interface EscapeTimes {
  readonly step: number;
  /** Escapes by duration. */
  readonly events: Float64Array;
  /** Particles lost at risk because they diverged, by the time they had spent since their (last) start. */
  readonly diverged: Float64Array;
  /** Particles still at risk, by the time they have spent since their (last) start. */
  readonly atRisk: Float64Array;
}

/** Cells along each side of the density grid. */
export const DENSITY_SIZE = 256;

/** Particles by cell, row by row from (xMin, yMin), DENSITY_SIZE × DENSITY_SIZE. */
export interface Density {
  readonly step: number;
  readonly cells: Uint32Array;
  /** Particles outside the domain, neither absorbed nor diverged. */
  readonly outside: number;
  readonly absorbed: number;
  readonly diverged: number;
}

/** 256 colours from the emptiest to the fullest cell, red, green, blue, alpha, a byte each. */
export type Palette = Uint8Array<ArrayBuffer>;

/** Paints the density of one simulation on a canvas. */
export interface Painter {
  /**
   * Paints the present density; y points upwards. Must be called from an animation frame.
   *
   * @param view how the surface is seen on which the density lies; flat where it is not given
   * @param hasMoved whether particles may have moved since the last call; where not, they are not counted again
   */
  paint(view?: SurfaceView, hasMoved?: boolean): void;
  /** Takes the heights of the surface, before it is first painted. Missing where the density can only be painted flat. */
  takeRelief?(relief: Relief): void;
  destroy(): void;
}
