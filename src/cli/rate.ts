import { version } from '../../package.json';
import { compareEscape } from '../analysis/comparison.ts';
import { measureExperiment } from '../analysis/measure-experiment.ts';
import { computeOccupancy } from '../analysis/occupancy.ts';
import { reportRate } from '../analysis/rate-report.ts';
import { reportTheory } from '../analysis/theory.ts';
import { judge } from '../analysis/verdict.ts';
import type { Engine, Tally } from '../engine/engine.ts';
import { DEFAULT_UNTIL } from '../experiment/parameters.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { EXIT, type ExitStatus, InputError } from './exit-status.ts';
import { catchInterrupt } from './interrupt.ts';
import { explainLongRun } from './long-run.ts';
import { type EngineName, openEngine } from './open-engine.ts';
import { createProgressLine } from './progress.ts';
import { type EnsembleFlags, readExperiment } from './read-experiment.ts';
import { formatRate } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Flags of `escapement rate`. */
export interface RateFlags extends EnsembleFlags {
  readonly engine: EngineName;
  readonly json?: boolean;
}

/** `escapement rate`: runs an experiment and prints what was measured beside theory. */
export async function runRate(
  path: string,
  flags: RateFlags,
  scripts: URL,
  terminal: Terminal,
): Promise<ExitStatus> {
  const prepared = withUntil(readExperiment(path, flags));
  const { engine, notice } = await openEngine(flags.engine, scripts);
  terminal.note(notice);
  try {
    refuseTooMany(prepared, engine);
    return await measure(prepared, flags, engine, terminal);
  } finally {
    engine.destroy();
  }
}

async function measure(
  prepared: PreparedExperiment,
  { json }: RateFlags,
  engine: Engine,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { experiment, model, landscape } = prepared;
  // Before the solvers, which take their time: whoever gives up meanwhile is answered too.
  const interrupt = catchInterrupt();
  const theory = reportTheory(prepared);
  const { settling } = theory.exact;
  for (const sentence of explainLongRun(prepared, settling)) terminal.note(sentence);
  const simulation = await engine.createSimulation(model);
  const progress = createProgressLine(process.stderr);
  try {
    const lost = engine.lost.then((sentence) => {
      throw new Error(sentence);
    });
    const { measurement, mean } = await Promise.race([
      lost,
      measureExperiment(prepared, simulation, settling, {
        signal: interrupt.signal,
        onProgress: (tally, wanted) => progress.show(describeProgress(tally, wanted)),
      }),
    ]);
    progress.clear();
    const occupancy =
      experiment.afterEscape === 'continue'
        ? computeOccupancy(landscape, await simulation.readDensity())
        : undefined;
    const report = reportRate({
      prepared,
      theory,
      measurement,
      mean,
      occupancy,
      provenance: {
        program: 'escapement',
        version,
        engine: engine.kind,
        adapter: engine.adapterName,
        seed: experiment.ensemble.seed,
        date: new Date().toISOString(),
        node: process.versions.node,
      },
    });
    for (const warning of report.warnings) terminal.note(warning);
    const judgement = judge(prepared, compareEscape(prepared, mean), theory.exact);
    terminal.print(json ? JSON.stringify(report, null, 2) : formatRate(report, theory, judgement));
    const isFailed = measurement.ending === 'interrupted' || measurement.ending === 'all diverged';
    return isFailed ? EXIT.failed : EXIT.done;
  } finally {
    progress.clear();
    interrupt.release();
    simulation.destroy();
  }
}

/** The experiment with a rule to end by. */
function withUntil(prepared: PreparedExperiment): PreparedExperiment {
  const { experiment } = prepared;
  if (Object.keys(experiment.until).length > 0) return prepared;
  return { ...prepared, experiment: { ...experiment, until: DEFAULT_UNTIL } };
}

function refuseTooMany({ model }: PreparedExperiment, engine: Engine): void {
  const { maximumParticleCount, adapterName } = engine;
  if (model.particleCount <= maximumParticleCount) return;
  throw new InputError([
    `ensemble.particles must be at most ${maximumParticleCount} on ${adapterName}; got ${model.particleCount}.`,
  ]);
}

function describeProgress({ step, events, atRisk }: Tally, wanted: number): string {
  const goal = Number.isFinite(wanted) ? ` of ${wanted}` : '';
  return `step ${step} · ${events}${goal} escapes · ${atRisk} awaited`;
}
