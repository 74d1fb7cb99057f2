import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Painter, VisibleSimulation } from '../../src/engine/engine.ts';
import { RELIEF_SIDE, type Relief, type SurfaceView } from '../../src/engine/surface.ts';
import { createWebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { createView, type Frame, project } from '../../src/ui/map/surface-camera.ts';
import { modelOf } from '../support/models.ts';

const FRAME: Frame = { width: 480, height: 320, pixelRatio: 1 };
/** Straight down, and from low in front. */
const ABOVE = { azimuth: 0, elevation: 1.5, zoom: 1, target: [0, 0] } as const;
const LOW = { azimuth: 0, elevation: 0.12, zoom: 1, target: [0, 0] } as const;
/** Where the particles are put, in the surface's coordinates; the domain reaches from −2 to 2. */
const WELL = [0.25, 0.5] as const;

let engine: Awaited<ReturnType<typeof createWebGpuEngine>>;
let simulation: VisibleSimulation;
let failure: string | undefined;

beforeAll(async () => {
  engine = await createWebGpuEngine(navigator.gpu);
  engine.lost.then((sentence) => {
    failure = sentence;
  });
  simulation = await engine.createSimulation(
    modelOf(
      {
        landscape: {
          formula: 'x^2 + y^2',
          domain: [
            [-2, 2],
            [-2, 2],
          ],
        },
        start: { at: [2 * WELL[0], 2 * WELL[1]], spread: 0.05 },
        escape: { kind: 'outside-disc', center: [0, 0], radius: 100 },
        method: { name: 'gradient-descent', learningRate: 0.01 },
        noise: { name: 'none' },
      },
      5000,
    ),
  );
});

afterAll(() => {
  expect(failure).toBeUndefined();
  engine.destroy();
});

/** Heights of a plain, and of the same with a ridge right across, between the eye and the particles. */
function reliefOf(height: (x: number, y: number) => number): Relief {
  const heights = Float32Array.from({ length: RELIEF_SIDE ** 2 }, (_, i) =>
    height(
      (2 * (i % RELIEF_SIDE)) / (RELIEF_SIDE - 1) - 1,
      (2 * Math.floor(i / RELIEF_SIDE)) / (RELIEF_SIDE - 1) - 1,
    ),
  );
  return { heights, floor: -0.1, levels: [], strongLevel: undefined };
}
const PLAIN = reliefOf(() => 0);
const RIDGE = reliefOf((_x, y) => Math.exp(-((y / 0.1) ** 2)));

/** What a painter shows, pixel by pixel. */
function paint(relief: Relief, view: SurfaceView | undefined): ImageData {
  const canvas = document.createElement('canvas');
  const painter: Painter = simulation.createPainter(canvas, YELLOW);
  painter.takeRelief?.(relief);
  painter.paint(view);
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
  // As on the page, over the map's ground.
  context.fillStyle = '#0a0d14';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(canvas, 0, 0);
  painter.destroy();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** A cloud in pure yellow, which nothing else in the picture is. */
const YELLOW = new Uint8Array(256 * 4).map((_, i) => [255, 220, 0, 255][i % 4]);

/** The middle of all yellow pixels, and how many there are. */
function findYellow({ data, width }: ImageData): { count: number; x: number; y: number } {
  let [count, x, y] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] - data[at + 2] < 110) continue;
    count++;
    x += (at / 4) % width;
    y += Math.floor(at / 4 / width);
  }
  return { count, x: x / count, y: y / count };
}

it('shows the cloud where the particles are, at every stage of the way from map to surface', () => {
  for (const way of [0, 0.5, 1]) {
    const view = createView(ABOVE, way, FRAME);
    const seen = findYellow(paint(PLAIN, view));
    const { x, y } = project(view, [...WELL, 0], FRAME);
    expect(seen.count).toBeGreaterThan(100);
    expect(Math.abs(seen.x - x)).toBeLessThan(3);
    expect(Math.abs(seen.y - y)).toBeLessThan(3);
  }
});

it('begins as the map: the same place, the same size', () => {
  const flat = paint(PLAIN, undefined);
  const raised = paint(PLAIN, createView(ABOVE, 0, FRAME));
  const [a, b] = [findYellow(flat), findYellow(raised)];
  expect(a.x / flat.width).toBeCloseTo(b.x / raised.width, 2);
  expect(a.y / flat.height).toBeCloseTo(b.y / raised.height, 2);
  const share = (count: number, { width, height }: ImageData) => count / (width * height);
  expect(share(a.count, flat) / share(b.count, raised)).toBeCloseTo(1, 1);
});

it('hides behind a ridge what is behind it', () => {
  const low = createView(LOW, 1, FRAME);
  expect(findYellow(paint(PLAIN, low)).count).toBeGreaterThan(20);
  expect(findYellow(paint(RIDGE, low)).count).toBe(0);
  expect(findYellow(paint(RIDGE, createView(ABOVE, 1, FRAME))).count).toBeGreaterThan(100);
});

it('shades the hills and draws a contour line where the height is that of its level', () => {
  const view = createView(ABOVE, 1, FRAME);
  // A ridge along y: its left side faces the light, its right side does not.
  const ridge = paint(
    reliefOf((x) => 0.9 * Math.exp(-((x / 0.3) ** 2))),
    view,
  );
  const brightness = (x: number): number => {
    const at = project(view, [x, -0.5, 0.45], FRAME);
    return ridge.data[4 * (Math.round(at.y) * ridge.width + Math.round(at.x))];
  };
  expect(brightness(-0.25)).toBeGreaterThan(1.5 * brightness(0.25));
  // A slope towards the right, and the saddle's line in its middle.
  const slope = reliefOf((x) => 0.5 + 0.4 * x);
  const plain = paint(slope, view);
  const lined = paint({ ...slope, strongLevel: 0.5 }, view);
  const changed = new Set<number>();
  lined.data.forEach((value, at) => {
    if (Math.abs(value - plain.data[at]) > 60) changed.add((at >> 2) % lined.width);
  });
  const { x } = project(view, [0, 0, 0.5], FRAME);
  expect(changed.size).toBeGreaterThan(0);
  // Seen not quite from above, the line is straight to a pixel or two.
  for (const column of changed) expect(Math.abs(column + 0.5 - x)).toBeLessThan(3);
});

it('makes the picture as large as asked, and no larger than the adapter can afford', () => {
  const small = paint(PLAIN, createView(ABOVE, 1, FRAME));
  expect([small.width, small.height]).toEqual([480, 320]);
  const wide = paint(PLAIN, createView(ABOVE, 1, { width: 3000, height: 1500, pixelRatio: 2 }));
  expect(wide.width).toBeLessThanOrEqual(1600);
  expect(wide.width / wide.height).toBeCloseTo(2, 1);
});
