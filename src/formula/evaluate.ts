import { erf } from './erf.ts';
import {
  applyBinary,
  applyComparison,
  applyUnary,
  type BinaryOperation,
  type Comparison,
  type UnaryInstruction,
} from './expression.ts';
import { type Instruction, operandsOf, type Program, singlePrecisionConstant } from './program.ts';

/**
 * An evaluator of a program in double precision, for one set of inputs at a time.
 *
 * @returns a function from the inputs, in the program's order, to its outputs. The returned array is reused: copy what
 * must outlive the next call.
 */
export function createEvaluator(program: Program): (inputs: ArrayLike<number>) => Float64Array {
  const { instructions, outputs } = program;
  const values = new Float64Array(instructions.length);
  const results = new Float64Array(outputs.length);
  instructions.forEach((instruction, place) => {
    if (instruction.operation === 'constant') values[place] = instruction.value;
  });
  const steps = instructions.flatMap((instruction, place) =>
    instruction.operation === 'constant' ? [] : [scalarStep(instruction, place, values)],
  );
  return (inputs) => {
    for (const step of steps) step(inputs);
    for (let index = 0; index < outputs.length; index++) results[index] = values[outputs[index]];
    return results;
  };
}

type ScalarStep = (inputs: ArrayLike<number>) => void;

function scalarStep(
  instruction: Exclude<Instruction, { operation: 'constant' }>,
  place: number,
  values: Float64Array,
): ScalarStep {
  switch (instruction.operation) {
    case 'input': {
      const { input } = instruction;
      return (inputs) => {
        values[place] = inputs[input];
      };
    }
    case 'select': {
      const { comparison, left, right, whenTrue, whenFalse } = instruction;
      return () => {
        const holds = applyComparison(comparison, values[left], values[right]);
        values[place] = values[holds ? whenTrue : whenFalse];
      };
    }
    default:
      break;
  }
  if ('operand' in instruction) {
    const { operation, operand } = instruction;
    return () => {
      values[place] = applyUnary(operation, values[operand]);
    };
  }
  const { operation, left, right } = instruction;
  switch (operation) {
    case 'add':
      return () => {
        values[place] = values[left] + values[right];
      };
    case 'subtract':
      return () => {
        values[place] = values[left] - values[right];
      };
    case 'multiply':
      return () => {
        values[place] = values[left] * values[right];
      };
    default:
      return () => {
        values[place] = applyBinary(operation, values[left], values[right]);
      };
  }
}

/** Elements that are worked on together: few enough for a program's registers to stay in the processor's cache. */
const DEFAULT_BLOCK_SIZE = 512;

/** Numbers of one precision: a batch is worked on in single or in double precision throughout. */
type Numbers = Float32Array | Float64Array;

/**
 * Evaluates a program for many sets of inputs: `inputs` and `outputs` are one array for each input and output of the
 * program, of which the first `count` elements are used. An output may be the same array as an input.
 */
export type BatchEvaluator<A extends Numbers> = (
  inputs: readonly A[],
  outputs: readonly A[],
  count: number,
) => void;

/**
 * An evaluator of a program in single precision, for many sets of inputs at once.
 *
 * Every instruction is one loop over a block of elements and rounds its result to f32, as the shader does: + − * / and
 * the square root are correctly rounded; other functions are the double-precision result, rounded once.
 *
 * @param blockSize elements worked on together
 */
export function createBatchEvaluator(
  program: Program,
  blockSize: number = DEFAULT_BLOCK_SIZE,
): BatchEvaluator<Float32Array> {
  return createEvaluatorOf<Float32Array>(program, blockSize, {
    allocate: (length) => new Float32Array(length),
    constant: singlePrecisionConstant,
  });
}

/** The same in double precision: for means over many rows of data. */
export function createDoubleBatchEvaluator(
  program: Program,
  blockSize: number = DEFAULT_BLOCK_SIZE,
): BatchEvaluator<Float64Array> {
  return createEvaluatorOf<Float64Array>(program, blockSize, {
    allocate: (length) => new Float64Array(length),
    constant: (value) => value,
  });
}

interface Precision<A extends Numbers> {
  readonly allocate: (length: number) => A;
  /** A constant as this precision takes it. */
  readonly constant: (value: number) => number;
}

function createEvaluatorOf<A extends Numbers>(
  program: Program,
  blockSize: number,
  precision: Precision<A>,
): BatchEvaluator<A> {
  const registers = allocateRegisters(program, blockSize, precision);
  const inputRegisters = program.inputs.map((_, input) =>
    program.instructions.flatMap((instruction, place) =>
      instruction.operation === 'input' && instruction.input === input ? [registers[place]] : [],
    ),
  );
  const steps = program.instructions.flatMap((instruction, place) =>
    instruction.operation === 'constant' || instruction.operation === 'input'
      ? []
      : [batchStep(instruction, registers[place], program, registers, precision)],
  );
  const outputRegisters = program.outputs.map((place) => registers[place]);
  return (inputs, outputs, count) => {
    for (let first = 0; first < count; first += blockSize) {
      const length = Math.min(blockSize, count - first);
      for (let input = 0; input < inputRegisters.length; input++) {
        for (const register of inputRegisters[input]) {
          copy(inputs[input], first, register, 0, length);
        }
      }
      for (const step of steps) step(length);
      for (let output = 0; output < outputRegisters.length; output++) {
        copy(outputRegisters[output], 0, outputs[output], first, length);
      }
    }
  };
}

function copy(
  from: Numbers,
  fromStart: number,
  to: Numbers,
  toStart: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) to[toStart + i] = from[fromStart + i];
}

