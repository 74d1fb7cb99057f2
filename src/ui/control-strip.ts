import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LEARNING_RATE } from '../dynamics/method.ts';
import { BATCH_SIZE, TEMPERATURE } from '../dynamics/noise.ts';
import { SHARPNESS } from '../experiment/parameters.ts';
import { say } from '../language/language.ts';
import type { Parameter } from '../parameter.ts';
import { sendCommand } from './command.ts';
import { readField } from './draft.ts';
import { formatCount } from './format.ts';
import { FormulaParameters, parameterNames } from './formula-parameters.ts';
import { pauseIcon, playIcon, resetIcon, stepIcon } from './icons.ts';
import type { LaboratoryState } from './laboratory-state.ts';
import { FASTEST } from './pacing.ts';
import { sentenceFor } from './problem-text.ts';
import { sharedStyles } from './shared-styles.ts';
import {
  BATCH_SIZES,
  positionOf,
  SLIDER_STEPS,
  type SliderRange,
  valueAt,
} from './slider-scale.ts';

const SPEEDS: SliderRange = { scale: 'logarithmic', from: 5, to: FASTEST };

/** Below this share of the wished speed, the achieved one is shown beside it. */
const WELL_BEHIND = 0.85;

/** How far a slider reaches to both sides of what suits the landscape. */
const REACH = 6;

/** Parameters of a formula that have room here; the panel has them all. */
const MOST_FORMULA_PARAMETERS = 2;

