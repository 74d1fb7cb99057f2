/** A quadrature rule on [−1, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule, exact for polynomials of degree 2·order − 1.
 *
 * Source: Newton's method on P_n from the classical start cos(π(i − ¼)/(n + ½)); weights 2/((1−x²)P_n′²) (DLMF 3.5.22).
 *
 * @param order number of nodes, 1 to about 100
 */
export function createGaussLegendre(order: number): QuadratureRule {
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 0;
    for (let pass = 0; pass < 8; pass++) {
      const p = legendre(order, x);
      slope = (order * (x * p[order] - p[order - 1])) / (x * x - 1);
      x -= p[order] / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/**
 * Running integrals from samples at the nodes: row i of the result times the samples gives ∫ from −1 to node i.
 * Exact for polynomials of degree order − 1.
 *
 * Source: expansion in Legendre polynomials, with ∫P_k = (P_{k+1} − P_{k−1})/(2k+1).
 *
 * @returns a row-major order × order matrix
 */
export function createRunningIntegral({ nodes, weights }: QuadratureRule): Float64Array {
  const order = nodes.length;
  const values = Array.from(nodes, (x) => legendre(order, x));
  const matrix = new Float64Array(order * order);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < order; j++) {
      let sum = nodes[i] + 1;
      for (let k = 1; k < order; k++) {
        sum += values[j][k] * (values[i][k + 1] - values[i][k - 1]);
      }
      matrix[i * order + j] = (weights[j] * sum) / 2;
    }
  }
  return matrix;
}

/** P₀(x) … P_order(x) by the three-term recurrence. */
function legendre(order: number, x: number): Float64Array {
  const p = new Float64Array(order + 1);
  p[0] = 1;
  p[1] = x;
  for (let k = 1; k < order; k++) p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
  return p;
}
