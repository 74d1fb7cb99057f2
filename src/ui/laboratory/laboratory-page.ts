import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { adviseOnDivergence, KEEPS_THEM } from '../../analysis/divergence.ts';
import type { Tally } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { findLandscape } from '../../landscapes/catalogue.ts';
import './chart-tabs.ts';
import { say, sayAll } from '../../language/language.ts';
import './control-strip.ts';
import { type Json, readField } from '../experiment/draft.ts';
import './escape-readout.ts';
import './experiment-panel.ts';
import { formatCount, formatDuration, formatNumber } from '../kit/format.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import type { LaboratoryController } from './laboratory-controller.ts';
import './landscape-map.ts';
import { problemSentence } from '../experiment/problem-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import './status-line.ts';

/** A step that takes so many milliseconds is named tedious, and fewer particles are offered. */
const TEDIOUS = 250;
/** Milliseconds for a step with the number of particles that is offered. */
const FLUENT = 20;

/** The laboratory: the map, its instruments, one strip of controls. */
@customElement('laboratory-page')
export class LaboratoryPage extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) auto auto / minmax(0, 2fr) minmax(0, 1fr);
        grid-template-areas: 'map side' 'strip strip' 'status status';
        gap: var(--gap);
        min-height: 0;
      }
      [hidden] {
        display: none !important;
      }
      :host([bare]) {
        grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
        grid-template-areas: 'map' 'strip';
      }
      :host([bare]) :is(aside, status-line),
      :host([presenting]) status-line {
        display: none;
      }
      /* Over the map: a sentence comes and goes without moving anything. */
      .notices {
        grid-area: map;
        z-index: 1;
        align-self: start;
        justify-self: start;
        display: grid;
        gap: 0.4rem;
        max-width: min(38rem, 66%);
        margin: 3.4rem 0 0 2.6rem;
      }
      .notice {
        margin: 0;
        padding: 0.5rem 0.8rem;
        border: 1px solid var(--line);
        border-inline-start: 3px solid var(--accent);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .notice {
        display: flex;
        align-items: baseline;
        gap: 0.6rem;
      }
      .notice span {
        flex: 1;
      }
      .notice button {
        flex: none;
        min-height: 1.8rem;
        padding: 0 0.6rem;
      }
      .notice.wrong {
        border-inline-start-color: var(--error);
      }
      landscape-map {
        grid-area: map;
      }
      /* A dialog takes no place, nor the gap before one. */
      keep-dialog {
        display: contents;
      }
      aside {
        grid-area: side;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 0.9rem;
        min-height: 0;
        overflow-y: auto;
        padding: 0.9rem 1.1rem 0.6rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .panel {
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-gutter: stable;
        scroll-padding-block: 1rem;
        margin-inline-end: -0.6rem;
        padding-inline-end: 0.6rem;
      }
      control-strip {
        grid-area: strip;
        opacity: var(--controls-opacity, 1);
        pointer-events: var(--controls-events, auto);
        transition: opacity var(--fade, 0s);
      }
      status-line {
        grid-area: status;
        padding: 0 0.3rem;
      }
      @media (min-width: 1101px) {
        :host([presenting]:not([bare])) {
          grid-template: minmax(0, 1fr) auto / minmax(0, 3fr) minmax(0, 2fr);
          grid-template-areas: 'map side' 'strip strip';
        }
      }
      /* Where there is little height the chart is to have it. */
      @media (max-height: 1000px) and (min-width: 1101px) {
        aside {
          gap: 0.6rem;
          padding-top: 0.7rem;
        }
      }
      @media (max-width: 1100px) {
        :host {
          display: flex;
          flex-direction: column;
        }
        /* The strip comes in two: running below the map (order 1), its sliders below the instruments (order 3). */
        aside {
          order: 2;
        }
        status-line {
          order: 4;
        }
        /* Stays in sight wherever one has scrolled to, and moves nothing. */
        .notices {
          position: sticky;
          top: 0.5rem;
          z-index: 3;
          align-content: start;
          align-self: stretch;
          height: 0;
          max-width: none;
          margin: 0 0 calc(-1 * var(--gap));
        }
        landscape-map {
          flex: none;
        }
        aside {
          grid-template-rows: auto auto;
          min-height: auto;
        }
        chart-tabs {
          height: 23rem;
        }
        .panel {
          overflow: visible;
        }
      }
    `,
  ];

  @property({ attribute: false }) controller!: LaboratoryController;
  /** The controller's, handed on at every change. */
  @property({ attribute: false }) state!: LaboratoryState;
  /** Whether the experiment is being edited. */
  @property({ type: Boolean, attribute: 'panel-open' }) panelOpen = false;

  /** Without the instruments beside the map. */
  @property({ type: Boolean, reflect: true }) bare = false;

  /** Full screen, before an audience: large type leaves no room for the fine print. */
  @property({ type: Boolean, reflect: true }) presenting = false;

  /** The dialog for pictures and films is loaded when it is first asked for. */
  @state() private hasKeep = false;
  @state() private dismissed: ReadonlySet<string> = new Set();
  @state() private unseen: readonly string[] = [];
  @query('.panel') private panel!: HTMLElement | null;

  /** The map takes the focus: arrow keys then read the loss. */
  override focus(): void {
    this.renderRoot.querySelector('landscape-map')?.focus();
  }

  protected override render() {
    const { state: lab } = this;
    const { canvas } = this.controller;
    const notices = this.#listNotices();
    return html`
      <div class="notices" aria-live="polite" ?hidden=${notices.length === 0}>${notices}</div>
      <landscape-map
        .canvas=${canvas}
        .state=${lab}
        .surface=${this.controller.surface}
        .trails=${this.controller.trails}
        @keep-view=${this.#onKeepView}
      ></landscape-map>
      <aside aria-label=${say('Instruments')}>
        <escape-readout .state=${lab} ?compact=${this.panelOpen} ?brief=${this.presenting}></escape-readout>
        ${
          this.panelOpen
            ? html`<div class="panel" @scroll=${this.#findUnseen}><experiment-panel .state=${lab}></experiment-panel></div>`
            : html`<chart-tabs .state=${lab}></chart-tabs>`
        }
      </aside>
      <control-strip .state=${lab}></control-strip>
      <status-line .state=${lab}></status-line>
      ${this.hasKeep ? html`<keep-dialog .state=${lab} .source=${this.controller}></keep-dialog>` : nothing}
    `;
  }

  readonly #onKeepView = async (): Promise<void> => {
    await import('../keep/keep-dialog.ts');
    this.hasKeep = true;
    await this.updateComplete;
    await this.renderRoot.querySelector('keep-dialog')?.open();
  };

  #listNotices() {
    const { stepDuration } = this.controller;
    const { notice, hint, problems, prepared, reading } = this.state;
    const said = [notice, hint, explainDivergence(prepared, reading?.tally)].filter(
      (text) => text !== undefined && !this.dismissed.has(text),
    );
    const wrong = problems
      .filter(({ field }) => !this.panelOpen || this.unseen.includes(field))
      .map((problem) => sayAll([problemSentence(problem), ...goesOnWith(problem.field, prepared)]));
    return [
      ...said.map(
        (
          text,
          index,
        ) => html`<p class="notice" id=${index === 0 && text === notice ? 'notice' : nothing}>
          <span>${say(text as string)}</span>
          <button
            aria-label=${say('Close')}
            @click=${() => {
              this.dismissed = new Set([...this.dismissed, text as string]);
            }}
          >×</button>
        </p>`,
      ),
      ...wrong.map((text) => html`<p class="notice wrong"><span>${text}</span></p>`),
      this.#renderSlowness(prepared?.model.particleCount ?? 0, stepDuration ?? 0),
    ].filter((one) => one !== nothing);
  }

  /** Too many particles for this machine, and how many are not. */
  #renderSlowness(particles: number, stepDuration: number) {
    if (stepDuration < TEDIOUS) return nothing;
    const fewer = 2 ** Math.max(10, Math.floor(Math.log2((particles * FLUENT) / stepDuration)));
    const draft = { kind: 'edit', field: 'ensemble.particles', value: fewer } as const;
    return html`<p class="notice" id="slowness">
      <span>
        ${say`${formatCount(particles)} particles: one step takes about ${formatDuration(stepDuration / 1000)} here.`}
      </span>
      <button @click=${() => this.controller.execute(draft)}>${say`Take ${formatCount(fewer)}`}</button>
    </p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#findUnseen();
    if (!this.panelOpen || !changed.has('panelOpen')) return;
    // Where blocks are stacked the panel may open below what one sees.
    const top = this.panel?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight * 0.8) this.panel?.scrollIntoView({ block: 'start' });
  }

  /** Looks which wrong fields lie outside the visible part of the panel: their sentences are shown over the map, too. */
  readonly #findUnseen = (): void => {
    const { problems } = this.state;
    const { panel } = this;
    const unseen = problems
      .map(({ field }) => field)
      .filter((field) => panel === null || !isInSight(panel, field));
    if (unseen.join() !== this.unseen.join()) this.unseen = unseen;
  };
}

