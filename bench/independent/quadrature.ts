/** The mean first-passage time in one dimension and continuous time, by the trapezoidal rule. */

/**
 * τ = (1/T) ∫_{from}^{to} e^{L(y)/T} ∫_{−∞}^y e^{−L(z)/T} dz dy for dx = −L′dt + √(2T) dW, reflected far to the left of `from`.
 *
 * The error is quartered with every halving of the steps; two are joined by Richardson's rule.
 *
 * @param loss a function of x alone
 */
export function firstPassageTime(
  loss: (x: number) => number,
  temperature: number,
  from: number,
  to: number,
): number {
  // Far enough to the left nobody ever is.
  let left = from;
  while (loss(left) - loss(from) < 45 * temperature && left > from - 50) left -= 0.05;
  const sum = (parts: number): number => {
    const step = (to - left) / parts;
    // The start is a point of the grid only by chance: the part of a step there is taken linearly.
    let inner = 0;
    let total = 0;
    let before = Math.exp(-loss(left) / temperature);
    let outerBefore = 0;
    for (let part = 1; part <= parts; part++) {
      const x = left + part * step;
      const weight = Math.exp(-loss(x) / temperature);
      inner += 0.5 * step * (before + weight);
      before = weight;
      const outer = Math.exp(loss(x) / temperature) * inner;
      const inside = Math.min(1, Math.max(0, (x - from) / step));
      const atFrom = outer + (outerBefore - outer) * inside;
      total += 0.5 * step * inside * (outer + (inside < 1 ? atFrom : outerBefore));
      outerBefore = outer;
    }
    return total / temperature;
  };
  const [coarse, fine] = [sum(200_000), sum(400_000)];
  return fine + (fine - coarse) / 3;
}
