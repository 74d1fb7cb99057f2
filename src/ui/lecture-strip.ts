import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../language/language.ts';
import type { SceneSlider } from '../lecture/scene.ts';
import { sendCommand } from './command.ts';
import { readField } from './draft.ts';
import { formatCount } from './format.ts';
import { nextIcon, pauseIcon, playIcon, previousIcon, resetIcon, stepIcon } from './icons.ts';
import type { LectureState } from './lecture-state.ts';
import { FASTEST } from './pacing.ts';
import './parameter-control.ts';
import { parameterOf } from './parameter-of.ts';
import { sentenceFor } from './problem-text.ts';
import { sharedStyles } from './shared-styles.ts';
import { positionOf, SLIDER_STEPS, type SliderRange, valueAt } from './slider-scale.ts';

const SPEEDS: SliderRange = { scale: 'logarithmic', from: 5, to: FASTEST };
/** Below this share of the wished speed, the achieved one is shown beside it. */
const WELL_BEHIND = 0.85;
/** How far the slider of a strength reaches to both sides of the value with which the scene opens. */
const REACH = 6;
/** Strengths whose slider reaches about the scene's own value; others have a range of their own. */
const ABOUT = /^(method\.learningRate|noise\.temperature)$/;

/** A scene as the dots of the strip need it. */
export interface SceneName {
  readonly key: string;
  readonly title: string;
}

