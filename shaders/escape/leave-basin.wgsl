// Escaped outside a basin of attraction, which is known by the cells of the domain, a bit for each.
fn one_is_outside(theta: vec2f) -> bool {
  let at = (theta - escape.origin) * escape.cells_per_unit;
  let size = f32(BASIN_SIZE);
  if (!(all(at >= vec2f(0.0)) && all(at < vec2f(size)))) { return true; }
  let cell = u32(at.y) * BASIN_SIZE + u32(at.x);
  let word = escape.inside[cell >> 7u][(cell >> 5u) & 3u];
  return ((word >> (cell & 31u)) & 1u) == 0u;
}

fn is_escaped(theta: Vectors) -> Flags {
  return each_is_outside(theta);
}
