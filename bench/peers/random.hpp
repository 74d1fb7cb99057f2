// The generator of Escapement as vectors: Threefry2x32 with 13 rounds (Salmon et al., SC 2011), and normal pairs by Box and
// Muller with the polynomials of shaders/random.wgsl. The integers are the same, bit for bit.
#pragma once

#include "vectors.hpp"

constexpr std::uint32_t stream_step = 0, stream_more = 3;

template <int distance>
inline words rotate_left(words value) {
  return (value << distance) | (value >> (32 - distance));
}

template <int distance>
inline void mix(words& x, words& y) {
  x += y;
  y = rotate_left<distance>(y) ^ x;
}

inline word_pair threefry2x32(words particle, words step, std::uint32_t seed, std::uint32_t stream) {
  const std::uint32_t third = 0x1bd11bdau ^ seed ^ stream;
  words x = particle + seed, y = step + stream;
  mix<13>(x, y), mix<15>(x, y), mix<26>(x, y), mix<6>(x, y);
  x += stream, y += third + 1;
  mix<17>(x, y), mix<29>(x, y), mix<16>(x, y), mix<24>(x, y);
  x += third, y += seed + 2;
  mix<13>(x, y), mix<15>(x, y), mix<26>(x, y), mix<6>(x, y);
  x += seed, y += stream + 3;
  mix<17>(x, y);
  return {x, y};
}

inline pair normal_pair(word_pair bits) {
  const floats u = (to_floats(bits.x) + 0.5f) * 0x1p-32f;
  const floats square = -2.0f * logarithm(u);
  const floats radius = square_root(choose(square > 0.0f, square, floats{}));
  const floats turn = to_floats((ints)(bits.y << 2)) * (1.5707963267948966f * 0x1p-32f);
  const floats t2 = turn * turn;
  const floats sine = turn + turn * t2 * (-0.16666650669292477f + t2 * (0.008331978663210183f + t2 * -0.00019495636252263966f));
  const floats cosine = 1.0f + t2 * (-0.4999989478160706f + t2 * (0.04165629459048155f + t2 * -0.0013597823248978637f));
  const ints swapped = (ints)(bits.y << 1) >> 31;
  // The sign of the radius is the top bit; a quarter turn makes (c, s) into (−s, c).
  const floats signed_radius = (floats)((words)radius ^ (bits.y & 0x80000000u));
  const floats first = choose(swapped, -sine, cosine);
  const floats second = choose(swapped, cosine, sine);
  return {signed_radius * first, signed_radius * second};
}
