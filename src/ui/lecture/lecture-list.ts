import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../../language/language.ts';
import { messageOf } from '../../message-of.ts';
import { parseJson } from '../../parse-json.ts';
import type { Draft } from '../experiment/draft.ts';
import { dropStyles } from '../kit/drop-styles.ts';
import { FileDrop } from '../kit/file-drop.ts';
import { saveText } from '../kit/save-file.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import type { LectureShelf, ShelfEntry } from './lecture-shelf.ts';
import { ownScene } from './own-scene.ts';

/** The scenes of the lecture: their order, which are told, own ones, and the lecture as a file or a link. */
@customElement('lecture-list')
export class LectureList extends LitElement {
  static override readonly styles = [
    sharedStyles,
    dropStyles,
    css`
      dialog {
        width: min(44rem, calc(100vw - 1.5rem));
        max-height: calc(100dvh - 2rem);
        padding: 1rem 1.2rem 1.2rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        overflow-y: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      dialog.over {
        outline: 2px dashed var(--accent);
      }
      header,
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }
      .tools {
        justify-content: start;
      }
      h2 {
        font-size: 1.15rem;
        color: var(--ink);
      }
      h3 {
        margin: 1.1rem 0 0.4rem;
        font-size: 1rem;
        font-weight: 600;
      }
      ol {
        margin: 0.7rem 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.35rem;
        padding: 0.2rem 0;
        border-top: 1px solid var(--line);
      }
      li.target {
        box-shadow: 0 -2px 0 var(--accent);
      }
      li .title {
        flex: 1;
        justify-content: start;
        min-width: 0;
        border-color: transparent;
        background: none;
        text-align: start;
      }
      li .title[aria-current] {
        font-weight: 650;
      }
      li.left-out .title {
        color: var(--ink-quiet);
        text-decoration: line-through;
      }
      li button.small {
        flex: none;
        min-width: 2.4rem;
        padding: 0 0.5rem;
      }
      .grip {
        flex: none;
        width: 1.4rem;
        color: var(--ink-quiet);
        cursor: grab;
        text-align: center;
        user-select: none;
      }
      form {
        display: grid;
        gap: 0.5rem;
      }
      form label {
        display: grid;
        gap: 0.15rem;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
      form input,
      textarea {
        width: 100%;
        padding: 0.35rem 0.5rem;
        border: 1px solid var(--line-control);
        border-radius: calc(var(--radius) * 0.75);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }
      form button {
        justify-self: start;
      }
      .problem:empty {
        display: none;
      }
      @media (max-width: 480px) {
        .grip {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) shelf!: LectureShelf;
  /** The shelf's, handed on at every change. */
  @property({ attribute: false }) entries: readonly ShelfEntry[] = [];
  /** The laboratory's experiment. */
  @property({ attribute: false }) current!: Draft;
  /** Key of the scene that is shown. */
  @property() scene = '';

  @state() private problem = '';
  @state() private dragged: string | undefined;
  @state() private target: string | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;
  readonly #drop = new FileDrop(this, (file) => void this.#take(file));

  open(): void {
    this.problem = '';
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog
      aria-labelledby="title"
      class=${this.#drop.isOver && this.dragged === undefined ? 'over' : ''}
      @click=${this.#onClick}
      @dragover=${this.#drop.onDragOver}
      @dragleave=${this.#drop.onDragLeave}
      @drop=${this.#drop.onDrop}
    >
      <header>
        <h2 id="title">${say('The scenes of the lecture')}</h2>
        <button aria-label=${say('Close')} @click=${() => this.dialog.close()}>×</button>
      </header>
      <ol>
        ${repeat(
          this.entries,
          ({ scene }) => scene.key,
          (entry, index) => this.#renderEntry(entry, index),
        )}
      </ol>
      <div class="tools">
        <button id="save" @click=${this.#save}>${say('Save as a file')}</button>
        <input id="open" type="file" accept=".json,application/json" @change=${this.#drop.onChoose} />
        <label class="choose" for="open">${say('Open a file')}</label>
        <button id="share" @click=${this.#share}>${say('Share as a link')}</button>
        <button id="twelve" ?disabled=${!this.shelf.isOwn} @click=${() => this.shelf.reset()}>
          ${say('Back to the twelve')}
        </button>
      </div>
      <p class="problem" role="alert">${say(this.problem)}</p>
      <h3>${say('A scene of your own')}</h3>
      <form @submit=${this.#add}>
        <label>${say('Title')}<input name="title" required maxlength="80" autocomplete="off" /></label>
        <label>${say('Caption')}<textarea name="caption" rows="2" maxlength="600"></textarea></label>
        <label>${say('Where to look')}<input name="look" maxlength="200" autocomplete="off" /></label>
        <button id="add">${say('Add the experiment that is open in the laboratory')}</button>
      </form>
    </dialog>`;
  }

