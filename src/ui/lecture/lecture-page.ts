import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Engine, VisibleSimulation } from '../../engine/engine.ts';
import { say } from '../../language/language.ts';
import { EVIDENCE } from '../../lecture/evidence.ts';
import { referencesOf } from '../../lecture/references.ts';
import type { KeyAction } from '../address/keys.ts';
import type { Command } from '../experiment/command.ts';
import type { Draft } from '../experiment/draft.ts';
import { listIcon, playIcon, presentIcon } from '../kit/icons.ts';
import { chartOf } from './lecture-chart-data.ts';
import './lecture-evidence.ts';
import { chooseColumns } from './lecture-layout.ts';
import './lecture-list.ts';
import type { LectureList } from './lecture-list.ts';
import './lecture-map.ts';
import { lecturePageStyles } from './lecture-page-styles.ts';
import { LectureShelf } from './lecture-shelf.ts';
import { LectureStage } from './lecture-stage.ts';
import './lecture-strip.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';

/** The lecture: the clouds of a scene, what to look for in them, and what is measured of its claim. */
@customElement('lecture-page')
export class LecturePage extends LitElement {
  static override readonly styles = [sharedStyles, lecturePageStyles];

  /** The laboratory's. */
  @property({ attribute: false }) engine: Engine<VisibleSimulation> | undefined;
  /** The experiment that is open in the laboratory, to be taken into the lecture. */
  @property({ attribute: false }) current!: Draft;
  /** Key of the scene that the address asks for; empty where it asks for none. */
  @property() place = '';
  @property({ type: Boolean }) shown = false;
  /** Without the panel beside the maps. */
  @property({ type: Boolean, reflect: true }) bare = false;

  /** Full screen, before an audience: the clouds take all of the height. */
  @property({ type: Boolean, reflect: true }) presenting = false;

  /** Runs the scene; open to tests and to the console. */
  readonly stage = new LectureStage(this, (name) => EVIDENCE[name]);
  readonly #shelf = new LectureShelf(this);
  @state() private columns = 1;
  @query('.maps') private maps!: HTMLElement;
  @query('lecture-list') private list!: LectureList;

  readonly #observer = new ResizeObserver(() => this.#arrange());

  /** The lecture as it is set up here: what a link or a file holds; nothing where it is the one of twelve. */
  lectureToShare(): unknown {
    return this.#shelf.isOwn ? this.#shelf.lecture : undefined;
  }

  /**
   * Takes a lecture from a link in place of the one that is here.
   *
   * @throws Error with a sentence where it is none
   */
  takeLecture(lecture: unknown): void {
    this.#shelf.load(lecture);
    const [first] = this.#shelf.shown;
    if (first !== undefined) this.#open(first.key);
  }

