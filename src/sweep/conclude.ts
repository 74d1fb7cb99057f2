/** What a figure says of its claim, in sentences that follow from its numbers. */

import { formatKnown, sayEstimate, sayNumber } from '../statistics/estimate-text.ts';
import { incompleteGamma } from '../statistics/gamma.ts';
import { compareLines, type LineFit } from '../statistics/line-fit.ts';
import { drawSeries, type FigureFit, type FigurePoint, type FigureSeries } from './draw.ts';
import type { PointRow } from './row.ts';
import type { Claim, Figure, Sweep } from './sweep.ts';
import { createAxis } from './symbols.ts';
import { sayFormula, sayProbability } from './words.ts';

/** Whether something claimed held in this run; null where the run cannot tell. */
export interface Verdict {
  readonly series: string;
  readonly held: boolean | null;
  /** Sentences, from the numbers. Each is whole, so that it can be said in another language. */
  readonly sentence: string;
}

/** A figure with its numbers: what `fit.json` holds. */
export interface FigureResult {
  readonly name: string;
  readonly title: string;
  readonly figure: Figure;
  readonly series: readonly FigureSeries[];
  readonly verdicts: readonly Verdict[];
}

/** A series agrees with exact answers unless so few right programs would be as far off. */
const DOUBT = 1e-3;

/** A line is better than another where the data are so many times likelier under it: Δχ² = 2 ln 100 = 9.2. */
const CLEAR = 2 * Math.log(100);

/** The figure of a sweep, from the rows that there are; undefined where the sweep has none. */
export function concludeSweep(sweep: Sweep, rows: readonly PointRow[]): FigureResult | undefined {
  const { figure, name, title } = sweep;
  if (figure === undefined) return undefined;
  const series = drawSeries(sweep, figure, rows);
  const verdicts = series.map((one, place): Verdict => {
    const { held, sentence } = judge(figure.claim, one, place, rows);
    const label = series.length > 1 ? `${one.label}: ` : '';
    return { series: one.label, held, sentence: label + [sentence, ...sayLeftOut(one)].join(' ') };
  });
  return { name, title, figure, series, verdicts };
}

type Judgement = Pick<Verdict, 'held' | 'sentence'>;

function judge(
  claim: Claim,
  series: FigureSeries,
  place: number,
  rows: readonly PointRow[],
): Judgement {
  switch (claim.kind) {
    case 'line':
      return judgeLine(claim, series);
    case 'better-line':
      return judgeBetter(series, claim.expected[place]);
    case 'constant':
      return judgeConstant(claim, series, rows);
    case 'agreement':
      return judgeAgreement(series);
  }
}

function judgeLine(
  claim: Claim & { kind: 'line' },
  { fits, y, isExactDiscrete }: FigureSeries,
): Judgement {
  const [fit] = fits;
  if (fit === undefined) return tooFew;
  const { measured, exact, law } = fit;
  const sentences = [
    `${sayFormula(y)} against ${sayFormula(fit.x)} has the slope ${saySlope(measured)} (95 %), R² = ${sayShare(measured.rSquared)}.`,
  ];
  const known = claim.slope ?? law?.slope;
  if (known !== undefined) {
    const name =
      claim.slope === undefined ? `the law's ${sayLike(known, measured)}` : sayNumber(known);
    sentences.push(
      contains(measured, known)
        ? `The law held: ${name} lies inside.`
        : `The law did not hold in this run: ${name} lies outside.`,
    );
  } else if (claim.law !== undefined) {
    sentences.push('The law does not apply to all of these points.');
  }
  if (exact !== null) {
    const where = contains(measured, exact.slope) ? 'lies inside' : 'lies outside';
    const whose = isExactDiscrete ? "The exact answers'" : "Continuous time's (η → 0)";
    sentences.push(
      `${whose} own slope at the same points, ${sayLike(exact.slope, measured)}, ${where}.`,
    );
  }
  const sentence = sentences.join(' ');
  // Without a law there is the exact answer, if it is one for these steps.
  const asked = known ?? (isExactDiscrete ? exact?.slope : undefined);
  return { held: asked === undefined ? null : contains(measured, asked), sentence };
}

function judgeBetter({ fits, y }: FigureSeries, expected: number): Judgement {
  if (fits.length < 2) return tooFew;
  const { best, excess } = compareLines(fits.map(({ measured }) => measured));
  const runnerUp = Math.min(...excess.filter((_, place) => place !== best));
  const describe = ({ x, measured }: FigureFit) =>
    `${sayFormula(x)} (χ² = ${sayNumber(measured.chiSquare)} with ${measured.degreesOfFreedom} degrees of freedom, R² = ${sayShare(measured.rSquared)})`;
  const others = fits.filter((_, place) => place !== best).map(describe);
  const evidence = `Δχ² = ${sayNumber(runnerUp)}: the data are ${runnerUp / 2 > 30 ? 'more than 1e13' : sayNumber(Math.exp(runnerUp / 2), 2)} times likelier`;
  const isClear = runnerUp >= CLEAR;
  const named = isClear
    ? best === expected
      ? 'as the law has it'
      : `not in ${sayFormula(fits[expected].x)} as the law has it`
    : 'too little to tell them apart';
  const { measured, exact } = fits[best];
  const sentences = [
    `${sayFormula(y)} is rather a line in ${describe(fits[best])} than in ${others.join(', ')}; ${evidence}, ${named}.`,
    `The slope is ${saySlope(measured)} (95 %).`,
  ];
  if (exact !== null) {
    const lines = fits.map(({ exact: line, measured: own }) => line ?? own);
    sentences.push(`The exact answers prefer ${sayFormula(fits[compareLines(lines).best].x)}.`);
  }
  return {
    held: isClear ? best === expected : null,
    sentence: sentences.join(' '),
  };
}

