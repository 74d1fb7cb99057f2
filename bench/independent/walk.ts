/** Plain loops: one particle after the other, one step after the other, in double precision. */

import type { Landscape, Region, Scratch } from './place.ts';
import { createRandom, drawStable, type Random } from './random.ts';

/** What the loops read of an experiment, as it stands in the list. */
export interface Listed {
  readonly method: {
    readonly name: string;
    readonly learningRate: number;
    readonly parameters?: Readonly<Record<string, number>>;
  };
  readonly noise: {
    readonly name: string;
    readonly temperature?: number;
    readonly batchSize?: number;
    readonly parameters?: Readonly<Record<string, number>>;
  };
  readonly start?: { readonly at?: readonly [number, number]; readonly spread?: number };
  readonly escape?: Region;
  readonly until: { readonly steps?: number };
}

/** One walk's end. */
export interface Walk {
  readonly steps: number;
  readonly end: 'escaped' | 'lost' | 'awaited';
}

type Estimate = (x: number, y: number, out: Scratch) => void;

/** Writes the gradient with its noise to gx, gy. */
function createEstimate(
  { noise, method: { learningRate } }: Listed,
  landscape: Landscape,
  random: Random,
): Estimate {
  const { gradient } = landscape;
  const { scale = 1 } = noise.parameters ?? {};
  const batch = (noise.batchSize ?? 1) / (scale * scale);
  /** Adds noise of covariance [[xx, xy], [xy, yy]]/B, by its Cholesky factor. */
  const addNormal = (xx: number, xy: number, yy: number, out: Scratch): void => {
    const first = Math.sqrt(xx / batch);
    const below = first > 0 ? xy / batch / first : 0;
    const second = Math.sqrt(Math.max(0, yy / batch - below * below));
    const z = random.normal();
    out.gx += first * z;
    out.gy += below * z + second * random.normal();
  };
  switch (noise.name) {
    case 'none':
      return gradient;
    case 'white': {
      const size = Math.sqrt((2 * (noise.temperature ?? 0)) / learningRate);
      return (x, y, out) => {
        gradient(x, y, out);
        out.gx += size * random.normal();
        out.gy += size * random.normal();
      };
    }
    case 'two-temperature': {
      const known = landscape.curvatures;
      if (known === undefined) throw new Error('No curvatures are written down.');
      const { minimum, saddle, at, barrier } = known;
      const level = (barrier * saddle[0]) / (minimum[0] + saddle[0]);
      return (x, y, out) => {
        gradient(x, y, out);
        // With no well beyond the saddle, all beyond it has the noise of the saddle.
        const isBeyond = x > at[1] && at[2] === Number.POSITIVE_INFINITY;
        const isOnTheWay = x > at[0] && x < at[2] && landscape.loss(x, y) > level;
        const [xx, yy] = isBeyond || isOnTheWay ? saddle : minimum;
        addNormal(xx, 0, yy, out);
      };
    }
    case 'local-hessian': {
      const { hessian } = landscape;
      const { floor = 0.1 } = noise.parameters ?? {};
      if (hessian === undefined) throw new Error('No Hessian is written down.');
      return (x, y, out) => {
        gradient(x, y, out);
        hessian(x, y, out);
        // |H| through its eigenvectors, at an angle φ to the axes.
        const angle = 0.5 * Math.atan2(2 * out.hxy, out.hxx - out.hyy);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const along = c * c * out.hxx + 2 * c * s * out.hxy + s * s * out.hyy;
        const across = out.hxx + out.hyy - along;
        const [p, q] = [Math.abs(along) + floor, Math.abs(across) + floor];
        addNormal(c * c * p + s * s * q, c * s * (p - q), s * s * p + c * c * q, out);
      };
    }
    case 'loss-scaled': {
      const known = landscape.curvatures;
      if (known === undefined) throw new Error('No curvatures are written down.');
      const [xx, yy] = known.minimum;
      return (x, y, out) => {
        gradient(x, y, out);
        const height = 2 * Math.max(0, landscape.loss(x, y));
        addNormal(height * xx, 0, height * yy, out);
      };
    }
    case 'formula': {
      const { covariance } = landscape;
      if (covariance === undefined) throw new Error('No covariance is written down.');
      return (x, y, out) => {
        gradient(x, y, out);
        addNormal(...covariance(x, y), out);
      };
    }
    case 'heavy-tailed': {
      const { alpha = 1.5, scale: size = 0.1 } = noise.parameters ?? {};
      // One step adds σ η^{1/α} ξ to the position.
      const perStep = (size * learningRate ** (1 / alpha)) / learningRate;
      return (x, y, out) => {
        gradient(x, y, out);
        out.gx += perStep * drawStable(alpha, random);
        out.gy += perStep * drawStable(alpha, random);
      };
    }
    case 'minibatch': {
      const { rows } = landscape;
      if (rows === undefined) throw new Error('No rows are written down.');
      return (x, y, out) => {
        let [gx, gy] = [0, 0];
        for (let drawn = 0; drawn < batch; drawn++) {
          rows.gradient(Math.floor(rows.count * random.uniform()), x, y, out);
          gx += out.gx;
          gy += out.gy;
        }
        out.gx = gx / batch;
        out.gy = gy / batch;
      };
    }
    default:
      throw new Error(`No loop for the noise ${noise.name}.`);
  }
}

