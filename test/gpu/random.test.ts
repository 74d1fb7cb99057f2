import { describe, expect, it } from 'vitest';
import { liftFunctions } from '../../src/engine/webgpu/lanes.ts';
import { randomShader } from '../../src/engine/webgpu/shader.ts';
import { normalPair } from '../../src/random/normal.ts';
import { threefry2x32 } from '../../src/random/threefry.ts';
import { incompleteGamma } from '../../src/statistics/gamma.ts';
import { normalCdf } from '../../src/statistics/normal.ts';
import { assertionFalseFailureRate, zThreshold } from '../support/false-failure.ts';
import { KNOWN_ANSWERS } from '../support/known-answers.ts';
import { TEST_SEED } from '../support/seed.ts';
import { runKernel } from './kernel.ts';

/** How shaders are fitted to adapters. */
const VARIANTS = (['by-shifts', 'by-products'] as const).flatMap((rotation) =>
  ([1, 2, 4] as const).map((lanes) => ({ rotation, lanes })),
);

/** Writes the bits of an invocation, lane by lane. */
const STORE_BITS = `
@group(0) @binding(0) var<storage, read_write> output: array<vec2u>;
fn one_store(at: u32, x: u32, y: u32) { output[at] = vec2u(x, y); }
fn store(at: u32, bits: Bits) { each_store(LANES * at + LANE_NUMBERS, bits.x, bits.y); }`;

describe('Threefry2x32 in WGSL', () => {
  it.each(
    ([13, 20] as const).flatMap((rounds) => VARIANTS.map((variant) => ({ rounds, ...variant }))),
  )(
    'gives the known answers of Random123: $rounds rounds, rotation $rotation, lanes $lanes',
    async ({ rounds, ...variant }) => {
      const vectors = KNOWN_ANSWERS.filter((vector) => vector.rounds === rounds);
      const calls = vectors.map(({ counter: [x, y], key: [low, high] }, i) => {
        const counter = `Bits(Words(${x}u), Words(${y}u))`;
        return `store(${i}u, threefry2x32(${counter}, vec2u(${low}u, ${high}u)));`;
      });
      const bytes = await runKernel(
        `${randomShader(variant, rounds)}
      ${STORE_BITS}
      ${liftFunctions(STORE_BITS, variant.lanes)}
      @compute @workgroup_size(1) fn main() { ${calls.join('\n')} }`,
        1,
        8 * variant.lanes * vectors.length,
      );
      const expected = vectors.flatMap(({ output }) => Array(variant.lanes).fill(output).flat());
      expect([...new Uint32Array(bytes)]).toEqual(expected);
    },
  );

  it.each(VARIANTS)(
    'equals the TypeScript twin bit for bit on a million counters, rotation $rotation, lanes $lanes',
    async (variant) => {
      const count = 2 ** 20;
      const bytes = await runKernel(
        `${randomShader(variant)}
      ${STORE_BITS}
      ${liftFunctions(STORE_BITS, variant.lanes)}
      @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
        // Lanes of an invocation share the key, which changes every 1024 counters.
        let counter = LANES * id.x + LANE_NUMBERS;
        let key = vec2u(${TEST_SEED}u, (LANES * id.x) >> 10u);
        store(id.x, threefry2x32(Bits(counter, counter * 2654435761u), key));
      }`,
        count / variant.lanes / 64,
        8 * count,
      );
      const expected = new Uint32Array(2 * count);
      const twin = new Uint32Array(2);
      for (let i = 0; i < count; i++) {
        threefry2x32(i, Math.imul(i, 2654435761), TEST_SEED, i >>> 10, twin);
        expected.set(twin, 2 * i);
      }
      expect(new Uint32Array(bytes)).toEqual(expected);
    },
  );
});

