import type { BinaryOperation, UnaryInstruction } from './expression.ts';
import { type Instruction, type Program, singlePrecisionConstant } from './program.ts';
import { describeSeries } from './wgsl-series.ts';

/** How a WGSL function receives the inputs of a program. */
export interface WgslSignature {
  /** The parameter list, e.g. `theta: Vectors`. */
  readonly parameters: string;
  /** For each input of the program the WGSL expression that reads it, of type Floats, e.g. `theta[0]`. */
  readonly inputs: readonly string[];
}

/** A function of a position θ = (x, y). */
export const POSITION_SIGNATURE: WgslSignature = {
  parameters: 'theta: Vectors',
  inputs: ['theta[0]', 'theta[1]'],
};

/** Particles that one invocation moves side by side, each in a lane of its own. */
export type Lanes = 1 | 2 | 4;

/** The types of numbers, vectors and matrices in so many lanes, as `shaders/step.wgsl` describes them. */
export function laneTypes(lanes: Lanes): string {
  const scalars = { Floats: 'f32', Words: 'u32', Ints: 'i32', Flags: 'bool' };
  const aliases = Object.entries(scalars).map(
    ([name, scalar]) => `alias ${name} = ${lanes === 1 ? scalar : `vec${lanes}<${scalar}>`};`,
  );
  const columns = (count: number) => (lanes === 1 ? `vec${count}f` : `mat${count}x${lanes}f`);
  return [...aliases, `alias Vectors = ${columns(2)};`, `alias Matrices = ${columns(3)};`].join(
    '\n',
  );
}

/**
 * A program as a WGSL function, one `let` for each instruction (several where WGSL lacks the function).
 *
 * It computes all lanes at once: `laneTypes` states the types. The result is Floats for one output, Vectors for two, Matrices
 * for three and array<Floats, n> for more. WGSL's own limits hold: a
 * non-integer power of a negative number is not a number (x^2 is fine, integer powers are multiplications); sin and cos
 * are accurate to 2⁻¹¹ on [−π, π] by guarantee, far better in practice; sinh, cosh and exp overflow beyond 88.
 *
 * @param name the function's name, a WGSL identifier
 * @param signature how the inputs arrive; one entry for each input of the program
 */
export function emitWgslFunction(
  name: string,
  program: Program,
  signature: WgslSignature = POSITION_SIGNATURE,
): string {
  if (signature.inputs.length !== program.inputs.length) {
    throw new Error(
      `The function ${name} has ${program.inputs.length} inputs, its signature ${signature.inputs.length}.`,
    );
  }
  const lines: string[] = [];
  const operands = program.instructions.map((instruction, place) => {
    if (instruction.operation === 'constant') return `Floats(${wgslLiteral(instruction.value)})`;
    if (instruction.operation === 'input') return signature.inputs[instruction.input];
    return `v${place}`;
  });
  program.instructions.forEach((instruction, place) => {
    if (instruction.operation === 'constant' || instruction.operation === 'input') return;
    const series = describeSeries(instruction, operands, `v${place}`);
    lines.push(...series.lines.map((line) => `  let ${line};`));
    lines.push(`  let v${place} = ${series.result ?? expressionOf(instruction, operands)};`);
  });
  const results = program.outputs.map((place) => operands[place]);
  const type = wgslTypeOf(program);
  lines.push(`  return ${results.length === 1 ? results[0] : `${type}(${results.join(', ')})`};`);
  return `fn ${name}(${signature.parameters}) -> ${type} {\n${lines.join('\n')}\n}\n`;
}

/** The WGSL type of what a program's function returns. */
export function wgslTypeOf({ outputs: { length: count } }: Program): string {
  return ['Floats', 'Vectors', 'Matrices'][count - 1] ?? `array<Floats, ${count}>`;
}

/** A number as a WGSL f32 literal that reads back as exactly the same f32; negative ones in parentheses. */
export function wgslLiteral(value: number): string {
  const rounded = singlePrecisionConstant(value);
  const digits = String(Math.abs(rounded)).replace('e+', 'e');
  return rounded < 0 ? `(-${digits}f)` : `${digits}f`;
}

const INFIX: Partial<Record<BinaryOperation, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
};

function expressionOf(instruction: Instruction, operands: readonly string[]): string {
  if ('operand' in instruction) {
    return unaryExpression(instruction.operation, operands[instruction.operand]);
  }
  if (instruction.operation === 'select') {
    const { comparison, left, right, whenTrue, whenFalse } = instruction;
    const condition = `${operands[left]} ${comparison} ${operands[right]}`;
    return `select(${operands[whenFalse]}, ${operands[whenTrue]}, ${condition})`;
  }
  if ('left' in instruction) {
    const left = operands[instruction.left];
    const right = operands[instruction.right];
    const sign = INFIX[instruction.operation];
    if (sign !== undefined) return `${left} ${sign} ${right}`;
    const call = instruction.operation === 'power' ? 'pow' : instruction.operation;
    return `${call}(${left}, ${right})`;
  }
  throw new Error(`The instruction "${instruction.operation}" has no expression of its own.`);
}

function unaryExpression(operation: UnaryInstruction, operand: string): string {
  switch (operation) {
    case 'negate':
      return `-${operand}`;
    case 'tanh':
      // Some drivers form tanh from exp, which overflows; beyond ±10 it is ±1 in single precision.
      return `tanh(clamp(${operand}, Floats(-10.0f), Floats(10.0f)))`;
    case 'cbrt':
      return `sign(${operand}) * pow(abs(${operand}), Floats(${wgslLiteral(1 / 3)}))`;
    case 'log10':
      return `log(${operand}) * ${wgslLiteral(Math.LOG10E)}`;
    default:
      return `${operation}(${operand})`;
  }
}
