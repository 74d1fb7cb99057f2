// Two-temperature noise: covariance |H_a|/B below a level of the loss inside a well, |H_b|/B above it on the way to the
// saddle; the outer wall belongs to the well. The plane is divided at the saddle b, across its unstable direction, which
// points away from the start. Matrices come as the elements (xx, xy, yy) of their square roots, already divided by √B.
fn estimate(theta: vec2f, step: Step) -> vec2f {
  let z = step.normals;
  let along = dot(noise.direction, theta);
  let beyond = along > noise.saddle_at;
  let between = along > noise.start_at && along < noise.far_at;
  let level = select(noise.start_level, noise.far_level, beyond);
  let well = select(noise.start_root, noise.far_root, beyond);
  let root = select(well, noise.saddle_root, between && loss(theta) > level);
  return gradient(theta) + vec2f(root.x * z.x + root.y * z.y, root.y * z.x + root.z * z.y);
}
