import type { SceneReply } from './landscape-gallery-scene.ts';

/** What is needed of a Worker. */
export interface SceneWorker {
  postMessage(name: string): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SceneReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Scenes of landscapes, each computed once, in a Worker that is opened with the first: the mean of a loss over many
 * rows of data may take seconds. One after another in the order of asking; what is no longer wanted is left out.
 */
export class LandscapeScenes {
  readonly #startWorker: () => SceneWorker;
  readonly #known = new Map<string, SceneReply>();
  readonly #wanted = new Set<string>();
  readonly #onReply: (reply: SceneReply) => void;
  #worker: SceneWorker | undefined;
  #inWork: string | undefined;

  /** @param startWorker for tests; starts the Worker of `landscape-gallery-worker.ts` */
  constructor(onReply: (reply: SceneReply) => void, startWorker = startSceneWorker) {
    this.#onReply = onReply;
    this.#startWorker = startWorker;
  }

  /** The scene, or why there is none, once it is there. */
  get(name: string): SceneReply | undefined {
    return this.#known.get(name);
  }

  /** Wishes for a scene, or no longer; one that is there already is not announced again. */
  want(name: string, isWanted: boolean): void {
    if (!isWanted) this.#wanted.delete(name);
    else if (!this.#known.has(name)) this.#wanted.add(name);
    this.#next();
  }

  destroy(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#inWork = undefined;
    this.#wanted.clear();
  }

  #next(): void {
    const [name] = this.#wanted;
    if (name === undefined || this.#inWork !== undefined) return;
    this.#worker ??= this.#open();
    this.#inWork = name;
    this.#worker.postMessage(name);
  }

  #open(): SceneWorker {
    const worker = this.#startWorker();
    worker.onmessage = ({ data }) => this.#take(data);
    worker.onerror = ({ message }) => {
      worker.terminate();
      this.#worker = undefined;
      const error = message || 'the Worker that computes pictures did not start';
      if (this.#inWork !== undefined) this.#take({ name: this.#inWork, error });
    };
    return worker;
  }

  #take(reply: SceneReply): void {
    this.#inWork = undefined;
    this.#wanted.delete(reply.name);
    this.#known.set(reply.name, reply);
    this.#onReply(reply);
    this.#next();
  }
}

function startSceneWorker(): SceneWorker {
  return new Worker(new URL('./landscape-gallery-worker.ts', import.meta.url), { type: 'module' });
}
