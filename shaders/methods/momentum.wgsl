// Heavy-ball momentum: m' = β₁m + β₃ĝ, θ' = θ − ηm'.
fn update(state: State, step: Step) -> State {
  let m = method.beta1 * state.first + method.beta3 * estimate(state.theta, step);
  return State(state.theta - method.learning_rate * m, m, state.second);
}
