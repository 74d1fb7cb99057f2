/** What is wrong with a formula, as a sentence. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** Index of the offending character in the text, where it is known. */
  readonly position?: number;
  /** The offending name, where there is one. */
  readonly symbol?: string;
  /** Whether `symbol` is a name that means nothing; it could become a parameter. */
  readonly isUnknownName: boolean;

  constructor(
    message: string,
    where: { position?: number; symbol?: string; isUnknownName?: boolean } = {},
  ) {
    super(message);
    this.isUnknownName = where.isUnknownName ?? false;
    if (where.position !== undefined) this.position = where.position;
    if (where.symbol !== undefined) this.symbol = where.symbol;
  }
}

/** A constant part without a value: what could be folded has been folded before, and WGSL would not compile the rest. */
export function constantNotFinite(operation: string): FormulaError {
  return new FormulaError(
    `The formula holds a constant part (${operation}) whose value is not a finite number.`,
  );
}

/** A constant that no engine can hold. */
export function constantOutOfRange(value: number): FormulaError {
  return new FormulaError(`The constant ${value} is outside the range of single precision.`);
}
