// No model: the mean gradient of a batch of rows of the data, drawn with replacement.

/// ⌊bits · ROW_COUNT / 2³²⌋ by halves; ROW_COUNT ≤ 65 536, so that nothing overflows.
fn row_of_bits(bits: u32) -> u32 {
  return ((bits >> 16u) * ROW_COUNT + (((bits & 0xffffu) * ROW_COUNT) >> 16u)) >> 16u;
}

fn estimate(theta: vec2f, step: Step) -> vec2f {
  var sum = vec2f(0.0);
  for (var drawn = 0u; drawn < noise.batch_size; drawn += 2u) {
    let bits = more_bits(step, drawn >> 1u);
    sum += row_gradient(theta, row_of_bits(bits.x));
    if (drawn + 1u < noise.batch_size) { sum += row_gradient(theta, row_of_bits(bits.y)); }
  }
  return sum / f32(noise.batch_size);
}
