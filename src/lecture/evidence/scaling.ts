/** Batch size and learning rate: ln τ against B and 1/η, and what is left of B/η alone where steps are long. */

import type {
  Estimate,
  Evidence,
  EvidenceKind,
  EvidencePoints,
  EvidenceRow,
  PanelReading,
} from '../scene.ts';
import { type Comparand, decide, judge, together } from './judge.ts';
import {
  againstExactSlope,
  expectedSlopes,
  type MeasuredLine,
  measureLine,
  seriesOf,
} from './lines.ts';
import { againstExact, exactTime, measureMeanTime } from './mean-time.ts';
import { batchOf } from './panels.ts';
import { plain, withError } from './words.ts';

/** Standard deviation of ln τ that is small enough, of every panel. */
const PRECISE = 0.05;
/** Steps count as long from this ηH on. */
const LONG = 0.35;
/** By so much, relative to it, the exact slope may differ from the law's: beyond, escapes are too frequent for an exponent to decide. */
const NEAR_LAW = 0.15;

/** Panels that differ in B and η. The largest group of one η gives the line in B, that of one B the line in 1/η. */
export const scaling: EvidenceKind = {
  needs: [],
  measure(panels): Evidence {
    const short = panels.filter((panel) => reachOf(panel) < LONG);
    const overB = measureLine(largestGroup(short, rateOf), batchOf, PRECISE);
    const overRate = measureLine(
      largestGroup(short, batchOf),
      (panel) => 1 / rateOf(panel),
      PRECISE,
    );
    const longest = panels.reduce((a, b) => (reachOf(b) > reachOf(a) ? b : a));
    const partner = short.find((panel) => isSame(ratioOf(panel), ratioOf(longest)));
    const quotient = partner && compareTimes(longest, partner);
    const rows: EvidenceRow[] = [
      {
        label: 'slope of ln τ against B',
        measured: overB?.slope,
        expected: overB ? expectedSlopes(overB) : [],
      },
      {
        label: 'slope of ln τ against 1/η',
        measured: overRate?.slope,
        expected: overRate ? expectedSlopes(overRate) : [],
      },
      {
        label: `τ at ηH = ${plain(reachOf(longest))} over τ at ηH = ${plain(partner ? reachOf(partner) : 0)}, same B/η`,
        measured: quotient?.measured,
        expected: [
          ...(quotient ? [{ label: 'exact', value: quotient.exact }] : []),
          { label: 'law', value: 1 },
        ],
      },
    ];
    const long = panels.filter((panel) => !short.includes(panel));
    const points: EvidencePoints = {
      title: 'ln τ: exact as a line',
      x: 'B/η',
      series: [
        seriesOf('short steps', short, ratioOf),
        ...(long.length > 0 ? [seriesOf('long steps', long, ratioOf)] : []),
      ],
    };
    const comparands = [
      overB && againstExactSlope(overB),
      overRate && againstExactSlope(overRate),
      againstExact(longest),
    ].filter((comparand): comparand is Comparand => comparand !== undefined);
    if (!overB || !overRate || quotient === undefined || comparands.length < 3) {
      const sentence = `Waiting for escapes: every ln τ is to be known to ${plain(PRECISE)}.`;
      return { rows, verdict: 'waiting', sentence, points };
    }
    const sentence = `ln τ grows by ${withError(overB.slope)} per unit of B (exact ${plain(overB.exact ?? 0)}, law ${plain(overB.law ?? 0)}) and by ${withError(overRate.slope)} per unit of 1/η (exact ${plain(overRate.exact ?? 0)}). At the same B/η long steps make τ ${withError(quotient.measured)} times as long.`;
    const lines = [overB, overRate];
    const isNear = lines.every(isNearLaw);
    const slopes = lines.flatMap(({ exact, law }) => [exact ?? 0, law ?? 0]);
    const verdict = together(judge(comparands), decide(slopes, isNear));
    const sentences = isNear
      ? [sentence]
      : [sentence, 'Escapes are too frequent here for the law.'];
    return { rows, verdict, sentence: sentences.join(' '), points };
  },
};

/** Whether the exact answers rise as the law has it, by an exponent proportional to B/η; also where either is unknown. */
function isNearLaw({ exact, law }: MeasuredLine): boolean {
  return exact === undefined || law === undefined || Math.abs(exact / law - 1) <= NEAR_LAW;
}

function compareTimes(one: PanelReading, other: PanelReading) {
  const [a, b] = [measureMeanTime(one), measureMeanTime(other)];
  const [exactA, exactB] = [exactTime(one), exactTime(other)];
  if (!a || !b || !exactA || !exactB) return undefined;
  if (!(a.deviation <= PRECISE && b.deviation <= PRECISE)) return undefined;
  const value = a.value / b.value;
  const half = 1.96 * Math.hypot(a.deviation, b.deviation) * value;
  const measured: Estimate = { value, interval: [value - half, value + half] };
  return { measured, exact: exactA.value / exactB.value };
}

/** The most panels that share a number. */
function largestGroup(
  panels: readonly PanelReading[],
  numberOf: (panel: PanelReading) => number,
): readonly PanelReading[] {
  return panels
    .map((first) => panels.filter((panel) => isSame(numberOf(panel), numberOf(first))))
    .reduce((a, b) => (b.length > a.length ? b : a), []);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}

function rateOf({ prepared }: PanelReading): number {
  return prepared.experiment.method.learningRate;
}

function ratioOf(panel: PanelReading): number {
  return batchOf(panel) / rateOf(panel);
}

/** ηH at the minimum. */
function reachOf(panel: PanelReading): number {
  return rateOf(panel) * Math.max(0, ...(panel.prepared.route.minimum?.eigenvalues ?? []));
}
