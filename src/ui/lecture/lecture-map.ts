import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { computeNoiseShape } from '../../analysis/noise-shape.ts';
import { DENSITY_SIZE } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { say } from '../../language/language.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { drawCommittor, drawCurrent } from '../map/map-fields.ts';
import { drawNoiseShapes } from '../map/map-noise.ts';
import { drawOverlay, type OverlayScene } from '../map/map-overlay.ts';
import type { MapPicture } from '../map/map-picture.ts';
import { createMapScale } from '../map/map-scale.ts';
import { createScene, sceneKeyOf } from '../map/map-scene.ts';
import type { PanelState } from './lecture-state.ts';

/** Narrower than this, in CSS pixels, a map is too small for numbers at its axes. */
const CARD = 250;

/** One panel of a scene: its cloud, the landscape's lines over it, its label, and the way into the laboratory. */
@customElement('lecture-map')
export class LectureMap extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        container-type: inline-size;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--map);
        color: var(--map-ink);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.6rem;
        min-height: 2.4rem;
        padding: 0.25rem 0.35rem 0.25rem 0.8rem;
      }
      h3 {
        min-width: 0;
        margin: 0;
        font-size: 1rem;
        font-weight: 600;
        line-height: 1.2;
      }
      button {
        flex: none;
        min-height: 1.9rem;
        padding: 0 0.6rem;
        border-color: var(--map-line);
        background: transparent;
        color: var(--map-ink-quiet);
        font-size: var(--text-small);
        opacity: var(--controls-opacity, 1);
        pointer-events: var(--controls-events, auto);
        transition: opacity var(--fade, 0s);
      }
      @media (pointer: coarse) {
        button {
          min-width: 2.75rem;
          min-height: 2.75rem;
        }
      }
      @container (max-width: 15rem) {
        button span {
          display: none;
        }
      }
      button:hover {
        color: var(--map-ink);
      }
      button:focus-visible {
        outline-color: var(--map-accent);
        outline-offset: -2px;
      }
      .stage {
        position: relative;
        min-height: 0;
      }
      canvas {
        position: absolute;
        inset: 0;
        display: block;
        width: 100%;
        height: 100%;
      }
      #overlay {
        font-size: var(--text-small);
      }
      .hidden {
        visibility: hidden;
      }
      .blocks {
        image-rendering: pixelated;
      }
      p {
        position: absolute;
        inset: auto 0.4rem 2.2rem 2.6rem;
        margin: 0;
        padding: 0.2rem 0.5rem;
        width: fit-content;
        border-radius: var(--radius);
        background: var(--map-glass);
        font-size: var(--text-small);
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) panel!: PanelState;
  @query('#overlay') private overlay!: HTMLCanvasElement;
  @query('#picture') private pictureCanvas!: HTMLCanvasElement;
  @query('.stage') private stage!: HTMLElement;

  #scene: OverlayScene | undefined;
  #prepared: PreparedExperiment | undefined;
  #key = '';
  #drawn: readonly unknown[] = [];
  #painted: MapPicture | undefined;
  readonly #observer = new ResizeObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render() {
    const { label, canvas, view, picture, caption } = this.panel;
    const { mapMode = 'cloud' } = view;
    canvas?.classList.toggle('hidden', mapMode !== 'cloud');
    const sentence = mapMode === 'cloud' || picture !== undefined ? '' : say(caption);
    return html`<header>
        <h3>${proseText(say(label))}</h3>
        <button
          title=${say('Open in the laboratory')}
          aria-label=${say`Open ${label} in the laboratory`}
          @click=${this.#open}
        ><span>${say('Laboratory')}</span>↗</button>
      </header>
      <div class="stage" role="img" aria-label=${this.#describe()}>
        ${canvas ?? nothing}
        <canvas
          id="picture"
          class="${picture === undefined || mapMode === 'cloud' ? 'hidden' : ''} ${mapMode === 'difference' ? 'blocks' : ''}"
          width=${DENSITY_SIZE}
          height=${DENSITY_SIZE}
        ></canvas>
        <canvas id="overlay"></canvas>
        ${sentence === '' ? nothing : html`<p>${proseText(sentence)}</p>`}
      </div>`;
  }

  #describe(): string {
    const { label, reading } = this.panel;
    const { tally } = reading ?? {};
    if (tally === undefined) return say`Map of the cloud: ${label}`;
    const percent = Math.min(100, Math.round((100 * tally.events) / tally.particleCount));
    return say`Map of the cloud: ${label}; ${percent} % have escaped`;
  }

  protected override updated(): void {
    const { prepared, picture, view, answers } = this.panel;
    this.#paintPicture(picture);
    if (prepared !== this.#prepared) {
      const key = sceneKeyOf(prepared);
      if (key !== this.#key) this.#scene = createScene(prepared, this.#scene);
      this.#key = key;
      this.#prepared = prepared;
    }
    const { overlays = [] } = view;
    const { clientWidth, clientHeight } = this.stage;
    const ratio = Math.min(devicePixelRatio, 2);
    const textSize = Number.parseFloat(getComputedStyle(this.overlay).fontSize);
    const committor = overlays.includes('committor') ? answers.committor : undefined;
    const current = overlays.includes('current') ? answers.current : undefined;
    const noise = overlays.includes('noise') ? prepared : undefined;
    const drawing = [
      this.#key,
      clientWidth,
      clientHeight,
      ratio,
      textSize,
      committor,
      current,
      noise,
    ];
    if (drawing.every((part, index) => part === this.#drawn[index])) return;
    const context = this.overlay.getContext('2d');
    if (this.#scene === undefined || clientWidth === 0 || context === null) return;
    this.#drawn = drawing;
    const scale = createMapScale(prepared.model.domain, clientWidth, clientHeight);
    this.overlay.width = Math.round(clientWidth * ratio);
    this.overlay.height = Math.round(clientHeight * ratio);
    context.scale(ratio, ratio);
    drawOverlay(context, this.#scene, scale, textSize, clientWidth < CARD ? 'card' : 'map');
    if (current !== undefined && 'x' in current) drawCurrent(context, current, scale);
    if (committor !== undefined && 'values' in committor) {
      drawCommittor(context, committor, scale, textSize);
    }
    if (noise !== undefined) {
      const { minimum, saddle } = noise.route;
      const shapes = [minimum, saddle].flatMap((point) => {
        const shape = point && computeNoiseShape(noise, point.position);
        return shape === undefined ? [] : [shape];
      });
      drawNoiseShapes(context, shapes, scale);
    }
  }

  #paintPicture(picture: MapPicture | undefined): void {
    if (picture === undefined || picture === this.#painted) return;
    this.#painted = picture;
    const image = new ImageData(picture.pixels, DENSITY_SIZE, DENSITY_SIZE);
    this.pictureCanvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  readonly #open = (): void => {
    const { experiment } = this.panel.prepared;
    this.dispatchEvent(
      new CustomEvent('open-experiment', { detail: experiment, bubbles: true, composed: true }),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-map': LectureMap;
  }
}
