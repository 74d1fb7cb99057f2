/** Random experiments along one line. */

import type { Walk1d } from '../independent/chain.ts';
import { createRandom, type Random } from '../independent/random.ts';
import {
  drawLine,
  FAMILY_NAMES,
  type FamilyName,
  findStationary,
  type Line,
  type Stationary,
} from './families.ts';
import { estimateTime } from './quick-time.ts';

/** What an experiment of the search is about: each kind is drawn as often as any other. */
export interface Kind {
  readonly space: 'line' | 'plane';
  readonly family: string;
  readonly dynamics: string;
  readonly start: string;
  readonly end: string;
  readonly region: string;
}

/** A drawn experiment. */
export interface Drawn {
  readonly kind: Kind;
  /** As JSON, complete but for the number of particles. */
  readonly experiment: Readonly<Record<string, unknown>>;
  /** Steps that an escape takes, roughly. */
  readonly meanSteps: number;
  /** The same problem for programs of our own, where steps are white noise on a line. */
  readonly walk?: Walk1d;
  /** Whether the loss is no number somewhere within reach. */
  readonly hasEdge: boolean;
}

/** What moves the particles. */
export const DYNAMICS = [
  'langevin',
  'sgd white',
  'sgd two-temperature',
  'sgd local-hessian',
  'sgd loss-scaled',
  'sgd formula',
] as const;
const STARTS = ['minimum', 'half way', 'saddle'] as const;
const ENDS = ['followed', 'relative error', 'escapes', 'restart', 'continue'] as const;
const REGIONS = ['far minimum', 'saddle', 'past the saddle', 'slope'] as const;

/** What the solvers take many seconds for: noise that grows with a loss of many wells, or that has an edge. */
const SLOW: Readonly<Partial<Record<Dynamics, readonly FamilyName[]>>> = {
  'sgd two-temperature': ['edge'],
  'sgd local-hessian': ['ripples', 'edge'],
  'sgd loss-scaled': ['ripples', 'three wells', 'dents', 'kinks', 'edge', 'tilted'],
  'sgd formula': ['edge'],
};

type Dynamics = (typeof DYNAMICS)[number];

/** The kinds of experiment `index`: every combination of a few comes up equally often. */
function kindOf(index: number, random: Random): Omit<Kind, 'family'> & { family: FamilyName } {
  const choose = <Name extends string>(names: readonly Name[]): Name =>
    names[Math.floor(names.length * random.uniform())];
  const family = FAMILY_NAMES[index % FAMILY_NAMES.length];
  const start = choose(STARTS);
  const end = choose(ENDS);
  return {
    space: 'line',
    family,
    dynamics: DYNAMICS[Math.floor(index / FAMILY_NAMES.length) % DYNAMICS.length],
    start,
    // Where nothing holds them, particles that go on fall for ever: they have nothing to go on to.
    end: family === 'cubic' && end === 'continue' ? 'followed' : end,
    region: choose(REGIONS),
  };
}

/** Mean steps of an escape lie between these, evenly in their logarithm. */
const STEPS = [50, 2000] as const;

/** The experiment of an index, the same for ever. */
export function drawOnLine(seed: number, index: number): Drawn {
  const random = createRandom(seed * 1_000_003 + index);
  const kind = kindOf(index, random);
  for (let attempt = 0; attempt < 200; attempt++) {
    // Where a kind asks for what its family hardly has, the plainest way out serves.
    const plain =
      attempt < 60
        ? kind
        : { ...kind, start: 'minimum', region: attempt % 2 ? 'saddle' : 'far minimum' };
    const last = attempt < 120 ? plain : { ...plain, family: 'double well' as const };
    const drawn = tryToDraw(last, random);
    if (drawn !== undefined) return drawn;
  }
  throw new Error(`Nothing could be drawn for ${JSON.stringify(kind)}.`);
}

