import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeFirstPassage, QUARTIC_CASES } from '../contract/first-passage.ts';

// One thread has time for the shorter way, to the saddle, and for a quarter of the particles; the GPU's engine takes both ways, and
// `npm run bench:browser` holds either engine to 0.3 % with 400 000 particles.
const toTheSaddle = QUARTIC_CASES.filter(({ target }) => target === 0);

describeFirstPassage(async () => createCpuEngine(), toTheSaddle, 0.01);
