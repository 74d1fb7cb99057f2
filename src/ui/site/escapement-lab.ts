import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Experiment } from '../../experiment/experiment.ts';
import { say } from '../../language/language.ts';
import { messageOf } from '../../message-of.ts';
import type { Command } from '../experiment/command.ts';
import { type Draft, landscapeOf, readField } from '../experiment/draft.ts';
import './embedded-view.ts';
import { readEmbedding } from '../address/embedding.ts';
import './help-dialog.ts';
import { actionOf, type KeyAction, pressOf } from '../address/keys.ts';
import { closeIcon, dotIcon, fullScreenIcon } from '../kit/icons.ts';
import { LaboratoryController } from '../laboratory/laboratory-controller.ts';
import '../laboratory/laboratory-page.ts';
import { startLanguage } from './language-choice.ts';
import './language-switch.ts';
import type { LinkedState } from '../address/link.ts';
import { addressOf, PAGES, PageController } from '../address/page.ts';
import type { LecturePage } from '../lecture/lecture-page.ts';
import { LinkController } from './link-controller.ts';
import { Presenter } from './presenter.ts';
import './share-button.ts';
import { commandsFor } from '../address/share-state.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
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
      :host(:is([page='figures'], [page='gallery'])) {
        display: block;
        height: auto;
        min-height: 100dvh;
      }
      [hidden] {
        display: none !important;
      }
      laboratory-page,
      lecture-page {
        grid-row: 2;
      }
      help-dialog {
        display: contents;
      }
      .presenting {
        position: fixed;
        inset: 0.6rem 0.6rem auto auto;
        z-index: 5;
        display: flex;
        gap: 0.4rem;
        opacity: var(--controls-opacity, 1);
        pointer-events: var(--controls-events, auto);
        transition: opacity var(--fade, 0s);
      }
      .presenting button {
        width: 2.9rem;
        min-height: 2.9rem;
        padding: 0;
      }
      .presenting svg {
        width: 1.25rem;
        height: 1.25rem;
        fill: currentColor;
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
        /* In a row of its own: there is no margin to lie in. */
        .presenting {
          position: sticky;
          align-self: end;
          margin-top: 0.6rem;
        }
      }
      /* Pages below the name and the choices. */
      @media (max-width: 960px) {
        /* The name is shown where there is room for it beside the icon. */
        h1 {
          flex: 1 1 1.7rem;
          flex-wrap: wrap;
          height: 1.7rem;
          overflow: hidden;
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
        h1 {
          gap: 0.4rem;
          font-size: 1.1rem;
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
  /** The lecture is fetched when it is first looked at. */
  #hasLecture = false;
  /** The gallery is loaded and made when it is first looked at, and kept with its pictures. */
  #hasGallery = false;
  /** So is the page of figures: a sweep goes on while another page is shown. */
  #hasFigures = false;
  readonly #presenter = new Presenter(this);

  /** How far a sweep is, shown beside the link to its page. */
  @state() private sweepProgress = '';
  @state() private panelOpen = false;
  /** Whether the panels beside the map are put away. */
  @state() private bare = false;
  @query('lecture-page') private lecture!: LecturePage | null;

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
    this.addEventListener('present', this.#onPresent);
    this.addEventListener('share-wanted', this.#share);
    this.addEventListener('lab-command', this.#onCommand);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('present', this.#onPresent);
    this.removeEventListener('share-wanted', this.#share);
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
    const { isPresenting } = this.#presenter;
    if (page === 'lecture' && !this.#hasLecture) {
      this.#hasLecture = true;
      import('../lecture/lecture-page.ts').catch(this.#onMissingPage);
    }
    if (page === 'gallery' && !this.#hasGallery) {
      this.#hasGallery = true;
      import('../gallery/landscape-gallery.ts').catch(this.#onMissingPage);
    }
    if (page === 'figures' && !this.#hasFigures) {
      this.#hasFigures = true;
      import('../figures/figures-page.ts').catch(this.#onMissingPage);
    }
    return html`
      <header ?hidden=${isPresenting}>
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
          .lecture=${this.#lectureToShare}
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
      ${isPresenting ? this.#renderPresenting() : nothing}
      <laboratory-page
        ?hidden=${elsewhere}
        ?bare=${this.bare}
        ?presenting=${isPresenting}
        ?panel-open=${this.panelOpen}
        .controller=${this.controller}
        .state=${lab}
      ></laboratory-page>
      ${
        this.#hasLecture
          ? html`<lecture-page
              ?hidden=${page !== 'lecture'}
              ?shown=${page === 'lecture'}
              ?presenting=${isPresenting}
              ?bare=${this.bare}
              .engine=${this.controller.engine}
              .current=${lab.draft}
              .place=${page === 'lecture' ? this.#pages.place : ''}
              @place-change=${({ detail }: CustomEvent<string>) => this.#pages.moveTo(detail)}
              @open-experiment=${this.#onOpenExperiment}
            ></lecture-page>`
          : nothing
      }
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
      <help-dialog .page=${page}></help-dialog>
    `;
  }

  /** What one needs while presenting: the dot, full screen, the way out. They fade with all other controls. */
  #renderPresenting() {
    return html`<div class="presenting" role="group" aria-label=${say('Presenting')}>
      <button
        id="dot"
        aria-label=${say('Pointer dot')}
        title=${say('Pointer dot (l)')}
        aria-pressed=${this.#presenter.hasDot}
        @click=${() => this.#presenter.toggleDot()}
      >${dotIcon}</button>
      <button
        id="full-screen"
        aria-label=${say('Full screen')}
        title=${say('Full screen (f)')}
        @click=${() => this.#presenter.toggleFullScreen()}
      >${fullScreenIcon}</button>
      <button
        id="leave"
        aria-label=${say('Stop presenting')}
        title=${say('Stop presenting (p)')}
        @click=${() => this.#presenter.leave()}
      >${closeIcon}</button>
    </div>`;
  }

  /** What a link shares of the lecture; nothing where it is the one of twelve, or has not been looked at. */
  readonly #lectureToShare = (): unknown => this.lecture?.lectureToShare?.();

  readonly #share = (): void => void this.renderRoot.querySelector('share-button')?.open();

  readonly #onPresent = (): void => this.#presenter.toggle();

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
    if (state.lecture !== undefined) void this.#takeLecture(state.lecture);
  }

  /** Opens the lecture of a link, in place of the one that is here. */
  async #takeLecture(lecture: unknown): Promise<void> {
    try {
      await import('../lecture/lecture-page.ts');
      this.#pages.show('lecture');
      await this.updateComplete;
      this.lecture?.takeLecture(lecture);
    } catch (error) {
      const reason = messageOf(error);
      this.controller.execute({
        kind: 'remark',
        sentence: `The lecture of this link cannot be opened: ${reason}`,
      });
    }
  }

  async #turnToMap(): Promise<void> {
    this.#pages.open('laboratory');
    await this.updateComplete;
    this.renderRoot.querySelector('laboratory-page')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // An open dialog has the keys to itself; one just closed may hold the focus until the next frame.
    if (event.composedPath().some((one) => one instanceof HTMLDialogElement && one.open)) return;
    const { page } = this.#pages;
    const action = actionOf(pressOf(event), page);
    if (action === undefined || !this.#act(action)) return;
    event.preventDefault();
  };

  /** Carries out what a key asks for; answers whether there was anything to do. */
  #act(action: KeyAction): boolean {
    switch (action) {
      case 'presenter':
        this.#presenter.toggle();
        return true;
      case 'leave':
        if (!this.#presenter.isPresenting) return false;
        this.#presenter.leave();
        return true;
      case 'full-screen':
        this.#presenter.toggleFullScreen();
        return true;
      case 'pointer':
        this.#presenter.toggleDot();
        return true;
      case 'panels':
        this.bare = !this.bare;
        return true;
      case 'help':
        this.renderRoot.querySelector('help-dialog')?.toggle();
        return true;
      case 'share':
        this.#share();
        return true;
      default:
        if (this.#pages.page === 'lecture') return this.lecture?.act?.(action) ?? false;
        if (action === 'previous' || action === 'next') return false;
        this.controller.execute({ kind: action });
        return true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'escapement-lab': EscapementLab;
  }
}
