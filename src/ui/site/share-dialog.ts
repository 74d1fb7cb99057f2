import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Experiment, parseExperiment } from '../../experiment/experiment.ts';
import { ExperimentError } from '../../experiment/problem.ts';
import { say } from '../../language/language.ts';
import { messageOf } from '../../message-of.ts';
import { embedSnippet } from '../address/embedding.ts';
import { encodeLink, type LinkedState } from '../address/link.ts';
import type { PageName } from '../address/page.ts';
import { describeState, type Shareable } from '../address/share-state.ts';
import {
  ExperimentFileError,
  experimentFileName,
  readExperimentFile,
  writeExperimentFile,
} from '../experiment/experiment-file.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { dropStyles } from '../kit/drop-styles.ts';
import { FileDrop } from '../kit/file-drop.ts';
import { formatCount } from '../kit/format.ts';
import { drawQrCode, LONGEST_QR_CODE } from '../kit/qr-code.ts';
import { saveText } from '../kit/save-file.ts';
import { sharedStyles } from '../kit/shared-styles.ts';

/** Characters of the longest link that is offered: mail and chat programs cut longer ones, or make no link of them. */
const LONGEST_LINK = 8000;

/** What the dialog offers, made when it is opened. */
interface Offer {
  readonly address: string;
  readonly snippet: string;
  /** What a file would hold; undefined where nothing can run yet. */
  readonly experiment: Experiment | undefined;
  /** Whether something typed wrongly is missing in it. */
  readonly isPartial: boolean;
}

declare global {
  interface HTMLElementEventMap {
    'open-experiment': CustomEvent<Experiment>;
  }
}