/** Whether the sentence on a field is in the part of the panel that one sees. */
function isInSight(panel: HTMLElement, field: string): boolean {
  const root = panel.querySelector('experiment-panel')?.shadowRoot;
  const name = CSS.escape(field);
  const shown =
    root?.querySelector(`parameter-control[field="${name}"], .problem[data-field="${name}"]`) ??
    (field.startsWith('landscape.') ? root?.querySelector('formula-fields') : undefined);
  const box = shown?.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  return (
    box !== undefined &&
    box.top >= Math.max(frame.top, 0) - 1 &&
    box.bottom <= Math.min(frame.bottom, innerHeight) + 1
  );
}

/** "The run goes on with 0.02.", where there is a value to name. */
function goesOnWith(field: string, prepared: PreparedExperiment | undefined): readonly string[] {
  if (prepared === undefined || field === 'noise.name') return [];
  const { experiment } = prepared;
  if (field.startsWith('landscape.formula') || field.startsWith('landscape.parameters')) {
    const { landscape } = experiment;
    const running =
      'name' in landscape
        ? landscapeTitle(landscape.name)
        : 'formula' in landscape
          ? landscape.formula
          : landscape.rowLoss;
    return [say`The run goes on with ${running}.`];
  }
  const value = readField(experiment as unknown as Json, field);
  if (typeof value !== 'number') return [say('The run goes on as before.')];
  const text = Number.isInteger(value) ? formatCount(value) : String(value).replace('-', '−');
  return [say`The run goes on with ${text}.`];
}

function landscapeTitle(name: string): string {
  return findLandscape(name).title;
}

/** What to do where steps are so long that particles leave every bound. */
function explainDivergence(
  prepared: PreparedExperiment | undefined,
  tally: Tally | undefined,
): string | undefined {
  if (prepared === undefined || tally === undefined) return undefined;
  const share = tally.diverged / tally.particleCount;
  if (share < 0.5) return undefined;
  const who = share === 1 ? 'All' : 'Most';
  const advice = adviseOnDivergence(prepared);
  if (advice !== KEEPS_THEM) return `${who} particles have diverged: ${advice}.`;
  const { learningRate } = prepared.experiment.method;
  const stiffest = prepared.route.minimum?.eigenvalues[1] ?? 0;
  const safe = Math.min(0.5 * learningRate, stiffest > 0 ? 1 / stiffest : learningRate);
  return `${who} particles have diverged: choose η below ${formatNumber(safe, 1)}, or less noise.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'laboratory-page': LaboratoryPage;
  }
}
