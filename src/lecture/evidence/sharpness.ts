/** How the escape time hangs on the sharpness k, and where the particles gather: thermal noise beside that of SGD. */

import type { Estimate, Evidence, EvidenceKind, EvidencePoints, EvidenceRow } from '../scene.ts';
import { allowedDeviations, type Comparand, HALF_INTERVAL, judge } from './judge.ts';
import { againstExactSlope, expectedSlopes, measureLine, seriesOf } from './lines.ts';
import { isWhite, sharpnessOf } from './panels.ts';
import { expectedShares, flattestOf, measureShares } from './shares.ts';
import { inPercent, plain, withError } from './words.ts';

/** Standard deviation of ln τ that is small enough, of every panel. */
const PRECISE = 0.05;

/** Panels with `stop` differ in k and give the slopes; those with `continue` give the shares. */
export const sharpness: EvidenceKind = {
  needs: ['density'],
  wishes: ({ experiment }) => [experiment.afterEscape === 'continue' ? 'shares' : 'answers'],
  measure(panels): Evidence {
    const escaping = panels.filter(({ prepared }) => prepared.experiment.afterEscape === 'stop');
    const staying = panels.filter((panel) => !escaping.includes(panel));
    const flats = staying.map((panel) => {
      const wells = measureShares(panel);
      return { isWhite: isWhite(panel), flat: wells && flattestOf(panel.prepared, wells) };
    });
    const white = escaping.filter(isWhite);
    const sgd = escaping.filter((panel) => !isWhite(panel));
    const power = measureLine(white, (panel) => Math.log(sharpnessOf(panel)), PRECISE);
    const line = measureLine(sgd, (panel) => 1 / sharpnessOf(panel), PRECISE);
    const rows: EvidenceRow[] = [
      {
        label: 'white noise: slope of ln τ against ln k',
        measured: power?.slope,
        expected: power ? expectedSlopes(power) : [],
      },
      {
        label: 'SGD: slope of ln τ against 1/k',
        measured: line?.slope,
        expected: line ? expectedSlopes(line) : [],
      },
    ];
    for (const { flat, isWhite } of flats) {
      rows.push({
        label: isWhite
          ? 'white noise: share in the flat minimum'
          : 'SGD: share in the flat minimum',
        measured: flat?.measured,
        expected: flat ? expectedShares(flat) : [],
      });
    }
    const points: EvidencePoints = {
      title: 'ln τ: exact as lines',
      x: '1/k',
      series: [
        seriesOf('white noise', white, (panel) => 1 / sharpnessOf(panel)),
        seriesOf('SGD', sgd, (panel) => 1 / sharpnessOf(panel)),
      ],
    };
    const comparands = [power && againstExactSlope(power), line && againstExactSlope(line)].filter(
      (comparand): comparand is Comparand => comparand !== undefined,
    );
    if (power === undefined || line === undefined || comparands.length < 2) {
      const sentence = `Waiting for escapes: every ln τ is to be known to ${plain(PRECISE)}.`;
      return { rows, verdict: 'waiting', sentence, points };
    }
    const ofWhite = flats.find(({ isWhite }) => isWhite)?.flat?.measured;
    const ofSgd = flats.find(({ isWhite }) => !isWhite)?.flat?.measured;
    if (ofWhite === undefined || ofSgd === undefined || !isAbove(ofSgd, ofWhite)) {
      const sentence =
        'Waiting until more of SGD than of the white noise are in the flat minimum, beyond chance.';
      return { rows, verdict: 'waiting', sentence, points };
    }
    const sentence = `White noise: τ goes as k to the power ${withError(power.slope)}, exact ${plain(power.exact ?? Number.NaN)}. SGD: ln τ grows by ${withError(line.slope)} per unit of 1/k, exact ${plain(line.exact ?? Number.NaN)}, law ${plain(line.law ?? Number.NaN)}. ${inPercent(ofSgd)} of SGD are in the flat minimum, ${inPercent(ofWhite)} of the white noise.`;
    return { rows, verdict: judge(comparands), sentence, points };
  },
};

/** Whether one share exceeds another by more than chance. */
function isAbove(one: Estimate, other: Estimate): boolean {
  const deviation = ({ interval: [low, high] }: Estimate) => (high - low) / (2 * HALF_INTERVAL);
  const together = Math.hypot(deviation(one), deviation(other));
  return one.value - other.value > allowedDeviations(1) * together;
}
