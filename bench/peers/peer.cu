// Peer in CUDA: a thread for each particle, its state in registers over all the steps. With -DUSE_CURAND normals come from
// cuRAND's Philox, else from the generator of Escapement (Threefry2x32 with 13 rounds, the same integers bit for bit).
//
//   nvcc -O3 --use_fast_math -std=c++17 peer.cu -o peer
//
// Options and output as in README.md beside this file.

#include <ctime>

#include <cuda_runtime.h>
#ifdef USE_CURAND
#include <curand_kernel.h>
#endif

#include "protocol.hpp"

#ifdef USE_CURAND
/// Philox4x32-10: four normals to a call, which two steps share.
struct generator {
  curandStatePhilox4_32_10_t state;
  float4 normals;
  __device__ generator(uint32_t seed, uint32_t particle) { curand_init(seed, particle, 0, &state); }
  __device__ float2 draw(uint32_t step) {
    if (step % 2 == 0) {
      normals = curand_normal4(&state);
      return {normals.x, normals.y};
    }
    return {normals.z, normals.w};
  }
};
#else
struct generator {
  uint32_t seed, particle;
  __device__ generator(uint32_t seed, uint32_t particle) : seed(seed), particle(particle) {}
  template <int distance>
  __device__ static void mix(uint32_t& x, uint32_t& y) {
    x += y;
    y = __funnelshift_l(y, y, distance) ^ x;
  }
  __device__ float2 draw(uint32_t step) const {
    const uint32_t third = 0x1bd11bdau ^ seed;  // the second word of the key, the stream, is 0
    uint32_t x = particle + seed, y = step;
    mix<13>(x, y), mix<15>(x, y), mix<26>(x, y), mix<6>(x, y);
    y += third + 1;
    mix<17>(x, y), mix<29>(x, y), mix<16>(x, y), mix<24>(x, y);
    x += third, y += seed + 2;
    mix<13>(x, y), mix<15>(x, y), mix<26>(x, y), mix<6>(x, y);
    x += seed, y += 3;
    mix<17>(x, y);
    // The card's own logarithm, sine and cosine: one instruction each, and what its experts take.
    const float u = (float(x) + 0.5f) * 0x1p-32f;
    const float radius = sqrtf(fmaxf(-2.0f * __logf(u), 0.0f));
    float sine, cosine;
    __sincosf(float(int32_t(y)) * (3.14159265f * 0x1p-31f), &sine, &cosine);
    return {radius * cosine, radius * sine};
  }
};
#endif

/// (x² − 1)² + ½y², Langevin, η = 0.01, T = 0.2.
struct quartic {
  static constexpr float start_x = -1, start_y = 0;
  __device__ static void step(float& x, float& y, float2 z) {
    constexpr float eta = 0.01f, amplitude = 0.06324555320336758f;
    x += amplitude * z.x - eta * 4 * x * (x * x - 1);
    y += amplitude * z.y - eta * y;
  }
  __device__ static bool escaped(float x, float) { return x >= 1; }
};

/// Müller–Brown, Langevin, η = 0.0002, T = 40.
struct muller_brown {
  static constexpr float start_x = -0.558224f, start_y = 1.441726f;
  __device__ static void add(float x, float y, float size, float a, float b, float c, float x0, float y0, float2& sum) {
    const float dx = x - x0, dy = y - y0;
    const float value = size * __expf(a * dx * dx + b * dx * dy + c * dy * dy);
    sum.x += value * (2 * a * dx + b * dy);
    sum.y += value * (b * dx + 2 * c * dy);
  }
  __device__ static void step(float& x, float& y, float2 z) {
    constexpr float eta = 0.0002f, amplitude = 0.12649110640673517f;
    float2 gradient{0, 0};
    add(x, y, -200, -1, 0, -10, 1, 0, gradient);
    add(x, y, -100, -1, 0, -10, 0, 0.5f, gradient);
    add(x, y, -170, -6.5f, 11, -6.5f, -0.5f, 1.5f, gradient);
    add(x, y, 15, 0.7f, 0.6f, 0.7f, -1, 1, gradient);
    x += amplitude * z.x - eta * gradient.x;
    y += amplitude * z.y - eta * gradient.y;
  }
  __device__ static bool escaped(float x, float y) {
    const float dx = x - 0.623499f, dy = y - 0.028038f;
    return dx * dx + dy * dy <= 0.01f;
  }
};

