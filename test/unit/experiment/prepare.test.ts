import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import { ExperimentError } from '../../../src/experiment/problem.ts';

const prepare = (input: object) => prepareExperiment(parseExperiment({ version: 1, ...input }));

const LANGEVIN = { method: { name: 'langevin', learningRate: 0.01 } };

describe('sharpness', () => {
  it('draws start and escape region together with the landscape about its minimum', () => {
    const { model, route, landscape } = prepare({
      ...LANGEVIN,
      landscape: { name: 'quartic', sharpness: 4 },
      start: { at: [-0.5, 0.2], spread: 0.1 },
    });
    expect(landscape.anchor[0]).toBeCloseTo(-1, 12);
    expect(model.start.at[0]).toBeCloseTo(-0.75, 12);
    expect(model.start.at[1]).toBeCloseTo(0.1, 12);
    expect(model.start.spread).toBeCloseTo(0.05, 12);
    // x ≥ 1 goes to −1 + 2/2.
    expect(model.escape).toMatchObject({ kind: 'half-plane', normal: [1, 0] });
    if (model.escape.kind === 'half-plane') expect(model.escape.offset).toBeCloseTo(0, 12);
    expect(route.barrier).toBeCloseTo(1, 9);
    expect(route.minimum?.eigenvalues[1]).toBeCloseTo(32, 6);
  });
});

describe('a formula landscape', () => {
  const own = (formula: string, rest: object = {}) => ({
    ...LANGEVIN,
    landscape: {
      formula,
      parameters: { k: 2 },
      domain: [
        [-2, 2],
        [-1.5, 1.5],
      ],
    },
    start: { at: [-1, 0] },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    ...rest,
  });

  it('is derived like any other', () => {
    const { landscape, route } = prepare(own('(x^2-1)^2 + k*y^2'));
    expect(landscape.value(0.5, 1)).toBeCloseTo(0.5625 + 2, 12);
    expect(landscape.gradient(0.5, 1)).toEqual([-1.5, 4]);
    expect(route.saddle?.position[0]).toBeCloseTo(0, 9);
  });

  it.each([
    ['(x^2-1)^2 + q*y^2', /landscape\.formula: .*"q"/],
    ['(x^2-1', /landscape\.formula: /],
    ['x + system(1)', /landscape\.formula: /],
  ])('%s is refused with the field and the symbol', (formula, message) => {
    expect(() => prepare(own(formula))).toThrow(ExperimentError);
    expect(() => prepare(own(formula))).toThrow(message);
  });

  it('without a saddle cannot take two-temperature noise, and the sentence says what could be done', () => {
    const experiment = own('x^2 + y^2', {
      start: { at: [0, 0] },
      method: { name: 'sgd' },
      noise: { name: 'two-temperature' },
    });
    expect(() => prepare(experiment)).toThrow(/noise\.name: two-temperature noise needs .*choose/);
  });
});

