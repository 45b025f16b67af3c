// Two uniforms from one block: for whoever keys every draw and needs many of them.
#pragma once

#include <Random123/philox.h>

#include "sim/engine/kernel/random.h"

namespace drydock {
inline namespace kernel {

/// Two variates in the open interval (0, 1).
struct UniformPair {
  double first, second;
};

/// The n-th block of a key, of a generator of its own: Philox2x64 with 7 rounds, one more than it
/// needs to pass BigCrush, and less than half the work of the streams' generator. (Salmon et al.,
/// SC 2011, table 2) key = seed, counter = (n, key).
[[gnu::always_inline]] inline UniformPair uniforms_at(Seed seed, std::uint64_t key,
                                                      std::uint64_t n) {
  using Philox = r123::Philox2x64_R<7>;
  const Philox::ctr_type block =
      Philox()(Philox::ctr_type{{n, key}}, Philox::key_type{{seed.value}});
  const auto uniform = [](std::uint64_t bits) {
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12)) + 0.5) * 0x1p-52;
  };
  return {uniform(block[0]), uniform(block[1])};
}

}  // namespace kernel
}  // namespace drydock
