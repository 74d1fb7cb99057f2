/** Mean squares of the displacement from the start, beside their closed form. */

import { summarize } from '../../statistics/moments.ts';
import { computeLinearDisplacement } from '../../sweep/linear-displacement.ts';
import type { Estimate, PanelReading } from '../scene.ts';
import { type Comparand, HALF_INTERVAL } from './judge.ts';

/** One axis: what was measured, and what the linear rule says exactly; null where it does not apply. */
export interface Square {
  readonly measured: Estimate;
  readonly standardError: number;
  readonly exact: number | null;
}

/** Mean squares along x and y; undefined before the first step, or where a particle has left every bound. */
export function measureSquares(reading: PanelReading): readonly [Square, Square] | undefined {
  const { prepared, positions, tally } = reading;
  if (positions === undefined || tally.step === 0 || tally.diverged > 0) return undefined;
  const exact = computeLinearDisplacement(prepared, tally.step);
  const { at } = prepared.model.start;
  const along = (axis: 0 | 1): Square => {
    const squares = Float64Array.from(
      { length: positions.length / 2 },
      (_, particle) => (positions[2 * particle + axis] - at[axis]) ** 2,
    );
    const { mean, standardError = 0 } = summarize(squares);
    const half = HALF_INTERVAL * standardError;
    return {
      measured: { value: mean, interval: [mean - half, mean + half] },
      standardError,
      exact: exact === null ? null : exact[axis],
    };
  };
  return [along(0), along(1)];
}

/** A mean square against its closed form; undefined where there is none. */
export function againstClosedForm({
  measured,
  standardError,
  exact,
}: Square): Comparand | undefined {
  if (exact === null || !(standardError > 0)) return undefined;
  return { measured: measured.value, expected: exact, deviation: standardError };
}
