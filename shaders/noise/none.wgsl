// No noise.
fn gradient_noise(theta: vec2f, z: vec2f) -> vec2f {
  return vec2f(0.0);
}
