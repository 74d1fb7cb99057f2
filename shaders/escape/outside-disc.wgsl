// Escaped outside a disc.
fn is_escaped(theta: Vectors) -> Flags {
  return squared_distance(theta, escape.center) >= Floats(escape.radius_squared);
}
