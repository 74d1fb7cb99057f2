import { css, html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import type { Landmark } from './map-overlay.ts';
import { type Frame, OPENING_CAMERA, project } from './surface-camera.ts';
import { cameraAfterKey, cameraAfterWheel, Gesture } from './surface-gestures.ts';
import type { Terrain } from './surface-relief.ts';
import type { SurfaceStage } from './surface-stage.ts';

/** Length of the pin that holds a name, in heights of the block. */
const PIN = 0.17;
/** Landmarks up to which each has its name; of more, those of the route have one. */
const MOST_NAMES = 7;
/** Places looked at between a mark and the eye, and how far above the line of sight a ridge must be to hide it. */
const SIGHT_STEPS = 48;
const SIGHT_MARGIN = 0.012;

/** A name over its place in the picture. */
interface Label {
  readonly landmark: Landmark;
  readonly foot: { readonly x: number; readonly y: number };
  readonly head: { readonly x: number; readonly y: number };
  /** Whether a ridge is in front of it. */
  readonly isHidden: boolean;
}

/** Lies over the surface: names of minima and saddles, and what hand and keys do to the camera. */
@customElement('surface-overlay')
export class SurfaceOverlay extends LitElement {
  static override readonly styles = css`
    :host {
      position: absolute;
      inset: 0;
      border-radius: inherit;
      cursor: grab;
      touch-action: none;
      user-select: none;
      -webkit-user-select: none;
    }
    :host(:not([raised])) {
      visibility: hidden;
    }
    :host(:active) {
      cursor: grabbing;
    }
    :host(:focus-visible) {
      outline: 2px solid var(--map-accent);
      outline-offset: -3px;
    }
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      overflow: hidden;
      opacity: 0;
      transition: opacity 0.2s;
    }
    svg.shown {
      opacity: 1;
    }
    @media (prefers-reduced-motion: reduce) {
      svg {
        transition: none;
      }
    }
    .hidden {
      opacity: 0.38;
    }
    line {
      stroke: var(--map-ink);
      stroke-width: 1.25;
      opacity: 0.7;
    }
    circle,
    path {
      fill: none;
      stroke: #f4f6fa;
      stroke-width: 2;
    }
    text {
      fill: #f4f6fa;
      stroke: rgb(10 13 20 / 0.8);
      stroke-width: 4px;
      stroke-linejoin: round;
      paint-order: stroke;
      font-family: var(--font-math);
      font-size: 1.2rem;
      font-style: italic;
      text-anchor: middle;
    }
    tspan {
      font-size: 0.68em;
      font-style: normal;
    }
  `;

  @property({ attribute: false }) stage!: SurfaceStage;
  @property({ attribute: false }) landmarks: readonly Landmark[] = [];

  #followed: SurfaceStage | undefined;
  #unfollow = (): void => {};
  readonly #gesture = new Gesture();
  readonly #observer = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'application');
    this.addEventListener('pointerdown', this.#onPress);
    this.addEventListener('pointermove', this.#onDrag);
    this.addEventListener('pointerup', this.#onRelease);
    this.addEventListener('pointercancel', this.#onRelease);
    this.addEventListener('contextmenu', this.#onMenu);
    this.addEventListener('wheel', this.#onWheel, { passive: false });
    this.addEventListener('keydown', this.#onKey);
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#unfollow();
    this.#followed = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.stage !== this.#followed) {
      this.#unfollow();
      this.#followed = this.stage;
      this.#unfollow = this.stage.onChange(() => this.requestUpdate());
    }
    const { isRaised } = this.stage;
    this.toggleAttribute('raised', isRaised);
    this.tabIndex = isRaised ? 0 : -1;
    this.setAttribute(
      'aria-label',
      say(
        'The landscape as a surface. Arrow keys turn it, with Shift they move it; plus and minus zoom, 0 shows all of it.',
      ),
    );
  }

  protected override render() {
    const { seen, terrain, frame } = this.stage;
    // While the block rises, names would run about.
    const isUp = seen !== undefined && seen.view.relief === 1;
    if (seen === undefined || terrain === undefined || frame === undefined) return nothing;
    const labels = this.#placeLabels(seen.view, terrain, frame);
    return html`<svg class=${isUp ? 'shown' : ''} aria-hidden="true">${labels.map(drawLabel)}</svg>`;
  }

  #placeLabels(
    view: NonNullable<SurfaceStage['seen']>['view'],
    terrain: Terrain,
    frame: Frame,
  ): Label[] {
    const [[left, right], [bottom, top]] = terrain.domain;
    const isCrowded = this.landmarks.length > MOST_NAMES;
    const named = this.landmarks.filter(({ isOnRoute }) => isOnRoute || !isCrowded);
    return named.flatMap((landmark) => {
      const [x, y] = landmark.position;
      const at = [
        (2 * (x - left)) / (right - left) - 1,
        (2 * (y - bottom)) / (top - bottom) - 1,
      ] as const;
      if (Math.abs(at[0]) > 1 || Math.abs(at[1]) > 1) return [];
      const height = terrain.heightAt(landmark.position);
      const foot = project(view, [...at, height], frame);
      const head = project(view, [...at, height + PIN], frame);
      if (foot.depth > 1 || head.depth > 1) return [];
      return [{ landmark, foot, head, isHidden: isBehindRidge(view, terrain, [...at, height]) }];
    });
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width === 0 || height === 0) return;
    this.stage.frame = { width, height, pixelRatio: Math.min(devicePixelRatio, 2) };
  }

  readonly #onPress = (event: PointerEvent): void => {
    const isMoving = event.button === 2 || event.shiftKey;
    this.#gesture.press(event.pointerId, { x: event.clientX, y: event.clientY }, isMoving);
    this.setPointerCapture(event.pointerId);
  };

  readonly #onDrag = (event: PointerEvent): void => {
    event.stopPropagation();
    const { frame, camera } = this.stage;
    if (frame === undefined || !this.#gesture.isUnderWay) return;
    const finger = { x: event.clientX, y: event.clientY };
    this.stage.camera = this.#gesture.drag(camera, event.pointerId, finger, frame);
  };

  readonly #onRelease = (event: PointerEvent): void => this.#gesture.release(event.pointerId);

  /** The right button moves the surface. */
  readonly #onMenu = (event: Event): void => event.preventDefault();

  readonly #onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.stage.camera = cameraAfterWheel(this.stage.camera, event);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { frame, camera } = this.stage;
    if (frame === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cameraAfterKey(camera, event, frame, OPENING_CAMERA);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.stage.camera = next;
  };
}

/** Whether the surface rises above the straight line from a place on it to the eye. */
function isBehindRidge(
  { scale, eye }: NonNullable<SurfaceStage['seen']>['view'],
  { domain, heightAt }: Terrain,
  [x, y, height]: readonly [number, number, number],
): boolean {
  const [[left, right], [bottom, top]] = domain;
  const toEye = [eye[0] / scale[0] - x, eye[1] / scale[1] - y, eye[2] / scale[2] - height];
  // Twice the block's side is out of it in every direction.
  const reach = 2.9 / Math.max(Math.hypot(toEye[0], toEye[1]), 1e-9);
  for (let step = 1; step <= SIGHT_STEPS; step++) {
    const share = Math.min(1, (reach * step) / SIGHT_STEPS);
    const [u, v] = [x + share * toEye[0], y + share * toEye[1]];
    if (Math.abs(u) > 1 || Math.abs(v) > 1) return false;
    const place = [
      left + 0.5 * (u + 1) * (right - left),
      bottom + 0.5 * (v + 1) * (top - bottom),
    ] as const;
    if (heightAt(place) > height + share * toEye[2] + SIGHT_MARGIN) return true;
  }
  return false;
}

function drawLabel({ landmark, foot, head, isHidden }: Label) {
  const [base, subscript] = landmark.name;
  const { x, y } = foot;
  const mark =
    landmark.kind === 'minimum'
      ? svg`<circle cx=${x} cy=${y} r="4.5" />`
      : svg`<path d="M ${x - 4.5} ${y - 4.5} l 9 9 m 0 -9 l -9 9" />`;
  return svg`<g class=${isHidden ? 'hidden' : ''}>
    <line x1=${x} y1=${y - 5} x2=${head.x} y2=${Math.min(head.y, y - 5)} />
    ${mark}
    <text x=${head.x} y=${head.y - 6}>${base}<tspan dy="0.25em">${subscript}</tspan></text>
  </g>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'surface-overlay': SurfaceOverlay;
  }
}
