/** Where noise moves a particle in a valley: mean squares across and along it, and which part of the gradient lies across. */

import type { Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { allowedDeviations, type Comparand, judge } from './judge.ts';
import { isWhite } from './panels.ts';
import { againstClosedForm, measureSquares, type Square } from './squares.ts';
import { plain, withError } from './words.ts';

/** Steps before which there is little to see. */
const LEAST_STEPS = 200;

/** One panel each of white noise and of the noise of SGD, from the bottom of a quadratic valley. */
export const subspace: EvidenceKind = {
  needs: ['positions'],
  wishes: () => [],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    const comparands: Comparand[] = [];
    let isComplete = panels.every(({ tally }) => tally.step >= LEAST_STEPS);
    const ratios: Partial<Record<'white noise' | 'SGD', Ratio>> = {};
    for (const panel of panels) {
      const name = isWhite(panel) ? 'white noise' : 'SGD';
      const squares = measureSquares(panel);
      const [sharp, flat] = axesOf(panel);
      for (const [axis, label] of [
        [sharp, `${name}: mean square across the valley`],
        [flat, `${name}: mean square along the valley`],
      ] as const) {
        const square = squares?.[axis];
        const comparand = square && againstClosedForm(square);
        if (comparand === undefined) isComplete = false;
        else comparands.push(comparand);
        rows.push({
          label,
          measured: square?.measured,
          expected:
            square === undefined || square.exact === null
              ? []
              : [{ label: 'closed form', value: square.exact }],
        });
      }
      if (squares === undefined) continue;
      ratios[name] = ratioOf(squares[sharp], squares[flat]);
      const share = gradientShare(panel, squares);
      rows.push({
        label: `${name}: share of the squared gradient across the valley`,
        measured: { value: share.measured, interval: [share.measured, share.measured] },
        expected: [{ label: 'closed form', value: share.exact }],
      });
    }
    const { SGD: ofSgd, 'white noise': ofWhite } = ratios;
    if (!isComplete || ofSgd === undefined || ofWhite === undefined) {
      return { rows, verdict: 'waiting', sentence: `Waiting for ${LEAST_STEPS} steps.` };
    }
    if (!isAbove(ofSgd, ofWhite)) {
      const sentence =
        'Waiting until SGD has spread more across the valley, relative to along it, than the white noise, beyond chance.';
      return { rows, verdict: 'waiting', sentence };
    }
    const [sgd] = panels.filter((panel) => !isWhite(panel));
    const time = sgd.tally.step * sgd.prepared.experiment.method.learningRate;
    const first = measureSquares(sgd)?.[axesOf(sgd)[1]];
    const sentence = `At t = ${plain(time)}, SGD has spread ${plain(ofSgd.value, 2)} times as much across as along, in mean squares, white noise ${plain(ofWhite.value, 2)} times. Along, SGD has ${first ? withError(first.measured) : ''}, closed form ${plain(first?.exact ?? 0)}.`;
    return { rows, verdict: judge(comparands), sentence };
  },
};

/** Mean square across the valley over that along it. */
interface Ratio {
  readonly value: number;
  /** Standard deviation of its logarithm. */
  readonly deviation: number;
}

function ratioOf(across: Square, along: Square): Ratio {
  const relative = ({ measured, standardError }: Square) => standardError / measured.value;
  return {
    value: across.measured.value / along.measured.value,
    deviation: Math.hypot(relative(across), relative(along)),
  };
}

/** Whether one ratio exceeds another by more than chance. */
function isAbove(one: Ratio, other: Ratio): boolean {
  const together = Math.hypot(one.deviation, other.deviation);
  return Math.log(one.value / other.value) > allowedDeviations(1) * together;
}

/** The axes of largest and of smallest curvature. */
function axesOf({ prepared }: PanelReading): readonly [sharp: 0 | 1, flat: 0 | 1] {
  const [xx, , yy] = prepared.landscape.hessian(...prepared.model.start.at);
  return yy >= xx ? [1, 0] : [0, 1];
}

/** h²⟨δ²⟩ across over that of both directions: the gradient of a quadratic loss is hδ. */
function gradientShare(
  { prepared }: PanelReading,
  [x, y]: NonNullable<ReturnType<typeof measureSquares>>,
) {
  const [xx, , yy] = prepared.landscape.hessian(...prepared.model.start.at);
  const shareOf = (alongX: number, alongY: number) => {
    const parts = [xx ** 2 * alongX, yy ** 2 * alongY];
    return Math.max(...parts) / (parts[0] + parts[1]);
  };
  return {
    measured: shareOf(x.measured.value, y.measured.value),
    exact: shareOf(x.exact ?? Number.NaN, y.exact ?? Number.NaN),
  };
}
