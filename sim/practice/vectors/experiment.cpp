// Replications are shared out among threads; what they measure is put together in their order.
#include "sim/practice/vectors/experiment.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace drydock::vectors {

namespace {

/// Calls work(0) to work(count - 1), each once, on several threads. What the first one throws is
/// thrown here.
void share_out(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr thrown;
  std::mutex guard;
  const auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!thrown) thrown = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(loop);
  loop();
  for (std::thread& other : others) other.join();
  if (thrown) std::rethrow_exception(thrown);
}

/// Two-sided 95 % quantile of Student's t.
double students_t(std::size_t freedom) {
  constexpr std::array table = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306,
                                2.262,  2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
                                2.110,  2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064,
                                2.060,  2.056, 2.052, 2.048, 2.045, 2.042};
  if (freedom == 0) return std::numeric_limits<double>::infinity();
  return freedom <= table.size() ? table[freedom - 1] : 1.96 + 2.5 / static_cast<double>(freedom);
}

using Experiments = std::vector<std::unique_ptr<Experiment>>;

std::optional<Estimate> estimate(const Experiments& experiments, const std::string& metric) {
  std::vector<double> values;
  for (const auto& experiment : experiments)
    if (const std::optional<double> value = experiment->measure(metric)) values.push_back(*value);
  if (values.empty()) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const double mean = sum / count;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double deviation = values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
  return Estimate{metric, mean, students_t(values.size() - 1) * deviation / std::sqrt(count)};
}

bool sure_enough(const std::vector<Estimate>& estimates, std::span<const Wanted> wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const Wanted& one) {
    const auto found =
        std::find_if(estimates.begin(), estimates.end(),
                     [&](const Estimate& estimate) { return estimate.metric == one.metric; });
    return found == estimates.end() || found->half_width <= one.half_width;
  });
}

std::vector<Estimate> estimate_all(const Experiments& experiments, std::span<const Wanted> wanted) {
  std::vector<Estimate> estimates;
  for (const Wanted& one : wanted)
    if (std::optional<Estimate> found = estimate(experiments, one.metric))
      estimates.push_back(std::move(*found));
  return estimates;
}

}  // namespace

std::vector<Estimate> replicate(const Make& make, const Length& length,
                                std::span<const Wanted> wanted, std::uint64_t luck,
                                unsigned threads) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  Experiments experiments(static_cast<std::size_t>(length.replications));
  std::int64_t done = std::min(length.first, length.most);
  share_out(experiments.size(), threads, [&](std::size_t i) {
    experiments[i] = make(Seed{luck + i});
    experiments[i]->warm_up(length.warm_up);
    experiments[i]->run(done);
  });
  std::vector<Estimate> estimates = estimate_all(experiments, wanted);
  while (!sure_enough(estimates, wanted) && done < length.most) {
    const std::int64_t more = std::min(done, length.most - done);
    share_out(experiments.size(), threads, [&](std::size_t i) { experiments[i]->run(more); });
    done += more;
    estimates = estimate_all(experiments, wanted);
  }
  return estimates;
}

double quantile_of(std::vector<double>& samples, double p) {
  if (samples.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = std::ceil(p * static_cast<double>(samples.size())) - 1;
  const auto at =
      static_cast<std::ptrdiff_t>(std::clamp(place, 0.0, static_cast<double>(samples.size() - 1)));
  std::nth_element(samples.begin(), samples.begin() + at, samples.end());
  return samples[static_cast<std::size_t>(at)];
}

namespace {

std::optional<std::int64_t> whole(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<double> percentile(std::string_view metric, std::string_view of) {
  if (!metric.starts_with('p') || !metric.ends_with(of)) return std::nullopt;
  metric = metric.substr(1, metric.size() - 1 - of.size());
  if (metric.size() < 3 || !metric.ends_with('_')) return std::nullopt;
  metric.remove_suffix(1);
  const std::optional<std::int64_t> digits = whole(metric);
  if (!digits) return std::nullopt;
  double share = static_cast<double>(*digits);
  for (std::size_t i = 0; i < metric.size(); ++i) share /= 10;
  return share;
}

std::optional<std::size_t> numbered(std::string_view metric, std::string_view of) {
  if (!metric.starts_with(of) || metric.size() <= of.size() + 1 || metric[of.size()] != '_')
    return std::nullopt;
  const std::optional<std::int64_t> number = whole(metric.substr(of.size() + 1));
  return number ? std::optional<std::size_t>(*number) : std::nullopt;
}

}  // namespace drydock::vectors
