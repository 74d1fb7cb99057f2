import { html, nothing } from 'lit';
import { say } from '../../../language/language.ts';
import type { FigureResult, Verdict } from '../../../sweep/conclude.ts';
import type { PointRow } from '../../../sweep/row.ts';
import type { Sweep } from '../../../sweep/sweep.ts';
import { Y_SYMBOLS } from '../../../sweep/symbols.ts';
import type { Scene } from './figure-chart-scene.ts';
import { tabulateFigure } from './figure-table.ts';
import '../../kit/math-formula.ts';
import { proseText } from '../../kit/math-text.ts';

/** An axis title: words where they are given, else formulas set as mathematics. */
export function setTitle(words: string | undefined, formulas: readonly string[]) {
  if (words !== undefined) return proseText(words);
  return formulas.map(
    (formula, place) =>
      html`${place === 0 ? '' : ', '}<math-formula .formula=${formula} .symbols=${Y_SYMBOLS}></math-formula>`,
  );
}

/** How far the sweep is, and what its numbers say of the law. */
export function renderVerdicts(
  sweep: Sweep,
  { verdicts }: FigureResult,
  { unplaced }: Scene,
  finished: number,
) {
  const expected = countPoints(sweep);
  const isDone = finished >= expected;
  return html`${
    isDone
      ? nothing
      : html`<p class="progress">
            ${finished === 0 ? say`${finished} of ${expected} points` : say`${finished} of ${expected} points; so far:`}
          </p>`
  }
    ${
      unplaced === 0
        ? nothing
        : html`<p class="progress">
            ${
              unplaced === 1
                ? say('1 point has no place on these axes; the table holds it.')
                : say`${unplaced} points have no place on these axes; the table holds them.`
            }
          </p>`
    }
    ${
      finished === 0
        ? nothing
        : html`<ul class="verdicts" aria-label=${say('What this run says')}>
            ${verdicts.map(renderVerdict)}
          </ul>`
    }`;
}

/** The numbers of the figure. */
export function renderTable(sweep: Sweep, result: FigureResult, points: readonly PointRow[]) {
  const { columns, header, isText, rows } = tabulateFigure(sweep, result, points);
  const look = (place: number) => (isText[place] ? 'text' : '');
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say('Table, scrolls')}>
      <table>
        <caption>
          <span>${say(sweep.title)}</span>
        </caption>
        <thead>
          <tr>
            ${columns.map((title, place) => html`<th scope="col" class=${look(place)}>${proseText(title)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (cells) => html`<tr>
              ${cells.map((cell, place) => (place === header ? html`<th scope="row" class=${look(place)}>${cell}</th>` : html`<td class=${look(place)}>${cell}</td>`))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** How many points the sweep has when it is done. */
function countPoints({ series, vary }: Sweep): number {
  return vary.reduce((count, { values }) => count * values.length, series.length);
}

function renderVerdict(verdict: Verdict) {
  const { held } = verdict;
  const [sign, name] =
    held === null
      ? ['?', say('undecided')]
      : held
        ? ['✓', say('held')]
        : ['✗', say('did not hold')];
  return html`<li>
    <span class="sign" role="img" aria-label=${name} title=${name}>${sign}</span>
    <span class="sentence">${proseText(keepTogether(sayVerdict(verdict)))}</span>
  </li>`;
}

/** A verdict's sentences, after the label of the series where they begin with it. */
function sayVerdict({ series, sentence }: Verdict): string {
  const head = `${series}: `;
  return sentence.startsWith(head) ? say`${series}: ${sentence.slice(head.length)}` : say(sentence);
}

/** A sentence whose numbers do not break from their errors and signs. */
function keepTogether(sentence: string): string {
  return sentence.replace(/ [±≤=] | %/g, (all) => all.replaceAll(' ', '\u00a0'));
}
