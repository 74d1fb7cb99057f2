// Escaped where the loss has risen to a level.
fn is_escaped(theta: vec2f) -> bool {
  return loss(theta) >= escape.level;
}
