/** What is wrong with a formula, as a sentence. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  /** Index of the offending character in the text, where it is known. */
  readonly position?: number;
  /** The offending name, where there is one. */
  readonly symbol?: string;

  constructor(message: string, where: { position?: number; symbol?: string } = {}) {
    super(message);
    if (where.position !== undefined) this.position = where.position;
    if (where.symbol !== undefined) this.symbol = where.symbol;
  }
}
