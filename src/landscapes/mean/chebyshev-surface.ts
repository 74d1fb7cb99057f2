import type { Domain } from '../geometry.ts';
import type { LocalMean } from './compressed-rows.ts';
import type { Mean } from './row-mean.ts';

/** Several functions of the plane that are cheap to read. */
export interface Surface {
  /** The values at (x, y) of functions `first` to `first + into.length − 1`. */
  read(x: number, y: number, first: number, into: Float64Array): void;
}

/** Highest degree along a side of a tile, and the lowest that is tried. */
const HIGHEST_DEGREE = 32;
const LOWEST_DEGREE = 8;

/** A side is halved at most so many times. */
const MOST_HALVINGS = 6;

/** The last coefficients of a good interpolant are below this, relative to the function's largest value over the box. */
const TAIL = 1e-11;

/** How many of the last coefficients are looked at: an even function has every other one 0. */
const TAIL_LENGTH = 3;

/** At a place between the nodes, an interpolant may differ by this from the function itself. */
const CHECK = 3e-11;

/** After so many tiles that cannot be interpolated, as where the loss has kinks, none is tried any more. */
const MOST_FAILURES = 8;

/** A part of the box, with what is known of it. */
interface Tile {
  readonly box: Domain;
  readonly halvings: readonly [number, number];
  content: Content | undefined;
}

type Content =
  | { readonly kind: 'interpolant'; readonly interpolant: Interpolant }
  | {
      readonly kind: 'split';
      readonly axis: 0 | 1;
      readonly at: number;
      readonly parts: [Tile, Tile];
    }
  | { readonly kind: 'direct' };

/** Σ_ij c_ij T_i(u) T_j(v) for each function, u and v the coordinates stretched to [−1, 1]. */
interface Interpolant {
  readonly degreeX: number;
  readonly degreeY: number;
  /** For each function c_ij, i fastest. */
  readonly coefficients: readonly Float64Array[];
}

/**
 * Functions that cost much to evaluate as Chebyshev interpolants over a box.
 *
 * Every function has an interpolant of its own, derivatives too, so that all are equally accurate. Degrees are chosen for each direction:
 * doubled until the last coefficients are negligible. Where the highest degree is not enough the box is halved in that direction. An
 * interpolant is made when its tile is first asked for and is checked at a place between its nodes; outside the box, and where
 * nothing converges, the functions themselves answer.
 *
 * Source: Trefethen, Approximation Theory and Approximation Practice, SIAM 2013.
 *
 * @param functionsIn all the functions, for a part of the box
 * @param beyond the same functions, valid outside the box too
 */
export function createChebyshevSurface(
  functionsIn: LocalMean,
  functionCount: number,
  box: Domain,
  beyond: Surface,
): Surface {
  const scales = largestValues(functionsIn(box), functionCount, box);
  const root: Tile = { box, halvings: [0, 0], content: undefined };
  let failures = 0;
  const basisX = new Float64Array(HIGHEST_DEGREE + 1);
  const basisY = new Float64Array(HIGHEST_DEGREE + 1);
  const fill = (tile: Tile): Content => {
    if (failures >= MOST_FAILURES) return { kind: 'direct' };
    const made = interpolate(functionsIn(tile.box), scales, tile.box);
    if (typeof made !== 'number') return { kind: 'interpolant', interpolant: made };
    if (tile.halvings[made] === MOST_HALVINGS) {
      failures++;
      return { kind: 'direct' };
    }
    return split(tile, made);
  };
  return {
    read(x, y, first, into) {
      const [[left, right], [bottom, top]] = box;
      let tile = root;
      if (x >= left && x <= right && y >= bottom && y <= top) {
        for (;;) {
          tile.content ??= fill(tile);
          if (tile.content.kind !== 'split') break;
          const { axis, at, parts } = tile.content;
          tile = parts[(axis === 0 ? x : y) < at ? 0 : 1];
        }
        if (tile.content.kind === 'interpolant') {
          const { degreeX, degreeY, coefficients } = tile.content.interpolant;
          chebyshevValues(stretched(x, tile.box[0]), degreeX, basisX);
          chebyshevValues(stretched(y, tile.box[1]), degreeY, basisY);
          for (let index = 0; index < into.length; index++) {
            into[index] = combine(coefficients[first + index], degreeX, degreeY, basisX, basisY);
          }
          return;
        }
      }
      beyond.read(x, y, first, into);
    },
  };
}

