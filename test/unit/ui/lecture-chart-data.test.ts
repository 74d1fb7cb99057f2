import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/lecture/scene.ts';
import { chartOf } from '../../../src/ui/lecture/lecture-chart-data.ts';
import type { PanelState } from '../../../src/ui/lecture/lecture-state.ts';

const evidence = { rows: [], verdict: 'waiting', sentence: '', points: 'survivors' } as Evidence;

/** A panel after ten steps of this length, of whose particles half have left in the last. */
function panel(learningRate: number): PanelState {
  return {
    label: `η = ${learningRate}`,
    isShown: true,
    prepared: { experiment: { method: { learningRate } } },
    reading: { survival: { times: [9 * learningRate, 10 * learningRate], survival: [1, 0.5] } },
  } as unknown as PanelState;
}

test('survivors are drawn against time, and against steps where these differ in length', () => {
  const alike = chartOf(evidence, [panel(0.25), panel(0.25)]);
  expect(alike?.x).toBe('time t');
  expect(alike?.series[0].line.at(-1)).toEqual([2.5, 0.5]);

  const unlike = chartOf(evidence, [panel(0.25), panel(0.5)]);
  expect(unlike?.x).toBe('steps');
  for (const { line } of unlike?.series ?? []) expect(line.at(-1)).toEqual([10, 0.5]);
});
