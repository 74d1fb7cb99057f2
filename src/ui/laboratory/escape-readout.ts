import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Comparison } from '../../analysis/comparison.ts';
import type { EscapeReading } from '../../analysis/escape-reading.ts';
import { explainChoice } from '../../analysis/law-list.ts';
import { type JudgedLaw, type Judgement, judge } from '../../analysis/verdict.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { compose, say, sayAll } from '../../language/language.ts';
import {
  formatBound,
  formatCount,
  formatDifference,
  formatDuration,
  formatEstimate,
  formatInterval,
  formatLow,
  formatNumber,
} from '../kit/format.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { isPreparing, type LaboratoryState } from '../run/laboratory-state.ts';

/** Seconds after which nobody waits for a first escape. */
const LONGEST_WATCH = 7200;

/** What is measured, large; beside it what theory says, and why where it says nothing. */
@customElement('escape-readout')
export class EscapeReadout extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.45rem;
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
        color: var(--ink-quiet);
      }
      p {
        margin: 0;
      }
      .line {
        min-height: 1.4em;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      /* Where the panel is narrow some sentences take two lines: all have the room, so that the numbers below stay where they are. */
      @media (max-width: 1700px) {
        .line {
          min-height: 2.8em;
        }
      }
      :host([preparing]) :is(.reason, .said > *, details) {
        visibility: hidden;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      td,
      th {
        padding: 0.2rem 0;
        border-top: 1px solid var(--line);
        text-align: left;
        font-weight: 400;
        vertical-align: baseline;
      }
      col:nth-child(1) {
        width: 48%;
      }
      col:nth-child(2) {
        width: 29%;
      }
      thead th,
      thead td {
        border-top: 0;
        padding-bottom: 0;
      }
      td.figure {
        text-align: right;
        white-space: nowrap;
      }
      .variant {
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .method td {
        padding-top: 0;
        border-top: 0;
      }
      .method span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
        line-clamp: 1;
        overflow: hidden;
        min-height: 1.4em;
      }
      .beyond {
        color: var(--ink);
        font-weight: 600;
      }
      /* Three lines at least, most often the one of the verdict and two of remarks. */
      .said {
        display: grid;
        gap: 0.45rem;
        align-content: start;
        min-height: 4.4em;
      }
      .judgement[data-kind='agrees'],
      .judgement[data-kind='differs'] {
        font-weight: 500;
      }
      .judgement[data-kind='waiting'] {
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .warning {
        color: var(--ink);
        font-weight: 500;
      }
      .remarks,
      details {
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      /* Where there is little height a long reason leaves room for the chart; it is whole among what is said about the laws. */
      @media (max-height: 1000px) and (min-width: 1101px) {
        .reason {
          display: -webkit-box;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
          line-clamp: 2;
          overflow: hidden;
        }
        .said {
          min-height: 2.8em;
        }
      }
      /* While fields are edited the measured number stays; the rest makes room for them where there is little. */
      @media (max-height: 1000px) and (min-width: 1101px) {
        :host([compact]) :is(table, .said, details) {
          display: none;
        }
      }
      :host([brief]) :is(.method, .remarks, details) {
        display: none;
      }
      :host([brief]) .said {
        min-height: 2.8em;
      }
      /* Beside the buttons of presenting. */
      @media (min-width: 1101px) {
        :host([brief]) h2 {
          margin-inline-end: 9.5rem;
        }
      }
      summary {
        width: fit-content;
        cursor: pointer;
      }
      details p {
        padding-top: 0.3rem;
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Without what is read from near by only. */
  @property({ type: Boolean, reflect: true }) brief = false;

  /** While an experiment is being prepared there is nothing to say: what stood here keeps its room, unseen. */
  @property({ type: Boolean, reflect: true }) preparing = false;

  protected override willUpdate(): void {
    this.preparing = isPreparing(this.state);
  }

  protected override render() {
    const { reading, prepared } = this.state;
    const comparison = reading?.comparison;
    const { answers } = this.state.theory;
    const judgement = prepared === undefined ? undefined : judge(prepared, comparison, answers);
    return html`
      <div class="measured">
        <h2>
          ${compose`Mean escape time ${html`<i class="math">t</i>`} = ${html`<i class="math">η</i>`} · steps`}
        </h2>
        ${this.#renderValue(comparison?.mean)} ${this.#renderDetail(comparison)}
      </div>
      <table aria-label=${say('Measured, exact, and the escape laws')}>
        <colgroup><col /><col /><col /></colgroup>
        <thead>
          <tr class="variant">
            <th scope="col" colspan="2">${say(comparison?.goal || 'Mean escape time')}</th>
            <td class="figure">${say('to exact')}</td>
          </tr>
        </thead>
        <tbody>
          <tr id="measured-row">
            <th scope="row">
              ${say('Measured')} <span class="variant">${say('95 % interval')}</span>
            </th>
            <td class="figure number">
              ${comparison?.mean.state === 'measured' ? formatInterval(comparison.mean.interval) : '–'}
            </td>
            <td class="figure number variant">${
              judgement?.toExact === undefined ? '' : formatDifference(judgement.toExact)
            }</td>
          </tr>
          ${this.#renderExact(judgement)}
          ${(judgement?.laws ?? []).map((law) => renderLaw(law, this.preparing))}
        </tbody>
      </table>
      <div class="said">
      <p class="judgement" id="verdict" data-kind=${judgement?.verdict.kind ?? 'waiting'}>
        ${proseText(judgement?.verdict.sentence ?? '')}
      </p>
      <p class="remarks">
        ${this.#renderReason(comparison?.mean, judgement)} ${this.#renderWarnings()} ${proseText(sayAll(judgement?.remarks ?? []))}
      </p>
      </div>
      <details>
        <summary>${say('About the laws')}</summary>
        <p>
          ${prepared === undefined ? nothing : say(explainChoice(prepared))}
          ${proseText(sayAll([...listReasons(judgement), ...(comparison?.cautions ?? [])]))}
        </p>
        ${judgement?.exact === undefined ? nothing : html`<p>${proseText(say`Exact: ${judgement.exact.method}.`)}</p>`}
      </details>
    `;
  }

  /** Its row is there before its number is: nothing moves when that comes. */
  #renderExact(judgement: Judgement | undefined) {
    const { answers } = this.state.theory;
    const exact = judgement?.exact;
    const method =
      exact !== undefined
        ? say(exact.method)
        : answers === undefined
          ? say('being computed …')
          : sayAll(answers.reasons);
    const estimate =
      exact === undefined
        ? undefined
        : formatEstimate(exact.value, [exact.value - exact.error, exact.value + exact.error]);
    return html`<tr id="exact-row">
        <th scope="row">
          ${say('Exact')} ${exact === undefined || exact.isDiscrete ? nothing : html`<span class="variant">${say('for η → 0')}</span>`}
        </th>
        <td class="figure number" id="exact">
          ${estimate?.value ?? (answers === undefined ? '…' : '–')}
        </td>
        <td class="figure number variant" id="exact-error">${estimate?.error ?? ''}</td>
      </tr>
      <tr class="method">
        <td colspan="3" class="variant"><span id="exact-method" title=${method}>${method}</span></td>
      </tr>
      ${this.#renderContinuous(judgement)}`;
  }

  /** What the laws are held to, where the particles are held to the chain of their own steps. */
  #renderContinuous(judgement: Judgement | undefined) {
    const continuous = judgement?.continuous;
    if (continuous === undefined || continuous === judgement?.exact) return nothing;
    const { value, error } = continuous;
    const estimate = formatEstimate(value, [value - error, value + error]);
    return html`<tr id="continuous-row">
      <th scope="row">${say('Exact')} <span class="variant">${say('for η → 0')}</span></th>
      <td class="figure number">${estimate.value}</td>
      <td class="figure number variant">${estimate.error}</td>
    </tr>`;
  }

  #renderWarnings() {
    const { prepared, reading } = this.state;
    const warnings = [...(prepared?.warnings ?? [])];
    if ((reading?.tally.diverged ?? 0) > 0) {
      warnings.push('Diverged particles count until they diverge, not after.');
    }
    return warnings.map((warning) => html`<span class="warning">${say(warning)}</span> `);
  }

  /** What to know of the mean, or why there is none yet, unless the verdict is just that. */
  #renderReason(mean: EscapeReading | undefined, judgement: Judgement | undefined) {
    if (mean === undefined || mean.reason === judgement?.verdict.sentence) return nothing;
    return proseText(say(mean.reason));
  }

  /** Only a measured mean is large and wears its error; a bound is said as one. */
  #renderValue(mean: EscapeReading | undefined) {
    if (this.preparing) {
      return html`<p class="value none" id="measured">${say('Preparing the particles …')}</p>`;
    }
    if (mean?.state === 'measured') {
      const { value, error } = formatEstimate(mean.meanTime, mean.interval);
      return html`<p class="value number" id="measured">${value} <span class="error">${error}</span></p>`;
    }
    const text = mean?.state === 'settling' ? formatBound(mean.interval[0]) : say('no escape yet');
    return html`<p class="value none number" id="measured">${text}</p>`;
  }

  #renderDetail(comparison: Comparison | undefined) {
    const { reading, prepared } = this.state;
    if (comparison === undefined || reading === undefined || prepared === undefined) {
      return html`<p class="line"></p>`;
    }
    const { mean } = comparison;
    if (mean.state === 'waiting') {
      return html`<p class="line">${this.#whatToExpect(comparison)}</p>`;
    }
    const escapes = formatCount(reading.tally.events);
    if (mean.state === 'settling') {
      return html`<p class="line number">${say`${escapes} escapes · a lower bound, with 97.5 % confidence`}</p>`;
    }
    const { learningRate } = prepared.experiment.method;
    const [low, high] = mean.interval;
    // As many digits as the time has.
    const steps = formatEstimate(mean.meanTime / learningRate, [
      low / learningRate,
      high / learningRate,
    ]);
    return html`<p class="line number">${say`${steps.value} ${steps.error} steps · ${escapes} escapes`}</p>`;
  }

  /** In words, when the first escape is due. */
  #whatToExpect({ expected, mean: { interval } }: Comparison): string {
    const { prepared, rates, reading, running } = this.state;
    const longer = say`Longer than ${formatLow(interval[0])}, with 97.5 % confidence.`;
    if (prepared === undefined || reading === undefined) return '';
    if (expected === undefined)
      return interval[0] > 0 ? longer : say('The particles have just set out.');
    // The first of N comes after about the time to get over the saddle at all, then at N times the rate.
    const { learningRate } = prepared.experiment.method;
    const firstSteps = expected / learningRate / reading.tally.particleCount;
    const seconds = firstSteps / Math.max(rates.stepsPerSecond, 1e-9);
    const mean = say`The law expects ${formatNumber(expected, 3)} on average`;
    if (!running || !(rates.stepsPerSecond > 0)) return say`${mean}.`;
    if (seconds > LONGEST_WATCH) return say`${mean}: none while you watch. ${remedyFor(prepared)}`;
    return seconds < 1
      ? say`${mean}: the first any moment.`
      : say`${mean}: the first in about ${formatDuration(seconds)}.`;
  }
}

