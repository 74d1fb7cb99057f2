/** Weights that integrate over each piece of the survival set by values on the grid's nodes. */

import { createGaussLegendre } from '../gauss-legendre.ts';
import type { Grid2d } from '../generator-2d/problem.ts';
import { ESCAPED, type Pieces, UNSEEN } from './pieces.ts';

/** Nodes along each axis of the polynomial on a cell: two intervals to either side of it. */
export const STENCIL = 6;
const BEFORE = 2;

const { nodes: gaussNodes, weights: gaussWeights } = createGaussLegendre(4);
const abscissae = Array.from(gaussNodes, (node) => (1 + node) / 2);
const shares = Array.from(gaussWeights, (weight) => weight / 2);

/** A cell's boundary is looked for in so many parts of each line across it. */
const PARTS = 4;
/** Halvings of a part: to 1e-8 of the cell. */
const HALVINGS = 24;

/** ℓ_k(s), k = 0…5: Lagrange's polynomials on the nodes −2…3 of a cell [0, 1]. */
function lagrange(s: number): Float64Array {
  const values = new Float64Array(STENCIL);
  for (let k = 0; k < STENCIL; k++) {
    let value = 1;
    for (let j = 0; j < STENCIL; j++) {
      if (j !== k) value *= (s + BEFORE - j) / (k - j);
    }
    values[k] = value;
  }
  return values;
}

/** ∫₀¹ ℓ_k: exact, the rule is exact to degree 7. */
const wholeCell = abscissae.reduce((sum, s, g) => {
  lagrange(s).forEach((value, k) => {
    sum[k] += shares[g] * value;
  });
  return sum;
}, new Float64Array(STENCIL));

const linesAcross = abscissae.map(lagrange);

/**
 * w_i = ∫φ_i over each piece, in units of a cell, φ_i the interpolating function of node i: piecewise polynomial of degree
 * 5 along each axis. For a function smooth beyond the piece the error is of order h⁶; further than 3 nodes from the edge
 * of the piece w_i = 1, the trapezoidal rule. Weights of nodes near the edge may be negative; some lie outside of it.
 *
 * @returns for each piece, the weight of every node of the grid
 */
export function computeWeights(grid: Grid2d, pieces: Pieces, isActive: Uint8Array): Float64Array[] {
  const { columns, rows } = grid;
  const weights = Array.from({ length: pieces.count }, () => new Float64Array(columns * rows));
  const wide = pieces.lattice.columns;
  for (let row = BEFORE; row < rows - STENCIL + BEFORE; row++) {
    for (let column = BEFORE; column < columns - STENCIL + BEFORE; column++) {
      if (isActive[row * (columns - 1) + column] === 0) continue;
      const first = (row - BEFORE) * columns + column - BEFORE;
      const center = (2 * row + 1) * wide + 2 * column + 1;
      const label = uniformLabel(pieces.labels, center, wide);
      if (label === UNSEEN) {
        addCutCell(grid, pieces, weights, [column, row], first);
      } else if (label !== ESCAPED) {
        addProduct(weights[label], first, columns, wholeCell, wholeCell, 1);
      }
    }
  }
  return weights;
}

/** The label of all nine lattice points of a cell, or UNSEEN where they differ. */
function uniformLabel(labels: Int16Array, center: number, wide: number): number {
  const label = labels[center];
  for (let up = -1; up <= 1; up++) {
    for (let right = -1; right <= 1; right++) {
      if (labels[center + up * wide + right] !== label) return UNSEEN;
    }
  }
  return label;
}

/** weights[first + b·columns + a] += factor · along_a · across_b */
function addProduct(
  weights: Float64Array,
  first: number,
  columns: number,
  along: Float64Array,
  across: Float64Array,
  factor: number,
): void {
  for (let b = 0; b < STENCIL; b++) {
    const share = factor * across[b];
    const place = first + b * columns;
    for (let a = 0; a < STENCIL; a++) weights[place + a] += share * along[a];
  }
}

/**
 * A cell that an edge passes through: Gauss's rule on four lines across it, each divided where the label changes. The
 * lines run along the axis along which labels change more often.
 */
function addCutCell(
  { columns, origin, spacing }: Grid2d,
  { lattice, labels, labelAt }: Pieces,
  weights: readonly Float64Array[],
  [column, row]: readonly [number, number],
  first: number,
): void {
  const nearby = new Map<number, number>();
  const corner = 2 * row * lattice.columns + 2 * column;
  let changesAlongX = 0;
  let changesAlongY = 0;
  for (let up = 0; up < 3; up++) {
    for (let right = 0; right < 3; right++) {
      const place = corner + up * lattice.columns + right;
      const label = labels[place];
      if (label >= 0) nearby.set(label, place);
      if (right > 0 && label !== labels[place - 1]) changesAlongX++;
      if (up > 0 && label !== labels[place - lattice.columns]) changesAlongY++;
    }
  }
  const isAlongX = changesAlongX >= changesAlongY;
  const left = origin[0] + column * spacing[0];
  const bottom = origin[1] + row * spacing[1];
  abscissae.forEach((t, line) => {
    const at = (s: number) =>
      isAlongX
        ? labelAt(left + s * spacing[0], bottom + t * spacing[1], nearby)
        : labelAt(left + t * spacing[0], bottom + s * spacing[1], nearby);
    for (const { from, to, label } of divideLine(at)) {
      if (label < 0) continue;
      const along = new Float64Array(STENCIL);
      abscissae.forEach((node, g) => {
        lagrange(from + (to - from) * node).forEach((value, k) => {
          along[k] += shares[g] * (to - from) * value;
        });
      });
      const across = linesAcross[line];
      if (isAlongX) addProduct(weights[label], first, columns, along, across, shares[line]);
      else addProduct(weights[label], first, columns, across, along, shares[line]);
    }
  });
}

/** The parts of [0, 1] on which a label is constant. */
function divideLine(at: (s: number) => number): { from: number; to: number; label: number }[] {
  const parts: { from: number; to: number; label: number }[] = [];
  let from = 0;
  let label = at(0);
  for (let part = 1; part <= PARTS; part++) {
    const end = part / PARTS;
    const atEnd = at(end);
    if (atEnd === label) continue;
    let low = end - 1 / PARTS;
    let high = end;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      if (at(middle) === label) low = middle;
      else high = middle;
    }
    parts.push({ from, to: high, label });
    [from, label] = [high, atEnd];
  }
  parts.push({ from, to: 1, label });
  return parts;
}
