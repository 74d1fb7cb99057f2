import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { computeNoiseShape, type NoiseShape } from '../../analysis/noise-shape.ts';
import { DENSITY_SIZE } from '../../engine/engine.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Point } from '../../landscapes/geometry.ts';
import { currentLanguage, say, sayAll } from '../../language/language.ts';
import { sendCommand } from '../experiment/command.ts';
import { formatNumber } from '../kit/format.ts';
import type { MapMode, MapView, OverlayField } from '../kit/view-names.ts';
import { drawCommittor, drawCurrent } from '../map/map-fields.ts';
import { isPreparing, type LaboratoryState } from '../run/laboratory-state.ts';
import './map-marginals.ts';
import { proseText } from '../kit/math-text.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { drawNoiseShapes } from '../map/map-noise.ts';
import { drawOverlay, type OverlayScene } from '../map/map-overlay.ts';
import { FULL_DEVIATION, type MapPicture } from '../map/map-picture.ts';
import { createMapScale, type MapScale } from '../map/map-scale.ts';
import { createScene, sceneKeyOf } from '../map/map-scene.ts';
import { drawTrails } from '../map/map-trails.ts';
import type { SurfaceOverlay } from '../map/surface-overlay.ts';
import { mapStyles } from './map-styles.ts';
import '../map/surface-overlay.ts';
import { SurfaceStage } from '../map/surface-stage.ts';
import { TrailRecorder } from '../map/trail-recorder.ts';

const MODES: readonly { mode: MapMode; label: string; help: string }[] = [
  { mode: 'cloud', label: 'Cloud', help: 'The particles' },
  {
    mode: 'fokker-planck',
    label: 'Fokker–Planck',
    help: 'The exact density of infinitely many particles at the same time',
  },
  {
    mode: 'difference',
    label: 'Difference',
    help: 'Particles less what is expected, in units of sampling noise',
  },
];

const FIELDS: readonly { field: OverlayField; label: string; help: string }[] = [
  {
    field: 'committor',
    label: 'Committor',
    help: 'Probability to reach the escape region before coming back to the bottom of the well: lines at 0.1 to 0.9',
  },
  {
    field: 'current',
    label: 'Current',
    help: 'Probability current of the first passages; arrows are as long as the cube root of its strength',
  },
  {
    field: 'noise',
    label: 'Noise',
    help: 'Ellipses of the gradient noise C (filled) and of the curvature c|H| (dashed) at minimum and saddle, and where you point',
  },
];

const VIEWS: readonly { view: MapView; label: string; help: string }[] = [
  { view: 'map', label: 'Map', help: 'The landscape from above (key 3)' },
  {
    view: 'surface',
    label: 'Surface',
    help: 'The landscape as a surface, with the cloud on it as light (key 3)',
  },
];

/** Shares below this are those of round-off. */
const ROUND_OFF = 1e-9;

/** Share of the map's width by which an arrow key moves the probe. */
const KEY_STEP = 1 / 50;

/**
 * The landscape seen from above: the cloud's canvas below, contour lines and marks above it, drawn once per landscape
 * and size. Pointing at a place, or the arrow keys, read x, y and L there.
 */
@customElement('landscape-map')
export class LandscapeMap extends LitElement {
  static override readonly styles = [sharedStyles, mapStyles];

  @property({ attribute: false }) canvas!: HTMLCanvasElement;
  @property({ attribute: false }) state!: LaboratoryState;

  /** Where there is a surface to turn to; else it stays down. */
  @property({ attribute: false }) surface = new SurfaceStage();
  @property({ attribute: false }) trails = new TrailRecorder();

  @state() private probe: Point | undefined;
  @state() private byKeys = false;
  @query('#overlay') private overlay!: HTMLCanvasElement;
  @query('#picture') private pictureCanvas!: HTMLCanvasElement;
  @query('#trails') private trailsCanvas!: HTMLCanvasElement;
  @query('surface-overlay') private names!: SurfaceOverlay;
  @query('.stage') private stage!: HTMLElement;

  #scene: OverlayScene | undefined;
  #sceneKey = '';
  #drawn: readonly unknown[] = [];
  #painted: MapPicture | undefined;
  #scale: MapScale | undefined;
  readonly #observer = new ResizeObserver(() => this.requestUpdate());

