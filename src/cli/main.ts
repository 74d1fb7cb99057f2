/** The command line. */

import { Command, CommanderError, Option } from 'commander';
import { description, version } from '../../package.json';
import { DEFAULT_UNTIL } from '../experiment/parameters.ts';
import { messageOf } from '../message-of.ts';
import { EXIT, type ExitStatus, InputError } from './exit-status.ts';
import { listFigures } from './figures.ts';
import { ENGINE_NAMES } from './open-engine.ts';
import { type RateFlags, runRate } from './rate.ts';
import { runSweepCommand, type SweepFlags } from './sweep.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { runTheory } from './theory.ts';

const NOTES = `
Exit status: 0 done, 1 the run failed or was interrupted, 2 the input is wrong.
Results go to stdout, everything else to stderr.`;

const RATE_NOTES = `
The run ends by the first rule of "until" that is met: "steps", "escapes" (so many seen after the transient) or
"relativeError" (the 95 % interval is that narrow), or when nobody is left. Without any rule: relativeError ${DEFAULT_UNTIL.relativeError} or
${DEFAULT_UNTIL.steps} steps. How narrow the interval is depends on the number of escapes alone, so that "relativeError" stops at a
number fixed before the run, and looking at it meanwhile biases nothing.

The mean escape time is the plain mean where all have escaped. Else times up to the end of the transient count as they
are, and from there on exposure/escapes; "settled" in the JSON holds those counts. Times are t = learning rate · steps.
Steps are −ηg + √(2ηT)·z: T = σ²/2 where noise is written σ dW, and SGLD after Welling and Teh has η = ε/2, T = 1.
"occupancy" needs "afterEscape": "continue": shares of the wells (where one rolls downhill to) at the end.

--engine auto takes a graphics card where there is one, else Mesa's software driver, else all cores of the processor.
Ctrl-C ends the run and prints what was measured so far.
${NOTES}`;

const SWEEP_NOTES = `
<sweep> is a file (JSON) or the name of a figure; "escapement figures" lists those. The folder then holds sweep.json (the sweep,
version, seed, engine, date), points.jsonl (a line for every finished point), table.csv, table.json, table.parquet and fit.json.
Columns ending in _t are times, learning rate · steps. Whether the law held is printed in a sentence for every series.

Every point is run until its 95 % interval is as narrow as the sweep's precision; --quick takes the coarser one. A point too rare for
the budget is a bound. Cheap points come first. Killed or interrupted, the same command goes on where it stopped, and ends in the
same bytes.
${NOTES}`;

/**
 * Runs the command line and ends the process.
 *
 * @param args what was typed behind the program's name
 * @param scripts the folder with the built scripts
 */
export async function run(args: readonly string[], scripts: URL): Promise<void> {
  const terminal = createTerminal();
  let status: ExitStatus = EXIT.done;
  const program = createProgram(terminal, scripts, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    status = explainFailure(error, terminal);
  }
  await terminal.flush();
  // Explicitly: Dawn's threads would keep the process alive.
  process.exit(status);
}

function createProgram(
  terminal: Terminal,
  scripts: URL,
  end: (status: ExitStatus) => void,
): Command {
  const program = new Command('escapement')
    .description(description)
    .version(version)
    .addHelpText('after', NOTES);
  program
    .command('rate')
    .description('measure the escape rate of an experiment and set it beside theory')
    .argument('<experiment>', 'experiment file, JSON')
    .option('--particles <number>', 'particles, in place of ensemble.particles')
    .option('--seed <number>', 'seed, in place of ensemble.seed')
    .addOption(new Option('--engine <name>', 'what computes').choices(ENGINE_NAMES).default('auto'))
    .option('--json', 'print one JSON object')
    .addHelpText('after', RATE_NOTES)
    .action(async (path: string, flags: RateFlags) => {
      end(await runRate(path, flags, scripts, terminal));
    });
  program
    .command('theory')
    .description(
      'print what the laws and the exact solvers say of an experiment, without a particle',
    )
    .argument('<experiment>', 'experiment file, JSON')
    .option('--json', 'print one JSON object')
    .addHelpText('after', `\nWhat does not apply is null, with its reason on stderr.\n${NOTES}`)
    .action((path: string, flags: { json?: boolean }) => runTheory(path, flags, terminal));
  program
    .command('sweep')
    .description('run a sweep or a figure into a folder: tables, fit, and whether the law held')
    .argument(
      '<sweep>',
      'sweep file, JSON, or the name of a figure; "all" for every figure, a folder each',
    )
    .requiredOption('--out <folder>', 'where results are kept; goes on with what is there')
    .option('--quick', 'a coarser precision, in a fraction of the time')
    .option('--seed <number>', 'seed, in place of that of the sweep')
    .addOption(new Option('--engine <name>', 'what computes').choices(ENGINE_NAMES).default('auto'))
    .addHelpText('after', SWEEP_NOTES)
    .action(async (source: string, flags: SweepFlags) => {
      end(await runSweepCommand(source, flags, scripts, terminal));
    });
  program
    .command('figures')
    .description('list the figures that "escapement sweep" knows by name')
    .option('--json', 'print them as sweeps, JSON')
    .action((flags: { json?: boolean }) => listFigures(flags, terminal));
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

/** Says what went wrong, and how the process should end. */
function explainFailure(error: unknown, terminal: Terminal): ExitStatus {
  // Commander has said it already; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongInput;
  if (error instanceof InputError) {
    for (const problem of error.problems) terminal.note(problem);
    return EXIT.wrongInput;
  }
  terminal.note(messageOf(error));
  return EXIT.failed;
}
