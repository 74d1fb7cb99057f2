/** What the page of figures shows, and what a run is begun with. */

import { version } from '../../../package.json';
import type { Provenance } from '../../analysis/rate-report.ts';
import type { PointRow } from '../../sweep/row.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import type { RunnerEngine, RunProgress } from './sweep-calls.ts';
import type { ListedRun, SweepRun } from './sweep-store.ts';

/** The sweep that is being computed. */
export interface ActiveRun {
  readonly id: string;
  /** `waiting`: for the laboratory, which is being looked at. */
  readonly phase: 'opening' | 'running' | 'pausing' | 'paused' | 'waiting';
  readonly progress: RunProgress | undefined;
  /** On the engine, where it is not what one would expect. */
  readonly notice: string | undefined;
}

/** What the page of figures shows at a moment: a value, replaced as a whole. */
export interface SweepDeskState {
  /** All runs, the newest first; undefined until they have been read. */
  readonly runs: readonly ListedRun[] | undefined;
  /** Rows of the runs that have been looked at, by the run's id. */
  readonly rows: ReadonlyMap<string, readonly PointRow[]>;
  readonly active: ActiveRun | undefined;
  /** Why a run ended before its time, in a sentence, by its id. */
  readonly failures: ReadonlyMap<string, string>;
  /** In a sentence, why results do not last. */
  readonly notKept: string | undefined;
  /** What was deleted last, and can be brought back. */
  readonly deleted: { readonly run: SweepRun; readonly rows: readonly PointRow[] } | undefined;
  /** For those who do not see it: what has happened last. */
  readonly announcement: string;
}

/** Where rows come from that are computed here and now. */
export function createProvenance({ seed }: Sweep, { engine, adapter }: RunnerEngine): Provenance {
  return {
    program: 'escapement',
    version,
    engine,
    adapter,
    seed,
    date: new Date().toISOString(),
    browser: navigator.userAgent,
  };
}

/** 64 random bits; `crypto.randomUUID` is there over https alone. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
