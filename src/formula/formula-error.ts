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