/** The state as a link, a QR code, a file, a piece of another page; and an experiment from a file. */
@customElement('share-dialog')
export class ShareDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    dialogStyles,
    dropStyles,
    css`
      .body {
        display: grid;
        gap: 0.9rem;
        margin-top: 0.6rem;
      }
      .line {
        display: flex;
        gap: 0.5rem;
      }
      .line input {
        flex: 1;
        min-width: 0;
        min-height: 2.4rem;
        text-overflow: ellipsis;
      }
      svg {
        display: block;
        width: min(15rem, 100%);
        margin-inline: auto;
        border-radius: calc(var(--radius) * 0.5);
        shape-rendering: crispEdges;
      }
      section,
      .drop {
        display: grid;
        gap: 0.4rem;
      }
      .drop {
        padding: 0.8rem;
      }
      .drop .actions {
        justify-content: flex-start;
      }
      h3 {
        margin: 0;
        font-size: 1em;
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding-inline-start: 1.2rem;
      }
      #said {
        min-height: 1.4em;
      }
      #said:empty {
        display: none;
      }
    `,
  ];

  /** What is shared: read once, when the dialog opens. */
  @property({ attribute: false }) lab!: Shareable;
  @property({ attribute: false }) page: PageName = 'laboratory';
  @property({ attribute: false }) lecture: () => unknown = () => undefined;
  @property({ attribute: false }) usualParticles: number | undefined;

  @state() private offer: Offer | undefined;
  @state() private said = '';
  @state() private problems: readonly string[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#file') private file!: HTMLInputElement;

  readonly #drop = new FileDrop(this, (file) => void this.#open(file));

  /** Opens the dialog with the state as it is now. */
  async open(): Promise<void> {
    if (this.offer !== undefined) return;
    const { lab, page, usualParticles } = this;
    const experiment = experimentOf(lab);
    const lecture = this.lecture() as LinkedState['lecture'];
    const hash = await encodeLink({
      ...describeState(lab, page, usualParticles),
      ...(lecture !== undefined && { lecture }),
    });
    const site = `${location.origin}${location.pathname}`;
    this.said = '';
    this.problems = [];
    this.offer = {
      address: site + hash,
      snippet: embedSnippet(site, hash, 'Escapement'),
      experiment: experiment ?? lab.prepared?.experiment,
      isPartial: experiment === undefined,
    };
    await this.updateComplete;
    this.dialog.showModal();
    addEventListener('popstate', this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onClosed();
  }

  readonly #close = (): void => this.dialog.close();

  readonly #onClosed = (): void => {
    removeEventListener('popstate', this.#close);
    this.offer = undefined;
  };

  protected override render() {
    const { offer } = this;
    if (offer === undefined) return nothing;
    const isTooLong = offer.address.length > LONGEST_LINK;
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: Event) => event.stopPropagation()}
      @close=${this.#onClosed}
    >
      <div class="head">
        <h2 id="title">${say('Share')}</h2>
        <button id="close" aria-label=${say('Close')} @click=${this.#close}>×</button>
      </div>
      <div class="body">
        ${isTooLong ? renderTooLong(offer) : this.#renderLink(offer)}
        <p id="said" role="status">${this.said}</p>
        ${this.#renderFiles(offer)}
        ${isTooLong ? nothing : this.#renderSnippet(offer)}
      </div>
    </dialog>`;
  }

  #renderLink({ address }: Offer) {
    const canShare = navigator.share !== undefined;
    return html`<section>
        <h3><label for="address">${say('Link to what you see now')}</label></h3>
        <div class="line">
          <input id="address" type="text" readonly .value=${address} />
          <button id="copy" class="main" autofocus @click=${() => this.#copy('address')}>
            ${say('Copy link')}
          </button>
          ${
            canShare
              ? html`<button id="send" @click=${() => this.#send(address)}>${say('Send …')}</button>`
              : nothing
          }
        </div>
      </section>
      ${
        address.length > LONGEST_QR_CODE
          ? html`<p class="quiet" id="no-code">
              ${say`The link has ${formatCount(address.length)} characters: as a QR code it would be too fine for a phone's camera, which reads up to ${formatCount(LONGEST_QR_CODE)}.`}
            </p>`
          : renderCode(address)
      }`;
  }

  #renderFiles({ experiment, isPartial }: Offer) {
    const { isOver, onDragOver, onDragLeave, onDrop, onChoose } = this.#drop;
    return html`<section
      class="drop ${isOver ? 'over' : ''}"
      @dragover=${onDragOver}
      @dragleave=${onDragLeave}
      @drop=${onDrop}
    >
      <h3>${say('Experiment as a file')}</h3>
      <p class="quiet">
        ${say('One JSON file, as the command line takes it. To open one, choose it or drop it here.')}
      </p>
      ${
        isPartial && experiment !== undefined
          ? html`<p class="quiet">
              ${say('The file holds the experiment that runs; what is wrong in the typing is left out.')}
            </p>`
          : nothing
      }
      <div class="actions">
        <button id="download" ?disabled=${experiment === undefined} @click=${this.#download}>
          ${say('Download JSON')}
        </button>
        <button id="open" @click=${() => this.file.click()}>${say('Open JSON …')}</button>
        <input
          id="file"
          type="file"
          accept=".json,application/json"
          hidden
          aria-label=${say('Experiment as a file')}
          @change=${onChoose}
        />
      </div>
      <div id="problems" role="alert">${this.#renderProblems()}</div>
    </section>`;
  }

  #renderProblems() {
    const { problems } = this;
    if (problems.length === 0) return nothing;
    if (problems.length === 1) return html`<p class="problem">${say(problems[0])}</p>`;
    return html`<ul class="problem">${problems.map((text) => html`<li>${say(text)}</li>`)}</ul>`;
  }

  #renderSnippet({ snippet }: Offer) {
    return html`<section>
      <h3><label for="snippet">${say('For a page or slides of your own')}</label></h3>
      <div class="line">
        <input id="snippet" type="text" readonly .value=${snippet} />
        <button id="copy-snippet" @click=${() => this.#copy('snippet')}>${say('Copy HTML')}</button>
      </div>
    </section>`;
  }

  /** Copies a text; where the browser allows no copying, the text is selected instead. */
  async #copy(id: 'address' | 'snippet'): Promise<void> {
    const input = this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
    try {
      await navigator.clipboard.writeText(input.value);
      this.said = id === 'address' ? say('The link is copied.') : say('The HTML is copied.');
    } catch {
      input.focus();
      input.select();
      this.said = say(
        'This browser does not let a page copy by itself: the text is selected, copy it with Ctrl+C, or ⌘C.',
      );
    }
  }

  async #send(url: string): Promise<void> {
    try {
      await navigator.share({ title: 'Escapement', url });
    } catch (error) {
      // Who thinks better of it has not met an error.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.said = say('It could not be handed on: copy the link instead.');
    }
  }

  readonly #download = (): void => {
    const experiment = this.offer?.experiment;
    if (experiment === undefined) return;
    const name = experimentFileName(experiment);
    saveText(name, writeExperimentFile(experiment), 'application/json');
    this.said = say`${name} has been handed to the browser's downloads.`;
  };

  async #open(file: File): Promise<void> {
    try {
      const experiment = readExperimentFile(file.name, await file.text());
      this.#close();
      this.dispatchEvent(
        new CustomEvent('open-experiment', { detail: experiment, bubbles: true, composed: true }),
      );
    } catch (error) {
      this.problems =
        error instanceof ExperimentFileError
          ? error.sentences
          : [`${file.name} could not be read: ${messageOf(error)}.`];
    }
  }
}

function renderCode(address: string) {
  const { size, picture } = drawQrCode(address);
  return html`<svg id="code" role="img" aria-label=${say('The link as a QR code')} viewBox="0 0 ${size} ${size}">${picture}</svg>`;
}

function renderTooLong({ address }: Offer) {
  return html`<p id="too-long">
    ${say`With its table of data the link would have ${formatCount(address.length)} characters. Mail and chat programs cut links above ${formatCount(LONGEST_LINK)}, and then they open nothing: hand on the JSON file instead.`}
  </p>`;
}

/** The experiment that has been typed; undefined where something in it is wrong. */
function experimentOf({ draft, problems }: Shareable): Experiment | undefined {
  if (problems.length > 0) return undefined;
  try {
    return parseExperiment(draft);
  } catch (error) {
    if (error instanceof ExperimentError) return undefined;
    throw error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'share-dialog': ShareDialog;
  }
}
