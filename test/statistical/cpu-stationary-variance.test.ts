import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeStationaryVariance } from '../contract/stationary-variance.ts';

describeStationaryVariance(async () => createCpuEngine());
