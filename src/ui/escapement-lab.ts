import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Tally } from '../engine/engine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import { findLandscape } from '../landscapes/catalogue.ts';
import type { Command } from './command.ts';
import './control-strip.ts';
import { type Draft, type Json, landscapeOf, readField } from './draft.ts';
import './escape-chart.ts';
import './escape-readout.ts';
import './experiment-panel.ts';
import './figures-page.ts';
import { formatCount, formatDuration, formatNumber } from './format.ts';
import { LaboratoryController } from './laboratory-controller.ts';
import './landscape-gallery.ts';
import './landscape-map.ts';
import { startLanguage } from './language-choice.ts';
import './language-switch.ts';
import { addressOf, PAGES, PageController } from './page.ts';
import { problemSentence } from './problem-text.ts';
import { sharedStyles } from './shared-styles.ts';
import './status-line.ts';
import './theme-switch.ts';

/** Elements in which a key belongs to the text being typed, or to the control itself. */
const TYPING = 'input, select, textarea, button, [contenteditable]';

/** A step that takes so many milliseconds is named tedious, and fewer particles are offered. */
const TEDIOUS = 250;
/** Milliseconds for a step with the number of particles that is offered. */
const FLUENT = 20;

/** The laboratory: the map, its instruments, one strip of controls. */
@customElement('escapement-lab')
export class EscapementLab extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 2fr) minmax(0, 1fr);
        grid-template-areas: 'bar bar' 'map side' 'strip strip' 'status status';
        gap: var(--gap);
        height: 100dvh;
        min-height: 40rem;
        padding: 0 var(--gap) 0.6rem;
      }
      header {
        grid-area: bar;
        display: flex;
        align-items: center;
        gap: 1.5rem;
        min-height: 3.2rem;
        margin-bottom: calc(-0.5 * var(--gap));
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        margin: 0;
        font-size: 1.15rem;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      h1 img {
        width: 1.7rem;
        height: 1.7rem;
      }
      nav {
        flex: 1;
        display: flex;
        gap: 1.1rem;
      }
      nav a {
        padding: 0.3rem 0.1rem;
        border-bottom: 2px solid transparent;
        color: var(--ink-quiet);
        text-decoration: none;
      }
      nav a:hover {
        color: var(--ink);
      }
      nav a[aria-current] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
      :host(:not([page='laboratory'])) {
        display: block;
        height: auto;
        min-height: 100dvh;
      }
      [hidden] {
        display: none !important;
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
        margin-inline-end: -0.6rem;
        padding-inline-end: 0.6rem;
      }
      control-strip {
        grid-area: strip;
      }
      status-line {
        grid-area: status;
        padding: 0 0.3rem;
      }
      @media (max-width: 1100px) {
        :host {
          display: flex;
          flex-direction: column;
          height: auto;
          min-height: 100dvh;
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
        escape-chart {
          height: 20rem;
        }
        .panel {
          overflow: visible;
        }
        header {
          gap: 0.8rem;
        }
      }
      @media (max-width: 480px) {
        h1 img {
          display: none;
        }
        h1 {
          flex: 1;
        }
        header {
          flex-wrap: wrap;
          gap: 0.5rem;
          padding-top: 0.4rem;
        }
        nav {
          order: 1;
          flex-basis: 100%;
        }
        header button {
          padding: 0 0.6rem;
        }
      }
    `,
  ];

  /** Runs everything; open to tests and to the console. */
  readonly controller = new LaboratoryController(this);
  readonly #pages = new PageController(this, (page) => {
    this.setAttribute('page', page);
    this.controller.show(page === 'laboratory');
  });
  /** The gallery is made when it is first looked at, and kept with its pictures. */
  #hasGallery = false;
  /** So is the page of figures: a sweep goes on while another page is shown. */
  #hasFigures = false;

  /** How far a sweep is, shown beside the link to its page. */
  @state() private sweepProgress = '';
  @state() private panelOpen = false;
  @state() private dismissed: ReadonlySet<string> = new Set();
  @state() private unseen: readonly string[] = [];
  @query('.panel') private panel!: HTMLElement | null;

  /** Until the page's language has come nothing is shown. */
  #language: Promise<void> | undefined = startLanguage().then(() => {
    this.#language = undefined;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    this.addEventListener('lab-command', this.#onCommand);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('lab-command', this.#onCommand);
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.#language !== undefined) await this.#language;
    await super.scheduleUpdate();
  }

  protected override render() {
    const { state: lab, canvas } = this.controller;
    const notices = this.#listNotices();
    const { page } = this.#pages;
    const elsewhere = page !== 'laboratory';
    this.#hasGallery ||= page === 'gallery';
    this.#hasFigures ||= page === 'figures';
    return html`
      <header>
        <h1><img src="./icon.svg" alt="" />Escapement</h1>
        <nav aria-label="Pages">
          ${PAGES.map(
            ({ name, title }) => html`<a
              href=${addressOf(name)}
              aria-current=${name === page ? 'page' : nothing}
              @click=${(event: MouseEvent) => this.#pages.follow(event, name)}
            >${title}${name === 'figures' && this.sweepProgress !== '' ? html` <span class="number">${this.sweepProgress}</span>` : nothing}</a>`,
          )}
        </nav>
        <language-switch></language-switch>
        <theme-switch></theme-switch>
        <button
          id="experiment"
          ?hidden=${elsewhere}
          aria-expanded=${this.panelOpen}
          @click=${this.#togglePanel}
        >Experiment</button>
      </header>
      <div class="notices" aria-live="polite" ?hidden=${elsewhere || notices.length === 0}>${notices}</div>
      <landscape-map ?hidden=${elsewhere} .canvas=${canvas} .state=${lab}></landscape-map>
      <aside ?hidden=${elsewhere} aria-label="Instruments">
        <escape-readout .state=${lab} ?compact=${this.panelOpen}></escape-readout>
        ${
          this.panelOpen
            ? html`<div class="panel" @scroll=${this.#findUnseen}><experiment-panel .state=${lab}></experiment-panel></div>`
            : html`<escape-chart
                .reading=${lab.reading}
                .exact=${lab.theory.survival}
              ></escape-chart>`
        }
      </aside>
      <control-strip ?hidden=${elsewhere} .state=${lab}></control-strip>
      <status-line ?hidden=${elsewhere} .state=${lab}></status-line>
      ${
        this.#hasGallery
          ? html`<landscape-gallery
              ?hidden=${page !== 'gallery'}
              .current=${landscapeOf(lab.draft)?.name}
              @open-landscape=${this.#onOpenLandscape}
            ></landscape-gallery>`
          : nothing
      }
      ${
        this.#hasFigures
          ? html`<figures-page
              ?hidden=${page !== 'figures'}
              ?laboratory-busy=${!elsewhere && lab.running}
              @open-experiment=${this.#onOpenExperiment}
              @sweep-progress=${({ detail }: CustomEvent<string>) => {
                this.sweepProgress = detail;
              }}
            ></figures-page>`
          : nothing
      }
    `;
  }

  #listNotices() {
    const { state, stepDuration } = this.controller;
    const { notice, hint, problems, prepared, reading } = state;
    const said = [notice, hint, explainDivergence(prepared, reading?.tally)].filter(
      (text) => text !== undefined && !this.dismissed.has(text),
    );
    const wrong = problems
      .filter(({ field }) => !this.panelOpen || this.unseen.includes(field))
      .map((problem) => `${problemSentence(problem)}${goesOnWith(problem.field, prepared)}`);
    return [
      ...said.map(
        (
          text,
          index,
        ) => html`<p class="notice" id=${index === 0 && text === notice ? 'notice' : nothing}>
          <span>${text}</span>
          <button
            aria-label="Close"
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
        ${formatCount(particles)} particles: one step takes about ${formatDuration(stepDuration / 1000)} here.
      </span>
      <button @click=${() => this.controller.execute(draft)}>Take ${formatCount(fewer)}</button>
    </p>`;
  }

  protected override updated(): void {
    this.#findUnseen();
  }

  /** Looks which wrong fields lie outside the visible part of the panel: their sentences are shown over the map, too. */
  readonly #findUnseen = (): void => {
    const { problems } = this.controller.state;
    const { panel } = this;
    const unseen = problems
      .map(({ field }) => field)
      .filter((field) => panel === null || !isInSight(panel, field));
    if (unseen.join() !== this.unseen.join()) this.unseen = unseen;
  };

  readonly #togglePanel = async (): Promise<void> => {
    this.panelOpen = !this.panelOpen;
    await this.updateComplete;
    // Where blocks are stacked the panel may open below what one sees.
    const top = this.panel?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight * 0.8) this.panel?.scrollIntoView({ block: 'start' });
  };

  readonly #onCommand = (event: CustomEvent<Command>): void => {
    this.controller.execute(event.detail);
  };

  /** Opens a landscape of the gallery as the panel does, running; the one that is open already goes on as it is. */
  readonly #onOpenLandscape = async ({ detail: name }: CustomEvent<string>): Promise<void> => {
    const { draft, running } = this.controller.state;
    if (landscapeOf(draft)?.name !== name) {
      const edit = (field: string, value: string): void =>
        this.controller.execute({ kind: 'edit', field, value });
      // Without any noise nothing would escape, and one has come to see it.
      if (readField(draft, 'noise.name') === 'none') {
        edit('method.name', 'sgd');
        edit('noise.name', 'two-temperature');
      }
      edit('landscape.name', name);
      if (!running) this.controller.execute({ kind: 'toggle' });
    }
    await this.#turnToMap();
  };

  /** Opens the experiment of a point of a figure, running, in place of the one that is open. */
  readonly #onOpenExperiment = async ({ detail }: CustomEvent<Experiment>): Promise<void> => {
    this.controller.execute({ kind: 'open', draft: detail as unknown as Draft });
    if (!this.controller.state.running) this.controller.execute({ kind: 'toggle' });
    await this.#turnToMap();
  };

  async #turnToMap(): Promise<void> {
    this.#pages.open('laboratory');
    await this.updateComplete;
    this.renderRoot.querySelector('landscape-map')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#pages.page !== 'laboratory') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.composedPath()[0];
    if (target instanceof Element && target.matches(TYPING)) {
      // A button takes the space bar for itself; other keys it does not need.
      if (!target.matches('button, input[type=range]') || event.key === ' ') return;
    }
    const commands: Readonly<Record<string, Command>> = {
      ' ': { kind: 'toggle' },
      '.': { kind: 'step' },
      r: { kind: 'reset' },
    };
    const command = commands[event.key];
    if (command === undefined) return;
    event.preventDefault();
    this.controller.execute(command);
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
function goesOnWith(field: string, prepared: PreparedExperiment | undefined): string {
  if (prepared === undefined || field === 'noise.name') return '';
  const { experiment } = prepared;
  if (field.startsWith('landscape.formula') || field.startsWith('landscape.parameters')) {
    const { landscape } = experiment;
    const running =
      'name' in landscape
        ? landscapeTitle(landscape.name)
        : 'formula' in landscape
          ? landscape.formula
          : landscape.rowLoss;
    return ` The run goes on with ${running}.`;
  }
  const value = readField(experiment as unknown as Json, field);
  if (typeof value !== 'number') return ' The run goes on as before.';
  const text = Number.isInteger(value) ? formatCount(value) : String(value).replace('-', '−');
  return ` The run goes on with ${text}.`;
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
  const { learningRate } = prepared.experiment.method;
  const stiffest = prepared.route.minimum?.eigenvalues[1] ?? 0;
  const safe = Math.min(0.5 * learningRate, stiffest > 0 ? 1 / stiffest : learningRate);
  return `${share === 1 ? 'All' : 'Most'} particles have diverged: choose η below ${formatNumber(safe, 1)}, or less noise.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'escapement-lab': EscapementLab;
  }
}
