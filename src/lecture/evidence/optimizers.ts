/** Which optimizer's ln τ is a line in 1/k, and whose in 1/√k. */

import { findOptimizerLaw } from '../../analysis/laws.ts';
import { METHODS, type MethodName } from '../../dynamics/methods.ts';
import { compareLines } from '../../statistics/line-fit.ts';
import type {
  Evidence,
  EvidenceKind,
  EvidencePoints,
  EvidenceRow,
  PanelReading,
} from '../scene.ts';
import { FALSE_ALARM } from './judge.ts';
import { measureLine, seriesOf } from './lines.ts';
import { sharpnessOf } from './panels.ts';
import { plain, withError } from './words.ts';

/** Standard deviation of ln τ that is small enough, of every panel. */
const PRECISE = 0.04;
/** The better line must make the data so many times likelier, as in the figures. */
const LIKELIER = 100;

/** The optimizers, and whether theory makes ln τ a line in 1/√k, not in 1/k: Adam's noise of variance H/B stands under its root. */
const LAWS: Partial<Record<MethodName, { readonly isRoot: boolean }>> = {
  sgd: { isRoot: false },
  momentum: { isRoot: false },
  adam: { isRoot: true },
};

/** What takes the prefactor's own dependence on k out of a time. */
function factor({ prepared }: PanelReading): number {
  return 1 / (findOptimizerLaw(prepared)?.prefactor ?? 1);
}

/** Panels with `stop`, at least three sharpnesses for each optimizer; others are for the eye. */
export const optimizers: EvidenceKind = {
  needs: [],
  wishes: () => [],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    const outcomes: string[] = [];
    const series: EvidencePoints['series'][number][] = [];
    let isWaiting = false;
    let isRefuted = false;
    for (const [name, { isRoot }] of Object.entries(LAWS)) {
      const own = panels.filter(
        ({ prepared: { experiment } }) =>
          experiment.method.name === name && experiment.afterEscape === 'stop',
      );
      if (own.length === 0) continue;
      const { title } = METHODS[name as MethodName];
      series.push(seriesOf(title, own, (panel) => 1 / sharpnessOf(panel)));
      const straight = measureLine(own, (panel) => 1 / sharpnessOf(panel), PRECISE, factor);
      const root = measureLine(own, (panel) => 1 / Math.sqrt(sharpnessOf(panel)), PRECISE, factor);
      const [mine, other] = isRoot ? [root, straight] : [straight, root];
      rows.push({
        label: isRoot
          ? `${title}: slope of ln τ against 1/√k`
          : `${title}: slope of ln τ against 1/k`,
        measured: mine?.slope,
        expected: slopeOfLaw(own, isRoot),
      });
      if (mine === undefined || other === undefined) {
        isWaiting = true;
        continue;
      }
      const { excess } = compareLines([mine.fit, other.fit]);
      const lead = (excess[1] - excess[0]) / 2;
      if (!(lead >= Math.log(LIKELIER))) isWaiting = true;
      if (lead < Math.log(FALSE_ALARM)) isRefuted = true;
      const odds = plain(Math.exp(Math.min(lead, 30)), 1);
      outcomes.push(
        isRoot
          ? `${title}: a line in 1/√k of slope ${withError(mine.slope)} is ${odds} times likelier than one in 1/k.`
          : `${title}: a line in 1/k of slope ${withError(mine.slope)} is ${odds} times likelier than one in 1/√k.`,
      );
    }
    const points: EvidencePoints = { title: 'ln τ', x: '1/k', series };
    if (isRefuted) return { rows, verdict: 'fails', sentence: outcomes.join(' '), points };
    if (isWaiting || outcomes.length === 0) {
      const sentence = `Waiting for escapes, until one line is ${LIKELIER} times likelier than the other for every optimizer.`;
      return { rows, verdict: 'waiting', sentence, points };
    }
    return { rows, verdict: 'holds', sentence: outcomes.join(' '), points };
  },
};

/** The slope of the published exponent: it goes as 1/k, Adam's as 1/√k, so that the first panel's gives it. */
function slopeOfLaw([panel]: readonly PanelReading[], isRoot: boolean) {
  const exponent = findOptimizerLaw(panel.prepared)?.exponent;
  if (exponent === undefined) return [];
  const sharpness = sharpnessOf(panel);
  return [{ label: 'law', value: exponent * (isRoot ? Math.sqrt(sharpness) : sharpness) }];
}
