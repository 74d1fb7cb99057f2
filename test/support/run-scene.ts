import { compareEscape } from '../../src/analysis/comparison.ts';
import { computeSurvival } from '../../src/analysis/escape-curves.ts';
import type { ExactAnswers } from '../../src/analysis/exact.ts';
import { questionKeyOf } from '../../src/analysis/exact-client.ts';
import type { ExactDensities } from '../../src/analysis/exact-fields.ts';
import { answerQuestion } from '../../src/analysis/exact-questions.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Simulation, Tally } from '../../src/engine/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { type PreparedExperiment, prepareExperiment } from '../../src/experiment/prepare.ts';
import { densityTimes } from '../../src/lecture/evidence/density.ts';
import { EVIDENCE } from '../../src/lecture/evidence.ts';
import type {
  Evidence,
  ExactWish,
  PanelReading,
  Scene,
  ScenePanel,
} from '../../src/lecture/scene.ts';

/** How a scene is run. */
export interface SceneRun {
  /** Particles of a panel where they are to be others than the scene's. */
  readonly particles?: (given: number, panel: ScenePanel) => number;
  /** Exact answers that the verdict can do without, and that take seconds. */
  readonly without?: readonly ExactWish[];
  /** Steps after which it ends in any case. */
  readonly steps: number;
  /** Steps between two looks. */
  readonly every: number;
  /** Seed of all panels; that of the scene where it is left out. */
  readonly seed?: number;
  /** Whether it ends at the first verdict. */
  readonly endsAtVerdict?: boolean;
  /** Called with every look's evidence. */
  readonly onLook?: (evidence: Evidence, step: number) => void;
  /** Changes what was read before it is judged, for negative controls. */
  readonly change?: (reading: PanelReading, panel: number) => PanelReading;
}

/** How it ended. */
export interface SceneOutcome {
  readonly evidence: Evidence;
  readonly step: number;
  readonly particleSteps: number;
}

interface Running {
  readonly prepared: PreparedExperiment;
  readonly simulation: Simulation;
  readonly exact: Pick<PanelReading, 'answers' | 'shares' | 'densities'>;
  settled: Tally | undefined;
}

/** Runs a scene on the CPU engine as the page does, all panels step by step together, and looks at its evidence from time to time. */
export async function runScene(scene: Scene, run: SceneRun): Promise<SceneOutcome> {
  const kind = EVIDENCE[scene.evidence];
  const engine = createCpuEngine();
  const panels: Running[] = [];
  const solved = new Map<string, Running['exact']>();
  for (const panel of scene.panels) {
    const parsed = parseExperiment(panel.experiment);
    const given = parsed.ensemble.particles;
    const particles = run.particles?.(given, panel) ?? given;
    const seed = run.seed ?? parsed.ensemble.seed;
    const prepared = prepareExperiment({ ...parsed, ensemble: { particles, seed } });
    const wishes = kind.wishes?.(prepared) ?? ['answers'];
    const wanted = wishes.filter((wish) => !run.without?.includes(wish));
    // As on the page, the same question is asked once.
    const key = JSON.stringify([questionKeyOf(prepared.experiment), wanted]);
    const answers = solved.get(key) ?? solve(prepared, wanted);
    solved.set(key, answers);
    panels.push({
      prepared,
      simulation: await engine.createSimulation(prepared.model),
      exact: answers,
      settled: undefined,
    });
  }
  let step = 0;
  let particleSteps = 0;
  for (;;) {
    const next = Math.min(step + run.every, run.steps);
    for (const { prepared, simulation } of panels) {
      const last = Math.min(next, prepared.experiment.until.steps ?? next);
      const { atRisk } = await simulation.readTally();
      const busy = prepared.experiment.afterEscape === 'stop' ? atRisk : simulation.particleCount;
      particleSteps += busy * Math.max(0, last - simulation.step);
      await simulation.advance(Math.max(0, last - simulation.step));
    }
    step = next;
    const readings = await Promise.all(panels.map((panel) => read(panel, kind.needs)));
    const { change } = run;
    const evidence = kind.measure(change ? readings.map(change) : readings);
    run.onLook?.(evidence, step);
    const isDone =
      step >= run.steps || (run.endsAtVerdict !== false && evidence.verdict !== 'waiting');
    if (isDone) {
      for (const { simulation } of panels) simulation.destroy();
      return { evidence, step, particleSteps };
    }
  }
}

function solve(prepared: PreparedExperiment, wishes: readonly string[]): Running['exact'] {
  return {
    answers: wishes.includes('answers')
      ? (answerQuestion(prepared, { kind: 'answers' }) as ExactAnswers)
      : undefined,
    ...(wishes.includes('shares') && {
      shares: answerQuestion(prepared, { kind: 'shares' }) as readonly number[] | null,
    }),
    ...(wishes.includes('densities') && {
      densities: answerQuestion(prepared, {
        kind: 'densities',
        times: densityTimes(prepared),
      }) as ExactDensities,
    }),
  };
}

async function read(panel: Running, needs: readonly string[]): Promise<PanelReading> {
  const { prepared, simulation, exact } = panel;
  const { learningRate } = prepared.experiment.method;
  const tally = await simulation.readTally();
  const settlingTime = exact.answers?.settlingTime;
  if (settlingTime !== undefined && tally.step * learningRate >= settlingTime)
    panel.settled ??= tally;
  return {
    prepared,
    tally,
    comparison: compareEscape(prepared, tally, panel.settled),
    survival: computeSurvival(await simulation.readEscapeTimes(), learningRate),
    density: needs.includes('density') ? await simulation.readDensity() : undefined,
    positions: needs.includes('positions') ? await simulation.readPositions() : undefined,
    ...exact,
  };
}
