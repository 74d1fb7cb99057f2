// Gradient descent: θ' = θ − ηg. Whatever the noise, it is not looked at.
fn update(theta: vec2f, z: vec2f) -> vec2f {
  return theta - method.learning_rate * gradient(theta);
}
