/**
 * Symmetric α-stable numbers with characteristic function exp(−|u|^α), from two random 32-bit integers each.
 *
 * X = sin(αU)/(cos U)^{1/α} · (cos((1 − α)U)/W)^{(1 − α)/α}, U uniform on (−π/2, π/2), W exponential. U = (π/2)·(1 − e)·sign, with e
 * of 31 random bits, so that cos U = sin(πe/2) keeps its digits where it is small: that is the tail, |X| up to (2³²)^{1/α}.
 * α = 2 is √2 times a standard normal, α = 1 the Cauchy distribution. Valid for 0 < α ≤ 2.
 *
 * Twin: `stable` in `shaders/noise/heavy-tailed.wgsl`. Source: Chambers, Mallows, Stuck, J. Am. Stat. Assoc. 71 (1976) 340.
 */
export function stable(alpha: number, angleBits: number, waitBits: number): number {
  const edge = ((angleBits & 0x7fffffff) + 0.5) * 2 ** -31;
  const angle = (Math.PI / 2) * (1 - edge);
  const cosine = Math.sin((Math.PI / 2) * edge);
  const wait = -Math.log((waitBits + 0.5) * 2 ** -32);
  const size =
    (Math.sin(alpha * angle) / cosine ** (1 / alpha)) *
    (Math.cos((1 - alpha) * angle) / wait) ** ((1 - alpha) / alpha);
  return angleBits >>> 31 === 1 ? -size : size;
}