/// Sharp and flat, SGD, η = 0.02, two-temperature noise, B = 1, σ = 3; works.hpp says what the numbers are.
struct sharp_flat {
  static constexpr float start_x = -1, start_y = 0;
  __device__ static void step(float& x, float& y, float2 z) {
    constexpr float eta = 0.02f, beta = 5.0f / 12, sigma = 24.0f / 19, less = 1 - beta * beta;
    const float shifted = x * (1 / sigma) + 0.75f * beta;
    const float inverse = rsqrtf(shifted * shifted + 0.5625f * less);
    const float root = (shifted * shifted + 0.5625f * less) * inverse;
    const float u = (shifted - beta * root) * (1 / less);
    const float v = (1 - beta * shifted * inverse) * (1 / (less * sigma));
    const float bend = inverse * inverse * inverse * (-0.5625f * beta / (sigma * sigma));
    const float well = u * u - 1, slope = y * v;
    const bool beyond = x > 0, between = x > -1 && x < 1.526315789473684f;
    const float level = beyond ? 0.47058823529411764f : 0.1818181818181818f;
    const bool hot = between && well * well + 4 * slope * slope > level;
    const float in_well = beyond ? 5.038135815954152f : 10.076271631908304f;
    const float spread_x = hot ? 4.75f : in_well, spread_y = hot ? 6.717514421272201f : in_well;
    const float gradient_x = 4 * u * well * v + 8 * y * slope * bend, gradient_y = 8 * slope * v;
    x -= eta * (gradient_x + spread_x * z.x);
    y -= eta * (gradient_y + spread_y * z.y);
  }
  __device__ static bool escaped(float x, float) { return x >= 1.526315789473684f; }
};

/// `passages`: first passages are recorded; `until_passed`: a particle ends with its own.
template <class work, bool passages, bool until_passed>
__global__ void advance(float2* positions, uint32_t* passed_at, uint32_t particles, uint32_t steps, uint32_t seed) {
  const uint32_t particle = blockIdx.x * blockDim.x + threadIdx.x;
  if (particle >= particles) return;
  float2 at = positions[particle];
  generator random(seed, particle);
  uint32_t passed = not_passed;
  for (uint32_t step = 0; step < steps; step++) {
    work::step(at.x, at.y, random.draw(step));
    if (passages) passed = min(passed, work::escaped(at.x, at.y) ? step + 1 : not_passed);
    if (until_passed && passed != not_passed) break;
  }
  positions[particle] = at;
  if (passages) passed_at[particle] = passed;
}

void check(cudaError_t error) {
  if (error == cudaSuccess) return;
  std::printf("{\"unavailable\":\"CUDA: %s\"}\n", cudaGetErrorString(error));
  std::exit(0);
}

template <class work>
void measure(const options& given) {
  float2* positions;
  uint32_t* passed_at;
  check(cudaMalloc(&positions, given.particles * sizeof *positions));
  check(cudaMalloc(&passed_at, given.particles * sizeof *passed_at));
  const std::vector<float2> start(given.particles, {work::start_x, work::start_y});
  std::vector<uint32_t> passages(given.particles, not_passed);
  cudaEvent_t begin, end;
  check(cudaEventCreate(&begin));
  check(cudaEventCreate(&end));
  const auto kernel = given.until_passed ? advance<work, true, true>
                      : given.passages   ? advance<work, true, false>
                                         : advance<work, false, false>;
  constexpr uint32_t threads = 256;
  clock_record clock;
  // The first turn, with other random numbers, brings the card to its speed.
  for (uint32_t turn = given.until_passed ? 1 : 0; turn <= given.repeats; turn++) {
    check(cudaMemcpy(positions, start.data(), given.particles * sizeof *positions, cudaMemcpyHostToDevice));
    const std::clock_t processor_begin = std::clock();
    check(cudaEventRecord(begin));
    kernel<<<(given.particles + threads - 1) / threads, threads>>>(positions, passed_at, given.particles, given.steps,
                                                                  given.seed + (turn == 0 ? 1 : 0));
    check(cudaGetLastError());
    check(cudaEventRecord(end));
    check(cudaEventSynchronize(end));
    if (turn == 0) continue;
    float milliseconds;
    check(cudaEventElapsedTime(&milliseconds, begin, end));
    const double processor = double(std::clock() - processor_begin) / CLOCKS_PER_SEC;
    if (given.passages || given.until_passed)
      check(cudaMemcpy(passages.data(), passed_at, given.particles * sizeof *passed_at, cudaMemcpyDeviceToHost));
    clock.add(milliseconds / 1000.0, processor, passages.data(), given);
  }
  cudaDeviceProp device;
  check(cudaGetDeviceProperties(&device, 0));
  clock.report(passages.data(), given.particles, device.name);
}

int main(int count, char** words) {
  const options given = read_options(count, words);
  int devices = 0;
  if (cudaGetDeviceCount(&devices) != cudaSuccess || devices == 0) {
    std::puts("{\"unavailable\":\"there is no NVIDIA GPU\"}");
    return 0;
  }
  if (given.work == "quartic") measure<quartic>(given);
  else if (given.work == "muller-brown") measure<muller_brown>(given);
  else if (given.work == "sharp-flat") measure<sharp_flat>(given);
  else std::puts("{\"unavailable\":\"this peer has no minibatches\"}");
}
