// Gradient descent: θ' = θ − ηg. The noise model is "none", whose estimate is the gradient itself.
fn update(state: State, step: Step) -> State {
  return State(state.theta - method.learning_rate * estimate(state.theta, step), state.first, state.second);
}
