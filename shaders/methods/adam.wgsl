// Adam: θ' = θ − η m̂/(√v̂ + ε), with the bias-corrected means m̂ and v̂ themselves as memory:
// m̂' = m̂ + a(ĝ − m̂), a = (1 − β)/(1 − βᵗ), is the same sequence as m/(1 − βᵗ).

/// (1 − β)/(1 − βᵗ). For small t·ln β a series, since 1 − exp(x) would lose the digits that count.
fn share_of_newest(share: f32, log_beta: f32, t: Floats) -> Floats {
  let x = t * log_beta;
  let series = -x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
  return share / select(1.0 - exp(x), series, x > Floats(-0.3));
}

/// One coordinate of θ, m̂ and v̂ after a step.
struct Coordinate {
  theta: Floats,
  m: Floats,
  v: Floats,
}

fn update_coordinate(before: Coordinate, gradient: Floats, share1: Floats, share2: Floats) -> Coordinate {
  let m = before.m + share1 * (gradient - before.m);
  let v = before.v + share2 * (gradient * gradient - before.v);
  return Coordinate(before.theta - method.learning_rate * m / (sqrt(v) + method.epsilon), m, v);
}

fn update(state: State, step: Step) -> State {
  let gradient = estimate(state.theta, step);
  let t = Floats(step.age + 1u);
  let share1 = share_of_newest(method.share1, method.log_beta1, t);
  let share2 = share_of_newest(method.share2, method.log_beta2, t);
  let x = update_coordinate(Coordinate(state.theta[0], state.first[0], state.second[0]), gradient[0], share1, share2);
  let y = update_coordinate(Coordinate(state.theta[1], state.first[1], state.second[1]), gradient[1], share1, share2);
  return State(Vectors(x.theta, y.theta), Vectors(x.m, y.m), Vectors(x.v, y.v));
}
