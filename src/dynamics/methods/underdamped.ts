import type { Method } from '../method.ts';

/**
 * Underdamped Langevin dynamics, dθ = v dt, dv = −∇L dt − γv dt + √(2γT) dW, unit mass, by the splitting BAOAB: half a kick,
 * half a drift, friction and noise, half a drift, half a kick.
 *
 * Two half kicks meet at the same place and are made in one, so that a step costs one gradient: the velocity carried is the
 * one between them, v + (η/2)g at the present position, and starts from the Maxwell distribution, √T z. In a
 * quadratic well positions have the variance T/H exactly, for any step with ηω < 2 (ω² = H). Time t = η · steps is the
 * time of the equation.
 *
 * Source: Leimkuhler, Matthews, Appl. Math. Res. Express 2013, 34.
 */
export const underdamped: Method<{ learning_rate: 'f32'; kept: 'f32'; kick: 'f32' }> = {
  name: 'underdamped',
  title: 'Underdamped Langevin',
  rule: 'dv = −g dt − γv dt + √(2γT) dW,  dθ = v dt',
  help: 'A particle with unit mass, friction γ and thermal noise: the heavy ball in continuous time, by the BAOAB splitting.',
  noises: ['white'],
  parameters: {
    friction: {
      label: 'friction',
      symbol: 'γ',
      unit: 'per time',
      default: 1,
      minimum: 0,
      exclusiveMinimum: true,
      maximum: 1e6,
      slider: { scale: 'logarithmic', from: 0.05, to: 20 },
      help: 'Rate at which a velocity is forgotten; large γ is Langevin dynamics in the time t/γ.',
    },
  },
  countMemory: () => 1,
  constants: { learning_rate: 'f32', kept: 'f32', kick: 'f32' },
  computeConstants: ({ learningRate, temperature, parameters: { friction } }) => ({
    learning_rate: learningRate,
    kept: Math.exp(-friction * learningRate),
    kick: Math.sqrt(temperature * -Math.expm1(-2 * friction * learningRate)),
  }),
  computeStartingSpread: ({ temperature }) => Math.sqrt(temperature),
  update(block, { learning_rate: time, kept, kick }) {
    const { count, x, y, gradientX, gradientY, normals, firstX, firstY } = block;
    const half = time / 2;
    for (let i = 0; i < count; i++) {
      const beforeX = firstX[i] - time * gradientX[i];
      const beforeY = firstY[i] - time * gradientY[i];
      firstX[i] = kept * beforeX + kick * normals[2 * i];
      firstY[i] = kept * beforeY + kick * normals[2 * i + 1];
      x[i] = x[i] + half * (beforeX + firstX[i]);
      y[i] = y[i] + half * (beforeY + firstY[i]);
    }
  },
};
