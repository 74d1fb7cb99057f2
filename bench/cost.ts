/** docs/cost.md: what sweeps cost, by arithmetic that shows every step. */

import type { BarrierPoint, Line, Speed } from './results.ts';
import { ESCAPES_FOR_ONE_PER_CENT } from './scale.ts';

/** A graphics card by its data sheet: lanes that start an instruction in every cycle, and cycles per second. */
interface Card {
  readonly name: string;
  readonly lanes: number;
  readonly clock: number;
  /** Instruction slots of one step; more where there is no instruction that rotates bits. */
  readonly slots: number;
}

/** Slots of one Langevin step in the plane, by counting instructions. */
const SLOTS = {
  'gradient and update': 14,
  'Box–Muller, of which 4 special functions': 14,
  'those four at a quarter of the rate': 12,
  'Threefry2x32, 13 rounds': 53,
  'escape, divergence, loop': 8,
} as const;
const SLOT_COUNT = Object.values(SLOTS).reduce((sum, count) => sum + count, 0);
/** Thirteen rotations are each two shifts, taken at half the rate, and an or: four slots more than one instruction. */
const SLOTS_WITHOUT_ROTATION = SLOT_COUNT + 13 * 4;

const CARDS: readonly Card[] = [
  { name: 'Apple M2, 10 cores', lanes: 1280, clock: 1.4e9, slots: SLOTS_WITHOUT_ROTATION },
  { name: 'RTX 4060, laptop', lanes: 3072, clock: 2.37e9, slots: SLOT_COUNT },
  { name: 'H200', lanes: 16_896, clock: 1.98e9, slots: SLOT_COUNT },
];

/** What kernels of this kind reach of such a ceiling: the lower and the upper end of what is expected. */
const REACHED = [0.5, 0.75] as const;

const HUNDRED = 100;

/** A sweep: points whose mean escape takes between two numbers of steps, spread evenly in the logarithm. */
interface Plan {
  readonly title: string;
  readonly text: string;
  readonly points: number;
  readonly from: number;
  readonly to: number;
}

const PLANS: readonly Plan[] = [
  {
    title: 'A sweep like the article’s',
    text: 'Xie, Sato and Sugiyama (ICLR 2021) hold ln τ against 1/k, B and 1/η. Taken here: three variables, ten values each, mean escapes from 10³ to 10⁶ steps, every point to one per cent.',
    points: 30,
    from: 1e3,
    to: 1e6,
  },
  {
    title: 'A phase diagram',
    text: 'Two variables, a hundred values each, mean escapes from 10³ to 10⁸ steps, every point to one per cent.',
    points: 10_000,
    from: 1e3,
    to: 1e8,
  },
];

function number(value: number): string {
  return value.toExponential(1).replace('e+', 'e');
}

/** Seconds in words. */
function duration(seconds: number): string {
  if (seconds < 1) return `${Number((1000 * seconds).toPrecision(2))} ms`;
  if (seconds < 100) return `${Number(seconds.toPrecision(2))} s`;
  if (seconds < 6000) return `${Number((seconds / 60).toPrecision(2))} min`;
  if (seconds < 360_000) return `${Number((seconds / 3600).toPrecision(2))} h`;
  return `${Number((seconds / 86_400).toPrecision(2))} days`;
}

/** Mean of numbers that are spread evenly in the logarithm. */
function meanSteps({ from, to }: Plan): number {
  return (to - from) / Math.log(to / from);
}

/** The fastest of ours in a run on work B, where there is one. */
function fastest(run: readonly Line[]): Speed | undefined {
  return run
    .filter((line): line is Speed => line.kind === 'speed' && line.work === 'B' && line.isOurs)
    .sort((a, b) => b.rate - a.rate)[0];
}

