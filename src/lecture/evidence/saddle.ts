/** How noise leaves a saddle: mean squares along the unstable direction against their closed form, and who is still there. */

import { METHODS } from '../../dynamics/methods.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { estimateShare } from '../../statistics/share.ts';
import type { Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, decide, judge, together } from './judge.ts';
import { measureMeanTime } from './mean-time.ts';
import { againstClosedForm, measureSquares } from './squares.ts';
import { plain, withError } from './words.ts';

/** Of the noisy ones so many must have left before anything is said. */
const MOST_LEFT = 0.95;
/** Standard error of a mean square, relative to it, that is small enough. */
const PRECISE = 0.03;

/** Panels with `continue` and a start without gradient measure the spreading, those with `stop` who leaves. */
export const saddle: EvidenceKind = {
  needs: ['positions'],
  wishes: () => [],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    const comparands: Comparand[] = [];
    const leaving = panels.filter(({ prepared }) => prepared.experiment.afterEscape === 'stop');
    const spreading = panels.filter((panel) => !leaving.includes(panel));
    let isRough = false;
    for (const panel of spreading) {
      const square = measureSquares(panel)?.[0];
      const comparand = square && againstClosedForm(square);
      rows.push({
        label: `⟨x²⟩ at a bare saddle, ${nameOf(panel.prepared)}`,
        measured: square?.measured,
        expected:
          square === undefined || square.exact === null
            ? []
            : [{ label: 'closed form', value: square.exact }],
      });
      if (comparand === undefined) isRough = true;
      else {
        comparands.push(comparand);
        if (!(comparand.deviation <= PRECISE * comparand.expected)) isRough = true;
      }
    }
    for (const panel of leaving) {
      const { events, particleCount } = panel.tally;
      rows.push({
        label: `share that has left, ${nameOf(panel.prepared)}`,
        measured: { value: events / particleCount, interval: estimateShare(events, particleCount) },
        expected: [],
      });
    }
    const noisy = leaving.filter((panel) => !isStill(panel));
    for (const panel of noisy) {
      rows.push({
        label: `mean time to leave, ${nameOf(panel.prepared)}`,
        // The last to leave take longest: without them the mean would be another.
        measured: panel.tally.atRisk === 0 ? measureMeanTime(panel) : undefined,
        expected: [],
      });
    }
    const shares = noisy.map(({ tally }) => tally.events / tally.particleCount);
    const share = shares.length === 0 ? 0 : Math.min(...shares);
    if (isRough || !(share >= MOST_LEFT)) {
      const sentence = `Of the slowest of the noisy ones ${plain(100 * share, 2)} % have left; waiting for ${100 * MOST_LEFT} %.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const stayed = leaving.filter(isStill).every(({ tally }) => tally.events === 0);
    const verdict = together(
      decide([share], stayed),
      ...(comparands.length === 0 ? [] : [judge(comparands)]),
    );
    const [first] = spreading.map((panel) => measureSquares(panel)?.[0]);
    const sentence = first
      ? `Without noise nobody has left; with it all but ${plain(100 * (1 - share), 2)} % have. ⟨x²⟩ is ${withError(first.measured)}, the closed form says ${plain(first.exact ?? Number.NaN)}.`
      : `Without noise nobody has left; with it all but ${plain(100 * (1 - share), 2)} % have.`;
    return { rows, verdict, sentence };
  },
};

function isStill({ prepared }: PanelReading): boolean {
  return prepared.experiment.noise.name === 'none';
}

function nameOf({ experiment }: PreparedExperiment): string {
  return METHODS[experiment.method.name].title;
}
