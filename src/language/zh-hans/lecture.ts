/** The lecture: scenes, captions, evidence, presenting. */
export const LECTURE = {} as const;
