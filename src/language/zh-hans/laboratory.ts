/** The laboratory: map, instruments, strip, panel. */
export const LABORATORY = {} as const;
