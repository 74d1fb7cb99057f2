import { expect, test } from 'vitest';
import { differentiate } from '../../../src/formula/derivative.ts';
import { createEvaluator } from '../../../src/formula/evaluate.ts';
import { FormulaError, parseFormula } from '../../../src/formula/parse.ts';
import { compileProgram } from '../../../src/formula/program.ts';
import { typesetFormula } from '../../../src/formula/typeset.ts';
import { emitWgslFunction } from '../../../src/formula/wgsl.ts';
import { createFormulas } from './random-formulas.ts';
import { createSequence } from './sequence.ts';

const SYMBOLS = ['x', 'y', 'k'];

/** What people type by mistake, what other languages allow, and what would do harm where text was evaluated. */
const PIECES = [
  ...'xyk0123456789.+-*/^()|?:<>=!,;%&~@#$\\\'"[]{}`_\n\t ·×÷−√∛²³⁻π≤≥≠½∞∑é字',
  ...[
    'x',
    'y',
    'k',
    'sin(',
    'cos',
    'max(',
    'min',
    'sqrt(',
    'abs(',
    'erf(',
    'alpha',
    'θ',
    '**',
    '..',
  ],
  ...['1e9', '1e999', '0x1f', '1e', '.5', '5.', '12,5', 'constructor', '__proto__', 'prototype'],
  ...['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'x.constructor', 'this'],
  ...['window', 'globalThis', 'eval(', 'Function(', 'import(', 'require("fs")', 'fetch(', '=>'],
  ...['`$x`', '"text"', "'x'", '/* */', '//', '<script>', '@compute', 'fn main() {', '; let a ='],
  ...[
    '5 cm',
    'x to y',
    '2 kg',
    'x mod 2',
    'x in y',
    'and',
    'or',
    'not',
    'xor',
    'true',
    'null',
    'NaN',
  ],
  ...['[1, 2; 3, 4]', 'x[1]', '{a: 1}', "x'", 'x!', '1:2', 'end', 'f(x) =', 'i', 'Infinity'],
  ...['\u200b', '\u202e', '\ufeff', '\u0000', '𝑥', '😀', '\ud800', 'x\u0301', '١', '：'],
];

/** Repeatable malformed formulas: mutations of right ones, heaps of pieces, long and deep ones. */
function* malformedFormulas(seed: number, count: number): Generator<string> {
  const random = createSequence(seed);
  const below = (limit: number): number => Math.floor(limit * random());
  const piece = (): string => PIECES[below(PIECES.length)];
  const right = createFormulas(seed, 500);
  for (let index = 0; index < count; index++) {
    const kind = random();
    if (kind < 0.5) {
      let text = right[below(right.length)];
      for (let changes = 1 + below(3); changes > 0; changes--) {
        const at = below(text.length + 1);
        const taken = below(4);
        const put = random() < 0.6 ? piece() : '';
        text = text.slice(0, at) + put + text.slice(at + taken);
      }
      yield text;
    } else if (kind < 0.96) {
      yield Array.from({ length: 1 + below(15) }, piece).join(random() < 0.3 ? ' ' : '');
    } else if (kind < 0.98) {
      const times = 2 ** (1 + below(12));
      const open = ['(', '-', 'sin(', 'x^', '√', '|', 'x<1?1:', '[', 'x(', 'max(x,'][below(10)];
      yield `${open.repeat(times)}x${[')', '', '|'][below(3)].repeat(times)}`;
    } else {
      yield `${piece()}${['+', '*', ' ', ''][below(4)]}`.repeat(1 + below(4000));
    }
  }
}

test('10 000 malformed formulas each give a program or a sentence, never a crash', () => {
  let programs = 0;
  let pointed = 0;
  let refused = 0;
  for (const text of malformedFormulas(1, 10_000)) {
    const name = JSON.stringify(text.slice(0, 200));
    try {
      const loss = parseFormula(text, SYMBOLS);
      const outputs = [loss, ...SYMBOLS.map((symbol) => differentiate(loss, symbol))];
      const program = compileProgram(SYMBOLS, outputs);
      expect(createEvaluator(program)([0.3, 0.4, 0.5]), name).toHaveLength(4);
      const signature = { parameters: 'v: vec3f', inputs: ['v.x', 'v.y', 'v.z'] };
      // Nothing of the text reaches the shader: numbers, the functions on the list and v0, v1, … only.
      expect(emitWgslFunction('f', program, signature), name).toMatch(
        /^[\w\s()[\]{}<>=!.,;:*/+-]*$/,
      );
      expect(typesetFormula(text, SYMBOLS), name).not.toBe('');
      programs++;
    } catch (error) {
      expect(error, name).toBeInstanceOf(FormulaError);
      const { message, position } = error as FormulaError;
      expect(message, name).toMatch(/^[“"A-Z].{10,}\.$/s);
      refused++;
      if (position === undefined) continue;
      expect(position, name).toBeGreaterThanOrEqual(0);
      expect(position, name).toBeLessThanOrEqual(text.length);
      pointed++;
    }
  }
  console.log(`${programs} programs, ${refused} refused, of these ${pointed} with a place`);
  // The generator makes both, and nearly every sentence knows its place.
  expect(programs).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(5000);
  expect(pointed / refused).toBeGreaterThan(0.9);
});