function tryToDraw(kind: ReturnType<typeof kindOf>, random: Random): Drawn | undefined {
  const dynamics = kind.dynamics as Dynamics;
  const line = drawLine(kind.family, random);
  const way = chooseWay(line, kind, random);
  // Two temperatures need a saddle on the way, which neither a slope nor a kink is.
  const isShort = kind.region === 'slope' || kind.family === 'kinks';
  if (dynamics === 'sgd two-temperature' && isShort) return undefined;
  if (SLOW[dynamics]?.includes(kind.family)) return undefined;
  if (way === undefined) return undefined;
  const { start, target, well } = way;
  const side = Math.sign(target - well);

  const slope = (q: number): number => (line.value(q + 1e-5) - line.value(q - 1e-5)) / 2e-5;
  const bend = (q: number): number =>
    (line.value(q + 1e-4) - 2 * line.value(q) + line.value(q - 1e-4)) / 1e-8;
  const curvature = Math.abs(bend(well));
  const [from, to] = [Math.min(well, target), Math.max(well, target)];
  let stiffest = curvature;
  for (let part = 0; part <= 40; part++) {
    stiffest = Math.max(stiffest, Math.abs(bend(from + ((to - from) * (part + 0.37)) / 41)));
  }
  if (!(curvature > 0.05 && stiffest < 1e3)) return undefined;

  // How far the loss has no part in y decides what noises keep to one dimension.
  const isFlat = dynamics === 'sgd two-temperature' || dynamics === 'sgd loss-scaled';
  const across = isFlat || random.uniform() < 0.2 ? 0 : round(0.3 + 3 * random.uniform());
  const isOfLoss = dynamics === 'sgd loss-scaled';
  const floor = isOfLoss ? lowest(line) : 0;
  const lift = isOfLoss ? round(0.1 + 0.4 * random.uniform() - floor) : 0;

  const [least, times] = isOfLoss ? [0.4, 1.5] : [0.12, 5];
  const reach = least * times ** random.uniform();
  const eta = round(reach / Math.max(stiffest, across));

  const loss = line.value(well) + lift;
  const shape = shapeOf(dynamics, { bend, value: line.value, curvature, lift, well });
  if (shape === undefined) return undefined;
  const wanted = STEPS[0] * (STEPS[1] / STEPS[0]) ** random.uniform();
  const mirrored = side < 0;
  const at = (q: number): number => (mirrored ? -q : q);
  const timeAt = (strength: number): number =>
    estimateTime({
      slope: (u) => (mirrored ? -slope(-u) : slope(u)),
      diffusion: (u) => strength * shape(at(u)),
      left: leftEnd(line, at, well, strength * shape(well)),
      start: at(start),
      target: at(target),
    });
  const strength = solveStrength(timeAt, wanted * eta, barrierOf(line, well, target));
  if (strength === undefined) return undefined;

  // A solver's grid has a few points for each step's length: shorter steps, or a wider valley, would take it seconds.
  const stepLength = Math.sqrt(2 * eta * strength * Math.min(shape(well), shape(target)));
  if ((line.range[1] - line.range[0]) / stepLength > 60) return undefined;

  const axis = random.uniform() < 0.5 ? 'x' : 'y';
  const other = axis === 'x' ? 'y' : 'x';
  const typed = line.text.replaceAll(/\bq\b/g, axis);
  const noLess = lift === 0 ? '' : ` + ${lift}`;
  const formula = `${typed}${noLess}${across === 0 ? '' : ` + ${across}/2*${other}^2`}`;
  const inOrder = <Value>(along: Value, beside: Value): [Value, Value] =>
    axis === 'x' ? [along, beside] : [beside, along];
  const stepSize = Math.sqrt(2 * eta * strength);
  const width = across === 0 ? 2 : Math.max(1, 4 * Math.sqrt((strength * shape(well)) / across));
  const isRenewed = kind.end === 'restart';
  const goesOn = kind.end === 'continue';
  return {
    kind: { ...kind, region: way.region },
    hasEdge: line.edge !== undefined,
    // Where a slope jumps, the grid would have to be finer than is worth its while.
    ...((dynamics === 'langevin' || dynamics === 'sgd white') &&
      line.family !== 'kinks' && {
        walk: {
          slope: (u: number) => (mirrored ? -slope(-u) : slope(u)),
          learningRate: eta,
          stepSize,
          ...wallOf(line, at, well, strength, start, stepSize),
          start: at(start),
          target: at(target),
        },
      }),
    meanSteps: timeAt(strength) / eta,
    experiment: {
      version: 1,
      landscape: {
        formula,
        domain: inOrder([line.range[0], line.range[1]], [-round(width), round(width)]),
      },
      method: { name: dynamics === 'langevin' ? 'langevin' : 'sgd', learningRate: eta },
      noise: noiseOf(dynamics, { strength, eta, curvature, loss, axis, other }),
      start: { at: inOrder(start, 0) },
      escape: { kind: 'half-plane', normal: inOrder(side, 0), offset: side * target },
      afterEscape: isRenewed ? 'restart' : goesOn ? 'continue' : 'stop',
    },
  };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function lowest({ value, range: [from, to] }: Line): number {
  let least = Number.POSITIVE_INFINITY;
  for (let part = 0; part <= 400; part++) {
    least = Math.min(least, value(from + ((to - from) * part) / 400));
  }
  return least;
}

/** Where from, where to: a minimum, and a place on one of its sides. */
function chooseWay(
  line: Line,
  { start: startKind, region }: { start: string; region: string },
  random: Random,
): { well: number; start: number; target: number; region: string } | undefined {
  const points = findStationary(line);
  const wells = points.flatMap(({ kind }, index) => (kind === 'minimum' ? [index] : []));
  if (wells.length === 0) return undefined;
  const index = wells[Math.floor(wells.length * random.uniform())];
  const side = random.uniform() < 0.5 ? -1 : 1;
  const well = points[index].at;
  const top: Stationary | undefined = points[index + side];
  if (top?.kind !== 'maximum') return undefined;
  const beyond: Stationary | undefined = points[index + 2 * side];
  const rise = top.at - well;
  const places: Record<string, number | undefined> = {
    'far minimum': beyond?.at ?? top.at + 0.7 * rise,
    saddle: top.at,
    'past the saddle': top.at + 0.3 * ((beyond?.at ?? top.at + rise) - top.at),
    slope: well + (0.5 + 0.4 * random.uniform()) * rise,
  };
  const target = places[region];
  if (target === undefined || target <= line.range[0] || target >= line.range[1]) return undefined;
  const starts: Record<string, number> = {
    minimum: well,
    'half way': well + 0.5 * (target - well) * random.uniform(),
    saddle: region === 'far minimum' ? top.at : well + 0.6 * (target - well),
  };
  const start = starts[startKind];
  return { well: round(well), start: round(start), target: round(target), region };
}

interface ShapeSource {
  readonly bend: (q: number) => number;
  readonly value: (q: number) => number;
  readonly curvature: number;
  readonly lift: number;
  readonly well: number;
}

/** D(q) but for its strength; at the well it is about 1. */
function shapeOf(
  dynamics: Dynamics,
  { bend, value, curvature, lift, well }: ShapeSource,
): ((q: number) => number) | undefined {
  switch (dynamics) {
    case 'sgd local-hessian':
      // The floor is half the curvature of the well: noiseOf says the same.
      return (q) => (Math.abs(bend(q)) + 0.5) / (curvature + 0.5);
    case 'sgd loss-scaled': {
      const least = Math.max(value(well) + lift, 1e-3);
      return (q) => Math.max(value(q) + lift, 1e-3) / least;
    }
    case 'sgd formula':
      return (q) => 1 + (0.5 * q * q) / (1 + q * q);
    default:
      return () => 1;
  }
}

/** The left end of what matters, to the right of which nearly all particles stay. */
function leftEnd(line: Line, at: (q: number) => number, well: number, heat: number): number {
  const [from, to] = line.range;
  const far = Math.min(at(from), at(to));
  let left = at(well);
  const least = line.value(well);
  while (left > far && line.value(at(left)) - least < 25 * heat) left -= 0.02;
  return Math.max(left, far);
}

/** Where particles are lost on the side away from the region, or where hardly any of them get. */
function wallOf(
  line: Line,
  at: (q: number) => number,
  well: number,
  heat: number,
  start: number,
  stepSize: number,
): Pick<Walk1d, 'left' | 'hasEdge'> {
  const edge = line.edge === undefined ? Number.POSITIVE_INFINITY : at(line.edge);
  if (edge < at(start)) return { left: edge, hasEdge: true };
  const [from, to] = line.range;
  const wide = line.edge === undefined ? ([8 * from, 8 * to] as const) : line.range;
  // Two steps' noise further: from up there a long step leads back across the wells, and who is put lower does not make it.
  const left = leftEnd({ ...line, range: wide }, at, well, heat) - 2 * stepSize;
  return { left, hasEdge: false };
}

function barrierOf(line: Line, well: number, target: number): number {
  let highest = 0;
  for (let part = 0; part <= 100; part++) {
    const q = well + ((target - well) * part) / 100;
    highest = Math.max(highest, line.value(q) - line.value(well));
  }
  return highest;
}

/** The strength of the noise at which an escape takes so long, by bisection. */
function solveStrength(
  timeAt: (strength: number) => number,
  wanted: number,
  barrier: number,
): number | undefined {
  let low = barrier / 12;
  let high = 3 * barrier;
  if (!(timeAt(high) < wanted) || !(timeAt(low) > wanted)) return undefined;
  for (let round = 0; round < 12; round++) {
    const middle = Math.sqrt(low * high);
    if (timeAt(middle) > wanted) low = middle;
    else high = middle;
  }
  return round(Math.sqrt(low * high));
}

interface NoiseSource {
  readonly strength: number;
  readonly eta: number;
  readonly curvature: number;
  /** L at the well. */
  readonly loss: number;
  readonly axis: string;
  readonly other: string;
}

/** The noise whose D = ηC/2B is `strength` at the well. */
function noiseOf(
  dynamics: Dynamics,
  { strength, eta, curvature, loss, axis, other }: NoiseSource,
): Readonly<Record<string, unknown>> {
  const perSample = (2 * strength) / eta;
  switch (dynamics) {
    case 'sgd two-temperature': {
      const scale = round(Math.sqrt(perSample / curvature));
      return { name: 'two-temperature', batchSize: 1, parameters: { scale } };
    }
    case 'sgd local-hessian': {
      const batchSize = round((curvature + 0.5) / perSample);
      return { name: 'local-hessian', batchSize, parameters: { floor: 0.5 } };
    }
    case 'sgd loss-scaled':
      return { name: 'loss-scaled', batchSize: round((2 * loss * curvature) / perSample) };
    case 'sgd formula': {
      const along = `${round(perSample)}*(1 + 0.5*${axis}^2/(1 + ${axis}^2))`;
      const beside = `${round(perSample)}*(1 + 0.1*${other}^2)`;
      const [c11, c22] = axis === 'x' ? [along, beside] : [beside, along];
      return { name: 'formula', batchSize: 1, c11, c12: '0', c22 };
    }
    default:
      return { name: 'white', temperature: strength };
  }
}
