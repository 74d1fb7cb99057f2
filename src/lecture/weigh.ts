/** The one place where readings are held against a scene's claim. */

import { keyOf } from '../analysis/escape-reading.ts';
import type { Density } from '../engine/engine.ts';
import type {
  Estimate,
  Evidence,
  EvidenceKind,
  EvidencePoints,
  EvidenceRow,
  PanelReading,
} from './scene.ts';

/** Where a number that a verdict rests on is none. */
const NO_NUMBER = 'One of these numbers cannot be computed yet.';

/**
 * What the panels of a scene say of its claim.
 *
 * Refuses readings of another experiment than their panel's, or of another step or number of particles than its counts, and lets through no
 * number that is none: a verdict that would rest on one waits.
 *
 * @param panels all panels of the scene, in its order, read at the same time
 * @returns undefined while there is nothing to say: before the first step, or where a reading is another experiment's
 */
export function weigh(kind: EvidenceKind, panels: readonly PanelReading[]): Evidence | undefined {
  const isOwn = panels.every(({ key, prepared }) => key === keyOf(prepared.experiment));
  const hasMoved = panels.some(({ tally }) => tally.step > 0);
  if (!isOwn || !hasMoved) return undefined;
  const { rows, points, verdict, sentence } = kind.measure(panels.map(withOwnExtras));
  const sound = rows.map(toFinite);
  const isComplete = rows.every(({ measured }, place) => measured === sound[place].measured);
  return {
    rows: sound,
    verdict: isComplete ? verdict : 'waiting',
    sentence: isComplete || verdict === 'waiting' ? sentence : NO_NUMBER,
    ...(points !== undefined && {
      points: points === 'survivors' ? points : toFinitePoints(points),
    }),
  };
}

/** A reading without positions and densities that are not all of its particles, at its step. */
function withOwnExtras(panel: PanelReading): PanelReading {
  const { tally, density, positions } = panel;
  const isOwnDensity =
    density !== undefined &&
    density.step === tally.step &&
    countOf(density) === tally.particleCount;
  return {
    ...panel,
    density: isOwnDensity ? density : undefined,
    positions: positions?.length === 2 * tally.particleCount ? positions : undefined,
  };
}

function countOf({ cells, outside, absorbed, diverged }: Density): number {
  return cells.reduce((sum, count) => sum + count, outside + absorbed + diverged);
}

function toFinite({ measured, expected, ...row }: EvidenceRow): EvidenceRow {
  return {
    ...row,
    measured: isSound(measured) ? measured : undefined,
    expected: expected.filter(({ value }) => Number.isFinite(value)),
  };
}

function toFinitePoints({ series, ...points }: EvidencePoints): EvidencePoints {
  return {
    ...points,
    series: series.map(({ measured, expected, ...one }) => ({
      ...one,
      measured: measured.filter(({ x, y }) => Number.isFinite(x) && isSound(y)),
      expected: expected.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
    })),
  };
}

/** Whether a number and its interval are numbers; an end that is infinite is one, and says that it is not known. */
function isSound(estimate: Estimate | undefined): boolean {
  return (
    estimate !== undefined &&
    Number.isFinite(estimate.value) &&
    !estimate.interval.some((end) => Number.isNaN(end))
  );
}
