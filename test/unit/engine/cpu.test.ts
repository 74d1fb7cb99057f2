import { describe } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { describeEngine } from '../../contract/engine.ts';

describe('CPU engine', () => describeEngine(async () => createCpuEngine()));
