import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import { BINDINGS } from '../address/keys.ts';
import type { PageName } from '../address/page.ts';
import { sharedStyles } from '../kit/shared-styles.ts';

/** The keys that do something on the page that is shown. */
@customElement('help-dialog')
export class HelpDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      dialog {
        max-width: min(34rem, calc(100vw - 2rem));
        padding: 1.1rem 1.4rem 1.3rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        margin-bottom: 0.7rem;
      }
      h2 {
        font-size: 1.15rem;
        color: var(--ink);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.5rem 1.2rem;
        align-items: baseline;
        margin: 0;
      }
      dt {
        display: flex;
        gap: 0.3rem;
        justify-content: end;
      }
      dd {
        margin: 0;
      }
      kbd {
        min-width: 1.9em;
        padding: 0.1rem 0.45rem;
        border: 1px solid var(--line-control);
        border-bottom-width: 2px;
        border-radius: 0.3rem;
        font: inherit;
        font-size: var(--text-small);
        text-align: center;
        white-space: nowrap;
      }
    `,
  ];

  @property() page: PageName = 'laboratory';
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Opens the dialog, or closes it where it is open. */
  toggle(): void {
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }

  protected override render() {
    const shown = BINDINGS.filter(({ pages }) => pages.includes(this.page));
    return html`<dialog aria-labelledby="title" @click=${this.#onClick}>
      <header>
        <h2 id="title">${say('Keys')}</h2>
        <button aria-label=${say('Close')} @click=${() => this.dialog.close()}>×</button>
      </header>
      <dl>
        ${shown.map(
          ({ caps, help }) =>
            html`<dt>${caps.map((cap) => html`<kbd>${say(cap)}</kbd>`)}</dt>
              <dd>${say(help)}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  /** A click beside the dialog closes it. */
  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.dialog.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'help-dialog': HelpDialog;
  }
}
