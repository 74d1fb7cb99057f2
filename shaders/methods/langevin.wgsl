// Langevin dynamics (Euler–Maruyama): θ' = θ − ηg + √(2ηT) z. The white noise model gives gradient_noise = √(2T/η) z.
fn update(theta: vec2f, z: vec2f) -> vec2f {
  return theta - method.learning_rate * (gradient(theta) + gradient_noise(theta, z));
}
