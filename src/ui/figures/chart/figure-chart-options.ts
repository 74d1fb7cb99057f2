import type uPlot from 'uplot';
import type { Options } from 'uplot';
import { makeTicks, type Scale } from '../../charts/scales.ts';
import type { Place, Scene, ScenePoint, SceneSeries } from './figure-chart-scene.ts';
import {
  EXACT_RADIUS,
  type Stroke,
  type StrokeColour,
  strokeSeries,
} from './figure-chart-strokes.ts';

/** What the chart shows at the moment; uPlot asks for it whenever it draws. */
export interface ChartView {
  readonly scene: Scene;
  readonly shown: (series: number) => boolean;
  readonly scales: { readonly x: Scale; readonly y: Scale };
  readonly chosen: { readonly series: SceneSeries; readonly point: ScenePoint } | undefined;
}

/** Room for one label across, in text sizes. */
const LABEL_ROOM = 5.5;

/** uPlot's options in the colours of the theme: it draws axes and grid, `strokeSeries` what is between them. */
export function figureOptions(
  view: () => ChartView,
  style: CSSStyleDeclaration,
  size: { readonly width: number; readonly height: number },
): Options {
  const colour = (token: string): string => style.getPropertyValue(`--${token}`).trim();
  const textSize = 0.85 * rootTextSize();
  const font = `${textSize}px ${colour('font')}`;
  const axis = (name: 'x' | 'y') => ({
    stroke: colour('ink-quiet'),
    font,
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1, size: 4 },
    border: { show: true, stroke: colour('line-control'), width: 1 },
    splits: (chart: uPlot) => ticksOf(chart, name).map(({ value }) => value),
    // Every tick is wanted: on a logarithmic axis uPlot would keep those of some decades.
    filter: (_chart: uPlot, splits: number[]) => splits,
    values: (chart: uPlot) => ticksOf(chart, name).map(({ label }) => label),
  });
  const ticksOf = ({ width, height }: uPlot, name: 'x' | 'y') =>
    name === 'x'
      ? makeTicks(view().scales.x, Math.floor((width - 4 * textSize) / (LABEL_ROOM * textSize)))
      : makeTicks(view().scales.y, Math.floor((height - 2 * textSize) / (3 * textSize)));
  const scale = (name: 'x' | 'y', isLogarithmic: boolean): uPlot.Scale => ({
    time: false,
    ...(isLogarithmic && { distr: 3 as const, log: 10 as const }),
    range: () => [view().scales[name].low, view().scales[name].high],
  });
  const { logarithmicX, logarithmicY } = view().scene.figure;
  return {
    ...size,
    padding: [6, 1.6 * textSize, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: scale('x', logarithmicX), y: scale('y', logarithmicY) },
    axes: [
      { ...axis('x'), size: 2 * textSize, gap: 0.4 * textSize },
      {
        ...axis('y'),
        gap: 0.4 * textSize,
        size: (_chart, labels) =>
          (1.6 + 0.58 * Math.max(2, ...(labels ?? []).map((label) => label.length))) * textSize,
      },
    ],
    // uPlot needs a series to have scales; nothing of it is drawn.
    series: [{}, { show: true, paths: () => null, points: { show: false } }],
    hooks: { draw: [(chart) => paint(chart, view(), colour)] },
  };
}

/** CSS pixels of 1rem. */
function rootTextSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Data that give uPlot nothing to draw but make it settle its scales. */
export function figureData({ scales: { x, y } }: ChartView): uPlot.AlignedData {
  return [
    [x.low, x.high],
    [y.low, y.high],
  ];
}

/** Where a place of the figure is on the chart, in CSS pixels from the corner of the plot. */
export function pixelOf(chart: uPlot, [x, y]: Place): Place {
  return [chart.valToPos(x, 'x'), chart.valToPos(y, 'y')];
}

function paint(
  chart: uPlot,
  { scene, shown, chosen }: ChartView,
  colour: (token: string) => string,
): void {
  const { ctx, bbox } = chart;
  // Marks grow with the text, which grows with the screen.
  const unit = (window.devicePixelRatio * rootTextSize()) / 16;
  const at = ([x, y]: Place): Place => [chart.valToPos(x, 'x', true), chart.valToPos(y, 'y', true)];
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  for (const stroke of strokeSeries(scene.series, shown, at, unit)) {
    paintStroke(ctx, stroke, colour);
  }
  const height = chosen && heightOf(chosen.point);
  if (chosen !== undefined && height !== undefined) {
    const [x, y] = at([chosen.point.x, height]);
    ctx.beginPath();
    ctx.arc(x, y, (EXACT_RADIUS + 4) * unit, 0, 2 * Math.PI);
    ctx.strokeStyle = colour('accent');
    ctx.lineWidth = 2 * unit;
    ctx.setLineDash([]);
    ctx.stroke();
  }
  ctx.restore();
}

/** Where a point is seen: its value, or its bound. */
export function heightOf({ y, low, high }: ScenePoint): number | undefined {
  return y ?? low ?? high ?? undefined;
}

function paintStroke(
  ctx: CanvasRenderingContext2D,
  { paths, isClosed, fill, opacity = 1, stroke, width = 1, dash = [] }: Stroke,
  colour: (token: StrokeColour) => string,
): void {
  ctx.beginPath();
  for (const path of paths) {
    path.forEach(([x, y], index) => {
      if (index === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    });
    if (isClosed) ctx.closePath();
  }
  if (fill !== undefined) {
    ctx.globalAlpha = opacity;
    ctx.fillStyle = colour(fill);
    ctx.fill();
    ctx.globalAlpha = 1;
  }
  if (stroke !== undefined) {
    ctx.strokeStyle = colour(stroke);
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.stroke();
  }
}
