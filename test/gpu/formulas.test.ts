import { expect, it } from 'vitest';
import { differentiate } from '../../src/formula/derivative.ts';
import { createBatchEvaluator, createEvaluator } from '../../src/formula/evaluate.ts';
import { parseFormula } from '../../src/formula/parse.ts';
import { compileProgram } from '../../src/formula/program.ts';
import { emitWgslFunction, laneTypes } from '../../src/formula/wgsl.ts';
import { TEST_SEED } from '../support/seed.ts';
import { boundWgslErrors } from '../support/wgsl-accuracy.ts';
import { createFormulas } from '../unit/formula/random-formulas.ts';
import { createSequence } from '../unit/formula/sequence.ts';
import { runKernel } from './kernel.ts';

const FORMULAS = 200;
/** Positions at which each formula is evaluated; one thread each. */
const POINTS = 64;
/** Formulas in one shader module: a compiler's time grows with a function's length, not with their number. */
const BATCH = 25;

/** Points at which WGSL grants a shader a larger error, relative to the size of the result, are not compared. */
const WELL_CONDITIONED = 0.01;

/** What WGSL's accuracy table leaves out: fused and reassociated operations, second order in the errors. */
const ROOM = 2;

/** Half the step of the finite differences, and what their error h⁴f⁽⁵⁾/30 may be for these formulas. */
const STEP = 1e-3;
const DIFFERENCE_ERROR = 1e-4;

const random = createSequence(TEST_SEED);
const points = Float32Array.from({ length: 2 * POINTS }, () => 3 * random() - 1.5);

const cases = createFormulas(TEST_SEED, FORMULAS).map((text) => {
  const loss = parseFormula(text, ['x', 'y']);
  const outputs = [loss, differentiate(loss, 'x'), differentiate(loss, 'y')];
  return { text, program: compileProgram(['x', 'y'], outputs) };
});

/** L, ∂L/∂x, ∂L/∂y of every formula at every point, as the shaders compute them. */
async function evaluateOnGpu(): Promise<Float32Array[]> {
  const results: Float32Array[] = [];
  for (let first = 0; first < cases.length; first += BATCH) {
    const batch = cases.slice(first, first + BATCH);
    const functions = batch.map(({ program }, index) => emitWgslFunction(`f${index}`, program));
    const stores = batch.map((_, index) => {
      const place = `(${index}u * ${POINTS}u + i) * 3u`;
      return `{ let r = f${index}(theta); let at = ${place};
        output[at] = r.x; output[at + 1u] = r.y; output[at + 2u] = r.z; }`;
    });
    const table = Array.from(points, (value) => `${value}f`).join(', ');
    const bytes = await runKernel(
      `${laneTypes(1)}
      @group(0) @binding(0) var<storage, read_write> output: array<f32>;
      const POINTS = array<f32, ${points.length}>(${table});
      ${functions.join('\n')}
      @compute @workgroup_size(${POINTS}) fn main(@builtin(local_invocation_index) i: u32) {
        var points = POINTS;
        let theta = vec2f(points[2u * i], points[2u * i + 1u]);
        ${stores.join('\n')}
      }`,
      1,
      batch.length * POINTS * 12,
    );
    for (let index = 0; index < batch.length; index++) {
      results.push(new Float32Array(bytes, index * POINTS * 12, POINTS * 3));
    }
  }
  return results;
}

/** Whether no kink, jump or pole lies within the reach of a finite difference: there it means nothing. */
function isSmooth(evaluate: (at: number[]) => Float64Array, x: number, y: number): boolean {
  const [loss, gx, gy] = evaluate([x, y]);
  const size = 1 + Math.abs(gx) + Math.abs(gy);
  // Round-off of a huge loss would drown its differences.
  if (!(Math.abs(loss) < 1e4 * size)) return false;
  return [-2, -1, 1, 2].every((part) =>
    [
      [part * STEP, 0],
      [0, part * STEP],
    ].every(([dx, dy]) => {
      const [value, nx, ny] = evaluate([x + dx, y + dy]);
      const isNear = Math.abs(value - loss - gx * dx - gy * dy) < 0.1 * size * STEP;
      return isNear && Math.hypot(nx - gx, ny - gy) < 0.02 * size;
    }),
  );
}

it('200 random formulas: shader, CPU twin and finite differences agree on loss and gradient', async () => {
  const onGpu = await evaluateOnGpu();
  const compared = { shader: 0, difference: 0 };
  const worst = { gpu: 0, twin: 0, difference: 0 };
  const missing: string[] = [];
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  cases.forEach(({ text, program }, index) => {
    const evaluate = createEvaluator(program);
    const twin = [0, 1, 2].map(() => new Float32Array(POINTS));
    createBatchEvaluator(program)([xs, ys], twin, POINTS);
    const before = compared.shader;
    for (let i = 0; i < POINTS; i++) {
      const [x, y] = [xs[i], ys[i]];
      const name = `${text} at (${x}, ${y})`;
      boundWgslErrors(program, [x, y]).forEach(({ value, error }, output) => {
        if (!(error < WELL_CONDITIONED * (1 + Math.abs(value)))) return;
        const gpu = Math.abs(onGpu[index][3 * i + output] - value) / error;
        const cpu = Math.abs(twin[output][i] - value) / error;
        expect(gpu, `GPU: ${name}`).toBeLessThan(ROOM);
        expect(cpu, `twin: ${name}`).toBeLessThan(ROOM);
        worst.gpu = Math.max(worst.gpu, gpu);
        worst.twin = Math.max(worst.twin, cpu);
        compared.shader++;
      });
      if (!isSmooth(evaluate, x, y)) continue;
      const [, gx, gy] = [...evaluate([x, y])];
      const loss = (dx: number, dy: number): number => evaluate([x + dx, y + dy])[0];
      const along = (dx: number, dy: number): number =>
        (8 * (loss(dx, dy) - loss(-dx, -dy)) - (loss(2 * dx, 2 * dy) - loss(-2 * dx, -2 * dy))) /
        (12 * STEP);
      const off = Math.hypot(along(STEP, 0) - gx, along(0, STEP) - gy) / (1 + Math.hypot(gx, gy));
      expect(off, `difference: ${name}`).toBeLessThan(DIFFERENCE_ERROR);
      worst.difference = Math.max(worst.difference, off);
      compared.difference++;
    }
    if (compared.shader === before) missing.push(text);
  });
  const total = FORMULAS * POINTS;
  console.log(
    `compared with the shader ${compared.shader} of ${3 * total}, with differences ${compared.difference} of ${total}; worst ${JSON.stringify(worst)}; formulas never compared: ${missing.length}`,
  );
  // Most of the plane is well-conditioned for most formulas; poles and noise would prove nothing.
  expect(compared.shader).toBeGreaterThan(0.6 * 3 * total);
  expect(compared.difference).toBeGreaterThan(0.6 * total);
  expect(missing.length).toBeLessThan(0.05 * FORMULAS);
});
