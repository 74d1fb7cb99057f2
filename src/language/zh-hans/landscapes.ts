/** Names and descriptions of landscapes, methods, noises and their numbers. */
export const LANDSCAPES = {} as const;
