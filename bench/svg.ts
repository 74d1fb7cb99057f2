/** The two charts of the benchmark as SVG files: bars, and curves on logarithmic axes. Pure functions. */

import { fitScale, makeTicks, placeOn, type Scale } from '../src/ui/charts/scales.ts';

/** Colours that can be told apart in any order, on light ground and on dark. */
const COLOURS = [
  '#2f6fd0',
  '#d9822b',
  '#3f9c6b',
  '#a354b8',
  '#c2483f',
  '#7a7a2b',
  '#4aa3b5',
  '#8a6d5a',
  '#888888',
  '#b5519a',
];

const WIDTH = 880;

const STYLE = `<style>
text { font: 13px system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica, Arial, sans-serif; fill: #24292f; }
.title { font-size: 15px; font-weight: 600; }
.quiet { fill: #57606a; }
.grid { stroke: #d0d7de; stroke-width: 1; }
.ground { fill: #ffffff; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .quiet { fill: #9da7b1; } .grid { stroke: #3a424b; } .ground { fill: #0d1117; } }
</style>`;

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function write(x: number, y: number, text: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escapeText(text)}</text>`;
}

function frame(height: number, title: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height.toFixed(0)}" role="img" aria-label="${escapeText(title)}">
${STYLE}
<rect class="ground" width="${WIDTH}" height="${height.toFixed(0)}"/>
${parts.join('\n')}
</svg>
`;
}

/** Bars that belong together, with what is written above them. */
export interface BarGroup {
  readonly title: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly isOurs: boolean;
  }[];
}

/** Horizontal bars on one logarithmic axis. */
export function drawBars(title: string, axis: string, groups: readonly BarGroup[]): string {
  const left = 190;
  const right = WIDTH - 80;
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  // Whole decades, so that the length of a bar can be read.
  const scale: Scale = {
    low: 10 ** Math.floor(Math.log10(Math.min(...values)) - 0.3),
    high: 10 ** Math.ceil(Math.log10(Math.max(...values))),
    isLogarithmic: true,
  };
  const at = (value: number) => left + (right - left) * placeOn(scale, value);
  const parts = [write(20, 28, title, 'class="title"')];
  let y = 52;
  const top = y;
  const bodies: string[] = [];
  for (const group of groups) {
    bodies.push(write(20, y + 14, group.title, 'font-weight="600"'));
    y += 24;
    for (const { label, value, text, isOurs } of group.bars) {
      const width = Math.max(1, at(value) - left);
      bodies.push(
        write(left - 8, y + 13, label, 'text-anchor="end"'),
        `<rect x="${left}" y="${y + 2}" width="${width.toFixed(1)}" height="14" rx="2" fill="${isOurs ? COLOURS[0] : '#9aa5b1'}"/>`,
        write(left + width + 6, y + 13, text, 'class="quiet"'),
      );
      y += 20;
    }
    y += 12;
  }
  for (let value = scale.low; value <= scale.high * 1.001; value *= 10) {
    const x = at(value).toFixed(1);
    parts.push(
      `<line class="grid" x1="${x}" x2="${x}" y1="${top}" y2="${y}"/>`,
      write(
        Number(x),
        y + 18,
        `1e${Math.round(Math.log10(value))}`,
        'text-anchor="middle" class="quiet"',
      ),
    );
  }
  parts.push(
    ...bodies,
    write((left + right) / 2, y + 40, axis, 'text-anchor="middle" class="quiet"'),
  );
  return frame(y + 56, title, parts);
}

/** Points of one kind, with a line through them or without. */
export interface Curve {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly isLine: boolean;
}

/** One pair of axes. */
export interface Panel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly isLogarithmicX: boolean;
  readonly curves: readonly Curve[];
}

const PANEL_HEIGHT = 300;

/** Panels below one another; ordinates are logarithmic. */
export function drawPanels(title: string, panels: readonly Panel[]): string {
  const parts = panels.flatMap((panel, index) => drawPanel(panel, 20 + index * PANEL_HEIGHT));
  return frame(20 + panels.length * PANEL_HEIGHT, title, parts);
}

function drawPanel(panel: Panel, top: number): string[] {
  const box = { left: 90, top: top + 36, width: WIDTH - 300, height: PANEL_HEIGHT - 100 };
  const points = panel.curves.flatMap((curve) => curve.points);
  const xScale = fitScale(
    points.map(([x]) => x),
    panel.isLogarithmicX,
  );
  const yScale = fitScale(
    points.map(([, y]) => y),
    true,
  );
  const x = (value: number) => box.left + box.width * placeOn(xScale, value);
  const y = (value: number) => box.top + box.height * (1 - placeOn(yScale, value));
  const bottom = box.top + box.height;
  const right = box.left + box.width;
  const parts = [write(20, top + 16, panel.title, 'class="title"')];
  for (const { value, label } of makeTicks(xScale, 8)) {
    parts.push(
      `<line class="grid" x1="${x(value).toFixed(1)}" x2="${x(value).toFixed(1)}" y1="${box.top}" y2="${bottom}"/>`,
      write(x(value), bottom + 18, label, 'text-anchor="middle" class="quiet"'),
    );
  }
  for (const { value, label } of makeTicks(yScale, 5)) {
    parts.push(
      `<line class="grid" x1="${box.left}" x2="${right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}"/>`,
      write(box.left - 8, y(value) + 4, label, 'text-anchor="end" class="quiet"'),
    );
  }
  panel.curves.forEach((curve, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const places = curve.points.map(([a, b]) => [x(a).toFixed(1), y(b).toFixed(1)] as const);
    if (curve.isLine) {
      parts.push(
        `<polyline fill="none" stroke="${colour}" stroke-width="1.6" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
      );
    } else {
      parts.push(
        ...places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.6" fill="${colour}"/>`),
      );
    }
    const keyY = box.top + 12 + 22 * index;
    parts.push(
      curve.isLine
        ? `<line x1="${right + 18}" x2="${right + 36}" y1="${keyY - 4}" y2="${keyY - 4}" stroke="${colour}" stroke-width="1.6"/>`
        : `<circle cx="${right + 27}" cy="${keyY - 4}" r="3.6" fill="${colour}"/>`,
      write(right + 44, keyY, curve.label),
    );
  });
  parts.push(
    write(
      box.left + box.width / 2,
      bottom + 40,
      panel.xTitle,
      'text-anchor="middle" class="quiet"',
    ),
    `<text transform="translate(24 ${box.top + box.height / 2}) rotate(-90)" text-anchor="middle" class="quiet">${escapeText(panel.yTitle)}</text>`,
  );
  return parts;
}
