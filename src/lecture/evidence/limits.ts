/** Measured, exact, asymptotic and published times in one table: where each of them ends. */

import type { LawResult } from '../../theory/law.ts';
import type { Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, judge } from './judge.ts';
import { againstExact, measureMeanTime } from './mean-time.ts';
import { plain } from './words.ts';

/** Standard deviation of ln τ that is small enough, of every panel. */
const PRECISE = 0.05;

/** Panels with `stop` are the rows of the table; others are for the eye. */
export const limits: EvidenceKind = {
  needs: [],
  wishes: ({ experiment }) => (experiment.afterEscape === 'stop' ? ['answers'] : []),
  measure(panels): Evidence {
    const measured = panels.filter(({ prepared }) => prepared.experiment.afterEscape === 'stop');
    const rows = measured.map(
      (panel): EvidenceRow => ({
        label: nameOf(panel),
        measured: measureMeanTime(panel),
        expected: [
          ...(panel.answers?.answers ?? []).map(({ value, error, isDiscrete }) => ({
            label: isDiscrete ? 'exact, these steps' : 'exact, continuous time',
            value,
            error,
          })),
          ...panel.comparison.laws.flatMap(({ variant, result }) => expectedOf(variant, result)),
        ],
      }),
    );
    const isPrecise = measured.every((panel) => {
      const time = measureMeanTime(panel);
      return time !== undefined && time.deviation <= PRECISE;
    });
    const comparands = measured
      .map(againstExact)
      .filter((comparand): comparand is Comparand => comparand !== undefined);
    if (!isPrecise || comparands.length < measured.length || measured.length === 0) {
      const sentence = `Waiting for escapes: every ln τ is to be known to ${plain(PRECISE)}.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const worst = largestRatio(
      measured,
      (panel) => panel.answers?.answers.find(({ isDiscrete }) => !isDiscrete)?.value,
    );
    const published = largestRatio(measured, (panel) => {
      const law = panel.comparison.laws.find(({ variant }) => variant === 'published prefactor');
      return law && 'value' in law.result ? law.result.value : undefined;
    });
    const sentence = `${measured.length} times agree with the exact ones of the same steps. Continuous time is off by up to a factor of ${plain(worst, 2)}, the published law by up to ${plain(published, 2)}.`;
    return { rows, verdict: judge(comparands), sentence };
  },
};

/** By how much a theory is off at most, as a factor above 1. */
function largestRatio(
  panels: readonly PanelReading[],
  theory: (panel: PanelReading) => number | undefined,
): number {
  return panels.reduce((largest, panel) => {
    const value = theory(panel);
    const time = measureMeanTime(panel);
    if (value === undefined || time === undefined) return largest;
    return Math.max(largest, value / time.value, time.value / value);
  }, 1);
}

function expectedOf(label: string, result: LawResult) {
  return 'value' in result ? [{ label, value: result.value }] : [];
}

/** What is special about a panel: its steps, the floor of its noise, or its two curvatures. */
function nameOf({ prepared }: PanelReading): string {
  const { method, noise } = prepared.experiment;
  const { minimum, saddle } = prepared.route;
  const well = Math.max(0, ...(minimum?.eigenvalues ?? []));
  const pass = Math.abs(saddle?.eigenvalues[0] ?? 0);
  if (noise.name === 'local-hessian') {
    return `inflection point, noise floor ${plain(noise.parameters.floor)}`;
  }
  if (method.learningRate * well > 0.35)
    return `long steps, ηH = ${plain(method.learningRate * well)}`;
  return `prefactor with H_a = ${plain(well)} and |H_b| = ${plain(pass)}`;
}
