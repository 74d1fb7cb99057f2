/** Mean, variance and standard error of measured values. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Unbiased (divided by count − 1); undefined below two values. */
  readonly variance: number | undefined;
  /** Standard error of the mean, √(variance/count); undefined below two values. */
  readonly standardError: number | undefined;
}

/**
 * Summarises values in one pass without cancellation.
 *
 * Source: Welford, Technometrics 4 (1962) 419.
 *
 * @param values finite numbers, at least one
 */
export function summarize(values: ArrayLike<number>): Summary {
  const count = values.length;
  if (count === 0) throw new RangeError('values must hold at least one number; got none.');
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i] - mean;
    mean += deviation / (i + 1);
    squares += deviation * (values[i] - mean);
  }
  if (count === 1) return { count, mean, variance: undefined, standardError: undefined };
  const variance = squares / (count - 1);
  return { count, mean, variance, standardError: Math.sqrt(variance / count) };
}
