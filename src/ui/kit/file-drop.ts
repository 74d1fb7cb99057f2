import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Files that are chosen in a picker or dropped on a place. */
export class FileDrop implements ReactiveController {
  /** Whether a file hovers over the place. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #take: (file: File) => void;

  constructor(host: ReactiveControllerHost, take: (file: File) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.#hover(true);
  };

  readonly onDragLeave = (): void => this.#hover(false);

  readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#hover(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) this.#take(file);
  };

  readonly onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen again once it has been mended.
    input.value = '';
    if (file !== undefined) this.#take(file);
  };

  #hover(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }
}
