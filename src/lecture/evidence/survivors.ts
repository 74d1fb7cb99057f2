/** Who is left of large and of small batches. */

import { findEscapeLaws } from '../../analysis/laws.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { estimateShare } from '../../statistics/share.ts';
import type { Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, decide, judge, together } from './judge.ts';
import { againstExact, exactTime } from './mean-time.ts';
import { batchOf } from './panels.ts';
import { plain } from './words.ts';

/** Escapes that make a mean time worth comparing. */
const ENOUGH = 200;
/** An exponent with which a particle tries for millions of relaxation times. */
const HOPELESS = 15;

/** Each panel either leaves as fast as the exact answer says, or is stuck: so it must be, and so many of each there must be. */
export const survivors: EvidenceKind = {
  needs: [],
  wishes: (prepared) => (isBeyondReach(prepared) ? [] : ['answers']),
  measure(panels): Evidence {
    const rows: EvidenceRow[] = panels.map((panel) => {
      const { atRisk, particleCount } = panel.tally;
      const expected = expectedShare(panel);
      return {
        label: `share still in the well, B = ${plain(batchOf(panel))}, η = ${plain(rateOf(panel))}`,
        measured: { value: atRisk / particleCount, interval: estimateShare(atRisk, particleCount) },
        expected:
          expected === undefined ? [] : [{ label: 'from the exact mean time', value: expected }],
      };
    });
    const stuck = panels.filter(({ prepared }) => isBeyondReach(prepared));
    const leaving = panels.filter((panel) => !stuck.includes(panel));
    const comparands = leaving
      .map((panel) => (panel.tally.events < ENOUGH ? undefined : againstExact(panel)))
      .filter((comparand): comparand is Comparand => comparand !== undefined);
    const fewest = Math.min(...leaving.map(({ tally }) => tally.events));
    if (leaving.length === 0 || comparands.length < leaving.length) {
      const sentence = `Waiting for ${ENOUGH} escapes of every batch that leaves at all: ${Number.isFinite(fewest) ? fewest : 0} so far.`;
      return { rows, verdict: 'waiting', sentence, points: 'survivors' };
    }
    // An exponent of 15 lets one of 2000 particles go in a hundred such runs.
    const lost = stuck.reduce((sum, { tally }) => sum + tally.events, 0);
    const total = stuck.reduce((sum, { tally }) => sum + tally.particleCount, 0);
    const isKept = lost <= 1;
    const largest = panels.reduce((a, b) => (batchOf(b) > batchOf(a) ? b : a));
    const rescued = leaving.filter((panel) => batchOf(panel) === batchOf(largest));
    const lastSentence =
      rescued.length > 0
        ? `B = ${plain(batchOf(largest))} leaves with η = ${plain(rateOf(rescued[0]))}.`
        : `B = ${plain(batchOf(largest))} does not leave at any η here.`;
    if (stuck.length === 0) {
      const sentence = `Theory holds none of these batches back, and all of them leave. ${lastSentence}`;
      return { rows, verdict: decide([total, lost], false), sentence, points: 'survivors' };
    }
    const sentence = `Of the batches that theory holds back, ${lost} of ${total} particles have left; the others leave on time. ${lastSentence}`;
    const verdict = together(judge(comparands), decide([lost], isKept));
    return { rows, verdict, sentence, points: 'survivors' };
  },
};

/** Whether the law's exponent is such that no solver need be asked. */
function isBeyondReach(prepared: PreparedExperiment): boolean {
  return (findEscapeLaws(prepared).exponent ?? 0) > HOPELESS;
}

/** e^(−t/τ) with the exact τ: right after the short transient. Beyond reach everybody stays. */
function expectedShare(panel: PanelReading): number | undefined {
  if (isBeyondReach(panel.prepared)) return 1;
  const exact = exactTime(panel);
  return exact && Math.exp((-panel.tally.step * rateOf(panel)) / exact.value);
}

function rateOf({ prepared }: PanelReading): number {
  return prepared.experiment.method.learningRate;
}
