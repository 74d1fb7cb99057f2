import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LEARNING_RATE } from '../../dynamics/method.ts';
import { METHOD_NAMES, METHODS, type MethodName } from '../../dynamics/methods.ts';
import { BATCH_SIZE, type NoiseModel, TEMPERATURE } from '../../dynamics/noise.ts';
import { NOISE_MODELS, type NoiseName } from '../../dynamics/noise-models.ts';
import { PARTICLES, SEED, SHARPNESS, SPREAD } from '../../experiment/parameters.ts';
import { LANDSCAPES } from '../../landscapes/catalogue.ts';
import { defaultParameters, type LandscapeDefinition } from '../../landscapes/landscape.ts';
import { compose, say } from '../../language/language.ts';
import type { Parameter } from '../../parameter.ts';
import { sendCommand } from '../experiment/command.ts';
import {
  type Json,
  landscapeOf,
  noisesFor,
  OWN_DATA,
  OWN_FORMULA,
  readField,
} from '../experiment/draft.ts';
import {
  AFTER_ESCAPE_CHOICES,
  type Choice,
  coordinate,
  ESCAPE_CHOICES,
  ESCAPE_FIELDS,
} from '../experiment/experiment-fields.ts';
import '../experiment/data-fields.ts';
import { formatNumber } from '../kit/format.ts';
import '../experiment/formula-fields.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import '../kit/math-formula.ts';
import { proseText, symbolOf, symbolText } from '../kit/math-text.ts';
import '../experiment/parameter-control.ts';
import { problemSentence, remarkOnFormula, sentenceFor } from '../experiment/problem-text.ts';
import { nearestMinimum } from '../experiment/suggest.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { BATCH_SIZES } from '../kit/slider-scale.ts';
import '../experiment/text-control.ts';

/** The batch size, with the slider of the strip. */
const BATCH: Parameter = { ...BATCH_SIZE, slider: BATCH_SIZES };

