import { expect, it } from 'vitest';
import { threefry2x32 } from '../../../src/random/threefry.ts';
import { KNOWN_ANSWERS } from '../../support/known-answers.ts';

it('gives the known answers of Random123', () => {
  const output = new Uint32Array(2);
  for (const { rounds, counter, key, output: expected } of KNOWN_ANSWERS) {
    threefry2x32(counter[0], counter[1], key[0], key[1], output, rounds);
    expect([...output]).toEqual(expected);
  }
});
