// Rotation of the bits of an integer, as processors with shifts do it.

fn rotate_left(x: Words, distance: u32) -> Words {
  return (x << Words(distance)) | (x >> Words(32u - distance));
}
