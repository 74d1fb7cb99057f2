/** The noise of real minibatches: its covariance against the Hessian, and what a theory makes of it that takes C = H everywhere. */

import { findEscapeLaws } from '../../analysis/laws.ts';
import { computeNoiseShape } from '../../analysis/noise-shape.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { createEvaluator } from '../../formula/evaluate.ts';
import { findLandscape } from '../../landscapes/catalogue.ts';
import { curvatureAlong } from '../../landscapes/symmetric-matrix.ts';
import { summarize } from '../../statistics/moments.ts';
import type { Estimate, Evidence, EvidenceKind, EvidenceRow, PanelReading } from '../scene.ts';
import { type Comparand, HALF_INTERVAL, judge } from './judge.ts';
import { measureLine } from './lines.ts';
import { batchOf } from './panels.ts';
import { plain, withError } from './words.ts';

/** Standard deviation of ln τ that is small enough. */
const PRECISE = 0.06;
/** Steps after which a panel without any escape says something. */
const LEAST_STEPS = 400;

/** Below it a share of the noise is round-off. */
const ROUND_OFF = 1e-9;

/** One element of C and of cH, with the sampling error of the rows. */
interface Element {
  readonly name: string;
  readonly covariance: Estimate;
  readonly curvature: number;
  readonly comparand: Comparand;
}

const known = new WeakMap<PreparedExperiment, readonly Element[]>();

/**
 * C against cH at the minimum, element by element: the mean over the rows of D = ggᵀ − cH of a row, which should vanish.
 *
 * c is fitted to the same rows, and takes with it what D has of H: only the rest, D − ⟨D, H⟩H/⟨H, H⟩, is free to err.
 */
function compareElements(prepared: PreparedExperiment): readonly Element[] {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const { rows } = prepared.landscape;
  const { minimum } = prepared.route;
  const shape = minimum && computeNoiseShape(prepared, minimum.position);
  if (rows === undefined || minimum === undefined || shape === undefined) return [];
  const gradient = createEvaluator(rows.gradientProgram);
  const hessian = createEvaluator(rows.hessianProgram);
  const products: number[][] = [[], [], []];
  const differences: number[][] = [[], [], []];
  for (const row of rows.table.rows) {
    const inputs = Float64Array.from([
      ...minimum.position,
      ...rows.columns.map((column) => row[column]),
    ]);
    const [gx, gy] = gradient(inputs);
    const curvatures = hessian(inputs);
    const squares = [gx * gx, gx * gy, gy * gy] as const;
    const difference = squares.map((square, i) => square - shape.factor * curvatures[i]);
    const along = inner(difference, shape.curvature) / inner(shape.curvature, shape.curvature);
    squares.forEach((square, element) => {
      products[element].push(square);
      differences[element].push(difference[element] - along * shape.curvature[element]);
    });
  }
  const elements = ['C₁₁', 'C₁₂', 'C₂₂'].map((name, element): Element => {
    const { mean, standardError = 0 } = summarize(products[element]);
    const difference = summarize(differences[element]);
    const half = HALF_INTERVAL * standardError;
    return {
      name,
      covariance: { value: mean, interval: [mean - half, mean + half] },
      curvature: shape.factor * shape.curvature[element],
      comparand: {
        measured: difference.mean,
        expected: 0,
        deviation: difference.standardError ?? 0,
      },
    };
  });
  known.set(prepared, elements);
  return elements;
}

/** tr AB of two symmetric matrices, by their elements xx, xy, yy. */
function inner(a: readonly number[], b: readonly number[]): number {
  return a[0] * b[0] + 2 * a[1] * b[1] + a[2] * b[2];
}

