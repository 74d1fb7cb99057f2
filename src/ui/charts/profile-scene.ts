/** What the profile shows, worked out once for a landscape, once for an experiment, and once for a reading. */

import { computeExpectedCells } from '../../analysis/density-test.ts';
import { densityAt, type ExactDensities } from '../../analysis/exact-fields.ts';
import {
  binMiddles,
  createProfileMap,
  type ProfileMap,
  pathAt,
  projectCells,
  toDensity,
} from '../../analysis/profile.ts';
import {
  expectQuasiEquilibrium,
  findQuasiEquilibrium,
  type QuasiEquilibrium,
} from '../../analysis/quasi-equilibrium.ts';
import type { Density } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Refusal } from '../../theory/generator-2d/problem.ts';
import { findMinimumEnergyPath } from '../../topography/minimum-energy-path.ts';
import { sceneKeyOf } from '../map/map-scene.ts';

/** The path of an experiment, and the equilibrium along it. */
export interface ProfileScene {
  readonly prepared: PreparedExperiment;
  readonly map: ProfileMap;
  /** L at the middle of each bin. */
  readonly losses: readonly number[];
  readonly equilibrium: QuasiEquilibrium | Refusal;
}

/** The curves at a moment, by bin. Densities are shares of all particles per unit of length. */
export interface ProfileCurves {
  readonly map: ProfileMap;
  /** Particles; shares of those in a cell that lies across two bins count in both. Undefined before the first reading. */
  readonly counts: Float64Array | undefined;
  /** Particles in the domain that lie beyond the ends of the path. */
  readonly elsewhere: number;
  readonly density: Float64Array | undefined;
  readonly equilibrium: Float64Array | undefined;
  readonly exact: Float64Array | undefined;
}

/** Makes scenes, and keeps what the last one was made of. */
export class ProfileScenes {
  #key = '';
  #map: ProfileMap | Refusal = { reason: '' };
  #prepared: PreparedExperiment | undefined;
  #scene: ProfileScene | Refusal = { reason: '' };

  /** The scene of an experiment, or why it has none. */
  sceneOf(prepared: PreparedExperiment): ProfileScene | Refusal {
    if (prepared === this.#prepared) return this.#scene;
    const key = sceneKeyOf(prepared);
    if (key !== this.#key) {
      this.#key = key;
      const path = findMinimumEnergyPath(prepared.landscape, prepared.route);
      this.#map = 'reason' in path ? path : createProfileMap(path, prepared.model.domain);
    }
    const map = this.#map;
    this.#prepared = prepared;
    this.#scene =
      'reason' in map
        ? map
        : {
            prepared,
            map,
            losses: Array.from(binMiddles(map), (s) => pathAt(map.path, s).loss),
            equilibrium: findQuasiEquilibrium(prepared, map),
          };
    return this.#scene;
  }
}

/** The curves of a reading. */
export function computeProfileCurves(
  { prepared, map, equilibrium }: ProfileScene,
  density: Density | undefined,
  exact: ExactDensities | undefined,
): ProfileCurves {
  const nothing = { counts: undefined, density: undefined, equilibrium: undefined };
  if (density === undefined) return { map, ...nothing, elsewhere: 0, exact: undefined };
  const { cells, step, diverged } = density;
  const { model, experiment } = prepared;
  const whole = model.particleCount - diverged;
  const { bins, before, beyond } = projectCells(map, cells);
  const time = step * experiment.method.learningRate;
  const expected = expectedCells(prepared, density, exact, time);
  return {
    map,
    counts: bins,
    elsewhere: before + beyond,
    density: toDensity(map, bins, whole),
    equilibrium:
      'reason' in equilibrium
        ? undefined
        : toDensity(map, expectQuasiEquilibrium(equilibrium, cells), whole),
    exact: expected && toDensity(map, projectCells(map, expected).bins, whole),
  };
}

/** Particles expected in each cell by the exact density; undefined where there is none at that time. */
export function expectedCells(
  { model }: PreparedExperiment,
  { diverged }: Density,
  exact: ExactDensities | undefined,
  time: number,
): Float64Array | undefined {
  if (exact === undefined || time < exact.times[0]) return undefined;
  return computeExpectedCells(densityAt(exact, time), model.domain, model.particleCount - diverged);
}
