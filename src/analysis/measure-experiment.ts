import type { EscapeTimes, Simulation, Tally } from '../engine/engine.ts';
import type { PreparedExperiment } from '../experiment/prepared-experiment.ts';
import { type EscapeReading, readEscape } from './escape-reading.ts';
import { type Measurement, type MeasurementOptions, measureEscape } from './measure-escape.ts';
import { type Settling, settlingStepOf } from './settling.ts';

/**
 * Runs the simulation of an experiment until the experiment's own rule is met, and reads its mean escape time.
 *
 * @param settling when escapes come at a constant rate, as far as theory knows
 */
export async function measureExperiment(
  prepared: PreparedExperiment,
  simulation: Simulation,
  settling: Settling,
  watching: Pick<MeasurementOptions, 'onProgress' | 'signal'> = {},
): Promise<{ readonly measurement: Measurement; readonly mean: EscapeReading }> {
  const { until, afterEscape, method } = prepared.experiment;
  const read = (tally: Tally, times: EscapeTimes) => readEscape(prepared, tally, times, settling);
  const measurement = await measureEscape(simulation, {
    ...watching,
    until,
    afterEscape,
    settlingStep: settlingStepOf(settling, method.learningRate),
    isMeasured: (tally, times) => read(tally, times).state === 'measured',
  });
  return { measurement, mean: read(measurement.tally, measurement.times) };
}
