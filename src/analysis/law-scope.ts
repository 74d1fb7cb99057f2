/** Which escape law is about which noise and which update rule. */

import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { curvatureAlong } from '../landscapes/symmetric-matrix.ts';
import { sayNumber } from '../statistics/estimate-text.ts';
import { computeNoiseShape } from './noise-shape.ts';

/** The laws that give a time, by their names in results. */
export const LAW_NAMES = [
  'kramers',
  'eyringKramers',
  'sgdDiffusion',
  'sgdDiffusionIto',
  'underdamped',
  'momentum',
  'lossScaled',
] as const;

/** Name of a law. */
export type LawName = (typeof LAW_NAMES)[number];

type Names = Pick<PreparedExperiment['experiment'], 'method' | 'noise'>;

/** Above this ‖C − cH‖/‖C‖ at the minimum, measured noise is not that of the SGD law. */
const FAR_FROM_CURVATURE = 0.3;
/** Below this share of c|H_b| along the way out, the noise at the saddle is not that of the law. */
const HARDLY_ANY = 0.3;

/** Why a law says nothing about an experiment's noise and method, in a sentence; nothing where it does. */
export function explainOutOfScope(law: LawName, prepared: PreparedExperiment): string | undefined {
  const { experiment } = prepared;
  const { name: noise } = experiment.noise;
  if (noise === 'none' || experiment.noise.temperature === 0) {
    return 'Without noise nothing escapes.';
  }
  if (noise === 'heavy-tailed') {
    return 'Heavy-tailed noise leaves by single jumps; the law is about diffusion.';
  }
  switch (law) {
    case 'kramers':
    case 'eyringKramers':
      return notWhite(experiment) ?? notPlain(experiment);
    case 'underdamped':
      return (
        notWhite(experiment) ??
        (experiment.method.name === 'underdamped'
          ? undefined
          : 'The law is about a particle with inertia; these steps have none.')
      );
    case 'lossScaled':
      return noise === 'loss-scaled'
        ? notPlain(experiment)
        : 'The law is about noise that grows with the loss.';
    case 'sgdDiffusion':
    case 'sgdDiffusionIto':
      return notCurvature(prepared) ?? notPlain(experiment);
    case 'momentum':
      return (
        notCurvature(prepared) ??
        (experiment.method.name === 'momentum'
          ? undefined
          : 'The law is about momentum; these steps have none.')
      );
  }
}

function notWhite({ noise }: Names): string | undefined {
  if (noise.name === 'white') return undefined;
  return 'Gradient noise has no one temperature; the law is about white noise.';
}

function notPlain({ method }: Names): string | undefined {
  switch (method.name) {
    case 'momentum':
      return 'The law is about plain gradient steps, not about momentum.';
    case 'adam':
      return 'The law is about plain gradient steps; of Adam’s only the slope of ln τ against √B and 1/√k is known.';
    case 'underdamped':
      return 'The law is about motion without inertia.';
    default:
      return undefined;
  }
}

/** Why the noise is not that of the SGD law, C = |H| in well and saddle. */
function notCurvature(prepared: PreparedExperiment): string | undefined {
  switch (prepared.experiment.noise.name) {
    case 'two-temperature':
      return undefined;
    case 'minibatch':
      return explainMeasured(prepared);
    case 'local-hessian':
      return 'Its two temperatures are a picture of this noise; the time under |H(θ)| itself hangs on the noise floor.';
    case 'loss-scaled':
      return 'This noise grows with the loss; its law is a power of L_b/L_a.';
    case 'formula':
      return 'The law takes C = H; this noise is what was typed.';
    default:
      return 'White noise does not follow the curvature; the law is about SGD noise.';
  }
}

/** Real data against the picture C = cH at the minimum and C = c|H| at the saddle, with one c. */
function explainMeasured(prepared: PreparedExperiment): string | undefined {
  const { minimum, saddle } = prepared.route;
  const well = minimum && computeNoiseShape(prepared, minimum.position);
  if (well === undefined) return 'The data make no noise at the minimum.';
  if (well.distance > FAR_FROM_CURVATURE) {
    return `The law takes C = cH at the minimum; these data are off by ‖C − cH‖/‖C‖ = ${sayNumber(well.distance)}.`;
  }
  const pass = saddle && computeNoiseShape(prepared, saddle.position);
  if (saddle === undefined || pass === undefined) return undefined;
  const [out] = saddle.eigenvectors;
  const share =
    curvatureAlong(pass.covariance, out) / (well.factor * Math.abs(saddle.eigenvalues[0]));
  if (share >= HARDLY_ANY) return undefined;
  return share < 0.005
    ? 'At the saddle these data have no noise along the way out, where the law takes c|H_b|.'
    : `At the saddle these data have only ${sayNumber(100 * share)} % of the noise along the way out that the law takes there, c|H_b|.`;
}

/** c with C ≈ cH at the minimum, for noise that real data make; 1 for a model, whose σ is part of its batch size. */
export function noisePerCurvature(prepared: PreparedExperiment): number {
  const { minimum } = prepared.route;
  if (prepared.experiment.noise.name !== 'minibatch' || minimum === undefined) return 1;
  return computeNoiseShape(prepared, minimum.position)?.factor ?? 1;
}