function judgeConstant(
  { symbol, upTo, spread }: Claim & { kind: 'constant' },
  series: FigureSeries,
  rows: readonly PointRow[],
): Judgement {
  const axis = createAxis(symbol);
  const rowOf = new Map(rows.map((row) => [row.point, row]));
  const settled = series.points.filter(({ point, isFitted }) => {
    const row = rowOf.get(point);
    return isFitted && row !== undefined && axis(row) <= upTo * (1 + 1e-9);
  });
  const heights = settled.map(({ y }) => y ?? Number.NaN);
  if (heights.length < 2) return tooFew;
  const found = Math.max(...heights) / Math.min(...heights) - 1;
  // Of the two points that make the spread.
  const half =
    1.96 *
    Math.SQRT2 *
    Math.max(...settled.map(({ deviation, y }) => (deviation ?? 0) / (y ?? Number.NaN)));
  const percent = (share: number) => `${sayNumber(100 * share, 2)} %`;
  const agreement = judgeAgreement(series);
  const isWithin = found < spread;
  // More than allowed, but not by more than its own error, is no answer.
  const isUncertain = !isWithin && found - half < spread;
  const allowed = percent(spread);
  const word = isWithin
    ? `less than ${allowed}`
    : isUncertain
      ? `too uncertain to tell it from ${allowed}`
      : `more than ${allowed}`;
  return {
    held: agreement.held === null || isUncertain ? null : isWithin && agreement.held,
    sentence: `Where ${sayFormula(symbol)} ≤ ${sayNumber(upTo)}, ${sayFormula(series.y)} spreads by ${percent(found)} ± ${percent(half)}, ${word}; the departure beyond: ${agreement.sentence}`,
  };
}

function judgeAgreement({ points, y, isExactDiscrete }: FigureSeries): Judgement {
  const known = points.filter(isHeldToExact);
  if (known.length === 0) {
    return { held: null, sentence: `no exact answer is known for ${sayFormula(y)}.` };
  }
  const chiSquare = known.reduce(
    (sum, { y: height, exact, deviation }) => sum + ((height - exact) / deviation) ** 2,
    0,
  );
  const probability = incompleteGamma(known.length / 2, chiSquare / 2).upper;
  const farthest = Math.max(...known.map(({ y: height, exact }) => Math.abs(height / exact - 1)));
  const held = probability >= DOUBT;
  const whom = isExactDiscrete ? 'the exact answers' : 'continuous time (η → 0)';
  const numbers = `χ² = ${sayNumber(chiSquare)} at ${known.length} points, probability ${sayProbability(probability)}, at most ${sayNumber(100 * farthest, 2)} % apart`;
  return {
    held,
    sentence: held
      ? `${sayFormula(y)} agrees with ${whom}: ${numbers}.`
      : `${sayFormula(y)} does not agree with ${whom}: ${numbers}.`,
  };
}

type HeldPoint = FigurePoint & {
  readonly y: number;
  readonly exact: number;
  readonly deviation: number;
};

function isHeldToExact(point: FigurePoint): point is HeldPoint {
  return point.isFitted && point.y !== null && point.exact !== null && point.deviation !== null;
}

const tooFew: Judgement = {
  held: null,
  sentence: 'too few finished points to say anything.',
};

function contains({ slopeInterval: [low, high] }: LineFit, slope: number): boolean {
  return slope >= low && slope <= high;
}

function saySlope({ slope, slopeInterval }: LineFit): string {
  return sayEstimate(slope, slopeInterval);
}

/** Another slope with the digits of a measured one. */
function sayLike(slope: number, { slopeInterval: [low, high] }: LineFit): string {
  return formatKnown(slope, (high - low) / 2);
}

/** As many nines as there are, and one digit more. */
function sayShare(share: number): string {
  const places = Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(Math.max(1e-8, 1 - share)))));
  return share.toFixed(places);
}

function sayLeftOut({ points }: FigureSeries): readonly string[] {
  const bounds = points.filter(({ y }) => y === null).length;
  const rough = points.filter(({ y, isFitted }) => y !== null && !isFitted).length;
  const said: string[] = [];
  if (bounds > 0) {
    said.push(`Points that are a bound only, shown and left out of the fit: ${bounds}.`);
  }
  if (rough > 0) said.push(`Points that are too rough for the fit, and left out of it: ${rough}.`);
  return said;
}
