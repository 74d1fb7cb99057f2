/** The chain of discrete steps along a line, as masses on a grid that are moved step by step: no equation is solved. */

/** x′ = x − ηL′(x) + σz from a start to x ≥ target, on its right. */
export interface Walk1d {
  readonly slope: (x: number) => number;
  readonly learningRate: number;
  /** σ of one step. */
  readonly stepSize: number;
  /** Where the grid ends: hardly anybody gets there, or, with an edge, everybody beyond is lost at the next step. */
  readonly left: number;
  readonly hasEdge: boolean;
  readonly start: number;
  readonly target: number;
}

/** What becomes of it. */
export interface Walk1dAnswer {
  /** Steps at risk over escapes: the mean first passage where nobody is lost. */
  readonly meanSteps: number;
  /** Shares that escape at each step, of those then at risk. */
  readonly hazards: readonly number[];
}

const CELLS_PER_STEP = 6;
const MOST_CELLS = 700;
const REACH = 6.5;
/** So few are left at the end; they may be in wells from which they come slowly. */
const LEFT_OVER = 1e-4;

/** P(Z > z) to 1e-7 (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const poly =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * poly;
}

/**
 * Moves the masses until hardly any is left, or for so many steps; the rest leaves at the last hazard.
 *
 * @returns undefined where the grid would be too large
 */
export function walkOnGrid(walk: Walk1d, mostSteps: number): Walk1dAnswer | undefined {
  const { slope, learningRate, stepSize, left, hasEdge, start, target } = walk;
  const count = Math.ceil((CELLS_PER_STEP * (target - left)) / stepSize);
  if (!(count > 2 && count <= MOST_CELLS)) return undefined;
  const width = (target - left) / count;
  const places = Float64Array.from({ length: count }, (_, cell) => left + (cell + 0.5) * width);
  const rows = Array.from(places, (x) => rowFrom(x - learningRate * slope(x)));

  function rowFrom(mean: number) {
    const first = Math.max(0, Math.floor((mean - REACH * stepSize - left) / width));
    const last = Math.min(count - 1, Math.ceil((mean + REACH * stepSize - left) / width));
    const escaping = upperTail((target - mean) / stepSize);
    const beyond = upperTail((mean - left) / stepSize);
    const shares = new Float64Array(Math.max(0, last - first + 1));
    let sum = 0;
    for (let cell = first; cell <= last; cell++) {
      const share = Math.exp(-0.5 * ((places[cell] - mean) / stepSize) ** 2);
      shares[cell - first] = share;
      sum += share;
    }
    // What stays is known exactly; the grid only says where.
    const staying = 1 - escaping - (hasEdge ? beyond : 0);
    for (let at = 0; at < shares.length; at++) shares[at] *= staying / sum;
    return { first, shares, escaping, beyond: hasEdge ? beyond : 0 };
  }

  let masses = new Float64Array(count);
  let atRisk = 1;
  let escaped = 0;
  let spent = 0;
  const hazards: number[] = [];
  const first = rowFrom(start - learningRate * slope(start));
  let moving: readonly { readonly row: typeof first; readonly mass: number }[] = [
    { row: first, mass: 1 },
  ];
  for (let step = 0; step < mostSteps && atRisk > LEFT_OVER; step++) {
    const next = new Float64Array(count);
    let leaving = 0;
    let lost = 0;
    for (const { row, mass } of moving) {
      leaving += mass * row.escaping;
      lost += mass * row.beyond;
      for (let at = 0; at < row.shares.length; at++) next[row.first + at] += mass * row.shares[at];
    }
    // Who is beyond the edge finds out at the next step, and is at risk until then.
    spent += atRisk + lost;
    escaped += leaving;
    hazards.push(leaving / atRisk);
    atRisk = next.reduce((sum, mass) => sum + mass, 0);
    masses = next;
    moving = rows.map((row, cell) => ({ row, mass: masses[cell] }));
  }
  const hazard = hazards[hazards.length - 1];
  // The rest goes as it went last: to the region and over the edge in the same proportion.
  if (atRisk > 0 && hazard > 0) {
    const before = moving.reduce(
      (sum, { row, mass }) => sum + mass * (row.escaping + row.beyond),
      0,
    );
    const rate = before / atRisk;
    spent += atRisk / rate;
    escaped += (atRisk * hazard) / rate;
  }
  return { meanSteps: spent / escaped, hazards };
}
