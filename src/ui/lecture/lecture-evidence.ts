import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import type { Estimate, Evidence, EvidenceRow } from '../../lecture/scene.ts';
import { formatEstimate, formatKnown, formatNumber } from '../kit/format.ts';
import './lecture-chart.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LectureChartData } from './lecture-chart-data.ts';

/** Milliseconds between two sentences for those who listen; a new verdict is read at once. */
const QUIET = 10_000;

/** Digits of an exact answer, where its error allows them. */
const EXACT_DIGITS = 4;

const VERDICTS: Readonly<Record<Evidence['verdict'], string>> = {
  waiting: 'still measuring',
  holds: 'the claim holds',
  fails: 'the claim fails',
};

/** What is measured of a scene's claim: the number, large, the verdict, and all rows beside what they are held to. */
@customElement('lecture-evidence')
export class LectureEvidence extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.55rem;
        align-content: start;
      }
      p,
      h3 {
        margin: 0;
      }
      h3 {
        font-size: 1rem;
        font-weight: 600;
      }
      .value {
        min-height: 1.2em;
        font-size: var(--text-large);
        font-weight: 600;
        letter-spacing: -0.01em;
        line-height: 1.2;
      }
      .value .error {
        color: var(--ink-quiet);
        font-size: 0.62em;
        font-weight: 400;
        letter-spacing: 0;
        white-space: nowrap;
      }
      .value .none {
        font-size: 0.72em;
        font-weight: 400;
      }
      .verdict {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-weight: 600;
      }
      .verdict svg {
        flex: none;
        width: 1.15rem;
        height: 1.15rem;
      }
      .verdict[data-verdict='holds'] svg {
        color: var(--holds);
      }
      .verdict[data-verdict='fails'] svg {
        color: var(--error);
      }
      .verdict[data-verdict='waiting'] {
        color: var(--ink-quiet);
        font-weight: 400;
      }
      .sentence {
        min-height: 2.8em;
      }
      .table {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-small);
      }
      th,
      td {
        padding: 0.25rem 0 0.25rem 0.7rem;
        border-top: 1px solid var(--line);
        text-align: end;
        vertical-align: baseline;
        font-weight: 400;
      }
      thead th {
        border-top: 0;
        color: var(--ink-quiet);
      }
      tr > :first-child {
        padding-inline-start: 0;
        text-align: start;
      }
      td {
        white-space: nowrap;
      }
      tbody th {
        width: 30%;
      }
      .expected {
        margin: 0;
        white-space: normal;
      }
      .expected :is(dt, dd) {
        display: inline;
      }
      .expected dt {
        color: var(--ink-quiet);
      }
      .expected dd {
        margin: 0;
        white-space: nowrap;
      }
      .spoken {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      lecture-chart {
        height: 15rem;
        margin-top: 0.3rem;
      }
    `,
  ];

  @property({ attribute: false }) evidence: Evidence | undefined;
  @property({ attribute: false }) chart: LectureChartData | undefined;
  /** Whether the scene is still being built. */
  @property({ type: Boolean }) preparing = false;
  /** Whether anything is running: paused, nothing new is to be expected. */
  @property({ type: Boolean }) running = false;

  #spoken = '';
  #spokenVerdict: Evidence['verdict'] | undefined;
  #spokenAt = Number.NEGATIVE_INFINITY;

  protected override willUpdate(): void {
    const { evidence } = this;
    if (evidence === undefined) return;
    const now = performance.now();
    const isNew = evidence.verdict !== this.#spokenVerdict;
    if (!isNew && now - this.#spokenAt < QUIET) return;
    this.#spokenVerdict = evidence.verdict;
    this.#spokenAt = now;
    this.#spoken = `${say(VERDICTS[evidence.verdict])}: ${say(evidence.sentence)}`;
  }

  #explainNothing(): string {
    if (this.preparing) return 'Preparing the particles …';
    return this.running
      ? 'The particles have just set out.'
      : 'Paused: press the space bar, or the button with the triangle.';
  }

  protected override render() {
    const { evidence } = this;
    const verdict = evidence?.verdict ?? 'waiting';
    const main = evidence?.rows.find(({ measured }) => measured !== undefined);
    return html`
      <div>
        <h3>${main === undefined ? say('What is measured') : proseText(say(main.label))}</h3>
        ${renderValue(main)}
      </div>
      <p class="verdict" id="verdict" data-verdict=${verdict}>
        ${VERDICT_ICONS[verdict]}<span>${say(VERDICTS[verdict])}</span>
      </p>
      <p class="sentence" id="sentence">
        ${proseText(say(evidence?.sentence ?? this.#explainNothing()))}
      </p>
      ${evidence === undefined || evidence.rows.length === 0 ? nothing : renderTable(evidence.rows)}
      ${this.chart === undefined ? nothing : html`<lecture-chart .data=${this.chart}></lecture-chart>`}
      <p class="spoken" aria-live="polite">${this.#spoken}</p>
    `;
  }
}

const VERDICT_ICONS: Readonly<Record<Evidence['verdict'], ReturnType<typeof html>>> = {
  holds: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5l5.5 5.5L20 6.5" fill="none" stroke="currentColor" stroke-width="3.2" /></svg>`,
  fails: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19" fill="none" stroke="currentColor" stroke-width="3.2" /></svg>`,
  waiting: html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="5" cy="12" r="2.2" fill="currentColor" /><circle cx="12" cy="12" r="2.2" fill="currentColor" /><circle cx="19" cy="12" r="2.2" fill="currentColor" /></svg>`,
};

function renderValue(row: EvidenceRow | undefined) {
  if (row?.measured === undefined) {
    return html`<p class="value" id="number"><span class="none">…</span></p>`;
  }
  const { value, error } = estimateText(row.measured);
  return html`<p class="value number" id="number">${value} <span class="error">${error}</span></p>`;
}

function renderTable(rows: readonly EvidenceRow[]) {
  return html`<div class="table" tabindex="0" role="region" aria-label=${say('Measured and expected')}><table>
    <thead>
      <tr>
        <th scope="col">${say('quantity')}</th>
        <th scope="col">${say('measured')}</th>
        <th scope="col">${say('held to')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr>
          <th scope="row">${proseText(say(row.label))}</th>
          <td class="number">${measuredText(row)}</td>
          <td class="number">
            ${
              row.expected.length === 0
                ? '–'
                : html`<dl class="expected">
                    ${row.expected.map(
                      ({ label, value, error }) =>
                        html`<div><dt>${proseText(say(label))}</dt> <dd>${error === undefined ? formatNumber(value) : formatKnown(value, error, EXACT_DIGITS)}</dd></div>`,
                    )}
                  </dl>`
            }
          </td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function measuredText({ measured }: EvidenceRow): string {
  if (measured === undefined) return '…';
  const { value, error } = estimateText(measured);
  return `${value} ${error}`;
}

/** A number that is known without an interval has a few digits only. */
function estimateText({ value, interval }: Estimate) {
  const isExact = !(interval[1] > interval[0]);
  return isExact ? { value: formatNumber(value), error: '' } : formatEstimate(value, interval);
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-evidence': LectureEvidence;
  }
}
