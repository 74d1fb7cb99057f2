/** What a process of the command line ends with. */
export const EXIT = { done: 0, failed: 1, wrongInput: 2 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Something the user gave is wrong; every problem is a sentence. */
export class InputError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}
