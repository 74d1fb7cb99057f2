/** Runs the independent programs over the list of experiments; nothing here comes from the product. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { EDGES, ROWS } from './edges-and-rows.ts';
import { MANY_WELLS } from './many-wells.ts';
import type { Landscape, Region } from './place.ts';
import { firstPassageTime } from './quadrature.ts';
import { type Listed, walkAll } from './walk.ts';
import { WELLS } from './wells.ts';

/** A line of the list. */
export interface ListedLine {
  readonly id: string;
  readonly by: string;
  readonly answer: 'time' | 'time-or-bound' | 'shares' | 'never' | 'refusal-or-time';
  readonly why: string;
  readonly experiment: Listed & {
    readonly landscape: { readonly sharpness?: number; readonly parameters?: { Ha?: number } };
    readonly afterEscape?: 'stop' | 'restart' | 'continue';
  };
}

/** What the independent programs say of one experiment. Times in t = η · steps. */
export interface IndependentAnswer {
  readonly id: string;
  readonly particles: number;
  readonly seed: number;
  readonly escaped: number;
  /** Came to a place without a gradient, or out of every bound. */
  readonly lost: number;
  readonly awaited: number;
  /** Time at risk over escapes: the plain mean where all have escaped; null without any escape. */
  readonly meanTime: number | null;
  readonly standardError: number | null;
  /** The same problem in continuous time, by quadrature, where it is of one dimension with white noise. */
  readonly continuous: number | null;
  readonly shares: readonly number[];
  readonly seconds: number;
}

/** Steps that a single particle is followed for at most. */
const LAST = 1_000_000;

const ALL = { ...WELLS, ...MANY_WELLS, ...EDGES, ...ROWS };

function findLandscape({ by, experiment }: ListedLine): Landscape {
  const name = experiment.landscape.sharpness
    ? `${by}-drawn-together`
    : by === 'piecewise-quadratic'
      ? `${by}-${experiment.landscape.parameters?.Ha}`
      : by;
  const landscape = ALL[name];
  if (landscape === undefined) throw new Error(`No landscape ${name} is written down.`);
  return landscape;
}

function findContinuous(experiment: Listed, landscape: Landscape): number | null {
  const { method, noise, start, escape: region = landscape.region } = experiment;
  if (method.name !== 'langevin' && method.name !== 'sgd') return null;
  if (!landscape.isSum || noise.name !== 'white' || start?.spread) return null;
  if (region?.kind !== 'half-plane' || region.normal[0] !== 1 || region.normal[1] !== 0)
    return null;
  const [x, y] = start?.at ?? landscape.start;
  const along = (at: number): number => landscape.loss(at, y) - landscape.loss(x, y);
  return firstPassageTime(along, noise.temperature ?? 0, x, region.offset);
}

/** One experiment: loops, and quadrature where it serves. */
export function answer(line: ListedLine, particles: number, seed: number): IndependentAnswer {
  const landscape = findLandscape(line);
  // What is drawn together states its own region.
  const experiment = line.experiment.landscape.sharpness
    ? { ...line.experiment, escape: landscape.region as Region }
    : line.experiment;
  const goesOn = experiment.afterEscape === 'continue';
  const isEndless = line.answer === 'never' || goesOn;
  const began = performance.now();
  const { walks, shares } = walkAll(experiment, landscape, {
    particles,
    seed,
    lastStep: isEndless ? (experiment.until.steps ?? LAST) : LAST,
    goesOn,
  });
  const times = walks.map(({ steps }) => steps * experiment.method.learningRate);
  const escaped = walks.filter(({ end }) => end === 'escaped').length;
  const lost = walks.filter(({ end }) => end === 'lost').length;
  const meanTime = times.reduce((sum, time) => sum + time, 0) / escaped;
  // Of a ratio, by the spread of time − mean·[escaped]: that of the times where all have escaped.
  const squares = walks.reduce(
    (sum, { end }, at) => sum + (times[at] - (end === 'escaped' ? meanTime : 0)) ** 2,
    0,
  );
  return {
    id: line.id,
    particles,
    seed,
    escaped,
    lost,
    awaited: particles - escaped - lost,
    meanTime: escaped > 0 ? meanTime : null,
    standardError: escaped > 1 ? Math.sqrt(squares) / escaped : null,
    continuous: findContinuous(experiment, landscape),
    shares,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Appends the answers that are missing, a JSON line each. */
export function runIndependent(listPath: string, resultPath: string, scale = 1): void {
  const lines = readLines<ListedLine>(listPath);
  const done = new Set(
    existsSync(resultPath) ? readLines<IndependentAnswer>(resultPath).map(({ id }) => id) : [],
  );
  lines.forEach((line, index) => {
    if (done.has(line.id)) return;
    const particles = Math.ceil(scale * particlesOf(line));
    const result = answer(line, particles, 77_000 + index);
    appendFileSync(resultPath, `${JSON.stringify(result)}\n`);
    console.log(
      `${line.id}: ${result.meanTime} ± ${result.standardError}, ${result.escaped} of ${particles} in ${result.seconds.toFixed(1)} s`,
    );
  });
}

/** As many as the product is given, but where all are the same, or walks are long. */
function particlesOf({ experiment }: ListedLine): number {
  const { particles } = (experiment as unknown as { ensemble: { particles: number } }).ensemble;
  return particles;
}

/** A file with one JSON value a line. */
export function readLines<Value>(path: string): Value[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Value);
}
