/** The numbers of the laboratory's charts as columns, for tables and files. Times, suffix _t, are η · steps. Pure functions. */

import { histogramIntervals } from '../../analysis/escape-curves.ts';
import { type ExactSurvival, survivalAt } from '../../analysis/exact-fields.ts';
import { binMiddles, type Marginals, pathAt } from '../../analysis/profile.ts';
import type { Reading } from '../../analysis/reading.ts';
import type { Domain } from '../../landscapes/geometry.ts';
import { say } from '../../language/language.ts';
import type { Cell, Column } from '../../sweep/table.ts';
import type { DataColumn } from '../kit/number-table.ts';
import type { ChartKind } from './escape-chart-options.ts';
import type { ProfileCurves } from './profile-scene.ts';

function column(
  name: string,
  title: string,
  cells: Iterable<Cell>,
  type: Column['type'] = 'number',
): DataColumn {
  return { name, title, type, cells: [...cells] };
}

/** The escape chart's curves, with their 95 % intervals. */
export function escapeColumns(
  kind: ChartKind,
  reading: Reading | undefined,
  exact: ExactSurvival | undefined,
): DataColumn[] {
  if (reading === undefined) return [];
  const { survival, histogram, comparison } = reading;
  const rate = comparison.expected === undefined ? undefined : 1 / comparison.expected;
  if (kind === 'survival') {
    const { times } = survival;
    return [
      column('time_t', say('time t'), times),
      column('share', say('share not yet escaped'), survival.survival),
      column('share_low', say('95 % from'), survival.low),
      column('share_high', say('95 % to'), survival.high),
      ...(exact === undefined
        ? []
        : [
            column(
              'exact',
              say('exact'),
              times.map((time) => survivalAt(exact, time)),
            ),
          ]),
      ...(rate === undefined
        ? []
        : [
            column(
              'law',
              say('law'),
              times.map((time) => Math.exp(-rate * time)),
            ),
          ]),
    ];
  }
  const { edges, density, events } = histogram;
  const intervals = histogramIntervals(histogram);
  // A curve is averaged over a bar as the escapes in it are.
  const overBar = (fall: (from: number, to: number) => number): number[] =>
    density.map((_, bar) => fall(edges[bar], edges[bar + 1]) / (edges[bar + 1] - edges[bar]));
  return [
    column('from_t', say('from t'), edges.slice(0, -1)),
    column('to_t', say('to t'), edges.slice(1)),
    column('events', say('escapes'), events, 'integer'),
    column('density_per_t', say('escapes per unit time'), density),
    column(
      'density_low_per_t',
      say('95 % from'),
      intervals.map(([low]) => low),
    ),
    column(
      'density_high_per_t',
      say('95 % to'),
      intervals.map(([, high]) => high),
    ),
    ...(exact === undefined
      ? []
      : [
          column(
            'exact_per_t',
            say('exact'),
            overBar((from, to) => survivalAt(exact, from) - survivalAt(exact, to)),
          ),
        ]),
    ...(rate === undefined
      ? []
      : [
          column(
            'law_per_t',
            say('law'),
            overBar((from, to) => Math.exp(-rate * from) - Math.exp(-rate * to)),
          ),
        ]),
  ];
}

/** The profile's curves by bin; densities are shares of all particles per unit of length. */
export function profileColumns(curves: ProfileCurves): DataColumn[] {
  const { map, counts, density, equilibrium, exact } = curves;
  const middles = [...binMiddles(map)];
  const points = middles.map((s) => pathAt(map.path, s));
  const perLength = (name: string, title: string, values: Float64Array | undefined) =>
    values === undefined ? [] : [column(name, title, values)];
  return [
    column('s', 's', middles),
    column(
      'x',
      'x',
      points.map(({ position: [x] }) => x),
    ),
    column(
      'y',
      'y',
      points.map(({ position: [, y] }) => y),
    ),
    column(
      'loss',
      say('loss L'),
      points.map(({ loss }) => loss),
    ),
    ...perLength('particles', say('particles'), counts),
    ...perLength('density_per_length', say('density'), density),
    ...perLength('quasi_equilibrium_per_length', say('quasi-equilibrium'), equilibrium),
    ...perLength('exact_per_length', say('exact'), exact),
  ];
}

/** Both marginals, one after the other: counts by column and by row of the map's cells, and what is expected there. */
export function marginalColumns(
  domain: Domain,
  measured: Marginals,
  exact: Marginals | undefined,
): DataColumn[] {
  const axes = ['x', 'y'] as const;
  const rows = axes.flatMap((axis, index) => {
    const [low, high] = domain[index];
    const counts = measured[axis];
    const width = (high - low) / counts.length;
    return Array.from(counts, (count, place) => ({
      axis,
      from: low + place * width,
      to: low + (place + 1) * width,
      count,
      expected: exact?.[axis][place] ?? null,
    }));
  });
  return [
    column(
      'axis',
      say('axis'),
      rows.map(({ axis }) => axis),
      'text',
    ),
    column(
      'from',
      say('from'),
      rows.map(({ from }) => from),
    ),
    column(
      'to',
      say('to'),
      rows.map(({ to }) => to),
    ),
    column(
      'particles',
      say('particles'),
      rows.map(({ count }) => count),
      'integer',
    ),
    ...(exact === undefined
      ? []
      : [
          column(
            'exact_particles',
            say('exact'),
            rows.map(({ expected }) => expected),
          ),
        ]),
  ];
}
