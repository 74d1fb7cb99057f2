// Noise with the covariance of the local Hessian, C(θ) = |H(θ)| + floor·I, absolute eigenvalues.
// With eigenvalues m ± d of H, C^½ = ((s₊ + s₋)/2)·I + ((s₊ − s₋)/2d)·(H − mI), s± = √(|m ± d| + floor).
fn estimate(theta: Vectors, step: Step) -> Vectors {
  let h = hessian(theta);
  let mean = 0.5 * (h[0] + h[2]);
  let half_difference = 0.5 * (h[0] - h[2]);
  let spread = sqrt(half_difference * half_difference + h[1] * h[1]);
  let upper = sqrt(abs(mean + spread) + noise.floor);
  let lower = sqrt(abs(mean - spread) + noise.floor);
  // At spread = 0 both roots are equal and H − mI vanishes, whatever the slope.
  let slope = select(Floats(0.0), 0.5 * (upper - lower) / spread, spread > Floats(0.0));
  let base = 0.5 * (upper + lower);
  let root = Matrices(base + slope * half_difference, slope * h[1], base - slope * half_difference);
  return gradient(theta) + noise.amplitude * product(root, step.normals);
}
