// Noise with a typed covariance C(θ) = (xx, xy, yy): with s = √det C, C^½ = (C + sI)/√(tr C + 2s).
fn estimate(theta: Vectors, step: Step) -> Vectors {
  let c = noise_covariance(theta);
  let s = sqrt(max(c[0] * c[2] - c[1] * c[1], Floats(0.0)));
  let trace = sqrt(max(c[0] + c[2] + 2.0 * s, Floats(0.0)));
  let size = select(Floats(0.0), noise.amplitude / trace, trace > Floats(0.0));
  return gradient(theta) + product(Matrices(size * (c[0] + s), size * c[1], size * (c[2] + s)), step.normals);
}
