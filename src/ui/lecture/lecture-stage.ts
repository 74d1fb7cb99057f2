import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Reading } from '../../analysis/reading.ts';
import { type Settling, settlingOfCurvatures } from '../../analysis/settling.ts';
import type { Engine, VisibleSimulation } from '../../engine/engine.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { prepareExperiment } from '../../experiment/prepare.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { ExperimentError, type Problem } from '../../experiment/problem.ts';
import type { EvidenceKind, PanelReading, Scene, ScenePanel } from '../../lecture/scene.ts';
import { weigh } from '../../lecture/weigh.ts';
import { messageOf } from '../../message-of.ts';
import { type Draft, type Json, readField, writeField } from '../experiment/draft.ts';
import { findRunnable } from '../experiment/runnable.ts';
import { isCalm } from '../kit/calm.ts';
import { FrameLoop } from '../kit/frame-loop.ts';
import { createCloudCanvas } from '../map/cloud-canvas.ts';
import type { MapPicture } from '../map/map-picture.ts';
import { cividisPalette } from '../map/palette.ts';
import { defaultParticleCount, frameBudget } from '../run/open-engine.ts';
import { Pacer } from '../run/pacing.ts';
import type { Rates } from '../run/running-view.ts';
import { READING_INTERVAL, RunningView } from '../run/running-view.ts';
import { type PanelQuestion, SceneAnswers } from '../run/scene-answers.ts';
import { TheoryPainter } from '../run/theory-painter.ts';
import type { LectureState, PanelState } from './lecture-state.ts';
import { labelPanel } from './panel-label.ts';

/** Software rendering reads back less often: every reading costs it a picture or two. */
const READING_INTERVAL_ON_SOFTWARE = 2 * READING_INTERVAL;

/** A panel with everything that has to be released. */
interface RunningPanel {
  /** The scene and the draft that it was built for: another's words do not fit its numbers. */
  readonly scene: Scene;
  readonly asked: Draft;
  readonly source: ScenePanel;
  readonly draft: Draft;
  readonly questions: readonly PanelQuestion[];
  readonly label: string;
  readonly view: RunningView;
  readonly canvas: HTMLCanvasElement | undefined;
  /** Paints the exact density, or the difference, where that is shown in place of the cloud. */
  readonly painter: TheoryPainter | undefined;
  picture: MapPicture | undefined;
  caption: string;
  reading: Reading | undefined;
}

/** What a scene becomes before it is compiled. */
interface PreparedPanel {
  readonly scene: Scene;
  readonly asked: Draft;
  readonly source: ScenePanel;
  readonly draft: Draft;
  readonly prepared: PreparedExperiment;
  readonly problems: readonly Problem[];
}

/**
 * Runs the scene of a lecture: all its experiments on one engine, step by step together.
 *
 * The next scene is prepared and compiled while the picture of the last one stays, and takes its place only when that has
 * succeeded. Nothing is awaited within a frame.
 */
export class LectureStage implements ReactiveController {
  state: LectureState = {
    scene: undefined,
    isOpening: false,
    panels: [],
    drafts: [],
    // Those who ask for less motion start it themselves.
    running: !isCalm(),
    speed: 0,
    rates: { stepsPerSecond: 0, framesPerSecond: 0 },
    step: 0,
    evidence: undefined,
    problems: [],
    notice: undefined,
  };

  readonly #host: ReactiveControllerHost;
  readonly #findKind: (evidence: string) => EvidenceKind | undefined;
  readonly #palette = cividisPalette();
  readonly #loop = new FrameLoop(false, (now, elapsed) => this.#onFrame(now, elapsed));
  readonly #answers = new SceneAnswers(() => this.#onAnswers());
  #engine: Engine<VisibleSimulation> | undefined;
  #canvases: HTMLCanvasElement[] = [];
  #panels: readonly RunningPanel[] = [];
  #kind: EvidenceKind | undefined;
  #pacer = new Pacer(10);
  #created = 0;
  #destroyed = 0;
  #isBusy = false;
  #isReading = false;
  #lastReading = Number.NEGATIVE_INFINITY;
  #stepAtReading = 0;
  #frames = 0;
  /** Whose turn it is to be painted. */
  #turn = 0;
  #rebuilding = false;
  #stale = false;
  /** Positions and densities of the last reading, by panel. */
  #extras: readonly Pick<PanelReading, 'density' | 'positions'>[] = [];

  /** @param findKind how the claim of a scene is measured, by the name that the scene gives */
  constructor(
    host: ReactiveControllerHost,
    findKind: (evidence: string) => EvidenceKind | undefined,
  ) {
    this.#host = host;
    this.#findKind = findKind;
    host.addController(this);
  }

  /** Simulations that hold memory at the moment. */
  get simulationCount(): number {
    return this.#created - this.#destroyed;
  }

