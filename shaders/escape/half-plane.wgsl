// Escaped where normal · θ ≥ offset.
fn is_escaped(theta: Vectors) -> Flags {
  return component(escape.normal, theta) >= Floats(escape.offset);
}
