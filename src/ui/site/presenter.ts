import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds of stillness after which the controls fade. */
const STILLNESS = 3000;
/** What ends the stillness. */
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'] as const;

/**
 * Presenter mode: large type and high contrast (by `data-presenting` on the document's element, see tokens.css), full screen
 * where the browser grants it, controls that fade while nothing moves (`data-still`), and a dot that follows the pointer.
 */
export class Presenter implements ReactiveController {
  isPresenting = false;
  /** Whether the pointer is shown as a dot. */
  hasDot = false;

  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether presenting turned the screen full, so that leaving the one leaves the other. */
  #isFull = false;
  #dot: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
    this.leave();
  }

  toggle(): void {
    if (this.isPresenting) this.leave();
    else this.#enter();
  }

  /** Full screen without presenting, and back. */
  toggleFullScreen(): void {
    if (document.fullscreenElement === null) void askForFullScreen();
    else void document.exitFullscreen();
  }

  toggleDot(): void {
    this.hasDot = !this.hasDot;
    const { dataset } = document.documentElement;
    if (this.hasDot) {
      dataset.pointing = '';
      this.#dot = createDot();
      document.body.append(this.#dot);
      document.addEventListener('pointermove', this.#moveDot);
      document.addEventListener('pointerdown', this.#moveDot);
    } else {
      delete dataset.pointing;
      this.#dot?.remove();
      this.#dot = undefined;
      document.removeEventListener('pointermove', this.#moveDot);
      document.removeEventListener('pointerdown', this.#moveDot);
    }
    this.#host.requestUpdate();
  }

  leave(): void {
    if (this.hasDot) this.toggleDot();
    if (!this.isPresenting) return;
    this.isPresenting = false;
    clearTimeout(this.#timer);
    const { dataset } = document.documentElement;
    delete dataset.presenting;
    delete dataset.still;
    for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, this.#wake, true);
    if (this.#isFull && document.fullscreenElement !== null) void document.exitFullscreen();
    this.#isFull = false;
    this.#changed();
  }

  #enter(): void {
    this.isPresenting = true;
    document.documentElement.dataset.presenting = '';
    for (const sign of SIGNS_OF_LIFE) {
      document.addEventListener(sign, this.#wake, { capture: true, passive: true });
    }
    this.#wake();
    void askForFullScreen().then((isFull) => {
      this.#isFull = isFull && this.isPresenting;
    });
    this.#changed();
  }

  /** Charts are painted with the colours of the page and must be told. */
  #changed(): void {
    document.dispatchEvent(new Event('theme-change'));
    this.#host.requestUpdate();
  }

  readonly #wake = (): void => {
    const { dataset } = document.documentElement;
    delete dataset.still;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      dataset.still = '';
    }, STILLNESS);
  };

  readonly #moveDot = ({ clientX, clientY }: PointerEvent): void => {
    this.#dot?.style.setProperty('transform', `translate(${clientX}px, ${clientY}px)`);
  };

  /** Escape in full screen is the browser's own way out: it ends presenting as well. */
  readonly #onFullScreen = (): void => {
    if (document.fullscreenElement === null && this.#isFull) this.leave();
  };
}

/** Whether it was granted; an iPhone has no full screen for pages, and presenting goes without. */
async function askForFullScreen(): Promise<boolean> {
  try {
    await document.documentElement.requestFullscreen();
    return true;
  } catch {
    return false;
  }
}

function createDot(): HTMLElement {
  const dot = document.createElement('div');
  dot.className = 'pointer-dot';
  dot.setAttribute('aria-hidden', 'true');
  return dot;
}
