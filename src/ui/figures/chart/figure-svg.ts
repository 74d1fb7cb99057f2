/** A figure as the text of an SVG file: vectors and text, nothing that a browser has to fetch. Pure functions. */

import { say } from '../../../language/language.ts';
import { makeTicks, placeOn } from '../../charts/scales.ts';
import {
  kindsOf,
  type LineKind,
  type Place,
  type Scene,
  scaleScene,
} from './figure-chart-scene.ts';
import {
  type Box,
  colourOf,
  EXACT_RADIUS,
  keyColour,
  LINE_LOOKS,
  markOf,
  POINT_RADIUS,
  project,
  type Stroke,
  type StrokeColour,
  strokeSeries,
} from './figure-chart-strokes.ts';
import { nameExactMarks, nameLine, nameSeries, titleOfX, titleOfY } from './figure-chart-titles.ts';

/** What the picture is drawn in. */
export interface SvgLook {
  readonly width: number;
  readonly height: number;
  /** CSS colours of the strokes, of the ground and of the grid. */
  readonly colour: (name: StrokeColour) => string;
  readonly line: string;
}

const TITLE = 20;
const TEXT = 14;
const LEFT = 84;
const RIGHT = 28;
const BOTTOM = 66;
const LEGEND_LINE = 24;
const FONT =
  'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica, Arial, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';
const MATH = 'STIX Two Text, Latin Modern Math, Cambria, Times New Roman, serif';

/** Mean width of a character of running text, in font sizes: a file has nothing to measure text with. */
const CHARACTER = 0.54;
/** The same in bold. */
const BOLD_CHARACTER = 0.64;
/** Chinese characters and their punctuation fill a square. */
const WIDE = /[\p{Script=Han}，。；：！？、（）“”]/u;
/** Where a line may break: at spaces, and beside Chinese characters but not before punctuation. */
const BREAKS =
  /(?<= )|(?<=[\p{Script=Han}，。；：、])(?![，。；：！？、）”]| )|(?<=[^ （“])(?=\p{Script=Han})/u;

/** One entry of the legend. */
interface Entry {
  readonly text: string;
  readonly key: (at: Place) => string;
}

