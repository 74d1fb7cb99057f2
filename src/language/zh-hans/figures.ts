/** The pages of figures and of landscapes. */
export const FIGURES = {} as const;
