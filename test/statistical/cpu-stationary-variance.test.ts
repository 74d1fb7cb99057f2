import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { describeStationaryVariance } from '../contract/stationary-variance.ts';

// ±4.8 % at the same false-failure rate; the twin on the GPU, bit for bit the same numbers but for round-off, takes the rest.
describeStationaryVariance(async () => createCpuEngine(), 32_768);
