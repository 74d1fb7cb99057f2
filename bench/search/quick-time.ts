/** A quick look at how long an escape takes, to choose how strong the noise shall be: nothing is judged by it. */

/** A diffusion dx = −L′dt + √(2D) dW (Itô) from a start to a target on its right. */
export interface QuickProblem {
  readonly slope: (x: number) => number;
  readonly diffusion: (x: number) => number;
  readonly left: number;
  readonly start: number;
  readonly target: number;
}

const PARTS = 1200;

/** Its mean first-passage time, reflected at `left`, to about a per cent. */
export function estimateTime({ slope, diffusion, left, start, target }: QuickProblem): number {
  const step = (target - left) / PARTS;
  let phi = 0;
  let inner = 0;
  let total = 0;
  for (let part = 0; part < PARTS; part++) {
    const x = left + (part + 0.5) * step;
    const d = diffusion(x);
    const rise = (step * slope(x)) / d;
    phi += rise / 2;
    inner += (step * Math.exp(-phi)) / d / 2;
    if (x > start) total += step * Math.exp(phi) * inner;
    inner += (step * Math.exp(-phi)) / d / 2;
    phi += rise / 2;
    // Kept within what a double holds: only differences of φ count.
    if (Math.abs(phi) > 300) {
      if (x > start) return Number.POSITIVE_INFINITY;
      inner *= Math.exp(phi);
      phi = 0;
    }
  }
  return total;
}
