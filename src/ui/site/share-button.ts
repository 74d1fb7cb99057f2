import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import type { PageName } from '../address/page.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LaboratoryController } from '../laboratory/laboratory-controller.ts';

/** Opens the dialog in which the state is shared. The dialog is loaded when it is first wanted. */
@customElement('share-button')
export class ShareButton extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) controller!: LaboratoryController;
  @property({ attribute: false }) page: PageName = 'laboratory';
  /** The lecture as it is at the moment; nothing where it is the one of twelve. */
  @property({ attribute: false }) lecture: () => unknown = () => undefined;

  @state() private isLoaded = false;

  protected override render() {
    const { controller, page } = this;
    return html`<button
        id="share"
        aria-haspopup="dialog"
        title=${say('Link, QR code, file, HTML for a page of your own (s)')}
        @click=${this.open}
      >${say('Share')}</button>
      ${
        this.isLoaded
          ? html`<share-dialog
              .lab=${controller.state}
              .page=${page}
              .lecture=${this.lecture}
              .usualParticles=${controller.usualParticles}
            ></share-dialog>`
          : nothing
      }`;
  }

  /** Opens the dialog, loading it first where it has not been wanted before. */
  readonly open = async (): Promise<void> => {
    try {
      await import('./share-dialog.ts');
    } catch {
      const sentence = 'The dialog could not be loaded: check the connection and try again.';
      this.controller.execute({ kind: 'remark', sentence });
      return;
    }
    this.isLoaded = true;
    // The state is the latest, not that of the last rendering.
    this.requestUpdate();
    await this.updateComplete;
    await this.renderRoot.querySelector('share-dialog')?.open();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'share-button': ShareButton;
  }
}
