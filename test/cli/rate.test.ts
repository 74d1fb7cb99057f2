import { describe, expect, it } from 'vitest';
import type { RateReport } from '../../src/analysis/rate-report.ts';
import { findSoftwareVulkan } from '../browser/chromium.ts';
import {
  escapement,
  measure,
  quartic,
  readReport,
  startEscapement,
  writeExperiment,
} from './command.ts';

/** Half intervals granted: 3.3 standard errors, 1e-3 under a fresh seed. */
const GRANTED = 3.3 / 1.96;

/** Expects the measured mean to agree with the exact one, and the interval to be as narrow as it should. */
function expectAgreement(report: RateReport, widest: number): void {
  const { meanEscapeTime, meanEscapeTimeInterval95, theory } = report;
  const [low, high] = meanEscapeTimeInterval95.map(Number);
  const mean = Number(meanEscapeTime);
  const exact = Number(theory.exact?.value);
  console.log(
    `${report.provenance.adapter}: ${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}], exact ${exact.toFixed(3)}`,
  );
  expect((high - low) / 2 / mean).toBeLessThan(widest);
  expect(mean - exact).toBeLessThan(GRANTED * (mean - low));
  expect(exact - mean).toBeLessThan(GRANTED * (high - mean));
}

it('prints one JSON object: everything of the design, and times that fit together', async () => {
  const report = await measure(
    writeExperiment({ ...quartic(0.5), ensemble: { particles: 7000 } }),
    ['--engine', 'cpu', '--particles', '4000', '--seed', '7'],
  );
  expect(Object.keys(report)).toEqual([
    'experiment',
    'events',
    'exposure',
    'censored',
    'diverged',
    'state',
    'meanEscapeTime',
    'meanEscapeTimeInterval95',
    'meanEscapeSteps',
    'rate',
    'rateInterval95',
    'settled',
    'occupancy',
    'occupancyInterval95',
    'wells',
    'theory',
    'warnings',
    'throughput',
    'provenance',
  ]);
  expect(report.experiment.ensemble).toEqual({ particles: 4000, seed: 7 });
  expect(report.experiment.until).toEqual({ relativeError: 0.01, steps: 1_000_000 });
  expect(report).toMatchObject({ events: 4000, censored: 0, diverged: 0, settled: null });
  expect(report.meanEscapeTime).toBeCloseTo(report.exposure / 4000, 9);
  expect(report.meanEscapeSteps).toBeCloseTo(Number(report.meanEscapeTime) / 0.01, 6);
  expect(report.rate).toBeCloseTo(1 / Number(report.meanEscapeTime), 12);
  expect(Object.keys(report.theory)).toEqual([
    'kramers',
    'eyringKramers',
    'sgdDiffusion',
    'sgdDiffusionIto',
    'underdamped',
    'momentum',
    'lossScaled',
    'exact',
  ]);
  // Of laws of other noises there is not a word.
  expect(report.warnings.join()).not.toMatch(/SGD|inertia|momentum|grows with the loss/);
  expect(report.throughput.particleSteps).toBeCloseTo(report.exposure / 0.01, 3);
  expect(report.provenance).toMatchObject({
    program: 'escapement',
    engine: 'cpu',
    seed: 7,
    ended: 'all escaped',
    node: process.versions.node,
  });
  expectAgreement(report, 0.035);
});

