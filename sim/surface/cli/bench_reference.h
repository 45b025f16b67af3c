// The bare loop that the kernel is measured against: the smallest thing that still is an event
// engine.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/base/math.h"

namespace drydock::cli {

/// splitmix64 (Steele, Lea, Flood 2014): the cheap draw of both sides of the benchmark.
constexpr std::uint64_t splitmix64(std::uint64_t counter) {
  std::uint64_t z = counter * 0x9e3779b97f4a7c15ull + 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

/// An exponential delay of one second's mean, in nanoseconds, from the n-th cheap draw.
inline std::int64_t cheap_delay(std::uint64_t n) {
  const double uniform =
      (static_cast<double>(static_cast<std::int64_t>(splitmix64(n) >> 12)) + 0.5) * 0x1p-52;
  return static_cast<std::int64_t>(-math::log(uniform) * 1e9 + 0.5);
}

/// A 4-ary heap of 16-byte keys with first-in first-out ties, recycled slots, and dispatch through
/// a function pointer. No causes, no tables, no cancelling, no lanes.
class ReferenceLoop {
 public:
  using Handler = void (*)(ReferenceLoop& loop, std::uint64_t argument);

  explicit ReferenceLoop(std::size_t capacity);

  void schedule(std::int64_t delay, Handler handler, std::uint64_t argument) {
    if (free_.empty()) grow();
    const std::uint32_t index = free_.back();
    free_.pop_back();
    slots_[index] = Slot{handler, argument};
    const Key key = (static_cast<Key>(static_cast<std::uint64_t>(now_ + delay)) << 64) |
                    (++order_ << 24) | index;
    if (hole_) {
      hole_ = false;
      sift_down(key);
    } else {
      sift_up(key);
    }
  }
  /// Handles `events` events.
  void run(std::uint64_t events);
  std::int64_t now() const { return now_; }

 private:
  __extension__ using Key = unsigned __int128;
  static constexpr std::size_t root = 3;
  struct Slot {
    Handler handler;
    std::uint64_t argument;
  };

  static std::size_t first_child(std::size_t index) { return 4 * (index - root) + root + 1; }
  void sift_down(Key key);
  void sift_up(Key key);
  void grow();

  std::vector<Key> heap_;
  std::size_t end_ = root;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::uint64_t order_ = 0;
  std::int64_t now_ = 0;
  bool hole_ = false;
};

}  // namespace drydock::cli
