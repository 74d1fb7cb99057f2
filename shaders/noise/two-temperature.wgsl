// Two-temperature noise: covariance |H_a|/B below a level of the loss inside a well, |H_b|/B above it.
// The plane is divided at the saddle b, across its unstable direction. Matrices come as the elements (xx, xy, yy) of
// their square roots, already divided by √B.
fn gradient_noise(theta: vec2f, z: vec2f) -> vec2f {
  let beyond = dot(noise.division_normal, theta) > noise.division_offset;
  let level = select(noise.start_level, noise.far_level, beyond);
  let well = select(noise.start_root, noise.far_root, beyond);
  let root = select(well, noise.saddle_root, loss(theta) > level);
  return vec2f(root.x * z.x + root.y * z.y, root.y * z.x + root.z * z.y);
}
