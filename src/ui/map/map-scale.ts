import type { Domain, Point } from '../../landscapes/geometry.ts';

/** The exact correspondence between the domain and the pixels of the map; the density grid fills the same rectangle. */
export interface MapScale {
  readonly domain: Domain;
  readonly width: number;
  readonly height: number;
  /** Pixel position of x; pixels count from the left edge. */
  toPixelX(x: number): number;
  /** Pixel position of y; pixels count from the top edge, y points upwards. */
  toPixelY(y: number): number;
  /** θ at a pixel position. */
  toPosition(pixelX: number, pixelY: number): Point;
}

/** The map stretched over a rectangle of so many CSS pixels. */
export function createMapScale(domain: Domain, width: number, height: number): MapScale {
  const [[left, right], [bottom, top]] = domain;
  return {
    domain,
    width,
    height,
    toPixelX: (x) => ((x - left) / (right - left)) * width,
    toPixelY: (y) => ((top - y) / (top - bottom)) * height,
    toPosition: (pixelX, pixelY) => [
      left + (pixelX / width) * (right - left),
      top - (pixelY / height) * (top - bottom),
    ],
  };
}

/** Round values within a range, about so many: 1, 2 or 5 times a power of ten apart. */
export function chooseTicks([from, to]: readonly [number, number], count: number): number[] {
  const rough = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step); index * step <= to; index++) {
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}
