// The works as vectors: a struct each, with its numbers, one step, and the region that counts as escaped.
#pragma once

#include <vector>

#include "random.hpp"

/// Rows of a data landscape, column by column.
struct data_table {
  std::vector<float> a, b, c;
};

/// (x² − 1)² + ½y², Langevin, η = 0.01, T = 0.2.
struct quartic {
  static constexpr float start_x = -1, start_y = 0, learning_rate = 0.01f;
  static constexpr float amplitude = 0.06324555320336758f;  // √(2ηT)
  void step(pair& at, words, words, word_pair bits, std::uint32_t) const {
    const pair z = normal_pair(bits);
    const floats gradient_x = 4.0f * at.x * (at.x * at.x - 1.0f);
    at.x = at.x - learning_rate * gradient_x + amplitude * z.x;
    at.y = at.y - learning_rate * at.y + amplitude * z.y;
  }
  ints escaped(pair at) const { return at.x >= 1.0f; }
};

/// Müller–Brown, Langevin, η = 0.0002, T = 40, from the deepest minimum to a disc about the third.
struct muller_brown {
  static constexpr float start_x = -0.558224f, start_y = 1.441726f, learning_rate = 0.0002f;
  static constexpr float amplitude = 0.12649110640673517f;  // √(2ηT)
  void step(pair& at, words, words, word_pair bits, std::uint32_t) const {
    const pair z = normal_pair(bits);
    static constexpr float terms[4][6] = {// A, a, b, c, x₀, y₀
                                          {-200, -1, 0, -10, 1, 0},
                                          {-100, -1, 0, -10, 0, 0.5},
                                          {-170, -6.5, 11, -6.5, -0.5, 1.5},
                                          {15, 0.7f, 0.6f, 0.7f, -1, 1}};
    floats gradient_x{}, gradient_y{};
    for (const auto& [size, a, b, c, x0, y0] : terms) {
      const floats dx = at.x - x0, dy = at.y - y0;
      const floats value = size * exponential(a * dx * dx + b * dx * dy + c * dy * dy);
      gradient_x += value * (2 * a * dx + b * dy);
      gradient_y += value * (b * dx + 2 * c * dy);
    }
    at.x = at.x - learning_rate * gradient_x + amplitude * z.x;
    at.y = at.y - learning_rate * gradient_y + amplitude * z.y;
  }
  ints escaped(pair at) const {
    const floats dx = at.x - 0.623499f, dy = at.y - 0.028038f;
    return dx * dx + dy * dy <= 0.01f;
  }
};

/// Sharp and flat, L = (u² − 1)² + 4(y·v)², u a bend of x and v = u′; SGD, η = 0.02, two-temperature noise, B = 1, σ = 3.
struct sharp_flat {
  static constexpr float start_x = -1, start_y = 0, learning_rate = 0.02f;
  static constexpr float beta = 5.0f / 12, sigma = 24.0f / 19, one_less = 1 - beta * beta;
  void step(pair& at, words, words, word_pair bits, std::uint32_t) const {
    const pair z = normal_pair(bits);
    const floats x = at.x * (1 / sigma) + 0.75f * beta;
    const floats root = square_root(x * x + 0.5625f * one_less);
    const floats inverse = 1.0f / root;
    const floats u = (x - beta * root) * (1 / one_less);
    const floats v = (1.0f - beta * x * inverse) * (1 / (one_less * sigma));
    const floats bend = inverse * inverse * inverse * (-0.5625f * beta / (sigma * sigma));
    const floats well = u * u - 1.0f, slope = at.y * v;
    const floats loss = well * well + 4.0f * slope * slope;
    // |H| at the sharp minimum, at the saddle and at the flat minimum, times σ²/B; their roots.
    const ints beyond = at.x > 0.0f;
    const ints between = (at.x > -1.0f) & (at.x < 1.526315789473684f);
    const floats level = choose(beyond, floats{} + 0.47058823529411764f, floats{} + 0.1818181818181818f);
    const ints hot = between & (loss > level);
    const floats in_well = choose(beyond, floats{} + 5.038135815954152f, floats{} + 10.076271631908304f);
    const floats spread_x = choose(hot, floats{} + 4.75f, in_well);
    const floats spread_y = choose(hot, floats{} + 6.717514421272201f, in_well);
    const floats gradient_x = 4.0f * u * well * v + 8.0f * at.y * slope * bend;
    const floats gradient_y = 8.0f * slope * v;
    at.x = at.x - learning_rate * (gradient_x + spread_x * z.x);
    at.y = at.y - learning_rate * (gradient_y + spread_y * z.y);
  }
  ints escaped(pair at) const { return at.x >= 1.526315789473684f; }
};

/// Phase retrieval over 4096 rows, ⟨¼((ax + by)² − c)²⟩; SGD, η = 0.1, minibatches of 16 rows drawn with replacement.
struct phase_retrieval {
  static constexpr float start_x = 1, start_y = 0.5f, learning_rate = 0.1f;
  static constexpr int batch_size = 16, row_bits = 12;
  const data_table& data;
  std::uint32_t seed;
  void step(pair& at, words particle, words number, word_pair, std::uint32_t) const {
    floats sum_x{}, sum_y{};
    for (std::uint32_t draw = 0; draw < batch_size / 2; draw++) {
      const word_pair bits = threefry2x32(particle, number, seed, stream_more + draw);
      add(at, bits.x >> (32 - row_bits), sum_x, sum_y);
      add(at, bits.y >> (32 - row_bits), sum_x, sum_y);
    }
    at.x = at.x - (learning_rate / batch_size) * sum_x;
    at.y = at.y - (learning_rate / batch_size) * sum_y;
  }
  void add(pair at, words row, floats& sum_x, floats& sum_y) const {
    const floats a = gather(data.a.data(), row), b = gather(data.b.data(), row);
    const floats amplitude = a * at.x + b * at.y;
    const floats common = amplitude * (amplitude * amplitude - gather(data.c.data(), row));
    sum_x += common * a;
    sum_y += common * b;
  }
  ints escaped(pair at) const { return -at.x - 0.5f * at.y >= 0.6f; }
};
