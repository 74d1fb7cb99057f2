// Underdamped Langevin dynamics, BAOAB with two half kicks in one: memory is the velocity between them, v + (η/2)g.
fn update(state: State, step: Step) -> State {
  let before = state.first - method.learning_rate * gradient(state.theta);
  let after = method.kept * before + method.kick * step.normals;
  return State(state.theta + 0.5 * method.learning_rate * (before + after), after, state.second);
}
