/** Joins the WGSL files of `shaders/` with what TypeScript derives: structures, constants, the landscape. */

import { METHODS } from '../../dynamics/methods.ts';
import { NOISE_MODELS } from '../../dynamics/noise-models.ts';
import type { Model } from '../../experiment/model.ts';
import { number } from '../../formula/expression.ts';
import { compileProgram, type Program } from '../../formula/program.ts';
import {
  emitWgslFunction,
  type Lanes,
  POSITION_SIGNATURE,
  type WgslSignature,
  wgslTypeOf,
} from '../../formula/wgsl.ts';
import type { EscapeRegion } from '../../landscapes/escape-region.ts';
import { BASIN_NODES } from '../../landscapes/escape-region.ts';
import { STREAM, THREEFRY_ROUNDS } from '../../random/threefry.ts';
import { stepBinCount } from '../../statistics/step-bins.ts';
import { DENSITY_SIZE, DIVERGED, NOT_PASSED } from '../engine.ts';
import { type AdapterTraits, HARDWARE } from './adapter-traits.ts';
import { declareLanes, liftFunctions } from './lanes.ts';
import { describeLayout, type Fields, type FieldValues, type Layout } from './layout.ts';

const FILES = import.meta.glob<string>('../../../shaders/**/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Text of a file in `shaders/`, e.g. `noise/white.wgsl`. */
export function shaderFile(path: string): string {
  const text = FILES[`../../../shaders/${path}`];
  if (text === undefined) throw new Error(`There is no file shaders/${path}.`);
  return text;
}

/** Invocations of a workgroup. */
export const WORKGROUP_SIZE = 64;

/** Positions of the counters in their buffer, in words; all but one are wide and take two, low word first. */
export const COUNTER = {
  EVENT_COUNT: 0,
  DIVERGED_AT_RISK_COUNT: 2,
  SETTLED_EXPOSURE: 4,
  DIVERGED_COUNT: 6,
  /** Histograms of wide counters, by the bins of `statistics/step-bins.ts`. */
  ESCAPE_TIMES: 8,
  DIVERGENCE_TIMES: 8 + 2 * stepBinCount,
} as const;
export const COUNTER_WORDS = COUNTER.DIVERGENCE_TIMES + 2 * stepBinCount;
/** The counters that a tally takes lie before the histograms. */
export const TALLY_WORDS = COUNTER.ESCAPE_TIMES;

/** Words of the density buffer: the cells, then those outside. */
export const OUTSIDE_CELL = DENSITY_SIZE * DENSITY_SIZE;
export const DENSITY_WORDS = OUTSIDE_CELL + 1;

/** What stays the same during a run. */
export const RUN_LAYOUT = describeLayout('Run', {
  start: 'vec2f',
  domain_origin: 'vec2f',
  cells_per_unit: 'vec2f',
  spread: 'f32',
  memory_spread: 'f32',
  seed: 'u32',
  divergence_bound_bits: 'u32',
});

/** What a dispatch does. */
export const BATCH_LAYOUT = describeLayout('Batch', {
  first_particle: 'u32',
  end_particle: 'u32',
  first_step: 'u32',
  step_count: 'u32',
});

/** Numbering of the bindings in group 0. */
export const BINDING = {
  run: 0,
  method: 1,
  noise: 2,
  escape: 3,
  batch: 4,
  positions: 5,
  passages: 6,
  births: 7,
  counters: 8,
  ages: 9,
  cells: 10,
  memories: 11,
  rows: 12,
} as const;

const AFTER_ESCAPE = { stop: 'STOP', restart: 'RESTART', continue: 'CONTINUE' } as const;

/** The constants of an escape region as its shader file wants them. */
function escapeConstants(region: EscapeRegion): { fields: Fields; values: FieldValues<Fields> } {
  switch (region.kind) {
    case 'half-plane':
      return {
        fields: { normal: 'vec2f', offset: 'f32' },
        values: { normal: region.normal, offset: region.offset },
      };
    case 'disc':
    case 'outside-disc':
      return {
        fields: { center: 'vec2f', radius_squared: 'f32' },
        values: { center: region.center, radius_squared: region.radius ** 2 },
      };
    case 'level':
      return { fields: { level: 'f32' }, values: { level: region.value } };
    case 'leave-basin': {
      if (region.basin === undefined) throw new Error('The basin has not been worked out.');
      const { domain, distances } = region.basin;
      const [[left, right], [bottom, top]] = domain;
      return {
        fields: { origin: 'vec2f', cells_per_unit: 'vec2f', distances: 'array<vec4u, 2048>' },
        values: {
          origin: [left, bottom],
          cells_per_unit: [(BASIN_NODES - 1) / (right - left), (BASIN_NODES - 1) / (top - bottom)],
          distances: new Uint32Array(distances.buffer, distances.byteOffset, distances.length / 2),
        },
      };
    }
  }
}

/** A structure of numbers that stay the same during a run: what WGSL is told of it, and the bytes of its buffer. */
interface RunConstants {
  readonly wgsl: string;
  readonly bytes: ArrayBuffer;
}

/**
 * Declares such a structure under a name.
 *
 * @param numbers whether its values stand in the text, where they can, or are read from its buffer
 */
function declareConstants<F extends Fields>(
  name: 'run' | 'method' | 'noise' | 'escape',
  layout: Layout<F>,
  values: FieldValues<F>,
  numbers: AdapterTraits['numbers'],
): RunConstants {
  const written = numbers === 'in-text' ? layout.write(values) : undefined;
  const declaration =
    written === undefined
      ? `@group(0) @binding(${BINDING[name]}) var<uniform> ${name}: ${layout.name};`
      : `const ${name} = ${written};`;
  return { wgsl: `${layout.wgsl}\n${declaration}`, bytes: layout.pack(values) };
}

/** All numbers of a model that stay the same during a run. */
function modelConstants(model: Model, { numbers }: AdapterTraits) {
  const { method, noise } = model;
  const [[left, right], [bottom, top]] = model.domain;
  const region = escapeConstants(model.escape);
  const methodLayout = describeLayout<Fields>('MethodConstants', METHODS[method.name].constants);
  const noiseLayout = describeLayout<Fields>('NoiseConstants', NOISE_MODELS[noise.name].constants);
  const escapeLayout = describeLayout<Fields>('EscapeConstants', region.fields);
  return {
    run: declareConstants(
      'run',
      RUN_LAYOUT,
      {
        start: model.start.at,
        domain_origin: [left, bottom],
        cells_per_unit: [DENSITY_SIZE / (right - left), DENSITY_SIZE / (top - bottom)],
        spread: model.start.spread,
        memory_spread: method.startingSpread,
        seed: model.seed,
        divergence_bound_bits: bitsOf(model.divergenceBound),
      },
      numbers,
    ),
    method: declareConstants('method', methodLayout, method.constants, numbers),
    noise: declareConstants('noise', noiseLayout, noise.constants, numbers),
    escape: declareConstants('escape', escapeLayout, region.values, numbers),
  };
}

/** A model as WGSL, with the bytes of its uniform buffers. */
export interface ModelShader {
  readonly code: string;
  readonly uniforms: Readonly<Record<'run' | 'method' | 'noise' | 'escape', ArrayBuffer>>;
}

/** Constants that the files in `shaders/` expect. */
function constants(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `const ${name} = ${value}u;`)
    .join('\n');
}

