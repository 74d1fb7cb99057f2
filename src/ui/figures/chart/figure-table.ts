/** The numbers of a figure as a table to read, in the language of the page: rounded to what their error allows. */

import { say } from '../../../language/language.ts';
import type { FigureResult } from '../../../sweep/conclude.ts';
import type { PointRow } from '../../../sweep/row.ts';
import type { Sweep } from '../../../sweep/sweep.ts';
import { sayFormula } from '../../../sweep/words.ts';
import { formatCount } from '../../kit/format.ts';
import { sayField } from '../sweep-words.ts';
import {
  formatKnown,
  formatMeasured,
  formatSet,
  hasOwnOrdinates,
  titleOfX,
  titleOfY,
} from './figure-chart-titles.ts';

/** A table of text. The cell at `header` names its row. */
export interface FigureTable {
  readonly columns: readonly string[];
  /** Whether a column holds words, not numbers. */
  readonly isText: readonly boolean[];
  /** The column whose cells name their rows. */
  readonly header: number;
  readonly rows: readonly (readonly string[])[];
}

/** One column, as a function of the point. */
interface Column {
  readonly title: string;
  readonly isText: boolean;
  readonly cells: readonly string[];
}

/** The table of a figure; a row for every finished point, those without a place on the axes included. */
export function tabulateFigure(
  sweep: Sweep,
  { figure, series }: FigureResult,
  rows: readonly PointRow[],
): FigureTable {
  const rowOf = new Map(rows.map((row) => [row.point, row]));
  const entries = series.flatMap(({ label, y: formula, points }) =>
    points.flatMap((point) => {
      const row = rowOf.get(point.point);
      const [low, high] = point.interval;
      return row === undefined ? [] : [{ ...point, label, formula, row, low, high }];
    }),
  );
  type Read = (entry: (typeof entries)[number]) => string;
  const column = (title: string, read: Read, isText = false): Column => ({
    title,
    isText,
    cells: entries.map(read),
  });
  const isDiscrete = series.every((one) => one.isExactDiscrete);
  const ordinate = titleOfY(figure, series);
  const columns = [
    ...(series.length > 1 ? [column(say('series'), ({ label }) => say(label), true)] : []),
    ...variedColumns(sweep).flatMap(({ title, path }) => {
      const isX = entries.every(({ row, x }) => row.varied[path] === x);
      return isX ? [] : [column(title, ({ row }) => formatSet(row.varied[path]))];
    }),
    column(titleOfX(figure), ({ x }) => (Number.isFinite(x) ? formatSet(x) : '–')),
    ...(hasOwnOrdinates(series)
      ? [column(say('measured as'), ({ formula }) => sayFormula(formula), true)]
      : []),
    column(say`${ordinate}, measured (95 %)`, formatMeasured),
    ...(entries.some(({ exact }) => exact !== null)
      ? [
          column(say(isDiscrete ? 'exact' : 'continuous time (η → 0)'), (one) =>
            formatKnown(one.exact, one),
          ),
        ]
      : []),
    ...(entries.some(({ law }) => law !== null)
      ? [column(say('law'), (one) => formatKnown(one.law, one))]
      : []),
    ...(sweep.measure === 'escape'
      ? [column(say('escapes'), ({ row }) => formatCount(row.escapes?.events ?? Number.NaN))]
      : []),
  ];
  return {
    columns: columns.map(({ title }) => title),
    isText: columns.map(({ isText }) => isText),
    header: columns.findIndex(({ title }) => title === titleOfX(figure)),
    rows: entries.map((_, index) => columns.map(({ cells }) => cells[index])),
  };
}

/** The fields that are varied, in words: `noise.batchSize` → "batch size". */
function variedColumns({ vary }: Sweep): { readonly title: string; readonly path: string }[] {
  return vary.map(({ field }) => ({ path: field, title: sayField(field) }));
}
