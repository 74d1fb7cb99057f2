import { createSequence } from './sequence.ts';

const UNARY = ['-', 'abs', 'sign', 'sqrt', 'cbrt', 'exp', 'log', 'log2', 'sin', 'cos', 'tan'];
const FURTHER = ['asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', '√', 'bars'];
const LATER = [
  'sigmoid',
  'softplus',
  'sech',
  'erf',
  'log1p',
  'expm1',
  'log10',
  'asinh',
  'relu',
  'erfc',
];
const BINARY = ['+', '-', '*', '/', '·', ' '];
const CALLS = ['min', 'max', 'atan2', 'pow', 'hypot', 'logaddexp'];
const COMPARISONS = ['<', '<=', '>', '>=', '≤', '≠'];
const CONSTANTS = ['1', '2', '0.5', '3', '0.25', 'pi', '1.5'];

/**
 * Repeatable formulas of x and y, of every function and operator there is, nested up to four deep. Arguments of functions
 * with a limited domain are brought into it, so that most of the plane has a value.
 */
export function createFormulas(seed: number, count: number): string[] {
  const random = createSequence(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(items.length * random())];
  const leaf = (): string => (random() < 0.7 ? pick(['x', 'y']) : pick(CONSTANTS));
  const call = (name: string, inner: string): string => {
    switch (name) {
      case '-':
        return `(-(${inner}))`;
      case 'bars':
        return `|${inner}|`;
      case 'sqrt':
      case '√':
      case 'log':
      case 'log2':
      case 'log10':
        return `${name}(1 + (${inner})^2)`;
      case 'asin':
      case 'acos':
        return `${name}(0.9*sin(${inner}))`;
      case 'log1p':
        return `log1p((${inner})^2)`;
      case 'exp':
      case 'expm1':
      case 'sinh':
      case 'cosh':
        return `${name}(sin(${inner}))`;
      case 'tan':
        return `tan(0.7*tanh(${inner}))`;
      default:
        return `${name}(${inner})`;
    }
  };
  const formula = (depth: number): string => {
    if (depth === 0) return leaf();
    const inner = (): string => formula(Math.floor(depth * random()));
    const kind = random();
    if (kind < 0.35)
      return (
        `(${inner()} ${pick(BINARY)} ${inner()})`
          .replace('  ', ' ')
          // Two numbers side by side are refused.
          .replace(/(\d) +(\d)/, '$1*$2')
      );
    if (kind < 0.65) return call(pick([...UNARY, ...FURTHER, ...LATER]), inner());
    if (kind < 0.75) return `(${inner()})^${pick(['2', '3', '4', '(-1)'])}`;
    if (kind < 0.9) {
      const name = pick(CALLS);
      return name === 'pow'
        ? `pow(1 + (${inner()})^2, ${pick(['0.5', '1.5', 'x', 'sin(y)'])})`
        : `${name}(${inner()}, ${inner()})`;
    }
    return `(${inner()} ${pick(COMPARISONS)} ${inner()} ? ${inner()} : ${inner()})`;
  };
  return Array.from({ length: count }, () => `${formula(3)} + ${formula(2)}`);
}
