import type { Method } from '../method.ts';
import { GRADIENT_NOISES } from '../noise-models.ts';

/**
 * Adam: m' = β₁m + (1 − β₁)ĝ, v' = β₂v + (1 − β₂)ĝ² by component, θ' = θ − η·m̂/(√v̂ + ε) with m̂ = m'/(1 − β₁ᵗ) and
 * v̂ = v'/(1 − β₂ᵗ) after t steps since the start.
 *
 * Carried are m̂ and v̂ themselves: m̂' = m̂ + a(ĝ − m̂) with a = (1 − β₁)/(1 − β₁ᵗ) is the same sequence, and single precision
 * loses nothing to 1 − β₂ᵗ where that is small.
 *
 * Source: Kingma, Ba, ICLR 2015, arXiv 1412.6980, algorithm 1.
 */
export const adam: Method<{
  learning_rate: 'f32';
  log_beta1: 'f32';
  log_beta2: 'f32';
  share1: 'f32';
  share2: 'f32';
  epsilon: 'f32';
}> = {
  name: 'adam',
  title: 'Adam',
  rule: 'θ′ = θ − η m̂ / (√v̂ + ε)',
  help: 'Running mean of the gradients over the root of the running mean of their squares, each by component.',
  noises: GRADIENT_NOISES,
  parameters: {
    beta1: fading('gradients', 'β₁', 0.9),
    beta2: fading('squared gradients', 'β₂', 0.999),
    epsilon: {
      label: 'floor of the root',
      symbol: 'ε',
      unit: '',
      default: 1e-8,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1,
      slider: { scale: 'logarithmic', from: 1e-8, to: 1 },
      help: 'Added to √v̂, so that no step is infinite.',
    },
  },
  countMemory: () => 2,
  constants: {
    learning_rate: 'f32',
    log_beta1: 'f32',
    log_beta2: 'f32',
    share1: 'f32',
    share2: 'f32',
    epsilon: 'f32',
  },
  computeConstants: ({ learningRate, parameters: { beta1, beta2, epsilon } }) => ({
    learning_rate: learningRate,
    log_beta1: logarithm(beta1),
    log_beta2: logarithm(beta2),
    share1: 1 - beta1,
    share2: 1 - beta2,
    epsilon,
  }),
  update(block, constants) {
    const { learning_rate: learningRate, epsilon } = constants;
    const { count, x, y, age, estimateX, estimateY, firstX, firstY, secondX, secondY } = block;
    for (let i = 0; i < count; i++) {
      const steps = age[i] + 1;
      const a1 = constants.share1 / -Math.expm1(steps * constants.log_beta1);
      const a2 = constants.share2 / -Math.expm1(steps * constants.log_beta2);
      firstX[i] = firstX[i] + a1 * (estimateX[i] - firstX[i]);
      firstY[i] = firstY[i] + a1 * (estimateY[i] - firstY[i]);
      secondX[i] = secondX[i] + a2 * (estimateX[i] ** 2 - secondX[i]);
      secondY[i] = secondY[i] + a2 * (estimateY[i] ** 2 - secondY[i]);
      x[i] = x[i] - (learningRate * firstX[i]) / (Math.sqrt(secondX[i]) + epsilon);
      y[i] = y[i] - (learningRate * firstY[i]) / (Math.sqrt(secondY[i]) + epsilon);
    }
  },
};

function fading(what: string, symbol: string, value: number) {
  return {
    label: `memory of ${what}`,
    symbol,
    unit: '',
    default: value,
    minimum: 0,
    maximum: 0.999999,
    slider: { scale: 'linear', from: 0, to: 0.9999 },
    help: `Share of the running mean of ${what} that is kept at a step.`,
  } as const;
}

/** ln β; for β = 0 a number so low that βᵗ is 0, and still an f32. */
function logarithm(beta: number): number {
  return beta === 0 ? -1e3 : Math.log(beta);
}
