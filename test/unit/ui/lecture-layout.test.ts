import { expect, test } from 'vitest';
import { chooseColumns } from '../../../src/ui/lecture/lecture-layout.ts';

test.each([
  [1, 960, 700, 1.3, 1],
  [2, 960, 700, 1.3, 2],
  // Captions speak of left, middle and right.
  [3, 960, 700, 1.3, 3],
  [4, 960, 700, 1.3, 2],
  // On a very wide screen four stand in one row.
  [4, 2500, 500, 1.3, 4],
])(
  '%i maps on %i × %i stand in the columns nearest to their shape',
  (count, width, height, aspect, columns) => {
    expect(chooseColumns(count, width, height, aspect)).toBe(columns);
  },
);
