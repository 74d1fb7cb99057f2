import { describe, expect, it } from 'vitest';
import { JsonError, parseJson } from '../../src/parse-json.ts';

/** The sentence on a text, or nothing where it is JSON. */
function sentenceOn(text: string): string {
  try {
    expect(parseJson(text)).toEqual(JSON.parse(text));
    return '';
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return error.message;
  }
}

describe('JSON from outside', () => {
  it.each([
    ['', 'it ends too early, in line 1, column 1'],
    ['{ "version": 1,', 'it ends too early, in line 1, column 16'],
    ['{\n  "a": tru', 'it ends too early, in line 2, column 11'],
    ['{"a": "b', 'it ends too early, in line 1, column 9'],
    ['{"a": 1,}', '"}" cannot stand in line 1, column 9'],
    ['[1, 2,]', '"]" cannot stand in line 1, column 7'],
    ['{\n  "a": 1\n  "b": 2\n}', '"\\"" cannot stand in line 3, column 3'],
    ["{'a': 1}", '"\'" cannot stand in line 1, column 2'],
    ['{"a": NaN}', '"N" cannot stand in line 1, column 7'],
    ['{"a": 01}', '"1" cannot stand in line 1, column 8'],
    ['[1}', '"}" cannot stand in line 1, column 3'],
    ['{} {}', '"{" cannot stand in line 1, column 4'],
    ['// note', '"/" cannot stand in line 1, column 1'],
  ])('%j is said to be wrong where it is', (text, reason) => {
    expect(sentenceOn(text)).toBe(`It is not JSON: ${reason}.`);
  });

  it.each(['[]', '{}', ' {"a": [1, -2.5e3, true, null, {"b": "\\u00e9 \\""}]}\n', '"a"', '0'])(
    '%j is read',
    (text) => expect(sentenceOn(text)).toBe(''),
  );

  it('points into every beginning of a text at its end', () => {
    const text = '{"a": [1, -2.5e3, true, null, {"b": "\\u00e9 \\""}], "c": []}';
    for (let length = 0; length < text.length; length++) {
      expect(sentenceOn(text.slice(0, length))).toBe(
        `It is not JSON: it ends too early, in line 1, column ${length + 1}.`,
      );
    }
  });
});
