import { describe, expect, test } from 'vitest';
import { findEscapeLaws } from '../../../src/analysis/laws.ts';
import { parseExperiment } from '../../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../../src/experiment/prepare.ts';
import type { PreparedExperiment } from '../../../src/experiment/prepared-experiment.ts';
import { contains } from '../../../src/landscapes/descent.ts';
import type { Domain } from '../../../src/landscapes/geometry.ts';
import {
  type Draft,
  editDraft,
  geometryOf,
  OPENING_DRAFT,
  OWN_FORMULA,
  readField,
  type Surroundings,
  writeField,
} from '../../../src/ui/experiment/draft.ts';
import { settleFormula } from '../../../src/ui/experiment/settle-formula.ts';
import { withSuggestion } from '../../../src/ui/experiment/suggest.ts';

const prepare = (draft: Draft): PreparedExperiment => prepareExperiment(parseExperiment(draft));

// As the page does it when the choice is made.
const own = withSuggestion(
  editDraft(
    OPENING_DRAFT,
    'landscape.name',
    OWN_FORMULA,
    geometryOf(OPENING_DRAFT) as Surroundings,
  ),
);
const langevin = editDraft(
  own,
  'method.name',
  'langevin',
  geometryOf(OPENING_DRAFT) as Surroundings,
);

/** The draft after a formula has been typed. */
function type(draft: Draft, formula: string, parameters = {}): Draft {
  const given = writeField(draft, 'landscape.parameters', parameters);
  return settleFormula(writeField(given, 'landscape.formula', formula), prepare(draft));
}

describe('a new formula', () => {
  test('that suits what is there changes nothing but the start, which stays in its minimum', () => {
    const typed = type(own, '(x^2 - 1)^2 + 3*(y - 0.4*x^2)^2');
    expect(readField(typed, 'start.at')).toEqual([-1, 0.4]);
    const { start: _, landscape: __, ...rest } = typed;
    const { start: ___, landscape: ____, ...before } = own;
    expect(rest).toEqual(before);
    expect(readField(typed, 'landscape.domain')).toEqual(readField(own, 'landscape.domain'));
  });

  test.each([
    ['far away', '((x/30)^2 - 1)^2 + (y/10)^2', {}],
    ['small', '(x^2 - 0.01)^2*1e4 + y^2', {}],
    ['along y', '(y^2 - 9)^2/20 + x^2', {}],
    ['with parameters', '(x^2 - k)^2/m + y^2', { k: 25, m: 50 }],
    ['steep', '1000*((x^2 - 1)^2 + y^2)', {}],
    ['shallow', '0.001*((x^2 - 1)^2 + y^2)', {}],
  ])('%s brings what is needed to see escapes: %s', (_, formula, parameters) => {
    for (const draft of [own, langevin]) {
      const prepared = prepare(type(draft, formula, parameters));
      const { route, experiment, landscape } = prepared;
      const { minimum, saddle, target, barrier = 0 } = route;
      expect([minimum?.kind, saddle?.kind, target?.kind]).toEqual(['minimum', 'saddle', 'minimum']);
      for (const point of [minimum, saddle, target]) {
        expect(contains(landscape.domain as Domain, point!.position)).toBe(true);
      }
      const [x, y] = experiment.start.at;
      const [[left, right]] = landscape.domain;
      const [u, v] = minimum!.position;
      expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-3 * (right - left));
      const stepFactor = experiment.method.learningRate * Math.max(...minimum!.eigenvalues);
      expect(stepFactor).toBeLessThan(1);
      expect(stepFactor).toBeGreaterThan(1e-3);
      // An escape takes a time that one can watch: by the law, at most some ten thousand steps.
      const law = findEscapeLaws(prepared).results[draft === own ? 'sgdDiffusionIto' : 'kramers'];
      if (!('value' in law)) throw new Error(JSON.stringify(law));
      expect(law.value / experiment.method.learningRate).toBeGreaterThan(5);
      expect(law.value / experiment.method.learningRate).toBeLessThan(50_000);
      expect(barrier).toBeGreaterThan(0);
    }
  });

  test('typed letter by letter ends with the same wells in sight, and with what they need', () => {
    const formula = '((x/30)^2 - 1)^2 + (y/10)^2';
    let draft = own;
    for (let length = 1; length <= formula.length; length++) {
      const typed = writeField(draft, 'landscape.formula', formula.slice(0, length));
      const settled = settleFormula(typed, prepare(draft));
      try {
        prepare(settled);
        draft = settled;
      } catch {
        // On the way it cannot be read, and the run goes on as it was.
      }
    }
    const [[left, right], [bottom, top]] = prepare(draft).landscape.domain;
    expect((right - left) / 60).toBeGreaterThan(1);
    expect((right - left) / 60).toBeLessThan(4);
    expect((top - bottom) / (right - left)).toBeGreaterThan(0.25);
    expect(Math.abs(Number(readField(draft, 'start.at.0')))).toBe(30);
    expect(draft.afterEscape).toBe('continue');
    expect(prepare(draft).route.saddle).toBeDefined();
  });

  test('that cannot be read changes nothing', () => {
    expect(type(own, '(x^2 - k)^2')).toEqual(writeField(own, 'landscape.formula', '(x^2 - k)^2'));
  });

  test('without a minimum, or constant, still runs or is refused by the experiment alone', () => {
    for (const formula of ['x + y', '3', '-x^2', 'log(x)', '1/x', 'abs(x) + abs(y)']) {
      expect(() => type(langevin, formula), formula).not.toThrow();
    }
  });
});

test('a parameter that is moved takes start and region along, and nothing else', () => {
  const typed = type(langevin, '(x^2 - k)^2 + y^2', { k: 1 });
  expect(readField(typed, 'escape.offset')).toBe(1);
  const moved = settleFormula(writeField(typed, 'landscape.parameters.k', 0.64), prepare(typed));
  expect(readField(moved, 'start.at')).toEqual([-0.8, 0]);
  expect(readField(moved, 'escape.offset')).toBe(0.8);
  expect(readField(moved, 'landscape.domain')).toEqual(readField(typed, 'landscape.domain'));
  expect(moved.noise).toEqual(typed.noise);
});

test('a start or a region of the user’s own stays where it is put', () => {
  const typed = type(langevin, '(x^2 - k)^2 + y^2', { k: 1 });
  const own = writeField(writeField(typed, 'start.at', [-0.5, 0.2]), 'escape.offset', 0.5);
  const moved = settleFormula(writeField(own, 'landscape.parameters.k', 1.2), prepare(own));
  expect(readField(moved, 'start.at')).toEqual([-0.5, 0.2]);
  expect(readField(moved, 'escape.offset')).toBe(0.5);
});
