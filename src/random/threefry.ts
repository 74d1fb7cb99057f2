/**
 * Threefry2x32: a counter-based random number generator.
 *
 * A pure function of (counter, key), so that any particle can be replayed from any step, and a run split over
 * dispatches or machines draws the same integers. Twin: `shaders/random.wgsl`, equal bit for bit.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */

/** Rounds taken by the simulation; Salmon et al. find 13 to be enough for Crush, 20 leaves a margin. */
export const THREEFRY_ROUNDS: 13 | 20 = 13;

/**
 * What a random number is used for: the second word of the key keeps the streams apart. A step that needs more than one
 * block of bits takes the streams from `more` on, one after the other.
 */
export const STREAM = { step: 0, start: 1, memory: 2, more: 3 } as const;

/** Parity constant of the Skein key schedule, 32-bit form. */
const KEY_PARITY = 0x1bd11bda;

/** Rotation distances, repeated every eight rounds (Salmon et al., table 4). */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Encrypts a counter (two 32-bit words) under a key (two 32-bit words).
 *
 * @param counter0 first counter word: the particle
 * @param counter1 second counter word: the step
 * @param key0 first key word: the seed
 * @param key1 second key word: one of STREAM
 * @param output receives two random unsigned 32-bit integers at positions 0 and 1
 * @param rounds number of rounds, 1 to 20
 */
export function threefry2x32(
  counter0: number,
  counter1: number,
  key0: number,
  key1: number,
  output: Uint32Array,
  rounds: number = THREEFRY_ROUNDS,
): void {
  const key2 = KEY_PARITY ^ key0 ^ key1;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let round = 0; round < rounds; round++) {
    const rotation = ROTATIONS[round & 7];
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << rotation) | (x1 >>> (32 - rotation))) ^ x0;
    if ((round & 3) === 3) {
      // The key is injected after every fourth round, its words rotated by one each time.
      const injection = (round + 1) >> 2;
      const turn = injection % 3;
      x0 = (x0 + (turn === 0 ? key0 : turn === 1 ? key1 : key2)) | 0;
      x1 = (x1 + (turn === 0 ? key1 : turn === 1 ? key2 : key0) + injection) | 0;
    }
  }
  output[0] = x0;
  output[1] = x1;
}