/** The random-number file with what it needs, which test shaders use too. */
export function randomShader(
  { rotation, lanes }: Pick<AdapterTraits, 'rotation' | 'lanes'> = HARDWARE,
  rounds: 13 | 20 = THREEFRY_ROUNDS,
): string {
  return [
    declareLanes(lanes),
    constants({ THREEFRY_ROUNDS: rounds }),
    shaderFile(`rotate/${rotation}.wgsl`),
    shaderFile('random.wgsl'),
  ].join('\n');
}

/** The smallest f32 bit pattern of which anything larger in magnitude counts as diverged. */
function bitsOf(value: number): number {
  return new Uint32Array(new Float32Array([value]).buffer)[0];
}

/** Stands for a covariance where none is typed, so that every shader has the function. */
const NO_COVARIANCE = compileProgram(['x', 'y'], [number(0), number(0), number(0)]);

/** The landscape's functions of θ, and the gradient of one row where it has data. */
function writeLandscape(
  { lossProgram, gradientProgram, hessianProgram, data }: Model,
  lanes: Lanes,
): string {
  return [
    writeFunction('loss', lossProgram, lanes),
    writeFunction('gradient', gradientProgram, lanes),
    writeFunction('hessian', hessianProgram, lanes),
    data === undefined
      ? 'fn row_gradient(theta: Vectors, row: Words) -> Vectors { return Vectors(); }'
      : emitWgslFunction(
          'row_gradient',
          data.gradientProgram,
          rowSignature(data.gradientProgram, lanes),
        ),
  ].join('\n');
}

