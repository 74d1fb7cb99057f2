/** `npm run bench`: measures, appends to the results, prints the table. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Competitor } from './competitor.ts';
import { writeDocuments } from './documents.ts';
import { describeMachine } from './machine.ts';
import { type Extent, FULL, measureAll, SMALL } from './measure.ts';
import { createCpu, createDawn, createInChromium } from './ours.ts';
import { createPeers } from './peers.ts';
import { appendLine, type Line } from './results.ts';
import { measureScale } from './scale.ts';
import { formatText, tableOf } from './table.ts';
import type { Work } from './works.ts';

const HELP = `npm run bench -- [options]

  --small            tiny ensembles: a minute, to see that everything runs
  --scale            cost against particles, steps and height of the barrier, in place of the table
  --documents        nothing is measured: README, charts and docs/cost.md are written anew from the results
  --works A,B        only these works
  --programs NAMES   only these programs, by parts of their names: "dawn,c++"
  --repeats N        runs of each program on each work (5)
  --seed N           of all random numbers (1)
  --json             one JSON object for each number on stdout, in place of the table
  --dry              nothing is appended to bench/results
`;

/**
 * @param argv options as typed
 * @param root folder of the project
 * @param scripts folder of the built scripts
 * @returns the exit status
 */
export async function run(argv: readonly string[], root: string, scripts: URL): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      small: { type: 'boolean' },
      scale: { type: 'boolean' },
      documents: { type: 'boolean' },
      json: { type: 'boolean' },
      dry: { type: 'boolean' },
      help: { type: 'boolean' },
      works: { type: 'string' },
      programs: { type: 'string' },
      repeats: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const results = join(root, 'bench/results');
  if (values.documents) {
    for (const path of writeDocuments(root, results)) console.log(`Written: ${path}`);
    return 0;
  }
  const base = values.small ? SMALL : FULL;
  const extent: Extent = {
    ...base,
    ...(values.works && { works: values.works.toUpperCase().split(',') as Work['id'][] }),
    repeats: Number(values.repeats ?? base.repeats),
    seed: Number(values.seed ?? base.seed),
  };
  const chromium = createInChromium(root);
  const dawn = createDawn();
  const cpu = createCpu(scripts);
  const parts = values.programs?.toLowerCase().split(',');
  const isWanted = ({ name }: Competitor) =>
    parts === undefined || parts.some((part) => name.toLowerCase().includes(part));
  const competitors = [dawn, chromium, cpu, ...createPeers(root)].filter(isWanted);
  // Opened first, for the browser's version belongs to the description of the machine.
  if (isWanted(chromium) && !values.scale) await chromium.open();
  const version = chromium.version();
  const machine = describeMachine(version === '' ? '' : `Chromium ${version}`);
  const lines: Line[] = [];
  const report = (line: Line) => {
    lines.push(line);
    if (!values.dry) appendLine(results, line);
    if (values.json) console.log(JSON.stringify(line));
    else if (process.stderr.isTTY) process.stderr.write(`${line.kind} ${line.program}\n`);
  };
  const about = { run: new Date().toISOString(), machine };
  try {
    if (values.scale)
      await measureScale([dawn, cpu].filter(isWanted), Boolean(values.small), about, report);
    else await measureAll(competitors, extent, about, report);
  } finally {
    for (const competitor of competitors) await competitor.close();
  }
  if (!values.json && !values.scale) console.log(formatText(tableOf(lines)));
  return 0;
}
