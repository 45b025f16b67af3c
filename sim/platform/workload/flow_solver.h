// What the two halves of the flows' solver share: rates go down the trees in flows.cpp, successes
// and times come up in flow_answers.cpp.
#pragma once

#include <array>
#include <vector>

#include "sim/platform/workload/flows.h"

namespace drydock::workload {

constexpr int rounds_most = 40;
constexpr int rounds_undamped = 6;
constexpr double standstill = 1e-9;
constexpr double boundless_queue = 1e6;
/// Up to this share of what volumes give, I/O adds no wait: EBS serves bursts within a second.
constexpr double calm_io = 0.8;

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
    for (m_.rounds = 0; moving && m_.rounds < rounds_most; ++m_.rounds) {
      for (FlowService& service : m_.services)
        service.arrivals = service.work = service.admitted = service.io_asked = service.io_writes =
            service.kept = 0;
      for (FlowStore& store : m_.stores) store.gets = store.puts = 0;
      walk(true);
      const bool messages_moved = consume();
      walk(false);
      load_services();
      moving = climb() || messages_moved;
    }
    finish();
  }

 private:
  void prepare();
  void cross_links(FlowCall& call);
  void walk(bool users);
  void go_down(FlowCall& call);
  bool consume();
  double consumer_capacity(const FlowBacklog& backlog);
  void load_services();
  void load_volumes(FlowService& service);
  bool climb();
  double cut_by_timeout(const FlowCall& call, flow::Moments& prompt, double& hump);
  void answer_of_service(FlowCall& call);
  void answer_of_outside(FlowCall& call);
  void answer_of_store(FlowCall& call);
  void hand_up(const FlowCall& call);
  void finish();

  bool is_pulled(const FlowCall& call) const {
    return call.parent < 0 && m_.operations[call.operation].backlog >= 0;
  }
  /// Consumers pull: no message goes to a dead pod.
  double dead_share(const FlowCall& call) const {
    return is_pulled(call) ? 0 : m_.services[call.target].dead_share;
  }
  /// Share of the calls that find no way out: their pod's zone has none, or the NAT gateway there
  /// does not take them. Messages are taken by pods in open zones alone.
  double closed_share(const FlowCall& call) const {
    const bool pulled = m_.operations[call.operation].backlog >= 0;
    const PerZone& refused = m_.outsides[call.target].refused;
    double closed = 0, all = 0;
    for (std::size_t z = 0; z < zones_max; ++z) {
      const double share = shares_[call.caller][z];
      if (!m_.open[z] && pulled) continue;
      closed += share * (m_.open[z] ? refused[z] : 1);
      all += share;
    }
    return pulled && all > 0 ? closed / all : closed;
  }
  double closed_share(const FlowCall& call, const std::array<bool, zones_max>& open) const {
    double closed = 0;
    for (std::size_t z = 0; z < zones_max; ++z)
      if (!open[z]) closed += shares_[call.caller][z];
    return closed;
  }

  FlowModel& m_;
  std::vector<PerZone> shares_;
};

}  // namespace drydock::workload
