// White (thermal) noise of temperature T: √(2T/η) z, so that one step of learning rate η adds √(2ηT) z to θ.
fn estimate(theta: Vectors, step: Step) -> Vectors {
  return gradient(theta) + noise.amplitude * step.normals;
}
