/** What may make the numbers of an experiment mean less than they seem to, in sentences. */

import { decomposeSymmetric } from '../landscapes/symmetric-matrix.ts';
import { formatNumber, sayNumber } from '../statistics/estimate-text.ts';
import { remarkOnFormulas } from './formula-remarks.ts';
import type { PreparedExperiment } from './prepared-experiment.ts';
import { stepCovariance } from './step-covariance.ts';

type Unwarned = Omit<PreparedExperiment, 'warnings'>;
type Minimum = NonNullable<PreparedExperiment['route']['minimum']>;

/** Finds all that is to be warned of. */
export function findWarnings(prepared: Unwarned): string[] {
  const { gap, route } = prepared;
  return [
    gap?.sentence,
    ...remarkOnFormulas(prepared.experiment),
    route.reason,
    findOvershoot(prepared),
    findHeavyFriction(prepared),
    findRoundOff(prepared),
    findJumpedDisc(prepared),
  ].filter((sentence) => sentence !== undefined);
}

function findOvershoot(prepared: Unwarned): string | undefined {
  const { method } = prepared.experiment;
  if (prepared.route.minimum === undefined) return undefined;
  const stiffest = stiffnessOf(prepared, prepared.route.minimum);
  const longest = longestStep(method, stiffest);
  if (method.learningRate <= longest) return undefined;
  const stepFactor = formatNumber(method.learningRate * stiffest);
  return `Steps overshoot at the minimum: learning rate times curvature is ηH = ${stepFactor}, above ${sayNumber(longest * stiffest)}, so particles bounce out of it and may diverge. Below η = ${formatNumber(longest, 2)} they stay.`;
}

/**
 * The largest curvature of a minimum, or that which a particle meets one step of noise away, where it is less: at the tip of a
 * cone the second derivative is 1e16 and the slope is bounded.
 */
function stiffnessOf(prepared: Unwarned, { position: [x, y], ...minimum }: Minimum): number {
  const [, stiffest] = minimum.eigenvalues;
  const [, [u, v]] = minimum.eigenvectors;
  const length = noiseOfStep(prepared);
  if (!(length > 0)) return stiffest;
  const slopes = [length, -length].map((along) => {
    const [gx, gy] = prepared.landscape.gradient(x + along * u, y + along * v);
    return (gx * u + gy * v) / along;
  });
  const met = Math.max(...slopes);
  return Number.isFinite(met) ? Math.min(stiffest, Math.max(0, met)) : stiffest;
}

/**
 * The η above which a rule leaves a minimum of curvature H by itself: 2/H for plain steps, 2(1 + β₁)/(β₃H) with momentum, 2/√H for the
 * splitting of underdamped motion; never for Adam, whose steps are about η whatever H.
 */
function longestStep(
  { name, parameters }: PreparedExperiment['experiment']['method'],
  curvature: number,
): number {
  if (curvature <= 0 || name === 'adam') return Number.POSITIVE_INFINITY;
  if (name === 'momentum') return (2 * (1 + parameters.beta1)) / (parameters.beta3 * curvature);
  return name === 'underdamped' ? 2 / Math.sqrt(curvature) : 2 / curvature;
}

/** γη from which on the splitting of underdamped motion is 4 % too fast. */
const LONG_FRICTION = 0.7;

/**
 * A step of BAOAB moves a particle whose velocity is forgotten within it by (ηT/2) coth(γη/2) in variance per unit of time, where the
 * equation has T/γ: (γη/2) coth(γη/2) times too fast. (x² − 1)², T = 0.33, γ = 100, η = 0.05: 1190 measured, 2742 by the equation, which is
 * 2.3 times as much; the factor is 2.53, and the border that is looked at once a step takes some of it back.
 */
function findHeavyFriction({ experiment: { method } }: Unwarned): string | undefined {
  if (method.name !== 'underdamped') return undefined;
  const reach = method.parameters.friction * method.learningRate;
  if (!(reach >= LONG_FRICTION)) return undefined;
  const factor = reach / 2 / Math.tanh(reach / 2);
  return `At γη = ${sayNumber(reach)} the splitting of underdamped motion moves particles ${sayNumber(factor)} times too fast, (γη/2)·coth(γη/2): escapes come about so many times sooner than in continuous time, which the laws are about. Below η = ${sayNumber(LONG_FRICTION / method.parameters.friction, 2)} it is less than 4 %.`;
}

/** A disc that is small against a step is jumped over: only a step that ends in it counts. */
function findJumpedDisc(prepared: Unwarned): string | undefined {
  const { escape: region } = prepared.model;
  const perStep = noiseOfStep(prepared);
  if (region.kind !== 'disc' || !(perStep > region.radius)) return undefined;
  return `The noise of one step (${formatNumber(perStep, 2)}) is longer than the radius of the disc (${formatNumber(region.radius, 2)}): most steps jump over it, and answers for η → 0 are about another process. Take a larger disc or a smaller η.`;
}

/** Steps below so many units in the last place of a coordinate are lost in round-off (f32). */
const SAFE_ULPS = 8;

/** Variances below this share of that in the other direction are none. */
const NO_NOISE = 1e-12;

function findRoundOff(prepared: Unwarned): string | undefined {
  const perStep = noiseOfStep(prepared);
  const largest = Math.max(...prepared.landscape.domain.flat().map(Math.abs));
  const smallest = SAFE_ULPS * unitInLastPlace(largest);
  if (!(perStep > 0 && perStep < smallest)) return undefined;
  return `The noise of one step (${formatNumber(perStep, 2)}) is below ${SAFE_ULPS} units in the last place of a position (${formatNumber(smallest, 2)}): round-off heats the ensemble. Raise η, or the noise.`;
}

/** How far the noise of one step moves a particle, in the direction in which there is least: the larger of that at the start and at the minimum; 0 without noise. */
function noiseOfStep(prepared: Unwarned): number {
  const { experiment, model, route } = prepared;
  const { method, noise } = experiment;
  const { learningRate, parameters } = method;
  if (noise.name === 'none') return 0;
  if (noise.name === 'heavy-tailed') {
    return noise.parameters.scale * learningRate ** (1 / noise.parameters.alpha);
  }
  switch (method.name) {
    case 'underdamped': {
      // Round-off moves positions: what it adds is held to their diffusion, or to the step itself where that is shorter.
      const temperature = noise.temperature ?? 0;
      const diffusion = Math.sqrt((2 * learningRate * temperature) / parameters.friction);
      return Math.min(diffusion, learningRate * Math.sqrt(temperature));
    }
    case 'adam':
      // Its steps are as long however strong the noise.
      return learningRate;
  }
  const covariance = stepCovariance(prepared);
  const sizes = [model.start.at, route.minimum?.position ?? model.start.at].map((place) => {
    const [least, most] = decomposeSymmetric(covariance(...place)).eigenvalues;
    return learningRate * Math.sqrt(Math.max(0, least > NO_NOISE * most ? least : most));
  });
  const gain =
    method.name === 'momentum' ? parameters.beta3 / Math.sqrt(1 - parameters.beta1 ** 2) : 1;
  return gain * Math.max(...sizes);
}

/** One unit in the last place of an f32 of this size. */
function unitInLastPlace(value: number): number {
  return 2 ** (Math.floor(Math.log2(value)) - 23);
}
