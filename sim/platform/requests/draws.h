// The luck of one visit: every draw is keyed by its place in the request, so that none depends on
// the order of events.
#pragma once

#include "sim/engine/base/math.h"
#include "sim/engine/kernel/uniforms.h"
#include "sim/engine/kernel/world.h"
#include "sim/platform/requests/law.h"

namespace drydock::requests {

/// A key below `key`, told apart from its likes by `which`: the finaliser of splitmix64.
constexpr std::uint64_t mix(std::uint64_t key, std::uint64_t which) {
  std::uint64_t z = key + (which + 1) * 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

/// What a block of two uniforms is for. From `further` on: phases of Erlang laws, more picks.
enum class Purpose : std::uint64_t {
  work_and_hop = 0,
  picks = 1,
  hop_back_and_failing = 2,
  loss_out_and_back = 3,
  exit_and_patience = 4,
  rest_and_choice = 5,
  further = 16,
};

/// All draws of one key. Handed on by value: two registers.
class Draws {
 public:
  Draws(const World& world, std::uint64_t luck) : seed_(world.seed()), luck_(luck) {}

  // Inlined, since a call costs a quarter of the block itself.
  [[gnu::always_inline]] UniformPair pair(Purpose purpose) const {
    return uniforms_at(seed_, luck_, static_cast<std::uint64_t>(purpose));
  }
  UniformPair further(std::uint64_t n) const {
    return uniforms_at(seed_, luck_, static_cast<std::uint64_t>(Purpose::further) + n);
  }

 private:
  Seed seed_;
  std::uint64_t luck_;
};

/// The rare laws; `first` and `lane` as for sample().
double sample_other(const Law& law, double first, Draws draws, std::uint64_t lane);

/// Seconds drawn from the law by inversion of `first`; an Erlang law needs a uniform for each
/// further phase, which it takes from a lane of blocks of its own.
[[gnu::always_inline]] inline double sample(const Law& law, double first, Draws draws,
                                            std::uint64_t lane) {
  if (law.kind == LawKind::exponential) [[likely]]
    return -law.a * math::log(first);
  if (law.kind == LawKind::constant) return law.a;
  return sample_other(law, first, draws, lane);
}

}  // namespace drydock::requests
