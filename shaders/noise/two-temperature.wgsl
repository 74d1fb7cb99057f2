// Two-temperature noise: covariance |H_a|/B below a level of the loss inside a well, |H_b|/B above it on the way to the
// saddle; the outer wall belongs to the well. The plane is divided at the saddle b, across its unstable direction, which
// points away from the start. Matrices come as the elements (xx, xy, yy) of their square roots, already divided by √B.

/// An element of the root by region: that of the start's well, of the far well, or of the saddle.
fn element(start: f32, far: f32, saddle: f32, beyond: Flags, hot: Flags) -> Floats {
  return select(select(Floats(start), Floats(far), beyond), Floats(saddle), hot);
}

fn estimate(theta: Vectors, step: Step) -> Vectors {
  let along = component(noise.direction, theta);
  let beyond = along > Floats(noise.saddle_at);
  let between = (along > Floats(noise.start_at)) & (along < Floats(noise.far_at));
  let hot = between & (loss(theta) > select(Floats(noise.start_level), Floats(noise.far_level), beyond));
  let root = Matrices(
    element(noise.start_root.x, noise.far_root.x, noise.saddle_root.x, beyond, hot),
    element(noise.start_root.y, noise.far_root.y, noise.saddle_root.y, beyond, hot),
    element(noise.start_root.z, noise.far_root.z, noise.saddle_root.z, beyond, hot),
  );
  return gradient(theta) + product(root, step.normals);
}
