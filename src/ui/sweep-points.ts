import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PointRow } from '../sweep/row.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { formatCount } from './format.ts';
import { sharedStyles } from './shared-styles.ts';
import { openExperiment } from './sweep-experiment.ts';
import { countPoints } from './sweep-store.ts';
import { sayField, sayMeasured, saySet, sayValues } from './sweep-words.ts';

/** The finished points of a sweep, each with the way into the laboratory. */
@customElement('sweep-points')
export class SweepPoints extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .frame {
        container-type: inline-size;
        overflow-x: auto;
        scrollbar-width: thin;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.3rem 0.9rem 0.3rem 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }
      thead th {
        font-size: var(--text-small);
        font-weight: 400;
        color: var(--ink-quiet);
      }
      tbody th {
        font-weight: 400;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover {
        background: var(--accent-wash);
      }
      td:last-child,
      th:last-child {
        padding-inline-end: 0.3rem;
        text-align: end;
      }
      button {
        min-height: 1.9rem;
        padding: 0 0.6rem;
        font-size: var(--text-small);
      }
      p {
        margin: 0.5rem 0 0;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      /* The way into the laboratory comes before how the numbers were come by. */
      @container (max-width: 32rem) {
        .extra {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) sweep!: Sweep;
  @property({ attribute: false }) rows: readonly PointRow[] = [];

  protected override render() {
    const { sweep, rows } = this;
    const fields = sweep.vary.map(({ field }) => field);
    const hasSeries = sweep.series.length > 1;
    const hasExact = rows.some((row) => sayValues(row).exact !== '');
    const missing = countPoints(sweep) - rows.length;
    return html`
      <div class="frame" tabindex=${rows.length > 0 ? 0 : nothing} role="region" aria-label="Finished points">
        <table>
          <thead>
            <tr>
              ${hasSeries ? html`<th scope="col">series</th>` : nothing}
              ${fields.map((field) => html`<th scope="col">${sayField(field)}</th>`)}
              <th scope="col">${sayMeasured(sweep)}</th>
              ${hasExact ? html`<th scope="col">exact</th>` : nothing}
              <th scope="col" class="extra">particles</th>
              <th scope="col" class="extra">steps made</th>
              <th scope="col"><span class="quiet">open</span></th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#renderRow(row, fields, hasSeries, hasExact))}
          </tbody>
        </table>
      </div>
      <p>
        ${missing > 0 ? `${formatCount(missing)} ${missing === 1 ? 'point is' : 'points are'} still to be computed. ` : nothing}
        A point opens in the laboratory with its own particles: choose it here or in the chart.
      </p>
    `;
  }

  #renderRow(row: PointRow, fields: readonly string[], hasSeries: boolean, hasExact: boolean) {
    const { measured, exact } = sayValues(row);
    const open = () => openExperiment(this, this.sweep, row);
    const name = fields.map((field) => `${sayField(field)} ${row.varied[field]}`).join(', ');
    const [first, ...rest] = fields.map((field) => saySet(row.varied[field]));
    return html`<tr data-point=${row.point} title=${row.warnings.join(' ') || nothing} @click=${open}>
      ${hasSeries ? html`<td>${row.series}</td>` : nothing}
      <th scope="row">${first}</th>
      ${rest.map((value) => html`<td>${value}</td>`)}
      <td>${measured}</td>
      ${hasExact ? html`<td>${exact === '' ? '–' : exact}</td>` : nothing}
      <td class="extra">${formatCount(row.particles)}</td>
      <td class="extra">${formatCount(row.steps)}</td>
      <td>
        <button
          aria-label=${`Open ${hasSeries ? `${row.series}, ` : ''}${name} in the laboratory`}
          @click=${(event: Event) => {
            event.stopPropagation();
            open();
          }}
        >Laboratory</button>
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sweep-points': SweepPoints;
  }
}
