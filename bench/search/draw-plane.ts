/** Random experiments in the plane that do not fall apart into lines. */

import { createRandom, type Random } from '../independent/random.ts';
import type { Drawn } from './draw-line.ts';

const FAMILIES = ['bent', 'turned', 'coupled', 'softened', 'four wells', 'bowl'] as const;
const NOISES = ['langevin', 'sgd local-hessian', 'sgd formula'] as const;
const REGIONS = ['half-plane', 'oblique', 'disc', 'outside-disc', 'level', 'leave-basin'] as const;
const ENDS = ['followed', 'relative error', 'escapes', 'restart'] as const;

function pick(random: Random, from: number, to: number): number {
  return Number((from + (to - from) * random.uniform()).toPrecision(3));
}

/** A formula, its minimum at the start, and how stiff it is. */
function drawLoss(family: (typeof FAMILIES)[number], random: Random) {
  const k = pick(random, 0.5, 2);
  const c = pick(random, 0.2, 0.6);
  switch (family) {
    case 'bent':
      return {
        formula: `(x^2 - 1)^2 + ${k}*(y - ${c}*x^2)^2`,
        at: [-1, c],
        to: [1, c],
        stiff: 8 + 2 * k,
      };
    case 'turned':
      return {
        formula: `((x + ${c}*y)^2 - 1)^2 + ${k}*(y - ${c}*x)^2`,
        at: [-1 / (1 + c * c), -c / (1 + c * c)],
        to: [1 / (1 + c * c), c / (1 + c * c)],
        stiff: 10 + 3 * k,
      };
    case 'coupled':
      return {
        formula: `(x^2 - 1)^2 + ${k}*y^2*(1 + ${c}*x^2)`,
        at: [-1, 0],
        to: [1, 0],
        stiff: 8 + 2 * k,
      };
    case 'softened':
      return {
        formula: `(x^2 - 1)^2 + ${k}*y^2/(1 + ${c}*x^2)`,
        at: [-1, 0],
        to: [1, 0],
        stiff: 8 + 2 * k,
      };
    case 'four wells':
      return {
        formula: `(x^2 - 1)^2 + ${k}*(y^2 - 1)^2 + 0.3*x^2*y^2`,
        at: [-0.92, -0.92],
        to: [0.92, 0.92],
        stiff: 10 + 8 * k,
      };
    case 'bowl':
      return {
        formula: `x^2 + ${k}*y^2 + ${c}*x*y + 0.2*x^2*y^2`,
        at: [0, 0],
        to: [0, 0],
        stiff: 2 + 2 * k,
      };
  }
}

/** The experiment of an index, the same for ever. */
export function drawInPlane(seed: number, index: number): Drawn {
  const random = createRandom(seed * 1_000_003 + 500_000_003 + index);
  const family = FAMILIES[index % FAMILIES.length];
  const dynamics = NOISES[Math.floor(index / FAMILIES.length) % NOISES.length];
  const { formula, at, to, stiff } = drawLoss(family, random);
  const choices = family === 'bowl' ? (['outside-disc', 'level'] as const) : REGIONS;
  const region = choices[Math.floor(choices.length * random.uniform())];
  const end = ENDS[Math.floor(ENDS.length * random.uniform())];
  const eta = Number(((0.3 + 0.5 * random.uniform()) / stiff).toPrecision(3));
  const heat = pick(random, 0.3, 0.45) * (family === 'bowl' ? 0.8 : 1);
  const perSample = Number(((2 * heat) / eta).toPrecision(4));
  const noise = {
    langevin: { name: 'white', temperature: heat },
    'sgd local-hessian': {
      name: 'local-hessian',
      batchSize: Number((8 / perSample).toPrecision(4)),
      parameters: { floor: 1 },
    },
    'sgd formula': {
      name: 'formula',
      batchSize: 1,
      c11: `${perSample}*(1 + 0.2*y^2)`,
      c12: `${Number((perSample / 4).toPrecision(3))}`,
      c22: `${perSample}*(1 + 0.1*x^2)`,
    },
  }[dynamics];
  const out = {
    'half-plane': { kind: 'half-plane', normal: [1, 0], offset: to[0] },
    oblique: { kind: 'half-plane', normal: [1, pick(random, -1, 1)], offset: pick(random, 0, 0.5) },
    disc: { kind: 'disc', center: to, radius: pick(random, 0.3, 0.6) },
    'outside-disc': { kind: 'outside-disc', center: at, radius: pick(random, 1.1, 1.5) },
    level: { kind: 'level', value: pick(random, 0.9, 1.4) },
    'leave-basin': { kind: 'leave-basin' },
  }[region];
  return {
    kind: { space: 'plane', family, dynamics, start: 'minimum', end, region },
    hasEdge: false,
    meanSteps: 300,
    experiment: {
      version: 1,
      landscape: {
        formula,
        domain: [
          [-2.2, 2.2],
          [-2.2, 2.2],
        ],
      },
      method: { name: dynamics === 'langevin' ? 'langevin' : 'sgd', learningRate: eta },
      noise,
      start: { at },
      escape: out,
      afterEscape: end === 'restart' ? 'restart' : 'stop',
    },
  };
}
