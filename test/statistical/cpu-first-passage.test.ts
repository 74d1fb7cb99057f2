import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeFirstPassage } from '../contract/first-passage.ts';

describeFirstPassage(async () => createCpuEngine());
