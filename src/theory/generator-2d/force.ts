import type { Point } from '../../landscapes/geometry.ts';
import type { SymmetricMatrix } from '../../landscapes/symmetric-matrix.ts';
import type { Diffusion2d, Grid2d } from './problem.ts';

/** The rise of φ = ∫ D⁻¹∇L · ds along straight ways that begin at a node of a grid. For white noise φ = L/T. */
export interface Rises {
  /** From node (column, row) to the node that lies (right, up) of it. */
  toNode(column: number, row: number, right: number, up: number): number;
  /** The first part of that way, ending after a share of it. */
  part(column: number, row: number, right: number, up: number, share: number): number;
}

/** What a jump of D may add to φ at most. */
const JUMP_TOLERANCE = 1e-5;
/** Shares of a way are halved down to this. */
const NARROWEST = 2 ** -20;

/** The inverse of a symmetric matrix. */
export function invert([xx, xy, yy]: SymmetricMatrix): SymmetricMatrix {
  const determinant = xx * yy - xy * xy;
  return [yy / determinant, -xy / determinant, xx / determinant];
}

/** D⁻¹∇L at a point. */
export function forceAt(process: Diffusion2d, diffusion: SymmetricMatrix, x: number, y: number) {
  const [gx, gy] = process.gradient(x, y);
  const [xx, xy, yy] = invert(diffusion);
  return [xx * gx + xy * gy, xy * gx + yy * gy] as Point;
}

/** The rises between the nodes of a grid: exact for white noise, else by a rule with an error of order h⁴. */
export function createRises(process: Diffusion2d, grid: Grid2d): Rises {
  return typeof process.diffusion === 'number'
    ? createPotentialRises(process, process.diffusion, grid)
    : createForceRises(process, process.diffusion, grid);
}

function createPotentialRises(process: Diffusion2d, temperature: number, grid: Grid2d): Rises {
  const { columns, rows, origin, spacing } = grid;
  const value = (column: number, row: number) =>
    process.value(origin[0] + column * spacing[0], origin[1] + row * spacing[1]);
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = value(column, row);
    }
  }
  return {
    toNode: (column, row, right, up) => {
      const place = row * columns + column;
      return (values[place + up * columns + right] - values[place]) / temperature;
    },
    part: (column, row, right, up, share) =>
      (value(column + share * right, row + share * up) - values[row * columns + column]) /
      temperature,
  };
}

function createForceRises(
  process: Diffusion2d,
  diffusion: (x: number, y: number) => SymmetricMatrix,
  grid: Grid2d,
): Rises {
  const { origin, spacing } = grid;
  /** D⁻¹∇L in units of the grid, at any place between nodes. */
  const force = (column: number, row: number): Point => {
    const x = origin[0] + column * spacing[0];
    const y = origin[1] + row * spacing[1];
    const [fx, fy] = forceAt(process, diffusion(x, y), x, y);
    return [fx * spacing[0], fy * spacing[1]];
  };
  // Nodes and the points half-way between them are shared by many ways: evaluated when first wanted.
  const width = 2 * grid.columns - 1;
  const known = new Uint8Array(width * (2 * grid.rows - 1));
  const forcesX = new Float64Array(known.length);
  const forcesY = new Float64Array(known.length);
  const atHalf = (column: number, row: number, right: number, up: number): number => {
    const place = row * width + column;
    if (known[place] === 0) {
      known[place] = 1;
      [forcesX[place], forcesY[place]] = force(column / 2, row / 2);
    }
    return forcesX[place] * right + forcesY[place] * up;
  };
  const along = (column: number, row: number, right: number, up: number) => (share: number) => {
    const [fx, fy] = force(column + share * right, row + share * up);
    return fx * right + fy * up;
  };
  return {
    toNode: (column, row, right, up) =>
      integrate(
        along(column, row, right, up),
        atHalf(2 * column, 2 * row, right, up),
        atHalf(2 * column + right, 2 * row + up, right, up),
        atHalf(2 * (column + right), 2 * (row + up), right, up),
      ),
    part: (column, row, right, up, share) => {
      const at = along(column, row, share * right, share * up);
      return integrate(at, at(0), at(0.5), at(1));
    },
  };
}

/**
 * ∫₀¹ of a function of which the values at 0, ½ and 1 are known: Simpson's rule, halved towards jumps until they no
 * longer matter.
 */
function integrate(
  at: (share: number) => number,
  first: number,
  middle: number,
  last: number,
): number {
  const bend = Math.abs(first - 2 * middle + last);
  const size = Math.max(Math.abs(first), Math.abs(middle), Math.abs(last));
  if (!(bend > 0.01 && bend > 0.1 * size)) return (first + 4 * middle + last) / 6;
  return halveTowardsJump(at, 0, 1, [first, middle, last]);
}

function halveTowardsJump(
  at: (share: number) => number,
  from: number,
  width: number,
  [first, middle, last]: readonly [number, number, number],
): number {
  const bend = Math.abs(first - 2 * middle + last);
  if (!(bend * width > JUMP_TOLERANCE) || width < NARROWEST) {
    return (width * (first + 4 * middle + last)) / 6;
  }
  const left = at(from + width / 4);
  const right = at(from + (3 * width) / 4);
  return (
    halveTowardsJump(at, from, width / 2, [first, left, middle]) +
    halveTowardsJump(at, from + width / 2, width / 2, [middle, right, last])
  );
}
