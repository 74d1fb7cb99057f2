// Rotation of the bits of an integer, as processors with shifts do it.

fn rotate_left(x: u32, distance: u32) -> u32 {
  return (x << distance) | (x >> (32u - distance));
}
