/** Samples to a width. */
const FINENESS = 40;
/** Densities below this one count as 0. */
const NEGLIGIBLE = 1e-7;

/**
 * ∫e^{−rise/D} dt about a stationary point, over √(2πD/H), which the parabola ½Ht² makes of it: the error of Laplace's method in one
 * direction, 1 where there is none.
 *
 * On each side the integral ends where the rise has fallen by D below what it has been: there another well, or another pass, begins.
 *
 * @param rise by how much the loss differs from that of the point at a distance t, positive to both sides: L − L_a from a minimum,
 *   L_b − L from a saddle along its unstable direction
 * @param curvature H > 0 of the rise at t = 0
 * @param diffusion D > 0: T for white noise
 * @param reach a length over which the loss changes, e.g. the distance from minimum to saddle: where the parabola is wider than
 *   that, it is this that is sampled finely
 */
export function computeLaplaceRatio(
  rise: (distance: number) => number,
  curvature: number,
  diffusion: number,
  reach: number,
): number {
  const width = Math.sqrt(diffusion / curvature);
  const step = Math.min(width, reach) / FINENESS;
  const mostSteps = Math.ceil((10 * Math.max(width, reach)) / step);
  let sum = 1;
  for (const side of [-1, 1]) {
    let highest = 0;
    for (let index = 1; index <= Math.min(mostSteps, 20_000); index++) {
      const height = rise(side * index * step);
      highest = Math.max(highest, height);
      const density = Math.exp(-height / diffusion);
      // A loss that is not finite there has no density either.
      if (!(density > NEGLIGIBLE) || height < highest - diffusion) break;
      sum += density;
    }
  }
  return (sum * step) / (Math.sqrt(2 * Math.PI) * width);
}
