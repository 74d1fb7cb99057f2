// White (thermal) noise of temperature T: √(2T/η) z, so that one step of learning rate η adds √(2ηT) z to θ.
fn estimate(theta: vec2f, step: Step) -> vec2f {
  return gradient(theta) + noise.amplitude * step.normals;
}
