import { describe, expect, it } from 'vitest';
import { concludeSweep } from '../../../src/sweep/conclude.ts';
import type { PointRow } from '../../../src/sweep/row.ts';
import { parseSweep, type SweepInput } from '../../../src/sweep/sweep.ts';
import { sayFormula } from '../../../src/sweep/words.ts';
import { type EscapeValues, escapeRow } from './rows.ts';

const VALUES = [0.5, 1, 2, 4];

function conclude(
  figure: NonNullable<SweepInput['figure']>,
  tau: (k: number, point: number) => Omit<EscapeValues, 'point'>,
  field: 'landscape.sharpness' | 'method.learningRate' = 'landscape.sharpness',
) {
  const sweep = parseSweep({
    version: 1,
    name: 'trial',
    experiment: { landscape: { name: 'quartic' }, method: { name: 'langevin' } },
    vary: [{ field, values: VALUES }],
    figure,
  });
  const rows: PointRow[] = VALUES.map((k, point) => {
    const settings = field === 'landscape.sharpness' ? { sharpness: k } : { learningRate: k / 100 };
    return escapeRow({ settings, ...tau(k, point), point });
  });
  const result = concludeSweep(sweep, rows);
  if (result === undefined) throw new Error('no figure');
  return result;
}

const LINE = {
  x: '1/k',
  y: 'log(tau)',
  claim: { kind: 'line', law: 'sgdDiffusionIto' },
} as const;

describe('a line', () => {
  it('holds where the law’s slope lies inside the interval, and says so', () => {
    const { series, verdicts } = conclude(LINE, (k) => ({
      tau: Math.exp(3 / k),
      law: Math.exp(3.001 / k),
      exact: Math.exp(3 / k),
    }));
    expect(series[0].fits[0].measured.slope).toBeCloseTo(3, 3);
    expect(verdicts[0].held).toBe(true);
    expect(verdicts[0].sentence).toBe(
      "ln τ against 1/k has the slope 3.000 ± 0.015 (95 %), R² = 1.00000000. The law held: the law's 3.001 lies inside. The exact answers' own slope at the same points, 3.000, lies inside.",
    );
  });

  it('does not hold where it lies outside, exact or not', () => {
    const { verdicts } = conclude(LINE, (k) => ({
      tau: Math.exp(3 / k),
      law: Math.exp(3.3 / k),
      exact: Math.exp(3 / k),
    }));
    expect(verdicts[0].held).toBe(false);
    expect(verdicts[0].sentence).toContain(
      "The law did not hold in this run: the law's 3.300 lies outside",
    );
    expect(verdicts[0].sentence).toContain('3.000, lies inside');
  });

  it('calls continuous time by its name, and does not take it for exact', () => {
    const figure = { ...LINE, claim: { kind: 'line' as const } };
    const { verdicts } = conclude(figure, (k) => ({
      tau: Math.exp(3 / k),
      exact: Math.exp(4 / k),
      isExactDiscrete: false,
    }));
    expect(verdicts[0].held).toBeNull();
    expect(verdicts[0].sentence).toContain(
      "Continuous time's (η → 0) own slope at the same points, 4.000, lies outside",
    );
  });

  it('shows a bound and fits the rest', () => {
    const { series, verdicts } = conclude(LINE, (k) =>
      k === 0.5 ? { tau: null } : { tau: Math.exp(3 / k), law: Math.exp(3 / k) },
    );
    const [bound] = series[0].points;
    expect(bound).toMatchObject({ y: null, isFitted: false });
    expect(bound.interval[0]).toBeCloseTo(Math.log(1000), 12);
    expect(bound.interval[1]).toBeNull();
    expect(series[0].fits[0].measured.degreesOfFreedom).toBe(1);
    expect(verdicts[0].sentence).toContain(
      'Points that are a bound only, shown and left out of the fit: 1.',
    );
  });

  it('of a rate falls where the time rises: bounds change sides', () => {
    const { series } = conclude({ ...LINE, y: '1/tau' }, () => ({ tau: null }));
    expect(series[0].points[0].interval).toEqual([null, 1 / 1000]);
  });

  it('leaves out points of a few escapes, and says nothing of two points', () => {
    const { verdicts } = conclude(LINE, (k) => ({
      tau: Math.exp(3 / k),
      events: k < 2 ? 5 : 1000,
    }));
    expect(verdicts[0]).toMatchObject({ held: null });
    expect(verdicts[0].sentence).toBe(
      'too few finished points to say anything. Points that are too rough for the fit, and left out of it: 2.',
    );
  });
});

describe('the better line', () => {
  const claim = {
    kind: 'better-line' as const,
    candidates: ['1/k', '1/sqrt(k)'],
    expected: [1],
  };

  it('is named with its evidence', () => {
    const { verdicts } = conclude({ ...LINE, claim }, (k) => ({ tau: Math.exp(4 / Math.sqrt(k)) }));
    expect(verdicts[0].held).toBe(true);
    expect(verdicts[0].sentence).toMatch(
      /^ln τ is rather a line in 1\/√k .* than in 1\/k .*, as the law has it\./,
    );
  });

  it('is not named where the data do not tell', () => {
    const { verdicts } = conclude({ ...LINE, claim }, (k) => ({
      tau: Math.exp(4 / Math.sqrt(k)),
      error: 0.9,
    }));
    expect(verdicts[0].held).toBeNull();
    expect(verdicts[0].sentence).toContain('too little to tell them apart');
  });
});

describe('a constant', () => {
  const claim = { kind: 'constant', symbol: 'eta', upTo: 0.02, spread: 0.03 } as const;
  const figure = { x: 'eta', y: 'tau', claim } as const;

  it('holds where it does not change, and departs as the exact answers do', () => {
    const { verdicts } = conclude(
      figure,
      (eta) => ({ tau: eta > 2 ? 80 : 100 + eta / 10, exact: eta > 2 ? 80.5 : 100 }),
      'method.learningRate',
    );
    expect(verdicts[0].held).toBe(true);
    expect(verdicts[0].sentence).toContain('τ spreads by 0.15 %');
  });

  it('does not where it spreads', () => {
    const { verdicts } = conclude(
      figure,
      (eta) => ({ tau: 100 + 20 * eta, exact: 100 + 20 * eta }),
      'method.learningRate',
    );
    expect(verdicts[0].held).toBe(false);
  });
});

it('disagrees with exact answers that are far off', () => {
  const { verdicts } = conclude({ ...LINE, claim: { kind: 'agreement' } }, () => ({
    tau: 100,
    exact: 110,
  }));
  expect(verdicts[0].held).toBe(false);
  expect(verdicts[0].sentence).toContain('does not agree with the exact answers');
});

it('writes formulas and numbers as one does', () => {
  expect(sayFormula('log(tau)')).toBe('ln τ');
  expect(sayFormula('1/sqrt(k)')).toBe('1/√k');
  expect(sayFormula('log(tau*sqrt(k))')).toBe('ln(τ·√k)');
  expect(sayFormula('B/eta')).toBe('B/η');
});
