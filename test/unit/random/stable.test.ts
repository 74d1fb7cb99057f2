import { describe, expect, it } from 'vitest';
import { rowOfBits } from '../../../src/random/row.ts';
import { stable } from '../../../src/random/stable.ts';
import { threefry2x32 } from '../../../src/random/threefry.ts';
import { zThreshold } from '../../support/false-failure.ts';
import { TEST_SEED } from '../../support/seed.ts';

const SAMPLES = 400_000;

/** Calls with independent pairs of random integers. */
function draw(take: (first: number, second: number) => void): void {
  const bits = new Uint32Array(2);
  for (let i = 0; i < SAMPLES; i++) {
    threefry2x32(i, 0, TEST_SEED, 100, bits);
    take(bits[0], bits[1]);
  }
}

describe('α-stable numbers', () => {
  /**
   * E cos(uX) = exp(−|u|^α). A cosine's standard deviation is at most 1, so that the accepted distance is at most
   * zThreshold/√SAMPLES = 0.0097: an α off by 0.05 shifts exp(−2^α) by 0.006 to 0.012 and exp(−0.5^α) by 0.01.
   */
  it.each([0.7, 1, 1.3, 1.5, 1.9, 2])(
    'have the characteristic function exp(−|u|^α), α = %d',
    (alpha) => {
      const places = [0.5, 1, 2];
      const sums = places.map(() => 0);
      const squares = places.map(() => 0);
      draw((first, second) => {
        const x = stable(alpha, first, second);
        places.forEach((u, index) => {
          const cosine = Math.cos(u * x);
          sums[index] += cosine;
          squares[index] += cosine * cosine;
        });
      });
      places.forEach((u, index) => {
        const mean = sums[index] / SAMPLES;
        const deviation = Math.sqrt(squares[index] / SAMPLES - mean ** 2);
        const apart = (mean - Math.exp(-(u ** alpha))) / (deviation / Math.sqrt(SAMPLES));
        expect(Math.abs(apart)).toBeLessThan(zThreshold());
      });
    },
  );

  it('are finite and odd under the sign bit at every corner of the bits', () => {
    for (const alpha of [0.5, 1, 1.5, 2]) {
      for (const angle of [0, 1, 0x40000000, 0x7fffffff]) {
        for (const wait of [0, 1, 0x80000000, 0xffffffff]) {
          const x = stable(alpha, angle, wait);
          expect(Number.isFinite(x)).toBe(true);
          expect(stable(alpha, (angle | 0x80000000) >>> 0, wait)).toBe(-x);
        }
      }
    }
  });
});

describe('rows', () => {
  it('are ⌊bits · rows / 2³²⌋', () => {
    for (const rowCount of [1, 23, 4096, 65_535, 65_536]) {
      for (const bits of [0, 1, 0xffff, 0x10000, 0x12345678, 0xfffffffe, 0xffffffff]) {
        const exact = Number((BigInt(bits) * BigInt(rowCount)) >> 32n);
        expect(rowOfBits(bits, rowCount)).toBe(exact);
      }
    }
  });
});
