import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type ComparedLaw, type Comparison, explainChoice } from '../analysis/comparison.ts';
import {
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatInterval,
  formatNumber,
} from './format.ts';
import type { LaboratoryState } from './laboratory-state.ts';
import { sharedStyles } from './shared-styles.ts';

/** What is measured, large; beside it what theory says, and why where it says nothing. */
@customElement('escape-readout')
export class EscapeReadout extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.6rem;
        align-content: start;
      }
      .measured {
        display: grid;
        gap: 0.1rem;
      }
      .value {
        margin: 0;
        min-height: 1.25em;
        font-size: var(--text-large);
        line-height: 1.2;
        font-weight: 600;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .value .error {
        color: var(--ink-quiet);
        font-size: 0.68em;
        font-weight: 400;
        letter-spacing: 0;
      }
      .value.none {
        font-size: calc(var(--text-large) * 0.72);
        line-height: calc(1.2 / 0.72);
        font-weight: 400;
      }
      p {
        margin: 0;
      }
      .line {
        min-height: 1.4em;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      td,
      th {
        padding: 0.3rem 0;
        border-top: 1px solid var(--line);
        text-align: left;
        font-weight: 400;
        vertical-align: baseline;
      }
      th {
        width: 52%;
      }
      thead th,
      thead td {
        border-top: 0;
        padding-bottom: 0;
      }
      td.figure {
        width: 24%;
        text-align: right;
        white-space: nowrap;
      }
      .variant {
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .warning {
        color: var(--ink);
        font-weight: 500;
      }
      .verdict {
        min-height: 2.8em;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;

  protected override render() {
    const { reading, prepared } = this.state;
    const comparison = reading?.comparison;
    return html`
      <div class="measured">
        <h2>Mean escape time <i class="math">t</i> = <i class="math">η</i> · steps</h2>
        ${this.#renderValue(comparison)} ${this.#renderDetail(comparison)}
      </div>
      <table aria-label="Escape laws">
        <thead>
          <tr class="variant">
            <th scope="col">law</th>
            <td class="figure"><i class="math">t</i></td>
            <td class="figure">to measured</td>
          </tr>
        </thead>
        <tbody>
          ${(comparison?.laws ?? []).map((law) => renderLaw(law))}
        </tbody>
      </table>
      <p class="verdict">
        ${this.#renderWarnings()} ${comparison?.goal ?? ''} ${prepared === undefined ? nothing : explainChoice(prepared)}
        ${comparison?.cautions.join(' ') ?? ''}
      </p>
    `;
  }

  #renderWarnings() {
    const { prepared, reading } = this.state;
    const warnings = [...(prepared?.warnings ?? [])];
    if ((reading?.tally.diverged ?? 0) > 0) {
      warnings.push('Some particles have diverged; they are kept out of every average.');
    }
    return warnings.map((warning) => html`<span class="warning">${warning}</span> `);
  }

  #renderValue(comparison: Comparison | undefined) {
    if (comparison?.meanTime === undefined) {
      return html`<p class="value none" id="measured">no escape yet</p>`;
    }
    const { value, error } = formatEstimate(comparison.meanTime, comparison.interval);
    return html`<p class="value number" id="measured">${value} <span class="error">${error}</span></p>`;
  }

  #renderDetail(comparison: Comparison | undefined) {
    const { reading } = this.state;
    if (comparison === undefined || reading === undefined) return html`<p class="line"></p>`;
    if (comparison.meanTime === undefined) {
      return html`<p class="line">${this.#whatToExpect(comparison)}</p>`;
    }
    const { interval, meanSteps } = comparison;
    const { events, atRisk, particleCount } = reading.tally;
    // The time before the first can have arrived weighs most at the beginning.
    const isEarly = atRisk > 0.5 * particleCount && events < particleCount;
    return html`<p class="line number">
        95&#8239;% interval ${formatInterval(interval)}
      </p>
      <p class="line number">
        ${formatNumber(meanSteps ?? 0, 3)} steps · ${formatCount(events)} escapes${isEarly ? ' · still settling' : ''}
      </p>`;
  }

  /** In words, when the first escape is due. */
  #whatToExpect({ expected, interval }: Comparison): string {
    const { prepared, rates, reading, running } = this.state;
    const longer = `Longer than ${formatNumber(interval[0], 2)}, with 97.5 % confidence.`;
    if (prepared === undefined || reading === undefined) return '';
    if (expected === undefined)
      return interval[0] > 0 ? longer : 'The particles have just set out.';
    // The first of N comes after about the time to get over the saddle at all, then at N times the rate.
    const { learningRate } = prepared.experiment.method;
    const firstSteps = expected / learningRate / reading.tally.particleCount;
    const seconds = firstSteps / Math.max(rates.stepsPerSecond, 1e-9);
    const mean = `The law expects ${formatNumber(expected, 3)} on average`;
    if (!running || !(rates.stepsPerSecond > 0)) return `${mean}.`;
    return seconds < 1
      ? `${mean}: the first any moment.`
      : `${mean}: the first in about ${formatDuration(seconds)}.`;
  }
}

function renderLaw({ name, variant, result, ratio }: ComparedLaw) {
  const title = html`<th scope="row">${name} <span class="variant">${variant}</span></th>`;
  if ('reason' in result) {
    return html`<tr>
      <th scope="row" colspan="3">
        ${name} <span class="variant">${variant} does not apply: ${lowerFirst(result.reason)}</span>
      </th>
    </tr>`;
  }
  return html`<tr>
    ${title}
    <td class="figure number">${formatNumber(result.value, 3)}</td>
    <td class="figure number variant">${ratio === undefined ? '' : formatDifference(ratio)}</td>
  </tr>`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'escape-readout': EscapeReadout;
  }
}
