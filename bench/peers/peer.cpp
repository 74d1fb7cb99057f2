// Peer in C++: particles in vectors, states in registers over all the steps, a thread for every core.
//
//   g++ -O3 -march=native -std=c++17 -pthread peer.cpp -o peer
//   ./peer --work quartic --particles 1048576 --steps 1024 --repeats 1 --seed 1 [--passages 1] [--until-passed 1] [--rows FILE]
//
// Prints one line of JSON; README.md beside this file says what is in it.

#include <atomic>
#include <chrono>
#include <ctime>
#include <fstream>

#include "protocol.hpp"
#include "works.hpp"

/// Vectors that go through the steps together: the generator is one long chain, and several of them fill the pipeline.
constexpr int width = 2;
constexpr int block_size = width * lanes;
/// Blocks that a thread takes at a time.
constexpr int blocks_per_share = 64;

struct ensemble {
  std::vector<float> x, y;
  std::vector<std::uint32_t> passages;
};

words lane_numbers() {
  words value;
  for (int lane = 0; lane < lanes; lane++) value[lane] = lane;
  return value;
}

bool any(ints mask) {
  std::int64_t parts[lanes / 2], all = 0;
  std::memcpy(parts, &mask, sizeof mask);
  for (const auto part : parts) all |= part;
  return all != 0;
}

template <bool passages, class work>
void advance_block(const work& rule, const options& given, ensemble& particles, std::uint32_t first) {
  pair at[width];
  words numbers[width], passed[width];
  for (int k = 0; k < width; k++) {
    const std::uint32_t from = first + k * lanes;
    std::memcpy(&at[k].x, &particles.x[from], sizeof at[k].x);
    std::memcpy(&at[k].y, &particles.y[from], sizeof at[k].y);
    numbers[k] = lane_numbers() + from;
    if (passages) std::memcpy(&passed[k], &particles.passages[from], sizeof passed[k]);
  }
  for (std::uint32_t step = 0; step < given.steps; step++) {
    for (int k = 0; k < width; k++) {
      const words number = words{} + step;
      rule.step(at[k], numbers[k], number, threefry2x32(numbers[k], number, given.seed, stream_step), step);
      // The first passage is the least step that ends in the region; outside it all bits are set, which means none.
      if (passages) {
        const words now = (words{} + (step + 1)) | ~(words)rule.escaped(at[k]);
        passed[k] = now < passed[k] ? now : passed[k];
      }
    }
    if (passages && given.until_passed && step % 64 == 63) {
      ints waiting{};
      for (int k = 0; k < width; k++) waiting |= (ints)(passed[k] == not_passed);
      if (!any(waiting)) break;
    }
  }
  for (int k = 0; k < width; k++) {
    const std::uint32_t from = first + k * lanes;
    std::memcpy(&particles.x[from], &at[k].x, sizeof at[k].x);
    std::memcpy(&particles.y[from], &at[k].y, sizeof at[k].y);
    if (passages) std::memcpy(&particles.passages[from], &passed[k], sizeof passed[k]);
  }
}

template <bool passages, class work>
void advance(const work& rule, const options& given, ensemble& particles) {
  std::atomic<std::uint64_t> next{0};
  const std::uint64_t total = particles.x.size();
  const auto take_shares = [&] {
    constexpr std::uint64_t share = blocks_per_share * block_size;
    for (std::uint64_t from; (from = next.fetch_add(share)) < total;)
      for (std::uint64_t first = from; first < std::min(from + share, total); first += block_size)
        advance_block<passages>(rule, given, particles, first);
  };
  std::vector<std::thread> others;
  for (std::uint32_t count = 1; count < given.threads; count++) others.emplace_back(take_shares);
  take_shares();
  for (auto& other : others) other.join();
}

template <class work>
void measure(const work& rule, const options& given) {
  const std::size_t whole_blocks = (given.particles + block_size - 1) / block_size * block_size;
  clock_record clock;
  ensemble particles;
  for (std::uint32_t repeat = 0; repeat < given.repeats; repeat++) {
    particles.x.assign(whole_blocks, work::start_x);
    particles.y.assign(whole_blocks, work::start_y);
    particles.passages.assign(whole_blocks, not_passed);
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t processor_begin = std::clock();
    if (given.passages) advance<true>(rule, given, particles);
    else advance<false>(rule, given, particles);
    const double processor = double(std::clock() - processor_begin) / CLOCKS_PER_SEC;
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    clock.add(wall, processor, particles.passages.data(), given);
  }
  clock.report(particles.passages.data(), given.particles,
               std::to_string(given.threads) + " threads, " + std::to_string(32 * lanes) + "-bit vectors");
}

/// Reads rows of (a, b, c), 32-bit floats.
data_table read_rows(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  data_table table;
  float row[3];
  while (file.read(reinterpret_cast<char*>(row), sizeof row)) {
    table.a.push_back(row[0]);
    table.b.push_back(row[1]);
    table.c.push_back(row[2]);
  }
  if (table.a.size() != 1u << phase_retrieval::row_bits) {
    std::fprintf(stderr, "--rows: %zu rows were read; the work wants 4096.\n", table.a.size());
    std::exit(2);
  }
  return table;
}

int main(int count, char** words) {
  const options given = read_options(count, words);
  if (given.work == "quartic") measure(quartic{}, given);
  else if (given.work == "muller-brown") measure(muller_brown{}, given);
  else if (given.work == "sharp-flat") measure(sharp_flat{}, given);
  else if (given.work == "phase-retrieval") {
    const data_table rows = read_rows(given.rows);
    measure(phase_retrieval{rows, given.seed}, given);
  } else {
    std::fprintf(stderr, "--work: got \"%s\"; this program knows quartic, muller-brown, sharp-flat, phase-retrieval.\n",
                 given.work.c_str());
    return 2;
  }
}
