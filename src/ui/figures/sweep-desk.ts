import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { version } from '../../../package.json';
import { say } from '../../language/language.ts';
import { messageOf } from '../../message-of.ts';
import { JsonError, parseJson } from '../../parse-json.ts';
import { explainOther, parseSweepFile } from '../../sweep/result.ts';
import type { PointRow } from '../../sweep/row.ts';
import { type Sweep, SweepError } from '../../sweep/sweep.ts';
import type { RunnerEngine, SweepReply } from './sweep-calls.ts';
import {
  type ActiveRun,
  createId,
  createProvenance,
  type SweepDeskState,
} from './sweep-desk-state.ts';
import { createSweepRunner, type SweepRunner } from './sweep-runner.ts';
import {
  countPoints,
  type ListedRun,
  openSweepStore,
  type SweepRun,
  type SweepStore,
} from './sweep-store.ts';
import { sayRun } from './sweep-words.ts';

/** A file that was not taken; every problem is a sentence. */
export class FileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'FileError';
    this.problems = problems;
  }
}

/**
 * Runs sweeps, one at a time, and keeps them.
 *
 * A sweep has an engine of its own, so that the laboratory keeps its simulation. They never compute at the same time: each
 * would take from the other's speed, which one of them measures and the other forecasts. The laboratory stands still while
 * another page is shown, and the sweep while the laboratory is shown and runs.
 */
export class SweepDesk implements ReactiveController {
  state: SweepDeskState = {
    runs: undefined,
    rows: new Map(),
    active: undefined,
    failures: new Map(),
    notKept: undefined,
    deleted: undefined,
    announcement: '',
  };

  readonly #host: ReactiveControllerHost;
  readonly #startRunner: typeof createSweepRunner;
  readonly #opening: Promise<SweepStore>;
  #runner: SweepRunner | undefined;
  #isPaused = false;
  #isLaboratoryBusy = false;
  /** What is written is written in turn. */
  #writing: Promise<void> = Promise.resolve();

  constructor(
    host: ReactiveControllerHost,
    opening: Promise<SweepStore> = openSweepStore(),
    startRunner: typeof createSweepRunner = createSweepRunner,
  ) {
    this.#host = host;
    this.#startRunner = startRunner;
    this.#opening = opening;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#giveWay);
    void this.#list();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#giveWay);
    this.#end();
  }

  /** A run by its id. */
  find(id: string | undefined): ListedRun | undefined {
    return this.state.runs?.find((run) => run.id === id);
  }

