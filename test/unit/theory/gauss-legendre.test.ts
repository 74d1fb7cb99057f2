import { expect, it } from 'vitest';
import { createGaussLegendre, createRunningIntegral } from '../../../src/theory/gauss-legendre.ts';

it('integrates polynomials up to degree 2n − 1', () => {
  for (const order of [1, 2, 12, 16, 64]) {
    const { nodes, weights } = createGaussLegendre(order);
    for (const degree of [0, 2 * order - 2, 2 * order - 1]) {
      const sum = nodes.reduce((all, x, i) => all + weights[i] * x ** degree, 0);
      expect(sum, `${order}, ${degree}`).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 13);
    }
  }
  // Abramowitz & Stegun, table 25.4, n = 2.
  expect(createGaussLegendre(2).nodes[1]).toBeCloseTo(1 / Math.sqrt(3), 15);
});

it('integrates from −1 up to each node', () => {
  const rule = createGaussLegendre(16);
  const running = createRunningIntegral(rule);
  rule.nodes.forEach((node, i) => {
    let sum = 0;
    for (let j = 0; j < 16; j++) sum += running[i * 16 + j] * Math.exp(rule.nodes[j]);
    expect(sum).toBeCloseTo(Math.exp(node) - Math.exp(-1), 14);
  });
});