  hostConnected(): void {
    this.#loop.connect();
    this.#loop.schedule();
  }

  hostDisconnected(): void {
    this.#loop.disconnect();
    this.#dropPanels();
    this.#answers.destroy();
  }

  /** Takes the engine of the laboratory; after a loss there is none until another is open. */
  use(engine: Engine<VisibleSimulation> | undefined): void {
    if (engine === this.#engine) return;
    this.#dropPanels();
    this.#engine = engine;
    // A canvas serves one kind of context only.
    this.#canvases = [];
    if (engine === undefined) return;
    this.#pacer = new Pacer(frameBudget(engine));
    if (this.state.scene !== undefined) void this.#rebuild();
  }

  /** Whether the lecture is the page that is seen; elsewhere it stands still, and goes on afterwards. */
  show(isShown: boolean): void {
    this.#loop.show(isShown);
  }

  /** Opens a scene from its beginning. */
  open(scene: Scene): void {
    this.#kind = this.#findKind(scene.evidence);
    this.#update({
      scene,
      isOpening: true,
      drafts: scene.panels.map(({ experiment }) => experiment as Draft),
      speed: scene.speed,
      step: 0,
      evidence: undefined,
      problems: [],
      notice:
        this.#kind === undefined ? `There is no evidence named ${scene.evidence}.` : undefined,
    });
    void this.#rebuild();
  }

  toggle(): void {
    this.#update({ running: !this.state.running });
  }

  /** One step of all panels, paused. */
  step(): void {
    this.#update({ running: false });
    if (!this.#isBusy) this.#advance(1);
  }

  /** All particles back to the start. */
  reset(): void {
    this.#update({ evidence: undefined });
    void this.#rebuild();
  }

  setSpeed(stepsPerSecond: number): void {
    this.#update({ speed: stepsPerSecond });
  }

  /** Turns a slider: writes its field into the panels on which it acts. All start anew, to stay in step. */
  edit(field: string, value: Json): void {
    const slider = this.state.scene?.sliders.find((one) => one.field === field);
    const drafts = this.state.drafts.map((draft, index) =>
      slider?.panels?.includes(index) === false ? draft : writeField(draft, field, value),
    );
    this.#update({ drafts, evidence: undefined });
    void this.#rebuild();
  }

  #update(change: Partial<LectureState>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }

  /** Brings the panels in line with the scene; changes that come meanwhile are taken together in one more round. */
  async #rebuild(): Promise<void> {
    this.#stale = true;
    if (this.#rebuilding) return;
    this.#rebuilding = true;
    try {
      while (this.#stale && this.#engine !== undefined && this.#loop.isConnected) {
        this.#stale = false;
        await this.#build(this.#engine);
      }
    } finally {
      this.#rebuilding = false;
    }
  }

  async #build(engine: Engine<VisibleSimulation>): Promise<void> {
    const { scene, drafts } = this.state;
    if (scene === undefined) return;
    const made: VisibleSimulation[] = [];
    try {
      const prepared: PreparedPanel[] = [];
      for (const [index, source] of scene.panels.entries()) {
        prepared.push(this.#prepare(engine, scene, source, drafts[index]));
        // The clouds that are still shown go on between two panels.
        await new Promise((resolve) => setTimeout(resolve));
        if (this.#stale) return;
      }
      const simulations = await Promise.all(
        prepared.map(async ({ prepared: { model } }) => {
          const simulation = await engine.createSimulation(model);
          this.#created++;
          made.push(simulation);
          return simulation;
        }),
      );
      if (this.#engine !== engine || !this.#loop.isConnected || this.state.scene !== scene) {
        this.#release(made);
        return;
      }
      this.#take(prepared, simulations);
    } catch (error) {
      this.#release(made);
      if (this.#engine !== engine) return;
      const problems = problemsOf(error);
      // Under the words of a scene that cannot be built, no other one runs.
      if (this.#panels.some((panel) => panel.scene !== scene)) this.#dropPanels();
      this.#publish({ problems, isOpening: false, notice: problems[0]?.message });
    }
  }

  #prepare(engine: Engine, scene: Scene, source: ScenePanel, draft: Draft): PreparedPanel {
    const before = this.#panels.find((panel) => panel.source === source)?.draft;
    const isCounted = readField(draft, 'ensemble.particles') !== undefined;
    const whole = isCounted
      ? draft
      : writeField(draft, 'ensemble.particles', shareOf(engine, scene.panels.length));
    const found = findRunnable(whole, before, (wanted) =>
      prepareExperiment(parseExperiment(wanted)),
    );
    return { scene, asked: draft, source, ...found };
  }

  /** Puts the compiled panels in the place of those before. */
  #take(prepared: readonly PreparedPanel[], simulations: readonly VisibleSimulation[]): void {
    const before = countParticles(this.#panels);
    this.#dropPanels();
    let shown = 0;
    this.#panels = prepared.map((one, index) => {
      const { scene, asked, source, draft, prepared: experiment } = one;
      const canvas = source.isShown ? this.#canvasOf(shown++) : undefined;
      const view = new RunningView(simulations[index], experiment, canvas, this.#palette);
      const mode = source.view?.mapMode ?? 'cloud';
      const panel: RunningPanel = {
        scene,
        asked,
        source,
        draft,
        questions: this.#questionsOf(one),
        label: labelPanel(source, index, scene.sliders, experiment.experiment),
        view,
        canvas,
        painter:
          source.isShown && mode !== 'cloud'
            ? new TheoryPainter(this.#palette, ({ picture, caption }) => {
                Object.assign(panel, { picture, caption });
                this.#publish({});
              })
            : undefined,
        picture: undefined,
        caption: '',
        reading: undefined,
      };
      panel.painter?.turnTo(view, mode);
      return panel;
    });
    const after = countParticles(this.#panels);
    this.#pacer.rescale(before === 0 ? 1 : after / before);
    this.#extras = [];
    this.#lastReading = Number.NEGATIVE_INFINITY;
    this.#stepAtReading = 0;
    this.#isReading = false;
    this.#isBusy = false;
    this.#answers.follow(
      this.#panels.map(({ view, questions }) => ({ prepared: view.prepared, questions })),
    );
    this.#panels.forEach((panel, index) => {
      panel.view.settling = this.#settlingOf(panel, index);
    });
    this.#publish({
      isOpening: this.#stale,
      step: 0,
      evidence: undefined,
      problems: prepared.flatMap(({ problems }) => problems),
    });
  }

  /** What the evidence wants to know of a panel, and what is drawn on it. */
  #questionsOf({ source, prepared }: PreparedPanel): readonly PanelQuestion[] {
    const { mapMode = 'cloud', overlays = [] } = source.isShown ? (source.view ?? {}) : {};
    const wishes = this.#kind?.wishes?.(prepared) ?? (['answers'] as const);
    return [
      ...wishes,
      ...(mapMode === 'cloud' ? [] : (['densities'] as const)),
      ...overlays.filter((overlay) => overlay !== 'noise'),
    ];
  }

  #canvasOf(place: number): HTMLCanvasElement {
    this.#canvases[place] ??= createCloudCanvas();
    return this.#canvases[place];
  }

  #dropPanels(): void {
    for (const { view } of this.#panels) view.destroy();
    this.#destroyed += this.#panels.length;
    this.#panels = [];
  }

  #release(simulations: readonly VisibleSimulation[]): void {
    for (const simulation of simulations) simulation.destroy();
    this.#destroyed += simulations.length;
  }

  /** Shows the panels as they are, with whatever else has changed. */
  #publish(change: Partial<LectureState>): void {
    const panels: readonly PanelState[] = this.#panels.map((panel, index) => ({
      label: panel.label,
      isShown: panel.source.isShown,
      view: panel.source.view ?? {},
      draft: panel.draft,
      prepared: panel.view.prepared,
      canvas: panel.canvas,
      picture: panel.picture,
      caption: panel.caption,
      reading: panel.reading,
      answers: this.#answers.of(index),
    }));
    this.#update({ ...change, panels });
  }

  #onAnswers(): void {
    this.#panels.forEach((panel, index) => {
      panel.view.settling = this.#settlingOf(panel, index);
      panel.reading = panel.reading && panel.view.reading;
    });
    this.#judge({});
  }

  /** When a panel settles: as the solvers say, or as curvatures do where they are not asked. */
  #settlingOf({ questions, view }: RunningPanel, index: number): Settling | undefined {
    const isAsked = questions.includes('answers');
    const { answers } = this.#answers.of(index);
    return answers?.settling ?? (isAsked ? undefined : settlingOfCurvatures(view.prepared));
  }

  /** Whether the panels that run are those of which the page speaks: not while others are being built, nor where that has failed. */
  get #isOfScene(): boolean {
    const { scene, drafts } = this.state;
    return (
      !this.#rebuilding &&
      this.#panels.length === scene?.panels.length &&
      this.#panels.every((panel, index) => panel.scene === scene && panel.asked === drafts[index])
    );
  }

  /** Holds the latest readings against the claim. */
  #judge(change: Partial<LectureState>): void {
    const readings = this.#panels.flatMap((panel, index): PanelReading[] => {
      const { reading, view } = panel;
      if (reading === undefined) return [];
      const { answers, shares, densities } = this.#answers.of(index);
      const { density, positions } = this.#extras[index] ?? {};
      const { prepared } = view;
      return [{ ...reading, prepared, answers, density, positions, shares, densities }];
    });
    const isComplete = readings.length > 0 && readings.length === this.#panels.length;
    if (this.#kind === undefined || !isComplete || !this.#isOfScene) {
      this.#publish({ ...change, evidence: undefined });
      return;
    }
    try {
      this.#publish({ ...change, evidence: weigh(this.#kind, readings) });
    } catch (error) {
      this.#publish({ ...change, notice: `The evidence cannot be read: ${messageOf(error)}` });
    }
  }

  #onFrame(now: number, elapsed: number): void {
    if (this.#panels.length === 0) return;
    try {
      if (!this.#isBusy) {
        this.#loop.taken(now);
        this.#frames++;
        // Painted first: the end of the steps that follow then means that the pictures are finished, too.
        this.#paint();
        if (this.state.running) this.#advance(this.#pacer.next(elapsed, this.state.speed));
      }
      this.#panels.forEach(({ painter }, index) => {
        painter?.paint(now, this.#answers.of(index).densities);
      });
      this.#read(now);
    } catch (error) {
      this.#update({ notice: `The display stopped: ${messageOf(error)}`, running: false });
    }
  }

  /** Paints the clouds; software rendering, for which a picture is as much work as many steps, one in each frame by turns. */
  #paint(): void {
    const clouds = this.#panels.filter(({ painter, canvas }) => !painter && canvas);
    const isByTurns = this.#engine?.isSoftware === true && this.state.running;
    clouds.forEach(({ view }, index) => {
      if (!isByTurns || index === this.#turn % clouds.length || view.simulation.step === 0) {
        view.paint();
      }
    });
    this.#turn++;
  }

  /** The same number of steps for every panel; one that has reached its end stands still. */
  #advance(steps: number): void {
    const panels = this.#panels;
    const counts = panels.map(({ view }) => Math.max(0, Math.min(steps, view.stepsLeft)));
    if (counts.every((count) => count === 0)) return;
    const begin = performance.now();
    this.#isBusy = true;
    void Promise.all(panels.map(({ view }, index) => view.advance(counts[index]))).then(() => {
      if (this.#panels !== panels) return;
      this.#isBusy = false;
      const longest = Math.max(...counts);
      this.#pacer.finished(longest, performance.now() - begin);
    });
  }

  /** Reads all panels at the same step when it is time, and measures the claim. */
  #read(now: number): void {
    const interval =
      this.#engine?.isSoftware === true ? READING_INTERVAL_ON_SOFTWARE : READING_INTERVAL;
    const elapsed = now - this.#lastReading;
    const panels = this.#panels;
    // What still runs of another scene is seen, not measured.
    if (!this.#isOfScene || this.#isReading || elapsed < interval) return;
    const step = Math.max(...panels.map(({ view }) => view.simulation.step));
    const isKnown = panels.every(({ reading }) => reading !== undefined);
    const rates: Rates = {
      stepsPerSecond: Number.isFinite(elapsed)
        ? ((step - this.#stepAtReading) * 1000) / elapsed
        : 0,
      framesPerSecond: Number.isFinite(elapsed) ? (this.#frames * 1000) / elapsed : 0,
    };
    this.#lastReading = now;
    this.#frames = 0;
    if (isKnown && step === this.#stepAtReading) {
      if (this.state.rates.stepsPerSecond > 0) this.#update({ rates });
      return;
    }
    this.#stepAtReading = step;
    this.#isReading = true;
    const needs = this.#kind?.needs ?? [];
    const measured = panels.map(async (panel) => {
      const { view } = panel;
      // Asked for in one go: all of it is of the same step.
      const [reading, density, positions] = await Promise.all([
        view.measure(),
        needs.includes('density') ? view.simulation.readDensity() : undefined,
        needs.includes('positions') ? view.simulation.readPositions() : undefined,
      ]);
      return { reading, density, positions };
    });
    Promise.all(measured).then(
      (readings) => {
        if (this.#panels !== panels) return;
        this.#isReading = false;
        panels.forEach((panel, index) => {
          panel.reading = readings[index].reading;
        });
        this.#extras = readings;
        this.#judge({ rates, step });
      },
      () => {
        // The simulations are gone; the next ones are asked.
        if (this.#panels === panels) this.#isReading = false;
      },
    );
  }
}

/** How many particles a panel gets that does not say: as many as one picture takes, over all panels. */
function shareOf(engine: Engine, panelCount: number): number {
  const share = defaultParticleCount(engine) / Math.max(1, panelCount);
  return 2 ** Math.max(10, Math.floor(Math.log2(share)));
}

function countParticles(panels: readonly RunningPanel[]): number {
  return panels.reduce((sum, { view }) => sum + view.prepared.model.particleCount, 0);
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ExperimentError) return error.problems;
  return [{ field: 'experiment', message: messageOf(error) }];
}