  /** The map itself takes the focus: arrow keys then read the loss. */
  override focus(options?: FocusOptions): void {
    const where = this.surface.isRaised ? 'surface-overlay' : '.stack';
    this.renderRoot.querySelector<HTMLElement>(where)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    this.#ends = [
      this.surface.onChange(() => this.#onSurface()),
      this.trails.onChange(() => this.#drawTrails()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    for (const end of this.#ends) end();
  }

  #ends: readonly (() => void)[] = [];
  #isRaised = false;

  /** While the block is up, what lies over the map is away. */
  #onSurface(): void {
    const { isRaised } = this.surface;
    if (isRaised === this.#isRaised) return;
    this.#isRaised = isRaised;
    this.requestUpdate();
    // What is not seen any more gives the focus back.
    if (!isRaised && this.shadowRoot?.activeElement === this.names) this.focus();
  }

  protected override render() {
    const { mapMode, mapView, marginals, overlays, exhibit, prepared, surfaceRefusal, trails } =
      this.state;
    const picture = exhibit?.picture;
    const { isRaised } = this.surface;
    // A canvas that shows something else is out of sight, not out of the page: it belongs to the engine.
    this.canvas.classList.toggle('hidden', mapMode !== 'cloud');
    return html`
      <div class="tools">
        <div class="group" role="group" aria-label=${say('What the map shows')}>
          ${MODES.map(
            ({ mode, label, help }) => html`<button
              id="show-${mode}"
              title=${say(help)}
              aria-pressed=${mapMode === mode}
              @click=${() => sendCommand(this, { kind: 'show', mode })}
            >${say(label)}</button>`,
          )}
        </div>
        <div class="group" role="group" aria-label=${say('How the landscape is seen')}>
          ${VIEWS.map(
            ({ view, label, help }) => html`<button
              id="view-${view}"
              title=${say((view === 'surface' && surfaceRefusal) || help)}
              aria-disabled=${view === 'surface' && surfaceRefusal !== undefined}
              aria-pressed=${mapView === view}
              @click=${() => sendCommand(this, { kind: 'view', view })}
            >${say(label)}</button>`,
          )}
        </div>
        <div class="group" role="group" aria-label=${say('Drawn over the landscape')}>
          <button
            id="trails-toggle"
            title=${say('The last ways of 256 particles, on the map')}
            aria-pressed=${trails}
            @click=${() => sendCommand(this, { kind: 'trails', areShown: !trails })}
          >${say('Trails')}</button>
          ${FIELDS.map(
            ({ field, label, help }) => html`<button
              id="overlay-${field}"
              title=${say(help)}
              aria-pressed=${overlays[field]}
              @click=${() => sendCommand(this, { kind: 'overlay', field, isShown: !overlays[field] })}
            >${say(label)}</button>`,
          )}
          <button
            id="marginals"
            title=${say('On the edges, how the particles are spread along x and along y')}
            aria-pressed=${marginals}
            @click=${() => sendCommand(this, { kind: 'marginals', areShown: !marginals })}
          >${say('Marginals')}</button>
        </div>
        <div class="group">
          <button
            id="keep"
            title=${say('A picture of the view, or a film of the experiment, as a file')}
            @click=${() => this.dispatchEvent(new CustomEvent('keep-view'))}
          >${say('Keep …')}</button>
        </div>
      </div>
      <div class="stage ${marginals ? 'edged' : ''}">
      <div
        class="stack ${isRaised ? 'raised' : ''}"
        tabindex=${isRaised ? -1 : 0}
        role="application"
        aria-label=${say('Map of the landscape with the cloud of particles. Arrow keys read the loss at a place.')}
        @pointermove=${this.#onPoint}
        @pointerdown=${this.#onPoint}
        @pointerleave=${this.#onLeave}
        @keydown=${this.#onKey}
        @blur=${this.#onLeave}
      >
        ${this.canvas}
        <canvas
          id="picture"
          class="${picture === undefined || mapMode === 'cloud' ? 'hidden' : ''} ${mapMode === 'difference' ? 'blocks' : ''}"
          width=${DENSITY_SIZE}
          height=${DENSITY_SIZE}
          aria-hidden="true"
        ></canvas>
        <canvas id="trails" aria-hidden="true"></canvas>
        <canvas id="overlay" aria-hidden="true"></canvas>
      </div>
      ${marginals && !isRaised ? html`<map-marginals .state=${this.state}></map-marginals>` : nothing}
      <surface-overlay .stage=${this.surface}></surface-overlay>
      ${isRaised ? nothing : this.#renderProbe()}
      ${prepared === undefined ? html`<div class="waiting">${say('Preparing the particles …')}</div>` : nothing}
      </div>
      ${this.#renderFoot()}
    `;
  }

  #renderFoot() {
    const { mapMode, exhibit, overlays, theory } = this.state;
    const { picture, caption = '' } = exhibit ?? {};
    const waiting = FIELDS.filter(({ field }) => overlays[field]).flatMap(({ field, label }) => {
      if (field === 'noise') return [this.#describeNoise()];
      const answer = theory[field];
      if (answer === undefined) return [say`${label}: being computed …`];
      return 'reason' in answer ? [say`No ${label.toLowerCase()}: ${answer.reason}`] : [];
    });
    const said = [...(mapMode === 'cloud' ? [] : [caption]), ...waiting].filter(Boolean);
    const sentences =
      said.length > 0 && isPreparing(this.state) ? [say('Preparing the particles …')] : said;
    return html`<div class="foot number" data-mode=${mapMode}>
      <p id="caption">${proseText(sayAll(sentences))}</p>
      ${
        mapMode === 'difference' && picture !== undefined
          ? html`<p class="key" title=${say('(particles − expected)/√expected in each block')}>
              −${FULL_DEVIATION} σ <i></i> +${FULL_DEVIATION} σ
            </p>`
          : nothing
      }
    </div>`;
  }

  /** Minimum and saddle of the route, and the place pointed at, with what the noise is like there. */
  #noiseShapes(): readonly (readonly [name: string, shape: NoiseShape])[] {
    const { prepared } = this.state;
    if (prepared === undefined) return [];
    const { minimum, saddle } = prepared.route;
    const places = [
      [say('at the minimum'), minimum?.position],
      [say('at the saddle'), saddle?.position],
      [say('here'), this.probe],
    ] as const;
    return places.flatMap(([name, position]) => {
      const shape = position && computeNoiseShape(prepared, position);
      return shape === undefined ? [] : [[name, shape] as const];
    });
  }

  #describeNoise(): string {
    const shapes = this.#noiseShapes();
    if (shapes.length === 0) return say('Noise: there is none here that has a variance.');
    const parts = shapes.map(
      ([name, { distance, factor }]) =>
        say`${distance < ROUND_OFF ? 0 : formatNumber(distance, 2)} ${name} (c = ${formatNumber(factor, 3)})`,
    );
    const list = parts.reduce((said, part) => say`${said}, ${part}`);
    return say`‖C − c|H|‖/‖C‖ is ${list}.`;
  }

