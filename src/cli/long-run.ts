import type { Settling } from '../analysis/settling.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';

/**
 * Sentences on a run that may go on for very long, said before it begins: no rule ends it before all have escaped, and why.
 *
 * @param settling from when on escapes count for the rules, as far as theory knows
 */
export function explainLongRun(
  { experiment: { until, afterEscape, noise }, route: { furtherMinima } }: PreparedExperiment,
  settling: Settling,
): readonly string[] {
  if (until.steps !== undefined) return [];
  const limit = 'Ctrl-C ends it, "until": { "steps": … } limits it.';
  if (noise.name === 'none' || ('temperature' in noise && noise.temperature === 0)) {
    return [`Without noise this run goes on for as long as nobody reaches the region; ${limit}`];
  }
  if (!(settling.time >= 0 && Number.isFinite(settling.time))) {
    return [
      `When the population settles is not known, so that no number of escapes ends this run: it goes on until ${
        afterEscape === 'restart' ? 'it is interrupted' : 'all have escaped'
      }. ${limit}`,
    ];
  }
  if (furtherMinima.length > 0 && settling.basis !== 'spectrum' && until.escapes === undefined) {
    return [
      `There are other wells, and no solver says when the exchange with them is over: this run goes on until all have escaped. ${limit}`,
    ];
  }
  return [];
}
