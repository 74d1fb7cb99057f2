// Noise of a mean-squared error, C(θ) = 2L(θ)|H_a|: the root of 2|H_a|/B comes as (xx, xy, yy).
fn estimate(theta: vec2f, step: Step) -> vec2f {
  let z = sqrt(max(loss(theta), 0.0)) * step.normals;
  let root = noise.root;
  return gradient(theta) + vec2f(root.x * z.x + root.y * z.y, root.y * z.x + root.z * z.y);
}
