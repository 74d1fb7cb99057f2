import { expect, it } from 'vitest';
import { createEvaluator } from '../../src/formula/evaluate.ts';
import type { Program } from '../../src/formula/program.ts';
import {
  emitWgslFunction,
  laneTypes,
  POSITION_SIGNATURE,
  wgslLiteral,
} from '../../src/formula/wgsl.ts';
import { findLandscape, LANDSCAPES } from '../../src/landscapes/catalogue.ts';
import { createLandscape, landscapeSource } from '../../src/landscapes/landscape.ts';
import { runKernel } from './kernel.ts';

/** Points along each side of the domain. */
const POINTS = 128;

/** What the shader writes for each point: x, y, L, ∂L/∂x, ∂L/∂y and the Hessian's xx, xy, yy. */
const WORDS = 8;

/**
 * Allowed error of any result, in roundings (2⁻²⁴) of the largest number met on the way to it: up to a hundred operations, each
 * right to a rounding or two, and exponentials to 3 + 2|x| units in the last place by WGSL's guarantee. SwiftShader needs 27.
 */
const ALLOWED = 64;

/**
 * The same with cosines, of which WGSL guarantees 2⁻¹¹ = 2¹³ roundings of 1 (on [−π, π]; beyond it nothing), of two of them
 * in a loss. SwiftShader needs 6226, an error of 2⁻¹¹·⁴ in a cosine.
 */
const ALLOWED_WITH_COSINES = 2 ** 14;

/** The program's every instruction as an output: how large the numbers on the way to its results are. */
function everythingOf(program: Program) {
  return createEvaluator({ ...program, outputs: program.instructions.map((_, place) => place) });
}

it.each(LANDSCAPES.map(({ name }) => name))(
  '%s: loss, gradient and Hessian in WGSL are those in double precision',
  async (name) => {
    const { lossProgram, gradientProgram, hessianProgram, domain, rows } = createLandscape(
      landscapeSource(findLandscape(name)),
    );
    const [[left, right], [bottom, top]] = domain;
    // Where the mean over data has no closed form the programs are those of a row: the first one's.
    const isOfRow = lossProgram.inputs.length > 2;
    const cells = (isOfRow && rows?.columns.map((column) => rows.table.rows[0][column])) || [];
    const signature = {
      ...POSITION_SIGNATURE,
      inputs: [...POSITION_SIGNATURE.inputs, ...cells.map(wgslLiteral)],
    };
    const share = (length: number) => `${length / (POINTS - 1)}f`;
    const bytes = await runKernel(
      `${laneTypes(1)}
      ${emitWgslFunction('loss', lossProgram, signature)}
      ${emitWgslFunction('gradient', gradientProgram, signature)}
      ${emitWgslFunction('hessian', hessianProgram, signature)}
      @group(0) @binding(0) var<storage, read_write> output: array<array<f32, ${WORDS}>>;
      @compute @workgroup_size(${POINTS}) fn main(@builtin(global_invocation_id) id: vec3u) {
        let place = vec2f(f32(id.x % ${POINTS}u), f32(id.x / ${POINTS}u));
        let theta = vec2f(${left}, ${bottom}) + place * vec2f(${share(right - left)}, ${share(top - bottom)});
        let g = gradient(theta);
        let h = hessian(theta);
        output[id.x] = array<f32, ${WORDS}>(theta.x, theta.y, loss(theta), g.x, g.y, h.x, h.y, h.z);
      }`,
      POINTS,
      4 * WORDS * POINTS ** 2,
    );
    const words = new Float32Array(bytes);
    let worst = 0;
    const programs = [
      [lossProgram, 2],
      [gradientProgram, 3],
      [hessianProgram, 5],
    ] as const;
    for (const [program, first] of programs) {
      const everything = everythingOf(program);
      for (let point = 0; point < words.length; point += WORDS) {
        const values = everything([words[point], words[point + 1], ...cells]);
        const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        program.outputs.forEach((place, output) => {
          const error = Math.abs(words[point + first + output] - values[place]);
          worst = Math.max(worst, error / (2 ** -24 * largest));
        });
      }
    }
    expect(words[0]).toBe(Math.fround(left));
    expect(worst).toBeLessThan(name === 'rastrigin' ? ALLOWED_WITH_COSINES : ALLOWED);
  },
);