describe('a run that ends early', () => {
  it('leaves the transient out of the rate: stopped at a relative error', async () => {
    const report = await measure(
      writeExperiment({
        ...quartic(0.3),
        ensemble: { particles: 65_536 },
        until: { relativeError: 0.03 },
      }),
    );
    expect(report.provenance.ended).toBe('relative error');
    expect(report.censored).toBeGreaterThan(50_000);
    expectAgreement(report, 0.031);
    // Exposure over events from the first step on would be far off.
    const naive = report.exposure / report.events;
    const [low, high] = report.meanEscapeTimeInterval95.map(Number);
    expect(naive - Number(report.theory.exact?.value)).toBeGreaterThan(2.5 * (high - low));
  });

  it('the same with particles that start again, stopped at a number of escapes', async () => {
    const report = await measure(
      writeExperiment({
        ...quartic(0.3),
        ensemble: { particles: 8192 },
        afterEscape: 'restart',
        until: { escapes: 5000 },
      }),
    );
    expect(report.provenance.ended).toBe('escapes');
    expect(report.events).toBeGreaterThanOrEqual(5000);
    // Those that came at a greater age than the transient's, at which a tenth has escaped.
    expect(report.settled?.events).toBeGreaterThan(4000);
    expect(report.settled?.events).toBeLessThan(report.events);
    expectAgreement(report, 0.03);
  });

  it('ends at the same step whenever it is run', async () => {
    const path = writeExperiment({
      ...quartic(0.5),
      ensemble: { particles: 2000 },
      until: { escapes: 500 },
    });
    const [first, second] = [await measure(path), await measure(path)];
    const { throughput: _, provenance: __, ...rest } = first;
    expect(second).toMatchObject(rest);
    expect(second.provenance.steps).toBe(first.provenance.steps);
  });

  it('without any escape: a lower bound', async () => {
    const report = await measure(
      writeExperiment({ ...quartic(0.05), ensemble: { particles: 100 }, until: { steps: 100 } }),
    );
    expect(report).toMatchObject({ events: 0, meanEscapeTime: null, rate: null, censored: 100 });
    // Of 100 particles none in t = 1: S(1) ≥ 0.025^(1/100), whatever comes after.
    expect(report.state).toBe('waiting');
    expect(report.meanEscapeTimeInterval95[0]).toBeCloseTo(0.025 ** 0.01, 6);
    expect(report.meanEscapeTimeInterval95[1]).toBeNull();
    expect(report.rateInterval95).toEqual([0, 1 / Number(report.meanEscapeTimeInterval95[0])]);
    expect(report.warnings.join()).toContain('No escape in 100 steps');
  });

  it('by Ctrl-C: prints what it has, with status 1', async () => {
    const path = writeExperiment({
      ...quartic(0.2),
      ensemble: { particles: 10_000 },
      until: { steps: 1_000_000_000 },
      afterEscape: 'restart',
    });
    const { status, stdout } = await startEscapement(
      ['rate', path, '--engine', 'cpu', '--json'],
      {},
      (kill) => setTimeout(() => kill('SIGINT'), 6000),
    );
    expect(status).toBe(1);
    const report: RateReport = JSON.parse(stdout);
    expect(report.provenance.ended).toBe('interrupted');
    expect(report.warnings.join()).toContain('Interrupted after ');
    expect(report.provenance.steps).toBeGreaterThan(0);
  });
});

it('reports the wells of particles that go on: Boltzmann shares of a formula landscape', async () => {
  const report = await measure(
    writeExperiment({
      landscape: {
        formula: '(x^2 - 1)^2 + c*x + y^2',
        parameters: { c: 0.15 },
        domain: [
          [-2.5, 2.5],
          [-2.5, 2.5],
        ],
      },
      method: { name: 'langevin', learningRate: 0.01 },
      noise: { name: 'white', temperature: 0.4 },
      start: { at: [1, 0] },
      escape: { kind: 'half-plane', normal: [-1, 0], offset: 1 },
      afterEscape: 'continue',
      ensemble: { particles: 8000 },
      until: { steps: 8000 },
    }),
  );
  const [own, other] = report.occupancy ?? [];
  expect(own + other).toBeCloseTo(1, 12);
  expect(report.wells?.map(([x]) => Math.sign(x))).toEqual([1, -1]);
  // ∫ e^(−L/T) right of the saddle (x = 0.0376), by the trapezoidal rule.
  let [right, all] = [0, 0];
  for (let x = -2.5; x <= 2.5; x += 1e-3) {
    const weight = Math.exp(-((x * x - 1) ** 2 + 0.15 * x) / 0.4);
    all += weight;
    if (x > 0.0376) right += weight;
  }
  const expected = right / all;
  const standardError = Math.sqrt((expected * (1 - expected)) / 8000);
  // The steps' own stationary density differs by a share of ηH; so does the edge by a cell.
  expect(Math.abs(own - expected)).toBeLessThan(3.3 * standardError + 0.01);
});