/** A function of θ; a program that also takes columns of the data is its mean over all rows. */
function writeFunction(name: string, program: Program, lanes: Lanes): string {
  const isOfRow = program.inputs.length > 2;
  if (!isOfRow) return emitWgslFunction(name, program);
  const type = wgslTypeOf(program);
  return `${emitWgslFunction(`${name}_of_row`, program, rowSignature(program, lanes))}
fn ${name}(theta: Vectors) -> ${type} {
  var sum = ${type}();
  for (var row = 0u; row < ROW_COUNT; row++) { sum += ${name}_of_row(theta, Words(row)); }
  return (1.0 / f32(ROW_COUNT)) * sum;
}
`;
}

/** A function of θ and, lane by lane, the number of a row: every input beyond x and y is a column, in the order of the data. */
function rowSignature({ inputs }: Program, lanes: Lanes): WgslSignature {
  const columns = inputs.slice(2);
  const cell = (row: string, column: number) => `rows[${columns.length}u * ${row} + ${column}u]`;
  return {
    parameters: 'theta: Vectors, row: Words',
    inputs: [
      ...POSITION_SIGNATURE.inputs,
      ...columns.map((_, column) => {
        if (lanes === 1) return cell('row', column);
        const cells = Array.from({ length: lanes }, (_, lane) => cell(`row[${lane}]`, column));
        return `Floats(${cells.join(', ')})`;
      }),
    ],
  };
}

/** Where particles rest once they have escaped, a graphics card has nobody waiting for them: it need not look at all. */
function stepsTogether({ afterEscape }: Model, traits: AdapterTraits): number {
  return afterEscape === 'stop' && !traits.isSoftware ? 2 ** 31 : traits.stepsTogether;
}

/** Writes the whole shader of a model: kernel, density and everything they call. */
export function writeModelShader(model: Model, traits: AdapterTraits): ModelShader {
  const runConstants = modelConstants(model, traits);
  const inLanes = [shaderFile(`escape/${model.escape.kind}.wgsl`), shaderFile('advance.wgsl')];
  const code = [
    constants({
      WORKGROUP_SIZE,
      DENSITY_SIZE,
      BASIN_NODES,
      OUTSIDE_CELL,
      NOT_PASSED,
      DIVERGED,
      ...COUNTER,
      STREAM_STEP: STREAM.step,
      STREAM_START: STREAM.start,
      STREAM_MEMORY: STREAM.memory,
      STREAM_MORE: STREAM.more,
      MEMORY: model.method.memory,
      ROW_COUNT: model.data?.rowCount ?? 0,
      STOP: 0,
      RESTART: 1,
      CONTINUE: 2,
    }),
    `const AFTER_ESCAPE = ${AFTER_ESCAPE[model.afterEscape]};`,
    `const STEPS_TOGETHER = ${stepsTogether(model, traits)}u;`,
    ...Object.values(runConstants).map(({ wgsl }) => wgsl),
    BATCH_LAYOUT.wgsl,
    `@group(0) @binding(${BINDING.batch}) var<uniform> batch: Batch;`,
    `@group(0) @binding(${BINDING.positions}) var<storage, read_write> positions: array<vec2f>;`,
    `@group(0) @binding(${BINDING.passages}) var<storage, read_write> passages: array<u32>;`,
    `@group(0) @binding(${BINDING.births}) var<storage, read_write> births: array<u32>;`,
    ...(['counters', 'ages', 'cells'] as const).map(
      (name) =>
        `@group(0) @binding(${BINDING[name]}) var<storage, read_write> ${name}: array<atomic<u32>>;`,
    ),
    `@group(0) @binding(${BINDING.memories}) var<storage, read_write> memories: array<vec2f>;`,
    `@group(0) @binding(${BINDING.rows}) var<storage, read> rows: array<f32>;`,
    randomShader(traits),
    shaderFile('step.wgsl'),
    writeLandscape(model, traits.lanes),
    emitWgslFunction('noise_covariance', model.noise.covarianceProgram ?? NO_COVARIANCE),
    shaderFile(`noise/${model.noise.name}.wgsl`),
    shaderFile(`methods/${model.method.name}.wgsl`),
    ...inLanes,
    liftFunctions(inLanes.join('\n'), traits.lanes),
    shaderFile('density.wgsl'),
  ].join('\n');
  const { run, method, noise, escape: target } = runConstants;
  return {
    code,
    uniforms: { run: run.bytes, method: method.bytes, noise: noise.bytes, escape: target.bytes },
  };
}
