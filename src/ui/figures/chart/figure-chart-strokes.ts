/** A figure as strokes in pixels, the same for the page's canvas and for the SVG file. Pure functions. */

import { placeOn, type Scale } from '../../charts/scales.ts';
import type { LineKind, Place, ScenePoint, SceneSeries } from './figure-chart-scene.ts';

/** Colours that strokes are in; `series-1` to `series-4` tell series apart, ink is what is known. */
export type StrokeColour = 'ink' | 'ink-quiet' | 'surface' | `series-${number}`;

/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a stroke is part of. */
export type StrokeRole = 'band' | 'line' | 'bar' | 'bound' | 'point' | 'exact';

/** One piece of the picture. */
export interface Stroke {
  readonly role: StrokeRole;
  /** Polygons and polylines. */
  readonly paths: readonly (readonly Place[])[];
  readonly isClosed: boolean;
  readonly fill?: StrokeColour;
  readonly opacity?: number;
  readonly stroke?: StrokeColour;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** Series have four colours, and forms beside: whoever sees no colour, and the fifth to eighth series, go by these. */
const COLOURS = 4;

/** Forms of marks, within a radius of 1: circle, square, triangle, diamond, triangle down, star, cross, bar. */
const FORMS: readonly (readonly Place[])[] = [
  polygon(24, 1),
  [
    [-0.85, -0.85],
    [0.85, -0.85],
    [0.85, 0.85],
    [-0.85, 0.85],
  ],
  [
    [0, -1.15],
    [1.05, 0.75],
    [-1.05, 0.75],
  ],
  [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  [
    [0, 1.15],
    [1.05, -0.75],
    [-1.05, -0.75],
  ],
  polygon(10, 1.3, 0.6),
  [
    [-1.1, -0.4],
    [-0.4, -0.4],
    [-0.4, -1.1],
    [0.4, -1.1],
    [0.4, -0.4],
    [1.1, -0.4],
    [1.1, 0.4],
    [0.4, 0.4],
    [0.4, 1.1],
    [-0.4, 1.1],
    [-0.4, 0.4],
    [-1.1, 0.4],
  ],
  [
    [-1.2, -0.5],
    [1.2, -0.5],
    [1.2, 0.5],
    [-1.2, 0.5],
  ],
];

/**
 * How kinds of lines are told apart: drawn through, dash-dotted, dashed, dotted. The measured one is the widest, so that it is seen beneath
 * those that agree with it.
 */
export const LINE_LOOKS: Readonly<
  Record<LineKind, { readonly width: number; readonly dash: readonly number[] }>
> = {
  measured: { width: 3, dash: [] },
  other: { width: 1.25, dash: [9, 3, 2, 3] },
  exact: { width: 1.25, dash: [7, 4] },
  law: { width: 1.75, dash: [1.75, 4] },
};

/** Radii in CSS pixels; the open mark of an exact answer is a ring about a measured point that agrees with it. */
export const POINT_RADIUS = 3.8;
export const EXACT_RADIUS = 6.2;

const CAP = 4;
const ARROW = 18;
const ARROW_HEAD = 5;

/** The colour of a series, by its place. */
export function colourOf(series: number): StrokeColour {
  return `series-${(series % COLOURS) + 1}`;
}

/** The colour of a line's key: its series' where there is but one, else neutral, since each series has its own. */
export function keyColour(
  kind: LineKind,
  visible: readonly SceneSeries[],
  first: number,
): StrokeColour {
  if (kind === 'exact') return 'ink';
  if (kind === 'law') return 'ink-quiet';
  return visible.length === 1 ? colourOf(first) : 'ink-quiet';
}

/** The mark of a series, by its place. */
export function markOf(series: number, [x, y]: Place, radius: number): readonly Place[] {
  return FORMS[series % FORMS.length].map(([dx, dy]) => [x + radius * dx, y + radius * dy]);
}

/** Where a value lies in the box. */
export function project(
  { x, y }: { readonly x: Scale; readonly y: Scale },
  { left, top, width, height }: Box,
): (place: Place) => Place {
  return ([across, up]) => [left + width * placeOn(x, across), top + height * (1 - placeOn(y, up))];
}

/**
 * Everything between the axes: bands undermost, then lines, bars and points.
 *
 * @param shown whether a series, by its place, is shown
 * @param unit a CSS pixel in the units of `at`
 */
export function strokeSeries(
  series: readonly SceneSeries[],
  shown: (series: number) => boolean,
  at: (place: Place) => Place,
  unit = 1,
): Stroke[] {
  const visible = series
    .map((one, place) => ({ ...one, place }))
    .filter(({ place }) => shown(place));
  const each = (strokes: (one: SceneSeries, place: number) => Stroke[]) =>
    visible.flatMap((one) => strokes(one, one.place));
  return [
    ...each(({ lines }, place) =>
      lines.flatMap(({ band }): Stroke[] =>
        band === undefined || band.length === 0
          ? []
          : [
              {
                role: 'band',
                paths: [band.map(at)],
                isClosed: true,
                fill: colourOf(place),
                opacity: 0.16,
              },
            ],
      ),
    ),
    ...each(({ lines }, place) =>
      lines.map(({ kind, path }): Stroke => {
        const { width, dash } = LINE_LOOKS[kind];
        const isOfPoints = kind === 'measured' || kind === 'other';
        return {
          role: 'line',
          paths: [path.map(at)],
          isClosed: false,
          stroke: isOfPoints ? colourOf(place) : kind === 'exact' ? 'ink' : 'ink-quiet',
          width: width * unit,
          dash: dash.map((length) => length * unit),
        };
      }),
    ),
    ...each(({ points }, place) =>
      points.flatMap((point) => strokeInterval(point, place, at, unit)),
    ),
    ...each(({ points }, place) => points.flatMap((point) => strokePoint(point, place, at, unit))),
  ];
}

/** The 95 % interval: a bar with caps, or an arrow where it has no end. */
function strokeInterval(
  { x, y, low, high }: ScenePoint,
  series: number,
  at: (place: Place) => Place,
  unit: number,
): Stroke[] {
  const base = y ?? low ?? high;
  if (base === null) return [];
  const [across, height] = at([x, base]);
  const cap = (value: number): Place[] => {
    const level = at([x, value])[1];
    return [
      [across - CAP * unit, level],
      [across + CAP * unit, level],
    ];
  };
  const arrow = (from: number, direction: 1 | -1): Place[][] => {
    const tip = from + direction * ARROW * unit;
    const back = tip - direction * ARROW_HEAD * unit;
    return [
      [
        [across, from],
        [across, tip],
      ],
      [
        [across - ARROW_HEAD * unit, back],
        [across, tip],
        [across + ARROW_HEAD * unit, back],
      ],
    ];
  };
  const paths: Place[][] = [];
  for (const [end, direction] of [
    [low, 1],
    [high, -1],
  ] as const) {
    if (end !== null) paths.push(cap(end), [[across, height], at([x, end])] as Place[]);
    else paths.push(...arrow(height, direction));
  }
  return [
    {
      role: y === null ? 'bound' : 'bar',
      paths,
      isClosed: false,
      stroke: colourOf(series),
      width: 1.5 * unit,
    },
  ];
}

/** The measured mark, open where it is left out of the fit, and the ring of the exact answer. */
function strokePoint(
  { x, y, exact, isFitted }: ScenePoint,
  series: number,
  at: (place: Place) => Place,
  unit: number,
): Stroke[] {
  const strokes: Stroke[] = [];
  if (exact !== null) {
    strokes.push({
      role: 'exact',
      paths: [markOf(series, at([x, exact]), EXACT_RADIUS * unit)],
      isClosed: true,
      stroke: 'ink',
      width: 1.1 * unit,
    });
  }
  if (y !== null) {
    strokes.push({
      role: 'point',
      paths: [markOf(series, at([x, y]), POINT_RADIUS * unit)],
      isClosed: true,
      fill: isFitted ? colourOf(series) : 'surface',
      stroke: colourOf(series),
      width: 1.25 * unit,
    });
  }
  return strokes;
}

/** A regular polygon, or a star where the inner radius is smaller; the first corner points up. */
function polygon(corners: number, radius: number, inner = radius): Place[] {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners;
    const reach = corner % 2 === 0 ? radius : inner;
    return [reach * Math.sin(angle), -reach * Math.cos(angle)];
  });
}
