/** Columns of numbers: plain JSON, as in an Experiment. */
export interface DataTable {
  /** Names by which a row loss calls them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** A graphics card draws a row from 16 bits' worth of them; see `shaders/noise/minibatch.wgsl`. */
export const MOST_ROWS = 65_536;
export const MOST_COLUMNS = 8;
