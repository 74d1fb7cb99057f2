/** The kinds of numbers a method or noise model hands to its kernel, in WGSL's words. */
export type ConstantKind = 'f32' | 'vec2f' | 'vec3f';

/** Names and kinds of a model's constants; names are those of the shader twin, in snake case. */
export type ConstantKinds = Readonly<Record<string, ConstantKind>>;

/** The values that belong to some ConstantKinds. */
export type ConstantValues<Kinds extends ConstantKinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends 'f32'
    ? number
    : Kinds[Name] extends 'vec2f'
      ? readonly [number, number]
      : readonly [number, number, number];
};
