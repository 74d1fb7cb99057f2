/** The works of the benchmark: what ours and all peers are given to do. */

import { computeExactAnswers } from '../src/analysis/exact.ts';
import { parseExperiment } from '../src/experiment/experiment.ts';
import type { Model } from '../src/experiment/model.ts';
import { prepareExperiment } from '../src/experiment/prepare.ts';
import type { PreparedExperiment } from '../src/experiment/prepared-experiment.ts';

/** One work. The peers state the same numbers in their own sources; the mean first-passage time shows that they do. */
export interface Work {
  readonly id: 'A' | 'B' | 'C' | 'D' | 'E';
  readonly title: string;
  /** What the peers call it. */
  readonly peerName: 'quartic' | 'muller-brown' | 'sharp-flat' | 'phase-retrieval';
  readonly experiment: Readonly<Record<string, unknown>>;
  /** Whether first passages are recorded while time is taken. Where not, the escape region of ours lies out of reach. */
  readonly passages: boolean;
  /** The work whose accuracy is this one's, being the same but for what is recorded. */
  readonly accuracyOf: Work['id'];
  /** Mean steps of an escape, to about ten per cent: how long a run is advanced between two looks. */
  readonly typicalSteps: number;
}

const DOUBLE_WELL = {
  peerName: 'quartic',
  experiment: {
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 0.01 },
    noise: { name: 'white', temperature: 0.2 },
  },
  accuracyOf: 'B',
  typicalSteps: 18_000,
} as const;

export const WORKS: readonly Work[] = [
  { ...DOUBLE_WELL, id: 'A', title: '(x² − 1)² + ½y², Langevin', passages: false },
  { ...DOUBLE_WELL, id: 'B', title: 'A, with first passage', passages: true },
  {
    id: 'C',
    title: 'Müller–Brown, Langevin',
    peerName: 'muller-brown',
    experiment: {
      landscape: { name: 'muller-brown' },
      method: { name: 'langevin', learningRate: 0.0002 },
      noise: { name: 'white', temperature: 40 },
    },
    passages: false,
    accuracyOf: 'C',
    typicalSteps: 800,
  },
  {
    id: 'D',
    title: 'Sharp and flat, SGD, two temperatures',
    peerName: 'sharp-flat',
    experiment: {
      landscape: { name: 'sharp-flat' },
      method: { name: 'sgd', learningRate: 0.02 },
      noise: { name: 'two-temperature', batchSize: 1, parameters: { scale: 3 } },
    },
    passages: false,
    accuracyOf: 'D',
    typicalSteps: 880,
  },
  {
    id: 'E',
    title: 'Phase retrieval, SGD, minibatches of 16',
    peerName: 'phase-retrieval',
    experiment: {
      landscape: { name: 'phase-retrieval', parameters: { sigma: 4 } },
      method: { name: 'sgd', learningRate: 0.1 },
      noise: { name: 'minibatch', batchSize: 16 },
    },
    passages: false,
    accuracyOf: 'E',
    typicalSteps: 330,
  },
];

export function findWork(id: Work['id']): Work {
  return WORKS[WORKS.findIndex((work) => work.id === id)];
}

export function prepareWork(
  { experiment }: Work,
  particles: number,
  seed: number,
): PreparedExperiment {
  return prepareExperiment(
    parseExperiment({ version: 1, ...experiment, ensemble: { particles, seed } }),
  );
}

/** A coordinate that no particle comes to: beyond it they count as diverged anyway. */
const OUT_OF_REACH = 1e6;

/** What an engine is given. Ours always records first passages; without them the region is one that nobody reaches. */
export function modelOfWork(work: Work, particles: number, seed: number, passages: boolean): Model {
  const { model } = prepareWork(work, particles, seed);
  if (passages) return model;
  return { ...model, escape: { kind: 'half-plane', normal: [1, 0], offset: OUT_OF_REACH } };
}

/** Mean steps of an escape as the solvers know it. */
export interface ExactSteps {
  readonly value: number;
  /** Bound on the solver's own error. */
  readonly error: number;
  readonly method: string;
}

/** Cells for the solver in continuous time, whose answer comes with the chain's and is not used. */
const FEW_CELLS = { cells: 32 };

/** The exact mean of the discrete chain; undefined for minibatches, whose noise no solver takes. */
export function computeExactSteps(work: Work): ExactSteps | undefined {
  const prepared = prepareWork(work, 1, 1);
  if (prepared.model.noise.name === 'minibatch') return undefined;
  const answer = computeExactAnswers(prepared, FEW_CELLS).answers.find(
    ({ isDiscrete }) => isDiscrete,
  );
  if (answer === undefined) return undefined;
  const { learningRate } = prepared.experiment.method;
  const { value, error, method } = answer;
  return { value: value / learningRate, error: error / learningRate, method };
}
