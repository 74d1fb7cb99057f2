/** `npm run evidence`: the listed experiments, by the product and by programs that share no code with it. */

import { appendFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import {
  type IndependentAnswer,
  type ListedLine,
  readLines,
  runIndependent,
} from '../independent/main.ts';
import { type Answer, tryOut } from '../search/try-out.ts';
import { compare, writeDocument } from './compare.ts';

/** What the product said of one experiment. */
type ProductAnswer = Answer & { readonly id: string };

/** @returns the exit status: 1 where a number is wrong and nothing says so */
export async function run(argv: readonly string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      independent: { type: 'boolean' },
      fresh: { type: 'boolean' },
      only: { type: 'string' },
    },
  });
  const folder = join(root, 'bench/evidence');
  const listPath = join(folder, 'experiments.jsonl');
  const ownPath = join(folder, 'independent.jsonl');
  const productPath = join(folder, 'product.jsonl');
  if (values.independent) {
    runIndependent(listPath, ownPath, 2);
    return 0;
  }
  if (values.fresh) rmSync(productPath, { force: true });
  const lines = readLines<ListedLine>(listPath);
  const read = (): ProductAnswer[] =>
    existsSync(productPath) ? readLines<ProductAnswer>(productPath) : [];
  const done = new Set(read().map(({ id }) => id));
  const engine = createCpuEngine();
  for (const { id, experiment } of lines) {
    if (done.has(id) || (values.only !== undefined && !id.includes(values.only))) continue;
    const began = performance.now();
    const answer = await tryOut(experiment, engine);
    appendFileSync(productPath, `${JSON.stringify({ id, ...answer })}\n`);
    console.log(`${id}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  const answers = new Map(read().map((answer) => [answer.id, answer]));
  const own = new Map(readLines<IndependentAnswer>(ownPath).map((answer) => [answer.id, answer]));
  const rows = lines.flatMap((line) => {
    const [ours, theirs] = [own.get(line.id), answers.get(line.id)];
    return ours && theirs ? [compare(line, ours, theirs)] : [];
  });
  writeFileSync(join(root, 'docs/evidence.md'), writeDocument(rows));
  const wrong = rows.filter(({ verdict }) => verdict === 'wrong');
  for (const { id, words } of rows.filter(({ verdict }) => verdict !== 'agrees')) {
    console.log(`${id}: ${words}`);
  }
  console.log(`${rows.length} experiments, ${wrong.length} silent and wrong.`);
  return wrong.length > 0 ? 1 : 0;
}
