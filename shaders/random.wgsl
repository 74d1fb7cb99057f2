// Counter-based random numbers: a pure function of (seed, stream, particle, step). Each for all lanes (step.wgsl) at once.
// Twin: src/random/, equal bit for bit in the integers and within a few ulps in the normals.
// Threefry2x32: Salmon, Moraes, Dror, Shaw, SC 2011. THREEFRY_ROUNDS, 13 or 20, and a file of rotate/ come from whoever joins the files.

const KEY_PARITY = 0x1bd11bdau;

/// Two words for each lane: a counter or random bits.
struct Bits {
  x: Words,
  y: Words,
}

/// Encrypts counters (particle, step) under a key (seed, stream): two random 32-bit integers each. Written out with constant
/// distances: software adapters take longer over loops.
fn threefry2x32(counter: Bits, key: vec2u) -> Bits {
  let key2 = KEY_PARITY ^ key.x ^ key.y;
  var x = counter.x + key.x;
  var y = counter.y + key.y;
  x += y; y = rotate_left(y, 13u) ^ x;
  x += y; y = rotate_left(y, 15u) ^ x;
  x += y; y = rotate_left(y, 26u) ^ x;
  x += y; y = rotate_left(y, 6u) ^ x;
  x += key.y; y += key2 + 1u;
  x += y; y = rotate_left(y, 17u) ^ x;
  x += y; y = rotate_left(y, 29u) ^ x;
  x += y; y = rotate_left(y, 16u) ^ x;
  x += y; y = rotate_left(y, 24u) ^ x;
  x += key2; y += key.x + 2u;
  x += y; y = rotate_left(y, 13u) ^ x;
  x += y; y = rotate_left(y, 15u) ^ x;
  x += y; y = rotate_left(y, 26u) ^ x;
  x += y; y = rotate_left(y, 6u) ^ x;
  x += key.x; y += key.y + 3u;
  x += y; y = rotate_left(y, 17u) ^ x;
  if (THREEFRY_ROUNDS == 20u) {
    x += y; y = rotate_left(y, 29u) ^ x;
    x += y; y = rotate_left(y, 16u) ^ x;
    x += y; y = rotate_left(y, 24u) ^ x;
    x += key.y; y += key2 + 4u;
    x += y; y = rotate_left(y, 13u) ^ x;
    x += y; y = rotate_left(y, 15u) ^ x;
    x += y; y = rotate_left(y, 26u) ^ x;
    x += y; y = rotate_left(y, 6u) ^ x;
    x += key2; y += key.x + 5u;
  }
  return Bits(x, y);
}

/// sin t for |t| ≤ π/4, to 1.8e-9: WGSL promises only 2⁻¹¹ for its own.
fn short_sine(t: Floats) -> Floats {
  let square = t * t;
  return t + t * square *
    (-0.16666650669292477 + square * (0.008331978663210183 + square * -0.00019495636252263966));
}

/// cos t for |t| ≤ π/4, to 3.2e-8.
fn short_cosine(t: Floats) -> Floats {
  let square = t * t;
  return 1.0 + square *
    (-0.4999989478160706 + square * (0.04165629459048155 + square * -0.0013597823248978637));
}

/// Two independent standard normals from two random integers (Box–Muller). |z| ≤ 6.76.
fn normal_pair(bits: Bits) -> Vectors {
  // The half keeps u > 0; close to 1 it rounds to 1, where log may come out a little above 0 as well as below.
  let u = (Floats(bits.x) + 0.5) * 0x1p-32;
  let radius = sqrt(abs(-2.0 * log(u)));
  // The lower 30 bits, signed, turn through (−π/4, π/4); the upper two choose the quadrant.
  let turn = Floats(bitcast<Ints>(bits.y * 4u)) * (1.5707963267948966 * 0x1p-32);
  let sine = short_sine(turn);
  let cosine = short_cosine(turn);
  let swapped = bitcast<Ints>(bits.y * 2u) < Ints(0);
  let signed_radius = bitcast<Floats>(bitcast<Words>(radius) ^ (bits.y & Words(0x80000000u)));
  return Vectors(signed_radius * select(cosine, -sine, swapped), signed_radius * select(sine, cosine, swapped));
}
