// Escaped where the loss has risen to a level.
fn is_escaped(theta: Vectors) -> Flags {
  return loss(theta) >= Floats(escape.level);
}