  #renderEntry({ scene, isHidden, isOwn }: ShelfEntry, index: number) {
    const { key } = scene;
    const title = say(scene.title);
    const last = this.entries.length - 1;
    return html`<li
      data-key=${key}
      class="${isHidden ? 'left-out' : ''} ${this.target === key ? 'target' : ''}"
      draggable="true"
      @dragstart=${(event: DragEvent) => this.#onDragStart(event, key)}
      @dragenter=${() => this.#onDragEnter(key)}
      @dragend=${this.#onDragEnd}
      @drop=${(event: DragEvent) => this.#onDropScene(event, index)}
    >
      <span class="grip" aria-hidden="true">⠿</span>
      <button
        class="title"
        aria-current=${key === this.scene ? 'step' : nothing}
        @click=${() => this.#choose(key)}
      >${index + 1}. ${title}</button>
      <button class="small up" aria-label=${say`Move up: ${title}`} ?disabled=${index === 0}
        @click=${() => this.shelf.move(key, index - 1)}>↑</button>
      <button class="small down" aria-label=${say`Move down: ${title}`} ?disabled=${index === last}
        @click=${() => this.shelf.move(key, index + 1)}>↓</button>
      ${
        isOwn
          ? html`<button class="small" aria-label=${say`Delete: ${title}`} @click=${() => this.shelf.remove(key)}>×</button>`
          : nothing
      }
      <button class="small hide" aria-pressed=${isHidden} aria-label=${say`Leave out: ${title}`}
        @click=${() => this.shelf.hide(key, !isHidden)}>${isHidden ? say('left out') : say('leave out')}</button>
    </li>`;
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('choose-scene', { detail: key }));
    this.dialog.close();
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  #onDragStart(event: DragEvent, key: string): void {
    this.dragged = key;
    event.dataTransfer?.setData('text/plain', key);
  }

  #onDragEnter(key: string): void {
    if (this.dragged !== undefined) this.target = key === this.dragged ? undefined : key;
  }

  readonly #onDragEnd = (): void => {
    this.dragged = undefined;
    this.target = undefined;
  };

  #onDropScene(event: DragEvent, index: number): void {
    if (this.dragged === undefined) return;
    event.preventDefault();
    // The dialog takes files, and this is none.
    event.stopPropagation();
    this.#drop.onDragLeave();
    this.shelf.move(this.dragged, index);
    this.#onDragEnd();
  }

  readonly #save = (): void => {
    const text = JSON.stringify(this.shelf.lecture, null, 2);
    saveText('lecture.json', `${text}\n`, 'application/json');
  };

  async #take(file: File): Promise<void> {
    try {
      this.shelf.load(parseJson(await file.text()));
      this.problem = '';
    } catch (error) {
      this.problem = `${file.name} is no lecture. ${messageOf(error)}`;
    }
  }

  readonly #share = (): void => {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('share-wanted', { bubbles: true, composed: true }));
  };

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(this.form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    try {
      this.shelf.add(ownScene(this.current, text('title'), text('caption'), text('look')));
      this.problem = '';
      this.form.reset();
    } catch (error) {
      this.problem = messageOf(error);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lecture-list': LectureList;
  }
  interface HTMLElementEventMap {
    'share-wanted': CustomEvent<void>;
  }
}
