/** Which optimizer's ln τ is a line in 1/k, and whose in 1/√k. */

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

/** One optimizer: which abscissa theory gives it, and its prefactor's dependence on k, to be taken out. */
interface Law {
  readonly isRoot: boolean;
  readonly factor: (panel: PanelReading) => number;
}

/**
 * What theory says of each rule. SGD: 2π/H_a. Momentum: (√(1 + 4H/γ²M) + 1)/H with γ²M = (1 − β₁)²/(ηβ₃). Adam: noise of variance
 * H/B stands under its root, so that 1/H becomes 1/√H.
 */
const LAWS: Partial<Record<MethodName, Law>> = {
  sgd: { isRoot: false, factor: sharpnessOf },
  momentum: {
    isRoot: false,
    factor: (panel) => {
      const { method } = panel.prepared.experiment;
      const { beta1, beta3 } = method.parameters;
      const curvature = Math.abs(panel.prepared.route.saddle?.eigenvalues[0] ?? 1);
      const relative = (4 * curvature * method.learningRate * beta3) / (1 - beta1) ** 2;
      return sharpnessOf(panel) / (Math.sqrt(1 + relative) + 1);
    },
  },
  adam: { isRoot: true, factor: (panel) => Math.sqrt(sharpnessOf(panel)) },
};

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
    for (const [name, { isRoot, factor }] of Object.entries(LAWS)) {
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
      if (lead < Math.log(LIKELIER)) isWaiting = true;
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

/** The slopes of the published exponents, from the first panel's curvatures: (2ΔL/η)(s/H_a + (1 − s)/|H_b|), with roots for Adam. */
function slopeOfLaw([panel]: readonly PanelReading[], isRoot: boolean) {
  const { route, experiment, landscape } = panel.prepared;
  const { minimum, saddle } = route;
  if (minimum === undefined || saddle === undefined || route.barrier === undefined) return [];
  const { learningRate, parameters } = experiment.method;
  const batchSize = experiment.noise.batchSize ?? 1;
  const scale = experiment.noise.parameters.scale ?? 1;
  const [out] = saddle.eigenvectors;
  const [xx, xy, yy] = minimum.hessian;
  const well =
    (xx * out[0] ** 2 + 2 * xy * out[0] * out[1] + yy * out[1] ** 2) / landscape.sharpness;
  const pass = Math.abs(saddle.eigenvalues[0]) / landscape.sharpness;
  const split = pass / (well + pass);
  const shape = (power: number) => split / well ** power + (1 - split) / pass ** power;
  const { beta1 = 0, beta3 = 1 } = isRoot ? {} : parameters;
  const value = isRoot
    ? ((2 * Math.sqrt(batchSize) * route.barrier) / (learningRate * scale)) * shape(0.5)
    : ((2 * batchSize * route.barrier) / (learningRate * scale ** 2)) *
      shape(1) *
      ((1 - beta1) / beta3);
  return [{ label: 'law', value }];
}
