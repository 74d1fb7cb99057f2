import { describe, expect, it } from 'vitest';
import {
  createView,
  type Frame,
  OPENING_CAMERA,
  orbit,
  pan,
  project,
  type SurfaceCamera,
  zoomBy,
} from '../../../src/ui/map/surface-camera.ts';
import { cameraAfterKey, cameraAfterWheel, Gesture } from '../../../src/ui/map/surface-gestures.ts';

const FRAME: Frame = { width: 900, height: 600, pixelRatio: 2 };
const FRONT: SurfaceCamera = { azimuth: 0, elevation: 0.7, zoom: 1, target: [0, 0] };

const at = (camera: SurfaceCamera, way: number, point: readonly [number, number, number]) =>
  project(createView(camera, way, FRAME), point, FRAME);

describe('the view', () => {
  it('is the map at the beginning of the way, whatever the camera', () => {
    const places = [
      [-1, -1, 0, 600],
      [1, 1, 900, 0],
      [0.5, -0.25, 675, 375],
    ] as const;
    for (const [x, y, pixelX, pixelY] of places) {
      const seen = at({ ...OPENING_CAMERA, zoom: 3, target: [0.4, 0.2] }, 0, [x, y, 0.8]);
      expect(seen.x).toBeCloseTo(pixelX, 2);
      expect(seen.y).toBeCloseTo(pixelY, 2);
    }
  });

  it('projects a known point: 1 above and beside the middle, at a known distance', () => {
    const view = createView(FRONT, 1, FRAME);
    const [scaleX, , scaleZ] = view.scale;
    const middle = [0, 0, 0.25 * scaleZ] as const;
    const distance = Math.hypot(view.eye[0], view.eye[1], view.eye[2] - middle[2]);
    // The angle of view is 30 degrees from bottom to top, and a point beside the middle is as far away as that.
    const half = distance * Math.tan(Math.PI / 12);
    const seen = project(view, [0.5, 0, 0.25], FRAME);
    expect(seen.x).toBeCloseTo(450 + (300 * 0.5 * scaleX) / half, 2);
    expect(seen.y).toBeCloseTo(300, 2);
  });

  it('holds the block as a whole, floor and all, in wide frames and in tall ones', () => {
    for (const frame of [FRAME, { ...FRAME, width: 390 }, { ...FRAME, width: 2400 }]) {
      const view = createView(OPENING_CAMERA, 1, frame);
      for (const x of [-1, 1]) {
        for (const y of [-1, 1]) {
          for (const z of [-0.12, 1]) {
            const seen = project(view, [x, y, z], frame);
            expect(seen.x).toBeGreaterThan(0);
            expect(seen.x).toBeLessThan(frame.width);
            expect(seen.y).toBeGreaterThan(0);
            expect(seen.y).toBeLessThan(frame.height);
            expect(seen.depth).toBeGreaterThan(0);
            expect(seen.depth).toBeLessThan(1);
          }
        }
      }
    }
  });

  it('has what is nearer at less depth, and what is higher farther up', () => {
    expect(at(FRONT, 1, [0, -1, 0]).depth).toBeLessThan(at(FRONT, 1, [0, 1, 0]).depth);
    expect(at(FRONT, 1, [0, 0, 1]).y).toBeLessThan(at(FRONT, 1, [0, 0, 0]).y);
  });

  it('asks for pixels of the device', () => {
    expect(createView(FRONT, 1, FRAME)).toMatchObject({ width: 1800, height: 1200 });
  });
});

describe('the camera', () => {
  it('stays above the ground and short of straight down', () => {
    expect(orbit(FRONT, 0, -9).elevation).toBeCloseTo((6 / 180) * Math.PI, 12);
    expect(orbit(FRONT, 0, 9).elevation).toBeCloseTo((89 / 180) * Math.PI, 12);
  });

  it('comes round to where it was', () => {
    let camera = FRONT;
    for (let turn = 0; turn < 8; turn++) camera = orbit(camera, Math.PI / 4, 0);
    expect(camera.azimuth).toBeCloseTo(0, 12);
  });

  it('comes no closer and goes no farther than its ends', () => {
    expect(zoomBy(FRONT, 1e6).zoom).toBe(8);
    expect(zoomBy(FRONT, 1e-6).zoom).toBe(0.6);
  });

  it('keeps its middle over the domain', () => {
    expect(pan(FRONT, -50, -50, FRAME).target).toEqual([1, 1]);
    expect(pan(FRONT, 50, 50, FRAME).target).toEqual([-1, -1]);
  });

  it('moves the picture by as much as the hand does', () => {
    const moved = pan({ ...FRONT, elevation: Math.PI / 2 - 0.02 }, 0.1, 0.05, FRAME);
    const before = at({ ...moved, target: [0, 0] }, 1, [0, 0, 0.25]);
    const after = at(moved, 1, [0, 0, 0.25]);
    expect(after.x - before.x).toBeCloseTo(60, 0);
    expect(after.y - before.y).toBeCloseTo(-30, 0);
  });
});

describe('hand and keys', () => {
  const press = (key: string, shiftKey = false) =>
    cameraAfterKey(FRONT, { key, shiftKey }, FRAME, OPENING_CAMERA);

  it('arrows turn, with Shift they move, plus and minus zoom, 0 goes back', () => {
    expect(press('ArrowRight')?.azimuth).toBeGreaterThan(0);
    expect(press('ArrowUp')?.elevation).toBeGreaterThan(FRONT.elevation);
    expect(press('ArrowRight', true)?.target[0]).toBeLessThan(0);
    expect(press('ArrowUp', true)?.target[1]).toBeLessThan(0);
    expect(press('+')?.zoom).toBeGreaterThan(1);
    expect(press('-')?.zoom).toBeLessThan(1);
    expect(press('0')).toEqual(OPENING_CAMERA);
    expect(press('x')).toBeUndefined();
  });

  it('turns with one pointer, moves with the right button, moves and zooms with two', () => {
    const turning = new Gesture();
    turning.press(1, { x: 100, y: 100 }, false);
    expect(turning.drag(FRONT, 1, { x: 160, y: 100 }, FRAME).azimuth).toBeCloseTo(-Math.PI / 10, 9);
    const moving = new Gesture();
    moving.press(1, { x: 100, y: 100 }, true);
    expect(moving.drag(FRONT, 1, { x: 160, y: 100 }, FRAME)).toEqual(pan(FRONT, 0.1, -0, FRAME));
    const pinching = new Gesture();
    pinching.press(1, { x: 100, y: 100 }, false);
    pinching.press(2, { x: 200, y: 100 }, false);
    const pinched = pinching.drag(FRONT, 2, { x: 300, y: 100 }, FRAME);
    expect(pinched.zoom).toBeCloseTo(2, 9);
    expect(pinched.azimuth).toBe(FRONT.azimuth);
    pinching.release(1);
    pinching.release(2);
    expect(pinching.isUnderWay).toBe(false);
    expect(pinching.drag(FRONT, 2, { x: 0, y: 0 }, FRAME)).toBe(FRONT);
  });

  it('zooms with the wheel: away from oneself comes closer', () => {
    expect(cameraAfterWheel(FRONT, { deltaY: -100, deltaMode: 0 }).zoom).toBeGreaterThan(1);
    expect(cameraAfterWheel(FRONT, { deltaY: 3, deltaMode: 1 }).zoom).toBeLessThan(1);
  });
});
