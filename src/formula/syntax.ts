import { create, parseDependencies } from 'mathjs/number';
import { FormulaError } from './formula-error.ts';
import { type Names, type Token, tokenize, unreadable } from './tokens.ts';

// mathjs turns text into a syntax tree and does nothing else here: its evaluator is never called.
const { parse } = create({ parseDependencies });

/** The parts of a mathjs syntax tree that are looked at. */
export type SyntaxNode =
  | { readonly type: 'ParenthesisNode'; readonly content: SyntaxNode }
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly SyntaxNode[] }
  | { readonly type: 'FunctionNode'; readonly fn: unknown; readonly args: readonly SyntaxNode[] }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: SyntaxNode;
      readonly trueExpr: SyntaxNode;
      readonly falseExpr: SyntaxNode;
    }
  | {
      readonly type:
        | 'RelationalNode'
        | 'AssignmentNode'
        | 'FunctionAssignmentNode'
        | 'BlockNode'
        | 'ArrayNode'
        | 'AccessorNode';
    };

/** A formula as a syntax tree, and where its words were typed. */
export interface Syntax {
  readonly tree: SyntaxNode;
  readonly tokens: readonly Token[];
}

/** Longest formula that is read, in characters. */
const LONGEST_FORMULA = 10_000;

/** Deepest nesting that is read; a sum of this many terms is as deep. */
export const DEEPEST_NESTING = 500;

/**
 * Reads the syntax of a formula; what its names mean is not looked at.
 *
 * @throws FormulaError where it has none
 */
export function readSyntax(text: string, names: Names): Syntax {
  if (text.trim() === '') throw new FormulaError('The formula is empty.', { position: 0 });
  if (text.length > LONGEST_FORMULA) {
    throw new FormulaError(
      `The formula has ${text.length} characters; at most ${LONGEST_FORMULA} are allowed.`,
    );
  }
  const tokens = tokenize(text, names);
  // mathjs sees tokens apart from one another: 0x10 is no number of sixteens, 2e no half of one.
  const plain = tokens.map((token) => token.text).join(' ');
  try {
    return { tree: parse(plain) as unknown as SyntaxNode, tokens };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    const place = placeOf(error);
    if (place === undefined) throw new FormulaError('The formula cannot be read.');
    const token = tokenAt(tokens, place);
    throw unreadable(token?.position ?? text.length, problemOf(error, token));
  }
}

export function tooDeep(): FormulaError {
  return new FormulaError(
    `The formula is nested too deeply; at most ${DEEPEST_NESTING} levels are allowed.`,
  );
}

/** The index in the plain text at which mathjs stumbled; it counts from one. */
function placeOf(error: unknown): number | undefined {
  const isPlaced = typeof error === 'object' && error !== null && 'char' in error;
  return isPlaced && typeof error.char === 'number' ? error.char - 1 : undefined;
}

/** The token at or after an index of the plain text; nothing at its end. */
function tokenAt(tokens: readonly Token[], place: number): Token | undefined {
  let start = 0;
  return tokens.find(({ text }) => {
    const end = start + text.length;
    start = end + 1;
    return place < end;
  });
}

/** What mathjs found wrong, in words that do not speak of parts and operators. */
function problemOf(error: unknown, token: Token | undefined): string {
  const message = error instanceof Error ? error.message.replace(/ \(char \d+\)$/, '') : '';
  if (/conditional/.test(message)) return '“?” needs “:”, as in x < 0 ? a : b';
  if (token === undefined) return 'something is missing at the end';
  if (/^Value expected/.test(message)) {
    return `a number, a name or a parenthesis is missing before “${token.text}”`;
  }
  if (/^(Unexpected|Syntax error in part)/.test(message)) {
    return `“${token.text}” cannot stand here`;
  }
  return message;
}
