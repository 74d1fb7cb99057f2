/**
 * Standard normal pairs by Box–Muller from two random 32-bit integers, in single precision.
 *
 * The radius takes all 32 bits of the first integer (|z| ≤ 6.76), the angle all 32 of the second. Sine and cosine
 * are own polynomials, since WGSL promises only 2⁻¹¹ for its own. Twin: `normal_pair` in `shaders/random.wgsl`; both
 * agree within a few units in the last place (the logarithm is the platform's).
 *
 * Source: Box and Muller, Ann. Math. Stat. 29 (1958) 610; polynomials: minimax fits on [−π/4, π/4].
 */

const fround = Math.fround;

/** sin t = t + t·t²·p(t²) on [−π/4, π/4], to 1.8e-9. */
const SINE = [-0.16666650669292477, 0.008331978663210183, -0.00019495636252263966] as const;

/** cos t = 1 + t²·p(t²) on [−π/4, π/4], to 3.2e-8, half a unit in the last place. */
const COSINE = [-0.4999989478160706, 0.04165629459048155, -0.0013597823248978637] as const;

function polynomial(x: number, [c0, c1, c2]: readonly [number, number, number]): number {
  return c0 + x * (c1 + x * c2);
}

/** 2⁻³². */
const PER_INTEGER = 2 ** -32;

/**
 * Draws a pair of independent standard normals.
 *
 * @param radiusBits random unsigned 32-bit integer that sets the radius
 * @param angleBits random unsigned 32-bit integer that sets the angle
 * @param output receives the pair at positions `at` and `at + 1`
 */
export function normalPair(
  radiusBits: number,
  angleBits: number,
  output: Float32Array,
  at = 0,
): void {
  // u in (0, 1]: the half keeps u > 0; close to 1 it rounds to 1, where the radius is 0.
  const u = fround(fround(fround(radiusBits) + 0.5) * PER_INTEGER);
  const radius = fround(Math.sqrt(fround(-2 * fround(Math.log(u)))));
  // The lower 30 bits, signed, turn through (−π/4, π/4); the upper two choose the quadrant.
  const turn = fround(fround(angleBits << 2) * fround((Math.PI / 2) * PER_INTEGER));
  const square = fround(turn * turn);
  const sine = fround(turn + turn * square * polynomial(square, SINE));
  const cosine = fround(1 + square * polynomial(square, COSINE));
  const quadrant = angleBits >>> 30;
  const swapped = (quadrant & 1) === 1;
  const c = swapped ? -sine : cosine;
  const s = swapped ? cosine : sine;
  const sign = (quadrant & 2) === 2 ? -1 : 1;
  output[at] = sign * radius * c;
  output[at + 1] = sign * radius * s;
}
