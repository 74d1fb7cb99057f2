/** Symmetric 2×2 matrices, written (xx, xy, yy). Shared by Hessians and by noise covariances. */

/** The matrix [[xx, xy], [xy, yy]]. */
export type SymmetricMatrix = readonly [xx: number, xy: number, yy: number];

/** Eigenvalues, ascending, and the unit eigenvectors that belong to them. */
export interface EigenDecomposition {
  readonly eigenvalues: readonly [number, number];
  readonly eigenvectors: readonly [
    readonly [x: number, y: number],
    readonly [x: number, y: number],
  ];
}

/**
 * Eigenvalues (ascending) and orthonormal eigenvectors.
 *
 * Free of cancellation: the angle comes from atan2, and the eigenvalue of smaller size from the determinant where the
 * difference would lose digits. The second eigenvector is the first turned by +90°.
 */
export function decomposeSymmetric(matrix: SymmetricMatrix): EigenDecomposition {
  const [xx, xy, yy] = matrix;
  const mean = (xx + yy) / 2;
  const halfDifference = (xx - yy) / 2;
  const radius = Math.hypot(halfDifference, xy);
  const scale = Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy));
  const angle = Math.atan2(xy, halfDifference) / 2;
  // cos and sin of the direction of the larger eigenvalue; exact on the axes.
  const [cosine, sine] =
    xy === 0 ? (halfDifference >= 0 ? [1, 0] : [0, 1]) : [Math.cos(angle), Math.sin(angle)];
  let lower = mean - radius;
  let upper = mean + radius;
  if (scale > 0) {
    const determinant = (xx / scale) * (yy / scale) - (xy / scale) ** 2;
    if (mean > 0) lower = scale * (determinant / (upper / scale));
    else if (mean < 0) upper = scale * (determinant / (lower / scale));
  }
  return {
    eigenvalues: [lower, upper],
    eigenvectors: [
      [sine, -cosine],
      [cosine, sine],
    ],
  };
}

/** |M|: the matrix with every eigenvalue replaced by its absolute value. */
export function absoluteValue(matrix: SymmetricMatrix): SymmetricMatrix {
  return mapEigenvalues(matrix, Math.abs);
}

/**
 * M^½ of a positive semi-definite matrix: the symmetric square root.
 *
 * Negative eigenvalues, which round-off may leave, count as 0.
 */
export function squareRoot(matrix: SymmetricMatrix): SymmetricMatrix {
  return mapEigenvalues(matrix, (value) => Math.sqrt(Math.max(value, 0)));
}

/** The matrix with the same eigenvectors and changed eigenvalues. */
export function mapEigenvalues(
  matrix: SymmetricMatrix,
  change: (eigenvalue: number) => number,
): SymmetricMatrix {
  const { eigenvalues, eigenvectors } = decomposeSymmetric(matrix);
  const [lower, upper] = [change(eigenvalues[0]), change(eigenvalues[1])];
  const [[ux, uy], [vx, vy]] = eigenvectors;
  return [
    lower * ux * ux + upper * vx * vx,
    lower * ux * uy + upper * vx * vy,
    lower * uy * uy + upper * vy * vy,
  ];
}

/** e·M e: for a Hessian, the curvature along a unit vector e. */
export function curvatureAlong(
  [xx, xy, yy]: SymmetricMatrix,
  [x, y]: readonly [number, number],
): number {
  return xx * x * x + 2 * xy * x * y + yy * y * y;
}
