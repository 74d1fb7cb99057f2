import { solveStationary } from './elimination.ts';
import {
  DEFAULT_CELLS,
  type Diffusion2d,
  type Field2d,
  type Refusal,
  type Resolution,
} from './problem.ts';
import { findReach } from './reach.ts';
import { createSystem2d, toDensity } from './system.ts';

/** What a population without any escape comes to. */
export interface StationarySolution2d {
  /** Probability per area; 0 out of reach. */
  readonly density: Field2d;
  /** Whether the loss holds the particles in. Else reflecting walls at sides of the grid do. */
  readonly isHeld: boolean;
}

/**
 * The stationary density of a diffusion in the plane, normalised: ∝ e^(−L/T) for white noise, on the nodes exactly.
 *
 * Solves Qᵀπ = 0 without subtractions; the error is of order h². Wells beyond the reach of the start (out of its domain,
 * or behind barriers that are infinite) have no share.
 */
export function computeStationary2d(
  process: Diffusion2d,
  { cells = DEFAULT_CELLS }: Resolution = {},
): StationarySolution2d | Refusal {
  const reach = findReach(process);
  if ('reason' in reach) return reach;
  const system = createSystem2d(process, reach, cells, []);
  if ('reason' in system) return system;
  const { generator, eliminated } = system;
  return { density: toDensity(generator, solveStationary(eliminated)), isHeld: reach.isHeld };
}
