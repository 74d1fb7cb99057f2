import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { decodeLink, LinkError, type LinkedState } from '../address/link.ts';
import { isLink } from '../address/page.ts';

/** What is done with a link. */
export interface LinkHandlers {
  /**
   * Shows a state; a LinkError from here is said like any other.
   *
   * @param isFirst whether the page was opened with this link
   */
  open(state: LinkedState, isFirst: boolean): void;
  /** Turns back to the page of a link that is open already, as when one goes back in the history. */
  revisit(state: LinkedState): void;
  /** Says why a link cannot be opened. */
  refuse(sentence: string): void;
}

/** Opens the link in the page's address: at the beginning, and whenever the address changes to another one. */
export class LinkController implements ReactiveController {
  readonly #handlers: LinkHandlers;
  #latest: { readonly hash: string; readonly state: LinkedState } | undefined;

  constructor(host: ReactiveControllerHost, handlers: LinkHandlers) {
    this.#handlers = handlers;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#onChange);
    void this.#follow(true);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onChange);
  }

  readonly #onChange = (): void => void this.#follow(false);

  async #follow(isFirst: boolean): Promise<void> {
    const { hash } = location;
    if (!isLink(hash)) return;
    // Who comes back to a link finds the run as it was left, not a new one.
    if (hash === this.#latest?.hash) {
      this.#handlers.revisit(this.#latest.state);
      return;
    }
    try {
      const state = await decodeLink(hash);
      // Another link may have come while this one was read.
      if (hash !== location.hash) return;
      this.#handlers.open(state, isFirst);
      this.#latest = { hash, state };
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.#handlers.refuse(error.message);
    }
  }
}