/** @param scales runs with scale curves; @param speeds runs with tables */
export function writeCost(
  scales: readonly (readonly Line[])[],
  speeds: readonly (readonly Line[])[],
): string {
  const measured = speeds.flatMap((run) => {
    const speed = fastest(run);
    if (speed === undefined) return [];
    const { processor, cores, gpu } = speed.machine;
    const where = gpu === 'none' ? `${processor}, ${cores} cores` : gpu;
    return [{ name: `${where} (measured, ${speed.program})`, low: speed.rate, high: speed.rate }];
  });
  const expected = CARDS.map(({ name, lanes, clock, slots }) => {
    const ceiling = (lanes * clock) / slots;
    return { name, ceiling, low: REACHED[0] * ceiling, high: REACHED[1] * ceiling };
  });
  const h200 = expected[expected.length - 1];
  const machines = [
    ...measured,
    ...expected,
    { name: 'a hundred H200', low: HUNDRED * h200.low, high: HUNDRED * h200.high },
  ];
  const barriers = scales[0].filter((line): line is BarrierPoint => line.kind === 'barrier');
  const heights = barriers.filter(({ program }) => program === barriers[0]?.program);
  return `# What a sweep costs

Written by \`npm run bench -- --documents\` from \`bench/results\`; the numbers of the cards are arithmetic, as no such card was measured unless the
README's table has it.

## One step

| part | instruction slots |
|---|---|
${Object.entries(SLOTS)
  .map(([part, count]) => `| ${part} | ${count} |`)
  .join('\n')}
| together | ${SLOT_COUNT} |

Without an instruction that rotates bits, each of 13 rotations is taken as two shifts at half the rate and an or, 13 × 4 slots more: ${SLOTS_WITHOUT_ROTATION}.

Ceiling = lanes × clock / slots. Of such a ceiling ${100 * REACHED[0]} to ${100 * REACHED[1]} % are expected.

| card | lanes | clock | ceiling, particle-steps/s | expected |
|---|---|---|---|---|
${CARDS.map(({ name, lanes, clock, slots }, index) => `| ${name} | ${lanes} | ${(clock / 1e9).toPrecision(3)} GHz | ${lanes} × ${number(clock)} / ${slots} = ${number(expected[index].ceiling)} | ${number(expected[index].low)} to ${number(expected[index].high)} |`).join('\n')}

## One escape rate

The relative error of a rate is 1/√escapes: one per cent takes ${ESCAPES_FOR_ONE_PER_CENT} escapes, each of which costs its mean number of steps τ/η. So

    particle-steps = ${ESCAPES_FOR_ONE_PER_CENT} · τ/η.

For the double well with η = 0.01, τ from the exact chain of discrete steps:

| ΔL/T | τ/η, exact | measured | particle-steps | on an H200 |
|---|---|---|---|---|
${heights.map(({ height, exactSteps, measuredSteps, escapes }) => `| ${height} | ${number(exactSteps)} | ${measuredSteps === null || escapes === null ? '' : `${number(measuredSteps)} (${(100 * (measuredSteps / exactSteps - 1)).toFixed(1)} ± ${(100 / Math.sqrt(escapes)).toFixed(1)} %)`} | ${number(ESCAPES_FOR_ONE_PER_CENT * exactSteps)} | ${duration((ESCAPES_FOR_ONE_PER_CENT * exactSteps) / h200.high)} to ${duration((ESCAPES_FOR_ONE_PER_CENT * exactSteps) / h200.low)} |`).join('\n')}

Every unit of ΔL/T costs a factor of about e = 2.7, whatever the machine.

${PLANS.map((plan) => writePlan(plan, machines)).join('\n\n')}

## What this leaves out

- Noise that reads the Hessian or a batch of data costs more: the README's table has works D and E beside B.
- A dispatch and the reading back of counters take about a millisecond: no sweep takes less than that for each of its points on each card.
- A hundred cards share out points or particles; a run split over machines draws the same random numbers, so nothing is lost but the sum at the end.

![Cost against particles, steps and height of the barrier](scale.svg)
`;
}

function writePlan(
  plan: Plan,
  machines: readonly { readonly name: string; readonly low: number; readonly high: number }[],
): string {
  const mean = meanSteps(plan);
  const total = plan.points * ESCAPES_FOR_ONE_PER_CENT * mean;
  const rows = machines.map(({ name, low, high }) =>
    low === high
      ? `| ${name} | ${number(low)} | ${duration(total / low)} |`
      : `| ${name} | ${number(low)} to ${number(high)} | ${duration(total / high)} to ${duration(total / low)} |`,
  );
  return `## ${plan.title}

${plan.text}

- Mean steps of an escape over the points, which are spread evenly in the logarithm: (${number(plan.to)} − ${number(plan.from)}) / ln(${number(plan.to / plan.from)}) = ${number(mean)}.
- Particle-steps: ${plan.points} points × ${ESCAPES_FOR_ONE_PER_CENT} escapes × ${number(mean)} = ${number(total)}.

| machine | particle-steps/s | time |
|---|---|---|
${rows.join('\n')}`;
}
