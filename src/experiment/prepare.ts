import type { ConstantKinds, ConstantValues } from '../dynamics/constants.ts';
import type { Method, MethodContext } from '../dynamics/method.ts';
import { METHODS } from '../dynamics/methods.ts';
import type { NoiseContext, NoiseModel } from '../dynamics/noise.ts';
import { NOISE_MODELS } from '../dynamics/noise-models.ts';
import { FormulaError } from '../formula/parse.ts';
import { findLandscape } from '../landscapes/catalogue.ts';
import { type Domain, scalePoint } from '../landscapes/geometry.ts';
import { createLandscape, type Landscape, landscapeSource } from '../landscapes/landscape.ts';
import type { RowLoss } from '../landscapes/mean/row-loss.ts';
import { messageOf } from '../message-of.ts';
import { findEscapeRoute } from '../topography/escape-route.ts';
import { placeRegion } from './escape-region.ts';
import type { Experiment } from './experiment.ts';
import { findGapAtStart, findGapWithinReach } from './gaps.ts';
import type { Model, ModelData } from './model.ts';
import type { Gap, PreparedExperiment } from './prepared-experiment.ts';
import { ExperimentError } from './problem.ts';
import { readTypedNoise } from './typed-noise.ts';
import { findWarnings } from './warnings.ts';

/** A particle counts as diverged when |x| or |y| exceeds the domain's largest coordinate so many times. */
const DIVERGENCE_FACTOR = 100;

/**
 * Works out what an experiment means: the landscape's derivatives, the route of the escape, the constants of the noise.
 *
 * Start and escape region are stated at sharpness 1 and are drawn together with the landscape about its minimum.
 *
 * @throws ExperimentError where the formula cannot be read or has no value at the start, or the noise model does not apply
 */
export function prepareExperiment(experiment: Experiment): PreparedExperiment {
  const { method, noise, ensemble, afterEscape } = experiment;
  const landscape = readLandscape(experiment);
  const scale = 1 / Math.sqrt(landscape.sharpness);
  const at = scalePoint(experiment.start.at, landscape.anchor, scale);
  const typed = readTypedNoise(experiment, landscape, experiment.landscape.parameters);
  const functions = {
    lossProgram: landscape.lossProgram,
    gradientProgram: landscape.gradientProgram,
    hessianProgram: landscape.hessianProgram,
    ...(landscape.rows && { data: modelData(landscape.rows) }),
    start: { at, spread: experiment.start.spread * scale },
  };
  const namedNoise = { name: noise.name, ...(typed && { covarianceProgram: typed.program }) };
  // Before anything is looked for that starts there.
  refuse(
    findGapAtStart({
      experiment,
      landscape,
      model: { ...functions, noise: namedNoise, escape: experiment.escape },
    }),
  );
  const region = placeRegion(experiment.escape, landscape, at);
  const route = findEscapeRoute(landscape, at, region);
  const context: NoiseContext = {
    learningRate: method.learningRate,
    temperature: noise.temperature ?? 0,
    batchSize: noise.batchSize ?? 1,
    parameters: noise.parameters,
    route,
  };
  const model: Model = {
    ...functions,
    method: prepareMethod(experiment),
    noise: { ...namedNoise, constants: noiseConstants(experiment, context) },
    escape: region,
    afterEscape,
    divergenceBound: DIVERGENCE_FACTOR * largestCoordinate(landscape.domain),
    domain: landscape.domain,
    particleCount: ensemble.particles,
    seed: ensemble.seed,
  };
  const sampleCovariance = typed?.covariance ?? landscape.rows?.covariance;
  const gap = findGapWithinReach({ experiment, landscape, model, sampleCovariance });
  const prepared = { experiment, landscape, route, model, sampleCovariance, gap };
  return { ...prepared, warnings: findWarnings(prepared) };
}

function refuse(gap: Gap | undefined): void {
  if (gap === undefined) return;
  const { field, sentence } = gap;
  throw new ExperimentError([{ field, message: `${field}: ${sentence}` }]);
}

function readLandscape({ landscape, start }: Experiment): Landscape {
  try {
    if ('name' in landscape) {
      const definition = findLandscape(landscape.name);
      return createLandscape(
        landscapeSource(definition, landscape.parameters, landscape.sharpness),
      );
    }
    const { parameters, domain, sharpness } = landscape;
    const source = { parameters, domain, sharpness, anchor: start.at };
    return 'rowLoss' in landscape
      ? createLandscape({ ...source, formula: landscape.rowLoss, data: landscape.data })
      : createLandscape({ ...source, formula: landscape.formula });
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const field = 'rowLoss' in landscape ? 'landscape.rowLoss' : 'landscape.formula';
    throw new ExperimentError([{ field, message: `${field}: ${error.message}` }]);
  }
}

function prepareMethod({ method, noise }: Experiment): Model['method'] {
  const rule: Method = METHODS[method.name];
  const context: MethodContext = {
    learningRate: method.learningRate,
    temperature: noise.temperature ?? 0,
    parameters: method.parameters,
  };
  return {
    name: method.name,
    constants: rule.computeConstants(context),
    memory: rule.countMemory(method.parameters),
    startingSpread: rule.computeStartingSpread?.(context) ?? 0,
  };
}

/** The columns that the loss of a row uses, row by row. */
function modelData({ table, columns, gradientProgram }: RowLoss): ModelData {
  const values = table.rows.flatMap((row) => columns.map((column) => row[column]));
  return { rowCount: table.rows.length, values: Float32Array.from(values), gradientProgram };
}

function noiseConstants(
  { noise }: Experiment,
  context: NoiseContext,
): ConstantValues<ConstantKinds> {
  const model: NoiseModel = NOISE_MODELS[noise.name];
  try {
    return model.computeConstants(context);
  } catch (error) {
    const message = messageOf(error);
    throw new ExperimentError([{ field: 'noise.name', message }]);
  }
}

function largestCoordinate(domain: Domain): number {
  return Math.max(...domain.flat().map(Math.abs));
}
