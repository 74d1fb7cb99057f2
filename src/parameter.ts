/**
 * One adjustable number, stated once: slider, validation, link and command-line flag all follow from it.
 */
export interface Parameter {
  /** Words shown beside the control, e.g. "learning rate". */
  readonly label: string;
  /** The symbol used in formulas, e.g. "η". */
  readonly symbol: string;
  /** Unit, or '' where dimensionless. */
  readonly unit: string;
  /** The value taken when nothing is said. */
  readonly default: number;
  /** Smallest allowed value. */
  readonly minimum: number;
  /** Largest allowed value. */
  readonly maximum: number;
  /** Whether `minimum` itself is excluded (η > 0). */
  readonly exclusiveMinimum?: boolean;
  /** Whether only whole numbers are allowed. */
  readonly integer?: boolean;
  /** Whether it is a choice between 0, off, and 1, on. */
  readonly isSwitch?: boolean;
  /** How a slider moves over the range, and the part of the range that it covers. */
  readonly slider: {
    readonly scale: 'linear' | 'logarithmic';
    readonly from: number;
    readonly to: number;
  };
  /** One sentence of help. */
  readonly help: string;
}

/**
 * Says in a sentence what is wrong with a value, or nothing where it is right.
 *
 * @param field the field's path in the Experiment, e.g. `method.learningRate`
 * @param value anything
 */
export function explainInvalid(
  field: string,
  value: unknown,
  parameter: Parameter,
): string | undefined {
  const { minimum, maximum, exclusiveMinimum = false, integer = false } = parameter;
  const number = integer ? 'a whole number' : 'a number';
  // Whole phrases, as languages order their words differently.
  const allowed = exclusiveMinimum
    ? `${number} greater than ${minimum} and at most ${maximum}`
    : `${number} at least ${minimum} and at most ${maximum}`;
  const refuse = (got: unknown): string =>
    `${field} (${parameter.label}) must be ${allowed}; got ${got}.`;
  if (typeof value !== 'number') return refuse(JSON.stringify(value));
  const inRange = (exclusiveMinimum ? value > minimum : value >= minimum) && value <= maximum;
  if (!inRange || (integer && !Number.isInteger(value))) return refuse(value);
  return undefined;
}
