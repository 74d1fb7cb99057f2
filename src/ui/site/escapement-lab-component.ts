import { EmbeddedLab } from './embedded-lab.ts';

/**
 * The laboratory for a page or a slide; `ui="min"` where there is little room. Defined by name here and not by a decorator: on the
 * site itself the same name belongs to the frame with all pages.
 */
export class EscapementLab extends EmbeddedLab {}

customElements.define('escapement-lab', EscapementLab);
