import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { say } from '../../language/language.ts';
import type { Parameter } from '../../parameter.ts';
import { proseText, symbolText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import {
  positionOf,
  rangeWith,
  SLIDER_STEPS,
  type SliderRange,
  valueAt,
} from '../kit/slider-scale.ts';
import { sendCommand } from './command.ts';
import { type Json, readTyped } from './draft.ts';

/** Milliseconds without a key press after which what was typed is taken. */
const TYPING_PAUSE = 500;

/**
 * One adjustable number: a slider for the hand, an input for typing. What is typed stays, right or wrong; a wrong value
 * has its sentence beside it.
 */
@customElement('parameter-control')
export class ParameterControl extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.15rem;
        position: relative;
        min-width: 0;
      }
      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 0.5rem;
      }
      label {
        min-width: 0;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      /* Large type breaks a name rather than cutting it off. */
      :host([strip]) .head {
        align-items: center;
      }
      :host([strip]) label {
        white-space: normal;
        line-height: 1.15;
      }
      .entry {
        display: flex;
        align-items: baseline;
        gap: 0.35rem;
        flex: none;
      }
      input[type='text'] {
        width: 5.6rem;
        text-align: right;
      }
      :host([wide]) input[type='text'] {
        width: 7.5rem;
      }
      :host([strip]) input[type='text'] {
        width: 4.9rem;
      }
      .unit {
        font-size: var(--text-small);
      }
      input[type='range'] {
        width: 100%;
        min-height: 1.6rem;
        margin: 0;
        accent-color: var(--accent);
        cursor: pointer;
        touch-action: pan-y;
      }
      @media (pointer: coarse) {
        input[type='range'] {
          min-height: 2.75rem;
        }
      }
      .help {
        margin: 0;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      /* On a phone a row for each: name, field, slider. */
      @media (max-width: 600px) {
        :host([strip]) {
          grid-template-columns: 7.4rem 4.9rem minmax(0, 1fr);
          align-items: center;
          column-gap: 0.6rem;
        }
        :host([strip]) .head {
          display: contents;
        }
      }
      /* In the strip the field turns red and the sentence is read over the map. */
      :host([strip]) .problem {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];

  @property({ attribute: false }) parameter!: Parameter;
  /** Path in the experiment. */
  @property() field = '';
  @property({ attribute: false }) value: Json | undefined;
  /** The sentence on what is wrong with the value. */
  @property() problem = '';
  /** The part of the range for the slider, where it is not the parameter's own. */
  @property({ attribute: false }) range: SliderRange | undefined;
  /** Without a slider. */
  @property({ type: Boolean }) plain = false;
  /** In the control strip: no help, sentences are shown over the map. */
  @property({ type: Boolean, reflect: true }) strip = false;

  #typed: string | undefined;
  #pause = 0;
  #grown: SliderRange | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was typed stays until the value is changed from elsewhere.
    if (
      changed.has('value') &&
      this.#typed !== undefined &&
      readTyped(this.#typed) !== this.value
    ) {
      this.#typed = undefined;
    }
    if (changed.has('parameter') || changed.has('range')) this.#grown = undefined;
    const base = this.#grown ?? this.range ?? this.parameter.slider;
    this.#grown = rangeWith(base, Number(this.value), this.parameter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override render() {
    const { label, symbol, unit, help } = this.parameter;
    const text = this.#typed ?? textOf(this.value);
    const describedBy = this.problem !== '' ? 'problem' : this.strip ? nothing : 'help';
    return html`
      <div class="head">
        <label for="entry" title=${this.strip ? say(help) : nothing}>
          ${say(label)} ${symbol === '' || symbol === label ? nothing : symbolText(symbol)}
        </label>
        <span class="entry">
          <input
            id="entry"
            class="number"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            name=${this.field}
            .value=${live(text)}
            aria-invalid=${this.problem !== ''}
            aria-describedby=${describedBy}
            @input=${this.#onType}
            @change=${this.#onTyped}
            @keydown=${this.#onKey}
          />
          ${unit === '' || this.strip ? nothing : html`<span class="unit quiet">${say(unit)}</span>`}
        </span>
      </div>
      ${this.plain ? nothing : this.#renderSlider()}
      ${this.strip || help === '' ? nothing : html`<p id="help" class="help">${proseText(help)}</p>`}
      ${this.problem === '' ? nothing : html`<div id="problem" class="problem" role=${this.strip ? nothing : 'alert'}>${this.problem}</div>`}
    `;
  }

  #renderSlider() {
    const range = this.#grown ?? this.parameter.slider;
    return html`<input
      type="range"
      min="0"
      max=${SLIDER_STEPS}
      aria-label=${say`${this.parameter.label} ${this.parameter.symbol}, slider`}
      aria-valuetext=${textOf(this.value)}
      .value=${live(String(positionOf(range, Number(this.value))))}
      @input=${this.#onSlide}
    />`;
  }

  readonly #onSlide = (event: Event): void => {
    const position = Number((event.target as HTMLInputElement).value);
    const range = this.#grown ?? this.parameter.slider;
    this.#typed = undefined;
    this.#send(valueAt(range, position, this.parameter.integer === true));
  };

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#send(readTyped(this.#typed ?? '')), TYPING_PAUSE);
  };

  readonly #onTyped = (event: Event): void => {
    clearTimeout(this.#pause);
    this.#typed = (event.target as HTMLInputElement).value;
    this.#send(readTyped(this.#typed));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#onTyped(event);
  };

  #send(value: Json): void {
    if (value === this.value) {
      this.requestUpdate();
      return;
    }
    sendCommand(this, { kind: 'edit', field: this.field, value });
  }
}

/** A value as it stands in the input. */
function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  const plain = String(value);
  return plain.length > 12 ? String(Number(value.toPrecision(7))) : plain;
}

declare global {
  interface HTMLElementTagNameMap {
    'parameter-control': ParameterControl;
  }
}
