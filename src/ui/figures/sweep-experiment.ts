import type { Experiment } from '../../experiment/experiment.ts';
import { expandSweep } from '../../sweep/expand.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';

declare global {
  interface HTMLElementEventMap {
    /** An experiment is to be opened in the laboratory. */
    'open-experiment': CustomEvent<Experiment>;
  }
}

/**
 * The experiment of a row, with the particles and the seed it was run with: in the laboratory the same particles take the
 * same steps. It ends by itself only where what is measured is asked for after a number of steps.
 */
export function experimentOf(sweep: Sweep, row: PointRow): Experiment {
  const { experiment } = expandSweep(sweep)[row.point];
  const { particles, seed, escapes } = row;
  return {
    ...experiment,
    ensemble: { particles, seed },
    afterEscape: escapes?.afterEscape ?? 'continue',
    until: sweep.measure === 'escape' ? {} : experiment.until,
  };
}

/** Asks the page to open the experiment of a row in the laboratory. */
export function openExperiment(from: HTMLElement, sweep: Sweep, row: PointRow): void {
  const detail = experimentOf(sweep, row);
  from.dispatchEvent(new CustomEvent('open-experiment', { detail, bubbles: true, composed: true }));
}
