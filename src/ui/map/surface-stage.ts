/** What is shown of the surface at a moment: the camera, the way between map and surface, the landscape's heights. */

import type { Relief, SurfaceView } from '../../engine/surface.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { chooseLevels } from './map-contours.ts';
import type { OverlayScene } from './map-overlay.ts';
import { createView, type Frame, OPENING_CAMERA, type SurfaceCamera } from './surface-camera.ts';
import { createTerrain, type Terrain } from './surface-relief.ts';

/** Milliseconds from the map to the surface. */
const TURN = 600;

/** A surface as it is painted. */
export interface SeenSurface {
  readonly view: SurfaceView;
  readonly relief: Relief;
}

/** Keeps the surface's camera and heights; the frame loop asks it what to paint. */
export class SurfaceStage {
  #camera = OPENING_CAMERA;
  #terrain: Terrain | undefined;
  #terrainKey = '';
  #frame: Frame | undefined;
  /** The way from the map, 0, to the surface, 1. */
  #way = 0;
  #goal: 0 | 1 = 0;
  /** When it set out for the goal, and from where; no time until the next frame. */
  #departure: { readonly from: number; time: number | undefined } | undefined;
  #seen: SeenSurface | undefined;
  readonly #listeners = new Set<() => void>();

  get camera(): SurfaceCamera {
    return this.#camera;
  }

  set camera(camera: SurfaceCamera) {
    this.#camera = camera;
    this.#seen = undefined;
  }

  get terrain(): Terrain | undefined {
    return this.#terrain;
  }

  get frame(): Frame | undefined {
    return this.#frame;
  }

  /** Takes the size of the picture. */
  set frame(frame: Frame) {
    this.#frame = frame;
    this.#seen = undefined;
  }

  /** Whether anything but the map is to be seen. */
  get isRaised(): boolean {
    return this.#way > 0 || this.#goal === 1;
  }

  /** What was painted last, undefined for the map. */
  get seen(): SeenSurface | undefined {
    return this.#seen;
  }

  /** Takes a landscape's heights; samples them where the landscape is another one. */
  follow({ landscape, model }: PreparedExperiment, scene: OverlayScene): void {
    if (scene.landscapeKey === this.#terrainKey) return;
    this.#terrainKey = scene.landscapeKey;
    this.#terrain = createTerrain({
      domain: model.domain,
      loss: (x, y) => landscape.value(x, y),
      levels: chooseLevels(scene.loss, scene.well),
      well: scene.well,
    });
    this.#seen = undefined;
  }

  /** Sets out for the surface or for the map. At once where motion is not wanted. */
  turnTo(view: 'map' | 'surface', isAtOnce = false): void {
    const goal = view === 'surface' ? 1 : 0;
    if (isAtOnce) {
      this.#way = goal;
      this.#departure = undefined;
    } else if (goal !== this.#goal) {
      this.#departure = { from: this.#way, time: undefined };
    }
    this.#goal = goal;
    this.#seen = undefined;
    this.#tell();
  }

  /** What to paint in a frame; the same object as long as nothing has changed, undefined for the map. */
  seenAt(now: number): SeenSurface | undefined {
    const wasRaised = this.isRaised;
    this.#move(now);
    const isRaised = this.#way > 0 && this.#terrain !== undefined && this.#frame !== undefined;
    if (!isRaised) this.#seen = undefined;
    else if (this.#seen === undefined) {
      this.#seen = {
        view: createView(this.#camera, this.#way, this.#frame as Frame),
        relief: (this.#terrain as Terrain).relief,
      };
      this.#tell();
    }
    if (wasRaised && !this.isRaised) this.#tell();
    return this.#seen;
  }

  /** Has a function called whenever something else is to be seen; the answer ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #move(now: number): void {
    const departure = this.#departure;
    if (departure === undefined) return;
    // The clock starts with the first frame: preparing the landscape takes no part of the way.
    departure.time ??= now;
    const share = Math.min(1, (now - departure.time) / TURN);
    // Slow at both ends.
    const eased = share * share * (3 - 2 * share);
    this.#way = departure.from + (this.#goal - departure.from) * eased;
    if (share === 1) this.#departure = undefined;
    this.#seen = undefined;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
