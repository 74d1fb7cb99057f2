/** Two results in one figure, where both are drawn over the same axes. */

import { say } from '../../language/language.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Figure, Sweep } from '../../sweep/sweep.ts';

/** A result and what it is called in the legend. */
export interface NamedResult {
  readonly name: string;
  readonly sweep: Sweep;
  readonly rows: readonly PointRow[];
}

/** Two results as one. */
export interface Overlay {
  readonly sweep: Sweep;
  readonly rows: readonly PointRow[];
  /** Where a row comes from, by its place in the common table. */
  readonly sources: ReadonlyMap<number, { readonly sweep: Sweep; readonly row: PointRow }>;
}

/**
 * Both results as one sweep, whose series are those of the one and of the other.
 *
 * @returns undefined where axes or claims differ: these are looked at side by side
 */
export function overlayResults(one: NamedResult, other: NamedResult): Overlay | undefined {
  const [figure, second] = [one.sweep.figure, other.sweep.figure];
  if (figure === undefined || second === undefined || !isAlike(figure, second)) return undefined;
  const named = [
    { ...one, label: one.name === other.name ? `${one.name} (1)` : one.name },
    { ...other, label: one.name === other.name ? `${other.name} (2)` : other.name },
  ];
  const isSingle = one.sweep.series.length === 1 && other.sweep.series.length === 1;
  const nameOf = (label: string, series: string) =>
    isSingle ? label : `${say(series)} · ${label}`;
  const { claim } = figure;
  const expectedOf = (of: Figure) => (of.claim.kind === 'better-line' ? of.claim.expected : []);
  const offset = 1 + Math.max(-1, ...one.rows.map(({ point }) => point));
  return {
    sweep: {
      ...one.sweep,
      series: named.flatMap(({ sweep, label }) =>
        sweep.series.map((series) => ({
          ...series,
          label: nameOf(label, series.label),
          y: series.y ?? sweep.figure?.y ?? figure.y,
        })),
      ),
      figure: {
        ...figure,
        claim:
          claim.kind === 'better-line'
            ? { ...claim, expected: [...claim.expected, ...expectedOf(second)] }
            : claim,
      },
    },
    rows: named.flatMap(({ rows, label }, place) =>
      rows.map((row) => ({
        ...row,
        point: row.point + place * offset,
        series: nameOf(label, row.series),
      })),
    ),
    sources: new Map(
      named.flatMap(({ sweep, rows }, place) =>
        rows.map((row) => [row.point + place * offset, { sweep, row }] as const),
      ),
    ),
  };
}

/** The same axes and the same claim, whatever is expected of the single series. */
function isAlike(one: Figure, other: Figure): boolean {
  const essence = ({ claim, ...axes }: Figure) =>
    JSON.stringify([axes, claim.kind === 'better-line' ? { ...claim, expected: [] } : claim]);
  return essence(one) === essence(other);
}
