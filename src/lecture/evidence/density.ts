/** The cloud against the Fokker–Planck solution, and the flux through the saddle against the exact one. */

import { compareDensity, computeExpectedCells } from '../../analysis/density-test.ts';
import { densityAt, geometricTimes } from '../../analysis/exact-fields.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Estimate, Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { decide, FALSE_ALARM, judge, together } from './judge.ts';
import { againstExact, measureMeanTime } from './mean-time.ts';
import { known, plain, withError } from './words.ts';

/** Escapes that make the flux worth a word. */
const ENOUGH = 1000;
/** The first exact density, in steps; before it nearly all is in one cell of the solver. */
const FIRST_STEPS = 5;
/** Factor between the times of the exact densities; a cubic between them errs by some 1e-5. */
const TIME_RATIO = 1.2;
/** Steps that the exact densities cover. */
const MOST_STEPS = 20_000;

/** Times at which the exact densities are computed, t = η · steps. */
export function densityTimes({ experiment }: PreparedExperiment): number[] {
  const { learningRate } = experiment.method;
  const count = Math.ceil(Math.log(MOST_STEPS / FIRST_STEPS) / Math.log(TIME_RATIO));
  return geometricTimes(FIRST_STEPS * learningRate, MOST_STEPS * learningRate, count);
}

/** The first panel is measured; others of the same experiment show it in another way. */
export const density: EvidenceKind = {
  needs: ['density'],
  wishes: () => ['answers', 'densities'],
  measure([panel]): Evidence {
    const { tally, answers, densities } = panel;
    const test = testDensity(panel);
    const time = measureMeanTime(panel);
    const exact = answers?.answers[0];
    const flux = time && inverse(time);
    const laws = panel.comparison.laws.flatMap(({ name, result }) =>
      'value' in result ? [{ label: name, value: 1 / result.value }] : [],
    );
    const rows: EvidenceRow[] = [
      {
        label: 'χ² per block of the two densities',
        measured: test && { value: test.perCell, interval: [test.perCell, test.perCell] },
        expected: [{ label: 'chance alone', value: 1 }],
      },
      {
        label: 'flux through the saddle, per particle and unit of t',
        measured: flux,
        expected: [
          ...(exact
            ? [{ label: 'exact', value: 1 / exact.value, error: exact.error / exact.value ** 2 }]
            : []),
          ...laws,
        ],
      },
    ];
    if (densities !== undefined && 'reason' in densities) {
      const sentence = `No Fokker–Planck density: ${densities.reason}`;
      return { rows, verdict: 'waiting', sentence };
    }
    const comparand = againstExact(panel);
    if (
      test === undefined ||
      comparand === undefined ||
      flux === undefined ||
      exact === undefined
    ) {
      return { rows, verdict: 'waiting', sentence: 'The exact densities are being computed.' };
    }
    if (tally.events < ENOUGH) {
      const sentence = `Waiting for ${ENOUGH} escapes: ${tally.events} so far.`;
      return { rows, verdict: 'waiting', sentence };
    }
    // Two claims share the rate of false alarms.
    const verdict = together(
      decide([test.probability], test.probability > FALSE_ALARM / 2),
      judge([comparand, comparand]),
    );
    const sentence = `Chance alone makes the densities differ as much in ${plain(100 * test.probability, 2)} % of all runs; the flux is ${withError(flux)}, exact ${known(1 / exact.value, exact.error / exact.value ** 2)}.`;
    return { rows, verdict, sentence };
  },
};

function testDensity({ prepared, tally, density: counted, densities }: PanelReading) {
  if (counted === undefined || densities === undefined || 'reason' in densities) return undefined;
  const time = counted.step * prepared.experiment.method.learningRate;
  const at = densityAt(densities, time);
  const expected = computeExpectedCells(
    at,
    prepared.landscape.domain,
    tally.particleCount - tally.diverged,
  );
  const { chiSquare, cellCount, probability } = compareDensity(counted, expected);
  return { perCell: chiSquare / Math.max(1, cellCount - 1), probability };
}

function inverse({ value, interval: [low, high] }: Estimate): Estimate {
  return { value: 1 / value, interval: [1 / high, 1 / low] };
}
