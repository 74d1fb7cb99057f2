/** Calls on a simulation that lives in a Worker or a thread. */

import type { Model } from '../../experiment/model.ts';
import type { Density, EscapeTimes, Tally } from '../engine.ts';
import type { ParticleRange } from './ensemble.ts';

/** What the reading methods answer with: plain data. */
export interface Readings {
  readonly readTally: Tally;
  readonly readEscapeTimes: EscapeTimes;
  readonly readPassages: Uint32Array;
  readonly readPositions: Float32Array;
  readonly readDensity: Density;
}

type Request =
  | { readonly method: 'create'; readonly model: Model; readonly range: ParticleRange }
  | { readonly method: 'advance'; readonly stepCount: number }
  | { readonly method: keyof Readings; readonly count?: number };

/** A request on its way: a model first, then methods of the simulation. */
export type Call = Request & { readonly id: number };

/** The answer to a call. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** A simulation elsewhere, or a part of one. */
export interface Remote {
  create(model: Model, range: ParticleRange): Promise<void>;
  advance(stepCount: number): Promise<void>;
  /** @param count for `readPositions`: how many particles, all unless told */
  read<Name extends keyof Readings>(method: Name, count?: number): Promise<Readings[Name]>;
  /** Whether no call is under way. */
  readonly isIdle: boolean;
  /** To be called with every reply that arrives. */
  receive(reply: Reply): void;
  /** Rejects all calls under way, and all that follow. */
  fail(message: string): void;
}

/** @param send hands a call over to the far side */
export function createRemote(send: (call: Call) => void): Remote {
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let count = 0;
  let failure: string | undefined;
  const ask = (request: Request): Promise<unknown> => {
    if (failure !== undefined) return Promise.reject(new Error(failure));
    const id = count++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ id, ...request });
    });
  };
  return {
    create: async (model, range) => void (await ask({ method: 'create', model, range })),
    advance: async (stepCount) => void (await ask({ method: 'advance', stepCount })),
    read: <Name extends keyof Readings>(method: Name, count?: number) =>
      ask({ method, ...(count !== undefined && { count }) }) as Promise<Readings[Name]>,
    get isIdle() {
      return waiting.size === 0 && failure === undefined;
    },
    receive(reply) {
      const call = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('error' in reply) call?.reject(new Error(reply.error));
      else call?.resolve(reply.value);
    },
    fail(message) {
      failure ??= message;
      for (const { reject } of waiting.values()) reject(new Error(message));
      waiting.clear();
    },
  };
}
