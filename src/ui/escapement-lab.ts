import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Experiment } from '../experiment/experiment.ts';
import { say } from '../language/language.ts';
import type { Command } from './command.ts';
import { type Draft, landscapeOf, readField } from './draft.ts';
import './figures-page.ts';
import { LaboratoryController } from './laboratory-controller.ts';
import './laboratory-page.ts';
import './landscape-gallery.ts';
import { startLanguage } from './language-choice.ts';
import './language-switch.ts';
import { addressOf, PAGES, PageController } from './page.ts';
import { sharedStyles } from './shared-styles.ts';
import './theme-switch.ts';

/** Elements in which a key belongs to the text being typed, or to the control itself. */
const TYPING = 'input, select, textarea, button, [contenteditable]';

/** The frame of the site: the top bar, and below it the page that is shown. */
@customElement('escapement-lab')
export class EscapementLab extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        gap: var(--gap);
        height: 100dvh;
        min-height: 40rem;
        padding: 0 var(--gap) 0.6rem;
      }
      header {
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
      @media (max-width: 1100px) {
        :host {
          display: flex;
          flex-direction: column;
          height: auto;
          min-height: 100dvh;
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
    const { state: lab } = this.controller;
    const { page } = this.#pages;
    const elsewhere = page !== 'laboratory';
    this.#hasGallery ||= page === 'gallery';
    this.#hasFigures ||= page === 'figures';
    return html`
      <header>
        <h1><img src="./icon.svg" alt="" />Escapement</h1>
        <nav aria-label=${say('Pages')}>
          ${PAGES.map(
            ({ name, title }) => html`<a
              href=${addressOf(name)}
              aria-current=${name === page ? 'page' : nothing}
              @click=${(event: MouseEvent) => this.#pages.follow(event, name)}
            >${say(title)}${name === 'figures' && this.sweepProgress !== '' ? html` <span class="number">${this.sweepProgress}</span>` : nothing}</a>`,
          )}
        </nav>
        <language-switch></language-switch>
        <theme-switch></theme-switch>
        <button
          id="experiment"
          ?hidden=${elsewhere}
          aria-expanded=${this.panelOpen}
          @click=${() => {
            this.panelOpen = !this.panelOpen;
          }}
        >${say('Experiment')}</button>
      </header>
      <laboratory-page
        ?hidden=${elsewhere}
        ?panel-open=${this.panelOpen}
        .controller=${this.controller}
        .state=${lab}
      ></laboratory-page>
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
    this.renderRoot.querySelector('laboratory-page')?.focus();
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
      3: { kind: 'view' },
    };
    const command = commands[event.key];
    if (command === undefined) return;
    event.preventDefault();
    this.controller.execute(command);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'escapement-lab': EscapementLab;
  }
}
