import { describe, expect, it } from 'vitest';
import { normalPair } from '../../src/random/normal.ts';
import { STREAM, THREEFRY_ROUNDS, threefry2x32 } from '../../src/random/threefry.ts';
import { assertionFalseFailureRate, zThreshold } from '../support/false-failure.ts';
import { TEST_SEED } from '../support/seed.ts';

/** Counters as a run has them: neighbouring particles, early steps. */
const PARTICLES = 2 ** 9;
const STEPS = 2 ** 7;
const SAMPLES = PARTICLES * STEPS;

/**
 * Largest deviation from one half, in standard errors, of the frequency with which a bit of the output turns when a bit of
 * the counter is turned: 64 × 64 frequencies of 32 768 pairs or more. A bias of 1.9 % is noticed.
 */
function largestAvalancheDeviation(rounds: number): number {
  const turned = new Uint32Array(64 * 64);
  const pairs = new Uint32Array(64);
  const [plain, changed] = [new Uint32Array(2), new Uint32Array(2)];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [particle, step] = [sample % PARTICLES, Math.floor(sample / PARTICLES)];
    threefry2x32(particle, step, TEST_SEED, STREAM.step, plain, rounds);
    for (let bit = 0; bit < 64; bit++) {
      const low = bit < 32 ? 1 << bit : 0;
      const high = bit < 32 ? 0 : 1 << (bit - 32);
      // Both ends of a pair may be among the samples; it counts once.
      if ((particle & low) !== 0 || (step & high) !== 0) continue;
      pairs[bit]++;
      threefry2x32(particle ^ low, step ^ high, TEST_SEED, STREAM.step, changed, rounds);
      for (let word = 0; word < 2; word++) {
        const difference = plain[word] ^ changed[word];
        for (let j = 0; j < 32; j++) turned[64 * bit + 32 * word + j] += (difference >>> j) & 1;
      }
    }
  }
  return turned.reduce((most, count, at) => {
    const n = pairs[at >> 6];
    return Math.max(most, Math.abs(count - n / 2) / (Math.sqrt(n) / 2));
  }, 0);
}

describe('the generator with the rounds that simulations take', () => {
  it('turns every bit of its output with probability one half, whichever bit of a counter is turned', () => {
    expect(largestAvalancheDeviation(THREEFRY_ROUNDS)).toBeLessThan(
      zThreshold(assertionFalseFailureRate / 64 ** 2),
    );
  });

  it('does not do so with nine rounds, so that the test can fail', () => {
    expect(largestAvalancheDeviation(9)).toBeGreaterThan(
      zThreshold(assertionFalseFailureRate / 64 ** 2),
    );
  });

  it('gives normals that do not depend on those of the next particle, the next step or each other', () => {
    const count = 2 ** 22;
    const bits = new Uint32Array(2);
    const draw = (particle: number, step: number, pair: Float32Array) => {
      threefry2x32(particle, step, TEST_SEED, STREAM.step, bits);
      normalPair(bits[0], bits[1], pair);
    };
    const [here, next, after] = [new Float32Array(2), new Float32Array(2), new Float32Array(2)];
    // Means of products: of the normals, and of their squares less 1, whose variance is 4.
    const sums = { pair: 0, squares: 0, nextParticle: 0, nextStep: 0, nextSquares: 0 };
    for (let sample = 0; sample < count; sample++) {
      const [particle, step] = [sample & 0xfff, sample >>> 12];
      draw(particle, step, here);
      draw(particle + 1, step, next);
      draw(particle, step + 1, after);
      sums.pair += here[0] * here[1];
      sums.squares += ((here[0] ** 2 - 1) * (here[1] ** 2 - 1)) / 2;
      sums.nextParticle += here[0] * next[0];
      sums.nextStep += here[0] * after[0];
      sums.nextSquares += ((here[0] ** 2 - 1) * (after[0] ** 2 - 1)) / 2;
    }
    for (const [name, sum] of Object.entries(sums)) {
      expect(Math.abs(sum) / Math.sqrt(count), name).toBeLessThan(zThreshold());
    }
  });
});
