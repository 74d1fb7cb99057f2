/** Links, files, pictures and films. */
export const SHARING = {} as const;
