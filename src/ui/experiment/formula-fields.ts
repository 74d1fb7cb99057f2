import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../../experiment/problem.ts';
import { FormulaError, isParameterName, parseFormula } from '../../formula/parse.ts';
import { compose, say } from '../../language/language.ts';
import { sendCommand } from './command.ts';
import { type Draft, type Json, readField } from './draft.ts';
import {
  FormulaParameters,
  formulaFieldOf,
  parameterNames,
  symbolsOf,
  unusedParameters,
} from './formula-parameters.ts';
import '../kit/math-formula.ts';
import { symbolOf, symbolText } from '../kit/math-text.ts';
import './parameter-control.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { problemSentence, sentenceFor } from './problem-text.ts';
import { findDomainOf } from './settle-formula.ts';

/** Milliseconds without a key press after which a formula is read. */
const TYPING_PAUSE = 250;

/** A formula of the user's own, typeset beside the typing, and its parameters. */
@customElement('formula-fields')
export class FormulaFields extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.6rem;
        min-width: 0;
      }
      label {
        display: grid;
        gap: 0.2rem;
      }
      input,
      .typed {
        width: 100%;
        font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      }
      .typed {
        overflow-x: auto;
        padding: 0 0.5rem;
        font-size: var(--text-small);
        white-space: pre;
        color: var(--ink-quiet);
      }
      mark {
        padding: 0 0.1em 0.05em;
        border-bottom: 2px solid var(--error);
        background: var(--error-surface);
        color: var(--error);
        font-weight: 600;
      }
      .set {
        overflow-x: auto;
        padding: 0.5rem 0.75rem;
        border-radius: calc(var(--radius) * 0.75);
        background: var(--surface-sunken);
        font-size: 1.05rem;
      }
      .wrong {
        display: grid;
        gap: 0.4rem;
        justify-items: start;
      }
      #find-domain {
        justify-self: start;
        min-height: 2rem;
      }
      .remark {
        font-size: var(--text-small);
      }
      .wrong:empty {
        display: none;
      }
      .typed {
        justify-self: stretch;
      }
      .unused {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.6rem;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      .unused button,
      .wrong button {
        min-height: 2rem;
      }
      @media (pointer: coarse) {
        .unused button,
        .wrong button,
        #find-domain {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) problems: readonly Problem[] = [];
  /** What is to be known of the formula that runs: where it has no value. */
  @property() remark = '';

  // What is being typed is ahead of the draft until the pause; it must not be overwritten meanwhile.
  #typed: string | undefined;
  #pause: number | undefined;
  readonly #parameters = new FormulaParameters('parameter');

  protected override willUpdate(): void {
    // A formula that came from elsewhere takes the place of what was typed.
    if (this.#pause === undefined && this.#typed !== this.#formula) this.#typed = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  get #field() {
    return formulaFieldOf(this.draft);
  }

  /** The formula as it was last read. */
  get #formula(): string {
    return String(readField(this.draft, this.#field) ?? '');
  }

  protected override render() {
    const symbols = symbolsOf(this.draft);
    const wrong = findError(this.#formula, symbols);
    const sentence = this.#sentence(wrong);
    const [x, y] = ['x', 'y'].map((name) => html`<i class="math">${name}</i>`);
    const isOfRow = this.#field === 'landscape.rowLoss';
    return html`
      <label>
        <span>${
          isOfRow
            ? compose`loss of one row, in ${x}, ${y} and the columns`
            : html`${say('loss')} <i class="math">L</i>(${x}, ${y})`
        }</span>
        <input
          type="text"
          name=${this.#field}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck="false"
          .value=${live(this.#typed ?? this.#formula)}
          aria-invalid=${sentence !== ''}
          aria-describedby="formula-problem"
          @input=${this.#onType}
          @change=${this.#send}
        />
      </label>
      <div class="wrong" id="formula-problem" role="alert">${
        sentence === ''
          ? nothing
          : html`${this.#renderPlace(wrong)}
              <div class="problem">${sentence}</div>
              ${this.#renderOffer(wrong)}`
      }</div>
      ${
        sentence === ''
          ? html`<div class="set">
              <math-formula .formula=${this.#formula} .symbols=${symbols} name=${isOfRow ? 'l' : 'L'}></math-formula>
            </div>`
          : nothing
      }
      <div class="wrong remark" id="formula-remark" role="status">${
        sentence === '' && this.remark !== '' ? this.remark : nothing
      }</div>
      ${this.#renderParameters()}
      ${
        isOfRow
          ? nothing
          : html`<button id="find-domain" ?disabled=${wrong !== undefined} @click=${this.#findDomain}>
              ${say('Find the domain')}
            </button>`
      }
    `;
  }

  /** What is wrong, in words: as the reader found it just now, or as the run was told. */
  #sentence(wrong: FormulaError | undefined): string {
    if (wrong === undefined) return sentenceFor(this.problems, this.#field);
    return problemSentence({ field: 'formula', message: wrong.message });
  }

  /** The formula once more with the offending part marked. */
  #renderPlace(wrong: FormulaError | undefined) {
    const text = this.#formula;
    if (wrong?.position === undefined || text.trim() === '') return nothing;
    const start = Math.min(wrong.position, text.length);
    const isName = wrong.symbol !== undefined && text.startsWith(wrong.symbol, start);
    // A character outside the basic plane is two units long.
    const [letter = ' '] = text.slice(start);
    const end = start + (isName ? (wrong.symbol as string).length : letter.length);
    const marked = text.slice(start, end) || ' ';
    return html`<div class="typed" aria-hidden="true">${text.slice(0, start)}<mark>${marked}</mark>${text.slice(end)}</div>`;
  }

  /** Offers to make an unknown name a parameter. */
  #renderOffer(wrong: FormulaError | undefined) {
    const name = wrong?.symbol;
    if (name === undefined || !wrong?.isUnknownName || !isParameterName(name)) return nothing;
    return html`<button id="make-parameter" @click=${() => this.#edit(`landscape.parameters.${name}`, 1)}>
      <span>${compose`Make ${symbolText(symbolOf(name))} a parameter (${symbolText(symbolOf(name))} = 1)`}</span>
    </button>`;
  }

  #renderParameters() {
    const unused = unusedParameters(this.draft);
    return parameterNames(this.draft).map((name) => {
      const field = `landscape.parameters.${name}`;
      const value = readField(this.draft, field);
      return html`<parameter-control
          wide
          field=${field}
          .parameter=${this.#parameters.describe(name, value)}
          .value=${value}
          .problem=${sentenceFor(this.problems, field)}
        ></parameter-control>
        ${
          unused.includes(name)
            ? html`<div class="unused">
                <span>${compose`The formula does not use ${symbolText(symbolOf(name))}.`}</span>
                <button @click=${() => this.#remove(name)}>${say('Remove')}</button>
              </div>`
            : nothing
        }`;
    });
  }

  #remove(name: string): void {
    const { [name]: _, ...rest } = readField(this.draft, 'landscape.parameters') as Record<
      string,
      Json
    >;
    this.#edit('landscape.parameters', rest);
  }

  readonly #findDomain = (): void => {
    const found = findDomainOf(this.draft);
    if (found !== undefined) this.#edit('landscape.domain', found.domain as unknown as Json);
  };

  #edit(field: string, value: Json): void {
    sendCommand(this, { kind: 'edit', field, value });
  }

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(this.#send, TYPING_PAUSE);
  };

  readonly #send = (): void => {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (this.#typed !== undefined && this.#typed !== this.#formula) {
      this.#edit(this.#field, this.#typed);
    }
  };
}

/** What is wrong with a formula, or nothing. */
function findError(formula: string, symbols: readonly string[]): FormulaError | undefined {
  try {
    parseFormula(formula, symbols);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'formula-fields': FormulaFields;
  }
}
