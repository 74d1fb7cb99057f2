// No noise: the estimate is the gradient.
fn estimate(theta: vec2f, step: Step) -> vec2f {
  return gradient(theta);
}
