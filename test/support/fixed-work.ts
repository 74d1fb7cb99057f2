/**
 * Milliseconds that a hundred million steps of integer arithmetic take, a quarter of a second on a core of 2024: how fast this machine
 * is at the moment, for tests of how long something may take. It stands by itself, as a page is given its text.
 */
export function timeFixedWork(): number {
  const began = performance.now();
  let state = 1;
  for (let step = 0; step < 2 ** 27; step++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + step) | 0;
  }
  // What is never used need not be computed.
  if (state === 0) throw new Error('The work ends in another number.');
  return performance.now() - began;
}
