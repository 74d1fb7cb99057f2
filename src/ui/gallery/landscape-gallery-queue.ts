/** Calls a function soon, when nothing more urgent is to be done. */
export type IdleScheduler = (callback: () => void) => void;

/** Tasks one at a time, each in an idle slot of its own; a later one of the same key takes the place of the earlier. */
export class IdleQueue {
  readonly #schedule: IdleScheduler;
  readonly #tasks = new Map<string, () => void>();
  #isScheduled = false;

  constructor(schedule: IdleScheduler = whenIdle) {
    this.#schedule = schedule;
  }

  /** Adds a task. */
  add(key: string, task: () => void): void {
    this.#tasks.set(key, task);
    this.#next();
  }

  /** Takes a task out, where it has not been done. */
  drop(key: string): void {
    this.#tasks.delete(key);
  }

  #next(): void {
    if (this.#isScheduled || this.#tasks.size === 0) return;
    this.#isScheduled = true;
    this.#schedule(() => {
      this.#isScheduled = false;
      const [first] = this.#tasks;
      if (first === undefined) return;
      const [key, task] = first;
      this.#tasks.delete(key);
      this.#next();
      task();
    });
  }
}

/** Milliseconds after which an idle slot is taken although the page is busy. */
const PATIENCE = 200;

function whenIdle(callback: () => void): void {
  // Safari has no idle slots.
  if (typeof requestIdleCallback === 'function')
    requestIdleCallback(callback, { timeout: PATIENCE });
  else setTimeout(callback, 16);
}
