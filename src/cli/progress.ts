/** A line on the terminal that is written over and over. */
export interface ProgressLine {
  show(text: string): void;
  /** Removes the line. */
  clear(): void;
}

const SHORTEST_PAUSE = 200;

/** Shows progress on stderr where that is a terminal, else nothing. */
export function createProgressLine(stream: NodeJS.WriteStream): ProgressLine {
  let last = 0;
  let isShown = false;
  return {
    show(text) {
      const now = performance.now();
      if (!stream.isTTY || now - last < SHORTEST_PAUSE) return;
      last = now;
      isShown = true;
      stream.write(`\r\u001b[K${text.slice(0, Math.max(0, stream.columns - 1))}`);
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}
