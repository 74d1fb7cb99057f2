// Langevin dynamics: θ' = θ − ηg + √(2ηT) z (Euler–Maruyama); white noise makes ĝ = g + √(2T/η) z. With a memory, the step of
// Leimkuhler and Matthews: the mean of this step's normals and the previous one's, √(ηT/2)(zₙ + zₙ₊₁).
fn update(state: State, step: Step) -> State {
  var drawn = step;
  var next = state;
  if (MEMORY > 0u) {
    drawn.normals = 0.5 * (step.normals + state.first);
    next.first = step.normals;
  }
  next.theta = state.theta - method.learning_rate * estimate(state.theta, drawn);
  return next;
}
