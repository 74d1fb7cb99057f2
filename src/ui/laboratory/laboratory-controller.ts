import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Reading } from '../../analysis/reading.ts';
import type { Density, Engine, Simulation, VisibleSimulation } from '../../engine/engine.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { PARTICLES } from '../../experiment/parameters.ts';
import { prepareExperiment } from '../../experiment/prepare.ts';
import type { PreparedExperiment } from '../../experiment/prepared-experiment.ts';
import { ExperimentError, type Problem } from '../../experiment/problem.ts';
import { findLandscape } from '../../landscapes/catalogue.ts';
import { messageOf } from '../../message-of.ts';
import type { Command } from '../experiment/command.ts';
import {
  type Draft,
  editDraft,
  geometryOf,
  OPENING_DRAFT,
  readField,
  type Surroundings,
  writeField,
} from '../experiment/draft.ts';
import { findRunnable } from '../experiment/runnable.ts';
import { settleFormula } from '../experiment/settle-formula.ts';
import {
  fitLearningRate,
  followMinimum,
  prepareStill,
  suggestSettings,
  withSuggestion,
} from '../experiment/suggest.ts';
import { isCalm } from '../kit/calm.ts';
import { FrameLoop } from '../kit/frame-loop.ts';
import type { MapView } from '../kit/view-names.ts';
import { createCloudCanvas } from '../map/cloud-canvas.ts';
import { cividisPalette } from '../map/palette.ts';
import { SurfaceStage } from '../map/surface-stage.ts';
import { CALM_INTERVAL, TrailRecorder } from '../map/trail-recorder.ts';
import { DensityReader } from '../run/density-reader.ts';
import { isPreparing, type LaboratoryState, withOwnNumbers } from '../run/laboratory-state.ts';
import { defaultParticleCount, frameBudget, openEngine } from '../run/open-engine.ts';
import { Pacer } from '../run/pacing.ts';
import { RunningView } from '../run/running-view.ts';
import { NO_THEORY, TheoryDesk, type TheoryState } from '../run/theory-desk.ts';
import { TheoryPainter } from '../run/theory-painter.ts';

/** Steps per second with which the page opens: a mean escape takes a few seconds. */
const OPENING_SPEED = 400;
/** The entry of the browser's time line that says when the first cloud had been painted. */
const FIRST_PICTURE = 'first-picture';
/** Why there is only the map where particles run on the processor. */
const NO_SURFACE =
  'The surface is drawn by WebGPU, which is not there: the map shows the same cloud.';
/** How long a restarted engine must live before another restart is tried, in milliseconds. */
const SHORTEST_LIFE = 5000;

/**
 * Runs the laboratory: owns the engine, the running simulation, the canvas and the frame loop.
 *
 * A changed experiment is prepared and compiled beside the running one and takes its place only when that has
 * succeeded. Nothing is awaited within a frame.
 */
export class LaboratoryController implements ReactiveController {
  /** What to show; replaced as a whole at every change. */
  state: LaboratoryState = {
    running: true,
    speed: OPENING_SPEED,
    draft: OPENING_DRAFT,
    problems: [],
    wanted: undefined,
    prepared: undefined,
    suggestion: undefined,
    reading: undefined,
    rates: { stepsPerSecond: 0, framesPerSecond: 0 },
    theory: NO_THEORY,
    mapMode: 'cloud',
    mapView: 'map',
    surfaceRefusal: undefined,
    trails: false,
    overlays: { committor: false, current: false, noise: false },
    instrument: 'times',
    marginals: false,
    density: undefined,
    exhibit: undefined,
    adapterName: '',
    notice: undefined,
    hint: undefined,
  };
  /** The canvas of the cloud; replaced with the engine, as a canvas serves one kind of context only. */
  canvas: HTMLCanvasElement = createCloudCanvas();

  /** How the landscape is seen as a surface. */
  readonly surface = new SurfaceStage();
  /** The last positions of a few particles, where they are wanted. */
  readonly trails = new TrailRecorder();