function createTest(region: Region, landscape: Landscape, home: number) {
  switch (region.kind) {
    case 'half-plane':
      return (x: number, y: number) => region.normal[0] * x + region.normal[1] * y >= region.offset;
    case 'disc':
      return (x: number, y: number) =>
        Math.hypot(x - region.center[0], y - region.center[1]) <= region.radius;
    case 'outside-disc':
      return (x: number, y: number) =>
        Math.hypot(x - region.center[0], y - region.center[1]) >= region.radius;
    case 'level':
      return (x: number, y: number) => landscape.loss(x, y) >= region.value;
    case 'leave-basin':
      return (x: number, y: number) => landscape.well?.(x, y) !== home;
  }
}

/** A particle: its place, and what its rule remembers. */
interface Particle {
  x: number;
  y: number;
  px: number;
  py: number;
  qx: number;
  qy: number;
  age: number;
}

type Step = (particle: Particle, out: Scratch) => void;

function createStep(listed: Listed, landscape: Landscape, random: Random): Step {
  const { name, learningRate: eta, parameters = {} } = listed.method;
  const estimate = createEstimate(listed, landscape, random);
  const temperature = listed.noise.temperature ?? 0;
  switch (name) {
    case 'momentum': {
      const { beta1 = 0.9, beta3 = 1 } = parameters;
      return (p, out) => {
        estimate(p.x, p.y, out);
        p.px = beta1 * p.px + beta3 * out.gx;
        p.py = beta1 * p.py + beta3 * out.gy;
        p.x -= eta * p.px;
        p.y -= eta * p.py;
      };
    }
    case 'adam': {
      const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = parameters;
      return (p, out) => {
        estimate(p.x, p.y, out);
        p.px = beta1 * p.px + (1 - beta1) * out.gx;
        p.py = beta1 * p.py + (1 - beta1) * out.gy;
        p.qx = beta2 * p.qx + (1 - beta2) * out.gx * out.gx;
        p.qy = beta2 * p.qy + (1 - beta2) * out.gy * out.gy;
        const first = 1 - beta1 ** (p.age + 1);
        const second = 1 - beta2 ** (p.age + 1);
        p.x -= (eta * (p.px / first)) / (Math.sqrt(p.qx / second) + epsilon);
        p.y -= (eta * (p.py / first)) / (Math.sqrt(p.qy / second) + epsilon);
      };
    }
    case 'underdamped': {
      const { friction = 1 } = parameters;
      const kept = Math.exp(-friction * eta);
      const kick = Math.sqrt(temperature * (1 - kept * kept));
      return (p, out) => {
        // B A O A B, with the gradient twice a step.
        landscape.gradient(p.x, p.y, out);
        p.px -= 0.5 * eta * out.gx;
        p.py -= 0.5 * eta * out.gy;
        p.x += 0.5 * eta * p.px;
        p.y += 0.5 * eta * p.py;
        p.px = kept * p.px + kick * random.normal();
        p.py = kept * p.py + kick * random.normal();
        p.x += 0.5 * eta * p.px;
        p.y += 0.5 * eta * p.py;
        landscape.gradient(p.x, p.y, out);
        p.px -= 0.5 * eta * out.gx;
        p.py -= 0.5 * eta * out.gy;
      };
    }
    case 'langevin':
      if (parameters.averaged === 1) {
        const size = Math.sqrt(0.5 * eta * temperature);
        return (p, out) => {
          landscape.gradient(p.x, p.y, out);
          const [zx, zy] = [random.normal(), random.normal()];
          p.x += -eta * out.gx + size * (p.px + zx);
          p.y += -eta * out.gy + size * (p.py + zy);
          p.px = zx;
          p.py = zy;
        };
      }
      return plain(estimate, eta);
    default:
      return plain(estimate, eta);
  }
}

