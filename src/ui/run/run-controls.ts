import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import { sendCommand } from '../experiment/command.ts';
import { formatCount } from '../kit/format.ts';
import { pauseIcon, playIcon, resetIcon, stepIcon } from '../kit/icons.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { positionOf, SLIDER_STEPS, type SliderRange, valueAt } from '../kit/slider-scale.ts';
import { FASTEST } from './pacing.ts';

const SPEEDS: SliderRange = { scale: 'logarithmic', from: 5, to: FASTEST };
/** Below this share of the wished speed, the achieved one is shown beside it. */
const WELL_BEHIND = 0.85;

/** Run, step, reset and speed. Its two parts take their places in the row of whoever holds it. */
@customElement('run-controls')
export class RunControls extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: contents;
      }
      .run {
        display: flex;
        align-items: end;
        gap: 0.4rem;
        flex: none;
      }
      .run button {
        width: var(--run-button, 2.9rem);
        min-height: 2.9rem;
        padding: 0;
      }
      .run button.main {
        border-color: transparent;
        background: var(--accent);
        color: var(--on-accent);
      }
      svg {
        width: 1.25rem;
        height: 1.25rem;
        fill: currentColor;
      }
      .speed {
        flex: 1 1 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.15rem;
        min-width: 0;
      }
      .head {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 0.6rem;
        min-height: 2rem;
        white-space: nowrap;
      }
      output {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .speed input {
        width: 100%;
        min-height: 1.6rem;
        margin: 0;
        accent-color: var(--accent);
        touch-action: pan-y;
      }
      @media (pointer: coarse) {
        .speed input {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ type: Boolean }) running = false;
  /** Wished speed in steps per second; FASTEST for no limit. */
  @property({ type: Number }) speed = FASTEST;
  /** Steps per second that are achieved; undefined where nothing is to be said of them. */
  @property({ attribute: false }) achieved: number | undefined;

  protected override render() {
    const label = this.running ? say('Pause') : say('Run');
    const text = this.#speedInWords();
    return html`
      <div class="run" role="group" aria-label=${say('Run')}>
        <button class="main" id="toggle" aria-label=${label} title=${say`${label} (space)`}
          @click=${() => sendCommand(this, { kind: 'toggle' })}>${this.running ? pauseIcon : playIcon}</button>
        <button id="step" aria-label=${say('One step')} title=${say('One step (.)')}
          @click=${() => sendCommand(this, { kind: 'step' })}>${stepIcon}</button>
        <button id="reset" aria-label=${say('Reset')} title=${say('All particles back to the start (r)')}
          @click=${() => sendCommand(this, { kind: 'reset' })}>${resetIcon}</button>
      </div>
      <div class="speed">
        <div class="head">
          <label for="speed">${say('speed')}</label>
          <output for="speed" class="number">${text}</output>
        </div>
        <input
          id="speed"
          type="range"
          min="0"
          max=${SLIDER_STEPS}
          aria-valuetext=${text}
          .value=${String(positionOf(SPEEDS, Math.max(this.speed, SPEEDS.from)))}
          @input=${this.#onSpeed}
        />
      </div>
    `;
  }

  /** "400 steps/s", or "143 of 400 steps/s" where the machine makes fewer than it is asked for. */
  #speedInWords(): string {
    const { running, speed, achieved } = this;
    if (speed >= FASTEST) return say('as fast as possible');
    const wished = formatCount(speed);
    return running && achieved !== undefined && achieved < WELL_BEHIND * speed
      ? say`${formatCount(Number(achieved.toPrecision(2)))} of ${wished} steps/s`
      : say`${wished} steps/s`;
  }

  readonly #onSpeed = (event: Event): void => {
    const position = Number((event.target as HTMLInputElement).value);
    const stepsPerSecond = position >= SLIDER_STEPS ? FASTEST : valueAt(SPEEDS, position, true);
    sendCommand(this, { kind: 'speed', stepsPerSecond });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'run-controls': RunControls;
  }
}
