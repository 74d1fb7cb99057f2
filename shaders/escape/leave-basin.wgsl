// Escaped outside a basin of attraction, which is known by the signed distance to its border on a lattice of nodes from corner to
// corner of the domain: two to a word, positive inside, bilinear between nodes.
fn distance_at(node: u32) -> f32 {
  let word = escape.distances[node >> 3u][(node >> 1u) & 3u];
  return unpack2x16snorm(word)[node & 1u];
}

fn one_is_outside(theta: vec2f) -> bool {
  let at = (theta - escape.origin) * escape.cells_per_unit;
  let size = f32(BASIN_NODES - 1u);
  if (!(all(at >= vec2f(0.0)) && all(at < vec2f(size)))) { return true; }
  let cell = floor(at);
  let part = at - cell;
  let node = u32(cell.y) * BASIN_NODES + u32(cell.x);
  let below = mix(distance_at(node), distance_at(node + 1u), part.x);
  let above = mix(distance_at(node + BASIN_NODES), distance_at(node + BASIN_NODES + 1u), part.x);
  return !(mix(below, above, part.y) > 0.0);
}

fn is_escaped(theta: Vectors) -> Flags {
  return each_is_outside(theta);
}
