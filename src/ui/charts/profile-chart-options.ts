import type uPlot from 'uplot';
import type { AlignedData, Options } from 'uplot';
import { binMiddles } from '../../analysis/profile.ts';
import { say } from '../../language/language.ts';
import type { MinimumEnergyPath, PathPoint } from '../../topography/minimum-energy-path.ts';
import { formatNumber } from '../kit/format.ts';
import { roundUp } from './escape-chart-options.ts';
import type { ProfileCurves, ProfileScene } from './profile-scene.ts';

/** Share of the loss's range left free above and below its curve. */
const MARGIN = 0.08;
/** Length of an arrow's head, in text sizes. */
const HEAD = 0.45;

/** What the chart shows at the moment. */
export interface ProfileView {
  readonly scene: ProfileScene;
  readonly curves: ProfileCurves;
  /** Bin that is being read. */
  readonly cursor: number | undefined;
}

/** uPlot's columns: s, then L, the measured density, the quasi-equilibrium, the exact density. */
export function profileData({ scene, curves }: ProfileView): AlignedData {
  const empty = scene.losses.map(() => null);
  const { density, equilibrium, exact } = curves;
  return [
    binMiddles(scene.map),
    scene.losses,
    density ?? empty,
    equilibrium ?? empty,
    exact ?? empty,
  ] as unknown as AlignedData;
}

/** uPlot's options in the colours of the theme: L on the left, densities on the right. */
export function profileOptions(
  view: () => ProfileView,
  style: CSSStyleDeclaration,
  size: { readonly width: number; readonly height: number },
): Options {
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const textSize = 0.8 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const font = `${textSize}px ${colour('--font')}`;
  const axis = {
    stroke: colour('--ink-quiet'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1, size: 4 },
  };
  const line = { points: { show: false } };
  const values = (_: uPlot, splits: number[]): string[] =>
    splits.map((split) => formatNumber(Number(split.toPrecision(8)), significant(split)));
  return {
    ...size,
    padding: [2.1 * textSize, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => rangeOfPath(view().scene.map.path) },
      loss: { range: () => rangeOfLoss(view().scene.map.path) },
      density: {
        range: (_chart, _low, high) => [0, roundUp(high > 0 ? high * 1.05 : 1)],
      },
    },
    axes: [
      { ...axis, size: 2.2 * textSize, space: 4 * textSize, values },
      { ...axis, scale: 'loss', size: 3.6 * textSize, values },
      { ...axis, scale: 'density', side: 1, size: 3.6 * textSize, grid: { show: false }, values },
    ],
    series: [
      {},
      { ...line, scale: 'loss', stroke: colour('--ink'), width: 2.5 },
      {
        ...line,
        scale: 'density',
        stroke: colour('--accent'),
        width: 1.25,
        fill: colour('--accent-wash'),
      },
      { ...line, scale: 'density', stroke: colour('--series-3'), width: 2, dash: [7, 4] },
      { ...line, scale: 'density', stroke: colour('--series-2'), width: 1.5 },
    ],
    hooks: {
      draw: [
        (chart) => {
          const pen = chart.ctx;
          const ratio = devicePixelRatio;
          pen.save();
          pen.font = `${textSize * ratio}px ${colour('--font')}`;
          pen.lineWidth = 1.25 * ratio;
          drawMarks(chart, view().scene.map.path, textSize * ratio, {
            ink: colour('--ink'),
            quiet: colour('--ink-quiet'),
            ground: colour('--surface'),
          });
          nameAxes(chart, textSize * ratio, colour('--ink-quiet'));
          drawCursor(chart, view(), colour('--ink-quiet'), ratio);
          pen.restore();
        },
      ],
    },
  };
}

/** As many digits as a round number has. */
function significant(value: number): number {
  const digits = Number(Math.abs(value).toPrecision(6)).toExponential().split('e')[0];
  return Math.max(1, digits.replace('.', '').length);
}

function rangeOfPath({ points }: MinimumEnergyPath): [number, number] {
  return [points[0].s, points[points.length - 1].s];
}

