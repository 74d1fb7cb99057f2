// White (thermal) noise of temperature T: √(2T/η) z, so that one step of learning rate η adds √(2ηT) z to θ.
fn gradient_noise(theta: vec2f, z: vec2f) -> vec2f {
  return noise.amplitude * z;
}
