import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say, sayAll } from '../../language/language.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { formatCount } from '../kit/format.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { openExperiment } from './sweep-experiment.ts';
import { countPoints } from './sweep-store.ts';
import { sayField, sayList, sayMeasured, saySet, sayValues } from './sweep-words.ts';

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
      <div class="frame" tabindex=${rows.length > 0 ? 0 : nothing} role="region" aria-label=${say('Finished points')}>
        <table>
          <thead>
            <tr>
              ${hasSeries ? html`<th scope="col">${say('series')}</th>` : nothing}
              ${fields.map((field) => html`<th scope="col">${sayField(field)}</th>`)}
              <th scope="col">${sayMeasured(sweep)}</th>
              ${hasExact ? html`<th scope="col">${say('exact')}</th>` : nothing}
              <th scope="col" class="extra">${say('particles')}</th>
              <th scope="col" class="extra">${say('steps made')}</th>
              <th scope="col"><span class="quiet">${say('open')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#renderRow(row, fields, hasSeries, hasExact))}
          </tbody>
        </table>
      </div>
      <p>
        ${sayAll(
          [
            sayMissing(missing),
            say(
              'A point opens in the laboratory with its own particles: choose it here or in the chart.',
            ),
          ].filter(Boolean),
        )}
      </p>
    `;
  }

  #renderRow(row: PointRow, fields: readonly string[], hasSeries: boolean, hasExact: boolean) {
    const { measured, exact } = sayValues(row);
    const open = () => openExperiment(this, this.sweep, row);
    const name = sayList([
      ...(hasSeries ? [row.series] : []),
      ...fields.map((field) => `${sayField(field)} ${row.varied[field]}`),
    ]);
    const [first, ...rest] = fields.map((field) => saySet(row.varied[field]));
    return html`<tr data-point=${row.point} title=${sayAll(row.warnings) || nothing} @click=${open}>
      ${hasSeries ? html`<td>${say(row.series)}</td>` : nothing}
      <th scope="row">${first}</th>
      ${rest.map((value) => html`<td>${value}</td>`)}
      <td>${measured}</td>
      ${hasExact ? html`<td>${exact === '' ? '–' : exact}</td>` : nothing}
      <td class="extra">${formatCount(row.particles)}</td>
      <td class="extra">${formatCount(row.steps)}</td>
      <td>
        <button
          aria-label=${say`Open ${name} in the laboratory`}
          @click=${(event: Event) => {
            event.stopPropagation();
            open();
          }}
        >${say('Laboratory')}</button>
      </td>
    </tr>`;
  }
}

/** How many points are missing; '' where none is. */
function sayMissing(count: number): string {
  if (count <= 0) return '';
  return count === 1
    ? say('1 point is still to be computed.')
    : say`${formatCount(count)} points are still to be computed.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sweep-points': SweepPoints;
  }
}