  /** Reads the rows of a run, unless they are at hand. */
  async look(id: string): Promise<void> {
    if (this.state.rows.has(id)) return;
    try {
      const store = await this.#opening;
      const rows = await store.readRows(id);
      // Rows may have been added meanwhile, and those are all there are.
      if (!this.state.rows.has(id)) this.#setRows(id, rows);
    } catch (error) {
      this.#setRows(id, []);
      this.#fail(
        id,
        `The browser does not hand out the kept points (${reasonOf(error)}). Reload the page, or start the sweep anew.`,
      );
    }
  }

  /** Starts a sweep anew; its id is there at once. */
  start(sweep: Sweep, isQuick: boolean): string {
    const run = this.#add({ sweep, isQuick, name: sweep.title, seconds: 0 }, []);
    void this.resume(run.id);
    return run.id;
  }

  /** Goes on with a run, whose finished rows stay as they are. */
  async resume(id: string): Promise<void> {
    if (this.state.active?.id === id) {
      this.#hold(false);
      return;
    }
    if (this.state.active !== undefined) return;
    this.#isPaused = false;
    this.#fail(id, undefined);
    this.#update({
      active: { id, phase: 'opening', progress: undefined, notice: undefined },
    });
    await this.look(id);
    if (!this.#isActive(id)) return;
    if (this.state.failures.has(id)) {
      this.#end();
      return;
    }
    this.#runner = this.#startRunner((reply) => this.#onReply(id, reply));
    this.#giveWay();
  }

  #isActive(id: string): boolean {
    return this.state.active?.id === id;
  }

  /** Stands still, with the point that is under way kept in memory. */
  pause(): void {
    this.#hold(true);
  }

  /** Ends the computing; finished rows stay, and can be gone on from. */
  cancel(): void {
    const { active } = this.state;
    if (active === undefined) return;
    this.#end();
    this.#announce(`Cancelled: ${this.#sayCount(active.id)}`);
  }

  /** Whether the laboratory is being looked at and runs: the sweep waits meanwhile. */
  giveWay(isLaboratoryBusy: boolean): void {
    if (isLaboratoryBusy === this.#isLaboratoryBusy) return;
    this.#isLaboratoryBusy = isLaboratoryBusy;
    this.#giveWay();
  }

  /**
   * Takes the text of a file in, a sweep or the results of one.
   *
   * @returns the id of the run
   * @throws FileError
   */
  open(text: string): string {
    let given: unknown;
    try {
      given = parseJson(text);
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      throw new FileError([error.message]);
    }
    try {
      const { sweep, isQuick, provenance, points } = parseSweepFile(given);
      const about = provenance === undefined ? {} : { provenance };
      const run = this.#add({ sweep, isQuick, name: sweep.title, seconds: 0, ...about }, points);
      return run.id;
    } catch (error) {
      if (!(error instanceof SweepError)) throw error;
      throw new FileError(error.problems);
    }
  }

  /** Gives a run another precision, as long as it has no rows. */
  choosePrecision(id: string, isQuick: boolean): void {
    this.#change(id, { isQuick });
  }

  rename(id: string, name: string): void {
    if (name.trim() !== '') this.#change(id, { name: name.trim() });
  }

  /** Deletes a run; `undo` brings it back as long as nothing else is deleted. */
  async delete(id: string): Promise<void> {
    if (this.state.active?.id === id) this.#end();
    await this.look(id);
    const listed = this.find(id);
    if (listed === undefined) return;
    const { finished: _, ...run } = listed;
    const rows = this.state.rows.get(id) ?? [];
    const others = new Map(this.state.rows);
    others.delete(id);
    this.#update({
      runs: this.state.runs?.filter((one) => one.id !== id),
      rows: others,
      deleted: { run, rows },
    });
    this.#announce(say`Deleted: ${sayRun(run)}.`);
    this.#write((store) => store.remove(id));
  }

  /** Brings back what was deleted last. */
  undo(): string | undefined {
    const { deleted, runs = [] } = this.state;
    if (deleted === undefined) return undefined;
    const { run, rows } = deleted;
    const listed = [{ ...run, finished: rows.length }, ...runs];
    listed.sort((a, b) => (a.added < b.added ? 1 : a.added > b.added ? -1 : 0));
    this.#update({ runs: listed, deleted: undefined });
    this.#setRows(run.id, rows);
    this.#write((store) => store.put(run, rows));
    this.#announce(say`Brought back: ${sayRun(run)}.`);
    return run.id;
  }

  #add(given: Omit<SweepRun, 'id' | 'added'>, rows: readonly PointRow[]): ListedRun {
    const taken = new Set(this.state.runs?.map(({ name }) => name));
    let name = given.name;
    for (let count = 2; taken.has(name); count++) name = `${given.name} (${count})`;
    const run = { ...given, name, id: createId(), added: new Date().toISOString() };
    const listed = { ...run, finished: rows.length };
    this.#update({ runs: [listed, ...(this.state.runs ?? [])] });
    this.#setRows(run.id, rows);
    this.#write((store) => store.put(run, rows));
    return listed;
  }

  /** Changes a run and writes it, along with rows that are new. */
  #change(id: string, change: Partial<SweepRun>, rows: readonly PointRow[] = []): void {
    const listed = this.find(id);
    if (listed === undefined) return;
    const { finished, ...run } = { ...listed, ...change };
    this.#update({
      runs: this.state.runs?.map((one) =>
        one.id === id ? { ...run, finished: finished + rows.length } : one,
      ),
    });
    this.#write((store) => store.put(run, rows));
  }

  #onReply(id: string, reply: SweepReply): void {
    const { active } = this.state;
    if (active?.id !== id) return;
    switch (reply.kind) {
      case 'opened':
        this.#onOpened(id, reply);
        break;
      case 'progress':
        this.#update({ active: { ...active, progress: reply.progress } });
        break;
      case 'row':
        this.#onRow(id, reply.row, reply.seconds);
        break;
      case 'waiting':
        this.#update({ active: { ...active, phase: this.#phase(reply.isWaiting) } });
        break;
      case 'finished': {
        const run = this.find(id);
        this.#end();
        if (run !== undefined) this.#announce(say`Finished: ${sayRun(run)}.`);
        break;
      }
      case 'failed':
        this.#giveUp(
          id,
          `${reply.sentence.replace(/\.?$/, '.')} What is finished is kept; resume to try the rest again.`,
        );
    }
  }

  /** Rows of another version or adapter would not make one table with what comes now. */
  #onOpened(id: string, engine: RunnerEngine): void {
    const run = this.find(id);
    const { active } = this.state;
    if (run === undefined || active === undefined) return;
    const { sweep, isQuick } = run;
    const provenance = createProvenance(sweep, engine);
    const finished = this.state.rows.get(id) ?? [];
    if (run.provenance !== undefined && finished.length > 0) {
      const found = { sweep, isQuick, provenance: run.provenance };
      const other = explainOther(found, { sweep, isQuick, provenance });
      if (other !== undefined) {
        this.#giveUp(
          id,
          `The finished points are of ${other}. With those of this page (version ${version}, ${engine.adapter}) they would not make one table: start the sweep anew.`,
        );
        return;
      }
    } else {
      this.#change(id, { provenance });
    }
    this.#update({ active: { ...active, phase: this.#phase(false), notice: engine.notice } });
    this.#runner?.run({ sweep, isQuick, finished });
    this.#announce(say`Running: ${sayRun(run)}.`);
  }

  #onRow(id: string, row: PointRow, seconds: number): void {
    const run = this.find(id);
    if (run === undefined) return;
    const rows = [...(this.state.rows.get(id) ?? []), row].sort((a, b) => a.point - b.point);
    this.#setRows(id, rows);
    this.#change(id, { seconds: run.seconds + seconds }, [row]);
    this.#announce(this.#sayCount(id));
  }

  #hold(isPaused: boolean): void {
    const { active } = this.state;
    if (active === undefined) return;
    this.#isPaused = isPaused;
    this.#giveWay();
    // The slice of work that is under way takes a moment still.
    const isUnderWay = active.phase === 'running' || active.phase === 'opening';
    if (isPaused) {
      this.#update({ active: { ...active, phase: isUnderWay ? 'pausing' : 'paused' } });
    } else {
      this.#update({ active: { ...active, phase: this.#phase(this.#isHeld) } });
    }
    this.#announce(isPaused ? say('Paused.') : say('Running.'));
  }

  get #isHeld(): boolean {
    return this.#isPaused || (this.#isLaboratoryBusy && !document.hidden);
  }

  #phase(isStanding: boolean): ActiveRun['phase'] {
    if (!isStanding) return this.#isPaused ? 'pausing' : 'running';
    return this.#isPaused ? 'paused' : 'waiting';
  }

  readonly #giveWay = (): void => this.#runner?.hold(this.#isHeld);

  #giveUp(id: string, sentence: string): void {
    this.#end();
    this.#fail(id, sentence);
    this.#announce(sentence);
  }

  #end(): void {
    this.#runner?.destroy();
    this.#runner = undefined;
    this.#update({ active: undefined });
  }

  #fail(id: string, sentence: string | undefined): void {
    const failures = new Map(this.state.failures);
    if (sentence === undefined) failures.delete(id);
    else failures.set(id, sentence);
    this.#update({ failures });
  }

  #sayCount(id: string): string {
    const run = this.find(id);
    if (run === undefined) return '';
    return `${run.finished} of ${countPoints(run.sweep)} points are finished.`;
  }

  async #list(): Promise<void> {
    let listed: readonly ListedRun[] = [];
    try {
      const store = await this.#opening;
      this.#update({ notKept: store.notKept });
      listed = await store.list();
    } catch (error) {
      this.#update({
        notKept: `The browser does not hand out the kept results (${reasonOf(error)}). Reload the page to try again.`,
      });
    }
    const known = this.state.runs ?? [];
    const kept = listed.filter(({ id }) => known.every((one) => one.id !== id));
    this.#update({ runs: [...known, ...kept] });
  }

  #write(task: (store: SweepStore) => Promise<void>): void {
    this.#writing = this.#writing.then(async () => {
      try {
        await task(await this.#opening);
      } catch (error) {
        this.#update({
          notKept: `The browser did not keep the last results (${reasonOf(error)}). Save them before you close this page.`,
        });
      }
    });
  }

  #setRows(id: string, rows: readonly PointRow[]): void {
    this.#update({ rows: new Map(this.state.rows).set(id, rows) });
  }

  #announce(announcement: string): void {
    this.#update({ announcement });
  }

  #update(change: Partial<SweepDeskState>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }
}

/** The message of an error, to be put in parentheses. */
function reasonOf(error: unknown): string {
  return messageOf(error).replace(/\.$/, '');
}
