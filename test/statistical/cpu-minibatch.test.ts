import { describe } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeMinibatch } from '../contract/minibatch.ts';

describe('CPU engine, minibatches', () => describeMinibatch(async () => createCpuEngine()));
