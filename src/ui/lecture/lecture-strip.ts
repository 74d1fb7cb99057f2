import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Experiment, parseExperiment } from '../../experiment/experiment.ts';
import { say } from '../../language/language.ts';
import type { SceneSlider } from '../../lecture/scene.ts';
import { type Draft, readField } from '../experiment/draft.ts';
import { nextIcon, previousIcon } from '../kit/icons.ts';
import type { LectureState } from './lecture-state.ts';
import '../experiment/parameter-control.ts';
import '../run/run-controls.ts';
import { parameterOf } from '../experiment/parameter-of.ts';
import { sentenceFor } from '../experiment/problem-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { MiddleRanges, type SliderRange } from '../kit/slider-scale.ts';

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
        container-type: inline-size;
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
      .scenes {
        display: flex;
        align-items: end;
        gap: 0.4rem;
      }
      .running {
        flex: 1 1 18rem;
        min-width: 0;
        max-width: 26rem;
        gap: 1.2rem;
      }
      .scenes button {
        width: 2.9rem;
        min-height: 2.9rem;
        padding: 0;
      }
      svg {
        width: 1.25rem;
        height: 1.25rem;
        fill: currentColor;
      }
      .sliders {
        flex: 3 1 20rem;
        display: grid;
        align-items: end;
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        gap: 0.4rem 1.6rem;
      }
      .scenes {
        flex: none;
        margin-inline-start: auto;
        align-items: center;
      }
      .place {
        display: none;
        color: var(--ink-quiet);
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
      @media (max-width: 600px) {
        .running,
        .scenes {
          flex: 1 1 100%;
          max-width: none;
          justify-content: space-between;
        }
        .sliders {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      /* Over the maps of one who presents, and on a phone, twelve dots take more than there is. */
      @container (max-width: 62rem) {
        .scenes {
          column-gap: 1rem;
        }
        ol {
          display: none;
        }
        .place {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: LectureState;
  @property({ attribute: false }) scenes: readonly SceneName[] = [];

  protected override render() {
    const { running, scene, speed, rates, step } = this.state;
    const isUnderWay = step > speed && rates.stepsPerSecond > 0;
    const place = this.scenes.findIndex(({ key }) => key === scene?.key);
    return html`
      <div class="running">
        <run-controls
          ?running=${running}
          .speed=${speed}
          .achieved=${isUnderWay ? rates.stepsPerSecond : undefined}
        ></run-controls>
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
        <span class="place number">${1 + place} / ${this.scenes.length}</span>
        <button id="next" aria-label=${say('Next scene')} title=${say('Next scene (→)')}
          @click=${() => this.#turn(1)}>${nextIcon}</button>
      </nav>
    `;
  }

  #renderSlider({ field, panels }: SceneSlider) {
    const [first = 0] = panels ?? [];
    const draft = this.state.drafts[first];
    const experiment = draft && this.#experimentOf(first, draft);
    if (experiment === undefined) return nothing;
    const runs = readField(experiment as never, field);
    const value = readField(draft, field) ?? runs;
    if (typeof runs !== 'number') return nothing;
    return html`<parameter-control
      strip
      field=${field}
      .parameter=${parameterOf(field, experiment, runs)}
      .range=${ABOUT.test(field) ? this.#rangeAbout(field, first) : undefined}
      .value=${value}
      .problem=${sentenceFor(this.state.problems, field)}
    ></parameter-control>`;
  }

  /** What a panel runs; while the scene is being built, what it is going to run: the panels are still those of another. */
  #experimentOf(index: number, draft: Draft): Experiment | undefined {
    const { isOpening, panels } = this.state;
    if (!isOpening) return panels[index]?.prepared.experiment;
    try {
      return parseExperiment(draft);
    } catch {
      // What is wrong with it is said when it is built.
      return undefined;
    }
  }

  /** About the value with which the scene opens. */
  readonly #ranges = new MiddleRanges();

  #rangeAbout(field: string, panel: number): SliderRange | undefined {
    const middle = readField(this.state.scene?.panels[panel]?.experiment as never, field);
    return typeof middle === 'number' ? this.#ranges.rangeOf(field, middle) : undefined;
  }

  #turn(by: number): void {
    this.dispatchEvent(new CustomEvent('turn-scene', { detail: by }));
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('choose-scene', { detail: key }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-strip': LectureStrip;
  }
}
