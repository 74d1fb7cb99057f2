import { createCpuEngine } from '../src/engine/cpu/engine.ts';
import { measureAccuracy } from './accuracy.ts';

measureAccuracy(async () => createCpuEngine());
