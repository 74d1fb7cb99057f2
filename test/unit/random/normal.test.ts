import { expect, it } from 'vitest';
import { normalPair } from '../../../src/random/normal.ts';

/** One unit in the last place of 1 in single precision. */
const ULP = 2 ** -23;

/** Box–Muller in double precision, by the textbook. */
function exactPair(radiusBits: number, angleBits: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log((radiusBits + 0.5) / 2 ** 32));
  // The quadrant in the upper two bits, turned by the lower thirty, read as a signed number.
  const turn = ((angleBits << 2) / 2 ** 32 + (angleBits >>> 30)) * (Math.PI / 2);
  return [radius * Math.cos(turn), radius * Math.sin(turn)];
}

it('follows Box–Muller to a few units in the last place at every radius and angle', () => {
  const pair = new Float32Array(2);
  let worst = 0;
  for (let i = 0; i < 4096; i++) {
    for (const angle of [0, 1, 0x1fffffff, 0x20000000, 0x60000000, 0xa0000001, 0xffffffff]) {
      const radiusBits = (i * 1048573) >>> 0;
      const angleBits = (angle + i * 262147) >>> 0;
      normalPair(radiusBits, angleBits, pair);
      const [x, y] = exactPair(radiusBits, angleBits);
      const radius = Math.hypot(x, y);
      // Round-off of the radius and of the angle, and that of u, which moves a small radius by half an ulp of 1/radius.
      const allowed = 4 * ULP * radius + ULP / 4 / radius;
      worst = Math.max(worst, Math.hypot(pair[0] - x, pair[1] - y) / allowed);
    }
  }
  expect(worst).toBeLessThan(1);
});

it('never exceeds 6.76 and is finite at the ends of both ranges', () => {
  const pair = new Float32Array(2);
  normalPair(0, 0, pair);
  expect(pair[0]).toBeCloseTo(Math.sqrt(66 * Math.log(2)), 5);
  expect(pair[1]).toBeCloseTo(0, 12);
  for (const angle of [0, 0x80000000, 0xffffffff]) {
    normalPair(0xffffffff, angle, pair);
    expect(Math.hypot(pair[0], pair[1])).toBe(0);
  }
});
