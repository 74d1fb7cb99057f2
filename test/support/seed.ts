/**
 * The seed of every random test: 1, so that a test that passed passes again, or the number in ESCAPEMENT_SEED, to see
 * that nothing hangs on it.
 */
export const TEST_SEED = Number(import.meta.env.ESCAPEMENT_SEED ?? 1);
