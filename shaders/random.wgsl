// Counter-based random numbers: a pure function of (seed, stream, particle, step).
// Twin: src/random/, equal bit for bit in the integers and within a few ulps in the normals.
// Threefry2x32: Salmon, Moraes, Dror, Shaw, SC 2011. THREEFRY_ROUNDS is defined by whoever joins the files.

const KEY_PARITY = 0x1bd11bdau;

fn rotate_left(x: u32, distance: u32) -> u32 {
  return (x << distance) | (x >> (32u - distance));
}

/// Four rounds with one set of rotation distances; `rounds` beyond the wanted number fall away at compile time.
fn threefry_four_rounds(x: vec2u, distances: vec4u, first_round: u32) -> vec2u {
  var y = x;
  if (first_round < THREEFRY_ROUNDS) {
    y.x += y.y;
    y.y = rotate_left(y.y, distances.x) ^ y.x;
  }
  if (first_round + 1u < THREEFRY_ROUNDS) {
    y.x += y.y;
    y.y = rotate_left(y.y, distances.y) ^ y.x;
  }
  if (first_round + 2u < THREEFRY_ROUNDS) {
    y.x += y.y;
    y.y = rotate_left(y.y, distances.z) ^ y.x;
  }
  if (first_round + 3u < THREEFRY_ROUNDS) {
    y.x += y.y;
    y.y = rotate_left(y.y, distances.w) ^ y.x;
  }
  return y;
}

/// Encrypts a counter (particle, step) under a key (seed, stream): two random 32-bit integers.
fn threefry2x32(counter: vec2u, key: vec2u) -> vec2u {
  const first = vec4u(13u, 15u, 26u, 6u);
  const second = vec4u(17u, 29u, 16u, 24u);
  let key2 = KEY_PARITY ^ key.x ^ key.y;
  var x = counter + key;
  x = threefry_four_rounds(x, first, 0u);
  if (THREEFRY_ROUNDS >= 4u) { x += vec2u(key.y, key2 + 1u); }
  x = threefry_four_rounds(x, second, 4u);
  if (THREEFRY_ROUNDS >= 8u) { x += vec2u(key2, key.x + 2u); }
  x = threefry_four_rounds(x, first, 8u);
  if (THREEFRY_ROUNDS >= 12u) { x += vec2u(key.x, key.y + 3u); }
  x = threefry_four_rounds(x, second, 12u);
  if (THREEFRY_ROUNDS >= 16u) { x += vec2u(key.y, key2 + 4u); }
  x = threefry_four_rounds(x, first, 16u);
  if (THREEFRY_ROUNDS >= 20u) { x += vec2u(key2, key.x + 5u); }
  return x;
}

/// sin t for |t| ≤ π/4, to 1.8e-9: WGSL promises only 2⁻¹¹ for its own.
fn short_sine(t: f32) -> f32 {
  let square = t * t;
  return t + t * square *
    (-0.16666650669292477 + square * (0.008331978663210183 + square * -0.00019495636252263966));
}

/// cos t for |t| ≤ π/4, to 3.2e-8.
fn short_cosine(t: f32) -> f32 {
  let square = t * t;
  return 1.0 + square *
    (-0.4999989478160706 + square * (0.04165629459048155 + square * -0.0013597823248978637));
}

/// Two independent standard normals from two random integers (Box–Muller). |z| ≤ 6.76.
fn normal_pair(bits: vec2u) -> vec2f {
  // The half keeps u > 0; close to 1 it rounds to 1, where log may come out a little above 0.
  let u = (f32(bits.x) + 0.5) * 0x1p-32;
  let radius = sqrt(max(-2.0 * log(u), 0.0));
  // The lower 30 bits, signed, turn through (−π/4, π/4); the upper two choose the quadrant.
  let turn = f32(bitcast<i32>(bits.y << 2u)) * (1.5707963267948966 * 0x1p-32);
  let sine = short_sine(turn);
  let cosine = short_cosine(turn);
  let swapped = (bits.y & 0x40000000u) != 0u;
  let direction = select(vec2f(cosine, sine), vec2f(-sine, cosine), swapped);
  return select(radius, -radius, (bits.y & 0x80000000u) != 0u) * direction;
}
