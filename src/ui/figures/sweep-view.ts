import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { currentLanguage, say, sayAll } from '../../language/language.ts';
import { composeResult } from '../../sweep/result.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import './chart/figure-chart.ts';
import { formatCount, formatDuration } from '../kit/format.ts';
import { saveText } from '../kit/save-file.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { type NamedResult, overlayResults } from './sweep-compare.ts';
import { findDuration } from './sweep-costs.ts';
import type { SweepDesk } from './sweep-desk.ts';
import type { ActiveRun, SweepDeskState } from './sweep-desk-state.ts';
import { openExperiment } from './sweep-experiment.ts';
import './sweep-points.ts';
import { renderPrecision } from './sweep-precision.ts';
import { countPoints, isFinished, type ListedRun } from './sweep-store.ts';
import { sweepViewStyles } from './sweep-view-styles.ts';
import {
  sayAbout,
  sayDoing,
  sayList,
  sayPrecision,
  sayProvenance,
  sayQuestion,
  sayRange,
  sayRun,
} from './sweep-words.ts';

const NO_ROWS: readonly PointRow[] = [];

/** One run: how far it is, its figure, its points, and what one can do with it. */
@customElement('sweep-view')
export class SweepView extends LitElement {
  static override readonly styles = [sharedStyles, sweepViewStyles];

  @property({ attribute: false }) desk!: SweepDesk;
  /** The desk's state: replaced as a whole at every change. */
  @property({ attribute: false }) state!: SweepDeskState;
  @property({ attribute: false }) run!: ListedRun;