/** Run, step, reset, speed, the sliders of the scene, and the way to the other scenes. */
@customElement('lecture-strip')
export class LectureStrip extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem 1.6rem;
        padding: 0.6rem var(--gap);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .running,
      .run,
      .scenes {
        display: flex;
        align-items: end;
        gap: 0.4rem;
      }
      .running {
        flex: 1 1 22rem;
        max-width: 26rem;
        gap: 1.2rem;
      }
      .run {
        flex: none;
      }
      .run button,
      .scenes button {
        width: 2.9rem;
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
      .sliders {
        flex: 3 1 24rem;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        gap: 0.4rem 1.6rem;
      }
      .speed {
        flex: 1;
        display: grid;
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
      .scenes {
        flex: none;
        margin-inline-start: auto;
        align-items: center;
      }
      ol {
        display: flex;
        gap: 0;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .scenes .dot {
        display: grid;
        place-items: center;
        width: max(24px, 1.6rem);
        min-height: 2.9rem;
        border: 0;
        border-radius: 0.3rem;
        background: none;
      }
      .dot::before {
        content: '';
        width: 0.6rem;
        height: 0.6rem;
        border: 1.5px solid var(--line-control);
        border-radius: 50%;
      }
      .dot:hover::before {
        border-color: var(--accent);
      }
      .dot[aria-current]::before {
        width: 0.9rem;
        height: 0.9rem;
        border-color: var(--accent);
        background: var(--accent);
      }
      @media (pointer: coarse) {
        .speed input {
          min-height: 2.75rem;
        }
      }
      @media (max-width: 600px) {
        .running,
        .scenes {
          flex: 1 1 100%;
          max-width: none;
          justify-content: space-between;
        }
        .scenes {
          flex-wrap: wrap;
        }
        .scenes ol {
          order: -1;
          flex: 1 0 100%;
          flex-wrap: wrap;
          justify-content: center;
        }
        .scenes .dot {
          width: 24px;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: LectureState;
  @property({ attribute: false }) scenes: readonly SceneName[] = [];

  protected override render() {
    const { running, scene } = this.state;
    const label = running ? say('Pause') : say('Run');
    return html`
      <div class="running">
        <div class="run" role="group" aria-label=${say('Run')}>
          <button class="main" id="toggle" aria-label=${label} title=${say`${label} (space)`}
            @click=${() => sendCommand(this, { kind: 'toggle' })}>${running ? pauseIcon : playIcon}</button>
          <button id="step" aria-label=${say('One step')} title=${say('One step (.)')}
            @click=${() => sendCommand(this, { kind: 'step' })}>${stepIcon}</button>
          <button id="reset" aria-label=${say('Reset')} title=${say('All particles back to the start (r)')}
            @click=${() => sendCommand(this, { kind: 'reset' })}>${resetIcon}</button>
        </div>
        ${this.#renderSpeed()}
      </div>
      <div class="sliders">${scene?.sliders.map((slider) => this.#renderSlider(slider))}</div>
      <nav class="scenes" aria-label=${say('Scenes')}>
        <button id="previous" aria-label=${say('Previous scene')} title=${say('Previous scene (←)')}
          @click=${() => this.#turn(-1)}>${previousIcon}</button>
        <ol>
          ${this.scenes.map(
            ({ key, title }, index) => html`<li><button
              class="dot"
              data-key=${key}
              aria-label=${say`Scene ${index + 1}: ${title}`}
              title=${say(title)}
              aria-current=${key === scene?.key ? 'step' : nothing}
              @click=${() => this.#choose(key)}
            ></button></li>`,
          )}
        </ol>
        <button id="next" aria-label=${say('Next scene')} title=${say('Next scene (→)')}
          @click=${() => this.#turn(1)}>${nextIcon}</button>
      </nav>
    `;
  }

  #renderSpeed() {
    const { speed, rates, running, step } = this.state;
    const isBehind =
      running &&
      speed < FASTEST &&
      step > speed &&
      rates.stepsPerSecond < WELL_BEHIND * speed &&
      rates.stepsPerSecond > 0;
    const wished = formatCount(speed);
    const text =
      speed >= FASTEST
        ? say('as fast as possible')
        : isBehind
          ? say`${formatCount(Number(rates.stepsPerSecond.toPrecision(2)))} of ${wished} steps/s`
          : say`${wished} steps/s`;
    return html`<div class="speed">
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
        .value=${String(positionOf(SPEEDS, Math.max(speed, SPEEDS.from)))}
        @input=${this.#onSpeed}
      />
    </div>`;
  }

  #renderSlider({ field, panels }: SceneSlider) {
    const [first = 0] = panels ?? [];
    const panel = this.state.panels[first];
    const draft = this.state.drafts[first];
    if (panel === undefined || draft === undefined) return nothing;
    const runs = readField(panel.prepared.experiment as never, field);
    const value = readField(draft, field) ?? runs;
    if (typeof runs !== 'number') return nothing;
    return html`<parameter-control
      strip
      field=${field}
      .parameter=${parameterOf(field, panel.prepared.experiment, runs)}
      .range=${ABOUT.test(field) ? this.#rangeAbout(field, first) : undefined}
      .value=${value}
      .problem=${sentenceFor(this.state.problems, field)}
    ></parameter-control>`;
  }

  /** The same object for the same scene, so that a slider keeps its range while it is dragged. */
  readonly #ranges = new Map<string, SliderRange>();

  #rangeAbout(field: string, panel: number): SliderRange | undefined {
    const { scene } = this.state;
    const middle = readField(scene?.panels[panel]?.experiment as never, field);
    if (typeof middle !== 'number') return undefined;
    const key = `${field} ${middle}`;
    const range = this.#ranges.get(key) ?? {
      scale: 'logarithmic' as const,
      from: middle / REACH,
      to: middle * REACH,
    };
    this.#ranges.set(key, range);
    return range;
  }

  #turn(by: number): void {
    this.dispatchEvent(new CustomEvent('turn-scene', { detail: by }));
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('choose-scene', { detail: key }));
  }

  readonly #onSpeed = (event: Event): void => {
    const position = Number((event.target as HTMLInputElement).value);
    const stepsPerSecond = position >= SLIDER_STEPS ? FASTEST : valueAt(SPEEDS, position, true);
    sendCommand(this, { kind: 'speed', stepsPerSecond });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-strip': LectureStrip;
  }
}
