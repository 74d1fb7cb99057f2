/** How long an escape takes, for a scene of a lecturer's own: every panel's mean time against its exact answer. */

import type { EvidenceKind } from '../scene.ts';
import { type Comparand, judge } from './judge.ts';
import { againstExact, exactTime, measureMeanTime, rowOfTime } from './mean-time.ts';
import { known, withError } from './words.ts';

/** Any panels in which particles escape. */
export const escapeTime: EvidenceKind = {
  needs: [],
  measure(panels) {
    const rows = panels.map((panel) => rowOfTime('mean escape time τ', panel));
    const times = panels.map(measureMeanTime);
    const [first] = times;
    const comparands = panels
      .map(againstExact)
      .filter((comparand): comparand is Comparand => comparand !== undefined);
    if (first === undefined || times.includes(undefined)) {
      return {
        rows,
        verdict: 'waiting',
        sentence: 'Waiting for the first escapes.',
        points: 'survivors',
      };
    }
    const exact = exactTime(panels[0]);
    if (exact === undefined || comparands.length < panels.length) {
      const sentence = `τ is ${withError(first)}; no exact answer has come to hold it against.`;
      return { rows, verdict: 'waiting', sentence, points: 'survivors' };
    }
    const sentence = `τ is ${withError(first)}, exact ${known(exact.value, exact.error)}.`;
    return { rows, verdict: judge(comparands), sentence, points: 'survivors' };
  },
};