/** The figure with its title, axes, legend and everything between the axes. */
export function drawSvg(
  title: string,
  scene: Scene,
  shown: (series: number) => boolean,
  look: SvgLook,
): string {
  const { width, height, colour, line } = look;
  const visible = scene.series.filter((_, place) => shown(place));
  const scales = scaleScene(scene, visible);
  const titles = wrap(title, TITLE, width - LEFT - RIGHT);
  const legendTop = 22 + titles.length * TITLE * 1.25;
  const legend = layLegend(legendEntries(scene, shown, look), width - LEFT - RIGHT);
  const top = legendTop + legend.rows * LEGEND_LINE + 38;
  const box: Box = {
    left: LEFT,
    top,
    width: width - LEFT - RIGHT,
    height: Math.max(120, height - top - BOTTOM),
  };
  const bottom = box.top + box.height;
  const right = box.left + box.width;
  const xTicks = makeTicks(scales.x, Math.floor(box.width / 90));
  const yTicks = makeTicks(scales.y, Math.floor(box.height / 48));
  const grid = [
    ...xTicks.map(({ value }) => {
      const x = box.left + box.width * placeOn(scales.x, value);
      return segment([x, box.top], [x, bottom + 5], line, 'tick');
    }),
    ...yTicks.map(({ value }) => {
      const y = bottom - box.height * placeOn(scales.y, value);
      return segment([box.left - 5, y], [right, y], line, 'tick');
    }),
  ];
  const quiet = colour('ink-quiet');
  const labels = [
    ...xTicks.map(({ value, label }) => {
      const x = box.left + box.width * placeOn(scales.x, value);
      return text([x, bottom + 23], label, TEXT, quiet, 'middle');
    }),
    ...yTicks.map(({ value, label }) => {
      const y = bottom - box.height * placeOn(scales.y, value);
      return text([box.left - 11, y + TEXT * 0.35], label, TEXT, quiet, 'end');
    }),
  ];
  const strokes = strokeSeries(scene.series, shown, project(scales, box));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<defs><clipPath id="axes"><rect x="${box.left}" y="${number(box.top)}" width="${box.width}" height="${number(box.height)}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="${colour('surface')}"/>`,
    ...titles.map((words, index) =>
      mathematics(
        [LEFT, 34 + index * TITLE * 1.25],
        words,
        TITLE,
        colour('ink'),
        'start',
        ' font-weight="600"',
      ),
    ),
    `<g class="legend">`,
    ...legend.entries.map(({ entry, at: [x, row] }) => {
      const at: Place = [LEFT + x, legendTop + row * LEGEND_LINE + 12];
      return `${entry.key(at)}${mathematics([at[0] + 38, at[1] + 5], entry.text, TEXT, colour('ink'), 'start')}`;
    }),
    '</g>',
    `<g class="axes">`,
    ...grid,
    segment([box.left, bottom], [right, bottom], quiet, 'axis'),
    segment([box.left, box.top], [box.left, bottom], quiet, 'axis'),
    ...labels,
    mathematics(
      [LEFT, box.top - 14],
      titleOfY(scene.figure, visible),
      TEXT + 2,
      colour('ink'),
      'start',
    ),
    mathematics([right, bottom + 50], titleOfX(scene.figure), TEXT + 2, colour('ink'), 'end'),
    '</g>',
    `<g clip-path="url(#axes)">`,
    ...strokes.map((stroke) => drawStroke(stroke, colour)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** What the legend says: shown series, then kinds of lines and marks. */
function legendEntries(scene: Scene, shown: (series: number) => boolean, look: SvgLook): Entry[] {
  const { colour } = look;
  const visible = scene.series.filter((_, place) => shown(place));
  const { lines, hasExactMarks, hasBounds, hasRough } = kindsOf(visible);
  const mark =
    (series: number): Entry['key'] =>
    ([x, y]) =>
      drawStroke(
        {
          role: 'point',
          paths: [markOf(series, [x + 15, y], POINT_RADIUS * 1.2)],
          isClosed: true,
          fill: colourOf(series),
        },
        colour,
        'key',
      );
  const first = scene.series.findIndex((_, place) => shown(place));
  const rough = ([x, y]: Place) =>
    drawStroke(
      {
        role: 'point',
        paths: [markOf(Math.max(0, first), [x + 15, y], POINT_RADIUS * 1.2)],
        isClosed: true,
        stroke: colourOf(Math.max(0, first)),
        width: 1.25,
      },
      colour,
      'key',
    );
  const line = (kind: LineKind): Entry => ({
    text: nameLine(kind, scene),
    key: ([x, y]) =>
      drawStroke(
        {
          role: 'line',
          paths: [
            [
              [x, y],
              [x + 30, y],
            ],
          ],
          isClosed: false,
          stroke: keyColour(kind, visible, Math.max(0, first)),
          ...LINE_LOOKS[kind],
        },
        colour,
        'key',
      ),
  });
  return [
    ...scene.series.flatMap((series, place): Entry[] =>
      shown(place) ? [{ text: nameSeries(series, scene), key: mark(place) }] : [],
    ),
    ...lines.map(line),
    ...(hasExactMarks
      ? [
          {
            text: nameExactMarks(scene),
            key: ([x, y]: Place) =>
              drawStroke(
                {
                  role: 'exact',
                  paths: [markOf(Math.max(0, first), [x + 15, y], EXACT_RADIUS)],
                  isClosed: true,
                  stroke: 'ink',
                  width: 1.1,
                },
                colour,
                'key',
              ),
          },
        ]
      : []),
    ...(hasRough ? [{ text: say('open: too rough for the fit'), key: rough }] : []),
    ...(hasBounds ? [{ text: say('arrow: a bound only'), key: () => '' }] : []),
  ];
}

function layLegend(entries: readonly Entry[], width: number) {
  let [x, row] = [0, 0];
  const placed = entries.map((entry) => {
    const needs = 38 + measure(entry.text, CHARACTER) * TEXT + 24;
    if (x > 0 && x + needs > width) [x, row] = [0, row + 1];
    const at = [x, row] as const;
    x += needs;
    return { entry, at };
  });
  return { entries: placed, rows: row + 1 };
}

function drawStroke(
  { role, paths, isClosed, fill, opacity, stroke, width, dash }: Stroke,
  colour: SvgLook['colour'],
  name: string = role,
): string {
  const d = paths
    .filter((path) => path.length > 0)
    .map(
      (path) =>
        `M${path.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}${isClosed ? 'Z' : ''}`,
    )
    .join('');
  const attributes = [
    `fill="${fill === undefined ? 'none' : colour(fill)}"`,
    opacity === undefined ? '' : `fill-opacity="${opacity}"`,
    stroke === undefined ? '' : `stroke="${colour(stroke)}" stroke-width="${number(width ?? 1)}"`,
    dash === undefined || dash.length === 0 ? '' : `stroke-dasharray="${dash.join(' ')}"`,
  ];
  return `<path class="${name}" d="${d}" ${attributes.filter(Boolean).join(' ')}/>`;
}

function segment([x1, y1]: Place, [x2, y2]: Place, colour: string, name: string): string {
  return `<path class="${name}" d="M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}" stroke="${colour}" fill="none"/>`;
}

function text(
  [x, y]: Place,
  words: string,
  size: number,
  colour: string,
  anchor: 'start' | 'middle' | 'end',
): string {
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
}

/** Text with its variables, single letters but the article, in the italics of mathematics. */
function mathematics(
  [x, y]: Place,
  words: string,
  size: number,
  colour: string,
  anchor: 'start' | 'end',
  more = '',
): string {
  const set = words
    .split(/(?<![\p{L}\p{N}])([B-HJ-Zb-hj-z\u0370-\u03ff])(?![\p{L}])/u)
    .map((piece, index) =>
      index % 2 === 1
        ? `<tspan font-family="${MATH}" font-style="italic">${escapeXml(piece)}</tspan>`
        : escapeXml(piece),
    )
    .join('');
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${more}>${set}</text>`;
}

/** About how wide a text is, in font sizes. */
function measure(words: string, character: number): number {
  return [...words].reduce((sum, one) => sum + (WIDE.test(one) ? 1 : character), 0);
}

/** Lines of at most so many pixels. */
function wrap(words: string, size: number, width: number): string[] {
  const most = Math.max(8 * BOLD_CHARACTER, width / size);
  const lines: string[] = [];
  for (const piece of words.split(BREAKS)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last}${piece}`.trimEnd(), BOLD_CHARACTER) <= most) {
      lines[lines.length - 1] = last + piece;
    } else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate to a hundredth of a pixel. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
