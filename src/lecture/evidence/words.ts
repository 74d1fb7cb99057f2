/** Numbers in the sentences of an evidence, rounded to what their error allows. */

import { formatKnown, sayEstimate, sayNumber } from '../../statistics/estimate-text.ts';
import type { Estimate } from '../scene.ts';

/** A value with its interval: "1.02 ± 0.04". */
export function withError({ value, interval }: Estimate): string {
  return sayEstimate(value, interval);
}

/** A share in per cent, with the digits that its error allows: 69.2 ± 0.8 %. */
export function inPercent({ value, interval: [low, high] }: Estimate): string {
  return `${sayEstimate(100 * value, [100 * low, 100 * high])} %`;
}

/** A number that is known to within an error, with three digits at most. */
export function known(value: number, error: number): string {
  return formatKnown(value, error, 3);
}

/** A number without an error: 0.0123, 12.3, 1230. */
export const plain = sayNumber;
