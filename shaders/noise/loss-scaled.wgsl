// Noise of a mean-squared error, C(θ) = 2L(θ)|H_a|: the root of 2|H_a|/B comes as (xx, xy, yy).
fn estimate(theta: Vectors, step: Step) -> Vectors {
  let size = sqrt(max(loss(theta), Floats(0.0)));
  let root = Matrices(size * noise.root.x, size * noise.root.y, size * noise.root.z);
  return gradient(theta) + product(root, step.normals);
}
