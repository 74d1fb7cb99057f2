import { followEstimate } from '../follow-estimate.ts';
import type { Method } from '../method.ts';

/**
 * Langevin dynamics, also called SGLD: θ' = θ − ηg + √(2ηT) z, the Euler–Maruyama step of dθ = −∇L dt + √(2T) dW.
 *
 * Valid for ηH < 2; its stationary variance in a quadratic well is 2T/(H(2 − ηH)) instead of T/H. With `averaged` noise the
 * step is that of Leimkuhler and Matthews, θ' = θ − ηg + √(ηT/2)(zₙ + zₙ₊₁): the same cost, and an invariant measure
 * right to O(η²), in a quadratic well even exactly. The memory is zₙ, which the very first step draws.
 *
 * Source: Leimkuhler, Matthews, Appl. Math. Res. Express 2013, 34.
 */
export const langevin: Method<{ learning_rate: 'f32' }> = {
  name: 'langevin',
  title: 'Langevin (SGLD)',
  rule: 'θ′ = θ − ηg + √(2ηT) z',
  help: 'Full gradient plus thermal noise of temperature T: samples exp(−L/T) for small η.',
  noises: ['white'],
  parameters: {
    averaged: {
      label: 'Leimkuhler–Matthews',
      symbol: '',
      unit: '',
      default: 0,
      minimum: 0,
      maximum: 1,
      integer: true,
      isSwitch: true,
      slider: { scale: 'linear', from: 0, to: 1 },
      help: 'Each step takes the mean of its own and the previous normal pair, which samples exp(−L/T) to second order in η at the same cost.',
    },
  },
  countMemory: ({ averaged }) => (averaged === 0 ? 0 : 1),
  constants: { learning_rate: 'f32' },
  computeConstants: ({ learningRate }) => ({ learning_rate: learningRate }),
  computeStartingSpread: () => 1,
  mixNormals(block) {
    const { count, normals, firstX, firstY } = block;
    for (let i = 0; i < count; i++) {
      const [z0, z1] = [normals[2 * i], normals[2 * i + 1]];
      normals[2 * i] = 0.5 * (z0 + firstX[i]);
      normals[2 * i + 1] = 0.5 * (z1 + firstY[i]);
      firstX[i] = z0;
      firstY[i] = z1;
    }
  },
  update: (block, constants) => followEstimate(block, constants.learning_rate),
};
