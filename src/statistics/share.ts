import { normalQuantile } from './normal.ts';

/**
 * Wilson's interval for a share, from so many of a number of independent particles.
 *
 * Covers the true share about as often as it says for any counts, 0 and all included (unlike the normal interval, which
 * collapses there).
 *
 * Source: Wilson, J. Am. Stat. Assoc. 22 (1927) 209; Brown, Cai, DasGupta, Stat. Sci. 16 (2001) 101.
 *
 * @param count particles counted, 0 to total
 * @param total at least 1
 * @param confidence between 0 and 1
 */
export function estimateShare(
  count: number,
  total: number,
  confidence = 0.95,
): readonly [low: number, high: number] {
  if (!(total >= 1 && count >= 0 && count <= total)) {
    throw new RangeError(`count must lie between 0 and total ≥ 1; got ${count} of ${total}.`);
  }
  const z2 = normalQuantile((1 + confidence) / 2) ** 2;
  const centre = (count + z2 / 2) / (total + z2);
  const half = Math.sqrt(z2 * ((count * (total - count)) / total + z2 / 4)) / (total + z2);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
