// Escaped within a disc.
fn is_escaped(theta: vec2f) -> bool {
  let away = theta - escape.center;
  return dot(away, away) <= escape.radius_squared;
}
