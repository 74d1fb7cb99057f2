import type { ExactAnswers } from '../../src/analysis/exact.ts';
import { questionKeyOf } from '../../src/analysis/exact-client.ts';
import type { ExactDensities } from '../../src/analysis/exact-fields.ts';
import { answerQuestion } from '../../src/analysis/exact-questions.ts';
import { readRun } from '../../src/analysis/reading.ts';
import { settlingOfCurvatures } from '../../src/analysis/settling.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Simulation } from '../../src/engine/engine.ts';
import { parseExperiment } from '../../src/experiment/experiment.ts';
import { prepareExperiment } from '../../src/experiment/prepare.ts';
import type { PreparedExperiment } from '../../src/experiment/prepared-experiment.ts';
import { densityTimes } from '../../src/lecture/evidence/density.ts';
import { EVIDENCE } from '../../src/lecture/evidence.ts';
import type {
  Evidence,
  ExactWish,
  PanelReading,
  Scene,
  ScenePanel,
} from '../../src/lecture/scene.ts';
import { weigh } from '../../src/lecture/weigh.ts';

/** How a scene is run. */
export interface SceneRun {
  /** Particles of a panel where they are to be others than the scene's. */
  readonly particles?: (given: number, panel: ScenePanel) => number;
  /** Panels that the evidence does not read, only the eye: they stand still here. */
  readonly isIdle?: (panel: ScenePanel) => boolean;
  /** Exact answers that the verdict can do without, and that take seconds. */
  readonly without?: readonly ExactWish[];
  /** Steps after which it ends in any case. */
  readonly steps: number;
  /** Steps between two looks. */
  readonly every: number;
}

/** How it ended. */
export interface SceneOutcome {
  readonly evidence: Evidence;
  /** What it was measured from, for negative controls. */
  readonly readings: readonly PanelReading[];
  readonly step: number;
  readonly particleSteps: number;
}

interface Running {
  readonly prepared: PreparedExperiment;
  readonly simulation: Simulation;
  readonly exact: Pick<PanelReading, 'answers' | 'shares' | 'densities'>;
  readonly isIdle: boolean;
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
    const prepared = prepareExperiment({ ...parsed, ensemble: { ...parsed.ensemble, particles } });
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
      isIdle: run.isIdle?.(panel) ?? false,
    });
  }
  let step = 0;
  let particleSteps = 0;
  for (;;) {
    const next = Math.min(step + run.every, run.steps);
    for (const { prepared, simulation, isIdle } of panels) {
      if (isIdle) continue;
      const last = Math.min(next, prepared.experiment.until.steps ?? next);
      const { atRisk } = await simulation.readTally();
      const busy = prepared.experiment.afterEscape === 'stop' ? atRisk : simulation.particleCount;
      particleSteps += busy * Math.max(0, last - simulation.step);
      await simulation.advance(Math.max(0, last - simulation.step));
    }
    step = next;
    const readings = await Promise.all(panels.map((panel) => read(panel, kind.needs)));
    const evidence = weigh(kind, readings);
    const isDone = step >= run.steps || evidence?.verdict !== 'waiting';
    if (evidence !== undefined && isDone) {
      for (const { simulation } of panels) simulation.destroy();
      return { evidence, readings, step, particleSteps };
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
  const tally = await simulation.readTally();
  const times = await simulation.readEscapeTimes();
  const settling = exact.answers?.settling ?? settlingOfCurvatures(prepared);
  return {
    ...readRun(prepared, tally, times, settling),
    prepared,
    density: needs.includes('density') ? await simulation.readDensity() : undefined,
    positions: needs.includes('positions') ? await simulation.readPositions() : undefined,
    ...exact,
  };
}
