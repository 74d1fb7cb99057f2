import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../language/language.ts';
import type { Column } from '../../sweep/table.ts';
import { formatCount, formatNumber } from './format.ts';
import { proseText } from './math-text.ts';
import { saveTable } from './save-file.ts';
import { sharedStyles } from './shared-styles.ts';

/** A column with its heading for people. */
export interface DataColumn extends Column {
  readonly title: string;
}

/** Digits of a number in the table; files hold all of them. */
const DIGITS = 4;

/** The numbers of a chart: to read as a table, and to take away as a file. The first column names the rows. */
@customElement('data-table')
export class DataTable extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: 0.4rem;
        min-height: 0;
        min-width: 0;
      }
      .files {
        display: flex;
        align-items: center;
        gap: 0.4rem;
        font-size: var(--text-small);
      }
      .files button {
        min-height: 2rem;
        padding: 0 0.7rem;
      }
      .scroll {
        min-height: 0;
        overflow: auto;
        border-top: 1px solid var(--line);
      }
      table {
        border-collapse: collapse;
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
      caption {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      th,
      td {
        padding: 0.2rem 1rem 0.2rem 0.1rem;
        text-align: end;
        font-weight: 400;
        white-space: nowrap;
        border-bottom: 1px solid var(--line);
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--surface);
        color: var(--ink-quiet);
      }
    `,
  ];

  /** Begins the names of the files. */
  @property() name = 'data';
  /** What the table holds, in a sentence. */
  @property() caption = '';
  @property({ attribute: false }) columns: readonly DataColumn[] = [];

  protected override render() {
    const { columns, name } = this;
    const rows = columns[0]?.cells.length ?? 0;
    const file = (format: 'csv' | 'json', label: string, title: string) => html`<button
      type="button"
      id="save-${format}"
      title=${title}
      aria-label=${say`Save ${label}`}
      ?disabled=${rows === 0}
      @click=${() => saveTable(name, columns, format)}
    >${label}</button>`;
    return html`<div class="files" role="group" aria-label=${say('Files')}>
        <span class="quiet" aria-hidden="true">${say('Save')}</span>
        ${file('csv', 'CSV', say('All numbers as comma-separated values'))}
        ${file('json', 'JSON', say('All numbers as JSON'))}
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label=${say('Table, scrolls')}>
        <table>
          <caption>${this.caption}</caption>
          <thead>
            <tr>${columns.map(({ title }) => html`<th scope="col">${proseText(title)}</th>`)}</tr>
          </thead>
          <tbody>
            ${Array.from(
              { length: rows },
              (_, row) => html`<tr>
                ${columns.map((column, place) => {
                  const text = formatCell(column, row);
                  return place === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
                })}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

function formatCell({ cells, type }: DataColumn, row: number): string {
  const cell = cells[row] ?? null;
  if (cell === null) return '–';
  if (typeof cell !== 'number') return String(cell);
  return type === 'integer' ? formatCount(cell) : formatNumber(cell, DIGITS);
}

declare global {
  interface HTMLElementTagNameMap {
    'data-table': DataTable;
  }
}
