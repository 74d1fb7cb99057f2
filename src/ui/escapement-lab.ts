import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Command } from './command.ts';
import './control-strip.ts';
import './escape-chart.ts';
import './escape-readout.ts';
import './experiment-panel.ts';
import { LaboratoryController } from './laboratory-controller.ts';
import './landscape-map.ts';
import { sharedStyles } from './shared-styles.ts';
import './status-line.ts';
import './theme-switch.ts';

/** Elements in which a key belongs to the text being typed, or to the control itself. */
const TYPING = 'input, select, textarea, button, [contenteditable]';

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
      }
      nav span {
        padding: 0.3rem 0.1rem;
        border-bottom: 2px solid var(--accent);
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
        max-width: min(34rem, 62%);
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
        control-strip {
          order: 1;
        }
        aside {
          order: 2;
        }
        status-line {
          order: 3;
        }
        .notices {
          max-width: none;
          margin: 0;
          align-self: stretch;
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
        nav,
        h1 img {
          display: none;
        }
        h1 {
          flex: 1;
        }
        header {
          gap: 0.5rem;
        }
        header button {
          padding: 0 0.6rem;
        }
      }
    `,
  ];

  /** Runs everything; open to tests and to the console. */
  readonly controller = new LaboratoryController(this);

  @state() private panelOpen = false;
  @query('.panel') private panel!: HTMLElement | null;

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

  protected override render() {
    const { state: lab, canvas } = this.controller;
    const notices = this.#listNotices();
    return html`
      <header>
        <h1><img src="./icon.svg" alt="" />Escapement</h1>
        <nav aria-label="Pages"><span aria-current="page">Laboratory</span></nav>
        <theme-switch></theme-switch>
        <button
          id="experiment"
          aria-expanded=${this.panelOpen}
          @click=${this.#togglePanel}
        >Experiment</button>
      </header>
      <div class="notices" aria-live="polite" ?hidden=${notices.length === 0}>${notices}</div>
      <landscape-map .canvas=${canvas} .state=${lab}></landscape-map>
      <aside aria-label="Instruments">
        <escape-readout .state=${lab}></escape-readout>
        ${
          this.panelOpen
            ? html`<div class="panel"><experiment-panel .state=${lab}></experiment-panel></div>`
            : html`<escape-chart
                .reading=${lab.reading}
                .exact=${lab.theory.survival}
              ></escape-chart>`
        }
      </aside>
      <control-strip .state=${lab}></control-strip>
      <status-line .state=${lab}></status-line>
    `;
  }

  #listNotices() {
    const { notice, problems } = this.controller.state;
    const general = problems.filter(({ field }) => field === 'experiment');
    // With the panel closed a problem of a field that only the panel shows must not stay hidden.
    const hidden = this.panelOpen
      ? []
      : problems.filter(({ field }) => field !== 'experiment' && !isInStrip(field));
    return [
      ...(notice === undefined ? [] : [html`<p class="notice" id="notice">${notice}</p>`]),
      ...[...general, ...hidden].map(({ message }) => html`<p class="notice wrong">${message}</p>`),
    ];
  }

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

  readonly #onKey = (event: KeyboardEvent): void => {
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

/** Whether the control strip shows a field, and with it what is wrong with it. */
function isInStrip(field: string): boolean {
  return [
    'method.learningRate',
    'noise.batchSize',
    'noise.temperature',
    'landscape.sharpness',
  ].includes(field);
}

declare global {
  interface HTMLElementTagNameMap {
    'escapement-lab': EscapementLab;
  }
}
