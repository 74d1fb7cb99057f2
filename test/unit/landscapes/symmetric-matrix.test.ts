import { expect, test } from 'vitest';
import {
  absoluteValue,
  decomposeSymmetric,
  type SymmetricMatrix,
  squareRoot,
} from '../../../src/landscapes/symmetric-matrix.ts';
import { createSequence } from '../formula/sequence.ts';

const random = createSequence(5);
const MATRICES: SymmetricMatrix[] = [
  [0, 0, 0],
  [3, 0, -2],
  [-2, 0, 3],
  [0, 1, 0],
  [5, 0, 5],
  ...Array.from(
    { length: 200 },
    (): SymmetricMatrix => [20 * random() - 10, 20 * random() - 10, 20 * random() - 10],
  ),
];

// All numbers here are of size 10: 1e-13 is a few hundred units of round-off.
const ROUND_OFF = 1e-13;

test('M v = λ v, ascending, orthonormal', () => {
  for (const matrix of MATRICES) {
    const [xx, xy, yy] = matrix;
    const { eigenvalues, eigenvectors } = decomposeSymmetric(matrix);
    expect(eigenvalues[0]).toBeLessThanOrEqual(eigenvalues[1]);
    eigenvectors.forEach(([x, y], index) => {
      expect(Math.abs(xx * x + xy * y - eigenvalues[index] * x)).toBeLessThan(ROUND_OFF);
      expect(Math.abs(xy * x + yy * y - eigenvalues[index] * y)).toBeLessThan(ROUND_OFF);
      expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(ROUND_OFF);
    });
  }
});

test('a small eigenvalue beside a large one keeps its digits', () => {
  // [[1, 1], [1, 1 + 2⁻⁴⁰]]: the smaller eigenvalue is det/larger = 2⁻⁴⁰/2 to first order.
  const [lower] = decomposeSymmetric([1, 1, 1 + 2 ** -40]).eigenvalues;
  expect(Math.abs(lower / 2 ** -41 - 1)).toBeLessThan(1e-10);
});

test('|M|² = M² and (M^½)² = M', () => {
  const square = ([a, b, c]: SymmetricMatrix): SymmetricMatrix => [
    a * a + b * b,
    a * b + b * c,
    b * b + c * c,
  ];
  for (const matrix of MATRICES) {
    const positive = absoluteValue(matrix);
    const root = square(squareRoot(positive));
    for (const i of [0, 1, 2]) {
      expect(Math.abs(square(positive)[i] - square(matrix)[i])).toBeLessThan(100 * ROUND_OFF);
      expect(Math.abs(root[i] - positive[i])).toBeLessThan(ROUND_OFF);
    }
  }
});
