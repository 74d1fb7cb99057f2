import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { compose, say, sayAll } from '../../language/language.ts';
import { FIGURES } from '../../sweep/figures.ts';
import { dropStyles } from '../kit/drop-styles.ts';
import { FileDrop } from '../kit/file-drop.ts';
import { formatDuration } from '../kit/format.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { figuresPageStyles } from './figures-page-styles.ts';
import { findDuration } from './sweep-costs.ts';
import { FileError, SweepDesk } from './sweep-desk.ts';
import './sweep-introduction.ts';
import { countPoints, isFinished, type ListedRun } from './sweep-store.ts';
import './sweep-view.ts';
import { sayPoints, sayPrecision, sayQuestion, sayRun } from './sweep-words.ts';

/** What is shown beside the list. */
type Selection =
  | { readonly kind: 'figure'; readonly name: string }
  | { readonly kind: 'run'; readonly id: string };

/** How a run stands, in the list. */
const STATE_NAMES = {
  failed: 'failed',
  finished: 'finished',
  'not started': 'not started',
  'not finished': 'not finished',
  opening: 'opening',
  running: 'running',
  pausing: 'pausing',
  paused: 'paused',
  waiting: 'waiting',
} as const;

declare global {
  interface HTMLElementEventMap {
    /** How far the sweep is that is being computed, "4/20"; '' where there is none. */
    'sweep-progress': CustomEvent<string>;
  }
}

/** A file that was not taken, with why. */
interface Refusal {
  readonly file: string;
  readonly problems: readonly string[];
}

/** The figures: ready sweeps and those of one's own, their running, and the results that are kept. */
@customElement('figures-page')
export class FiguresPage extends LitElement {
  static override readonly styles = [sharedStyles, dropStyles, figuresPageStyles];

  /** Whether the laboratory is being looked at and runs: sweeps wait meanwhile. */
  @property({ type: Boolean, attribute: 'laboratory-busy' }) laboratoryBusy = false;

  /** Runs and keeps everything; open to tests and to the console. */
  readonly desk = new SweepDesk(this);

  #progress = '';

  @state() private selection: Selection | undefined;
  @state() private refusal: Refusal | undefined;
  readonly #files = new FileDrop(this, (file) => void this.#open(file));
  /** Whether the sentence on what was deleted has been closed. */
  @state() private isUndoClosed = false;

  protected override willUpdate(): void {
    this.desk.giveWay(this.laboratoryBusy);
    const { runs } = this.desk.state;
    if (this.selection !== undefined || runs === undefined) return;
    const [newest] = runs;
    this.selection =
      newest === undefined
        ? { kind: 'figure', name: FIGURES[0].name }
        : { kind: 'run', id: newest.id };
  }

  protected override updated(): void {
    const { active } = this.desk.state;
    const run = this.desk.find(active?.id);
    const progress = run === undefined ? '' : `${run.finished}/${countPoints(run.sweep)}`;
    if (progress === this.#progress) return;
    this.#progress = progress;
    this.dispatchEvent(new CustomEvent('sweep-progress', { detail: progress }));
  }

  protected override render() {
    const { runs = [], announcement, notKept } = this.desk.state;
    return html`<main
      class=${this.#files.isOver ? 'over' : ''}
      aria-labelledby="title"
      @dragover=${this.#files.onDragOver}
      @dragleave=${this.#files.onDragLeave}
      @drop=${this.#files.onDrop}
    >
      <div class="list">
        <div>
          <h2 id="title">${say('Figures')}</h2>
          <p class="lead">${say('Sweeps: one or two numbers of an experiment are varied, and every point is measured beside theory.')}</p>
        </div>
        ${notKept === undefined ? nothing : html`<p class="notice" id="not-kept"><span>${say(notKept)}</span></p>`}
        ${this.#renderUndo()}
        ${this.#renderRefusal()}
        ${
          runs.length === 0
            ? nothing
            : html`<section aria-labelledby="results">
          <h3 id="results">${say('Results')}</h3>
          <ul>${runs.map((run) => this.#renderRun(run))}</ul>
        </section>`
        }
        <section aria-labelledby="own">
          <h3 id="own">${say('A sweep or results of your own')}</h3>
          <div class="drop">
            <p>${compose`Drop a JSON file: a sweep, or the table.json of ${html`<code>escapement sweep</code>`}.`}</p>
            <input id="file" type="file" accept=".json,application/json" @change=${this.#files.onChoose} />
            <label class="choose" for="file">${say('Choose a file …')}</label>
          </div>
        </section>
        <section aria-labelledby="ready">
          <h3 id="ready">${say('Ready figures')}</h3>
          <ul>${FIGURES.map(({ name }, place) => this.#renderFigure(name, place))}</ul>
        </section>
      </div>
      <div class="detail">${this.#renderDetail()}</div>
      <p class="unseen" role="status" aria-live="polite">${say(announcement)}</p>
    </main>`;
  }

  #renderRun(run: ListedRun) {
    const { active, failures } = this.desk.state;
    const total = countPoints(run.sweep);
    const state = failures.has(run.id)
      ? 'failed'
      : active?.id === run.id
        ? active.phase
        : isFinished(run)
          ? 'finished'
          : run.finished === 0
            ? 'not started'
            : 'not finished';
    const points = isFinished(run) ? sayPoints(total) : say`${run.finished} of ${total} points`;
    return html`<li>${this.#renderEntry(
      { kind: 'run', id: run.id },
      sayRun(run),
      `${say(STATE_NAMES[state])} · ${points} · ${sayPrecision(run.sweep, run.isQuick)} · ${run.added.slice(0, 10)}`,
    )}</li>`;
  }

  #renderFigure(name: string, place: number) {
    const sweep = FIGURES[place];
    const runs = this.desk.state.runs ?? [];
    const [normal, quick] = [false, true].map((isQuick) => findDuration(sweep, isQuick, runs));
    const times =
      normal && quick
        ? say`About ${formatDuration(normal.seconds)}, quick ${formatDuration(quick.seconds)}.`
        : '';
    return html`<li>${this.#renderEntry(
      { kind: 'figure', name },
      say(sweep.title),
      sayAll([sayQuestion(sweep), times].filter(Boolean)),
    )}</li>`;
  }

  #renderEntry(entry: Selection, title: string, about: string) {
    const isCurrent = JSON.stringify(entry) === JSON.stringify(this.selection);
    return html`<button
      class="entry"
      aria-current=${isCurrent ? 'true' : nothing}
      @click=${() => this.#choose(entry)}
    >
      <span>${title}</span><span class="about">${about}</span>
    </button>`;
  }