describe('normals in WGSL', () => {
  it('agree with the TypeScript twin within 4 ulps of the radius', async () => {
    const count = 2 ** 18;
    const bytes = await runKernel(
      `${randomShader()}
      @group(0) @binding(0) var<storage, read_write> output: array<vec2f>;
      @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
        output[id.x] = normal_pair(threefry2x32(Bits(id.x, 0u), vec2u(${TEST_SEED}u, 0u)));
      }`,
      count / 64,
      8 * count,
    );
    const values = new Float32Array(bytes);
    const bits = new Uint32Array(2);
    const twin = new Float32Array(2);
    let worst = 0;
    for (let i = 0; i < count; i++) {
      threefry2x32(i, 0, TEST_SEED, 0, bits);
      normalPair(bits[0], bits[1], twin);
      const radius = Math.hypot(twin[0], twin[1]);
      // WGSL's log may be off by 2⁻²¹ close to 1, which moves a small radius by 2⁻²¹/radius.
      const allowed = 4 * 2 ** -23 * radius + 2 ** -21 / radius;
      const apart = Math.hypot(values[2 * i] - twin[0], values[2 * i + 1] - twin[1]);
      worst = Math.max(worst, apart / allowed);
    }
    expect(worst).toBeLessThan(1);
  });

  /**
   * 1e8 normals: every statistic within the range that a right generator leaves with probability 1e-9 (6.1 standard
   * errors). So a bias of the mean is noticed from 6e-4 on, of the variance from 9e-4, of the fourth moment from 6e-3.
   */
  it('have the moments and tails of 1e8 standard normals', async () => {
    const perInvocation = 2 ** 8;
    const invocations = 195_328;
    const count = 2 * perInvocation * invocations;
    expect(count).toBeGreaterThan(1e8);
    const words = 8;
    const bytes = await runKernel(
      `${randomShader()}
      struct Sums { first: f32, second: f32, third: f32, fourth: f32, sixth: f32, beyond_3: u32, beyond_4: u32, beyond_5: u32 }
      @group(0) @binding(0) var<storage, read_write> output: array<Sums>;
      @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
        var sums = Sums();
        for (var i = 0u; i < ${perInvocation}u; i++) {
          let z = normal_pair(threefry2x32(Bits(id.x, i), vec2u(${TEST_SEED}u, 0u)));
          let square = z * z;
          sums.first += z.x + z.y;
          sums.second += square.x + square.y;
          sums.third += dot(square, z);
          sums.fourth += dot(square, square);
          sums.sixth += dot(square * square, square);
          let size = abs(z);
          sums.beyond_3 += u32(size.x > 3.0) + u32(size.y > 3.0);
          sums.beyond_4 += u32(size.x > 4.0) + u32(size.y > 4.0);
          sums.beyond_5 += u32(size.x > 5.0) + u32(size.y > 5.0);
        }
        output[id.x] = sums;
      }`,
      invocations / 64,
      4 * words * invocations,
    );
    const floats = new Float32Array(bytes);
    const integers = new Uint32Array(bytes);
    const total = (from: Float32Array | Uint32Array, field: number) => {
      let sum = 0;
      for (let i = field; i < from.length; i += words) sum += from[i];
      return sum;
    };
    // Moments of a standard normal and the variance of their estimates: E z^2n = (2n − 1)!!.
    const expected = [
      { name: 'first', mean: 0, variance: 1 },
      { name: 'second', mean: 1, variance: 2 },
      { name: 'third', mean: 0, variance: 15 },
      { name: 'fourth', mean: 3, variance: 96 },
      { name: 'sixth', mean: 15, variance: 10170 },
    ];
    for (const [field, { name, mean, variance }] of expected.entries()) {
      const errors = (total(floats, field) / count - mean) / Math.sqrt(variance / count);
      console.log(
        `${name} moment: ${total(floats, field) / count} (${errors.toFixed(2)} standard errors)`,
      );
      expect(Math.abs(errors), `${name} moment`).toBeLessThan(zThreshold());
    }
    for (const [index, beyond] of [3, 4, 5].entries()) {
      const mean = 2 * normalCdf(-beyond) * count;
      const found = total(integers, 5 + index);
      console.log(`beyond ${beyond} σ: ${found}, expected ${mean.toFixed(1)}`);
      // Both tails of the Poisson law of mean μ: P(at most n) = Q(n + 1, μ), P(at least n) = P(n, μ).
      const atMost = incompleteGamma(found + 1, mean).upper;
      const atLeast = found === 0 ? 1 : incompleteGamma(found, mean).lower;
      expect(Math.min(atMost, atLeast), `beyond ${beyond} σ`).toBeGreaterThan(
        assertionFalseFailureRate / 2,
      );
    }
  });
});