  #renderProbe() {
    const { probe } = this;
    const { prepared } = this.state;
    if (prepared === undefined || probe === undefined || this.#scale === undefined) return nothing;
    if (isPreparing(this.state)) return nothing;
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
    const { prepared, exhibit, overlays, theory } = this.state;
    this.#paintPicture(exhibit?.picture);
    if (prepared === undefined) return;
    const key = this.#keyOf(prepared);
    if (key !== this.#sceneKey) {
      this.#scene = createScene(prepared, this.#scene);
      this.#sceneKey = key;
    }
    if (this.#scene !== undefined && this.surface.isRaised) {
      this.surface.follow(prepared, this.#scene);
      this.names.landmarks = this.#scene.landmarks;
    }
    const { clientWidth, clientHeight } = this.stage;
    const ratio = Math.min(devicePixelRatio, 2);
    const committor = overlays.committor ? theory.committor : undefined;
    const current = overlays.current ? theory.current : undefined;
    const noise = overlays.noise ? prepared : undefined;
    const place = overlays.noise ? this.probe : undefined;
    // The overlay holds words, of the size that small text has.
    const language = currentLanguage();
    const textSize = Number.parseFloat(getComputedStyle(this.overlay).fontSize);
    const drawing = [
      key,
      clientWidth,
      clientHeight,
      ratio,
      committor,
      current,
      noise,
      place,
      language,
      textSize,
    ];
    const isDrawn = drawing.every((part, index) => part === this.#drawn[index]);
    if (isDrawn || this.#scene === undefined || clientWidth === 0) return;
    this.#drawn = drawing;
    this.#scale = createMapScale(prepared.model.domain, clientWidth, clientHeight);
    this.overlay.width = Math.round(clientWidth * ratio);
    this.overlay.height = Math.round(clientHeight * ratio);
    const context = this.overlay.getContext('2d');
    if (context === null) return;
    context.scale(ratio, ratio);
    this.#drawTrails();
    drawOverlay(context, this.#scene, this.#scale, textSize);
    if (current !== undefined && 'x' in current) drawCurrent(context, current, this.#scale);
    if (committor !== undefined && 'values' in committor) {
      drawCommittor(context, committor, this.#scale, textSize);
    }
    if (noise !== undefined) {
      const shapes = this.#noiseShapes().map(([, shape]) => shape);
      drawNoiseShapes(context, shapes, this.#scale);
    }
  }

  #drawTrails(): void {
    const scale = this.#scale;
    const model = this.state.prepared?.model;
    const context = this.trailsCanvas.getContext('2d');
    if (scale === undefined || model === undefined || context === null || this.surface.isRaised) {
      return;
    }
    const { width, height } = this.overlay;
    if (this.trailsCanvas.width !== width) this.trailsCanvas.width = width;
    if (this.trailsCanvas.height !== height) this.trailsCanvas.height = height;
    context.setTransform(width / scale.width, 0, 0, height / scale.height, 0, 0);
    const restart = model.afterEscape === 'restart' ? model.start : undefined;
    drawTrails(context, this.trails.positions, scale, restart);
  }

  #prepared: PreparedExperiment | undefined;
  #key = '';

  /** The scene's key, worked out once for an experiment. */
  #keyOf(prepared: PreparedExperiment): string {
    if (prepared !== this.#prepared) this.#key = sceneKeyOf(prepared);
    this.#prepared = prepared;
    return this.#key;
  }

  #paintPicture(picture: MapPicture | undefined): void {
    if (picture === undefined || picture === this.#painted) return;
    this.#painted = picture;
    const image = new ImageData(picture.pixels, DENSITY_SIZE, DENSITY_SIZE);
    this.pictureCanvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  readonly #onPoint = (event: PointerEvent): void => {
    if (this.#scale === undefined) return;
    const box = this.stage.getBoundingClientRect();
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
    const { prepared } = this.state;
    if (move === undefined || prepared === undefined) return;
    event.preventDefault();
    const [[left, right], [bottom, top]] = prepared.model.domain;
    const [x, y] = this.probe ?? prepared.model.start.at;
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
