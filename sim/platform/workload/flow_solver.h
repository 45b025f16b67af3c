// What the two halves of the flows' solver share: rates go down the trees in flows.cpp, successes
// and times come up in flow_answers.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "sim/platform/workload/flows.h"

namespace drydock::workload {

constexpr int rounds_most = 40;
constexpr int rounds_undamped = 6;
constexpr double standstill = 1e-9;
constexpr double boundless_queue = 1e6;
/// From here on waits follow from how long a queue has been growing, not from its rates.
constexpr double full_utilization = 0.97;
constexpr double worth_refusing = 1e-4;
/// From here on a line may be full now and then.
constexpr double busy_utilization = 0.9;
/// Up to this share of what volumes give, I/O adds no wait.
constexpr double calm_io = 0.8;
/// EBS serves bursts within a second: what a volume gives in so long is served at once, s.
constexpr double io_burst = 1;
/// Longer lines are as good as endless.
constexpr double longest_line = 10'000;

inline double sum(const PerZone& zones) {
  double total = 0;
  for (const double value : zones) total += value;
  return total;
}

inline double power(double base, int exponent) {
  double product = 1;
  for (int i = 0; i < exponent; ++i) product *= base;
  return product;
}

/// How often a call is made that is repeated until the first failure.
inline double repetitions(double success, int times) {
  double runs = 0, reached = 1;
  for (int i = 0; i < times; ++i) {
    runs += reached;
    reached *= success;
  }
  return runs;
}

/// Goes down and up the trees until both agree.
class Solver {
 public:
  explicit Solver(FlowModel& model) : m_(model) {}

  void run() {
    prepare();
    bool moving = true;
    for (m_.rounds = 0; moving && m_.rounds < rounds_most * (volumes_short_ ? 2 : 1); ++m_.rounds) {
      for (FlowService& service : m_.services)
        service.arrivals = service.earning = service.wanted = service.work = service.admitted =
            service.io_asked = service.io_writes = service.commits = service.kept = 0;
      for (FlowStore& store : m_.stores) store.gets = store.puts = 0;
      walk(true);
      const bool messages_moved = consume();
      walk(false);
      find_ports();
      volumes_moved_ = false;
      load_services();
      const bool pools_moved = load_pools();
      moving = climb() || messages_moved || pools_moved || volumes_moved_;
    }
    finish();
    m_.beyond = moving || is_overloaded();
  }

 private:
  void prepare();
  void cross_links(FlowCall& call);
  void walk(bool users);
  void go_down(FlowCall& call);
  bool is_hurried(const FlowCall& call) const;
  bool consume();
  void hold_back();
  void try_outside(FlowCall& call);
  void find_ports();
  double consumer_capacity(const FlowBacklog& backlog);
  void fill_line(FlowService& service, double own, double speed);
  void load_services();
  void load_volumes(FlowService& service);
  bool load_pools();
  void wait_in_pool(FlowCall& call);
  void wait_for_volume(FlowService& service, double arrivals, double each);
  bool climb();
  double cut_by_timeout(const FlowCall& call, flow::Moments& prompt, double& hump);
  flow::Moments crest_of(const FlowCall& call, const flow::Moments& prompt) const;
  void answer_of_service(FlowCall& call);
  void try_again(FlowCall& call, double hump);
  void answer_of_outside(FlowCall& call);
  void answer_of_store(FlowCall& call);
  void line_up(FlowCall& call, FlowCall& parent, double made) const;
  void hand_up(FlowCall& call);
  void finish();
  bool is_overloaded() const;

  bool is_pulled(const FlowCall& call) const {
    return call.parent < 0 && m_.operations[call.operation].backlog >= 0;
  }
  /// Consumers pull: no message goes to a dead pod.
  double dead_share(const FlowCall& call) const {
    return is_pulled(call) ? 0 : m_.services[call.target].dead_share;
  }
  const std::array<bool, zones_max>& ways_of(const FlowOutside& outside) const {
    return outside.by_endpoint ? outside.endpoint : m_.open;
  }
  /// Share of the calls between two services whose zones' security groups bar them.
  double barred_share(std::int32_t from, std::int32_t to) const {
    double share = 0;
    if (!any_barred_) return share;
    for (std::size_t a = 0; a < zones_max; ++a)
      for (std::size_t b = 0; b < zones_max; ++b)
        if (m_.barred[a][b]) share += shares_[from][a] * shares_[to][b];
    return std::min(share, 1.0);  // Shares may add up to a little more.
  }
  /// Share of the calls to outside that start in each zone with a way out. Messages are taken by
  /// pods in such zones alone.
  PerZone starts_outside(const FlowCall& call) const {
    PerZone starts = shares_[call.caller];
    const auto& ways = ways_of(m_.outsides[call.target]);
    double open = 0;
    for (std::size_t z = 0; z < zones_max; ++z) {
      if (!ways[z]) starts[z] = 0;
      open += starts[z];
    }
    if (m_.operations[call.operation].backlog >= 0 && open > 0)
      for (double& start : starts) start /= open;
    return starts;
  }
  /// Chance that one try from a zone fails: it is not let out, or the answer is late.
  double failing_try(const FlowOutside& outside, std::size_t zone) const {
    return 1 - (1 - outside.refused[zone]) * (1 - outside.timeout_chance);
  }
  /// Further attempts for each call whose first one failed, if each fails with this chance.
  double tries_again(double failing) const {
    double all = 0, again = 1;
    for (std::int32_t i = 0; i < m_.retry_limit; ++i, again *= failing) all += again;
    return all;
  }
  int tries_of(const FlowCall& call) const {
    return call.hurried ? 1 : m_.outsides[call.target].retries + 1;
  }
  double closed_share(const FlowCall& call, const std::array<bool, zones_max>& open) const {
    double closed = 0;
    for (std::size_t z = 0; z < zones_max; ++z)
      if (!open[z]) closed += shares_[call.caller][z];
    return closed;
  }

  FlowModel& m_;
  std::vector<PerZone> shares_;
  bool any_barred_ = false;
  bool busy_ = false;  ///< Some lines may be full.
  bool volumes_moved_ = false;
  bool volumes_short_ = false;  ///< Those take longer to find.
};

}  // namespace drydock::workload