/** Every field of the experiment, in groups, each with its unit, its help and, when wrong, its sentence. */
@customElement('experiment-panel')
export class ExperimentPanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: grid;
        gap: 0.8rem;
        min-width: 0;
        margin: 0;
        padding: 0.9rem 0;
        border: 0;
        border-top: 1px solid var(--line);
      }
      legend {
        float: left;
        padding: 0;
        font-weight: 600;
      }
      legend + * {
        clear: both;
      }
      .choice {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.75rem;
      }
      .choice select {
        max-width: 70%;
      }
      .help {
        margin: 0;
        font-size: var(--text-small);
        color: var(--ink-quiet);
        overflow-wrap: anywhere;
      }
      .switch {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        min-height: 2rem;
      }
      .switch input {
        width: 1.1rem;
        height: 1.1rem;
        accent-color: var(--accent);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
        gap: 0.6rem 1.2rem;
      }
      details {
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      summary {
        cursor: pointer;
      }
      details math-formula {
        display: block;
        margin-top: 0.5rem;
        color: var(--ink);
      }
      .formula {
        display: grid;
        gap: 0.5rem;
        margin: 0;
        overflow-x: auto;
        padding: 0.5rem 0.75rem;
        border-radius: calc(var(--radius) * 0.75);
        background: var(--surface-sunken);
      }
    `,
  ];

  @property({ attribute: false }) state!: LaboratoryState;

  /** Fields that have shown their problem in this rendering. */
  #shown = new Set<string>();

  protected override render() {
    this.#shown = new Set();
    return html`
      ${this.#group(say('Landscape'), 'landscape', this.#renderLandscape())}
      ${this.#group(say('Method'), 'method', this.#renderMethod())}
      ${this.#group(say('Noise'), 'noise', this.#renderNoise())}
      ${this.#group(say('Start'), 'start', this.#renderStart())}
      ${this.#group(say('Escape'), 'escape', this.#renderEscape(), 'afterEscape')}
      ${this.#group(say('Ensemble'), 'ensemble', this.#renderEnsemble())}
    `;
  }

  /** A group with its fields and whatever is wrong in it beyond them. */
  #group(title: string, prefix: string, content: unknown, other = prefix): TemplateResult {
    const rest = this.state.problems.filter(
      ({ field }) =>
        !this.#shown.has(field) &&
        (field === prefix || field === other || field.startsWith(`${prefix}.`)),
    );
    return html`<fieldset id=${prefix}>
      <legend>${title}</legend>
      ${content} ${rest.map((problem) => html`<div class="problem" role="alert" data-field=${problem.field}>${problemSentence(problem)}</div>`)}
    </fieldset>`;
  }

  #renderLandscape() {
    const definition = landscapeOf(this.state.draft);
    const isFormula = readField(this.state.draft, 'landscape.formula') !== undefined;
    const isData = readField(this.state.draft, 'landscape.rowLoss') !== undefined;
    const choices = [
      ...LANDSCAPES.map(({ name, title }) => ({ value: name, title })),
      { value: OWN_FORMULA, title: 'Your own formula' },
      { value: OWN_DATA, title: 'Your own data' },
    ];
    return html`
      ${this.#choice(say('name'), 'landscape.name', choices, isFormula ? OWN_FORMULA : isData ? OWN_DATA : definition?.name)}
      ${
        definition === undefined
          ? nothing
          : html`<p class="help">${proseText(definition.description)}</p>
              <div class="formula">${this.#renderDefinition(definition)}</div>
              ${Object.entries(definition.parameters).map(([name, parameter]) =>
                this.#number(`landscape.parameters.${name}`, parameter, parameter.default),
              )}`
      }
      ${isFormula ? this.#renderFormula() : nothing} ${isData ? this.#renderData() : nothing}
      ${this.#number('landscape.sharpness', SHARPNESS)}
    `;
  }

  #renderDefinition(definition: LandscapeDefinition) {
    const { formula, where = {}, parameters } = definition;
    const symbols = symbolsIn(definition);
    const shown = symbolsOf(parameters);
    const set = (name: string, text: string) =>
      html`<math-formula name=${name} .formula=${text} .symbols=${symbols} .shown=${shown}></math-formula>`;
    const abbreviations = Object.entries(where);
    return html`${set('L', formula)}${
      abbreviations.length === 0
        ? nothing
        : html`<details>
            <summary>${compose`where ${abbreviations.map(([name], index) => html`${index > 0 ? ', ' : ''}${symbolText(symbolOf(name))}`)} are`}</summary>
            ${abbreviations.map(([name, text]) => set(name, text))}
          </details>`
    }`;
  }

  #renderFormula() {
    const claimed = this.state.problems.filter(({ field }) =>
      /^landscape\.(formula|rowLoss|parameters)/.test(field),
    );
    for (const { field } of claimed) this.#shown.add(field);
    return html`<formula-fields
        .draft=${this.state.draft}
        .problems=${claimed}
        .remark=${remarkOnFormula(this.state.draft, this.state.prepared)}
      ></formula-fields>
      ${this.#renderDomain()}`;
  }

  /** Rows of the user's own and the loss of one of them. */
  #renderData() {
    const { draft, problems } = this.state;
    this.#shown.add('landscape.data');
    return html`<data-fields
        .table=${readField(draft, 'landscape.data')}
        .problem=${sentenceFor(problems, 'landscape.data')}
      ></data-fields>
      ${this.#renderFormula()}`;
  }

  #renderDomain() {
    return html`<div class="pair">
      ${this.#number('landscape.domain.0.0', coordinate('x from'), undefined, true)}
      ${this.#number('landscape.domain.0.1', coordinate('x to'), undefined, true)}
      ${this.#number('landscape.domain.1.0', coordinate('y from'), undefined, true)}
      ${this.#number('landscape.domain.1.1', coordinate('y to'), undefined, true)}
    </div>`;
  }

  #renderMethod() {
    const name = readField(this.state.draft, 'method.name') as MethodName;
    return html`
      ${this.#choice(
        say('update rule'),
        'method.name',
        METHOD_NAMES.map((method) => ({ value: method, title: METHODS[method].title })),
        name,
      )}
      <p class="help"><span class="math">${proseText(METHODS[name].rule)}</span></p>
      <p class="help">${proseText(METHODS[name].help)}</p>
      ${this.#number('method.learningRate', LEARNING_RATE)}
      ${this.#parameters('method.parameters', METHODS[name].parameters)}
    `;
  }

  /** The numbers that a method or a noise brings with it. */
  #parameters(prefix: string, parameters: Readonly<Record<string, Parameter>>) {
    return Object.entries(parameters).map(([name, parameter]) => {
      const field = `${prefix}.${name}`;
      return parameter.isSwitch
        ? this.#switch(field, parameter)
        : this.#number(field, parameter, parameter.default);
    });
  }

  #switch(field: string, parameter: Parameter) {
    this.#shown.add(field);
    const value = readField(this.state.draft, field) ?? parameter.default;
    return html`<label class="switch">
        <input
          type="checkbox"
          name=${field}
          .checked=${value === 1}
          aria-describedby=${`help-${field}`}
          @change=${(event: Event) =>
            sendCommand(this, {
              kind: 'edit',
              field,
              value: (event.target as HTMLInputElement).checked ? 1 : 0,
            })}
        />
        ${say(parameter.label)}
      </label>
      <p class="help" id=${`help-${field}`}>${proseText(parameter.help)}</p>`;
  }

  #renderNoise() {
    const method = readField(this.state.draft, 'method.name') as MethodName;
    const name = readField(this.state.draft, 'noise.name') as NoiseName;
    const model: NoiseModel = NOISE_MODELS[name];
    return html`
      ${this.#choice(
        say('noise model'),
        'noise.name',
        noisesFor(this.state.draft, method).map((noise) => ({
          value: noise,
          title: NOISE_MODELS[noise].title,
        })),
        name,
      )}
      <p class="help">${proseText(model.help)}</p>
      ${model.strength === 'batchSize' ? this.#number('noise.batchSize', BATCH) : nothing}
      ${model.strength === 'temperature' ? this.#number('noise.temperature', TEMPERATURE) : nothing}
      ${name === 'formula' ? this.#renderCovariance() : nothing}
      ${this.#parameters('noise.parameters', model.parameters)}
    `;
  }

  /** The elements of a covariance of the user's own. */
  #renderCovariance() {
    const elements = [
      ['c11', 'C₁₁'],
      ['c12', 'C₁₂ = C₂₁'],
      ['c22', 'C₂₂'],
    ] as const;
    for (const [element] of elements) this.#shown.add(`noise.${element}`);
    return elements.map(
      ([element, label]) => html`<text-control
        field=${`noise.${element}`}
        label=${label}
        .value=${String(readField(this.state.draft, `noise.${element}`) ?? '')}
        .problem=${sentenceFor(this.state.problems, `noise.${element}`)}
      ></text-control>`,
    );
  }

  #renderStart() {
    const at = this.state.prepared?.experiment.start.at;
    return html`
      <div class="pair">
        ${this.#number('start.at.0', coordinate('x'), at?.[0], true)}
        ${this.#number('start.at.1', coordinate('y'), at?.[1], true)}
      </div>
      <p class="help">
        ${say('Where the particles are put, stated at sharpness 1; the landscape suggests its minimum.')}
      </p>
      ${this.#renderNearest()}
      ${this.#number('start.spread', SPREAD)}
    `;
  }

  /** Offers the minimum near the start where the start is not in one. */
  #renderNearest() {
    const { prepared } = this.state;
    const nearest = prepared && nearestMinimum(prepared);
    if (nearest === undefined) return nothing;
    const [x, y] = nearest;
    return html`<button
      id="nearest"
      @click=${() => sendCommand(this, { kind: 'edit', field: 'start.at', value: [x, y] })}
    >${say`Start in the nearest minimum, (${formatNumber(x)}, ${formatNumber(y)})`}</button>`;
  }

  #renderEscape() {
    const running = this.state.prepared?.experiment.escape as unknown as Json | undefined;
    const given = readField(this.state.draft, 'escape');
    const region = given ?? running;
    const kind = readField(region, 'kind') as keyof typeof ESCAPE_FIELDS | undefined;
    const afterEscape = readField(this.state.draft, 'afterEscape') as string;
    return html`
      ${this.#choice(say('counts as escaped'), 'escape.kind', ESCAPE_CHOICES, kind)}
      <div class="pair">
        ${
          kind === undefined
            ? nothing
            : ESCAPE_FIELDS[kind].map(([path, parameter]) =>
                this.#number(`escape.${path}`, parameter, readField(region, path), true),
              )
        }
      </div>
      ${this.#choice(say('after an escape'), 'afterEscape', AFTER_ESCAPE_CHOICES, afterEscape)}
      <p class="help">
        ${say(AFTER_ESCAPE_CHOICES.find(({ value }) => value === afterEscape)?.help ?? '')}
      </p>
    `;
  }

  #renderEnsemble() {
    return html`
      ${this.#number('ensemble.particles', PARTICLES)} ${this.#number('ensemble.seed', SEED, undefined, true)}
    `;
  }

  #number(field: string, parameter: Parameter, fallback?: Json, plain = false) {
    this.#shown.add(field);
    return html`<parameter-control
      wide
      ?plain=${plain}
      field=${field}
      .parameter=${parameter}
      .value=${readField(this.state.draft, field) ?? fallback}
      .problem=${sentenceFor(this.state.problems, field)}
    ></parameter-control>`;
  }

  #choice(label: string, field: string, choices: readonly Choice[], chosen: string | undefined) {
    return html`<label class="choice">
      <span>${label}</span>
      <select
        name=${field}
        @change=${(event: Event) =>
          sendCommand(this, {
            kind: 'edit',
            field,
            value: (event.target as HTMLSelectElement).value,
          })}
      >
        ${choices.map(
          ({ value, title }) =>
            html`<option value=${value} .selected=${value === chosen}>${say(title)}</option>`,
        )}
      </select>
    </label>`;
  }
}

/** A landscape's definition does not change. */
const symbolsByName = new Map<string, readonly string[]>();

/** The names in a landscape's formulas: the position, parameters, abbreviations and columns of its data. */
function symbolsIn(definition: LandscapeDefinition): readonly string[] {
  let symbols = symbolsByName.get(definition.name);
  if (symbols === undefined) {
    const { where = {}, parameters } = definition;
    const columns = definition.data?.(defaultParameters(definition)).columns ?? [];
    symbols = ['x', 'y', ...Object.keys(parameters), ...Object.keys(where), ...columns];
    symbolsByName.set(definition.name, symbols);
  }
  return symbols;
}

/** Symbols of parameters by their names in a formula. */
function symbolsOf(parameters: Readonly<Record<string, Parameter>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, { symbol }]) => [name, symbol]));
}

declare global {
  interface HTMLElementTagNameMap {
    'experiment-panel': ExperimentPanel;
  }
}
