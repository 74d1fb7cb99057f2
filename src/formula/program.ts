import { expandOperation } from './expand-operation.ts';
import {
  applyBinary,
  type BinaryOperation,
  type Comparison,
  type Expression,
  type UnaryInstruction,
} from './expression.ts';
import { constantNotFinite, constantOutOfRange } from './formula-error.ts';

/**
 * One instruction of a program. Its result is known by its place in the list; operands are places of earlier
 * instructions.
 */
export type Instruction =
  | { readonly operation: 'input'; readonly input: number }
  | { readonly operation: 'constant'; readonly value: number }
  | { readonly operation: UnaryInstruction; readonly operand: number }
  | { readonly operation: BinaryOperation; readonly left: number; readonly right: number }
  /** whenTrue where `left comparison right` holds, else whenFalse; both are computed. */
  | {
      readonly operation: 'select';
      readonly comparison: Comparison;
      readonly left: number;
      readonly right: number;
      readonly whenTrue: number;
      readonly whenFalse: number;
    };

/**
 * A straight-line program: what a shader and the TypeScript evaluators execute alike, instruction by instruction.
 *
 * Plain data: it can be sent to a worker.
 */
export interface Program {
  readonly inputs: readonly string[];
  readonly instructions: readonly Instruction[];
  /** For each output the place of the instruction whose result it is. */
  readonly outputs: readonly number[];
}

/** Integer powers up to this size become multiplications; beyond it the general power is as good. */
const LARGEST_UNROLLED_POWER = 1024;

const COMMUTATIVE: ReadonlySet<string> = new Set(['add', 'multiply']);

/**
 * Translates expressions into one straight-line program in which common subexpressions are computed once.
 *
 * Integer powers become multiplications by repeated squaring, so that a negative base is allowed on every engine;
 * x^½ becomes a square root.
 *
 * @param inputs names of the symbols that are given at run time, in order
 * @param outputs expressions of those symbols only
 * @throws FormulaError where a constant part of a formula has no finite value or does not fit in single precision
 */
export function compileProgram(inputs: readonly string[], outputs: readonly Expression[]): Program {
  const builder = new ProgramBuilder(inputs);
  const places = outputs.map((output) => builder.place(output));
  return builder.finish(places);
}

class ProgramBuilder {
  readonly #inputs: readonly string[];
  readonly #instructions: Instruction[] = [];
  readonly #placeByKey = new Map<string, number>();
  readonly #placeByNode = new Map<Expression, number>();

  constructor(inputs: readonly string[]) {
    this.#inputs = inputs;
  }

  place(node: Expression): number {
    const earlier = this.#placeByNode.get(node);
    if (earlier !== undefined) return earlier;
    const place = this.#translate(node);
    this.#placeByNode.set(node, place);
    return place;
  }

  /** The program without the instructions that no output needs. */
  finish(outputs: readonly number[]): Program {
    const needed = new Set<number>();
    const pending = [...outputs];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (needed.has(place)) continue;
      needed.add(place);
      pending.push(...operandsOf(this.#instructions[place]));
    }
    const kept = [...needed].sort((a, b) => a - b);
    const renumbered = new Map(kept.map((place, index) => [place, index]));
    const move = (place: number): number => renumbered.get(place) ?? 0;
    return {
      inputs: this.#inputs,
      instructions: kept.map((place) => withOperands(this.#instructions[place], move)),
      outputs: outputs.map(move),
    };
  }

  #translate(node: Expression): number {
    switch (node.kind) {
      case 'number':
        return this.#constant(node.value);
      case 'symbol': {
        const input = this.#inputs.indexOf(node.name);
        if (input < 0) {
          throw new Error(
            `The symbol "${node.name}" is not an input of the program (${this.#inputs.join(', ')}).`,
          );
        }
        return this.#emit({ operation: 'input', input }, `input ${input}`);
      }
      case 'unary': {
        const operation = expandOperation(node.operation, node.operand);
        if (typeof operation === 'object') return this.place(operation);
        const operand = this.place(node.operand);
        if (this.#isConstant(operand)) throw constantNotFinite(operation);
        return this.#emit({ operation, operand }, `${operation} ${operand}`);
      }
      case 'binary':
        if (node.operation === 'power') return this.#power(node.left, node.right);
        return this.#binary(node.operation, this.place(node.left), this.place(node.right));
      case 'conditional': {
        const { comparison } = node;
        const left = this.place(node.left);
        const right = this.place(node.right);
        const whenTrue = this.place(node.whenTrue);
        const whenFalse = this.place(node.whenFalse);
        if (whenTrue === whenFalse) return whenTrue;
        return this.#emit(
          { operation: 'select', comparison, left, right, whenTrue, whenFalse },
          `select ${comparison} ${left} ${right} ${whenTrue} ${whenFalse}`,
        );
      }
    }
  }

  #power(base: Expression, exponent: Expression): number {
    const place = this.place(base);
    if (exponent.kind === 'number') {
      const n = exponent.value;
      if (n === 0.5) return this.#emit({ operation: 'sqrt', operand: place }, `sqrt ${place}`);
      if (Number.isInteger(n) && n !== 0 && Math.abs(n) <= LARGEST_UNROLLED_POWER) {
        const positive = this.#integerPower(place, Math.abs(n));
        return n > 0 ? positive : this.#binary('divide', this.#constant(1), positive);
      }
    }
    return this.#binary('power', place, this.place(exponent));
  }

  /** base^exponent for a whole exponent ≥ 1, by repeated squaring. */
  #integerPower(base: number, exponent: number): number {
    if (exponent === 1) return base;
    const half = this.#integerPower(base, Math.floor(exponent / 2));
    const square = this.#binary('multiply', half, half);
    return exponent % 2 === 0 ? square : this.#binary('multiply', square, base);
  }

