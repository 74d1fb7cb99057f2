import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PreparedExperiment } from '../experiment/prepare.ts';
import type { Point } from '../landscapes/geometry.ts';
import { formatNumber } from './format.ts';
import { drawOverlay, type OverlayScene } from './map-overlay.ts';
import { createMapScale, type MapScale } from './map-scale.ts';
import { createScene, sceneKeyOf } from './map-scene.ts';
import { sharedStyles } from './shared-styles.ts';

/** Share of the map's width by which an arrow key moves the probe. */
const KEY_STEP = 1 / 50;

/**
 * The landscape seen from above: the cloud's canvas below, contour lines and marks above it, drawn once per landscape
 * and size. Pointing at a place, or the arrow keys, read x, y and L there.
 */
@customElement('landscape-map')
export class LandscapeMap extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        min-height: 0;
        background: var(--map);
        border-radius: var(--radius);
        color: var(--map-ink);
      }
      .stack {
        position: absolute;
        inset: 0;
        border-radius: inherit;
        touch-action: pan-y;
      }
      .stack:focus-visible {
        outline-offset: -3px;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        display: block;
      }
      .probe {
        position: absolute;
        inset: 0.6rem 0.6rem auto auto;
        margin: 0;
        padding: 0.25rem 0.6rem;
        border-radius: var(--radius);
        background: var(--map-glass);
        white-space: nowrap;
        pointer-events: none;
      }
      .probe b {
        display: inline-block;
        min-width: 4.2em;
        font-weight: 500;
      }
      .cross {
        position: absolute;
        width: 15px;
        height: 15px;
        margin: -7.5px 0 0 -7.5px;
        border: 1.5px solid var(--map-ink);
        border-radius: 50%;
        pointer-events: none;
      }
      .waiting {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        color: var(--map-ink-quiet);
      }
    `,
  ];

  @property({ attribute: false }) canvas!: HTMLCanvasElement;
  @property({ attribute: false }) prepared: PreparedExperiment | undefined;

  @state() private probe: Point | undefined;
  @state() private byKeys = false;
  @query('#overlay') private overlay!: HTMLCanvasElement;

  #scene: OverlayScene | undefined;
  #sceneKey = '';
  #drawn = '';
  #scale: MapScale | undefined;
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
    return html`
      <div
        class="stack"
        tabindex="0"
        role="application"
        aria-label="Map of the landscape with the cloud of particles. Arrow keys read the loss at a place."
        @pointermove=${this.#onPoint}
        @pointerdown=${this.#onPoint}
        @pointerleave=${this.#onLeave}
        @keydown=${this.#onKey}
        @blur=${this.#onLeave}
      >
        ${this.canvas}
        <canvas id="overlay" aria-hidden="true"></canvas>
      </div>
      ${this.#renderProbe()}
      ${this.prepared === undefined ? html`<div class="waiting">Preparing the particles …</div>` : nothing}
    `;
  }

  #renderProbe() {
    const { prepared, probe } = this;
    if (prepared === undefined || probe === undefined || this.#scale === undefined) return nothing;
    const [x, y] = probe;
    const loss = prepared.landscape.value(x, y);
    const mark = this.byKeys
      ? html`<div
          class="cross"
          style="left:${this.#scale.toPixelX(x)}px;top:${this.#scale.toPixelY(y)}px"
        ></div>`
      : nothing;
    return html`<p class="probe number" aria-live=${this.byKeys ? 'polite' : 'off'}>
        <i class="math">x</i> <b>${formatPosition(x)}</b> <i class="math">y</i>
        <b>${formatPosition(y)}</b> <i class="math">L</i> <b>${formatNumber(loss, 4)}</b>
      </p>
      ${mark}`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.prepared === undefined) return;
    const key = sceneKeyOf(this.prepared);
    if (key !== this.#sceneKey) {
      this.#scene = createScene(this.prepared, this.#scene);
      this.#sceneKey = key;
    }
    const { clientWidth, clientHeight } = this;
    const ratio = Math.min(devicePixelRatio, 2);
    const drawing = `${key} ${clientWidth} ${clientHeight} ${ratio}`;
    if (drawing === this.#drawn || this.#scene === undefined || clientWidth === 0) return;
    this.#drawn = drawing;
    this.#scale = createMapScale(this.prepared.model.domain, clientWidth, clientHeight);
    this.overlay.width = Math.round(clientWidth * ratio);
    this.overlay.height = Math.round(clientHeight * ratio);
    const context = this.overlay.getContext('2d');
    if (context === null) return;
    context.scale(ratio, ratio);
    const textSize =
      0.8125 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    drawOverlay(context, this.#scene, this.#scale, textSize);
  }

  readonly #onPoint = (event: PointerEvent): void => {
    if (this.#scale === undefined) return;
    const box = this.getBoundingClientRect();
    this.byKeys = false;
    this.probe = this.#scale.toPosition(event.clientX - box.left, event.clientY - box.top);
  };

  readonly #onLeave = (): void => {
    this.probe = undefined;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, Point>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const move = moves[event.key];
    if (move === undefined || this.prepared === undefined) return;
    event.preventDefault();
    const [[left, right], [bottom, top]] = this.prepared.model.domain;
    const [x, y] = this.probe ?? this.prepared.model.start.at;
    this.byKeys = true;
    this.probe = [
      Math.min(right, Math.max(left, x + move[0] * KEY_STEP * (right - left))),
      Math.min(top, Math.max(bottom, y + move[1] * KEY_STEP * (top - bottom))),
    ];
  };
}

function formatPosition(value: number): string {
  return value.toFixed(3).replace('-', '−');
}

declare global {
  interface HTMLElementTagNameMap {
    'landscape-map': LandscapeMap;
  }
}
