// Rotation of the bits of an integer for SwiftShader, which shifts vectors lane by lane: a shift costs it as much as
// sixteen other operations. The same integers, without shifts where that is possible.

/// `distance` is a constant wherever this is called, so that all that depends on it alone is worked out beforehand.
fn rotate_left(x: u32, distance: u32) -> u32 {
  let factor = 1u << distance;
  if (distance > 22u) { return (x * factor) | (x >> (32u - distance)); }
  // The upper bits as a signed number, exact in a float. The sum with 1.5 · 2²³ has it in the lower bits of its mantissa.
  let upper = f32(bitcast<i32>(x & ~(0xffffffffu >> distance)));
  let shifted = bitcast<u32>(upper * (f32(factor) * 0x1p-32) + 12582912.0);
  return (x * factor) | (shifted & (factor - 1u));
}