/** The size of every function over a box, from a few places. */
function largestValues(functions: Mean, count: number, [xs, ys]: Domain): Float64Array {
  const scales = new Float64Array(count);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  for (const u of shares) {
    for (const v of shares) {
      const values = functions(xs[0] + u * (xs[1] - xs[0]), ys[0] + v * (ys[1] - ys[0]));
      for (let index = 0; index < count; index++) {
        if (Number.isFinite(values[index])) {
          scales[index] = Math.max(scales[index], Math.abs(values[index]));
        }
      }
    }
  }
  return scales;
}

function split({ box, halvings }: Tile, axis: 0 | 1): Content {
  const [low, high] = box[axis];
  const at = (low + high) / 2;
  const part = (range: readonly [number, number]): Tile => ({
    box: axis === 0 ? [range, box[1]] : [box[0], range],
    halvings: axis === 0 ? [halvings[0] + 1, halvings[1]] : [halvings[0], halvings[1] + 1],
    content: undefined,
  });
  return { kind: 'split', axis, at, parts: [part([low, at]), part([at, high])] };
}

/** The interpolant over a tile or, where there is none, the direction in which the tile is to be halved. */
function interpolate(functions: Mean, scales: Float64Array, box: Domain): Interpolant | 0 | 1 {
  const sample = createSamples(functions, scales.length, box);
  let degreeX = LOWEST_DEGREE;
  let degreeY = LOWEST_DEGREE;
  for (;;) {
    const coefficients = Array.from(scales, (_, index) =>
      coefficientsOf(sample(degreeX, degreeY, index), degreeX, degreeY),
    );
    const [tailX, tailY] = longestTails(coefficients, scales, degreeX, degreeY);
    const isShortX = tailX <= TAIL;
    const isShortY = tailY <= TAIL;
    if (isShortX && isShortY) {
      const interpolant = { degreeX, degreeY, coefficients };
      if (isRight(interpolant, functions, scales, box)) return interpolant;
    }
    // Where all looks well and is not, both directions are refined.
    const growsX = !isShortX || isShortY;
    const growsY = !isShortY || isShortX;
    const isHopelessX = growsX && isHopeless(tailX, degreeX);
    const isHopelessY = growsY && isHopeless(tailY, degreeY);
    if (isHopelessX && isHopelessY) return widerSide(box, tailX, tailY);
    if (isHopelessX || isHopelessY) return isHopelessX ? 0 : 1;
    if (growsX) degreeX *= 2;
    if (growsY) degreeY *= 2;
  }
}

/**
 * Whether the highest degree will not do either. Coefficients of a smooth function fall geometrically, so that those at half of the highest
 * degree must be below about the root of what is asked for at that degree.
 */
function isHopeless(tail: number, degree: number): boolean {
  if (degree === HIGHEST_DEGREE) return true;
  return degree === HIGHEST_DEGREE / 2 && tail > 30 * Math.sqrt(TAIL);
}

function widerSide(box: Domain, tailX: number, tailY: number): 0 | 1 {
  if (tailX > 8 * tailY) return 0;
  if (tailY > 8 * tailX) return 1;
  return box[0][1] - box[0][0] >= box[1][1] - box[1][0] ? 0 : 1;
}

/** Values at the nodes cos(πi/n) of a tile, remembered from one degree to the next: the nodes are nested. */
function createSamples(functions: Mean, functionCount: number, [xs, ys]: Domain) {
  const width = HIGHEST_DEGREE + 1;
  const values = Array.from({ length: functionCount }, () => new Float64Array(width * width));
  const isKnown = new Uint8Array(width * width);
  const at = ([low, high]: readonly [number, number], index: number): number =>
    (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * index) / HIGHEST_DEGREE);
  return (degreeX: number, degreeY: number, output: number): Float64Array => {
    const table = new Float64Array((degreeX + 1) * (degreeY + 1));
    for (let j = 0; j <= degreeY; j++) {
      for (let i = 0; i <= degreeX; i++) {
        const column = (i * HIGHEST_DEGREE) / degreeX;
        const row = (j * HIGHEST_DEGREE) / degreeY;
        const node = row * width + column;
        if (isKnown[node] === 0) {
          const here = functions(at(xs, column), at(ys, row));
          for (let index = 0; index < functionCount; index++) values[index][node] = here[index];
          isKnown[node] = 1;
        }
        table[j * (degreeX + 1) + i] = values[output][node];
      }
    }
    return table;
  };
}

