// What the compiled peers have in common: the options, and the one line of JSON (README.md beside this file). Its twin for
// those in Python is protocol.py.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <thread>
#include <vector>

constexpr std::uint32_t not_passed = 0xffffffff;

struct options {
  std::string work = "quartic", rows;
  std::uint32_t particles = 1024, steps = 1024, repeats = 1, seed = 1, threads = std::thread::hardware_concurrency();
  bool passages = false, until_passed = false;
};

inline options read_options(int count, char** words) {
  std::map<std::string, std::string> values;
  for (int i = 1; i + 1 < count; i += 2) values[words[i]] = words[i + 1];
  options given;
  const auto number = [&](const char* name, std::uint32_t fallback) {
    return values.count(name) ? std::uint32_t(std::strtoul(values[name].c_str(), nullptr, 10)) : fallback;
  };
  if (values.count("--work")) given.work = values["--work"];
  given.rows = values["--rows"];
  given.particles = number("--particles", given.particles);
  given.steps = number("--steps", given.steps);
  given.repeats = number("--repeats", given.repeats);
  given.seed = number("--seed", given.seed);
  given.threads = number("--threads", given.threads);
  given.passages = number("--passages", 0) != 0;
  given.until_passed = number("--until-passed", 0) != 0;
  return given;
}

/// Wall and processor time of repeats, and the particle-steps at risk that were made in them.
struct clock_record {
  std::vector<double> seconds, processor_seconds, particle_steps;

  /// Steps at risk: what a particle does after its passage is of no use to anybody.
  void add(double wall, double processor, const std::uint32_t* passages, const options& given) {
    seconds.push_back(wall);
    processor_seconds.push_back(processor);
    double at_risk = 0;
    for (std::uint32_t i = 0; i < given.particles; i++) at_risk += std::min(passages[i], given.steps);
    particle_steps.push_back(at_risk);
  }

  void report(const std::uint32_t* passages, std::uint32_t particles, const std::string& remark) const {
    double passed = 0, sum = 0, squares = 0;
    for (std::uint32_t i = 0; i < particles; i++) {
      if (passages[i] == not_passed) continue;
      passed++;
      sum += passages[i];
      squares += double(passages[i]) * passages[i];
    }
    const double mean = passed > 0 ? sum / passed : 0;
    const double variance = passed > 1 ? (squares - passed * mean * mean) / (passed - 1) : 0;
    std::printf(
        "{\"seconds\":%s,\"processorSeconds\":%s,\"particleSteps\":%s,\"passed\":%.0f,\"meanSteps\":%.9g,"
        "\"deviation\":%.9g,\"remark\":\"%s\"}\n",
        join(seconds).c_str(), join(processor_seconds).c_str(), join(particle_steps).c_str(), passed, mean,
        std::sqrt(variance), remark.c_str());
  }

 private:
  static std::string join(const std::vector<double>& values) {
    std::string text;
    char digits[32];
    for (const double value : values) {
      std::snprintf(digits, sizeof digits, "%s%.9g", text.empty() ? "" : ",", value);
      text += digits;
    }
    return "[" + text + "]";
  }
};
