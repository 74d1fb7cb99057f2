import { describe, expect, it } from 'vitest';
import { METHODS } from '../../../src/dynamics/methods.ts';
import type { NoiseContext, NoiseModel, NoiseTools } from '../../../src/dynamics/noise.ts';
import { NOISE_MODELS } from '../../../src/dynamics/noise-models.ts';
import { createParticleBlock, type ParticleBlock } from '../../../src/dynamics/particle-block.ts';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { bowl, modelOf } from '../../support/models.ts';

const point = (x: number, y: number, value: number, hessian: [number, number, number]) => ({
  position: [x, y] as const,
  value,
  hessian,
});

/** A minimum, a saddle and a flatter minimum on the x axis, with a turned Hessian at the start. */
const CONTEXT: NoiseContext = {
  learningRate: 0.1,
  temperature: 0.3,
  batchSize: 4,
  parameters: { floor: 0.1, switch: 0.4 },
  route: {
    minimum: point(-1, 0, 0, [5, 1, 2]),
    saddle: point(0, 0, 1, [-3, 0, 4]),
    target: point(2, 0, 0.5, [1.5, 0, 1]),
  },
};

/** The covariance that formula noise has been given. */
const TYPED = [2, -0.5, 1] as const;

/** Nothing is drawn beyond the normals. */
const NO_TOOLS: NoiseTools = { rowCount: 0, drawBits() {}, evaluateRows() {} };

/** What a noise model makes of the unit vectors at a position: the columns of the square root of its covariance. */
function covarianceAt(
  model: NoiseModel,
  [x, y]: readonly [number, number],
  loss: number,
  hessian: readonly [number, number, number] = [0, 0, 0],
): number[] {
  const block: ParticleBlock = { ...createParticleBlock(2), count: 2 };
  block.x.fill(x);
  block.y.fill(y);
  block.loss.fill(loss);
  block.hessianXX.fill(hessian[0]);
  block.hessianXY.fill(hessian[1]);
  block.hessianYY.fill(hessian[2]);
  block.covarianceXX.fill(TYPED[0]);
  block.covarianceXY.fill(TYPED[1]);
  block.covarianceYY.fill(TYPED[2]);
  block.normals.set([1, 0, 0, 1]);
  model.estimate(block, model.computeConstants(CONTEXT), NO_TOOLS);
  const [xx, xy] = [block.estimateX[0], block.estimateX[1]];
  const [yx, yy] = [block.estimateY[0], block.estimateY[1]];
  expect(xy).toBeCloseTo(yx, 6);
  const stated = model.covariance(
    { position: [x, y], loss: () => loss, hessian: () => hessian, sample: () => TYPED },
    model.computeConstants(CONTEXT),
  );
  const drawn = [xx * xx + xy * yx, xx * xy + xy * yy, yx * xy + yy * yy];
  drawn.forEach((element, index) => {
    expect(element).toBeCloseTo(stated[index], 5);
  });
  return drawn;
}

const expectClose = (found: readonly number[], expected: readonly number[]) => {
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 5);
  });
};

describe('covariance of the gradient noise', () => {
  it('white: 2T/η in every direction', () => {
    expectClose(covarianceAt(NOISE_MODELS.white, [0.3, 0.2], 0), [6, 0, 6]);
  });

  it('none: nothing', () => {
    expectClose(covarianceAt(NOISE_MODELS.none, [0.3, 0.2], 0), [0, 0, 0]);
  });

  it('two-temperature: |H_a|/B in the well and on its outer wall, |H_b|/B above the level, and so beyond', () => {
    const model = NOISE_MODELS['two-temperature'];
    const a = [5 / 4, 1 / 4, 2 / 4];
    const b = [3 / 4, 0, 4 / 4];
    const d = [1.5 / 4, 0, 1 / 4];
    // Levels: L(a) + 0.4·1 = 0.4 on this side, L(d) + 0.4·0.5 = 0.7 beyond.
    expectClose(covarianceAt(model, [-0.9, 0], 0.39), a);
    expectClose(covarianceAt(model, [-1.3, 0], 0.9), a);
    expectClose(covarianceAt(model, [-0.5, 0], 0.41), b);
    expectClose(covarianceAt(model, [0.5, 0], 0.71), b);
    expectClose(covarianceAt(model, [1.5, 0], 0.69), d);
    expectClose(covarianceAt(model, [2.5, 0], 0.9), d);
  });

  it.each(['two-temperature', 'local-hessian'] as const)(
    '%s: σ counts like a batch size of B/σ²',
    (name) => {
      const model: NoiseModel = NOISE_MODELS[name];
      const withScale = { ...CONTEXT.parameters, scale: 3 };
      const constants = model.computeConstants({
        ...CONTEXT,
        batchSize: 36,
        parameters: withScale,
      });
      expect(constants).toEqual(model.computeConstants({ ...CONTEXT, batchSize: 4 }));
    },
  );

  it('local-hessian: |H| + floor·I over B, absolute eigenvalues', () => {
    const model = NOISE_MODELS['local-hessian'];
    // Eigenvalues 3 and −1 along the diagonals: |H| has 3 and 1, so (2, 1, 2).
    expectClose(covarianceAt(model, [0, 0], 0, [1, 2, 1]), [2.1 / 4, 1 / 4, 2.1 / 4]);
    // A multiple of the identity has no preferred direction.
    expectClose(covarianceAt(model, [0, 0], 0, [-2, 0, -2]), [2.1 / 4, 0, 2.1 / 4]);
  });

  it('loss-scaled: 2L|H_a|/B, nothing where L is not positive', () => {
    const model = NOISE_MODELS['loss-scaled'];
    expectClose(covarianceAt(model, [0, 0], 3), [6 * (5 / 4), 6 * (1 / 4), 6 * (2 / 4)]);
    expectClose(covarianceAt(model, [0, 0], 0), [0, 0, 0]);
    expectClose(covarianceAt(model, [0, 0], -1), [0, 0, 0]);
  });

  it('formula: what was typed, over B', () => {
    expectClose(
      covarianceAt(NOISE_MODELS.formula, [0, 0], 0),
      TYPED.map((element) => element / 4),
    );
  });
});

describe('update rules', () => {
  it('every method lists noise models that exist, and the shader files have their names', () => {
    for (const [name, method] of Object.entries(METHODS)) {
      expect(method.name).toBe(name);
      for (const noise of method.noises) expect(NOISE_MODELS[noise].name).toBe(noise);
    }
  });

  it.each(['gradient-descent', 'sgd'])(
    '%s without noise follows the closed form (1 − ηh)^n',
    async (name) => {
      const [h1, h2, learningRate, steps] = [3, 0.5, 0.1, 20];
      const model = modelOf(
        {
          ...bowl(h1, h2),
          method: { name, learningRate },
          noise: { name: 'none' },
          start: { at: [1.5, -1] },
        },
        4,
      );
      const simulation = await createCpuEngine().createSimulation(model);
      await simulation.advance(steps);
      const [x, y] = await simulation.readPositions();
      // Each step rounds once or twice to 24 bits.
      expect(Math.abs(x / (1.5 * (1 - learningRate * h1) ** steps) - 1)).toBeLessThan(
        steps * 2 ** -23,
      );
      expect(Math.abs(y / (-1 * (1 - learningRate * h2) ** steps) - 1)).toBeLessThan(
        steps * 2 ** -23,
      );
    },
  );
});
