import type { UnaryInstruction } from '../../src/formula/expression.ts';
import { applyBinary, applyUnary, type BinaryOperation } from '../../src/formula/expression.ts';
import type { Program } from '../../src/formula/program.ts';

/** One unit in the last place of single precision, as a share of the number. */
const ULP = 2 ** -23;
/** What may be taken as zero. */
const SMALLEST = 2 ** -126;

/** The error that WGSL grants a function of one exact argument (section "Accuracy of Built-in Expressions"). */
function ownUnaryError(operation: UnaryInstruction, x: number, value: number): number {
  const size = Math.abs(value);
  switch (operation) {
    case 'negate':
    case 'abs':
    case 'sign':
      return 0;
    case 'sqrt':
      // 1/inverseSqrt: 2 ulp, and 2.5 of the division.
      return 5 * ULP * size;
    case 'exp':
      return (3 + 2 * Math.abs(x)) * ULP * size;
    case 'sinh':
    case 'cosh':
      return (5 + 2 * Math.abs(x)) * ULP * Math.cosh(x);
    case 'tanh':
      // "The worse of 1e-5 and what follows from sinh/cosh."
      return 1e-5 + (15 + 4 * Math.abs(x)) * ULP;
    case 'log':
    case 'log2':
      return 2 ** -20 + 4 * ULP * size;
    case 'sin':
    case 'cos':
      // Stated on [−π, π]; beyond it the argument is first brought there.
      return 2 ** -11 + Math.abs(x) * ULP;
    case 'tan':
      return ((1 + size) * 2 ** -11) / Math.abs(Math.cos(x)) + 3 * ULP * size;
    case 'asin':
    case 'acos':
      return 6.77e-5 + 4096 * ULP * size;
    case 'atan':
      return 4096 * ULP * size;
    case 'cbrt':
      return powerError(Math.abs(x), 1 / 3, value);
    case 'log10':
      return 2 ** -20 + 6 * ULP * size;
    case 'log1p':
      // A series with a quotient of 3 ulp and eight roundings inside 1/2, WGSL's logarithm beyond, its argument rounded.
      return Math.abs(x) < 0.5 ? 20 * ULP * size : 2 ** -20 + 6 * ULP * size + 2 * ULP;
    case 'expm1':
      return Math.abs(x) < 0.5
        ? 16 * ULP * size
        : (3 + 2 * Math.abs(x)) * ULP * Math.exp(x) + ULP * size;
    case 'erf':
      // The fits are good to 4e-8 and 2e-8; beyond 1 the exponential is off as its argument is.
      return Math.abs(x) < 1
        ? 16 * ULP * size
        : ULP + (1 - size) * (24 + 12 * Math.abs(x) ** 2) * ULP + 2e-8;
    case 'asinh':
      // "Inherited from log(x + sqrt(x * x + 1.0))": the sum is off by some ulp of |x|, the logarithm of it by that over the sum.
      return 2 ** -20 + (8 * ULP * (1 + Math.abs(x))) / (x + Math.sqrt(x * x + 1));
    case 'acosh':
      return 2 ** -20 + (8 * ULP * x) / Math.sqrt(Math.max(x * x - 1, ULP));
    case 'atanh':
      return 2 ** -20 + (4 * ULP) / (1 - Math.abs(x));
  }
}

/** pow(x, y) is exp2(y·log2(x)). */
function powerError(x: number, y: number, value: number): number {
  const logarithm = Math.abs(Math.log2(x));
  const exponentError = Math.abs(y) * (2 ** -20 + 4 * ULP * logarithm);
  const ofExponent = Math.LN2 * exponentError + (4 + 3 * Math.abs(y * logarithm)) * ULP;
  return Math.abs(value) * ofExponent;
}

function ownBinaryError(operation: BinaryOperation, x: number, y: number, value: number): number {
  switch (operation) {
    case 'add':
    case 'subtract':
    case 'multiply':
      return ULP * Math.abs(value);
    case 'divide':
      return 3 * ULP * Math.abs(value);
    case 'power':
      return powerError(x, y, value);
    case 'atan2':
      return 4096 * ULP * Math.abs(value);
    case 'hypot':
      return 12 * ULP * Math.abs(value);
    case 'min':
    case 'max':
      return 0;
  }
}

/** How far f may be from f(u) where u is off by e: the largest of both ends, so that poles and jumps are noticed. */
function passedOn(f: (u: number) => number, u: number, e: number): number {
  if (e === 0) return 0;
  const value = f(u);
  const off = Math.max(Math.abs(f(u + e) - value), Math.abs(f(u - e) - value));
  return Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
}

/**
 * Bounds how far a shader may be from the exact outputs of a program, to first order in the errors of its instructions.
 *
 * @returns for each output its value in double precision and the bound; infinite where a comparison or a sign could turn
 * out either way
 */
export function boundWgslErrors(
  program: Program,
  inputs: readonly number[],
): readonly { readonly value: number; readonly error: number }[] {
  const values: number[] = [];
  const errors: number[] = [];
  for (const instruction of program.instructions) {
    let value: number;
    let error: number;
    if (instruction.operation === 'input') {
      [value, error] = [inputs[instruction.input], 0];
    } else if (instruction.operation === 'constant') {
      [value, error] = [instruction.value, ULP * Math.abs(instruction.value)];
    } else if (instruction.operation === 'select') {
      const { left, right, whenTrue, whenFalse, comparison } = instruction;
      const isClose = Math.abs(values[left] - values[right]) <= errors[left] + errors[right];
      const [a, b] = [values[left], values[right]];
      const holds = {
        '<': a < b,
        '<=': a <= b,
        '>': a > b,
        '>=': a >= b,
        '==': a === b,
        '!=': a !== b,
      };
      const chosen = holds[comparison] ? whenTrue : whenFalse;
      const differ = values[whenTrue] !== values[whenFalse];
      [value, error] = [
        values[chosen],
        isClose && differ ? Number.POSITIVE_INFINITY : errors[chosen],
      ];
    } else if ('operand' in instruction) {
      const { operation, operand } = instruction;
      const f = (u: number): number => applyUnary(operation, u);
      value = f(values[operand]);
      error =
        passedOn(f, values[operand], errors[operand]) +
        ownUnaryError(operation, values[operand], value);
    } else {
      const { operation, left, right } = instruction;
      const [a, b] = [values[left], values[right]];
      value = applyBinary(operation, a, b);
      error =
        passedOn((u) => applyBinary(operation, u, b), a, errors[left]) +
        passedOn((u) => applyBinary(operation, a, u), b, errors[right]) +
        ownBinaryError(operation, a, b, value);
    }
    values.push(value);
    errors.push(error + SMALLEST);
  }
  return program.outputs.map((place) => ({ value: values[place], error: errors[place] }));
}