/**
 * One register for each instruction. A register is reused once its last reader has run, so that a long program needs
 * little memory; constants and inputs keep theirs.
 */
function allocateRegisters<A extends Numbers>(
  program: Program,
  blockSize: number,
  { allocate, constant }: Precision<A>,
): A[] {
  const { instructions, outputs } = program;
  const lastReader = new Map<number, number>();
  instructions.forEach((instruction, place) => {
    for (const operand of operandsOf(instruction)) lastReader.set(operand, place);
  });
  for (const output of outputs) lastReader.set(output, Number.POSITIVE_INFINITY);
  const free: A[] = [];
  const registers: A[] = [];
  instructions.forEach((instruction, place) => {
    if (instruction.operation === 'constant') {
      const register = allocate(blockSize);
      register.fill(constant(instruction.value));
      registers.push(register);
      return;
    }
    if (instruction.operation === 'input') {
      registers.push(allocate(blockSize));
      return;
    }
    for (const operand of new Set(operandsOf(instruction))) {
      const { operation } = instructions[operand];
      const isTemporary = operation !== 'constant' && operation !== 'input';
      if (isTemporary && lastReader.get(operand) === place) free.push(registers[operand]);
    }
    registers.push(free.pop() ?? allocate(blockSize));
  });
  return registers;
}

type BatchStep = (length: number) => void;

function batchStep(
  instruction: Exclude<Instruction, { operation: 'constant' | 'input' }>,
  out: Numbers,
  program: Program,
  registers: readonly Numbers[],
  precision: Precision<Numbers>,
): BatchStep {
  if (instruction.operation === 'select') {
    const { comparison, left, right, whenTrue, whenFalse } = instruction;
    const a = registers[left];
    const b = registers[right];
    const yes = registers[whenTrue];
    const no = registers[whenFalse];
    return (length) => select(comparison, out, a, b, yes, no, length);
  }
  if ('operand' in instruction) {
    const loop = unaryLoop(instruction.operation);
    const operand = registers[instruction.operand];
    return (length) => loop(out, operand, length);
  }
  const { operation, left, right } = instruction;
  const a = registers[left];
  const b = registers[right];
  const constantLoop = RIGHT_CONSTANT_LOOPS[operation];
  const rightInstruction = program.instructions[right];
  if (constantLoop !== undefined && rightInstruction.operation === 'constant') {
    const constant = precision.constant(rightInstruction.value);
    return (length) => constantLoop(out, a, constant, length);
  }
  const loop = binaryLoop(operation);
  return (length) => loop(out, a, b, length);
}

type UnaryLoop = (out: Numbers, a: Numbers, length: number) => void;
type BinaryLoop = (out: Numbers, a: Numbers, b: Numbers, length: number) => void;
type ConstantLoop = (out: Numbers, a: Numbers, constant: number, length: number) => void;

// Each of the commonest operations has a loop of its own: the compiler then sees one operation on plain arrays.

function unaryLoop(operation: UnaryInstruction): UnaryLoop {
  switch (operation) {
    case 'negate':
      return (out, a, length) => {
        for (let i = 0; i < length; i++) out[i] = -a[i];
      };
    case 'sqrt':
      return (out, a, length) => {
        for (let i = 0; i < length; i++) out[i] = Math.sqrt(a[i]);
      };
    case 'abs':
      return (out, a, length) => {
        for (let i = 0; i < length; i++) out[i] = Math.abs(a[i]);
      };
    case 'exp':
      return (out, a, length) => {
        for (let i = 0; i < length; i++) out[i] = Math.exp(a[i]);
      };
    default: {
      // Looked up once, not for every element.
      const apply = operation === 'erf' ? erf : Math[operation];
      return (out, a, length) => {
        for (let i = 0; i < length; i++) out[i] = apply(a[i]);
      };
    }
  }
}

function binaryLoop(operation: BinaryOperation): BinaryLoop {
  switch (operation) {
    case 'add':
      return (out, a, b, length) => {
        for (let i = 0; i < length; i++) out[i] = a[i] + b[i];
      };
    case 'subtract':
      return (out, a, b, length) => {
        for (let i = 0; i < length; i++) out[i] = a[i] - b[i];
      };
    case 'multiply':
      return (out, a, b, length) => {
        for (let i = 0; i < length; i++) out[i] = a[i] * b[i];
      };
    case 'divide':
      return (out, a, b, length) => {
        for (let i = 0; i < length; i++) out[i] = a[i] / b[i];
      };
    default:
      return (out, a, b, length) => {
        for (let i = 0; i < length; i++) out[i] = applyBinary(operation, a[i], b[i]);
      };
  }
}

const RIGHT_CONSTANT_LOOPS: Partial<Record<BinaryOperation, ConstantLoop>> = {
  add: (out, a, constant, length) => {
    for (let i = 0; i < length; i++) out[i] = a[i] + constant;
  },
  subtract: (out, a, constant, length) => {
    for (let i = 0; i < length; i++) out[i] = a[i] - constant;
  },
  multiply: (out, a, constant, length) => {
    for (let i = 0; i < length; i++) out[i] = a[i] * constant;
  },
};

function select(
  comparison: Comparison,
  out: Numbers,
  a: Numbers,
  b: Numbers,
  yes: Numbers,
  no: Numbers,
  length: number,
): void {
  if (comparison === '<') {
    for (let i = 0; i < length; i++) out[i] = a[i] < b[i] ? yes[i] : no[i];
    return;
  }
  for (let i = 0; i < length; i++) {
    out[i] = applyComparison(comparison, a[i], b[i]) ? yes[i] : no[i];
  }
}