/** Run, step, reset, speed, and the sliders that matter for this experiment: always there. */
@customElement('control-strip')
export class ControlStrip extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host,
      .running,
      .sliders {
        display: flex;
        align-items: end;
        gap: var(--gap) 1.6rem;
      }
      :host,
      .card {
        padding: 0.6rem var(--gap);
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .card {
        padding: 0;
        border: 0;
        min-width: 0;
      }
      .running {
        flex: 0 0 25rem;
      }
      .sliders {
        flex: 1;
      }
      .run {
        display: flex;
        gap: 0.4rem;
        flex: none;
      }
      .run button {
        width: 2.9rem;
        min-height: 2.9rem;
        padding: 0;
      }
      .run button.main {
        border-color: transparent;
        background: var(--accent);
        color: var(--on-accent);
      }
      svg {
        width: 1.25rem;
        height: 1.25rem;
        fill: currentColor;
      }
      .speed,
      parameter-control {
        flex: 1 1 0;
        min-width: 0;
      }
      /* A letter needs less room than words do. */
      parameter-control[field^='landscape.parameters.'] {
        flex-grow: 0.65;
      }
      .speed {
        display: grid;
        gap: 0.15rem;
      }
      .speed .head {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 0.6rem;
        min-height: 2rem;
        white-space: nowrap;
      }
      output {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .speed input {
        width: 100%;
        min-height: 1.6rem;
        margin: 0;
        accent-color: var(--accent);
        touch-action: pan-y;
      }
      @media (pointer: coarse) {
        .speed input {
          min-height: 2.75rem;
        }
      }
      /* Where blocks are stacked the two halves are blocks of their own, the instruments between them. */
      @media (max-width: 1100px) {
        :host {
          display: contents;
        }
        .card {
          padding: 0.6rem var(--gap);
          border: 1px solid var(--line);
        }
        .running {
          order: 1;
          flex: none;
        }
        .sliders {
          order: 3;
          flex: none;
          display: grid;
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @media (max-width: 420px) {
        .sliders {
          grid-template-columns: minmax(0, 1fr);
        }
        .running {
          column-gap: 0.9rem;
        }
        .run button {
          width: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;

  protected override render() {
    const { running } = this.state;
    const label = running ? say('Pause') : say('Run');
    return html`
      <div class="running card"><div class="run" role="group" aria-label=${say('Run')}>
        <button class="main" id="toggle" aria-label=${label} title=${say`${label} (space)`}
          @click=${() => sendCommand(this, { kind: 'toggle' })}>${running ? pauseIcon : playIcon}</button>
        <button id="step" aria-label=${say('One step')} title=${say('One step (.)')}
          @click=${() => sendCommand(this, { kind: 'step' })}>${stepIcon}</button>
        <button id="reset" aria-label=${say('Reset')} title=${say('All particles back to the start (r)')}
          @click=${() => sendCommand(this, { kind: 'reset' })}>${resetIcon}</button>
      </div>
      ${this.#renderSpeed()}</div>
      <div class="sliders card">
      ${this.#renderParameter('method.learningRate', LEARNING_RATE, this.state.suggestion?.learningRate)}
      ${
        readField(this.state.draft, 'noise.batchSize') === undefined
          ? nothing
          : this.#renderParameter('noise.batchSize', BATCH_SIZE, undefined, BATCH_SIZES)
      }
      ${
        readField(this.state.draft, 'noise.temperature') === undefined
          ? nothing
          : this.#renderParameter(
              'noise.temperature',
              TEMPERATURE,
              this.state.suggestion?.temperature,
            )
      }
      ${this.#renderFormulaParameters()}
      ${this.#renderParameter('landscape.sharpness', SHARPNESS, undefined)}
      </div>
    `;
  }

  #renderSpeed() {
    const { speed } = this.state;
    const text = speed >= FASTEST ? say('as fast as possible') : this.#rateInWords();
    return html`<div class="speed">
      <div class="head">
        <label for="speed">${say('speed')}</label>
        <output for="speed" class="number">${text}</output>
      </div>
      <input
        id="speed"
        type="range"
        min="0"
        max=${SLIDER_STEPS}
        aria-valuetext=${text}
        .value=${String(positionOf(SPEEDS, speed))}
        @input=${this.#onSpeed}
      />
    </div>`;
  }

  /** "400 steps/s", or "143 of 400 steps/s" where the machine makes fewer than it is asked for. */
  #rateInWords(): string {
    const { running, speed, rates, reading } = this.state;
    const isBehind =
      rates.stepsPerSecond < WELL_BEHIND * speed && (reading?.tally.step ?? 0) > speed;
    const wished = formatCount(speed);
    return running && isBehind
      ? say`${formatCount(Number(rates.stepsPerSecond.toPrecision(2)))} of ${wished} steps/s`
      : say`${wished} steps/s`;
  }

  #renderParameter(
    field: string,
    parameter: Parameter,
    middle: number | undefined,
    range = middle === undefined ? undefined : this.#rangeAround(field, middle),
  ) {
    return html`<parameter-control
      strip
      field=${field}
      .parameter=${parameter}
      .range=${range}
      .value=${readField(this.state.draft, field)}
      .problem=${sentenceFor(this.state.problems, field)}
    ></parameter-control>`;
  }

  readonly #formulaParameters = new FormulaParameters('');

  /** The first parameters of a formula of the user's own. */
  #renderFormulaParameters() {
    const { draft } = this.state;
    if (readField(draft, 'landscape.formula') === undefined) return nothing;
    return parameterNames(draft)
      .slice(0, MOST_FORMULA_PARAMETERS)
      .map((name) => {
        const field = `landscape.parameters.${name}`;
        const parameter = this.#formulaParameters.describe(name, readField(draft, field));
        return this.#renderParameter(field, parameter, undefined);
      });
  }

  /** The same object for the same middle, so that a slider keeps its range while it is dragged. */
  readonly #ranges = new Map<string, SliderRange & { readonly middle: number }>();

  #rangeAround(field: string, middle: number): SliderRange {
    let range = this.#ranges.get(field);
    if (range?.middle !== middle) {
      range = { scale: 'logarithmic', from: middle / REACH, to: middle * REACH, middle };
      this.#ranges.set(field, range);
    }
    return range;
  }

  readonly #onSpeed = (event: Event): void => {
    const position = Number((event.target as HTMLInputElement).value);
    const stepsPerSecond = position >= SLIDER_STEPS ? FASTEST : valueAt(SPEEDS, position, true);
    sendCommand(this, { kind: 'speed', stepsPerSecond });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'control-strip': ControlStrip;
  }
}