describe('warnings', () => {
  // The second derivative at the start is 1e8; slopes are at most 1.1, and a step of noise is 0.06 long.
  it('do not take the tip of a cone for a curvature that steps overshoot', () => {
    const { warnings } = prepare({
      landscape: {
        formula: 'sqrt(x^2 + y^2) + 0.05*x^2',
        domain: [
          [-3, 3],
          [-3, 3],
        ],
      },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.2 },
      start: { at: [1e-8, 1e-8] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    });
    expect(warnings.filter((sentence) => sentence.includes('overshoot'))).toEqual([]);
  });

  it('say that steps overshoot for ηH > 2', () => {
    const { warnings } = prepare({
      method: { name: 'langevin', learningRate: 0.3 },
      landscape: { name: 'quartic' },
    });
    expect(warnings.join()).toMatch(/ηH = 2\.40, above 2, .* Below η = 0\.25 they stay/);
  });

  it.each([
    ['momentum', { beta1: 0.9, beta3: 0.1 }, 4.7, 4.8, 'above 38'],
    ['momentum', { beta1: 0.9, beta3: 1 }, 0.47, 0.48, 'above 3.8'],
    ['underdamped', { friction: 1 }, 0.7, 0.71, 'above 5.66'],
  ])('of %s %o know its own limit of stability', (name, parameters, below, above, words) => {
    const warningsAt = (learningRate: number) =>
      prepare({ method: { name, learningRate, parameters }, landscape: { name: 'quartic' } })
        .warnings.filter((warning) => warning.includes('overshoot'))
        .join();
    expect(warningsAt(below)).toBe('');
    expect(warningsAt(above)).toContain(words);
  });

  it('say that steps drown in round-off', () => {
    const { warnings } = prepare({
      method: { name: 'langevin', learningRate: 1e-13 },
      noise: { name: 'white', temperature: 0.01 },
      landscape: { name: 'quartic' },
    });
    expect(warnings.join()).toMatch(/round-off heats the ensemble/);
  });

  const roundOff = (experiment: Parameters<typeof prepare>[0]) =>
    prepare(experiment)
      .warnings.filter((warning) => warning.includes('round-off'))
      .join();
  const typed = (formula: string) => ({
    formula,
    domain: [
      [-2, 2],
      [-2, 2],
    ] as const,
  });
  const formulaNoise = (c: string, learningRate = 0.01) => ({
    landscape: typed('(x^2-1)^2 + y^2/2'),
    method: { name: 'sgd', learningRate },
    noise: { name: 'formula', batchSize: 1, c11: c, c12: '0', c22: c },
    start: { at: [-1, 0] },
    escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
  });

  it('know the noise of a step by what it is, not by the curvature', () => {
    // 1e-2 and 5e-3 a step, on losses with hardly any curvature.
    const flat = { ...formulaNoise('1'), landscape: typed('1e-10*((x^2-1)^2 + y^2/2)') };
    expect(roundOff(flat)).toBe('');
    const jumps = {
      landscape: typed('0.000001*(x^2+y^2)'),
      method: { name: 'sgd', learningRate: 0.001 },
      noise: { name: 'heavy-tailed', parameters: { alpha: 1.5, scale: 0.5 } },
      start: { at: [0, 0] },
      escape: { kind: 'level', value: 1e-6 },
    };
    expect(roundOff(jumps)).toBe('');
    expect(
      roundOff({ ...jumps, noise: { name: 'heavy-tailed', parameters: { scale: 1e-5 } } }),
    ).toContain('(1.0 × 10⁻⁷)');
    // C = 1e-12: η√C = 1e-8.
    expect(roundOff(formulaNoise('1e-12'))).toContain(
      'The noise of one step (1.0 × 10⁻⁸) is below',
    );
    expect(roundOff(formulaNoise('1e-4'))).toBe('');
    expect(roundOff(formulaNoise('1e-4', 1e-5))).toContain('(1.0 × 10⁻⁷)');
  });

  it('know the noise of a step with a memory', () => {
    const momentum = (beta3: number) => ({
      ...formulaNoise('1', 1e-6),
      method: { name: 'momentum', learningRate: 1e-5, parameters: { beta1: 0.9, beta3 } },
    });
    expect(roundOff(momentum(1))).toBe('');
    // 1e-5 · 0.01/√(1 − 0.81)
    expect(roundOff(momentum(0.01))).toContain('(2.3 × 10⁻⁷)');
    const underdamped = (learningRate: number) => ({
      landscape: { name: 'quartic' },
      method: { name: 'underdamped', learningRate },
      noise: { name: 'white', temperature: 0.01 },
    });
    expect(roundOff(underdamped(0.01))).toBe('');
    expect(roundOff(underdamped(1e-6))).toContain('(1.0 × 10⁻⁷)');
  });

  it.each([
    [100, 0.05, '5', '2.53'],
    [14, 0.05, '0.7', '1.04'],
    [8, 0.25, '2', '1.31'],
  ])(
    'say how much too fast BAOAB is at γ = %f, η = %f',
    (friction, learningRate, reach, factor) => {
      const { warnings } = prepare({
        landscape: typed('(x^2-1)^2 + y^2/2'),
        method: { name: 'underdamped', learningRate, parameters: { friction } },
        noise: { name: 'white', temperature: 0.33 },
        start: { at: [-1, 0] },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
      });
      expect(warnings.join()).toContain(`At γη = ${reach} the splitting`);
      expect(warnings.join()).toContain(` ${factor} times too fast`);
    },
  );

  it('are silent on friction below that', () => {
    const { warnings } = prepare({
      landscape: { name: 'quartic' },
      method: { name: 'underdamped', learningRate: 0.05, parameters: { friction: 13 } },
      noise: { name: 'white', temperature: 0.33 },
    });
    expect(warnings).toEqual([]);
  });

  it('are silent where nothing is wrong', () => {
    expect(prepare({ ...LANGEVIN, landscape: { name: 'quartic' } }).warnings).toEqual([]);
  });
});
