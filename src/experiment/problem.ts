/** What is wrong with one field, as a sentence. */
export interface Problem {
  /** Path of the field, e.g. `method.learningRate`. */
  readonly field: string;
  readonly message: string;
}

/** An experiment that cannot be run; every wrong field is listed. */
export class ExperimentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'ExperimentError';
    this.problems = problems;
  }
}