/** Chebyshev coefficients of the interpolant through a table of values at the nodes, i fastest. */
function coefficientsOf(table: Float64Array, degreeX: number, degreeY: number): Float64Array {
  const alongX = transform(table, degreeX, degreeY, 1, degreeX + 1);
  return transform(alongX, degreeY, degreeX, degreeX + 1, 1);
}

/** A discrete cosine transform (DCT-I) of lines of `degree` + 1 values that are `step` apart; lines are `stride` apart. */
function transform(
  table: Float64Array,
  degree: number,
  lastLine: number,
  step: number,
  stride: number,
): Float64Array {
  const matrix = transformMatrix(degree);
  const result = new Float64Array(table.length);
  for (let line = 0; line <= lastLine; line++) {
    let entry = 0;
    for (let k = 0; k <= degree; k++) {
      let total = 0;
      let place = line * stride;
      for (let i = 0; i <= degree; i++) {
        total += table[place] * matrix[entry++];
        place += step;
      }
      result[line * stride + k * step] = total;
    }
  }
  return result;
}

const transformMatrices = new Map<number, Float64Array>();

/** The coefficient of T_k from the values at the nodes cos(πi/n): (2/n) cos(πik/n), halved at the first and last i and k. */
function transformMatrix(degree: number): Float64Array {
  let matrix = transformMatrices.get(degree);
  if (matrix === undefined) {
    const width = degree + 1;
    const half = (index: number): number => (index === 0 || index === degree ? 0.5 : 1);
    matrix = Float64Array.from({ length: width * width }, (_, entry) => {
      const i = entry % width;
      const k = (entry - i) / width;
      return (
        ((2 * half(i) * half(k)) / degree) * Math.cos((Math.PI * ((i * k) % (2 * degree))) / degree)
      );
    });
    transformMatrices.set(degree, matrix);
  }
  return matrix;
}

/** The largest of the last coefficients along x and along y, over all functions, relative to their scales. */
function longestTails(
  coefficients: readonly Float64Array[],
  scales: Float64Array,
  degreeX: number,
  degreeY: number,
): [number, number] {
  let [tailX, tailY] = [0, 0];
  coefficients.forEach((table, index) => {
    for (let j = 0; j <= degreeY; j++) {
      for (let i = 0; i <= degreeX; i++) {
        const size = relative(table[j * (degreeX + 1) + i], scales[index]);
        if (i > degreeX - TAIL_LENGTH) tailX = Math.max(tailX, size);
        if (j > degreeY - TAIL_LENGTH) tailY = Math.max(tailY, size);
      }
    }
  });
  return [tailX, tailY];
}

/** What is not a number counts as infinitely large. */
function relative(value: number, scale: number): number {
  if (value === 0) return 0;
  const ratio = Math.abs(value) / scale;
  return Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio;
}

/** Whether an interpolant is right at a place away from its nodes. */
function isRight(
  { degreeX, degreeY, coefficients }: Interpolant,
  functions: Mean,
  scales: Float64Array,
  [xs, ys]: Domain,
): boolean {
  const x = xs[0] + 0.3819 * (xs[1] - xs[0]);
  const y = ys[0] + 0.5773 * (ys[1] - ys[0]);
  const basisX = new Float64Array(degreeX + 1);
  const basisY = new Float64Array(degreeY + 1);
  chebyshevValues(stretched(x, xs), degreeX, basisX);
  chebyshevValues(stretched(y, ys), degreeY, basisY);
  const values = functions(x, y);
  return coefficients.every((table, index) => {
    const error = combine(table, degreeX, degreeY, basisX, basisY) - values[index];
    return relative(error, scales[index]) <= CHECK;
  });
}

/** A coordinate within a range as one within [−1, 1]. */
function stretched(value: number, [low, high]: readonly [number, number]): number {
  return (2 * value - low - high) / (high - low);
}

/** T_0(t) to T_n(t). */
function chebyshevValues(t: number, degree: number, into: Float64Array): void {
  into[0] = 1;
  into[1] = t;
  for (let k = 2; k <= degree; k++) into[k] = 2 * t * into[k - 1] - into[k - 2];
}

function combine(
  table: Float64Array,
  degreeX: number,
  degreeY: number,
  basisX: Float64Array,
  basisY: Float64Array,
): number {
  let total = 0;
  let place = 0;
  for (let j = 0; j <= degreeY; j++) {
    let line = 0;
    for (let i = 0; i <= degreeX; i++) line += table[place++] * basisX[i];
    total += line * basisY[j];
  }
  return total;
}
