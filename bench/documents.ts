/** README, charts and the page of arithmetic, made from the newest results: no number in them is typed. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCost } from './cost.ts';
import { kindOfMachine, type Line, newestRuns, readLines, type Speed } from './results.ts';
import { ESCAPES_FOR_ONE_PER_CENT } from './scale.ts';
import { drawBars, drawPanels, type Panel } from './svg.ts';
import { formatCount, formatMarkdown, formatRate, tableOf } from './table.ts';
import { WORKS } from './works.ts';

/** What stands between these two lines of a README is written by `npm run bench -- --documents`. */
const BEGIN = '<!-- speed: written by npm run bench -- --documents -->';
const END = '<!-- end of speed -->';

/** Titles and sentences of the two READMEs. */
const TEXTS = {
  'README.md': {
    words: {} as Readonly<Record<string, string>>,
    about: (machine: string, date: string) => `${machine}; ${date}`,
  },
  'README.zh-Hans.md': {
    words: {
      work: '任务',
      particles: '粒子数',
      program: '程序',
      'particle-steps/s': '粒子步/秒',
      'of the fastest': '相对最快者',
      'mean first passage': '平均首次通过时间的偏差',
      'not available': '不可用',
      'A, with first passage': '同 A，并记录首次通过',
      'Müller–Brown, Langevin': 'Müller–Brown，朗之万',
      '(x² − 1)² + ½y², Langevin': '(x² − 1)² + ½y²，朗之万',
      'Sharp and flat, SGD, two temperatures': '尖锐与平坦，SGD，双温噪声',
      'Phase retrieval, SGD, minibatches of 16': '相位恢复，SGD，批量 16',
    },
    about: (machine: string, date: string) => `${machine}；${date}`,
  },
} as const;

/**
 * @param root folder of the project
 * @param results folder of the results
 * @returns the files written
 */
export function writeDocuments(root: string, results: string): readonly string[] {
  const lines = readLines(results);
  const written: string[] = [];
  const put = (path: string, text: string) => {
    writeFileSync(join(root, path), text);
    written.push(path);
  };
  const speeds = newestRuns(lines, ['speed', 'accuracy', 'missing']);
  if (speeds.length > 0) {
    for (const [path, texts] of Object.entries(TEXTS)) {
      if (!existsSync(join(root, path))) continue;
      const text = readFileSync(join(root, path), 'utf8');
      put(path, replaceBetween(text, path, speeds.map((run) => section(run, texts)).join('\n\n')));
    }
    put('docs/speed.svg', drawSpeed(speeds));
  }
  const scales = newestRuns(lines, ['scale', 'barrier']);
  if (scales.length > 0) {
    put('docs/scale.svg', drawScale(scales));
    put('docs/cost.md', writeCost(scales, speeds));
  }
  return written;
}

function replaceBetween(text: string, path: string, inside: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(
      `${path} lacks the lines "${BEGIN}" and "${END}" between which the table goes.`,
    );
  }
  return `${text.slice(0, begin + BEGIN.length)}\n\n${inside}\n\n${text.slice(end)}`;
}

/** The table of one machine, with what it is above it. */
function section(
  run: readonly Line[],
  {
    words,
    about,
  }: {
    readonly words: Readonly<Record<string, string>>;
    readonly about: (machine: string, date: string) => string;
  },
): string {
  const table = formatMarkdown(tableOf(run));
  const said = Object.entries(words)
    .sort(([a], [b]) => b.length - a.length)
    .reduce((text, [english, other]) => text.replaceAll(english, other), table);
  return `${about(describe(run), run[0].run.slice(0, 10))}\n\n${said}`;
}

/** A machine in one line, with the adapters that took part. */
export function describe(run: readonly Line[]): string {
  const [{ machine }] = run;
  const { processor, cores, gpu, browser, node, compiler } = machine;
  const adapters = new Set(
    run
      .filter(({ program, remark }) => program.startsWith('WebGPU') && remark !== '')
      .map(({ program, remark }) => `${program}: ${remark}`),
  );
  const parts = [
    `${processor}, ${cores} cores`,
    gpu === 'none' ? 'no GPU' : gpu,
    ...adapters,
    browser,
    `Node ${node}`,
    compiler,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function drawSpeed(runs: readonly (readonly Line[])[]): string {
  const groups = runs.flatMap((run) => {
    const speeds = run.filter((line): line is Speed => line.kind === 'speed');
    return WORKS.flatMap(({ id, title }) => {
      const ofWork = speeds.filter(({ work }) => work === id);
      if (ofWork.length === 0) return [];
      const particles = Math.min(...ofWork.map((speed) => speed.particles));
      const bars = ofWork
        .filter((speed) => speed.particles === particles)
        .sort((a, b) => b.rate - a.rate)
        .map(({ program, rate, isOurs }) => ({
          label: program,
          value: rate,
          text: formatRate(rate),
          isOurs,
        }));
      const { gpu, processor, cores } = run[0].machine;
      const where = gpu === 'none' ? `${processor}, ${cores} cores` : gpu;
      return [{ title: `${id}: ${title}, ${formatCount(particles)} particles (${where})`, bars }];
    });
  });
  return drawBars('Speed: ours in blue, peers in grey', 'particle-steps per second', groups);
}

function drawScale(runs: readonly (readonly Line[])[]): string {
  const series = runs.flatMap((run) =>
    [...new Set(run.map(({ program }) => program))].map((program) => ({ run, program })),
  );
  const label = ({ run, program }: (typeof series)[number]) =>
    runs.length === 1 ? program : `${program}, ${kindOfMachine(run[0].machine)}`;
  const cost = (against: 'particles' | 'steps'): Panel => ({
    title:
      against === 'particles'
        ? 'Cost of a particle-step against the ensemble'
        : 'Cost of a particle-step against the steps (1024 particles)',
    xTitle: against,
    yTitle: 'nanoseconds',
    isLogarithmicX: true,
    curves: series.map((one) => ({
      label: label(one),
      isLine: false,
      points: one.run.flatMap((line) =>
        line.kind === 'scale' && line.program === one.program && line.against === against
          ? [[line[against], (1e9 * line.seconds) / line.particles / line.steps] as const]
          : [],
      ),
    })),
  });
  const barrier: Panel = {
    title: 'Particle-steps that an escape rate to one per cent takes',
    xTitle: 'height of the barrier, ΔL/T',
    yTitle: 'particle-steps',
    isLogarithmicX: false,
    curves: [
      {
        label: 'exact',
        isLine: true,
        points: runs[0].flatMap((line) =>
          line.kind === 'barrier' && line.program === series[0].program
            ? [[line.height, ESCAPES_FOR_ONE_PER_CENT * line.exactSteps] as const]
            : [],
        ),
      },
      ...series.map((one) => ({
        label: `measured, ${label(one)}`,
        isLine: false,
        points: one.run.flatMap((line) =>
          line.kind === 'barrier' && line.program === one.program && line.measuredSteps !== null
            ? [[line.height, ESCAPES_FOR_ONE_PER_CENT * line.measuredSteps] as const]
            : [],
        ),
      })),
    ],
  };
  return drawPanels('Cost against particles, steps and height of the barrier', [
    cost('particles'),
    cost('steps'),
    barrier,
  ]);
}