function renderLaw(
  { name, variant, result, toExact, isBeyondValidity }: JudgedLaw,
  isPreparing: boolean,
) {
  const title = html`<th scope="row">${say(name)} <span class="variant">${say(variant)}</span></th>`;
  if ('reason' in result) {
    return html`<tr>
      <th scope="row" colspan="3">
        ${say(name)} <span class="variant reason" title=${say(result.reason)}>${say`${variant} does not apply: ${lowerFirst(result.reason)}`}</span>
      </th>
    </tr>`;
  }
  if (isPreparing) return html`<tr>${title}<td class="figure">…</td><td></td></tr>`;
  return html`<tr>
    ${title}
    <td class="figure number">${formatNumber(result.value, 3)}</td>
    <td class="figure number variant ${isBeyondValidity ? 'beyond' : ''}">
      ${toExact === undefined ? '' : formatDifference(toExact)}${isBeyondValidity ? html`<span title=${say('Beyond what an asymptotic law may be off by')}>&#8239;!</span>` : nothing}
    </td>
  </tr>`;
}

/** Why laws do not apply, each once. */
function listReasons(judgement: Judgement | undefined): readonly string[] {
  const reasons = (judgement?.laws ?? []).flatMap(({ result }) =>
    'reason' in result ? [result.reason] : [],
  );
  return [...new Set(reasons)];
}

function remedyFor({ experiment: { noise } }: PreparedExperiment): string {
  if (noise.temperature !== undefined) return say('Raise T.');
  return noise.name === 'minibatch'
    ? say('Raise k or η, or lower B.')
    : say('Raise k or σ, or lower B.');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'escape-readout': EscapeReadout;
  }
}
