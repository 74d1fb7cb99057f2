import type { PointRow, PointSettings } from '../../../src/sweep/row.ts';

/** What a made-up row of an escape is made of. */
export interface EscapeValues {
  readonly point: number;
  readonly series?: string;
  readonly varied?: Readonly<Record<string, number>>;
  readonly settings?: Partial<PointSettings>;
  /** Mean escape time; null for a bound, at 1000. */
  readonly tau: number | null;
  /** Half the 95 % interval, relative. */
  readonly error?: number;
  readonly exact?: number;
  readonly law?: number;
  readonly events?: number;
  readonly isExactDiscrete?: boolean;
}

/** A row as a run would make it. */
export function escapeRow(values: EscapeValues): PointRow {
  const { point, series = 'trial', varied = {}, settings, tau, error = 0.02 } = values;
  const { exact, law = null, events = 10_000, isExactDiscrete = true } = values;
  const [low, high] = tau === null ? [1000, null] : [tau * (1 - error), tau * (1 + error)];
  return {
    point,
    series,
    varied,
    settings: {
      learningRate: 0.01,
      batchSize: 1,
      temperature: null,
      sharpness: 1,
      curvature: 8,
      landscape: {},
      ...settings,
    },
    seed: 1,
    particles: 1000,
    steps: 5000,
    ended: tau === null ? 'steps' : 'relative error',
    diverged: 0,
    escapes: {
      afterEscape: 'restart',
      events: tau === null ? 0 : events,
      exposure: 1e5,
      censored: 1000,
      settled: null,
      meanEscapeTime: tau,
      meanEscapeTimeInterval95: [low, high],
      rate: tau === null ? null : 1 / tau,
      rateInterval95: [high === null ? 0 : 1 / high, 1 / low],
      isBound: tau === null,
      theory: {
        kramers: null,
        underdamped: null,
        momentum: null,
        lossScaled: null,
        eyringKramers: null,
        sgdDiffusion: null,
        sgdDiffusionIto: law,
        exact: exact === undefined ? null : { value: exact, method: 'chain', error: 0 },
      },
      isExactDiscrete: exact === undefined ? null : isExactDiscrete,
    },
    warnings: [],
  };
}
