// Adam: θ' = θ − η m̂/(√v̂ + ε), with the bias-corrected means m̂ and v̂ themselves as memory:
// m̂' = m̂ + a(ĝ − m̂), a = (1 − β)/(1 − βᵗ), is the same sequence as m/(1 − βᵗ).

/// (1 − β)/(1 − βᵗ). For small t·ln β a series, since 1 − exp(x) would lose the digits that count.
fn share_of_newest(share: f32, log_beta: f32, t: f32) -> f32 {
  let x = t * log_beta;
  let series = -x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
  return share / select(1.0 - exp(x), series, x > -0.3);
}

fn update(state: State, step: Step) -> State {
  let gradient = estimate(state.theta, step);
  let t = f32(step.age + 1u);
  let m = state.first
    + share_of_newest(method.share1, method.log_beta1, t) * (gradient - state.first);
  let v = state.second
    + share_of_newest(method.share2, method.log_beta2, t) * (gradient * gradient - state.second);
  return State(state.theta - method.learning_rate * m / (sqrt(v) + method.epsilon), m, v);
}
