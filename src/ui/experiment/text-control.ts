import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { say } from '../../language/language.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { sendCommand } from './command.ts';

/** Milliseconds without a key press after which what was typed is taken. */
const TYPING_PAUSE = 400;

/** A field of text, as of a formula. What is typed stays, right or wrong, with its sentence below it. */
@customElement('text-control')
export class TextControl extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host,
      label {
        display: grid;
        gap: 0.2rem;
      }
      input {
        width: 100%;
        font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      }
    `,
  ];

  /** Path in the experiment. */
  @property() field = '';
  @property() label = '';
  @property({ attribute: false }) value = '';
  /** The sentence on what is wrong with it. */
  @property() problem = '';

  // What is being typed is ahead of the value until the pause; it must not be overwritten meanwhile.
  #typed: string | undefined;
  #pause = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override render() {
    return html`<label>
        <span>${say(this.label)}</span>
        <input
          type="text"
          name=${this.field}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(this.#typed ?? this.value)}
          aria-invalid=${this.problem !== ''}
          aria-describedby="problem"
          @input=${this.#onInput}
        />
      </label>
      <div id="problem" role="alert" class="problem">${this.problem || nothing}</div>`;
  }

  readonly #onInput = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => {
      const value = this.#typed ?? '';
      this.#typed = undefined;
      sendCommand(this, { kind: 'edit', field: this.field, value });
    }, TYPING_PAUSE);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'text-control': TextControl;
  }
}
