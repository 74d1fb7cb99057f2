import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import type { Embedding } from '../address/embedding.ts';
import { sendCommand } from '../experiment/command.ts';
import { formatBound, formatEstimate } from '../kit/format.ts';
import { pauseIcon, playIcon, resetIcon } from '../kit/icons.ts';
import { isPreparing, type LaboratoryState } from '../run/laboratory-state.ts';
import '../laboratory/landscape-map.ts';
import { problemSentence } from '../experiment/problem-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';

/** The laboratory within another page: the map, and below it one thin strip or nothing. */
@customElement('embedded-view')
export class EmbeddedView extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
        position: relative;
        overflow: hidden;
        min-height: 0;
        background: var(--map);
        color: var(--map-ink);
      }
      landscape-map {
        border-radius: 0;
      }
      button {
        width: 2.4rem;
        padding: 0;
        border-color: var(--map-line);
        background: var(--map-glass);
        color: var(--map-ink);
      }
      button:hover {
        border-color: var(--map-accent);
      }
      :focus-visible {
        outline-color: var(--map-accent);
      }
      svg {
        width: 1.1rem;
        height: 1.1rem;
        fill: currentColor;
      }
      .strip {
        display: flex;
        align-items: center;
        gap: 0.4rem;
        padding: 0.3rem 0.5rem;
        border-top: 1px solid var(--map-line);
      }
      .number {
        flex: 1;
        margin: 0;
        padding-inline-start: 0.4rem;
        overflow: hidden;
        text-align: end;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .label {
        color: var(--map-ink-quiet);
        font-size: var(--text-small);
      }
      .value {
        margin-inline-start: 0.5rem;
        font-size: 1.15em;
        font-weight: 600;
      }
      @media (max-width: 22rem) {
        .label {
          display: none;
        }
      }
      /* Over the map: there to be found, and out of the way while the cloud runs. */
      .lone {
        position: absolute;
        inset: auto 0.6rem 2.4rem auto;
        border-radius: 50%;
      }
      .lone.running:not(:hover, :focus-visible) {
        opacity: 0.55;
      }
      .sentences {
        position: absolute;
        inset: 0.5rem 0.5rem auto;
        display: grid;
        gap: 0.3rem;
        justify-items: start;
        pointer-events: none;
      }
      .sentences p {
        margin: 0;
        padding: 0.3rem 0.6rem;
        border-inline-start: 3px solid var(--map-accent);
        border-radius: var(--radius);
        background: var(--map-raised);
        font-size: var(--text-small);
      }
    `,
  ];

  @property({ attribute: false }) canvas!: HTMLCanvasElement;
  @property({ attribute: false }) state!: LaboratoryState;
  @property() ui: Exclude<Embedding, 'full'> = 'min';

  protected override render() {
    return html`
      <landscape-map bare .canvas=${this.canvas} .state=${this.state}></landscape-map>
      <div class="sentences" role="status">${this.#listSentences().map((text) => html`<p>${text}</p>`)}</div>
      ${this.ui === 'none' ? this.#renderToggle('lone') : this.#renderStrip()}
    `;
  }

  #renderStrip() {
    return html`<div class="strip">
      ${this.#renderToggle('')}
      <button
        id="reset"
        aria-label=${say('Reset')}
        title=${say('All particles back to the start (r)')}
        @click=${() => sendCommand(this, { kind: 'reset' })}
      >${resetIcon}</button>
      <p class="number">${this.#renderNumber()}</p>
    </div>`;
  }

  #renderToggle(place: string) {
    const { running } = this.state;
    const label = say(running ? 'Pause' : 'Run');
    return html`<button
      id="toggle"
      class="${place} ${running ? 'running' : ''}"
      aria-label=${label}
      title=${label}
      @click=${() => sendCommand(this, { kind: 'toggle' })}
    >${running ? pauseIcon : playIcon}</button>`;
  }

  #renderNumber() {
    if (isPreparing(this.state)) {
      return html`<span class="label" id="measured">${say('Preparing the particles …')}</span>`;
    }
    const mean = this.state.reading?.comparison.mean;
    if (mean === undefined || mean.state === 'waiting') {
      return html`<span class="label" id="measured">${say('no escape yet')}</span>`;
    }
    if (mean.state === 'settling') {
      return html`<span class="label" id="measured" title=${say(mean.reason)}>${say('Mean escape time')} ${formatBound(mean.interval[0])}</span>`;
    }
    const { value, error } = formatEstimate(mean.meanTime, mean.interval);
    return html`<span class="label">${say('Mean escape time')}</span>
      <span class="value number" id="measured">${value} ${error}</span>`;
  }

  /** What is wrong; that an engine is slow is no matter here as long as it runs. */
  #listSentences(): string[] {
    const { problems, hint, notice, prepared } = this.state;
    return [
      ...(prepared === undefined && notice !== undefined ? [say(notice)] : []),
      ...(hint === undefined ? [] : [say(hint)]),
      ...problems.map(problemSentence),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'embedded-view': EmbeddedView;
  }
}
