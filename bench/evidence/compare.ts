/** Whether what the product says agrees with the independent programs; see README.md. */

import type { IndependentAnswer, ListedLine } from '../independent/main.ts';
import type { Answer } from '../search/try-out.ts';

/** How an experiment of the list came out. */
export type Verdict =
  | 'agrees'
  /** Refused or bounded, where that is right. */
  | 'rightly refused'
  /** Refused or bounded where there is a right number. */
  | 'refused'
  /** Another number, with a sentence that says why it may be off. */
  | 'warned'
  /** Another number, without a word. */
  | 'wrong';

/** One row of the table. */
export interface Row {
  readonly id: string;
  readonly why: string;
  readonly verdict: Verdict;
  readonly measured: string;
  readonly exact: string;
  readonly law: string;
  readonly independent: string;
  /** In standard errors: measured and exact, against the independent loops. */
  readonly deviations: readonly string[];
  readonly words: string;
}

const MOST = 3.3;
const HALF_INTERVAL = 1.959964;
/** A law that is further off, as a factor, has to say so. */
const LAW_FACTOR = 1.5;

/** Compares one experiment. */
export function compare(line: ListedLine, own: IndependentAnswer, answer: Answer): Row {
  const { meanTime: truth, standardError } = own;
  const { meanTime, interval, exact, law, refused, warnings } = answer;
  const words = [...refused, ...warnings];
  if (answer.verdictKind === 'differs' && answer.verdict) words.push(answer.verdict);
  const faults: string[] = [];
  const deviations: string[] = [];
  const hold = (what: string, value: number, error: number, isHeld: boolean): void => {
    if (truth === null) {
      faults.push(`${what} where nobody leaves`);
      return;
    }
    const joined = Math.hypot(error, standardError ?? 0);
    // Where there is no chance in it, both count the same steps, but for single precision.
    const off = (value - truth) / Math.max(joined, 0.004 * truth);
    deviations.push(`${what} ${off >= 0 ? '+' : '−'}${Math.abs(off).toFixed(1)}`);
    if (isHeld && Math.abs(off) > MOST) faults.push(what);
  };
  if (meanTime !== undefined && interval !== undefined) {
    const side =
      truth !== null && truth > meanTime ? interval[1] - meanTime : meanTime - interval[0];
    hold('measured', meanTime, side / HALF_INTERVAL, true);
  }
  // In continuous time the steps' own effect stands between: shown, and held to quadrature where there is one.
  if (exact !== undefined) hold('exact', exact.value, exact.error, exact.isDiscrete);
  if (answer.continuous !== undefined && own.continuous !== null) {
    const off = Math.abs(answer.continuous.value / own.continuous - 1);
    if (off > 1e-4 + answer.continuous.error / own.continuous) faults.push('continuous');
  }
  if (line.answer === 'never' && meanTime !== undefined) faults.push('a mean of what never ends');
  const lawOff = law && truth !== null ? law.value / truth : 1;
  if (Math.max(lawOff, 1 / lawOff) > LAW_FACTOR && law?.remarks.length === 0) faults.push('law');
  faults.push(...compareShares(own, answer));

  const isSilent = words.length === 0;
  const verdict: Verdict =
    faults.length > 0
      ? isSilent
        ? 'wrong'
        : 'warned'
      : meanTime !== undefined
        ? 'agrees'
        : line.answer === 'time'
          ? 'refused'
          : 'rightly refused';
  return {
    id: line.id,
    why: line.why,
    verdict,
    measured: describeMeasured(answer),
    exact: exact === undefined ? '' : `${digits(exact.value)}${exact.isDiscrete ? '' : ' (η → 0)'}`,
    law: law === undefined ? '' : digits(law.value),
    independent:
      truth === null
        ? 'nobody leaves'
        : `${digits(truth)} ± ${digits(standardError ?? 0, 2)}${own.lost > 0 ? `, ${own.lost} of ${own.particles} lost` : ''}`,
    deviations,
    words: [...(faults.length > 0 ? [`[${faults.join(', ')}]`] : []), ...words].join(' '),
  };
}

/** Shares of wells in any order: the wells are not numbered alike. */
function compareShares(
  { shares, particles }: IndependentAnswer,
  { shares: given }: Answer,
): string[] {
  if (shares.length === 0) return [];
  if (given === undefined) return ['no shares'];
  const [ours, theirs] = [shares, given].map((list) => [...list].sort((a, b) => b - a));
  const isOff = ours.some((share, well) => {
    const other = theirs[well] ?? 0;
    // Half as many particles on the other side; edges are known to a cell.
    const error = Math.sqrt((3 * Math.max(share * (1 - share), 1 / particles)) / particles);
    return Math.abs(share - other) > MOST * error + 0.004;
  });
  return isOff ? ['shares'] : [];
}

function describeMeasured({ meanTime, interval, refused, state, shares }: Answer): string {
  const parts =
    shares === undefined ? '' : `; shares ${shares.map((share) => digits(share, 3)).join(', ')}`;
  if (refused.length > 0) return 'refused';
  if (meanTime === undefined) {
    return state === undefined ? '' : `≥ ${digits(interval?.[0] ?? 0, 3)}${parts}`;
  }
  return `${digits(meanTime)} [${(interval ?? []).map((end) => digits(end)).join(', ')}]${parts}`;
}

function digits(value: number, count = 4): string {
  return String(Number(value.toPrecision(count)));
}

/** The document, in Markdown. */
export function writeDocument(rows: readonly Row[]): string {
  const verdicts: readonly Verdict[] = ['agrees', 'rightly refused', 'refused', 'warned', 'wrong'];
  const counts = verdicts
    .map((verdict) => `${verdict}: ${rows.filter((row) => row.verdict === verdict).length}`)
    .join(' · ');
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    '# Held against independent programs',
    '',
    `${rows.length} experiments, listed in [bench/evidence](../bench/evidence/README.md) before any of them was run, against loops and quadrature that share`,
    'no code with the product. Times are t = η · steps. Deviations are in standard errors of both sides joined, from the independent loops;',
    'exact answers marked η → 0 leave out what the steps do. Written by `npm run evidence`.',
    '',
    counts,
    '',
    '| experiment | what it is | outcome | measured | exact | law | independent | deviations | what is said |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ id, why, verdict, measured, exact, law, independent, deviations, words }) =>
        `| ${[id, why, verdict, measured, exact, law, independent, deviations.join(', '), words].map(cell).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}
