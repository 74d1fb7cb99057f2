/** What the page and the Worker of a sweep say to each other. */

import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';

/** What to run: rows that are finished are not computed again. */
export interface RunCall {
  readonly kind: 'run';
  readonly sweep: Sweep;
  readonly isQuick: boolean;
  readonly finished: readonly PointRow[];
}

/** What the page asks of the Worker. */
export type SweepCall =
  | { readonly kind: 'open' }
  | RunCall
  | { readonly kind: 'hold'; readonly isHeld: boolean };

/** The engine of the Worker. */
export interface RunnerEngine {
  readonly engine: 'webgpu' | 'cpu';
  readonly adapter: string;
  /** What the reader should know of how it came to be chosen. */
  readonly notice: string | undefined;
}

/** How far a sweep is. */
export interface RunProgress {
  readonly finished: number;
  readonly total: number;
  readonly doing: string;
  /** Null before that can be told. */
  readonly secondsLeft: number | null;
}

/** What the Worker says. */
export type SweepReply =
  | ({ readonly kind: 'opened' } & RunnerEngine)
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** `seconds` of computing since the row before. */
  | { readonly kind: 'row'; readonly row: PointRow; readonly seconds: number }
  | { readonly kind: 'waiting'; readonly isWaiting: boolean }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly sentence: string };