function plain(estimate: Estimate, eta: number): Step {
  return (p, out) => {
    estimate(p.x, p.y, out);
    p.x -= eta * out.gx;
    p.y -= eta * out.gy;
  };
}

/** What a batch of walks has come to. */
export interface Walks {
  readonly walks: readonly Walk[];
  /** Where they were after `until.steps`, by well, where they went on. */
  readonly shares: readonly number[];
}

/**
 * Walks of so many particles, each to its escape, or to a place without a gradient (lost), or to the last step (awaited).
 *
 * @param goesOn whether particles go on after their escape, to `until.steps`, and are then counted by wells
 */
export function walkAll(
  listed: Listed,
  landscape: Landscape,
  {
    particles,
    seed,
    lastStep,
    goesOn,
  }: { particles: number; seed: number; lastStep: number; goesOn: boolean },
): Walks {
  const random = createRandom(seed);
  const [startX, startY] = listed.start?.at ?? landscape.start;
  const { spread = 0 } = listed.start ?? {};
  const region = listed.escape ?? landscape.region;
  if (region === undefined) throw new Error('No escape region.');
  const isOut = createTest(region, landscape, landscape.well?.(startX, startY) ?? 0);
  const step = createStep(listed, landscape, random);
  const { name } = listed.method;
  const isAveraged = listed.method.parameters?.averaged === 1;
  const memory =
    name === 'underdamped' ? Math.sqrt(listed.noise.temperature ?? 0) : isAveraged ? 1 : 0;
  const out: Scratch = { gx: 0, gy: 0, hxx: 0, hxy: 0, hyy: 0 };
  const bound = 100 * landscape.reach;
  const counts = new Array<number>(landscape.wells ?? 0).fill(0);
  const walks: Walk[] = [];
  for (let number = 0; number < particles; number++) {
    const particle: Particle = {
      x: startX + (spread > 0 ? spread * random.normal() : 0),
      y: startY + (spread > 0 ? spread * random.normal() : 0),
      px: memory > 0 ? memory * random.normal() : 0,
      py: memory > 0 ? memory * random.normal() : 0,
      qx: 0,
      qy: 0,
      age: 0,
    };
    let walk: Walk | undefined;
    for (let age = 1; age <= lastStep; age++) {
      step(particle, out);
      particle.age = age;
      if (walk === undefined && isOut(particle.x, particle.y))
        walk = { steps: age, end: 'escaped' };
      else if (Number.isNaN(particle.x + particle.y) || isFar(particle, bound)) {
        walk ??= { steps: age, end: 'lost' };
        break;
      }
      if (walk !== undefined && !goesOn) break;
    }
    walks.push(walk ?? { steps: lastStep, end: 'awaited' });
    if (goesOn) counts[landscape.well?.(particle.x, particle.y) ?? 0]++;
  }
  return { walks, shares: goesOn ? counts.map((count) => count / particles) : [] };
}

/** Beyond every bound, as the product states it; an escape by a long jump counts all the same. */
function isFar({ x, y }: Particle, bound: number): boolean {
  return Math.abs(x) > bound || Math.abs(y) > bound;
}
