/** Why particles have diverged, and what keeps them, in words. */

import { DIVERGED, type Simulation, type Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import type { Point } from '../landscapes/geometry.ts';

/** Where particles were when they were found to have diverged. */
export interface Lost {
  /** Particles whose position is no finite number: a step without a value, or beyond single precision. */
  readonly withoutPosition: number;
  /** Positions of some of the others. */
  readonly positions: readonly Point[];
}

/** The advice on steps that overshoot. */
export const KEEPS_THEM = 'a smaller learning rate keeps them';

/** Positions that are kept. */
const MOST_POSITIONS = 64;

/** Reads where the diverged particles of a simulation are. */
export async function readLost(simulation: Simulation): Promise<Lost> {
  const passages = await simulation.readPassages();
  const coordinates = await simulation.readPositions();
  const positions: Point[] = [];
  let withoutPosition = 0;
  passages.forEach((passage, particle) => {
    if (passage !== DIVERGED) return;
    const [x, y] = [coordinates[2 * particle], coordinates[2 * particle + 1]];
    if (!Number.isFinite(x) || !Number.isFinite(y)) withoutPosition++;
    else if (positions.length < MOST_POSITIONS) positions.push([x, y]);
  });
  return { withoutPosition, positions };
}

/**
 * What becomes of particles that diverge, as the end of a sentence: whether a smaller learning rate keeps them depends on
 * whether they step where the formula has no value, run down a loss that falls on and on, jump, or overshoot.
 *
 * @param lost where they were found; without it, what the experiment alone lets one expect
 */
export function adviseOnDivergence(prepared: PreparedExperiment, lost?: Lost): string {
  const { gap } = prepared;
  const { noise } = prepared.experiment;
  if (gap !== undefined && (lost === undefined || lost.withoutPosition > 0)) {
    return `${gap.finding}, and no learning rate keeps them from there`;
  }
  if (noise.name === 'heavy-tailed' && noise.parameters.alpha < 2) {
    return 'jumps of heavy-tailed noise carry them out, and a smaller learning rate makes such jumps rarer without excluding them';
  }
  if (fallsOutside(prepared, lost?.positions)) {
    return 'the loss falls without end beyond the domain, and no learning rate keeps them';
  }
  return KEEPS_THEM;
}

/** The sentence on a run in which particles have diverged; none where none has. */
export function explainDiverged(
  prepared: PreparedExperiment,
  { diverged, particleCount }: Tally,
  lost?: Lost,
): string[] {
  if (diverged === 0) return [];
  const advice = adviseOnDivergence(prepared, lost);
  if (prepared.model.afterEscape === 'restart') {
    return [
      `${diverged} of ${particleCount} particles diverged: the time and the escapes of each count until then, and nothing afterwards; ${advice}.`,
    ];
  }
  if (prepared.model.afterEscape === 'continue') {
    return [
      `${diverged} of ${particleCount} particles diverged: one that had escaped before keeps its escape, any other counts as not yet escaped until then, and not at all afterwards; ${advice}.`,
    ];
  }
  return [
    `${diverged} of ${particleCount} particles diverged: each counts as not yet escaped until then, and not at all afterwards; ${advice}.`,
  ];
}

/** Directions in which a loss is followed outwards, and how far, in the domain's half diagonals. */
const DIRECTIONS = 16;
const DISTANCES = [3, 10];

/** Whether most of some places, or any of those far out, lie lower than the start: particles that got there have not overshot. */
function fallsOutside({ landscape, model }: PreparedExperiment, found?: readonly Point[]): boolean {
  const level = landscape.value(...model.start.at);
  const isLower = (place: Point): boolean => landscape.value(...place) < level;
  if (found !== undefined && found.length > 0) {
    return found.filter(isLower).length > found.length / 2;
  }
  const [[left, right], [bottom, top]] = landscape.domain;
  const half = Math.hypot(right - left, top - bottom) / 2;
  return Array.from({ length: DIRECTIONS }, (_, index) => {
    const angle = (2 * Math.PI * index) / DIRECTIONS;
    return DISTANCES.every((distance) =>
      isLower([
        (left + right) / 2 + distance * half * Math.cos(angle),
        (bottom + top) / 2 + distance * half * Math.sin(angle),
      ]),
    );
  }).some(Boolean);
}