  readonly #host: ReactiveControllerHost;
  readonly #palette = cividisPalette();
  #engine: Engine<VisibleSimulation> | undefined;
  #view: RunningView | undefined;
  #pacer = new Pacer(10);
  #rebuilding = false;
  #stale = false;
  /** The draft that runs; empty where the next one must start anew although it is the same. */
  #last: Draft | undefined;
  #running = '';
  /** What stands in for the wrong fields of a draft that has been opened, until one runs. */
  #instead: Draft | undefined;
  #hasPicture = false;
  /** A learning rate that was lowered for the sake of the sharpness. */
  #lowered: { readonly from: number; readonly to: number } | undefined;
  /** The landscape, sharpness aside, for which the suggestion was made. */
  #suggestedFor = '';
  readonly #loop = new FrameLoop(true, (now, elapsed) => this.#onFrame(now, elapsed));
  readonly #densityReader = new DensityReader();
  readonly #desk = new TheoryDesk((theory) => this.#onTheory(theory));
  readonly #theoryPainter = new TheoryPainter(this.#palette, (exhibit) =>
    this.#update({ exhibit }),
  );

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What the laboratory runs on, once it is open: the lecture shares it. */
  get engine(): Engine<VisibleSimulation> | undefined {
    return this.#engine;
  }

  /** The running simulation, once there is one. */
  get simulation(): Simulation | undefined {
    return this.#view?.simulation;
  }

  /** How long the exact solvers took for each kind of question, in milliseconds. */
  get solverDurations() {
    return this.#desk.durations;
  }

  /** Milliseconds that a step of the running simulation takes, once that is known. */
  get stepDuration(): number | undefined {
    return this.#pacer.stepDuration;
  }

  /** How many particles this machine takes without being asked, once that is known. */
  get usualParticles(): number | undefined {
    return this.#engine && defaultParticleCount(this.#engine);
  }

  /** Counts the particles by cell, as the map shows them. */
  readDensity(): Promise<Density> {
    if (this.#view === undefined) return Promise.reject(new Error('Nothing runs yet.'));
    return this.#view.simulation.readDensity();
  }

  /** What the counts of the running simulation say. */
  measure(): Promise<Reading> {
    if (this.#view === undefined) return Promise.reject(new Error('Nothing runs yet.'));
    return this.#view.measure();
  }

  /** A simulation of an experiment on the same engine, at its first step, beside the running one. */
  createSimulation({ model }: PreparedExperiment): Promise<Simulation> {
    if (this.#engine === undefined) return Promise.reject(new Error('Nothing can run here yet.'));
    return this.#engine.createSimulation(model);
  }

  hostConnected(): void {
    this.#loop.connect();
    void this.#start();
  }

  hostDisconnected(): void {
    this.#loop.disconnect();
    this.#desk.destroy();
    this.#view?.destroy();
    this.#engine?.destroy();
    this.#view = undefined;
    this.#engine = undefined;
  }

  /** Whether the laboratory is the page that is seen; elsewhere its run stands still, and goes on afterwards. */
  show(isShown: boolean): void {
    this.#loop.show(isShown);
  }

  /** Carries out what an element asked for. */
  execute(command: Command): void {
    switch (command.kind) {
      case 'edit':
        this.#edit(command.field, command.value as never);
        break;
      case 'open':
        this.#lowered = undefined;
        this.#instead = command.runs;
        this.#update({ draft: this.#withParticles(command.draft), hint: undefined });
        void this.#rebuild();
        break;
      case 'remark':
        this.#update({ hint: command.sentence });
        break;
      case 'toggle':
        this.#update({ running: !this.state.running });
        break;
      case 'step':
        this.#update({ running: false });
        void this.#view?.advance(1);
        break;
      case 'reset':
        this.#running = '';
        void this.#rebuild();
        break;
      case 'view':
        this.#lookAt(command.view ?? (this.state.mapView === 'map' ? 'surface' : 'map'));
        break;
      case 'trails':
        this.#update({ trails: command.areShown });
        if (!command.areShown) this.trails.clear();
        break;
      case 'show':
        // Exact densities and differences are flat pictures.
        if (command.mode !== 'cloud') this.#turnToMap();
        this.#update({ mapMode: command.mode, exhibit: undefined });
        this.#wishDensities();
        this.#theoryPainter.turnTo(this.#view, command.mode);
        break;
      case 'instrument':
        this.#update({ instrument: command.instrument });
        this.#wishDensities();
        break;
      case 'marginals':
        this.#update({ marginals: command.areShown });
        this.#wishDensities();
        break;
      case 'overlay':
        this.#update({
          overlays: { ...this.state.overlays, [command.field]: command.isShown },
        });
        // The noise is at hand; exact fields have to be solved for.
        if (command.field !== 'noise') this.#desk.wish(command.field, command.isShown);
        break;
      case 'speed':
        this.#update({ speed: command.stepsPerSecond });
        break;
    }
  }

  /** Whether a chart shows where the particles are. */
  get #showsDensity(): boolean {
    return this.state.instrument === 'profile' || this.state.marginals;
  }

  #wishDensities(): void {
    this.#desk.wish('densities', this.state.mapMode !== 'cloud' || this.#showsDensity);
  }

  #lookAt(view: MapView): void {
    const { surfaceRefusal, mapMode } = this.state;
    if (view === 'surface' && surfaceRefusal !== undefined) {
      this.#update({ hint: surfaceRefusal });
      return;
    }
    if (view === 'surface' && mapMode !== 'cloud') this.execute({ kind: 'show', mode: 'cloud' });
    this.#update({ mapView: view });
    this.surface.turnTo(view, isCalm());
  }

  #turnToMap(): void {
    this.surface.turnTo('map', true);
    this.#update({ mapView: 'map' });
  }

  #update(change: Partial<LaboratoryState>): void {
    this.state = withOwnNumbers({ ...this.state, ...change });
    this.#host.requestUpdate();
  }

  async #start(): Promise<void> {
    try {
      const { engine, notice } = await openEngine();
      if (!this.#loop.isConnected) {
        engine.destroy();
        return;
      }
      this.#engine = engine;
      this.#running = '';
      this.#pacer = new Pacer(frameBudget(engine));
      this.#watchForLoss(engine, performance.now());
      const draft = this.#withParticles(this.state.draft);
      this.#update({
        draft,
        notice,
        adapterName: engine.adapterName,
        surfaceRefusal: engine.kind === 'webgpu' ? undefined : NO_SURFACE,
      });
      if (engine.kind !== 'webgpu') this.#turnToMap();
      await this.#rebuild();
      this.#loop.schedule();
    } catch (error) {
      this.#update({ notice: `Nothing can run here: ${messageOf(error)}` });
    }
  }

  /** A draft that leaves the number of particles to the machine takes its own. */
  #withParticles(draft: Draft): Draft {
    const { usualParticles } = this;
    return usualParticles === undefined || readField(draft, 'ensemble.particles') !== undefined
      ? draft
      : writeField(draft, 'ensemble.particles', usualParticles);
  }

  #watchForLoss(engine: Engine, openedAt: number): void {
    void engine.lost.then((sentence) => {
      if (this.#engine !== engine || !this.#loop.isConnected) return;
      this.#loop.stop();
      this.#view?.destroy();
      this.#view = undefined;
      this.#engine = undefined;
      this.canvas = createCloudCanvas();
      const tooSoon = performance.now() - openedAt < SHORTEST_LIFE;
      this.#update({ notice: `${sentence} Starting again from the first step.` });
      if (tooSoon)
        this.#update({ notice: `${sentence} It does not last; reload the page to try again.` });
      else void this.#start();
    });
  }

  #edit(field: string, value: Parameters<typeof editDraft>[2]): void {
    let draft = editDraft(this.state.draft, field, value, this.#surroundings());
    if (field === 'landscape.name') draft = withSuggestion(draft);
    if (field === 'noise.name' || field === 'method.name') {
      draft = withSuggestion(draft, this.state.draft);
    }
    if (/^landscape\.(formula|parameters|domain$)/.test(field) && isOwnFormula(draft)) {
      draft = settleFormula(draft, this.state.prepared);
    }
    // Other rows, or another loss of them, move the minimum.
    if (/^landscape\.(rowLoss|data)$/.test(field))
      draft = followMinimum(draft, this.state.prepared);
    if (field === 'landscape.sharpness') draft = this.#withFittingSteps(draft);
    else this.#update({ hint: undefined });
    this.#update({ draft });
    void this.#rebuild();
  }

  /** A sharper landscape takes smaller steps; a learning rate that was lowered for it comes back with the sharpness. */
  #withFittingSteps(draft: Draft): Draft {
    const route = prepareStill(draft)?.route;
    const given = readField(draft, 'method.learningRate');
    if (route === undefined || typeof given !== 'number') return draft;
    const wished = given === this.#lowered?.to ? this.#lowered.from : given;
    const fitting = fitLearningRate(wished, route);
    this.#lowered = fitting < wished ? { from: wished, to: fitting } : undefined;
    this.#update({
      hint:
        fitting < wished
          ? `At this sharpness steps of η = ${wished} would overshoot the bottom of the well: η is now ${fitting}.`
          : undefined,
    });
    return writeField(draft, 'method.learningRate', fitting);
  }

  /** Where things are, for fields that have no value of their own yet. */
  #surroundings(): Surroundings {
    const geometry = geometryOf(this.state.draft);
    const { prepared } = this.state;
    const experiment = prepared?.experiment;
    return {
      domain: geometry?.domain ??
        prepared?.landscape.domain ?? [
          [-2, 2],
          [-2, 2],
        ],
      start: geometry?.start ?? experiment?.start.at ?? [0, 0],
      escape: geometry?.escape ?? experiment?.escape ?? { kind: 'level', value: 1 },
      saddle: prepared?.route.saddle,
      target: prepared?.route.target?.position,
    };
  }

  /** Brings the simulation in line with the draft; changes that come meanwhile are taken together in one more round. */
  async #rebuild(): Promise<void> {
    this.#stale = true;
    if (this.#rebuilding) return;
    this.#rebuilding = true;
    try {
      while (this.#stale && this.#engine !== undefined) {
        this.#stale = false;
        await this.#build(this.#engine, this.state.draft);
      }
    } finally {
      this.#rebuilding = false;
    }
  }

  async #build(engine: Engine<VisibleSimulation>, draft: Draft): Promise<void> {
    const instead = this.#instead;
    try {
      const found = findRunnable(draft, instead ?? this.#last, (wanted) =>
        prepareWithin(engine, wanted),
      );
      const { prepared, problems } = found;
      const key = JSON.stringify(found.draft);
      if (key === this.#running) {
        // What is wrong starts nothing anew, nor does putting it right.
        this.#update({ problems, wanted: prepared.experiment });
        return;
      }
      // From here on the page speaks of this one: what was measured before is put away at once.
      this.#update({ problems, wanted: prepared.experiment });
      const simulation = await engine.createSimulation(prepared.model);
      if (this.#engine !== engine || !this.#loop.isConnected) {
        simulation.destroy();
        return;
      }
      const before = this.#view?.prepared.model.particleCount;
      this.#pacer.rescale(prepared.model.particleCount / (before ?? prepared.model.particleCount));
      this.#view?.destroy();
      this.#last = found.draft;
      // A link that was opened meanwhile has brought its own, for the next round.
      if (this.#instead === instead) this.#instead = undefined;
      this.#running = key;
      this.#view = new RunningView(simulation, prepared, this.canvas, this.#palette, this.#pacer);
      this.#update({
        prepared,
        reading: undefined,
        density: undefined,
        exhibit: undefined,
      });
      this.#theoryPainter.turnTo(this.#view, this.state.mapMode);
      this.#desk.follow(prepared);
      this.#onTheory(this.#desk.state);
      this.#suggest(prepared);
    } catch (error) {
      if (this.#engine !== engine) return;
      // A page that has been opened with an experiment that cannot run shows its own instead, and says why.
      const opening = this.#withParticles(OPENING_DRAFT);
      const isOpening = JSON.stringify(draft) === JSON.stringify(opening);
      if (this.#view === undefined && !isOpening && !this.#stale) {
        await this.#build(engine, opening);
      }
      // What ran before goes on, and so do its numbers.
      this.#update({ problems: problemsOf(error), wanted: this.#view?.prepared.experiment });
      this.#onTheory(this.#desk.state);
      this.#theoryPainter.turnTo(this.#view, this.state.mapMode);
    }
  }

  #suggest({ experiment: { landscape }, route }: PreparedExperiment): void {
    const key = JSON.stringify({ ...landscape, sharpness: 1 });
    if (key === this.#suggestedFor) return;
    this.#suggestedFor = key;
    const { opening } = 'name' in landscape ? findLandscape(landscape.name) : {};
    this.#update({ suggestion: suggestSettings(route, opening) });
  }

  #onTheory(theory: TheoryState): void {
    const view = this.#view;
    if (view !== undefined) view.settling = theory.answers?.settling;
    // What has been counted is read anew with what is known now.
    this.#update({ theory, ...(view?.reading && { reading: view.reading }) });
  }

  /** Notes in the browser's own time line when the first picture was finished: counts come after it. */
  #markPicture({ simulation }: RunningView): void {
    if (this.#hasPicture) return;
    this.#hasPicture = true;
    simulation.readTally().then(
      () => performance.mark(FIRST_PICTURE),
      () => {
        this.#hasPicture = false;
      },
    );
  }

  #onFrame(now: number, elapsed: number): void {
    const view = this.#view;
    if (view === undefined) return;
    try {
      if (!view.isBusy) {
        this.#loop.taken(now);
        // Painted first: the end of the steps that follow then means that the picture is finished, too.
        if (this.state.mapMode === 'cloud') {
          view.paint(this.surface.seenAt(now));
          this.#markPicture(view);
        } else view.countFrame();
        if (this.state.running) {
          void view.advance(Math.min(this.#pacer.next(elapsed, this.state.speed), view.stepsLeft));
        }
        if (this.state.trails) {
          this.trails.record(view.simulation, now, isCalm() ? CALM_INTERVAL : 0);
        }
      }
      // While another experiment is being prepared, only the cloud goes on.
      if (isPreparing(this.state)) return;
      this.#theoryPainter.paint(now, this.state.theory.densities);
      view.read(now, (reading, rates) => {
        if (this.#view === view) this.#update({ reading, rates });
      });
      if (this.#showsDensity) {
        this.#densityReader.read(now, view.simulation, this.state.density, (density) => {
          if (this.#view === view) this.#update({ density: { ...density, key: view.key } });
        });
      }
    } catch (error) {
      this.#update({ notice: `The display stopped: ${messageOf(error)}`, running: false });
    }
  }
}

function isOwnFormula(draft: Draft): boolean {
  return readField(draft, 'landscape.formula') !== undefined;
}

/** Checks a draft against the format and against what the engine can hold. */
function prepareWithin(engine: Engine, draft: Draft): PreparedExperiment {
  const experiment = parseExperiment(draft);
  const { particles } = experiment.ensemble;
  if (particles > engine.maximumParticleCount) {
    const field = 'ensemble.particles';
    const most = `at most ${engine.maximumParticleCount} on ${engine.adapterName}`;
    const message = `${field} (${PARTICLES.label}) must be ${most}; got ${particles}.`;
    throw new ExperimentError([{ field, message }]);
  }
  return prepareExperiment(experiment);
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ExperimentError) return error.problems;
  const message = messageOf(error);
  // An engine names the field at the beginning of its sentence, where it knows one.
  const field = /^[a-z]+\.[a-zA-Z]+/.exec(message)?.[0] ?? 'experiment';
  return [{ field, message }];
}
