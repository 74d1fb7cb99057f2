import { describe, expect, it, test } from 'vitest';
import { keyOf } from '../../../src/analysis/escape-reading.ts';
import { readRun } from '../../../src/analysis/reading.ts';
import { settlingOfCurvatures } from '../../../src/analysis/settling.ts';
import { DENSITY_SIZE } from '../../../src/engine/engine.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import type { PreparedExperiment } from '../../../src/experiment/prepared-experiment.ts';
import { decide, judge, together } from '../../../src/lecture/evidence/judge.ts';
import { EVIDENCE } from '../../../src/lecture/evidence.ts';
import type { EvidenceKind, PanelReading } from '../../../src/lecture/scene.ts';
import { SCENES } from '../../../src/lecture/scenes.ts';
import { weigh } from '../../../src/lecture/weigh.ts';
import { countUntil } from '../../support/counted.ts';

/** Where a scene's panels stand: what has been counted, and what is known. */
interface Standing {
  readonly step: number;
  /** Of all particles, who has escaped. */
  readonly escaped: number;
  readonly isSettled: boolean;
  /** How many particles the density holds, as a share of those there are. */
  readonly counted: number;
}

function readingOf(prepared: PreparedExperiment, standing: Standing): PanelReading {
  const { step, escaped, isSettled, counted } = standing;
  const { particleCount } = prepared.model;
  const events = Math.round(escaped * particleCount);
  // Evenly over all steps, so that the hazard is about constant.
  const ages = Array.from({ length: particleCount }, (_, particle) =>
    particle < events ? Math.ceil((step * (particle + 1)) / events) : step + 1,
  );
  const { tally, times } = countUntil(ages, step);
  const cells = new Uint32Array(DENSITY_SIZE ** 2);
  cells[0] = Math.round(counted * particleCount);
  const settling = isSettled ? settlingOfCurvatures(prepared) : undefined;
  const positions = new Float32Array(2 * particleCount);
  for (let at = 0; at < particleCount; at++) positions.set(prepared.model.start.at, 2 * at);
  return {
    ...readRun(prepared, tally, times, settling),
    prepared,
    answers: undefined,
    density: { step, cells, outside: 0, absorbed: 0, diverged: 0 },
    positions,
  };
}

const STANDINGS: Readonly<Record<string, Standing>> = {
  'no escapes': { step: 2000, escaped: 0, isSettled: true, counted: 1 },
  'the first step': { step: 0, escaped: 0, isSettled: true, counted: 1 },
  'the second step': { step: 1, escaped: 0, isSettled: true, counted: 1 },
  'all density zero': { step: 2000, escaped: 0.3, isSettled: true, counted: 0 },
  'not settled': { step: 2000, escaped: 0.3, isSettled: false, counted: 1 },
  'answers missing': { step: 2000, escaped: 0.3, isSettled: true, counted: 1 },
};

describe.each(SCENES.map((scene) => [scene.key, scene] as const))('%s', (_, scene) => {
  const prepared = scene.panels.map(({ experiment }) => {
    const parsed = parseExperiment(experiment);
    return prepareExperiment({ ...parsed, ensemble: { ...parsed.ensemble, particles: 200 } });
  });
  const kind = EVIDENCE[scene.evidence];

  it.each(Object.entries(STANDINGS))('with %s there is no verdict', (_, standing) => {
    const evidence = weigh(
      kind,
      prepared.map((panel) => readingOf(panel, standing)),
    );
    if (standing.step === 0) expect(evidence).toBeUndefined();
    expect(evidence?.verdict ?? 'waiting').toBe('waiting');
    expect(JSON.stringify(evidence?.rows ?? [])).not.toMatch(/NaN/);
    expect(evidence?.sentence ?? '').not.toMatch(/NaN|Infinity|undefined/);
  });

  it('takes no reading of another experiment', () => {
    const readings = prepared.map((panel) => readingOf(panel, STANDINGS['answers missing']));
    const { ensemble, ...rest } = prepared[0].experiment;
    const key = keyOf({ ...rest, ensemble: { ...ensemble, seed: ensemble.seed + 1 } });
    expect(weigh(kind, [{ ...readings[0], key }, ...readings.slice(1)])).toBeUndefined();
  });
});

describe('what is no number', () => {
  const [scene] = SCENES;
  const reading = readingOf(
    prepareExperiment(parseExperiment(scene.panels[0].experiment)),
    STANDINGS['no escapes'],
  );
  const saying = (value: number, high = value): EvidenceKind => ({
    needs: [],
    measure: () => ({
      rows: [
        {
          label: 'a',
          measured: { value, interval: [value, high] },
          expected: [
            { label: 'b', value: Number.NaN },
            { label: 'c', value: 1 },
          ],
        },
      ],
      verdict: 'fails',
      sentence: 'It fails.',
    }),
  });

  it.each([
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [1, Number.NaN],
  ])('%d up to %d gives no verdict, and is not shown', (value, high) => {
    const evidence = weigh(saying(value, high), [reading]);
    expect(evidence).toMatchObject({
      verdict: 'waiting',
      sentence: 'One of these numbers cannot be computed yet.',
    });
    expect(evidence?.rows[0].measured).toBeUndefined();
  });

  it('is left out of what a number is held to', () => {
    const evidence = weigh(saying(1), [reading]);
    expect(evidence).toMatchObject({ verdict: 'fails', sentence: 'It fails.' });
    expect(evidence?.rows[0].expected).toEqual([{ label: 'c', value: 1 }]);
  });

  it('makes densities and positions of others, or of another step, as if they were not there', () => {
    const seen: PanelReading[] = [];
    const kind: EvidenceKind = {
      needs: [],
      measure(panels) {
        seen.push(...panels);
        return { rows: [], verdict: 'waiting', sentence: '' };
      },
    };
    const { density } = reading;
    weigh(kind, [
      reading,
      { ...reading, positions: new Float32Array(4) },
      { ...reading, density: density && { ...density, step: 3 } },
      { ...reading, density: density && { ...density, outside: 1 } },
    ]);
    expect(seen.map((panel) => panel.positions !== undefined)).toEqual([true, false, true, true]);
    expect(seen.map((panel) => panel.density !== undefined)).toEqual([true, true, false, false]);
  });
});

test('a verdict needs numbers', () => {
  const sure = { measured: 1, expected: 1, deviation: 0.1 };
  expect(judge([sure])).toBe('holds');
  expect(judge([sure, { ...sure, expected: 2 }])).toBe('fails');
  expect(judge([])).toBe('waiting');
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const field of ['measured', 'expected', 'deviation'] as const) {
      expect(judge([sure, { ...sure, [field]: odd }]), field).toBe('waiting');
    }
    expect(decide([1, odd], false)).toBe('waiting');
  }
  expect(decide([1], false)).toBe('fails');
  expect(together('holds', 'fails')).toBe('fails');
  expect(together('fails', 'waiting')).toBe('waiting');
});
