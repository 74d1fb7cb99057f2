/** `npm run coverage`: how often intervals hold the truth, scenario by scenario, into bench/results. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Coverage, cover, SCENARIOS, WANTED } from './coverage.ts';

/** Seeds that are run before the result is written. */
const PIECE = 500;

/** A line of the results: a piece of a scenario. */
type Piece = Coverage & { readonly first: number };

/** @returns the exit status: 1 where a scenario is outside of what is wanted */
export async function run(argv: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: { seeds: text, out: text, only: text },
  });
  const seeds = Number(values.seeds ?? 2000);
  const pieces: Piece[] = [];
  if (values.out !== undefined && existsSync(values.out)) {
    for (const line of readFileSync(values.out, 'utf8').split('\n')) {
      if (line !== '') pieces.push(JSON.parse(line) as Piece);
    }
  }
  let isRight = true;
  for (const scenario of SCENARIOS) {
    const { name } = scenario;
    if (values.only !== undefined && !name.includes(values.only)) continue;
    for (let first = 1; first <= seeds; first += PIECE) {
      if (pieces.some((piece) => piece.name === name && piece.first === first)) continue;
      const piece = {
        ...(await cover(scenario, Math.min(PIECE, seeds - first + 1), first)),
        first,
      };
      pieces.push(piece);
      if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(piece)}\n`);
    }
    const own = pieces.filter((piece) => piece.name === name);
    const sum = (field: 'seeds' | 'measured' | 'covered') =>
      own.reduce((total, piece) => total + piece[field], 0);
    const share = sum('covered') / sum('measured');
    const isWithin = share >= WANTED[0] && share <= WANTED[1];
    isRight &&= isWithin;
    console.log(
      `${name}: ${(100 * share).toFixed(2)} % of ${sum('measured')} intervals (${sum('seeds')} runs)${isWithin ? '' : ', outside of 93.5 … 96.5 %'}`,
    );
  }
  return isRight ? 0 : 1;
}
