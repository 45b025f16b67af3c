// Ties are kept: whoever asks breaks them at random, as the real one does.
#include "sim/platform/kubernetes/expander_rules.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <regex>

namespace drydock::kubernetes {

namespace {

using Indexes = std::vector<std::size_t>;

Indexes all_of(std::span<const ExpansionOption> options) {
  Indexes all(options.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

/// The options with the least cost; those without a cost are left out.
template <class Cost>
Indexes least(std::span<const ExpansionOption> options, Cost&& cost_of) {
  Indexes best;
  std::optional<double> lowest;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::optional<double> cost = cost_of(options[i]);
    if (!cost || (lowest && *cost > *lowest)) continue;
    if (!lowest || *cost < *lowest) best.clear();
    lowest = cost;
    best.push_back(i);
  }
  return best;
}

bool matches(std::string_view name, const std::string& pattern) {
  try {
    return std::regex_search(name.begin(), name.end(), std::regex(pattern));
  } catch (const std::regex_error&) {
    return false;
  }
}

Indexes of_highest_priority(std::span<const ExpansionOption> options,
                            std::span<const GroupPriority> priorities) {
  Indexes best = least(options, [&](const ExpansionOption& option) {
    std::optional<double> cost;
    for (const GroupPriority& line : priorities)
      if ((!cost || -line.priority < *cost) && matches(option.group, line.pattern))
        cost = -static_cast<double>(line.priority);
    return cost;
  });
  return best.empty() ? all_of(options) : best;
}

bool is_near(std::int64_t a, std::int64_t b, double tolerance) {
  const double larger = static_cast<double>(std::max(a, b));
  return static_cast<double>(std::max(a, b) - std::min(a, b)) <= larger * tolerance;
}

}  // namespace

double waste(std::int64_t cpu_used, std::int64_t memory_used, std::int64_t cpu_milli,
             std::int64_t memory_bytes, std::int32_t nodes) {
  const auto idle = [&](std::int64_t used, std::int64_t each) {
    const double all = static_cast<double>(each) * nodes;
    return all == 0 ? 0.0 : (all - static_cast<double>(used)) / all;
  };
  return idle(cpu_used, cpu_milli) + idle(memory_used, memory_bytes);
}

std::vector<std::size_t> best_options(Expander expander, std::span<const ExpansionOption> options,
                                      std::span<const GroupPriority> priorities) {
  switch (expander) {
    case Expander::random:
      return all_of(options);
    case Expander::least_waste:
      return least(options, [](const ExpansionOption& option) {
        return std::optional<double>(option.waste);
      });
    case Expander::priority:
      return of_highest_priority(options, priorities);
    case Expander::most_pods:
      return least(options, [](const ExpansionOption& option) {
        return std::optional<double>(-option.pods);
      });
    case Expander::least_nodes:
      return least(options, [](const ExpansionOption& option) {
        return option.nodes > 0 ? std::optional<double>(option.nodes) : std::nullopt;
      });
  }
  return {};
}

std::vector<std::size_t> best_options(std::span<const Expander> chain,
                                      std::span<const ExpansionOption> options,
                                      std::span<const GroupPriority> priorities) {
  Indexes left = all_of(options);
  for (const Expander expander : chain) {
    if (left.size() <= 1) break;
    std::vector<ExpansionOption> asked;
    for (const std::size_t i : left) asked.push_back(options[i]);
    Indexes next;
    for (const std::size_t i : best_options(expander, asked, priorities)) next.push_back(left[i]);
    if (!next.empty()) left = std::move(next);
  }
  return left;
}

std::vector<std::int32_t> balance(std::span<const GroupSize> groups, std::int32_t nodes) {
  std::vector<std::int32_t> sizes;
  for (const GroupSize& group : groups) sizes.push_back(group.size);
  for (; nodes > 0; --nodes) {
    std::size_t smallest = groups.size();
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (sizes[i] >= groups[i].max) continue;
      if (smallest == groups.size() || sizes[i] < sizes[smallest]) smallest = i;
    }
    if (smallest == groups.size()) break;
    ++sizes[smallest];
  }
  return sizes;
}

std::int32_t similar_groups_capacity(std::span<const GroupSize> groups) {
  std::int64_t room = 0;
  for (const GroupSize& group : groups)
    room += std::max<std::int64_t>(0, std::int64_t{group.max} - group.size);
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  return room == 0 ? -1 : static_cast<std::int32_t>(std::min(room, most));
}

std::int32_t cluster_capacity(std::int32_t max_nodes_total, std::int32_t current_nodes) {
  if (max_nodes_total <= 0) return 0;
  return max_nodes_total > current_nodes ? max_nodes_total - current_nodes : -1;
}

bool are_similar(const GroupShape& a, const GroupShape& b) {
  constexpr double capacity_difference = 0.015, other_difference = 0.05;
  return a.cpu_milli == b.cpu_milli && a.pods == b.pods &&
         is_near(a.memory_bytes, b.memory_bytes, capacity_difference) &&
         is_near(a.cpu_allocatable, b.cpu_allocatable, other_difference) &&
         is_near(a.memory_allocatable, b.memory_allocatable, other_difference) &&
         is_near(a.cpu_free, b.cpu_free, other_difference) &&
         is_near(a.memory_free, b.memory_free, other_difference);
}

}  // namespace drydock::kubernetes
