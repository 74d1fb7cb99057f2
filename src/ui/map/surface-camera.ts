/** The camera that looks at the surface: plain values and pure functions. Angles in radians. */

import type { SurfaceView } from '../../engine/surface.ts';
import { multiply, perspective, scaling, seenFrom, transform } from './matrices.ts';
import { BASE } from './surface-relief.ts';

/** How one looks at the block. */
export interface SurfaceCamera {
  /** Turn about the vertical; 0 looks along y, as the map does, positive goes round to the right. */
  readonly azimuth: number;
  /** Angle above the horizon; π/2 looks straight down. */
  readonly elevation: number;
  /** 1 shows the block as a whole. */
  readonly zoom: number;
  /** What is in the middle of the picture, x and y in the surface's coordinates. */
  readonly target: readonly [x: number, y: number];
}

/** A picture's size in CSS pixels, and pixels of the device in one. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

const DEGREE = Math.PI / 180;
const LOWEST = 6 * DEGREE;
const HIGHEST = 89 * DEGREE;
const LEAST_ZOOM = 0.6;
const MOST_ZOOM = 8;

/** A little from the left, so that neither valleys nor walls run straight at the eye. */
export const OPENING_CAMERA: SurfaceCamera = {
  azimuth: -24 * DEGREE,
  elevation: 47 * DEGREE,
  zoom: 1,
  target: [0, 0],
};

/** Height of the block, where the shorter side of its base is 2. */
const BLOCK_HEIGHT = 0.52;
/** Share of the block's height that is at the level of the eye's aim. */
const AIM = 0.25;
/** Vertical angle of view of the map, nearly parallel rays, and of the surface. */
const MAP_ANGLE = 2 * DEGREE;
const SURFACE_ANGLE = 30 * DEGREE;
/** The block as a whole fills this share of the picture. */
const FILLING = 0.95;
/** No corner of the block is farther from its middle. */
const REACH = 6;

/** Turns about the block, by angles. */
export function orbit(camera: SurfaceCamera, turn: number, rise: number): SurfaceCamera {
  return {
    ...camera,
    azimuth: Math.atan2(Math.sin(camera.azimuth + turn), Math.cos(camera.azimuth + turn)),
    elevation: clamp(camera.elevation + rise, LOWEST, HIGHEST),
  };
}

/** Comes closer by a factor. */
export function zoomBy(camera: SurfaceCamera, factor: number): SurfaceCamera {
  return { ...camera, zoom: clamp(camera.zoom * factor, LEAST_ZOOM, MOST_ZOOM) };
}

/**
 * Moves what is in the middle; the middle stays over the domain.
 *
 * @param right how far the picture is moved to the right, and up, in heights of the picture
 */
export function pan(camera: SurfaceCamera, right: number, up: number, frame: Frame): SurfaceCamera {
  const [scaleX, scaleY] = blockScale(frame);
  const visible = (2 * fitExtent(frame)) / camera.zoom;
  const [sin, cos] = [Math.sin(camera.azimuth), Math.cos(camera.azimuth)];
  const across = -right * visible;
  const along = (-up * visible) / Math.max(Math.sin(camera.elevation), 0.35);
  const [x, y] = camera.target;
  return {
    ...camera,
    target: [
      clamp(x + (across * cos - along * sin) / scaleX, -1, 1),
      clamp(y + (across * sin + along * cos) / scaleY, -1, 1),
    ],
  };
}

/**
 * The view of a camera on its way from the map to the surface.
 *
 * @param way 0 is the map, seen from straight above in nearly parallel rays and filling the picture; 1 is the camera's own view
 */
export function createView(camera: SurfaceCamera, way: number, frame: Frame): SurfaceView {
  const extent = fitExtent(frame) / camera.zoom;
  return look(camera, way, frame, mix(1, extent, way));
}

/** @param extent half of what is seen from bottom to top at the distance of the middle, in the world */
function look(camera: SurfaceCamera, way: number, frame: Frame, extent: number): SurfaceView {
  const aspect = frame.width / frame.height;
  const [scaleX, scaleY] = blockScale(frame);
  const scale = [scaleX, scaleY, BLOCK_HEIGHT * way] as const;
  const azimuth = way * camera.azimuth;
  const elevation = mix(Math.PI / 2, camera.elevation, way);
  const angle = mix(MAP_ANGLE, SURFACE_ANGLE, way);
  const distance = extent / Math.tan(angle / 2);
  const middle = [
    way * camera.target[0] * scaleX,
    way * camera.target[1] * scaleY,
    AIM * scale[2],
  ] as const;
  const [sinA, cosA] = [Math.sin(azimuth), Math.cos(azimuth)];
  const [sinE, cosE] = [Math.sin(elevation), Math.cos(elevation)];
  const back = [sinA * cosE, -cosA * cosE, sinE] as const;
  const eye = [
    middle[0] + distance * back[0],
    middle[1] + distance * back[1],
    middle[2] + distance * back[2],
  ] as const;
  const right = [cosA, sinA, 0] as const;
  const up = [-sinA * sinE, cosA * sinE, cosE] as const;
  const projection = perspective(angle, aspect, Math.max(0.02, distance - REACH), distance + REACH);
  const clipFromWorld = multiply(projection, seenFrom(eye, right, up, back));
  return {
    width: frame.width * frame.pixelRatio,
    height: frame.height * frame.pixelRatio,
    clipFromSurface: multiply(clipFromWorld, scaling(scale)),
    scale,
    eye,
    relief: way,
  };
}

/**
 * Where a point of the surface is in the picture: CSS pixels from the upper left, and depth from 0 (near) to 1.
 *
 * @param point x, y and height in the surface's coordinates
 */
export function project(
  view: Pick<SurfaceView, 'clipFromSurface'>,
  point: readonly [number, number, number],
  { width, height }: Frame,
): { readonly x: number; readonly y: number; readonly depth: number } {
  const [x, y, depth] = transform(Array.from(view.clipFromSurface), point);
  return { x: (0.5 + 0.5 * x) * width, y: (0.5 - 0.5 * y) * height, depth };
}

/** Half-lengths of the base in the world, where the shorter is 1: as wide and deep as the map. */
function blockScale({ width, height }: Frame): readonly [number, number] {
  return [width / height, 1];
}

/** The extent at which the block as a whole is seen from the opening's direction, found by halving. */
function fitExtent(frame: Frame): number {
  let [low, high] = [0.2, 8];
  for (let round = 0; round < 24; round++) {
    const middle = 0.5 * (low + high);
    if (isAllSeen(look(OPENING_CAMERA, 1, frame, middle), frame)) high = middle;
    else low = middle;
  }
  return high;
}

function isAllSeen(view: SurfaceView, frame: Frame): boolean {
  return [-1, 1].every((x) =>
    [-1, 1].every((y) =>
      [-BASE, 1].every((z) => {
        const at = project(view, [x, y, z], frame);
        const [across, down] = [2 * (at.x / frame.width) - 1, 2 * (at.y / frame.height) - 1];
        return Math.max(Math.abs(across), Math.abs(down)) <= FILLING;
      }),
    ),
  );
}

function mix(from: number, to: number, share: number): number {
  return from + share * (to - from);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
