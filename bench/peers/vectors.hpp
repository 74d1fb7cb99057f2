// Vectors of the width that the compiler is told of, and the functions of them that particles need. GCC's vector
// extensions: operators act on every lane, comparisons give masks of −1 and 0.
#pragma once

#include <cstdint>
#include <cstring>
#ifdef __AVX512F__
#include <immintrin.h>
#endif

#if defined(__AVX512F__)
constexpr int lanes = 16;
#elif defined(__AVX2__)
constexpr int lanes = 8;
#else
constexpr int lanes = 4;
#endif

typedef float floats __attribute__((vector_size(4 * lanes)));
typedef std::int32_t ints __attribute__((vector_size(4 * lanes)));
typedef std::uint32_t words __attribute__((vector_size(4 * lanes)));

struct pair {
  floats x, y;
};

struct word_pair {
  words x, y;
};

inline floats to_floats(words value) { return __builtin_convertvector(value, floats); }
inline floats to_floats(ints value) { return __builtin_convertvector(value, floats); }
inline floats choose(ints mask, floats yes, floats no) {
  return mask ? yes : no;
}

inline floats square_root(floats value) {
#ifdef __AVX512F__
  return _mm512_sqrt_ps(value);
#else
  for (int lane = 0; lane < lanes; lane++) value[lane] = __builtin_sqrtf(value[lane]);
  return value;
#endif
}

/// ln u for normal u > 0, to 2e-7 of its value: u = 2^e·(1 + f) with |f| ≤ 1/3, ln(1 + f) = f + f²·p(f), p a minimax fit.
inline floats logarithm(floats u) {
  const ints bits = (ints)u;
  const ints exponent = (bits - 0x3f2aaaab) >> 23;
  const floats f = (floats)(bits - (exponent << 23)) - 1.0f;
  floats p = f * -0.15266801416873932f + 0.16990552842617035f;
  p = p * f - 0.1644081324338913f;
  p = p * f + 0.19818170368671417f;
  p = p * f - 0.2500632405281067f;
  p = p * f + 0.33336734771728516f;
  p = p * f - 0.49999961256980896f;
  return to_floats(exponent) * 0.6931471805599453f + (f * f * p + f);
}

/// exp x, to 1e-7 of its value; 0 below −87, inaccurate above 88. Minimax fit on |r| ≤ ½ ln 2.
inline floats exponential(floats x) {
  const floats magic = floats{} + 12582912.0f;
  const floats shifted = x * 1.4426950408889634f + magic;
  const floats n = shifted - magic;
  const floats r = (x - n * 0.693145751953125f) - n * 1.428606765330187e-6f;
  floats q = r * 0.0013950478751212358f + 0.008368882350623608f;
  q = q * r + 0.04166620597243309f;
  q = q * r + 0.1666651964187622f;
  q = q * r + 0.5f;
  const floats scale = (floats)(((ints)shifted - 0x4b400000 + 127) << 23);
  return choose(x < -87.0f, floats{}, (q * r * r + (r + 1.0f)) * scale);
}

/// Elements of a table, by the numbers in a vector.
inline floats gather(const float* table, words at) {
#ifdef __AVX512F__
  return _mm512_i32gather_ps((__m512i)at, table, 4);
#else
  floats value;
  for (int lane = 0; lane < lanes; lane++) value[lane] = table[at[lane]];
  return value;
#endif
}
