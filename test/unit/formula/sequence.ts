/** Repeatable numbers in [0, 1): a plain linear congruential sequence, good enough to spread test points. */
export function createSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
