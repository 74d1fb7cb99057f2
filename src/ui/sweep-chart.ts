import { html, nothing } from 'lit';
import type { PointRow } from '../sweep/row.ts';
import type { Sweep } from '../sweep/sweep.ts';
import './figure-chart.ts';

/** The figure of a sweep from the rows that there are; nothing for a sweep without one. */
export function renderChart(sweep: Sweep, rows: readonly PointRow[]) {
  if (sweep.figure === undefined) return nothing;
  return html`<figure-chart .sweep=${sweep} .rows=${rows}></figure-chart>`;
}