function rangeOfLoss({ points, minimum, saddle }: MinimumEnergyPath): [number, number] {
  const losses = points.map(({ loss }) => loss);
  // Where the loss falls on and on beyond the saddle, as far below the minimum as the saddle lies above it.
  const low = Math.max(Math.min(...losses), 2 * minimum.loss - saddle.loss);
  const high = Math.max(...losses);
  return [low - MARGIN * (high - low), high + MARGIN * (high - low)];
}

interface Inks {
  readonly ink: string;
  readonly quiet: string;
  readonly ground: string;
}

/** a₁, b and a₂ on the curve, and ΔL between the heights of the first two. */
function drawMarks(
  chart: uPlot,
  { minimum, saddle, target }: MinimumEnergyPath,
  textSize: number,
  { ink, quiet, ground }: Inks,
): void {
  const pen = chart.ctx;
  const at = ({ s, loss }: PathPoint): readonly [number, number] => [
    chart.valToPos(s, 'x', true),
    chart.valToPos(loss, 'loss', true),
  ];
  const [, floor] = at(minimum);
  const [left] = at(minimum);
  const [x, top] = at(saddle);
  pen.strokeStyle = quiet;
  pen.fillStyle = quiet;
  pen.setLineDash([textSize / 4, textSize / 4]);
  stroke(pen, [left, floor], [x + textSize, floor]);
  pen.setLineDash([]);
  stroke(pen, [x, floor], [x, top]);
  for (const [tip, away] of [
    [top, 1],
    [floor, -1],
  ]) {
    const back = tip + away * HEAD * textSize;
    pen.beginPath();
    pen.moveTo(x, tip);
    pen.lineTo(x - (HEAD * textSize) / 2, back);
    pen.lineTo(x + (HEAD * textSize) / 2, back);
    pen.fill();
  }
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  const barrier = `ΔL = ${formatNumber(saddle.loss - minimum.loss, 3)}`;
  // Low, where the hill is widest, yet above the dashes.
  const height = Math.min((top + 2 * floor) / 3, floor - textSize);
  outlined(pen, barrier, x + textSize / 2, height, ink, ground);
  const marks = [
    [minimum, 'a₁', 1],
    [saddle, 'b', -1],
    ...(target === undefined ? [] : [[target, 'a₂', 1] as const]),
  ] as const;
  pen.textAlign = 'center';
  for (const [point, name, side] of marks) {
    const [px, py] = at(point);
    pen.beginPath();
    pen.arc(px, py, textSize / 3.5, 0, 2 * Math.PI);
    pen.fillStyle = ground;
    pen.fill();
    pen.strokeStyle = ink;
    pen.stroke();
    // Above the saddle and, since there is no room below, above the minima, too.
    outlined(pen, name, px, py - textSize * (side > 0 ? 1.1 : 1), ink, ground);
  }
}

/** L and the density above their axes, s at the end of its own. */
function nameAxes(chart: uPlot, textSize: number, ink: string): void {
  const pen = chart.ctx;
  const { left, top, width, height } = chart.bbox;
  pen.fillStyle = ink;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'right';
  pen.fillText('L', left - textSize / 2, top - textSize);
  pen.fillText(say('density per length'), chart.ctx.canvas.width, top - textSize);
  pen.textAlign = 'left';
  pen.fillText('s', left + width + textSize, top + height + 1.5 * textSize);
}

function stroke(
  pen: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** Text that is read over whatever lies below it. */
function outlined(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
  ground: string,
): void {
  const { lineWidth } = pen;
  pen.lineWidth = 3 * lineWidth;
  pen.lineJoin = 'round';
  pen.strokeStyle = ground;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
  pen.lineWidth = lineWidth;
}

function drawCursor(
  chart: uPlot,
  { scene, cursor }: ProfileView,
  ink: string,
  ratio: number,
): void {
  if (cursor === undefined) return;
  const pen = chart.ctx;
  const { top, height } = chart.bbox;
  const x = chart.valToPos(binMiddles(scene.map)[cursor], 'x', true);
  pen.strokeStyle = ink;
  stroke(pen, [x, top], [x, top + height]);
  pen.beginPath();
  pen.arc(x, chart.valToPos(scene.losses[cursor], 'loss', true), 3.5 * ratio, 0, 2 * Math.PI);
  pen.fillStyle = ink;
  pen.fill();
}
