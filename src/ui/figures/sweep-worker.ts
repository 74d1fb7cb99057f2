/**
 * The Worker of `sweep-runner.ts`: an engine of its own, the exact solvers and the sweep, all away from the page, which draws
 * its frames meanwhile.
 */

import { reportTheory } from '../../analysis/theory.ts';
import type { Engine } from '../../engine/engine.ts';
import { messageOf } from '../../message-of.ts';
import { runSweep, type SweepProgress } from '../../sweep/run-sweep.ts';
import { openEngine } from '../run/open-engine.ts';
import type { RunCall, SweepCall, SweepReply } from './sweep-calls.ts';
import { SweepGate, withGate } from './sweep-gate.ts';

/** Milliseconds between two messages on how far it is. */
const PROGRESS_INTERVAL = 250;

const send = (reply: SweepReply): void => self.postMessage(reply);
const gate = new SweepGate((isWaiting) => send({ kind: 'waiting', isWaiting }));
let engine: Engine | undefined;

self.addEventListener('message', ({ data }: MessageEvent<SweepCall>) => {
  if (data.kind === 'hold') gate.hold(data.isHeld);
  else void answer(data.kind === 'open' ? open() : run(data));
});

async function answer(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    send({ kind: 'failed', sentence: messageOf(error) });
  }
}

async function open(): Promise<void> {
  const opened = await openEngine();
  engine = opened.engine;
  const { kind, adapterName } = engine;
  send({ kind: 'opened', engine: kind, adapter: adapterName, notice: opened.notice });
}

async function run({ sweep, isQuick, finished }: RunCall): Promise<void> {
  if (engine === undefined) throw new Error('No engine has been opened for this sweep.');
  let last = performance.now();
  let lastStanding = gate.standing;
  /** Seconds of computing since this was asked the last time. */
  const takeSeconds = (): number => {
    const [now, standing] = [performance.now(), gate.standing];
    const seconds = (now - last - (standing - lastStanding)) / 1000;
    [last, lastStanding] = [now, standing];
    return seconds;
  };
  await runSweep(sweep, {
    engine: withGate(engine, gate),
    isQuick,
    finished,
    solve: async (prepared) => {
      await gate.pass();
      return reportTheory(prepared);
    },
    onRow: (row) => send({ kind: 'row', row, seconds: takeSeconds() }),
    onProgress: createReporter(),
  });
  send({ kind: 'finished' });
}

/** Says a few times a second what is being done, and how long the rest is likely to take. */
function createReporter(): (progress: SweepProgress) => void {
  let sentAt = 0;
  let saying = '';
  let began = { at: 0, standing: 0 };
  return ({ finished, total, doing, workDone, workLeft }) => {
    const now = performance.now();
    // Planning takes its time, but none of this work.
    if (workDone === 0) began = { at: now, standing: gate.standing };
    if (doing === saying && now - sentAt < PROGRESS_INTERVAL) return;
    [sentAt, saying] = [now, doing];
    const elapsed = now - began.at - (gate.standing - began.standing);
    const secondsLeft = workDone > 0 ? (elapsed * workLeft) / workDone / 1000 : null;
    send({ kind: 'progress', progress: { finished, total, doing, secondsLeft } });
  };
}
