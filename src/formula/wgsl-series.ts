import { type Instruction, singlePrecisionConstant } from './program.ts';

/** Statements that come before a result, each without its `let`; nothing where one expression is enough. */
interface Series {
  readonly lines: readonly string[];
  readonly result?: string;
}

/** log(1 + u) = 2 artanh s = 2s(1 + s²/3 + s⁴/5 + …), s = u/(2 + u); |s| ≤ 1/3 where |u| ≤ 1/2, and the next term is below 1e-7. */
const LOG1P = [2, 2 / 3, 2 / 5, 2 / 7, 2 / 9, 2 / 11, 2 / 13];

/** (e^u − 1)/u; where |u| ≤ 1/2 the next term is 1e-8. */
const EXPM1 = [1, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040];

/**
 * erf(u)/u in u² for |u| < 1, and −log(1 − erf |u|) in |u| from there to 4, beyond which erf is 1 in single precision.
 *
 * Fitted for this project by reweighted least squares on 400 Chebyshev nodes; errors below 2e-9 and, in erf, 2e-8.
 */
const ERF_NEAR = [
  1.12837917, -0.376126271, 0.112836002, -0.0268544446, 0.00518953545, -0.000802084227,
  7.88912284e-5,
];
const ERF_FAR = [0.0026717179, 1.11743843, 0.654489028, 0.0886341178, -0.0147781006, 0.00115041951];

/**
 * Functions that WGSL lacks, in single precision and in all lanes: log1p, expm1 and hypot to a few units in the last place, erf to
 * 4e-7 of its value, beside what WGSL's own log, exp and sqrt are off.
 *
 * @param operands what the operands of the instruction are called
 * @param name what the result is called; the statements use names that begin so
 */
export function describeSeries(
  instruction: Instruction,
  operands: readonly string[],
  name: string,
): Series {
  const [p, q] = [`${name}p`, `${name}q`];
  if (instruction.operation === 'hypot') {
    const { left, right } = instruction;
    const sizes = `abs(${operands[left]}), abs(${operands[right]})`;
    // The larger one outside the root, so that squares neither overflow nor vanish.
    return {
      lines: [`${p} = max(${sizes})`, `${q} = min(${sizes}) / max(${p}, Floats(1e-37f))`],
      result: `${p} * sqrt(1.0f + ${q} * ${q})`,
    };
  }
  if (!('operand' in instruction)) return { lines: [] };
  const u = operands[instruction.operand];
  switch (instruction.operation) {
    case 'log1p':
      return {
        lines: [`${p} = ${u} / (2.0f + ${u})`, `${q} = ${p} * ${p}`],
        result: `select(log(1.0f + ${u}), ${p} * ${horner(LOG1P, q)}, abs(${u}) < Floats(0.5f))`,
      };
    case 'expm1':
      return {
        lines: [],
        result: `select(exp(${u}) - 1.0f, ${u} * ${horner(EXPM1, u)}, abs(${u}) < Floats(0.5f))`,
      };
    case 'erf':
      return {
        lines: [`${p} = min(abs(${u}), Floats(4.0f))`, `${q} = min(${u} * ${u}, Floats(1.0f))`],
        result: `select(sign(${u}) * (1.0f - exp(-${horner(ERF_FAR, p)})), ${u} * ${horner(ERF_NEAR, q)}, ${p} < Floats(1.0f))`,
      };
    default:
      return { lines: [] };
  }
}

/** c₀ + u(c₁ + u(c₂ + …)) in parentheses. */
function horner(coefficients: readonly number[], u: string): string {
  return coefficients
    .map((value) => `${singlePrecisionConstant(value)}f`)
    .reduceRight((inner, value) => `(${value} + ${u} * ${inner})`);
}
