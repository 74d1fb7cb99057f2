// Escaped where normal · θ ≥ offset.
fn is_escaped(theta: vec2f) -> bool {
  return dot(escape.normal, theta) >= escape.offset;
}
