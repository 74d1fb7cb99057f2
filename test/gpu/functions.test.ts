import { expect, it } from 'vitest';
import { differentiate } from '../../src/formula/derivative.ts';
import { createEvaluator } from '../../src/formula/evaluate.ts';
import { parseFormula } from '../../src/formula/parse.ts';
import { compileProgram } from '../../src/formula/program.ts';
import { stabilise } from '../../src/formula/stable-forms.ts';
import { emitWgslFunction, type Lanes, laneTypes } from '../../src/formula/wgsl.ts';
import erf from '../data/erf.json';
import forms from '../data/stable-forms.json';
import { runKernel } from './kernel.ts';

/** WGSL grants its own exponential and logarithm errors of this size where they are of order 1. */
const ALLOWED = 4e-6;
/** It grants tanh 1e-5, and 1 − tanh², held to a tenth of its scale, twice that. */
const OF_TANH = 4e-5;

/** Value, slope and curvature of a formula by x at the places of the file, from a shader with lanes. */
async function runShader(text: string, places: readonly number[], lanes: Lanes) {
  const loss = stabilise(parseFormula(text, ['x', 'y']));
  const slope = differentiate(loss, 'x');
  const program = compileProgram(['x', 'y'], [loss, slope, differentiate(slope, 'x')]);
  const xs = places.map((x) => `${Math.fround(x)}f`).join(', ');
  const lane = lanes === 1 ? '' : '[0]';
  const bytes = await runKernel(
    `${laneTypes(lanes)}
    @group(0) @binding(0) var<storage, read_write> output: array<f32>;
    const XS = array<f32, ${places.length}>(${xs});
    ${emitWgslFunction('f', program)}
    @compute @workgroup_size(1) fn main() {
      var xs = XS;
      for (var i = 0u; i < ${places.length}u; i++) {
        let r = f(Vectors(Floats(xs[i]), Floats(0.0f)));
        for (var j = 0u; j < 3u; j++) { output[3u * i + j] = r[j]${lane}; }
      }
    }`,
    1,
    places.length * 12,
  );
  return { found: new Float32Array(bytes), program };
}

it.each([1, 4] as const)(
  'stable forms: value, slope and curvature in a shader of %d lanes',
  async (lanes) => {
    const worst: Record<string, number> = {};
    for (const { formula, at } of forms.forms) {
      const { found, program } = await runShader(
        formula,
        at.map(({ x }) => x),
        lanes,
      );
      const isOfTanh = program.instructions.some(({ operation }) =>
        /^(tanh|sinh)$/.test(operation),
      );
      at.forEach(({ x, exact }, place) => {
        exact.forEach((value, order) => {
          // A tail may be smaller than the least normal number, which a shader may take as 0.
          // A curvature that passes through 0 has lost digits as the difference of two of the slope's size.
          const before = order === 2 ? Math.abs(exact[1]) : 0;
          const size = Math.max(Math.abs(value), forms.absolute[order], before);
          const error = Math.abs(found[3 * place + order] - value) / (size * (1 + Math.abs(x)));
          worst[isOfTanh ? 'tanh' : 'other'] = Math.max(
            worst[isOfTanh ? 'tanh' : 'other'] ?? 0,
            error,
          );
          expect(
            error,
            `${formula} at ${x}, order ${order}: ${found[3 * place + order]}, not ${value}`,
          ).toBeLessThan(isOfTanh ? OF_TANH * (order === 0 ? 1 : 10) : ALLOWED);
        });
      });
    }
    console.info('worst errors of stable forms', lanes, worst);
  },
  300_000,
);

it('erf in a shader is right to 4e-7 of its value', async () => {
  const places = erf.values.map(([x]) => x).filter((x) => x === 0 || Math.abs(x) > 1e-6);
  const { found, program } = await runShader('erf(x)', places, 1);
  const evaluate = createEvaluator(program);
  places.forEach((x, place) => {
    const exact = evaluate([Math.fround(x), 0])[0];
    expect(Math.abs(found[3 * place] - exact), String(x)).toBeLessThanOrEqual(
      4e-7 * Math.abs(exact),
    );
  });
});

it.each([1, 4] as const)(
  'beyond the end of a loss a shader of %d lanes has no slope',
  async (lanes) => {
    for (const [text, x] of [
      ['log(x)', -0.5],
      ['log1p(x)', -1.5],
      ['atanh(x)', 1.5],
      ['acosh(x)', -1.5],
    ] as const) {
      const { found } = await runShader(text, [x], lanes);
      expect(Number.isFinite(found[1]), text).toBe(false);
    }
  },
);
