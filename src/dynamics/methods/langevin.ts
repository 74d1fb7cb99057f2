import type { Method } from '../method.ts';
import { followNoisyGradient } from '../noisy-gradient.ts';

/**
 * Langevin dynamics, also called SGLD: θ' = θ − ηg + √(2ηT) z, the Euler–Maruyama step of dθ = −∇L dt + √(2T) dW.
 *
 * Valid for ηH < 2; its stationary variance in a quadratic well is 2T/(H(2 − ηH)) instead of T/H.
 */
export const langevin: Method<{ learning_rate: 'f32' }> = {
  name: 'langevin',
  title: 'Langevin (SGLD)',
  rule: 'θ′ = θ − ηg + √(2ηT) z',
  help: 'Full gradient plus thermal noise of temperature T: samples exp(−L/T) for small η.',
  noises: ['white'],
  constants: { learning_rate: 'f32' },
  computeConstants: (learningRate) => ({ learning_rate: learningRate }),
  update: (block, constants) => followNoisyGradient(block, constants.learning_rate),
};