  @state() private isRenaming = false;
  /** Id of the run that this one is compared with. */
  @state() private comparedWith = '';
  @query('.rename input') private nameInput!: HTMLInputElement | null;
  #overlay: {
    readonly key: readonly unknown[];
    readonly value: ReturnType<typeof overlayResults>;
  } = { key: [], value: undefined };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('run') && changed.get('run')?.id !== this.run.id) {
      this.isRenaming = false;
      this.comparedWith = '';
    }
    void this.desk.look(this.run.id);
    if (this.comparedWith !== '') void this.desk.look(this.comparedWith);
  }

  protected override render() {
    const { run } = this;
    const rows = this.#rowsOf(run.id);
    return html`
      <header>
        ${this.isRenaming ? this.#renderRename() : html`<h2 tabindex="-1">${sayRun(run)}</h2>`}
        <p class="quiet">${sayAll([
          sayQuestion(run.sweep),
          say`${sayList([sayRange(run.sweep), sayPrecision(run.sweep, run.isQuick)])}.`,
        ])}</p>
      </header>
      ${this.#renderRun()}
      ${rows.length > 0 ? this.#renderFigures(rows) : html`<p class="empty">${this.#explainEmpty()}</p>`}
      ${this.#renderProvenance(run)}
      ${this.#renderActions(rows)}
    `;
  }

  #rowsOf(id: string): readonly PointRow[] {
    return this.state.rows.get(id) ?? NO_ROWS;
  }

  #explainEmpty(): string {
    if (this.run.finished > 0) return say('Reading the results …');
    const isActive = this.state.active?.id === this.run.id;
    return say(isActive ? 'The first point is on its way.' : 'Nothing has been computed yet.');
  }

  #renderRename() {
    return html`<form
      class="rename"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.#rename(this.nameInput?.value ?? '');
        this.#endRenaming();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.#endRenaming();
      }}
    >
      <input type="text" aria-label=${say('Name')} .value=${sayRun(this.run)} />
      <button>${say('Keep the name')}</button>
      <button type="button" @click=${this.#endRenaming}>${say('Cancel')}</button>
    </form>`;
  }

  /** A name that was left as it is said stays free to be said in another language. */
  #rename(name: string): void {
    if (name.trim() !== sayRun(this.run)) this.desk.rename(this.run.id, name);
  }

  readonly #endRenaming = async (): Promise<void> => {
    this.isRenaming = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#rename')?.focus();
  };

  /** How far it is and how to go on: nothing where all is finished. */
  #renderRun() {
    const { run, desk } = this;
    const { active, failures } = this.state;
    const failure = failures.get(run.id);
    const failed =
      failure === undefined ? nothing : html`<p class="failure" role="alert">${say(failure)}</p>`;
    if (active?.id === run.id) return html`${failed}${this.#renderActive(active)}`;
    if (isFinished(run)) return failed;
    const other = active === undefined ? undefined : desk.find(active.id);
    const total = countPoints(run.sweep);
    return html`${failed}
      <div class="run">
        ${
          run.finished === 0
            ? renderPrecision(run.sweep, run.isQuick, this.state.runs ?? [], (isQuick) =>
                desk.choosePrecision(run.id, isQuick),
              )
            : html`<p>${say`${formatCount(run.finished)} of ${formatCount(total)} points are finished and stay as they are.`}</p>`
        }
        <div class="row">
          <button class="first" ?disabled=${other !== undefined} @click=${() => desk.resume(run.id)}>
            ${run.finished === 0 ? say('Run') : say('Resume')}
          </button>
          ${
            failure === undefined || run.finished === 0
              ? nothing
              : html`<button ?disabled=${other !== undefined} @click=${this.#startAnew}>${say('Start anew')}</button>`
          }
          ${other === undefined ? nothing : html`<span class="quiet">${say`Another sweep is being computed: ${sayRun(other)}. One runs at a time.`}</span>`}
        </div>
      </div>`;
  }

  #renderActive({ phase, progress, notice }: ActiveRun) {
    const { run, desk } = this;
    const total = countPoints(run.sweep);
    const left = progress?.secondsLeft ?? null;
    const isStanding = phase === 'pausing' || phase === 'paused';
    const doing = {
      opening: say('Opening an engine'),
      running: progress === undefined ? say('Preparing') : sayDoing(run.sweep, progress.doing),
      pausing: say('Pausing after what is under way'),
      paused: say('Paused; the point under way goes on from where it stands'),
      waiting: say('Waiting while the laboratory runs'),
    }[phase];
    return html`<div class="run">
      <progress aria-label=${say('Points finished')} max=${total} .value=${run.finished}></progress>
      <p class="number">
        <span id="count">${say`${formatCount(run.finished)} of ${formatCount(total)} points`}</span> ·
        <span id="doing">${doing}</span>${left === null || isStanding ? nothing : html` · <span id="left">${say`${sayAbout(left)} left`}</span>`}
      </p>
      ${notice === undefined ? nothing : html`<p class="quiet">${say(notice)}</p>`}
      <div class="row">
        ${
          isStanding
            ? html`<button id="pause" @click=${() => desk.resume(run.id)}>${say('Resume')}</button>`
            : html`<button id="pause" @click=${() => desk.pause()}>${say('Pause')}</button>`
        }
        <button @click=${() => desk.cancel()}>${say('Cancel')}</button>
        <span class="quiet">${say('Finished points are kept.')}</span>
      </div>
    </div>`;
  }

  #renderFigures(rows: readonly PointRow[]) {
    const { run } = this;
    const other = this.desk.find(this.comparedWith);
    if (other === undefined) {
      return html`${this.#renderChart(run.sweep, rows)}<sweep-points .sweep=${run.sweep} .rows=${rows}></sweep-points>`;
    }
    const pair = [
      { name: sayRun(run), sweep: run.sweep, rows },
      { name: sayRun(other), sweep: other.sweep, rows: this.#rowsOf(other.id) },
    ] as const;
    const overlay = this.#overlayOf(pair);
    return html`
      ${
        overlay === undefined
          ? html`<div class="charts">
              ${pair.map(({ name, sweep, rows: own }) => html`<section><h3>${name}</h3>${this.#renderChart(sweep, own)}</section>`)}
            </div>`
          : html`<figure-chart
              .sweep=${overlay.sweep}
              .rows=${overlay.rows}
              @choose-point=${({ detail }: CustomEvent<number>) => {
                const source = overlay.sources.get(detail);
                if (source !== undefined) openExperiment(this, source.sweep, source.row);
              }}
            ></figure-chart>`
      }
      <div class="charts">
        ${pair.map(
          ({ name, sweep, rows: own }) => html`<section>
            <h3>${name}</h3>
            <sweep-points .sweep=${sweep} .rows=${own}></sweep-points>
          </section>`,
        )}
      </div>
    `;
  }

  #renderChart(sweep: Sweep, rows: readonly PointRow[]) {
    return html`<figure-chart
      .sweep=${sweep}
      .rows=${rows}
      @choose-point=${({ detail }: CustomEvent<number>) => {
        const row = rows.find(({ point }) => point === detail);
        if (row !== undefined) openExperiment(this, sweep, row);
      }}
    ></figure-chart>`;
  }

  /** The same value as long as nothing changes: the chart is not drawn anew for it. */
  #overlayOf([one, other]: readonly [NamedResult, NamedResult]) {
    // Names of series are in the language of the page.
    const names = [currentLanguage(), one.name, other.name];
    const key = [...names, one.sweep, one.rows, other.sweep, other.rows];
    if (key.some((part, place) => part !== this.#overlay.key[place])) {
      this.#overlay = { key, value: overlayResults(one, other) };
    }
    return this.#overlay.value;
  }

  #renderProvenance(run: ListedRun) {
    const others = [run, this.desk.find(this.comparedWith)].filter((one) => one !== undefined);
    return others.map(({ name, sweep, provenance, seconds }) =>
      provenance === undefined
        ? nothing
        : html`<p class="provenance">
            ${others.length > 1 ? say`${sayRun({ name, sweep })}: ${sayProvenance(provenance)}` : sayProvenance(provenance)}${
              seconds > 0 ? html` · ${say`${formatDuration(seconds)} of computing here`}` : nothing
            }
          </p>`,
    );
  }

  #renderActions(rows: readonly PointRow[]) {
    const { run } = this;
    const others = (this.state.runs ?? []).filter(
      ({ id, finished }) => id !== run.id && finished > 0,
    );
    const again = findDuration(run.sweep, run.isQuick, this.state.runs ?? []);
    return html`<div class="row">
      ${
        rows.length === 0 || run.provenance === undefined
          ? nothing
          : html`<button
              title=${say('All that it takes to open them again, here or elsewhere: what the command line calls table.json')}
              @click=${() => this.#save(rows)}
            >${say('Save the results')}</button>`
      }
      ${
        others.length === 0 || rows.length === 0
          ? nothing
          : html`<select
              aria-label=${say('Compare with')}
              @change=${(event: Event) => {
                this.comparedWith = (event.target as HTMLSelectElement).value;
              }}
            >
              <option value="" ?selected=${this.comparedWith === ''}>${say('Compare with …')}</option>
              ${others.map(
                ({ id, name, sweep, added }) =>
                  html`<option value=${id} ?selected=${id === this.comparedWith}>${sayList([sayRun({ name, sweep }), added.slice(0, 16).replace('T', ' ')])}</option>`,
              )}
            </select>`
      }
      <span class="end row">
        ${
          isFinished(run) && this.state.active === undefined
            ? html`<button
                title=${again === undefined ? nothing : sayAbout(again.seconds)}
                @click=${this.#startAnew}
              >${say('Run again')}</button>`
            : nothing
        }
        <button
          id="rename"
          ?disabled=${this.isRenaming}
          @click=${async () => {
            this.isRenaming = true;
            await this.updateComplete;
            this.nameInput?.select();
          }}
        >${say('Rename')}</button>
        <button @click=${() => this.#send('delete-run')}>${say('Delete')}</button>
      </span>
    </div>`;
  }

  readonly #startAnew = (): void => this.#send('start-anew');

  #send(kind: 'delete-run' | 'start-anew'): void {
    this.dispatchEvent(new CustomEvent(kind));
  }

  #save(rows: readonly PointRow[]): void {
    const { sweep, isQuick, provenance } = this.run;
    if (provenance === undefined) return;
    const result = composeResult({ sweep, isQuick, provenance }, rows);
    const text = `${JSON.stringify(result, null, 2)}\n`;
    saveText(`${sweep.name}-table.json`, text, 'application/json');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sweep-view': SweepView;
  }
}
