/** What many answers say together: errors too small to be seen in one. */

import { gammaQuantile } from '../../src/statistics/gamma.ts';
import { normalQuantile } from '../../src/statistics/normal.ts';
import type { Kind } from './draw-line.ts';
import type { Found, Outcome } from './judge.ts';

/** Probability with which a right program fails one of the tests below. */
const PER_TEST = 1e-5;
/** Runs that end at a number of escapes have a bias of the order of 1/events, this much in standard errors. */
const BIAS = 0.06;
/** The share of a kind that may draw a warning. */
const MOST_WARNED = 0.1;
/** The middle of ln(law/exact) of a law may lie so far from 0, where its exponent is at least this. */
const LAW_MIDDLE = 0.35;
const LAW_EXPONENT = 3;
/** Groups smaller than this say nothing. */
const FEW = 12;

/** What was found in a group. */
export interface Group {
  readonly name: string;
  readonly count: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Share of 95 % intervals that hold the exact answer of the same steps, and of how many. */
  readonly covered?: number;
  readonly compared: number;
  /** Mean of the pulls. */
  readonly pull?: number;
}

/** A table of groups, and what is wrong. */
export interface Summary {
  readonly groups: readonly Group[];
  readonly faults: readonly string[];
}

const ASPECTS: readonly (keyof Kind)[] = ['family', 'dynamics', 'start', 'end', 'region'];

/** Sums up, by every aspect of the kinds. */
export function summarize(found: readonly Found[]): Summary {
  const faults = found
    .filter(({ outcome }) => outcome === 'wrong')
    .map(({ index, kind, why }) => `#${index} (${Object.values(kind).join(', ')}): ${why}`);
  const groups: Group[] = [];
  const look = (name: string, members: readonly Found[]): void => {
    const group = describe(name, members);
    groups.push(group);
    faults.push(...findFaults(group, members));
  };
  look('all', found);
  for (const space of ['line', 'plane'] as const) {
    const here = found.filter(({ kind }) => kind.space === space);
    if (here.length === 0) continue;
    for (const aspect of ASPECTS) {
      for (const value of new Set(here.map(({ kind }) => kind[aspect]))) {
        look(
          `${space}, ${aspect}: ${value}`,
          here.filter(({ kind }) => kind[aspect] === value),
        );
      }
    }
  }
  faults.push(...findStepFault(found), ...findLawFaults(found));
  return { groups, faults };
}

function describe(name: string, members: readonly Found[]): Group {
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of members) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const compared = members.filter(isCompared);
  const sum = compared.reduce((total, { pull = 0 }) => total + pull, 0);
  return {
    name,
    count: members.length,
    outcomes,
    compared: compared.length,
    ...(compared.length > 0 && {
      covered: compared.filter(({ isCovered }) => isCovered).length / compared.length,
      pull: sum / compared.length,
    }),
  };
}

/** Measured and exact, of the same steps. */
function isCompared({ isDiscrete, deviation }: Found): boolean {
  return isDiscrete === true && deviation !== undefined;
}

function findFaults({ name, compared, covered, pull }: Group, members: readonly Found[]): string[] {
  if (compared < FEW || covered === undefined || pull === undefined) return [];
  const faults: string[] = [];
  const missed = Math.round((1 - covered) * compared);
  // So many of intervals that hold the truth in 95 % may miss it; they may also be a little wide.
  const most = gammaQuantile(0.05 * compared, PER_TEST, 'upper');
  if (missed > most) {
    faults.push(`${name}: ${missed} of ${compared} intervals miss the exact answer`);
  }
  const squares = members.filter(isCompared).map(({ pull: one = 0 }) => one ** 2);
  const spread = Math.sqrt(squares.reduce((a, b) => a + b, 0) / compared);
  const allowed = BIAS - (normalQuantile(PER_TEST / 2) * Math.max(1, spread)) / Math.sqrt(compared);
  if (Math.abs(pull) > allowed) {
    faults.push(
      `${name}: measured times are off by ${pull.toFixed(3)} standard errors on average, more than ${allowed.toFixed(3)}`,
    );
  }
  return faults;
}

/**
 * Whether times are a step too long or too short throughout: pulls, weighted by what a step would make of them. A bias of 1/events
 * goes with them, and is allowed for.
 */
function findStepFault(found: readonly Found[]): string[] {
  const compared = found.filter(isCompared);
  if (compared.length < FEW) return [];
  let [sum, weights, spread, bias] = [0, 0, 0, 0];
  for (const { pull = 0, perStep = 0 } of compared) {
    sum += pull * perStep;
    bias += BIAS * perStep;
    weights += perStep ** 2;
    spread += (pull * perStep) ** 2;
  }
  const error = Math.sqrt(Math.max(weights, spread));
  const allowed = bias - error * normalQuantile(PER_TEST / 2);
  if (Math.abs(sum) <= allowed) return [];
  return [
    `measured times are ${(sum / weights).toFixed(2)} ± ${(error / weights).toFixed(2)} steps too long`,
  ];
}

/** Shares of warnings, and the middle of each law. */
function findLawFaults(found: readonly Found[]): string[] {
  const faults: string[] = [];
  const ordinary = found.filter(({ kind }) => kind.family !== 'edge');
  const quiet = ordinary.filter(({ outcome }) => outcome === 'agrees' || outcome === 'wrong');
  const warned = ordinary.length - quiet.length;
  if (warned > gammaQuantile(Math.max(1, MOST_WARNED * ordinary.length), PER_TEST, 'upper')) {
    faults.push(`${warned} of ${ordinary.length} draw a warning`);
  }
  const laws = new Set(found.flatMap(({ law }) => (law === undefined ? [] : [law])));
  for (const law of laws) {
    for (const region of new Set(found.map(({ kind }) => kind.region))) {
      const offs = found
        .filter(
          (one) =>
            one.law === law &&
            one.kind.region === region &&
            (one.lawExponent ?? 0) >= LAW_EXPONENT &&
            Number.isFinite(one.lawOff),
        )
        .map(({ lawOff = 0 }) => lawOff)
        .sort((a, b) => a - b);
      if (offs.length < FEW) continue;
      const middle = offs[offs.length >> 1];
      if (Math.abs(middle) > LAW_MIDDLE) {
        faults.push(
          `${law}, region at the ${region}: half of ${offs.length} laws are off by e^${middle.toFixed(2)} or more`,
        );
      }
    }
  }
  return faults;
}

/** The table, as Markdown. */
export function formatSummary({ groups, faults }: Summary): string {
  const columns: readonly Outcome[] = [
    'agrees',
    'warned',
    'no exact answer',
    'bound',
    'refused',
    'wrong',
  ];
  const lines = [
    `| kind | experiments | ${columns.join(' | ')} | compared | interval holds exact | mean pull |`,
    `| --- |${' --- |'.repeat(columns.length + 4)}`,
    ...groups.map(
      ({ name, count, outcomes, compared, covered, pull }) =>
        `| ${name} | ${count} | ${columns.map((column) => outcomes[column] ?? 0).join(' | ')} | ${compared} | ${covered === undefined ? '' : `${(100 * covered).toFixed(1)} %`} | ${pull?.toFixed(3) ?? ''} |`,
    ),
  ];
  return [...lines, '', ...(faults.length > 0 ? faults : ['Nothing wrong was found.'])].join('\n');
}
