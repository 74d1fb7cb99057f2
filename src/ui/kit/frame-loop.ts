/** Calls back once a frame while its owner is on the page, the page is seen, and the window, too. */
export class FrameLoop {
  readonly #onFrame: (now: number, elapsed: number) => void;
  #frame = 0;
  #lastFrame = 0;
  #isConnected = false;
  #isShown: boolean;

  /**
   * @param isShown whether the owner's page is seen to begin with
   * @param onFrame is told the time of the frame, and the milliseconds since the last one that was `taken`
   */
  constructor(isShown: boolean, onFrame: (now: number, elapsed: number) => void) {
    this.#isShown = isShown;
    this.#onFrame = onFrame;
  }

  /** Whether the owner is on the page. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** The owner has come to the page; frames begin with `schedule`. */
  connect(): void {
    this.#isConnected = true;
    document.addEventListener('visibilitychange', this.schedule);
  }

  disconnect(): void {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.schedule);
    this.stop();
  }

  /** Whether the page of the owner is the one that is seen. */
  show(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    this.schedule();
  }

  /** Begins, or begins anew. */
  readonly schedule = (): void => {
    this.stop();
    if (document.hidden || !this.#isShown || !this.#isConnected) return;
    this.#lastFrame = performance.now();
    this.#frame = requestAnimationFrame(this.#call);
  };

  /** Ends until the next `schedule`. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** A frame has been made use of: the next one's time counts from it. */
  taken(now: number): void {
    this.#lastFrame = now;
  }

  readonly #call = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#call);
    this.#onFrame(now, Math.max(0, now - this.#lastFrame));
  };
}
