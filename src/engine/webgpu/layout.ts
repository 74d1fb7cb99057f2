/**
 * Uniform structures, described once: the WGSL text and the packing both come from the same description.
 */

import type { ConstantOf } from '../../dynamics/constants.ts';
import { wgslLiteral } from '../../formula/wgsl.ts';

type FieldKind = keyof ConstantOf;

/** Size and alignment in bytes (WGSL, "Alignment and Size"). */
const FIELD = {
  u32: { size: 4, alignment: 4 },
  f32: { size: 4, alignment: 4 },
  vec2f: { size: 8, alignment: 8 },
  vec3f: { size: 12, alignment: 16 },
  mat4x4f: { size: 64, alignment: 16 },
  'array<vec4f, 16>': { size: 256, alignment: 16 },
  // A bit for each cell of a basin.
  'array<vec4u, 2048>': { size: 32768, alignment: 16 },
} as const;

function isInteger(kind: FieldKind): boolean {
  return kind === 'u32' || kind === 'array<vec4u, 2048>';
}

/** Uniform buffers are bound in whole 16-byte rows. */
const STRUCTURE_ALIGNMENT = 16;

/** Field names and kinds, in order. */
export type Fields = Readonly<Record<string, FieldKind>>;

/** Values of the fields. */
export type FieldValues<F extends Fields> = {
  readonly [Name in keyof F]: ConstantOf[F[Name]];
};

/** A uniform structure. */
export interface Layout<F extends Fields> {
  /** Name of the WGSL structure. */
  readonly name: string;
  /** Bytes of the packed structure. */
  readonly byteLength: number;
  /** The WGSL declaration `struct Name { … }`. */
  readonly wgsl: string;
  /**
   * Some values as an expression of WGSL, exactly those that `pack` writes; undefined where that cannot be had: for arrays, which
   * would be copied wherever they are read, and for numbers that are not finite in single precision.
   */
  write(values: FieldValues<F>): string | undefined;
  /** Bytes of some values. */
  pack(values: FieldValues<F>): ArrayBuffer;
  /** Values of some bytes: the inverse of `pack`, for tests. */
  unpack(bytes: ArrayBuffer): FieldValues<F>;
}

/**
 * Lays a structure out by WGSL's rules.
 *
 * @param name name of the WGSL structure
 * @param fields its fields; without any it gets one that nobody reads, since WGSL has no empty structure
 */
export function describeLayout<const F extends Fields>(name: string, fields: F): Layout<F> {
  const places: { field: string; kind: FieldKind; offset: number }[] = [];
  let end = 0;
  const entries = Object.entries(fields);
  for (const [field, kind] of entries.length > 0 ? entries : [['unused', 'u32'] as const]) {
    const { size, alignment } = FIELD[kind];
    const offset = Math.ceil(end / alignment) * alignment;
    places.push({ field, kind, offset });
    end = offset + size;
  }
  const byteLength = Math.ceil(end / STRUCTURE_ALIGNMENT) * STRUCTURE_ALIGNMENT;
  const members = places.map(({ field, kind }) => `  ${field}: ${kind},`);

  return {
    name,
    byteLength,
    wgsl: `struct ${name} {\n${members.join('\n')}\n}`,
    write(values) {
      const members: string[] = [];
      for (const { field, kind } of places) {
        const value: number | ArrayLike<number> = values[field] ?? 0;
        const components = typeof value === 'number' ? [value] : Array.from(value);
        const areFinite = components.every((component) => Number.isFinite(Math.fround(component)));
        if (kind.startsWith('array') || !areFinite) return undefined;
        const literals = components.map((component) =>
          isInteger(kind) ? `${component >>> 0}u` : wgslLiteral(component),
        );
        members.push(`${kind}(${literals.join(', ')})`);
      }
      return `${name}(${members.join(', ')})`;
    },
    pack(values) {
      const view = new DataView(new ArrayBuffer(byteLength));
      for (const { field, kind, offset } of places) {
        const value: number | ArrayLike<number> = values[field] ?? 0;
        const components = typeof value === 'number' ? [value] : Array.from(value);
        components.forEach((component, index) => {
          if (isInteger(kind)) view.setUint32(offset + 4 * index, component, true);
          else view.setFloat32(offset + 4 * index, component, true);
        });
      }
      return view.buffer;
    },
    unpack(bytes) {
      const view = new DataView(bytes);
      const values = places.map(({ field, kind, offset }) => {
        const components = Array.from({ length: FIELD[kind].size / 4 }, (_, index) =>
          isInteger(kind)
            ? view.getUint32(offset + 4 * index, true)
            : view.getFloat32(offset + 4 * index, true),
        );
        return [field, components.length === 1 ? components[0] : components];
      });
      return Object.fromEntries(values) as FieldValues<F>;
    },
  };
}
