/** The surface, the profile, trails and marginals. */
export const VIEWS = {} as const;
