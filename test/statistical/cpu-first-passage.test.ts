import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeFirstPassage, QUARTIC_CASES } from '../contract/first-passage.ts';

// One thread has time for the shorter way, to the saddle; the GPU's engine takes both.
const toTheSaddle = QUARTIC_CASES.filter(({ target }) => target === 0);

describeFirstPassage(async () => createCpuEngine(), toTheSaddle);
