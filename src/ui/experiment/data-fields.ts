import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DataError, type DataTable, parseCsv } from '../../landscapes/mean/data-table.ts';
import { decodeTable } from '../../landscapes/mean/decode-table.ts';
import { compose, say } from '../../language/language.ts';
import { dropStyles } from '../kit/drop-styles.ts';
import { FileDrop } from '../kit/file-drop.ts';
import { formatCount } from '../kit/format.ts';
import { sharedStyles } from '../kit/shared-styles.ts';
import { sendCommand } from './command.ts';

/** The table of a data landscape: what it holds, and another one by file picker or by dropping a file. */
@customElement('data-fields')
export class DataFields extends LitElement {
  static override readonly styles = [
    sharedStyles,
    dropStyles,
    css`
      :host {
        display: grid;
        gap: 0.4rem;
      }
      code {
        font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      }
    `,
  ];

  @property({ attribute: false }) table: DataTable | undefined;
  /** The sentence on what is wrong with the data of the experiment. */
  @property() problem = '';

  /** Why the last file was not taken; the data before it stay. */
  @state() private refusal = '';
  @state() private fileName = '';
  readonly #files = new FileDrop(this, (file) => void this.#read(file));

  protected override render() {
    const { table } = this;
    return html`<div
        class="drop ${this.#files.isOver ? 'over' : ''}"
        @dragover=${this.#files.onDragOver}
        @dragleave=${this.#files.onDragLeave}
        @drop=${this.#files.onDrop}
      >
        <p>
          ${
            table === undefined
              ? say('No data yet.')
              : html`${this.fileName === '' ? nothing : html`${this.fileName}: `}${compose`${formatCount(table.rows.length)} rows, columns ${listColumns(table)}.`}`
          }
          <span class="quiet">${say('Drop a CSV file here: a line of names, then numbers.')}</span>
        </p>
        <input id="file" type="file" accept=".csv,.tsv,.txt,text/csv" @change=${this.#files.onChoose} />
        <label class="choose" for="file">${say('Choose a file …')}</label>
      </div>
      <div role="alert" class="problem">${say(this.refusal) || this.problem || nothing}</div>`;
  }

  async #read(file: File): Promise<void> {
    try {
      const table = parseCsv(decodeTable(new Uint8Array(await file.arrayBuffer())));
      this.refusal = '';
      this.fileName = file.name;
      sendCommand(this, { kind: 'edit', field: 'landscape.data', value: { ...table } });
    } catch (error) {
      const reason = error instanceof DataError ? error.message : `it cannot be read: ${error}`;
      this.refusal = `${file.name} was not taken: ${reason}`;
    }
  }
}

function listColumns({ columns }: DataTable) {
  return columns.map((name, index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`);
}

declare global {
  interface HTMLElementTagNameMap {
    'data-fields': DataFields;
  }
}