  #binary(operation: BinaryOperation, left: number, right: number): number {
    const a = this.#instructions[left];
    const b = this.#instructions[right];
    if (a.operation === 'constant' && b.operation === 'constant') {
      const value = applyBinary(operation, a.value, b.value);
      if (Number.isFinite(value)) return this.#constant(value);
      throw constantNotFinite(operation);
    }
    // A commutative pair has one order, constants last, so that a·b and b·a are the same subexpression.
    if (COMMUTATIVE.has(operation)) {
      const swap = a.operation === 'constant' ? b.operation !== 'constant' : left > right;
      if (swap && b.operation !== 'constant') return this.#emitBinary(operation, right, left);
    }
    return this.#emitBinary(operation, left, right);
  }

  #emitBinary(operation: BinaryOperation, left: number, right: number): number {
    return this.#emit({ operation, left, right }, `${operation} ${left} ${right}`);
  }

  #isConstant(place: number): boolean {
    return this.#instructions[place].operation === 'constant';
  }

  #constant(value: number): number {
    singlePrecisionConstant(value);
    return this.#emit({ operation: 'constant', value }, `constant ${value}`);
  }

  #emit(instruction: Instruction, key: string): number {
    const earlier = this.#placeByKey.get(key);
    if (earlier !== undefined) return earlier;
    const place = this.#instructions.push(instruction) - 1;
    this.#placeByKey.set(key, place);
    return place;
  }
}

/** The places that an instruction reads. */
export function operandsOf(instruction: Instruction): readonly number[] {
  if ('operand' in instruction) return [instruction.operand];
  if (instruction.operation === 'select') {
    const { left, right, whenTrue, whenFalse } = instruction;
    return [left, right, whenTrue, whenFalse];
  }
  return 'left' in instruction ? [instruction.left, instruction.right] : [];
}

function withOperands(instruction: Instruction, move: (place: number) => number): Instruction {
  if ('operand' in instruction) return { ...instruction, operand: move(instruction.operand) };
  if (instruction.operation === 'select') {
    return {
      ...instruction,
      left: move(instruction.left),
      right: move(instruction.right),
      whenTrue: move(instruction.whenTrue),
      whenFalse: move(instruction.whenFalse),
    };
  }
  if ('left' in instruction) {
    return { ...instruction, left: move(instruction.left), right: move(instruction.right) };
  }
  return instruction;
}

/** The smallest normal number of single precision; a GPU may take anything below it as zero. */
const SMALLEST_NORMAL = 2 ** -126;

/**
 * A constant as every single-precision engine takes it: rounded to f32, subnormal numbers as zero.
 *
 * @throws FormulaError where the constant is too large for f32 (above 3.4e38)
 */
export function singlePrecisionConstant(value: number): number {
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    throw constantOutOfRange(value);
  }
  return Math.abs(rounded) < SMALLEST_NORMAL ? 0 : rounded;
}
