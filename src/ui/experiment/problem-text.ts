/** Problems as the page words them: the field is seen or named in words, never by its path. */

import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import type { Problem } from '../../experiment/problem.ts';
import { say, sayAll } from '../../language/language.ts';
import { formatCount } from '../kit/format.ts';
import { type Draft, type Json, readField } from './draft.ts';

/** Words for fields whose messages name them by their path only. */
const NAMES: Readonly<Record<string, string>> = {
  'landscape.formula': 'formula',
  'landscape.parameters': 'parameters of the formula',
  'landscape.domain.0.0': 'x from',
  'landscape.domain.0.1': 'x to',
  'landscape.domain.0': 'domain in x',
  'landscape.domain.1': 'domain in y',
  'landscape.domain.1.0': 'y from',
  'landscape.domain.1.1': 'y to',
  'noise.c11': 'C₁₁',
  'noise.c12': 'C₁₂',
  'noise.c22': 'C₂₂',
  'landscape.rowLoss': 'loss of a row',
  'landscape.data': 'data',
  'start.at.0': 'start x',
  'start.at.1': 'start y',
  'escape.normal': 'normal',
  'escape.normal.0': 'normal x',
  'escape.normal.1': 'normal y',
  'escape.center.0': 'center x',
  'escape.center.1': 'center y',
};

/** Fields whose message after the path begins with "The formula". */
const FORMULAS: ReadonlySet<string> = new Set([
  'landscape.formula',
  'landscape.rowLoss',
  'noise.c11',
  'noise.c12',
  'noise.c22',
]);

/** What is wrong, as a sentence that begins with the field's name: "Learning rate must be …; got “abc”." */
export function problemSentence({ field, message }: Problem): string {
  if (!message.startsWith(field)) return word(message);
  const rest = message.slice(field.length);
  const [, label, predicate] = /^ \(([^)]*)\)(.*)$/s.exec(rest) ?? [];
  if (predicate !== undefined) return word(`${capital(label)}${predicate}`);
  // A message of its own after the path: "noise.name: two-temperature noise needs …". It is known as a whole.
  if (rest.startsWith(': ') && !FORMULAS.has(field)) {
    return isKnown(message) ? word(message) : word(capital(rest.slice(2)));
  }
  // The elements of a covariance are named together: "noise.c11, c12 and c22 must make …".
  if (rest.startsWith(', c12 and c22') && isKnown(message)) return word(message);
  const named = rest.replace(/^, c12 and c22\b/, ', C₁₂ and C₂₂');
  const name = capital(NAMES[field] ?? lastOf(field));
  if (named.startsWith(': ')) return say`${name}: ${word(named.slice(2))}`;
  return word(`${name}${named}`);
}

/** The sentence on a field among the problems, or nothing. */
export function sentenceFor(problems: readonly Problem[], field: string): string {
  const problem = problems.find((one) => one.field === field);
  return problem === undefined ? '' : problemSentence(problem);
}

/** Where the formula that is typed has no value although it runs, as a sentence; nothing where it is another one that runs. */
export function remarkOnFormula(draft: Draft, prepared: PreparedExperiment | undefined): string {
  const gap = prepared?.gap;
  if (gap === undefined) return '';
  const running = readField(prepared?.experiment as unknown as Json, gap.field);
  return running === readField(draft, gap.field) && gap.field.startsWith('landscape.')
    ? word(gap.sentence)
    : '';
}

function lastOf(field: string): string {
  return field.split('.').findLast((name) => !/^\d+$/.test(name)) ?? field;
}

function capital(text: string): string {
  // Symbols such as x stay as they are.
  return /^[a-z][a-z]/.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** The sentence in the language of the page: long numbers in groups, an empty field in words, and what to do about a comma. */
function word(sentence: string): string {
  const hasComma = /; got "[−-]?\d+,\d+"/.test(sentence);
  const [, name, allowed] = /^(.*) must be (.*); got ""\.$/.exec(sentence) ?? [];
  const said =
    name === undefined
      ? say(sentence.replace(/(?<=got )-(?=\d)/, '−'))
      : say`${name} must be ${allowed}; the field is empty.`;
  const text = said.replace(/"[^"]*"|(?<![\d.])\d{5,}(?![\d.]*e)/g, (piece) =>
    piece.startsWith('"') ? `“${piece.slice(1, -1)}”` : formatCount(Number(piece)),
  );
  return hasComma ? sayAll([text, 'Write it without a comma.']) : text;
}

/** Whether the language of the page has words of its own for a message. */
function isKnown(message: string): boolean {
  return say(message) !== message;
}
