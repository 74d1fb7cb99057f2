/** Kramers' two questions: how long until a particle leaves, and where the particles are in the end. */

import type { Evidence, EvidenceKind, EvidenceRow } from '../scene.ts';
import { judge } from './judge.ts';
import { againstExact, exactTime, measureMeanTime, rowOfTime } from './mean-time.ts';
import { measureShares } from './shares.ts';
import { inPercent, known, plain, withError } from './words.ts';

/** Relaxation times of the shares that must have passed: e^−6, a quarter of a per cent, is left of where they began. */
const RELAXATIONS = 6;

/** One panel with `continue`: first passages are counted, and everybody stays. */
export const kramers: EvidenceKind = {
  needs: ['density'],
  measure([panel]): Evidence {
    const { prepared, tally } = panel;
    const time = measureMeanTime(panel);
    const wells = measureShares(panel);
    const [home, ...others] = wells ?? [];
    const far = others.reduce((a, b) => (b.measured.value > a.measured.value ? b : a), others[0]);
    const rows: EvidenceRow[] = [rowOfTime('mean escape time τ from a₁', panel)];
    for (const [name, well] of [
      ['a₁', home],
      ['a₂', far],
    ] as const) {
      rows.push({
        label: `share in ${name}`,
        measured: well?.measured,
        expected:
          well?.boltzmann === undefined ? [] : [{ label: 'Boltzmann', value: well.boltzmann }],
      });
    }
    const comparand = againstExact(panel);
    const exact = exactTime(panel);
    if (comparand === undefined || exact === undefined || time === undefined) {
      return {
        rows,
        verdict: 'waiting',
        sentence: 'Waiting for the first escapes and for the exact answer.',
      };
    }
    if (far?.boltzmann === undefined) {
      return {
        rows,
        verdict: 'waiting',
        sentence: 'Boltzmann’s shares need white noise and two wells.',
      };
    }
    // τ₂ follows from τ₁ by detailed balance, and both ways out empty a difference.
    const relaxation = exact.value * far.boltzmann;
    const t = tally.step * prepared.experiment.method.learningRate;
    if (!(t >= RELAXATIONS * relaxation)) {
      const sentence = `τ is ${withError(time)} (exact ${known(exact.value, exact.error)}); the shares have settled at t = ${plain(RELAXATIONS * relaxation, 2)}, now it is ${plain(t, 2)}.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const { value, interval } = far.measured;
    const count = tally.particleCount;
    const verdict = judge([
      comparand,
      {
        measured: value,
        expected: far.boltzmann,
        deviation: Math.sqrt((far.boltzmann * (1 - far.boltzmann)) / count),
      },
    ]);
    const sentence = `τ is ${withError(time)}, exact ${known(exact.value, exact.error)}; ${inPercent({ value, interval })} are in a₂, Boltzmann says ${plain(100 * far.boltzmann)} %.`;
    return { rows, verdict, sentence };
  },
};
