import { expect, test } from 'vitest';
import { liftFunctions } from '../../../src/engine/webgpu/lanes.ts';

const TEXT = `
/// Of one particle.
fn one_distance(from: vec2f, to: vec2f) -> f32 { return length(to - from); }
fn one_shift(theta: vec2f, flag: bool) -> vec2f { return theta; }
fn one_store(at: u32, value: f32) {
  output[at] = value;
}
fn helper(x: f32) -> f32 { return x; }
`;

test('functions of one particle are called lane by lane', () => {
  expect(liftFunctions(TEXT, 2)).toBe(
    `fn each_distance(from: Vectors, to: Vectors) -> Floats {
  let result0 = one_distance(vec2f(from[0][0], from[1][0]), vec2f(to[0][0], to[1][0]));
  let result1 = one_distance(vec2f(from[0][1], from[1][1]), vec2f(to[0][1], to[1][1]));
  return Floats(result0, result1);
}
fn each_shift(theta: Vectors, flag: Flags) -> Vectors {
  let result0 = one_shift(vec2f(theta[0][0], theta[1][0]), flag[0]);
  let result1 = one_shift(vec2f(theta[0][1], theta[1][1]), flag[1]);
  return Vectors(Floats(result0.x, result1.x), Floats(result0.y, result1.y));
}
fn each_store(at: Words, value: Floats) {
  one_store(at[0], value[0]);
  one_store(at[1], value[1]);
}`,
  );
});

test('with one lane they are called as they are', () => {
  expect(liftFunctions(TEXT, 1)).toContain(
    `fn each_shift(theta: Vectors, flag: Flags) -> Vectors {
  let result0 = one_shift(theta, flag);
  return Vectors(result0);
}`,
  );
});

test('a type that has no lanes is refused', () => {
  expect(() => liftFunctions('fn one_x(m: mat2x2f) -> f32 {', 2)).toThrow(
    'The WGSL type mat2x2f is not lifted to lanes.',
  );
});
