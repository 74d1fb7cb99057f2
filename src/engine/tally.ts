import type { AfterEscape } from '../experiment/model.ts';
import type { Tally } from './engine.ts';

/** The counters that a kernel keeps; everything else follows. */
export interface Counters {
  readonly step: number;
  readonly particleCount: number;
  readonly events: number;
  /** Steps at risk that have come to their end: those of particles no longer at risk. */
  readonly settledExposure: bigint;
  readonly diverged: number;
  /** Diverged particles that had not escaped before. */
  readonly divergedAtRisk: number;
}

/**
 * Completes counters to a tally.
 *
 * Exposure = settled + atRisk·step. A particle settles when it diverges, and with `stop` and `continue` at its first
 * passage; with `restart` all others stay at risk from step 0 on.
 */
export function tallyOf(afterEscape: AfterEscape, counters: Counters): Tally {
  const { step, particleCount, events, settledExposure, diverged, divergedAtRisk } = counters;
  const atRisk =
    afterEscape === 'restart' ? particleCount - diverged : particleCount - events - divergedAtRisk;
  return {
    step,
    particleCount,
    events,
    atRisk,
    absorbed: afterEscape === 'stop' ? events : 0,
    diverged,
    exposure: settledExposure + BigInt(atRisk) * BigInt(step),
  };
}
