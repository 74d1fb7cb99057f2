/** Particles side by side: what TypeScript derives for `shaders/` from the number of lanes. */

import { type Lanes, laneTypes } from '../../formula/wgsl.ts';

/** The types of so many lanes, their number, and the number of each. */
export function declareLanes(lanes: Lanes): string {
  const numbers = Array.from({ length: lanes }, (_, lane) => `${lane}u`);
  return `${laneTypes(lanes)}
const LANES = ${lanes}u;
const LANE_NUMBERS = Words(${numbers.join(', ')});`;
}

/** What a type of one particle's is in all lanes. */
const IN_LANES: Readonly<Record<string, string>> = {
  u32: 'Words',
  f32: 'Floats',
  bool: 'Flags',
  vec2f: 'Vectors',
};

/** `fn one_name(parameters) -> result {` */
const FUNCTION_OF_ONE = /^fn one_(\w+)\(([^)]*)\)(?: -> (\w+))? \{/gm;

/**
 * For every function `one_name` of one particle in a WGSL text the function `each_name`, which calls it for each lane. Written out
 * lane by lane: software adapters take longer over loops.
 */
export function liftFunctions(text: string, lanes: Lanes): string {
  return Array.from(text.matchAll(FUNCTION_OF_ONE), ([, name, parameters, result]) =>
    liftFunction(
      name,
      parameters.split(',').map((parameter) => parameter.split(':').map((word) => word.trim())),
      result,
      lanes,
    ),
  ).join('\n');
}

function liftFunction(
  name: string,
  parameters: readonly (readonly string[])[],
  result: string | undefined,
  lanes: Lanes,
): string {
  const list = parameters.map(([parameter, type]) => `${parameter}: ${inLanes(type)}`).join(', ');
  const calls = Array.from({ length: lanes }, (_, lane) => {
    const given = parameters.map(([parameter, type]) => componentOf(parameter, type, lane, lanes));
    return `one_${name}(${given.join(', ')})`;
  });
  if (result === undefined) return `fn each_${name}(${list}) {\n  ${calls.join(';\n  ')};\n}`;
  const lines = calls.map((call, lane) => `  let result${lane} = ${call};`);
  const type = inLanes(result);
  const results = calls.map((_, lane) => `result${lane}`);
  const joined =
    result === 'vec2f' && lanes > 1
      ? ['x', 'y'].map((axis) => `Floats(${results.map((one) => `${one}.${axis}`).join(', ')})`)
      : results;
  lines.push(`  return ${type}(${joined.join(', ')});`);
  return `fn each_${name}(${list}) -> ${type} {\n${lines.join('\n')}\n}`;
}

function inLanes(type: string): string {
  const lifted = IN_LANES[type];
  if (lifted === undefined) throw new Error(`The WGSL type ${type} is not lifted to lanes.`);
  return lifted;
}

/** What one lane has of a parameter. */
function componentOf(parameter: string, type: string, lane: number, lanes: Lanes): string {
  if (lanes === 1) return parameter;
  if (type !== 'vec2f') return `${parameter}[${lane}]`;
  return `vec2f(${parameter}[0][${lane}], ${parameter}[1][${lane}])`;
}
