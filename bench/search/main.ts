/** `npm run search`: random small experiments, particles against exact answers. */

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { type Drawn, drawOnLine } from './draw-line.ts';
import { drawInPlane } from './draw-plane.ts';
import { type Found, judgeAnswer } from './judge.ts';
import { formatSummary, summarize } from './summary.ts';
import { complete, tryOut } from './try-out.ts';

const HELP = `npm run search -- [options]

  --count N     experiments along a line (60)
  --plane N     experiments in the plane (0)
  --seed N      of everything (1)
  --out FILE    a JSON line for each experiment; those that are there already are not run again
  --part I/N    every Nth experiment only, from the Ith on: for several processes
  --seconds N   stop after so long
  --plant NAME  with a fault planted into the product (bench/search/plants.js)
  --first I     begin at this index (0)
  --only TEXT   those alone whose kind has this text, as in "langevin, saddle"
`;

/** Draws, runs and judges the experiments of a search. */
export async function search(
  jobs: readonly { readonly index: number; readonly draw: () => Drawn }[],
  onFound: (found: Found) => void,
  shouldStop: () => boolean = () => false,
  only = '',
): Promise<void> {
  const engine = createCpuEngine();
  for (const { index, draw } of jobs) {
    if (shouldStop()) return;
    const began = process.cpuUsage();
    const drawn = draw();
    if (!describeKind(drawn).includes(only)) continue;
    const json = complete(drawn, 1 + index);
    const answer = await tryOut(json, engine);
    const found = judgeAnswer(index, drawn, answer);
    onFound({
      ...found,
      seconds: Math.round(process.cpuUsage(began).user / 1000) / 1000,
      ...(found.outcome === 'wrong' && { experiment: json }),
    });
  }
}

/** The experiments of a seed: along the line from index 0 on, in the plane from a million on. */
export function listJobs(seed: number, line: number, plane: number, first = 0) {
  return [
    ...Array.from({ length: line }, (_, index) => ({
      index: first + index,
      draw: () => drawOnLine(seed, first + index),
    })),
    ...Array.from({ length: plane }, (_, index) => ({
      index: 1_000_000 + index,
      draw: () => drawInPlane(seed, index),
    })),
  ];
}

function describeKind({ kind }: Drawn): string {
  return Object.values(kind).join(', ');
}

/** @returns the exit status: 1 where something wrong was found */
export async function run(argv: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      count: text,
      plane: text,
      seed: text,
      out: text,
      part: text,
      first: text,
      only: text,
      seconds: text,
      plant: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [part, parts] = (values.part ?? '1/1').split('/').map(Number);
  const { out } = values;
  const found: Found[] = [];
  if (out !== undefined && existsSync(out)) {
    for (const line of readFileSync(out, 'utf8').split('\n')) {
      if (line !== '') found.push(JSON.parse(line) as Found);
    }
  }
  const done = new Set(found.map(({ index }) => index));
  const jobs = listJobs(
    Number(values.seed ?? 1),
    Number(values.count ?? 60),
    Number(values.plane ?? 0),
    Number(values.first ?? 0),
  ).filter(({ index }) => index % parts === part % parts && !done.has(index));
  const began = performance.now();
  const limit = 1000 * Number(values.seconds ?? Number.POSITIVE_INFINITY);
  await search(
    jobs,
    (one) => {
      found.push(one);
      if (out !== undefined) appendFileSync(out, `${JSON.stringify(one)}\n`);
      if (one.outcome === 'wrong') console.log(`#${one.index}: ${one.why}`);
    },
    () => performance.now() - began > limit,
    values.only,
  );
  const summary = summarize(found);
  console.log(formatSummary(summary));
  const hours = found.reduce((sum, { seconds = 0 }) => sum + seconds, 0) / 3600;
  console.log(`\n${found.length} experiments, ${hours.toFixed(3)} hours of one core.`);
  return summary.faults.length > 0 ? 1 : 0;
}
