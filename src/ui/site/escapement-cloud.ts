import { customElement } from 'lit/decorators.js';
import { EmbeddedLab } from './embedded-lab.ts';

/** The map with its cloud and a button to run it, for a page or a slide. */
@customElement('escapement-cloud')
export class EscapementCloud extends EmbeddedLab {
  protected override readonly usualUi = 'none';
}

declare global {
  interface HTMLElementTagNameMap {
    'escapement-cloud': EscapementCloud;
  }
}
