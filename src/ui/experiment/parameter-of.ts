import { LEARNING_RATE } from '../../dynamics/method.ts';
import { METHODS } from '../../dynamics/methods.ts';
import { BATCH_SIZE, type NoiseModel, TEMPERATURE } from '../../dynamics/noise.ts';
import { NOISE_MODELS } from '../../dynamics/noise-models.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { PARTICLES, SEED, SHARPNESS, SPREAD } from '../../experiment/parameters.ts';
import { findLandscape } from '../../landscapes/catalogue.ts';
import type { Parameter } from '../../parameter.ts';
import { symbolOf } from '../kit/math-text.ts';
import { BATCH_SIZES, rangeAround } from '../kit/slider-scale.ts';
import { coordinate } from './experiment-fields.ts';

/** Fields that belong to no landscape, method or noise model. */
const COMMON: Readonly<Record<string, Parameter>> = {
  'method.learningRate': LEARNING_RATE,
  'noise.batchSize': { ...BATCH_SIZE, slider: BATCH_SIZES },
  'noise.temperature': TEMPERATURE,
  'landscape.sharpness': SHARPNESS,
  'start.spread': SPREAD,
  'ensemble.particles': PARTICLES,
  'ensemble.seed': SEED,
};

/**
 * What is known of the number at a path of an experiment.
 *
 * A number of which nothing is known but its value gets a slider about it.
 *
 * @param value its present value
 */
export function parameterOf(field: string, experiment: Experiment, value: number): Parameter {
  const common = COMMON[field];
  if (common !== undefined) return common;
  const [group, , name = ''] = field.split('.');
  const known = parametersOf(group, experiment)?.[name];
  if (known !== undefined) return known;
  const last = field.split('.').at(-1) ?? field;
  return {
    ...coordinate(last),
    symbol: group === 'landscape' ? symbolOf(last) : '',
    slider: rangeAround(value),
  };
}

function parametersOf(
  group: string,
  { landscape, method, noise }: Experiment,
): Readonly<Record<string, Parameter>> | undefined {
  switch (group) {
    case 'landscape':
      return 'name' in landscape ? findLandscape(landscape.name).parameters : undefined;
    case 'method':
      return METHODS[method.name].parameters;
    case 'noise':
      return (NOISE_MODELS[noise.name] as NoiseModel).parameters;
    default:
      return undefined;
  }
}
