// Stochastic gradient descent: θ' = θ − ηĝ, ĝ = g + (C(θ)/B)^½ z.
fn update(theta: vec2f, z: vec2f) -> vec2f {
  return theta - method.learning_rate * (gradient(theta) + gradient_noise(theta, z));
}
