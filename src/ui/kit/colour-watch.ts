import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Has what is painted with the page's colours painted anew when they have changed: by the page's switch or the system's. */
export class ColourWatch implements ReactiveController {
  readonly #repaint: () => void;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  constructor(host: ReactiveControllerHost, repaint: () => void) {
    this.#repaint = repaint;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('theme-change', this.#repaint);
    this.#scheme.addEventListener('change', this.#repaint);
  }

  hostDisconnected(): void {
    document.removeEventListener('theme-change', this.#repaint);
    this.#scheme.removeEventListener('change', this.#repaint);
  }
}
