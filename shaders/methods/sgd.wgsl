// Stochastic gradient descent: θ' = θ − ηĝ, ĝ = g + (C(θ)/B)^½ z, or the gradient of a batch of data.
fn update(state: State, step: Step) -> State {
  return State(state.theta - method.learning_rate * estimate(state.theta, step), state.first, state.second);
}
