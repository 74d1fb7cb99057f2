import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say, sayAll } from '../../language/language.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { renderPrecision } from './sweep-precision.ts';
import { countPoints, isFinished, type ListedRun } from './sweep-store.ts';
import { sweepViewStyles } from './sweep-view-styles.ts';
import { sayList, sayPrecision, sayQuestion, sayRange, sayRun } from './sweep-words.ts';

/** A ready figure: what it asks, how precisely it is to be run, and what has been computed of it. */
@customElement('sweep-introduction')
export class SweepIntroduction extends LitElement {
  static override readonly styles = [sharedStyles, sweepViewStyles];

  @property({ attribute: false }) sweep!: Sweep;
  @property({ attribute: false }) runs: readonly ListedRun[] = [];
  /** The run that is being computed: another one has to wait. */
  @property({ attribute: false }) running: ListedRun | undefined;

  @state() private isQuick = true;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sweep')) this.isQuick = true;
  }

  protected override render() {
    const { sweep, running } = this;
    const own = this.runs.filter((run) => run.sweep.name === sweep.name);
    return html`
      <header>
        <h2 tabindex="-1">${say(sweep.title)}</h2>
        <p class="quiet">${sayAll([sayQuestion(sweep), say`${sayRange(sweep)}.`])}</p>
      </header>
      <div class="run">
        ${renderPrecision(sweep, this.isQuick, this.runs, (isQuick) => {
          this.isQuick = isQuick;
        })}
        <div class="row">
          <button
            class="first"
            ?disabled=${running !== undefined}
            @click=${() => this.dispatchEvent(new CustomEvent('start-sweep', { detail: this.isQuick }))}
          >${say('Run')}</button>
          ${running === undefined ? nothing : html`<span class="quiet">${say`Another sweep is being computed: ${sayRun(running)}. One runs at a time.`}</span>`}
        </div>
      </div>
      ${own.length === 0 ? html`<p class="empty">${say('Nothing has been computed of this figure yet.')}</p>` : this.#renderRuns(own)}
    `;
  }

  #renderRuns(runs: readonly ListedRun[]) {
    return html`<section>
      <h3>${say('Results of this figure')}</h3>
      <ul class="links">
        ${runs.map(
          (run) => html`<li>
            <button @click=${() => this.dispatchEvent(new CustomEvent('choose-run', { detail: run.id }))}>
              ${sayList([
                sayRun(run),
                sayPrecision(run.sweep, run.isQuick),
                isFinished(run)
                  ? run.added.slice(0, 10)
                  : say`${run.finished} of ${countPoints(run.sweep)} points`,
              ])}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sweep-introduction': SweepIntroduction;
  }
}