  /** Carries out what a key asks for; answers whether it was for the lecture. */
  act(action: KeyAction): boolean {
    switch (action) {
      case 'toggle':
        this.stage.toggle();
        return true;
      case 'step':
        this.stage.step();
        return true;
      case 'reset':
        this.stage.reset();
        return true;
      case 'previous':
        this.#turn(-1);
        return true;
      case 'next':
        this.#turn(1);
        return true;
      default:
        return false;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('lab-command', this.#onCommand);
    if (this.hasUpdated) this.#observer.observe(this.maps);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('lab-command', this.#onCommand);
    this.#observer.disconnect();
  }

  protected override firstUpdated(): void {
    this.#observer.observe(this.maps);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('engine')) this.stage.use(this.engine);
    if (changed.has('shown')) this.stage.show(this.shown);
    if (!this.shown) return;
    const current = this.stage.state.scene?.key;
    const wanted = this.place === '' ? current : this.place;
    if (current === undefined || (changed.has('place') && wanted !== current)) {
      const scene = this.#shelf.find(wanted ?? '') ?? this.#shelf.shown[0];
      if (scene !== undefined) this.#open(scene.key);
    } else if (this.place === '' && current !== undefined) {
      this.#announce(current);
    }
  }

  protected override updated(): void {
    this.#arrange();
  }

  protected override render() {
    const { state: lecture } = this.stage;
    const { scene, panels, evidence, isOpening, running, notice } = lecture;
    const { shown } = this.#shelf;
    const place = shown.findIndex(({ key }) => key === scene?.key);
    const seen = panels.filter(({ isShown }) => isShown);
    return html`
      <section
        class="maps ${isOpening ? 'opening' : ''} ${seen.length > 1 ? 'several' : ''}"
        style="--columns: ${this.columns}"
        aria-label=${say('Clouds')}
      >
        ${
          seen.length === 0
            ? html`<p class="empty">${say(notice ?? 'Preparing the particles …')}</p>`
            : repeat(
                seen,
                (_, index) => index,
                (panel) => html`<lecture-map .panel=${panel}></lecture-map>`,
              )
        }
        ${
          !running && lecture.step === 0 && seen.length > 0
            ? html`<button class="big" aria-label=${say('Run the scene')} @click=${() => this.stage.toggle()}>
                ${playIcon}
              </button>`
            : nothing
        }
      </section>
      <aside ?hidden=${this.bare} aria-label=${say('The scene')} tabindex="0">
        <div class="top">
          <p class="place number">
            ${place < 0 ? say('A scene by itself') : say`Scene ${place + 1} of ${shown.length}`}
          </p>
          <div>
            <button id="list" @click=${() => this.list.open()}>${listIcon} ${say('Scenes')}</button>
            <button id="present" @click=${this.#present}>${presentIcon} ${say('Present')}</button>
          </div>
        </div>
        <div>
          <h2>${proseText(say(scene?.title ?? ''))}</h2>
          <p id="scene-caption">${proseText(say(scene?.caption ?? ''))}</p>
          ${scene === undefined || scene.look === '' ? nothing : html`<p class="look">${proseText(say(scene.look))}</p>`}
        </div>
        ${notice === undefined ? nothing : html`<p class="notice" role="alert">${say(notice)}</p>`}
        <lecture-evidence
          .evidence=${evidence}
          .chart=${chartOf(evidence, panels)}
          ?running=${running}
          ?preparing=${isOpening}
        ></lecture-evidence>
        ${renderReferences(scene?.key)}
      </aside>
      <lecture-strip
        .state=${lecture}
        .scenes=${shown}
        @turn-scene=${({ detail }: CustomEvent<number>) => this.#turn(detail)}
        @choose-scene=${({ detail }: CustomEvent<string>) => this.#open(detail)}
      ></lecture-strip>
      <lecture-list
        .shelf=${this.#shelf}
        .entries=${this.#shelf.entries}
        .current=${this.current}
        .scene=${scene?.key ?? ''}
        @choose-scene=${({ detail }: CustomEvent<string>) => this.#open(detail)}
      ></lecture-list>
    `;
  }

  /** The columns in which the maps are least distorted. */
  #arrange(): void {
    const seen = this.stage.state.panels.filter(({ isShown }) => isShown);
    const { clientWidth, clientHeight } = this.maps;
    if (seen.length === 0 || clientHeight === 0) return;
    const [[left, right], [bottom, top]] = seen[0].prepared.model.domain;
    const isStacked = matchMedia('(max-width: 1100px)').matches;
    // Stacked, the maps have a height of their own; two abreast, so that they are seen together.
    const columns = isStacked
      ? Math.min(seen.length, 2)
      : chooseColumns(seen.length, clientWidth, clientHeight, (right - left) / (top - bottom));
    if (columns !== this.columns) this.columns = columns;
  }

  #open(key: string): void {
    const scene = this.#shelf.find(key);
    if (scene === undefined) return;
    this.stage.open(scene);
    this.#announce(key);
  }

  /** To the next scene, or one before; at the ends nothing happens. */
  #turn(by: number): void {
    const { shown } = this.#shelf;
    const place = shown.findIndex(({ key }) => key === this.stage.state.scene?.key);
    const next = shown[place + by];
    if (next !== undefined) this.#open(next.key);
  }

  /** Tells the frame which scene is shown, for the address. */
  #announce(key: string): void {
    if (key === this.place) return;
    this.dispatchEvent(new CustomEvent('place-change', { detail: key }));
  }

  readonly #present = (): void => {
    this.dispatchEvent(new CustomEvent('present', { bubbles: true, composed: true }));
  };

  readonly #onCommand = (event: CustomEvent<Command>): void => {
    // The laboratory stands still, and is not meant.
    event.stopPropagation();
    const command = event.detail;
    switch (command.kind) {
      case 'edit':
        this.stage.edit(command.field, command.value);
        break;
      case 'speed':
        this.stage.setSpeed(command.stepsPerSecond);
        break;
      case 'toggle':
      case 'step':
      case 'reset':
        this.act(command.kind);
        break;
    }
  };
}

function renderReferences(scene = '') {
  const references = referencesOf(scene);
  if (references.length === 0) return nothing;
  return html`<details>
    <summary>${say('References')}</summary>
    <ul>
      ${references.map(
        ({ authors, year, work, place, address }) => html`<li lang="en">
          ${authors} (${year}). <a href=${address} target="_blank" rel="noreferrer">${work}</a>. ${place}.
        </li>`,
      )}
    </ul>
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-page': LecturePage;
  }
  interface HTMLElementEventMap {
    'place-change': CustomEvent<string>;
    'turn-scene': CustomEvent<number>;
    'choose-scene': CustomEvent<string>;
    present: CustomEvent<void>;
  }
}
