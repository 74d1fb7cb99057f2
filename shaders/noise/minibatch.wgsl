// No model: the mean gradient of a batch of rows of the data, drawn with replacement.

/// ⌊bits · ROW_COUNT / 2³²⌋ by halves; ROW_COUNT ≤ 65 536, so that nothing overflows.
fn row_of_bits(bits: Words) -> Words {
  let sixteen = Words(16u);
  return ((bits >> sixteen) * ROW_COUNT + (((bits & Words(0xffffu)) * ROW_COUNT) >> sixteen)) >> sixteen;
}

fn estimate(theta: Vectors, step: Step) -> Vectors {
  var sum = Vectors();
  for (var drawn = 0u; drawn < noise.batch_size; drawn += 2u) {
    let bits = more_bits(step, drawn >> 1u);
    sum += row_gradient(theta, row_of_bits(bits.x));
    if (drawn + 1u < noise.batch_size) { sum += row_gradient(theta, row_of_bits(bits.y)); }
  }
  return (1.0 / f32(noise.batch_size)) * sum;
}
