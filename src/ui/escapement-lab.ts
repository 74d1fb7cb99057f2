import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Experiment } from '../experiment/experiment.ts';
import { say } from '../language/language.ts';
import type { Command } from './command.ts';
import { type Draft, landscapeOf, readField } from './draft.ts';
import './embedded-view.ts';
import { readEmbedding } from './embedding.ts';
import { pageKey } from './keys.ts';
import { LaboratoryController } from './laboratory-controller.ts';
import './laboratory-page.ts';
import { startLanguage } from './language-choice.ts';
import './language-switch.ts';
import type { LinkedState } from './link.ts';
import { LinkController } from './link-controller.ts';
import { addressOf, PAGES, PageController } from './page.ts';
import './share-button.ts';
import { commandsFor } from './share-state.ts';
import { sharedStyles } from './shared-styles.ts';
import './theme-switch.ts';

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
      /* Within another page. */
      :host([embedded]) {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        height: 100dvh;
        min-height: 0;
        padding: 0;
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
      /* Pages below the name and the choices. */
      @media (max-width: 960px) {
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
      }
      @media (max-width: 480px) {
        h1 img {
          display: none;
        }
        header button {
          padding: 0 0.6rem;
        }
      }
    `,
  ];

  /** Runs everything; open to tests and to the console. */
  readonly controller = new LaboratoryController(this);
  readonly #pages = new PageController(this, (wanted) => {
    // Within another page there is only one.
    const page = this.#embedding.ui === 'full' ? wanted : 'laboratory';
    this.setAttribute('page', page);
    this.controller.show(page === 'laboratory');
  });
  readonly #embedding = readEmbedding(location.search);
  /** The gallery is loaded and made when it is first looked at, and kept with its pictures. */
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

  constructor() {
    super();
    if (!this.#embedding.autoplay) this.controller.execute({ kind: 'toggle' });
    new LinkController(this, {
      open: (state, isFirst) => this.#openLink(state, isFirst),
      revisit: ({ view }) => this.#pages.show(view.page ?? 'laboratory'),
      refuse: (sentence) => {
        this.#pages.show('laboratory');
        this.controller.execute({ kind: 'remark', sentence });
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.toggleAttribute('embedded', this.#embedding.ui !== 'full');
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
    const { ui } = this.#embedding;
    if (ui !== 'full') {
      const { canvas } = this.controller;
      return html`<embedded-view .canvas=${canvas} .state=${lab} .ui=${ui}></embedded-view>`;
    }
    const { page } = this.#pages;
    const elsewhere = page !== 'laboratory';
    if (page === 'gallery' && !this.#hasGallery) {
      this.#hasGallery = true;
      import('./landscape-gallery.ts').catch(this.#onMissingPage);
    }
    if (page === 'figures' && !this.#hasFigures) {
      this.#hasFigures = true;
      import('./figures-page.ts').catch(this.#onMissingPage);
    }
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
        <share-button
          .controller=${this.controller}
          .page=${page}
          @open-experiment=${this.#onOpenExperiment}
        ></share-button>
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

  /** Without a connection, and before the site has been kept, a page may not come. */
  readonly #onMissingPage = (): void => {
    const sentence = 'The page could not be loaded: check the connection and try again.';
    this.controller.execute({ kind: 'remark', sentence });
    this.#hasGallery = customElements.get('landscape-gallery') !== undefined;
    this.#hasFigures = customElements.get('figures-page') !== undefined;
    this.#pages.open('laboratory');
  };

  /** Shows what a link says; one that is opened on the open page runs, one that opens it as the address asks. */
  #openLink(state: LinkedState, isFirst: boolean): void {
    const { controller } = this;
    for (const command of commandsFor(state, controller.state)) controller.execute(command);
    if (!isFirst && !controller.state.running) controller.execute({ kind: 'toggle' });
    this.#pages.show(state.view.page ?? 'laboratory');
  }

  async #turnToMap(): Promise<void> {
    this.#pages.open('laboratory');
    await this.updateComplete;
    this.renderRoot.querySelector('laboratory-page')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#pages.page !== 'laboratory') return;
    const commands: Readonly<Record<string, Command>> = {
      ' ': { kind: 'toggle' },
      '.': { kind: 'step' },
      r: { kind: 'reset' },
    };
    const command = commands[pageKey(event) ?? ''];
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
