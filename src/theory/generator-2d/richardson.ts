/** A number extrapolated to vanishing grid spacing h. */
export interface Estimate {
  readonly value: number;
  /** How far the finer grid is from the extrapolated value: a bound where the error is of order h². */
  readonly error: number;
}

/** Richardson's extrapolation from the values at h and 2h of a quantity with an error of order h². */
export function extrapolate(atFine: number, atCoarse: number): Estimate {
  const correction = (atFine - atCoarse) / 3;
  return { value: atFine + correction, error: Math.abs(correction) };
}
