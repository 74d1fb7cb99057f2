/** The functions that a formula may call, and what people call functions elsewhere. */

import {
  add,
  type BinaryOperation,
  binary,
  divide,
  type Expression,
  number,
  power,
  subtract,
  type UnaryOperation,
  unary,
} from './expression.ts';

type OfOne = (u: Expression) => Expression;
type OfTwo = (u: Expression, v: Expression) => Expression;

/** A function as an expression of its arguments. */
export type FormulaFunction =
  | { readonly count: 1; readonly apply: OfOne }
  | { readonly count: 2; readonly apply: OfTwo };

const ONE = number(1);

const own = (names: readonly UnaryOperation[]): readonly (readonly [string, OfOne])[] =>
  names.map((name) => [name, (u) => unary(name, u)] as const);

/** Functions of version 1's first day: no column of data may be called so. */
const FIRST_OF_ONE: ReadonlyMap<string, OfOne> = new Map([
  ...own(['abs', 'sign', 'sqrt', 'cbrt', 'exp', 'log', 'log2', 'sin', 'cos', 'tan']),
  ...own(['asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh']),
  ['ln', (u) => unary('log', u)],
]);

const LATER_OF_ONE: ReadonlyMap<string, OfOne> = new Map([
  ...own(['sigmoid', 'softplus', 'log1p', 'expm1', 'log10', 'erf', 'sech']),
  ...own(['asinh', 'acosh', 'atanh']),
  ['erfc', (u) => subtract(ONE, unary('erf', u))],
  ['relu', (u) => binary('max', number(0), u)],
  ['sec', (u) => divide(ONE, unary('cos', u))],
  ['csc', (u) => divide(ONE, unary('sin', u))],
  ['cot', (u) => divide(unary('cos', u), unary('sin', u))],
  ['csch', (u) => divide(ONE, unary('sinh', u))],
  ['coth', (u) => divide(ONE, unary('tanh', u))],
  ['exp2', (u) => power(number(2), u)],
  ['square', (u) => power(u, number(2))],
]);

const two =
  (operation: BinaryOperation): OfTwo =>
  (u, v) =>
    binary(operation, u, v);

const FIRST_OF_TWO: ReadonlyMap<string, OfTwo> = new Map([
  ['min', two('min')],
  ['max', two('max')],
  ['atan2', two('atan2')],
  ['pow', power],
]);

const LATER_OF_TWO: ReadonlyMap<string, OfTwo> = new Map([
  ['hypot', two('hypot')],
  // e^a + e^b without the exponentials, as in NumPy.
  ['logaddexp', (u, v) => add(u, unary('softplus', subtract(v, u)))],
]);

/** Other names of the same functions: NumPy's, C's, LaTeX's, SciPy's. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map(
    (name) => [`arc${name}`, `a${name}`] as const,
  ),
  ['arsinh', 'asinh'],
  ['arcosh', 'acosh'],
  ['artanh', 'atanh'],
  ['arctan2', 'atan2'],
  ['fabs', 'abs'],
  ['sgn', 'sign'],
  ['log_2', 'log2'],
  ['log_10', 'log10'],
  ['expit', 'sigmoid'],
  ['logistic', 'sigmoid'],
  ['maximum', 'max'],
  ['fmax', 'max'],
  ['minimum', 'min'],
  ['fmin', 'min'],
  ['power', 'pow'],
]);

/** The names of the functions of version 1's first day; a column that is called so would hide what formulas rely on. */
export const FIRST_FUNCTION_NAMES: readonly string[] = [
  ...FIRST_OF_ONE.keys(),
  ...FIRST_OF_TWO.keys(),
];

/** The names of the functions that a formula may call, without second names of the same. */
export const FUNCTION_NAMES: readonly string[] = [
  ...FIRST_OF_ONE.keys(),
  ...LATER_OF_ONE.keys(),
  ...FIRST_OF_TWO.keys(),
  ...LATER_OF_TWO.keys(),
];

/** The first name of a function: atan for arctan; nothing where there is no such function. */
export function functionName(name: string): string | undefined {
  const first = ALIASES.get(name) ?? name;
  return FUNCTION_NAMES.includes(first) ? first : undefined;
}

/** The function of a name, second names included. */
export function findFunction(name: string): FormulaFunction | undefined {
  const first = functionName(name) ?? '';
  const one = FIRST_OF_ONE.get(first) ?? LATER_OF_ONE.get(first);
  if (one !== undefined) return { count: 1, apply: one };
  const apply = FIRST_OF_TWO.get(first) ?? LATER_OF_TWO.get(first);
  return apply && { count: 2, apply };
}

/** What to type for what other programs call a function or a word of their grammar, and this one does not know. */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'x < 0 ? a : b',
        'where',
        'if',
        'iif',
        'ifelse',
        'ifthen',
        'cond',
        'case',
        'cases',
        'switch',
      ],
      [
        'x < 0 ? a : b',
        'when',
        'which',
        'piecewise',
        'select',
        'choose',
        'then',
        'else',
        'and',
        'or',
      ],
      ['x < 0 ? 0 : 1', 'heaviside', 'heavisidetheta', 'unitstep', 'step'],
      ['min(max(x, a), b)', 'clip', 'clamp'],
      ['hypot(x, y)', 'norm', 'length', 'magnitude'],
      ['x^2', 'sqr', 'sq'],
      ['x^(1/4)', 'root', 'nthroot', 'surd'],
      ['log(cosh(x))', 'logcosh', 'lncosh'],
      ['log10(x)', 'lg'],
      ['log2(x)', 'ld', 'lb'],
      ['x*sigmoid(x)', 'silu', 'swish'],
      ['max(0.01*x, x)', 'leakyrelu', 'leaky_relu', 'prelu'],
      ['(x < 0 ? expm1(x) : x)', 'elu'],
      ['x*erfc(-x/sqrt(2))/2', 'gelu'],
      ['(1 + erf(x/sqrt(2)))/2', 'normcdf', 'ndtr', 'pnorm'],
      ['-softplus(-x)', 'logsigmoid', 'log_sigmoid'],
      ['logaddexp(x, y)', 'logsumexp'],
      ['log(x/(1 - x))', 'logit'],
      ['sin(x)/x', 'sinc'],
      ['tan(x)', 'tg'],
      ['cot(x)', 'ctg', 'cotan'],
      ['csc(x)', 'cosec'],
      ['atan(x)', 'arctg'],
      ['sinh(x)', 'sh'],
      ['cosh(x)', 'ch'],
      ['tanh(x)', 'th'],
      ['sign(x)', 'signum'],
      ['10^x', 'exp10'],
      ['1/x', 'reciprocal'],
      ['-x', 'negative', 'neg'],
    ] as const
  ).flatMap(([spelling, ...names]) => names.map((name) => [name, spelling] as const)),
);

/** What to type instead of a name that is none here; nothing where no other spelling is known. */
export function otherWayToWrite(name: string): string | undefined {
  const small = name.toLowerCase();
  // Excel's LOG is one to base 10, Mathematica's Log a natural one.
  if (name === 'LOG') return 'log(x), which is natural, or log10(x)';
  const known = functionName(small);
  if (known !== undefined)
    return findFunction(known)?.count === 2 ? `${known}(x, y)` : `${known}(x)`;
  return small === 'pi' ? 'pi' : OTHER_SPELLINGS.get(small);
}
