import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyOf } from '../../analysis/escape-reading.ts';
import type { Reading } from '../../analysis/reading.ts';
import type { Simulation } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { compose, say } from '../../language/language.ts';
import { messageOf } from '../../message-of.ts';
import { sendCommand } from '../experiment/command.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formatCount, formatDuration, formatNumber } from '../kit/format.ts';
import { saveFile } from '../kit/save-file.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LaboratoryState } from '../run/laboratory-state.ts';
import type { Rates } from '../run/running-view.ts';
import { capital, KEEP_FIELDS, type KeepField, SIZES } from './film-plan.ts';
import { type FilmFormat, findFilmFormat, recordFilm } from './film-recorder.ts';
import {
  explainWish,
  FILM_FIELDS,
  filmOf,
  type Kind,
  lastStepOf,
  listProblems,
  SIZE_FIELDS,
  sizeOf,
  textOf,
  type Wishes,
} from './keep-wishes.ts';
import { type View, ViewImage } from './view-image.ts';

/** Where pictures and films come from. */
export interface KeepSource {
  /** The running simulation. */
  readonly simulation: Simulation | undefined;
  /** What its counts say at the step at which it is. */
  measure(): Promise<Reading>;
  /** A second simulation of an experiment at its first step. */
  createSimulation(prepared: PreparedExperiment): Promise<Simulation>;
}

/** A film being rendered. */
interface Rendering {
  readonly frames: number;
  readonly frameCount: number;
  readonly begin: number;
}

/** A finished file. */
interface Kept {
  readonly kind: Kind;
  readonly name: string;
  readonly file: Blob;
  readonly address: string;
}

const FIRST_WISHES: Wishes = {
  kind: 'picture',
  size: 1,
  hasCaption: true,
  isAllSteps: false,
  typed: {},
};

/** Asks what to keep, renders it and hands over the file. The simulation of the page stands still meanwhile. */
@customElement('keep-dialog')
export class KeepDialog extends LitElement {
  static override readonly styles = [sharedStyles, dialogStyles];

  @property({ attribute: false }) state!: LaboratoryState;
  @property({ attribute: false }) source!: KeepSource;

  @state() private isOpen = false;
  @state() private wishes = FIRST_WISHES;
  /** Undefined while it is being looked for; null where there is none. */
  @state() private format: FilmFormat | null | undefined;
  @state() private rendering: Rendering | undefined;
  @state() private kept: Kept | undefined;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  #abort: AbortController | undefined;
  /** Whether the page ran before the dialog was needed, and is to go on after it. */
  #wasRunning = false;
  #formatKey = '';
  #rates: Rates = { stepsPerSecond: 0, framesPerSecond: 0 };

  /** The page as it was when the dialog was opened, as far as speed is concerned. */
  get #page(): LaboratoryState {
    return { ...this.state, rates: this.#rates };
  }

  /** Opens the dialog. */
  async open(): Promise<void> {
    // Measured now: later the page stands still, and a film is to run as it did.
    this.#rates = this.state.rates;
    this.isOpen = true;
    await this.updateComplete;
    this.dialog.showModal();
    // Going back to another page leaves nothing over it.
    addEventListener('popstate', this.#close);
  }

  readonly #close = (): void => this.dialog.close();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onClosed();
  }

  protected override updated(): void {
    if (this.isOpen && this.wishes.kind === 'film') void this.#findFormat();
  }

