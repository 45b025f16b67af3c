// Runs the same thing many times on several threads; what comes out does not depend on how many.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <optional>
#include <thread>
#include <vector>

namespace drydock::study {

/// run(0), run(1), ... run(count - 1), in that order in the result, computed by `threads` threads
/// (1 to 256; more than `count` are of no use). `run` must be safe to call from several threads at
/// once and must not depend on other calls. When calls throw, the exception of the lowest of them
/// that ran is thrown, after all threads have stopped.
template <class Run>
auto replicate(std::size_t count, int threads, Run&& run) {
  using Made = decltype(run(std::size_t{}));
  std::vector<std::optional<Made>> outcomes(count);
  std::vector<std::exception_ptr> broken(count);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  const auto work = [&] {
    for (std::size_t i = next++; i < count && !stop; i = next++) {
      try {
        outcomes[i].emplace(run(i));
      } catch (...) {
        broken[i] = std::current_exception();
        stop = true;
      }
    }
  };
  const auto helpers =
      std::min<std::size_t>(static_cast<std::size_t>(std::clamp(threads, 1, 256)), count);
  {
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < helpers; ++i) pool.emplace_back(work);
    work();
  }
  for (const std::exception_ptr& error : broken)
    if (error) std::rethrow_exception(error);
  std::vector<Made> all;
  all.reserve(count);
  for (std::optional<Made>& outcome : outcomes) all.push_back(std::move(*outcome));
  return all;
}

}  // namespace drydock::study
