/** Sentences of the floors below: what is wrong with an experiment, what a law or a solver says. */
export const SENTENCES = {} as const;
