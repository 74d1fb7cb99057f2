import { sayNumber } from '../statistics/estimate-text.ts';

/** What a theory says: a number, or in a sentence why it does not apply. */
export type LawResult = { readonly value: number } | { readonly reason: string };

/** An escape law is asymptotic: below this exponent (barrier/temperature for white noise) it says nothing. */
const leastExponent = 3;
/** Largest ηH at which a discrete step still resembles continuous time. */
const largestStep = 0.5;

/**
 * prefactor · e^exponent where escape is rare (exponent at least 3) and the result a double (below 1e308).
 *
 * @param meaning what the exponent is made of, for the reason
 */
export function escapeTime(prefactor: number, exponent: number, meaning: string): LawResult {
  const rare = explainFrequent(exponent, meaning);
  if (rare !== undefined) return { reason: rare };
  const value = prefactor * Math.exp(exponent);
  if (Number.isFinite(value) && value > 0) return { value };
  return { reason: beyondReach(exponent + Math.log(prefactor)) };
}

/** A time in a fixed proportion to another; refused where that leaves what a double can hold. */
export function scaleTime(result: LawResult, factor: number): LawResult {
  if ('reason' in result) return result;
  const value = result.value * factor;
  if (Number.isFinite(value) && value > 0) return { value };
  return { reason: beyondReach(Math.log(result.value) + Math.log(factor)) };
}

function beyondReach(logarithm: number): string {
  if (!Number.isFinite(logarithm))
    return 'The noise is too weak for an escape time that a number can hold here.';
  return `The escape time is of the order of e^${sayNumber(logarithm, 4)}: beyond reach, and beyond what a number can hold here.`;
}

/** Why escape is not a rare event, or nothing where it is. */
export function explainFrequent(exponent: number, meaning: string): string | undefined {
  if (exponent >= leastExponent) return undefined;
  return `${meaning} is ${sayNumber(exponent)}, below ${leastExponent}: escape is no rare event, and the law is asymptotic.`;
}

/** Why steps are too long for a law in continuous time, or nothing where they are not. */
export function explainCoarseSteps(
  learningRate: number,
  curvatures: readonly number[],
): string | undefined {
  const steepest = Math.max(...curvatures.map(Math.abs));
  if (learningRate * steepest <= largestStep) return undefined;
  return `ηH reaches ${sayNumber(learningRate * steepest)}, above ${largestStep}: the law is in continuous time, the steps are too long for it.`;
}

/** Why a point is no minimum, or nothing where it is one. */
export function explainNoMinimum(curvatures: readonly number[]): string | undefined {
  if (curvatures.every((curvature) => curvature > 0)) return undefined;
  if (curvatures.every((curvature) => curvature >= 0)) {
    return 'A flat direction at the minimum: a curvature is zero there, and the quadratic approximation fails.';
  }
  return 'The start is no minimum: a curvature is negative there.';
}

/** Why a point is no saddle with one way down, or nothing where it is one. */
export function explainNoSaddle(curvatures: readonly number[]): string | undefined {
  const down = curvatures.filter((curvature) => curvature < 0).length;
  if (curvatures.some((curvature) => curvature === 0)) {
    return 'A flat direction at the saddle: a curvature is zero there, and the quadratic approximation fails.';
  }
  if (down === 1) return undefined;
  return `The saddle must have one negative curvature; it has ${down}.`;
}
