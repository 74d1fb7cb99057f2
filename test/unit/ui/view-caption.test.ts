import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../src/engine/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { describeExperiment, describeMoment, wrapText } from '../../../src/ui/keep/view-caption.ts';

/** Every letter is one unit wide. */
const measure = (text: string) => [...text].length;

const EXPERIMENT = {
  version: 1,
  landscape: { name: 'sharp-flat', sharpness: 2 },
  method: { name: 'sgd', learningRate: 0.02 },
  noise: { name: 'two-temperature', batchSize: 8 },
  ensemble: { particles: 16_384, seed: 3 },
};

const TALLY: Tally = {
  step: 500,
  particleCount: 16_384,
  events: 4096,
  atRisk: 12_288,
  absorbed: 4096,
  diverged: 0,
  exposure: 7_000_000n,
};
const DENSITY = { step: 500, cells: new Uint32Array(0), outside: 0, absorbed: 0, diverged: 0 };

describe('the caption', () => {
  it('names the experiment by all that sets it apart', () => {
    expect(describeExperiment(parseExperiment(EXPERIMENT))).toBe(
      'Sharp and flat · k = 2 · SGD · noise: Two temperatures · η = 0.02 · B = 8 · 16\u202f384 particles, seed 3',
    );
    const formula = parseExperiment({
      version: 1,
      landscape: {
        formula: '(x^2-1)^2 + y^2',
        domain: [
          [-2, 2],
          [-2, 2],
        ],
      },
      method: { name: 'langevin', learningRate: 0.001 },
      noise: { name: 'white', temperature: 0.1 },
      start: { at: [-1, 0] },
      escape: { kind: 'half-plane', normal: [1, 0], offset: 1 },
    });
    expect(describeExperiment(formula)).toContain('L = (x^2-1)^2 + y^2 · Langevin (SGLD)');
    expect(describeExperiment(formula)).toContain('η = 0.001 · T = 0.1');
  });

  it('says the share that has escaped, or how often where particles start again', () => {
    const say = (afterEscape: string) =>
      describeMoment(parseExperiment({ ...EXPERIMENT, afterEscape }), {
        tally: TALLY,
        density: DENSITY,
      });
    expect(say('stop')).toBe('t = 10.0 · step 500 · 25.0 % escaped');
    expect(say('restart')).toBe('t = 10.0 · step 500 · 4096 escapes');
  });
});

describe('lines', () => {
  it('break at spaces and lose nothing', () => {
    const text = 'Sharp and flat · SGD · noise: Two temperatures';
    const lines = wrapText(text, 16, measure);
    expect(lines.every((line) => measure(line) <= 16)).toBe(true);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
  });

  it('break between Chinese characters, never before a full stop', () => {
    const lines = wrapText('影片从第一步重新开始。', 10, measure);
    expect(lines).toEqual(['影片从第一步重新开', '始。']);
  });

  it('leave a word whole that is longer than the line', () => {
    expect(wrapText('a incomprehensibilities b', 5, measure)).toEqual([
      'a',
      'incomprehensibilities',
      'b',
    ]);
  });
});
