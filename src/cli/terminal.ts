/** Where the command line writes: results to stdout, everything else to stderr. */
export interface Terminal {
  /** Prints a result, or a part of it. */
  print(text: string): void;
  /** Says something that is no result. */
  note(text: string): void;
  /** Resolves when all has been written. */
  flush(): Promise<void>;
}

/** The terminal of this process. */
export function createTerminal(): Terminal {
  let last: Promise<void> = Promise.resolve();
  const write = (stream: NodeJS.WriteStream, text: string) => {
    // Written at once; a process that ends before a pipe has taken it would cut it off.
    const written = new Promise<void>((resolve) => stream.write(`${text}\n`, () => resolve()));
    last = last.then(() => written);
  };
  return {
    print: (text) => write(process.stdout, text),
    note: (text) => write(process.stderr, text),
    flush: () => last,
  };
}
