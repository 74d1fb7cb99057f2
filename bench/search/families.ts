/** Families of losses along one line, drawn at random: each as it is typed, and as a function that no parser has seen. */

import type { Random } from '../independent/random.ts';

/** A loss along one line. */
export interface Line {
  readonly family: FamilyName;
  /** As a formula in q, to be typed with x or y in its place. */
  readonly text: string;
  /** The same in plain code. */
  readonly value: (q: number) => number;
  /** Beyond these it may not be finite; within, all that matters happens. */
  readonly range: readonly [from: number, to: number];
  /** Where the loss ends, and is no number beyond. */
  readonly edge?: number;
}

/** A number to four digits, as somebody would type it. */
function pick(random: Random, from: number, to: number): number {
  return Number((from + (to - from) * random.uniform()).toPrecision(4));
}

/** A sign and a number, to be joined to a formula. */
function term(value: number, what: string): string {
  return value < 0 ? ` - ${-value}*${what}` : ` + ${value}*${what}`;
}

const whole = (line: Omit<Line, 'family'>): Omit<Line, 'family'> => line;

/** How a line of each family is drawn. */
const FAMILIES = {
  'double well': (random: Random) => {
    const a = pick(random, 0.3, 3);
    const w = pick(random, 0.6, 1.6);
    return whole({
      text: `${a}*(q^2 - ${w}^2)^2`,
      value: (q) => a * (q * q - w * w) ** 2,
      range: [-2.4 * w, 2.4 * w],
    });
  },
  tilted: (random: Random) => {
    const a = pick(random, 0.5, 2);
    const c = pick(random, -0.5, 0.5);
    return whole({
      text: `${a}*(q^2 - 1)^2${term(c, 'q')}`,
      value: (q) => a * (q * q - 1) ** 2 + c * q,
      range: [-2.2, 2.2],
    });
  },
  cubic: (random: Random) => {
    const h = pick(random, 0.5, 4);
    const c = pick(random, 0.3, 1.5);
    // A barrier at q = h/c, beyond which the loss falls for good.
    return whole({
      text: `${h}/2*q^2 - ${c}*q^3/3`,
      value: (q) => (h / 2) * q * q - (c * q ** 3) / 3,
      range: [-2 * (h / c), 1.7 * (h / c)],
    });
  },
  ripples: (random: Random) => {
    const a = pick(random, 0.3, 1);
    const k = pick(random, 2, 4);
    const c = pick(random, 0.02, 0.15);
    return whole({
      text: `${a}*(1 - cos(${k}*q)) + ${c}*q^2`,
      value: (q) => a * (1 - Math.cos(k * q)) + c * q * q,
      range: [-4, 4],
    });
  },
  'three wells': (random: Random) => {
    const a = pick(random, 0.05, 0.25);
    const w = pick(random, 1.4, 2);
    const c = pick(random, -0.15, 0.15);
    return whole({
      text: `${a}*q^2*(q^2 - ${w}^2)^2${term(c, 'q')}`,
      value: (q) => a * q * q * (q * q - w * w) ** 2 + c * q,
      range: [-1.6 * w, 1.6 * w],
    });
  },
  dents: (random: Random) => {
    const [a, b] = [pick(random, 0.5, 2), pick(random, 0.5, 2)];
    const p = pick(random, 0.8, 1.6);
    const k = pick(random, 2, 5);
    return whole({
      text: `0.15*q^2 - ${a}*exp(-${k}*(q + ${p})^2) - ${b}*exp(-${k}*(q - ${p})^2)`,
      value: (q) =>
        0.15 * q * q - a * Math.exp(-k * (q + p) ** 2) - b * Math.exp(-k * (q - p) ** 2),
      range: [-4, 4],
    });
  },
  kinks: (random: Random) => {
    const a = pick(random, 0.5, 2);
    const c = pick(random, 0.2, 1);
    return whole({
      text: `min(${a}*(q + 1)^2, ${a}*(q - 1)^2) + ${c}*abs(q)`,
      value: (q) => Math.min(a * (q + 1) ** 2, a * (q - 1) ** 2) + c * Math.abs(q),
      range: [-3, 3],
    });
  },
  'smooth steps': (random: Random) => {
    const a = pick(random, 0.7, 1.5);
    const k = pick(random, 2, 4);
    return whole({
      text: `0.9*(q + 1)^2 - ${a}*tanh(${k}*q) + 0.1*log(1 + exp(2*q))`,
      value: (q) => 0.9 * (q + 1) ** 2 - a * Math.tanh(k * q) + 0.1 * Math.log1p(Math.exp(2 * q)),
      range: [-4, 3],
    });
  },
  edge: (random: Random) => {
    const e = pick(random, 1.15, 2.6);
    const c = pick(random, 0.05, 0.3);
    const kind = Math.floor(3 * random.uniform());
    // The loss is no number at q < −e.
    const [text, value] = [
      [`sqrt(q + ${e})`, (q: number) => Math.sqrt(q + e)] as const,
      [`log(q + ${e})`, (q: number) => Math.log(q + e)] as const,
      [`(q + ${e})^1.5`, (q: number) => (q + e) ** 1.5] as const,
    ][kind];
    return {
      text: `(q^2 - 1)^2 + ${c}*${text}`,
      value: (q: number) => (q * q - 1) ** 2 + c * value(q),
      range: [-e + 0.02, 2.2] as const,
      edge: -e,
    };
  },
} satisfies Record<string, (random: Random) => Omit<Line, 'family'>>;

/** Name of a family. */
export type FamilyName = keyof typeof FAMILIES;

/** All families. */
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly FamilyName[];

/** A random line of a family; half of them mirrored. */
export function drawLine(family: FamilyName, random: Random): Line {
  const line = FAMILIES[family](random);
  if (random.uniform() < 0.5) return { family, ...line };
  const { text, value, range, edge } = line;
  return {
    family,
    text: text.replaceAll(/\bq\b/g, '(-q)'),
    value: (q) => value(-q),
    range: [-range[1], -range[0]],
    ...(edge !== undefined && { edge: -edge }),
  };
}

/** A stationary point of a line. */
export interface Stationary {
  readonly at: number;
  readonly kind: 'minimum' | 'maximum';
}

/** Minima and maxima of a line, to a thousandth of its range, in order. */
export function findStationary({ value, range: [from, to] }: Line): Stationary[] {
  const parts = 2000;
  const at = (part: number): number => from + ((to - from) * part) / parts;
  const found: Stationary[] = [];
  for (let part = 1; part < parts; part++) {
    const [before, here, after] = [value(at(part - 1)), value(at(part)), value(at(part + 1))];
    if (here < before && here <= after) found.push({ at: at(part), kind: 'minimum' });
    else if (here > before && here >= after) found.push({ at: at(part), kind: 'maximum' });
  }
  return found;
}
