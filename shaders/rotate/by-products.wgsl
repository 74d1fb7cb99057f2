// Rotation of the bits of an integer for SwiftShader, which shifts vectors lane by lane: a shift costs it as much as
// sixteen other operations. The same integers, without shifts.

/// `distance` is a constant wherever this is called, so that all that depends on it alone is worked out beforehand.
fn rotate_left(x: Words, distance: u32) -> Words {
  // More upper bits than a float takes are rotated twice.
  if (distance > 22u) { return rotate_a_little(rotate_a_little(x, 13u), distance - 13u); }
  return rotate_a_little(x, distance);
}

/// The same for distances up to 22.
fn rotate_a_little(x: Words, distance: u32) -> Words {
  let factor = 1u << distance;
  // The upper bits as a signed number, exact in a float. The sum with 1.5 · 2²³ has it in the lower bits of its mantissa.
  let upper = Floats(bitcast<Ints>(x & Words(~(0xffffffffu >> distance))));
  let shifted = bitcast<Words>(upper * (f32(factor) * 0x1p-32) + 12582912.0);
  return (x * factor) | (shifted & Words(factor - 1u));
}
