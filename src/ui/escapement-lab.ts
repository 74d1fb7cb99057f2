import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Experiment } from '../experiment/experiment.ts';
import { say } from '../language/language.ts';
import type { Command } from './command.ts';
import { type Draft, landscapeOf, readField } from './draft.ts';
import './figures-page.ts';
import './help-dialog.ts';
import { closeIcon, dotIcon, fullScreenIcon } from './icons.ts';
import { actionOf, type KeyAction, pressOf } from './keys.ts';
import { LaboratoryController } from './laboratory-controller.ts';
import './laboratory-page.ts';
import './landscape-gallery.ts';
import { startLanguage } from './language-choice.ts';
import './language-switch.ts';
import type { LecturePage } from './lecture-page.ts';
import { addressOf, PAGES, PageController } from './page.ts';
import { Presenter } from './presenter.ts';
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
  /** The lecture is fetched when it is first looked at. */
  #hasLecture = false;
  /** The gallery is made when it is first looked at, and kept with its pictures. */
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

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    this.addEventListener('present', this.#onPresent);
    this.addEventListener('lab-command', this.#onCommand);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.removeEventListener('present', this.#onPresent);
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
    const { isPresenting } = this.#presenter;
    this.#hasGallery ||= page === 'gallery';
    if (page === 'lecture' && !this.#hasLecture) {
      this.#hasLecture = true;
      void import('./lecture-page.ts');
    }
    this.#hasFigures ||= page === 'figures';
    return html`
      <header ?hidden=${isPresenting}>
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
          @click=${() => {
            this.panelOpen = !this.panelOpen;
          }}
        >Experiment</button>
      </header>
      ${isPresenting ? this.#renderPresenting() : nothing}
      <laboratory-page
        ?hidden=${elsewhere}
        ?bare=${this.bare}
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
  lectureToShare(): unknown {
    return this.lecture?.lectureToShare?.();
  }

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

  async #turnToMap(): Promise<void> {
    this.#pages.open('laboratory');
    await this.updateComplete;
    this.renderRoot.querySelector('laboratory-page')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // A dialog has the keys to itself.
    if (event.composedPath().some((one) => one instanceof HTMLDialogElement)) return;
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
        this.dispatchEvent(new CustomEvent('share-wanted', { bubbles: true, composed: true }));
        return true;
      default:
        if (this.#pages.page === 'lecture') return this.lecture?.act?.(action) ?? false;
        if (action !== 'toggle' && action !== 'step' && action !== 'reset') return false;
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
