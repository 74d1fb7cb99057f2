// Noise with a typed covariance C(θ) = (xx, xy, yy): with s = √det C, C^½ = (C + sI)/√(tr C + 2s).
fn estimate(theta: vec2f, step: Step) -> vec2f {
  let c = noise_covariance(theta);
  let s = sqrt(max(c.x * c.z - c.y * c.y, 0.0));
  let trace = sqrt(max(c.x + c.z + 2.0 * s, 0.0));
  let z = select(0.0, noise.amplitude / trace, trace > 0.0) * step.normals;
  return gradient(theta) + vec2f((c.x + s) * z.x + c.y * z.y, c.y * z.x + (c.z + s) * z.y);
}
