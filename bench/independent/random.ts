/** Random numbers of the independent programs: nothing in common with those of the product (Threefry and Box–Muller there). */

/** A stream of random numbers. */
export interface Random {
  /** Uniform on (0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * Small Fast Counting generator, 32 bits (Doty-Humphrey, PractRand), 2⁻³² fine; normals by Marsaglia's polar method.
 *
 * @param seed any whole number
 */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 20; round++) next();
  const uniform = (): number => (next() + 0.5) / 4294967296;
  let spare = Number.NaN;
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * factor;
      return u * factor;
    }
  };
  return { uniform, normal };
}

/** Symmetric α-stable number with characteristic function exp(−|u|^α) (Chambers, Mallows, Stuck 1976). */
export function drawStable(alpha: number, random: Random): number {
  const angle = Math.PI * (random.uniform() - 0.5);
  if (alpha === 1) return Math.tan(angle);
  const wait = -Math.log(random.uniform());
  return (
    (Math.sin(alpha * angle) / Math.cos(angle) ** (1 / alpha)) *
    (Math.cos(angle - alpha * angle) / wait) ** ((1 - alpha) / alpha)
  );
}
