/**
 * How a one-dimensional diffusion settles before it leaves: its two slowest rates.
 *
 * The backward operator (1/m) d/dx (1/e^φ) d/dx, m = e^(−φ)/D, is taken on nodes a few to every panel of the quadrature: between two
 * of them the resistance ∫e^φ, about each the mass ∫m, weighted by how near the node is. Both are integrals of one
 * interval, so that φ may rise by thousands. A tridiagonal Markov chain in continuous time, solved without subtractions (banded.ts).
 */

import {
  createBandedMatrix,
  eliminateChain,
  solveKilledChain,
  solveKilledPopulation,
} from './banded.ts';
import { type SlowRates, slowRatesFrom } from './hazard.ts';
import {
  dividePassage,
  type FirstPassage1d,
  fine,
  type Panel,
  samplePanel,
} from './quadrature-1d.ts';
import { computeSlowModes } from './slow-modes.ts';

/** Parts of a panel, over each of which φ rises by at most ¼. */
const PARTS = 8;

/** λ₁, λ₂ and the excess from the start of a first-passage problem, to about three digits; undefined where it has no answer. */
export function computeSlowRates1d(problem: FirstPassage1d): SlowRates | undefined {
  const passage = dividePassage(problem);
  if ('reason' in passage) return undefined;
  const { process, start, panels } = passage;
  const parts = panels.flatMap(({ from, to }) =>
    Array.from({ length: PARTS }, (_, k) => {
      const at = (share: number) => from + (share / PARTS) * (to - from);
      return describePart(samplePanel(process, at(k), at(k + 1), fine));
    }),
  );
  const size = parts.length;
  const rates = createBandedMatrix(size, 1, 1);
  const killing = new Float64Array(size);
  let fastest = 0;
  parts.forEach((part, node) => {
    // What lies before the first node is a wall.
    const before = node === 0 ? undefined : parts[node - 1];
    const mass = part.massBefore + (before === undefined ? 0 : before.massAfter);
    const ahead = 1 / (part.resistance * mass);
    const back = before === undefined ? 0 : 1 / (before.resistanceFromEnd * mass);
    if (node < size - 1) rates.entries[3 * node + 2] = ahead;
    else killing[node] = ahead;
    if (node > 0) rates.entries[3 * node] = back;
    fastest = Math.max(fastest, ahead + back);
  });
  if (!Number.isFinite(fastest)) return undefined;
  const modes = computeSlowModes(size, fastest, (shift) => {
    const eliminated = eliminateChain(
      rates,
      killing.map((rate) => rate + shift),
    );
    return {
      backward: (right) => solveKilledChain(eliminated, right),
      forward: (right) => solveKilledPopulation(eliminated, right),
    };
  });
  const home = parts.findIndex(({ from }) => from >= start);
  return slowRatesFrom(modes, (state) => (state === home ? 1 : 0));
}

/** Integrals over an interval between two nodes. */
function describePart({ from, to, potential, inverse }: Panel) {
  const half = (to - from) / 2;
  const rise = potential[potential.length - 1];
  let [resistance, resistanceFromEnd, massBefore, massAfter] = [0, 0, 0, 0];
  fine.nodes.forEach((node, i) => {
    const weight = half * fine.weights[i];
    const after = (1 + node) / 2;
    resistance += weight * Math.exp(potential[i]);
    resistanceFromEnd += weight * Math.exp(potential[i] - rise);
    massBefore += weight * (1 - after) * Math.exp(-potential[i]) * inverse[i];
    massAfter += weight * after * Math.exp(rise - potential[i]) * inverse[i];
  });
  return { from, resistance, resistanceFromEnd, massBefore, massAfter };
}
