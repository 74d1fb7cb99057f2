/** What keys, mouse and fingers do to the camera of the surface. */

import { type Frame, orbit, pan, type SurfaceCamera, zoomBy } from './surface-camera.ts';

/** Radians for a key, and for a drag across the height of the picture. */
const KEY_TURN = Math.PI / 24;
const DRAG_TURN = Math.PI;
/** Share of the picture's height by which a key moves it. */
const KEY_MOVE = 1 / 16;
const KEY_ZOOM = 1.2;
/** Zoom for a pixel of the wheel, as an exponent. */
const WHEEL_ZOOM = 0.0015;

/** The camera after a key, undefined for a key that means nothing here. */
export function cameraAfterKey(
  camera: SurfaceCamera,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  frame: Frame,
  opening: SurfaceCamera,
): SurfaceCamera | undefined {
  const arrows: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  const arrow = arrows[key];
  if (arrow !== undefined) {
    const [right, up] = arrow;
    return shiftKey
      ? pan(camera, KEY_MOVE * right, KEY_MOVE * up, frame)
      : orbit(camera, KEY_TURN * right, KEY_TURN * up);
  }
  if (key === '+' || key === '=') return zoomBy(camera, KEY_ZOOM);
  if (key === '-') return zoomBy(camera, 1 / KEY_ZOOM);
  return key === '0' ? opening : undefined;
}

/** The camera after the wheel has turned by so many pixels, lines or pages. */
export function cameraAfterWheel(
  camera: SurfaceCamera,
  { deltaY, deltaMode }: { readonly deltaY: number; readonly deltaMode: number },
): SurfaceCamera {
  const pixels = deltaY * [1, 30, 400][deltaMode];
  return zoomBy(camera, Math.exp(-WHEEL_ZOOM * Math.min(400, Math.max(-400, pixels))));
}

/** A pointer on the picture, in CSS pixels. */
interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Follows the pointers that are down: one turns, one with the right button or Shift moves, two move and zoom. */
export class Gesture {
  readonly #fingers = new Map<number, Finger>();
  #isMoving = false;

  get isUnderWay(): boolean {
    return this.#fingers.size > 0;
  }

  /** @param isMoving whether this pointer moves the picture instead of turning it */
  press(id: number, finger: Finger, isMoving: boolean): void {
    if (this.#fingers.size === 0) this.#isMoving = isMoving;
    this.#fingers.set(id, finger);
  }

  release(id: number): void {
    this.#fingers.delete(id);
  }

  /** The camera after a pointer has come to another place. */
  drag(camera: SurfaceCamera, id: number, finger: Finger, frame: Frame): SurfaceCamera {
    const before = this.#fingers.get(id);
    if (before === undefined) return camera;
    this.#fingers.set(id, finger);
    const [right, down] = [
      (finger.x - before.x) / frame.height,
      (finger.y - before.y) / frame.height,
    ];
    const other = [...this.#fingers].find(([otherId]) => otherId !== id)?.[1];
    if (other !== undefined) {
      const [from, to] = [distance(before, other), distance(finger, other)];
      const moved = pan(camera, right / 2, -down / 2, frame);
      return from > 0 ? zoomBy(moved, to / from) : moved;
    }
    return this.#isMoving
      ? pan(camera, right, -down, frame)
      : orbit(camera, -DRAG_TURN * right, DRAG_TURN * down);
  }
}

function distance(a: Finger, b: Finger): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