it('runs on WebGPU through Dawn', async () => {
  const path = writeExperiment({ ...quartic(0.5), ensemble: { particles: 3000 } });
  const env = await findSoftwareVulkan();
  const report = readReport(
    await startEscapement(['rate', path, '--json', '--engine', 'webgpu'], env),
  );
  expect(report.provenance.engine).toBe('webgpu');
  expect(report.events).toBe(3000);
  expectAgreement(report, 0.04);
});

it('prints a table without --json, and nothing else on stdout', async () => {
  const path = writeExperiment({ ...quartic(0.5), ensemble: { particles: 500 } });
  const { status, stdout, stderr } = await startEscapement(['rate', path, '--engine', 'cpu']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^mean escape time t +\d+\.\d* +95 %: \d+\.\d* … \d+\.\d*$/m);
  expect(stdout).toMatch(/^exact +10\.\d+ +[01]\.\d+ +one-dimensional chain/m);
  expect(stdout).not.toContain('Engine:');
  expect(stderr).toContain('Engine: cpu, CPU, ');
  expect(stderr).not.toContain('\r');
});

it('says of particles that diverged how long they count', async () => {
  const overshooting = {
    landscape: { name: 'quartic' },
    method: { name: 'langevin', learningRate: 1 },
    escape: { kind: 'disc', center: [1, 0], radius: 1e-6 },
    ensemble: { particles: 10 },
  };
  const { status, stderr } = await escapement([
    'rate',
    writeExperiment(overshooting),
    '--engine',
    'cpu',
  ]);
  expect(status).toBe(1);
  expect(stderr).toContain(
    '10 of 10 particles diverged: each counts as not yet escaped until then, and not at all afterwards;',
  );
});

describe('a loss that is not finite', () => {
  const domain = [
    [-2, 2],
    [-2, 2],
  ];
  const run = (landscape: object, more: object) =>
    escapement([
      'rate',
      writeExperiment({
        landscape: { domain, ...landscape },
        method: { name: 'langevin', learningRate: 0.01 },
        noise: { name: 'white', temperature: 0.2 },
        start: { at: [-1, 0] },
        escape: { kind: 'half-plane', normal: [1, 0], offset: 0.5 },
        ensemble: { particles: 200 },
        until: { steps: 1000 },
        ...more,
      }),
      '--engine',
      'cpu',
    ]);

  it('is said before anything else, and again as the cause of divergence', async () => {
    const { stdout, stderr } = await run({ formula: '(x^2-1)^2 + sqrt(x+1.5) + y^2/2' }, {});
    const [, first] = stderr.split('\n');
    expect(first).toMatch(
      /^√\(x \+ 1\.5\) has no value at x = −1\.\d+, which particles reach: those that do are lost without having escaped, /,
    );
    expect(stderr).toMatch(
      /^\d+ of 200 particles diverged: .*; √\(x \+ 1\.5\) has no value at x = −1\.\d+, and no learning rate keeps them from there\.$/m,
    );
    expect(stderr).not.toContain('a smaller learning rate');
    expect(stdout).not.toMatch(/NaN|Infinity/);
  });

  it('at the start ends the program with the sentence', async () => {
    const { status, stdout, stderr } = await run(
      { formula: 'sqrt(x^2+y^2)' },
      { start: { at: [0, 0] }, escape: { kind: 'outside-disc', center: [0, 0], radius: 1 } },
    );
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'landscape.formula: √(x² + y²) has no derivative at x = 0, y = 0, where particles start',
    );
  });

  it('in single precision alone is said as that', async () => {
    const { stderr } = await run(
      { formula: '(x^2-1)^2 + exp(50*x^2)/(1+x^2+exp(50*x^2))/20 + y^2/2' },
      {},
    );
    expect(stderr).toMatch(
      /exp\(50x²\) .*the range of single precision at x = −1\.\d+, which particles reach/,
    );
  });
});