  protected override render() {
    if (!this.isOpen) return nothing;
    const isRendering = this.rendering !== undefined;
    const problems = listProblems(this.wishes, this.#page);
    const isReady =
      problems.length === 0 && (this.wishes.kind === 'picture' || this.format != null);
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: Event) => event.stopPropagation()}
      @cancel=${this.#onEscape}
      @close=${this.#onClosed}
    >
      <div class="head">
        <h2 id="title">${say('Keep the view')}</h2>
        <button id="close" aria-label=${say('Close')} @click=${this.#close}>×</button>
      </div>
      <form @submit=${this.#onSubmit} novalidate>
        <fieldset ?disabled=${isRendering}>
          <div class="kinds" role="radiogroup" aria-label=${say('What to keep')}>
            ${this.#renderKind('picture', say('Picture'))} ${this.#renderKind('film', say('Film'))}
          </div>
          <div class="grid">
            <label>
              ${say('Size in pixels')}
              <select id="size" @change=${this.#onSize}>
                ${SIZES.map(({ name }, index) => html`<option value=${index} ?selected=${index === this.wishes.size}>${name}</option>`)}
                <option value=${SIZES.length} ?selected=${this.wishes.size === SIZES.length}>${say('Another size')}</option>
              </select>
            </label>
            ${this.wishes.size === SIZES.length ? SIZE_FIELDS.map((field) => this.#renderField(field)) : nothing}
          </div>
          ${this.wishes.kind === 'film' ? this.#renderFilm() : nothing}
          <label class="check">
            <input
              id="has-caption"
              type="checkbox"
              .checked=${this.wishes.hasCaption}
              @change=${(event: Event) => {
                this.#wish({ hasCaption: (event.target as HTMLInputElement).checked });
              }}
            />
            ${say('Experiment and numbers below the map')}
          </label>
        </fieldset>
        <div id="problems" aria-live="polite">
          ${problems.map((problem) => html`<p class="problem">${say(problem)}</p>`)}
        </div>
        ${this.failure === '' ? nothing : html`<p class="problem" role="alert">${say(this.failure)}</p>`}
        ${this.#renderRendering()} ${this.#renderKept()}
        <div class="actions">
          ${
            isRendering
              ? html`<button type="button" id="stop" @click=${() => this.#abort?.abort()}>${say('Cancel')}</button>`
              : html`<button class="main" id="make" ?disabled=${!isReady}>
                  ${this.wishes.kind === 'picture' ? say('Make the picture') : say('Record the film')}
                </button>`
          }
        </div>
      </form>
    </dialog>`;
  }

  #renderKind(kind: Kind, label: string) {
    return html`<label>
      <input
        type="radio"
        name="kind"
        value=${kind}
        .checked=${this.wishes.kind === kind}
        @change=${() => this.#wish({ kind })}
      />
      ${label}
    </label>`;
  }

  #renderField(field: KeepField) {
    const isFixed = field === 'seconds' && this.wishes.isAllSteps;
    const problem = isFixed ? '' : explainWish(this.wishes, this.#page, field);
    return html`<label>
      ${capital(say(KEEP_FIELDS[field].label))}
      <input
        type="text"
        inputmode="decimal"
        id=${field}
        name=${field}
        title=${say(KEEP_FIELDS[field].help)}
        autocomplete="off"
        ?disabled=${isFixed}
        aria-invalid=${problem === '' ? 'false' : 'true'}
        aria-describedby=${problem === '' ? nothing : 'problems'}
        .value=${isFixed ? formatNumber(filmOf(this.wishes, this.#page).seconds, 3) : textOf(this.wishes, this.#page, field)}
        @input=${({ target }: Event) => {
          this.#wish({
            typed: { ...this.wishes.typed, [field]: (target as HTMLInputElement).value },
          });
        }}
      />
    </label>`;
  }

  #renderFilm() {
    const { frameCount, seconds, reached, isStill } = filmOf(this.wishes, this.#page);
    const { learningRate = 1 } = this.state.prepared?.experiment.method ?? {};
    const frames = say`${formatCount(frameCount)} frames, ${formatDuration(seconds)}: steps 0 to ${formatCount(reached)}, t = 0 to ${formatNumber(reached * learningRate)}.`;
    return html`
      <div class="grid">${FILM_FIELDS.map((field) => this.#renderField(field))}</div>
      <label class="check">
        <input
          id="all-steps"
          type="checkbox"
          .checked=${this.wishes.isAllSteps}
          @change=${(event: Event) => {
            this.#wish({ isAllSteps: (event.target as HTMLInputElement).checked });
          }}
        />
        ${say`As long as the experiment: ${formatCount(lastStepOf(this.#page))} steps`}
      </label>
      <p class="quiet number" id="plan">
        ${listProblems(this.wishes, this.#page).length === 0 ? frames : nothing}
        ${isStill ? say('The experiment ends before the film, which stands still from there on.') : nothing}
      </p>
      <p class="quiet" id="format">${this.#sayFormat()}</p>
    `;
  }

  #sayFormat() {
    const { format } = this;
    if (format === undefined) return say('Looking for an encoder …');
    if (format === null) {
      return say(
        'This browser can encode no film of this size: take a smaller one, or a recent Chrome, Edge or Safari. Pictures can be taken all the same.',
      );
    }
    return compose`The film starts anew from the first step and is rendered frame by frame, as ${format.name}. The run on the page stands still meanwhile.`;
  }

  #renderRendering() {
    const { rendering } = this;
    if (rendering === undefined) return nothing;
    const { frames, frameCount, begin } = rendering;
    const seconds = (performance.now() - begin) / 1000;
    const left = (seconds / Math.max(frames, 1)) * (frameCount - frames);
    return html`<div>
      <progress
        id="progress"
        aria-label=${say('Frames rendered')}
        max=${frameCount}
        .value=${frames}
      ></progress>
      <p class="quiet number">
        ${say`Frame ${formatCount(frames)} of ${formatCount(frameCount)}`}${frames === 0 ? nothing : say`, about ${formatDuration(left)} left`}
      </p>
    </div>`;
  }

  #renderKept() {
    const { kept } = this;
    if (kept === undefined || kept.kind !== this.wishes.kind) return nothing;
    const size = say`${formatNumber(kept.file.size / 1e6, 2)} MB`;
    return html`${
      kept.kind === 'film'
        ? html`<video id="film" controls muted playsinline src=${kept.address} aria-label=${say('The film')}></video>`
        : html`<img id="still" src=${kept.address} alt=${say('The picture')} />`
    }
      <p role="status">
        ${say`${kept.name} has been made (${size}) and handed to the browser's downloads.`}
        <a id="save" href=${kept.address} download=${kept.name}>${say('Save it again')}</a>
      </p>`;
  }

  #wish(change: Partial<Wishes>): void {
    this.wishes = { ...this.wishes, ...change };
    this.failure = '';
  }

  async #findFormat(): Promise<void> {
    const { width, height } = sizeOf(this.wishes, this.#page);
    const framesPerSecond = Number(textOf(this.wishes, this.#page, 'framesPerSecond'));
    const key = `${width} ${height} ${framesPerSecond}`;
    if (key === this.#formatKey || listProblems(this.wishes, this.#page).length > 0) return;
    this.#formatKey = key;
    this.format = undefined;
    try {
      const format = await findFilmFormat({ width, height }, framesPerSecond);
      if (key === this.#formatKey) this.format = format ?? null;
    } catch {
      if (key === this.#formatKey) this.format = null;
    }
  }

  readonly #onSize = (event: Event): void => {
    this.#wish({ size: Number((event.target as HTMLSelectElement).value) });
  };

  /** Escape stops a rendering first, and closes the dialog only after that. */
  readonly #onEscape = (event: Event): void => {
    if (this.rendering === undefined) return;
    event.preventDefault();
    this.#abort?.abort();
  };

  readonly #onClosed = (): void => {
    removeEventListener('popstate', this.#close);
    this.#abort?.abort();
    this.#forget();
    this.failure = '';
    this.isOpen = false;
    if (this.#wasRunning && !this.state.running) sendCommand(this, { kind: 'toggle' });
    this.#wasRunning = false;
  };

  #forget(): void {
    if (this.kept !== undefined) URL.revokeObjectURL(this.kept.address);
    this.kept = undefined;
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { prepared, mapMode, overlays, theory } = this.state;
    if (prepared === undefined || this.rendering !== undefined) return;
    if (listProblems(this.wishes, this.#page).length > 0) return;
    this.#forget();
    this.failure = '';
    const view: View = { prepared, mapMode, overlays, theory, hasCaption: this.wishes.hasCaption };
    try {
      if (this.wishes.kind === 'picture') await this.#makePicture(view);
      else await this.#makeFilm(view);
    } catch (error) {
      const message = messageOf(error);
      this.failure =
        this.wishes.kind === 'picture'
          ? `The picture could not be made: ${message}`
          : `The film could not be made: ${message}`;
    } finally {
      this.rendering = undefined;
    }
  };

  async #makePicture(view: View): Promise<void> {
    const { simulation } = this.source;
    if (simulation === undefined) throw new Error('Nothing runs yet.');
    // Asked for in one go: both are of the same step.
    const [density, { key, tally, comparison }] = await Promise.all([
      simulation.readDensity(),
      this.source.measure(),
    ]);
    if (key !== keyOf(view.prepared.experiment)) throw new Error('The experiment has changed.');
    const moment = { density, tally, comparison };
    const image = new ViewImage(sizeOf(this.wishes, this.#page), view, moment, 'still');
    image.draw(moment);
    this.#keep('picture', 'png', view.prepared, await image.toBlob());
  }

  async #makeFilm(view: View): Promise<void> {
    const { format } = this;
    const plan = filmOf(this.wishes, this.#page);
    if (format == null) return;
    if (this.state.running) {
      this.#wasRunning = true;
      sendCommand(this, { kind: 'toggle' });
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.rendering = { frames: 0, frameCount: plan.frameCount, begin: performance.now() };
    const simulation = await this.source.createSimulation(view.prepared);
    const film = await recordFilm(simulation, {
      size: sizeOf(this.wishes, this.#page),
      view,
      plan,
      format,
      signal: abort.signal,
      onProgress: (frames) => {
        if (this.rendering !== undefined) this.rendering = { ...this.rendering, frames };
      },
    });
    if (film !== undefined) this.#keep('film', format.extension, view.prepared, film);
  }

  #keep(kind: Kind, extension: string, { experiment }: PreparedExperiment, file: Blob): void {
    const { landscape } = experiment;
    const subject =
      'name' in landscape ? landscape.name : 'formula' in landscape ? 'formula' : 'data';
    const name = `escapement-${subject}.${extension}`;
    this.kept = { kind, name, file, address: URL.createObjectURL(file) };
    saveFile(name, file);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keep-dialog': KeepDialog;
  }
}
