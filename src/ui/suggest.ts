import type { EscapeRoute } from '../landscapes/critical-points.ts';

/** Numbers with which a landscape shows an escape within a few thousand steps. */
export interface Suggestion {
  readonly learningRate: number;
  readonly temperature: number;
  readonly batchSize: number;
}

/** ηH at the stiffest direction: small steps, yet not idle ones. */
const STEP_FACTOR = 0.2;
/** ΔL/T, and the exponent of the SGD law: high enough for the laws, low enough to watch. */
const EXPONENT = 4;

/** Chooses η, T and B from the curvatures and the barrier on the way out; nothing where there is no saddle. */
export function suggestSettings({ minimum, saddle, barrier }: EscapeRoute): Suggestion | undefined {
  if (minimum === undefined || saddle === undefined || barrier === undefined) return undefined;
  const stiffest = Math.max(...minimum.eigenvalues, ...saddle.eigenvalues.map(Math.abs));
  const learningRate = round(STEP_FACTOR / stiffest);
  const descent = Math.abs(saddle.eigenvalues[0]);
  const [ex, ey] = saddle.eigenvectors[0];
  const [xx, xy, yy] = minimum.hessian;
  const ascent = ex * ex * xx + 2 * ex * ey * xy + ey * ey * yy;
  const share = descent / (ascent + descent);
  const perBatch = (2 * barrier * (share / ascent + (1 - share) / descent)) / learningRate;
  return {
    learningRate,
    temperature: round(barrier / EXPONENT),
    batchSize: round(EXPONENT / perBatch),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(value.toExponential()[0] === '1' ? 2 : 1));
}
