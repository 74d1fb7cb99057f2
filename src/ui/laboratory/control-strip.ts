import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LEARNING_RATE } from '../../dynamics/method.ts';
import { BATCH_SIZE, TEMPERATURE } from '../../dynamics/noise.ts';
import { SHARPNESS } from '../../experiment/parameters.ts';
import type { Parameter } from '../../parameter.ts';
import { readField } from '../experiment/draft.ts';
import { FormulaParameters, parameterNames } from '../experiment/formula-parameters.ts';
import { sentenceFor } from '../experiment/problem-text.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import '../run/run-controls.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { BATCH_SIZES, MiddleRanges } from '../kit/slider-scale.ts';

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
      parameter-control {
        flex: 1 1 0;
        min-width: 0;
      }
      /* A letter needs less room than words do. */
      parameter-control[field^='landscape.parameters.'] {
        flex-grow: 0.65;
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
      @media (max-width: 600px) {
        .sliders {
          grid-template-columns: minmax(0, 1fr);
          row-gap: 0.3rem;
        }
      }
      @media (max-width: 420px) {
        .running {
          column-gap: 0.9rem;
          --run-button: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;

  protected override render() {
    const { running, speed, rates, reading } = this.state;
    const isUnderWay = (reading?.tally.step ?? 0) > speed;
    return html`
      <div class="running card">
        <run-controls
          ?running=${running}
          .speed=${speed}
          .achieved=${isUnderWay ? rates.stepsPerSecond : undefined}
        ></run-controls>
      </div>
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

  #renderParameter(
    field: string,
    parameter: Parameter,
    middle: number | undefined,
    range = middle === undefined ? undefined : this.#ranges.rangeOf(field, middle),
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

  /** About what suits the landscape. */
  readonly #ranges = new MiddleRanges();
}

declare global {
  interface HTMLElementTagNameMap {
    'control-strip': ControlStrip;
  }
}