/** Noise along the way out at the saddle, as a share of c|H_b|. */
function shareAtSaddle(prepared: PreparedExperiment): number | undefined {
  const { minimum, saddle } = prepared.route;
  const well = minimum && computeNoiseShape(prepared, minimum.position);
  const pass = saddle && computeNoiseShape(prepared, saddle.position);
  if (saddle === undefined || well === undefined || pass === undefined) return undefined;
  const [out] = saddle.eigenvectors;
  const share =
    curvatureAlong(pass.covariance, out) / (well.factor * Math.abs(saddle.eigenvalues[0]));
  return Math.abs(share) < ROUND_OFF ? 0 : share;
}

/** Panels on one landscape that differ in B give a slope; all of them are asked whether C = cH. */
export const realNoise: EvidenceKind = {
  needs: [],
  wishes: () => [],
  measure(panels): Evidence {
    const rows: EvidenceRow[] = [];
    const comparands: Comparand[] = [];
    const groups = groupByLandscape(panels);
    const sentences: string[] = [];
    let isWaiting = false;
    for (const group of groups) {
      const [{ prepared }] = group;
      const name = titleOf(prepared);
      for (const element of compareElements(prepared)) {
        rows.push({
          label: `${name}: ${element.name} at the minimum`,
          measured: element.covariance,
          expected: [{ label: 'from the Hessian, cH', value: element.curvature }],
        });
        comparands.push(element.comparand);
      }
      const atSaddle = shareAtSaddle(prepared);
      if (atSaddle !== undefined) {
        rows.push({
          label: `${name}: noise along the way out at the saddle, over c|H|`,
          measured: { value: atSaddle, interval: [atSaddle, atSaddle] },
          expected: [{ label: 'C = H', value: 1 }],
        });
      }
      if (group.length < 2) {
        const { events, particleCount, step } = group[0].tally;
        if (step < LEAST_STEPS) isWaiting = true;
        sentences.push(
          `${name}: ${events} of ${particleCount} have left, the saddle having ${plain(100 * (atSaddle ?? 0), 2)} % of the noise.`,
        );
        continue;
      }
      const line = measureLine(group, batchOf, PRECISE);
      const law = slopeOfLaw(group);
      rows.push({
        label: `${name}: slope of ln τ against B`,
        measured: line?.slope,
        expected: law === undefined ? [] : [{ label: 'law with C = H', value: law }],
      });
      if (line === undefined) isWaiting = true;
      else {
        sentences.push(
          `${name}: ln τ grows by ${withError(line.slope)} per unit of B; with C = H everywhere it would be ${plain(law ?? Number.NaN)}.`,
        );
      }
    }
    if (isWaiting || comparands.length === 0) {
      const sentence = `Waiting for escapes: every ln τ is to be known to ${plain(PRECISE)}.`;
      return { rows, verdict: 'waiting', sentence };
    }
    const verdict = judge(comparands);
    const first =
      verdict === 'holds'
        ? 'At the minimum C is cH within the error of the data.'
        : 'At the minimum C is not cH, beyond the error of the data.';
    return { rows, verdict, sentence: [first, ...sentences].join(' ') };
  },
};

function groupByLandscape(panels: readonly PanelReading[]): readonly (readonly PanelReading[])[] {
  const groups = new Map<string, PanelReading[]>();
  for (const panel of panels) {
    const key = JSON.stringify(panel.prepared.experiment.landscape);
    groups.set(key, [...(groups.get(key) ?? []), panel]);
  }
  return [...groups.values()];
}

function slopeOfLaw(group: readonly PanelReading[]): number | undefined {
  const exponents = group.map(({ prepared }) => findEscapeLaws(prepared).exponent);
  const batches = group.map(batchOf);
  const [low, high] = [
    batches.indexOf(Math.min(...batches)),
    batches.indexOf(Math.max(...batches)),
  ];
  const [first, last] = [exponents[low], exponents[high]];
  if (first === undefined || last === undefined) return undefined;
  return (last - first) / (batches[high] - batches[low]);
}

function titleOf({ experiment: { landscape } }: PreparedExperiment): string {
  return 'name' in landscape ? findLandscape(landscape.name).title : 'own data';
}