  #renderDetail() {
    const { desk, selection } = this;
    const { state } = desk;
    if (selection?.kind === 'run') {
      const run = desk.find(selection.id);
      if (run === undefined) return nothing;
      return html`<sweep-view
        .desk=${desk}
        .state=${state}
        .run=${run}
        @delete-run=${() => this.#delete(run)}
        @start-anew=${() => this.#choose({ kind: 'run', id: desk.start(run.sweep, run.isQuick) })}
      ></sweep-view>`;
    }
    const sweep = FIGURES.find(({ name }) => name === selection?.name);
    if (sweep === undefined) return nothing;
    return html`<sweep-introduction
      .sweep=${sweep}
      .runs=${state.runs ?? []}
      .running=${desk.find(state.active?.id)}
      @start-sweep=${({ detail }: CustomEvent<boolean>) =>
        this.#choose({ kind: 'run', id: desk.start(sweep, detail) })}
      @choose-run=${({ detail }: CustomEvent<string>) => this.#choose({ kind: 'run', id: detail })}
    ></sweep-introduction>`;
  }

  #renderUndo() {
    const { deleted } = this.desk.state;
    if (deleted === undefined || this.isUndoClosed) return nothing;
    return html`<p class="notice" id="undo">
      <span>${say`${sayRun(deleted.run)} has been deleted.`}</span>
      <button @click=${this.#undo}>${say('Undo')}</button>
      <button
        aria-label=${say('Close')}
        @click=${() => {
          this.isUndoClosed = true;
        }}
      >×</button>
    </p>`;
  }

  #renderRefusal() {
    if (this.refusal === undefined) return nothing;
    const { file, problems } = this.refusal;
    return html`<div class="notice wrong" role="alert" id="refusal">
      ${say`${file} was not taken.`}
      <ul>${problems.map((problem) => html`<li>${say(problem)}</li>`)}</ul>
    </div>`;
  }

  /** Shows something beside the list; where it is below the list, goes there. */
  async #choose(selection: Selection): Promise<void> {
    this.selection = selection;
    this.refusal = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector('.entry[aria-current]')?.scrollIntoView({ block: 'nearest' });
    const detail = this.renderRoot.querySelector('.detail');
    const list = this.renderRoot.querySelector('.list');
    if (detail === null || list === null) return;
    const { top, left } = detail.getBoundingClientRect();
    if (left < list.getBoundingClientRect().right) {
      detail.scrollIntoView({ block: 'start' });
      const view = detail.firstElementChild as LitElement | null;
      await view?.updateComplete;
      view?.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
    } else if (top < 0) {
      scrollTo(0, 0);
    }
  }

  async #delete(run: ListedRun): Promise<void> {
    await this.desk.delete(run.id);
    this.isUndoClosed = false;
    const [next] = this.desk.state.runs ?? [];
    this.selection =
      next === undefined ? { kind: 'figure', name: FIGURES[0].name } : { kind: 'run', id: next.id };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo button')?.focus();
  }

  readonly #undo = (): void => {
    const id = this.desk.undo();
    if (id !== undefined) void this.#choose({ kind: 'run', id });
  };

  async #open(file: File): Promise<void> {
    try {
      const id = this.desk.open(await file.text());
      await this.#choose({ kind: 'run', id });
    } catch (error) {
      const problems =
        error instanceof FileError ? error.problems : [`It cannot be read: ${String(error)}.`];
      this.refusal = { file: file.name, problems };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'figures-page': FiguresPage;
  }
}
