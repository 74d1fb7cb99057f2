// Noise with the covariance of the local Hessian, C(θ) = |H(θ)| + floor·I, absolute eigenvalues.
// With eigenvalues m ± d of H, C^½ = ((s₊ + s₋)/2)·I + ((s₊ − s₋)/2d)·(H − mI), s± = √(|m ± d| + floor).
fn estimate(theta: vec2f, step: Step) -> vec2f {
  let z = step.normals;
  let h = hessian(theta);
  let mean = 0.5 * (h.x + h.z);
  let half_difference = 0.5 * (h.x - h.z);
  let spread = sqrt(half_difference * half_difference + h.y * h.y);
  let upper = sqrt(abs(mean + spread) + noise.floor);
  let lower = sqrt(abs(mean - spread) + noise.floor);
  // At spread = 0 both roots are equal and H − mI vanishes, whatever the slope.
  let slope = select(0.0, 0.5 * (upper - lower) / spread, spread > 0.0);
  let base = 0.5 * (upper + lower);
  let xx = base + slope * half_difference;
  let yy = base - slope * half_difference;
  let xy = slope * h.y;
  return gradient(theta) + noise.amplitude * vec2f(xx * z.x + xy * z.y, xy * z.x + yy * z.y);
}
