import { expect, it } from 'vitest';
import { describeLayout } from '../../src/engine/webgpu/layout.ts';
import { runKernel } from './kernel.ts';

const LAYOUT = describeLayout('Sample', {
  count: 'u32',
  direction: 'vec2f',
  scale: 'f32',
  root: 'vec3f',
  offset: 'f32',
  other: 'vec3f',
  turn: 'mat4x4f',
  seed: 'u32',
});

/** Values that f32 holds exactly. */
const VALUES = {
  count: 4294967295,
  direction: [0.5, -2],
  scale: 0.1328125,
  root: [1, 2, 3],
  offset: -7.25,
  other: [4, 5, 6],
  turn: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  seed: 17,
} as const;

it('gives back what was packed', () => {
  expect(LAYOUT.unpack(LAYOUT.pack(VALUES))).toEqual(VALUES);
});

it('lays fields out as WGSL does: a shader that copies each field by name writes the same bytes', async () => {
  const assignments = Object.entries(VALUES).map(([field, value]) => {
    const text =
      typeof value === 'number'
        ? field === 'count' || field === 'seed'
          ? `${value}u`
          : `${value}f`
        : `${value.length === 16 ? 'mat4x4f' : `vec${value.length}f`}(${value.join(', ')})`;
    return `output.${field} = ${text};`;
  });
  const bytes = await runKernel(
    `${LAYOUT.wgsl}
    @group(0) @binding(0) var<storage, read_write> output: Sample;
    @compute @workgroup_size(1) fn main() { ${assignments.join(' ')} }`,
    1,
    LAYOUT.byteLength,
  );
  expect(LAYOUT.unpack(bytes)).toEqual(VALUES);
  expect(new Uint8Array(bytes)).toEqual(new Uint8Array(LAYOUT.pack(VALUES)));
});

it('writes values into the text as it packs them into a buffer', async () => {
  const bytes = await runKernel(
    `${LAYOUT.wgsl}
    const values = ${LAYOUT.write(VALUES)};
    @group(0) @binding(0) var<storage, read_write> output: Sample;
    @compute @workgroup_size(1) fn main() { output = values; }`,
    1,
    LAYOUT.byteLength,
  );
  expect(LAYOUT.unpack(bytes)).toEqual(VALUES);
});

it('leaves to the buffer what no text can say', () => {
  const bounds = describeLayout('Bounds', { far: 'f32' });
  expect(bounds.write({ far: 0.5 })).toBe('Bounds(f32(0.5f))');
  expect(bounds.write({ far: Number.POSITIVE_INFINITY })).toBeUndefined();
  // Beyond single precision.
  expect(bounds.write({ far: 1e60 })).toBeUndefined();
  const table = describeLayout('Table', { inside: 'array<vec4u, 2048>' });
  expect(table.write({ inside: new Uint32Array(2048) })).toBeUndefined();
});

it('gives a structure without fields one that nobody reads, for WGSL has no empty one', () => {
  const empty = describeLayout('Empty', {});
  expect(empty.wgsl).toMatch(/unused: u32/);
  expect(empty.byteLength).toBe(16);
  expect(empty.pack({}).byteLength).toBe(16);
});
