import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../experiment/experiment.ts';
import { sendCommand } from './command.ts';
import { type Draft, type Json, readField, readTyped } from './draft.ts';
import { formulaText } from './math-text.ts';
import { sentenceFor } from './problem-text.ts';
import { sharedStyles } from './shared-styles.ts';

/** Milliseconds without a key press after which a formula is read. */
const TYPING_PAUSE = 250;

/** A formula of the user's own and its parameters, read while they are typed. */
@customElement('formula-fields')
export class FormulaFields extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.6rem;
      }
      label {
        display: grid;
        gap: 0.2rem;
      }
      input {
        width: 100%;
        font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      }
      .help {
        margin: 0;
        font-size: var(--text-small);
        color: var(--ink-quiet);
        overflow-x: auto;
      }
    `,
  ];

  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) problems: readonly Problem[] = [];

  // What is being typed is ahead of the draft until the pause; it must not be overwritten meanwhile.
  #typedFormula: string | undefined;
  #typedParameters: string | undefined;
  readonly #pauses = new Map<string, number>();

  protected override render() {
    const formula = this.#typedFormula ?? String(readField(this.draft, 'landscape.formula') ?? '');
    const given = readField(this.draft, 'landscape.parameters');
    return html`
      <label>
        <span>loss <i class="math">L</i>(<i class="math">x</i>, <i class="math">y</i>)</span>
        <input
          type="text"
          name="landscape.formula"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(formula)}
          aria-invalid=${this.#problem('landscape.formula') !== undefined}
          aria-describedby="formula-problem"
          @input=${this.#onFormula}
        />
      </label>
      <p class="help"><i class="math">L</i> = ${formulaText(formula)}</p>
      <div id="formula-problem" role="alert" class="problem">
        ${this.#problem('landscape.formula') ?? nothing}
      </div>
      <label>
        <span>its parameters</span>
        <input
          type="text"
          name="landscape.parameters"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder="k = 1, m = 2"
          .value=${live(this.#typedParameters ?? parametersText(given))}
          @input=${this.#onParameters}
        />
      </label>
      <div role="alert" class="problem">${this.#problem('landscape.parameters') ?? nothing}</div>
    `;
  }

  #problem(field: string): string | undefined {
    return sentenceFor(this.problems, field) || undefined;
  }

  readonly #onFormula = (event: Event): void => {
    this.#typedFormula = (event.target as HTMLInputElement).value;
    this.#later('landscape.formula', this.#typedFormula);
  };

  readonly #onParameters = (event: Event): void => {
    this.#typedParameters = (event.target as HTMLInputElement).value;
    this.#later('landscape.parameters', readParameters(this.#typedParameters));
  };

  #later(field: string, value: Json): void {
    clearTimeout(this.#pauses.get(field));
    this.#pauses.set(
      field,
      window.setTimeout(() => sendCommand(this, { kind: 'edit', field, value }), TYPING_PAUSE),
    );
  }
}

/** "k = 1, m = 2" as an object; what is no number stays text, for the experiment's check to name. */
function readParameters(text: string): Json {
  const pairs = text.split(/[,;]/).filter((part) => part.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, value = ''] = pair.split('=');
      return [name.trim(), readTyped(value)];
    }),
  );
}

function parametersText(given: Json | undefined): string {
  if (typeof given !== 'object' || given === null) return '';
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'formula-fields': FormulaFields;
  }
}
