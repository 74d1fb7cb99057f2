// No noise: the estimate is the gradient.
fn estimate(theta: Vectors, step: Step) -> Vectors {
  return gradient(theta);
}
