/** The kinds of numbers a method or noise model hands to its kernel, in WGSL's words, and what they are here. */
export interface ConstantOf {
  readonly u32: number;
  /** 2048 words of bits, four to a row of uniform memory. */
  readonly 'array<vec4u, 2048>': ArrayLike<number>;
  readonly f32: number;
  readonly vec2f: readonly [number, number];
  readonly vec3f: readonly [number, number, number];
  /** Column by column. */
  readonly mat4x4f: ArrayLike<number>;
  /** 64 numbers, four to a row of uniform memory. */
  readonly 'array<vec4f, 16>': ArrayLike<number>;
}

/** Names and kinds of a model's constants; names are those of the shader twin, in snake case. */
export type ConstantKinds = Readonly<Record<string, keyof ConstantOf>>;

/** The values that belong to some ConstantKinds. */
export type ConstantValues<Kinds extends ConstantKinds> = {
  readonly [Name in keyof Kinds]: ConstantOf[Kinds[Name]];
};
