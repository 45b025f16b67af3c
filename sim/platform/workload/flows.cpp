// Rates down the trees of calls, queues at the services, successes and times up again, until they
// agree.
#include "sim/platform/workload/flows.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"

namespace drydock::workload {

namespace {

constexpr int rounds_most = 40;
constexpr int rounds_undamped = 6;
constexpr double standstill = 1e-9;
constexpr double boundless_queue = 1e6;

double sum(const PerZone& zones) {
  double total = 0;
  for (const double value : zones) total += value;
  return total;
}

double power(double base, int exponent) {
  double product = 1;
  for (int i = 0; i < exponent; ++i) product *= base;
  return product;
}

/// How often a call is made that is repeated until the first failure.
double repetitions(double success, int times) {
  double runs = 0, reached = 1;
  for (int i = 0; i < times; ++i) {
    runs += reached;
    reached *= success;
  }
  return runs;
}

class Solver {
 public:
  explicit Solver(FlowModel& model) : m_(model) {}

  void run() {
    prepare();
    bool moving = true;
    for (m_.rounds = 0; moving && m_.rounds < rounds_most; ++m_.rounds) {
      for (FlowService& service : m_.services)
        service.arrivals = service.work = service.admitted = 0;
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
  void walk(bool users);
  void go_down(FlowCall& call);
  bool consume();
  double consumer_capacity(const FlowBacklog& backlog);
  void load_services();
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
  /// Share of a service's pods that have no way out.
  double closed_share(const FlowCall& call) const {
    if (m_.operations[call.operation].backlog >= 0) return 0;  // Pods in open zones take them all.
    return closed_share(call, m_.open);
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

void Solver::prepare() {
  shares_.reserve(m_.services.size());
  for (FlowService& service : m_.services) {
    const double answering = sum(service.answering), silent = sum(service.silent);
    const bool works = service.pods >= service.quorum && answering > 0;
    service.dead_share = works ? silent / (answering + silent) : 1;
    service.stretch = service.variation = 1;
    service.refused = service.wait = service.hold = service.utilization = 0;
    shares_.push_back(zone_shares(service));
  }
  for (FlowCall& call : m_.calls) {
    call.success = call.single = 1;
    call.cross_share = 0;
    if (call.kind == CallKind::service) {
      const bool by_ingress =
          call.caller >= 0 && m_.services[call.caller].kind == ServiceKind::ingress;
      call.timeout = m_.services[by_ingress ? call.caller : call.target].timeout;
    }
    if (call.kind != CallKind::service || call.caller < 0) continue;
    double same = 0, all = 0;
    for (std::size_t z = 0; z < zones_max; ++z) {
      same += shares_[call.caller][z] * shares_[call.target][z];
      all += shares_[call.target][z];
    }
    call.cross_share = all > 0 ? std::max(0.0, 1 - same) : 0;
  }
  for (FlowOperation& operation : m_.operations)
    operation.rate = operation.backlog < 0 ? m_.users_rate * operation.share : 0;
  for (FlowBacklog& backlog : m_.backlogs) backlog.out_rate = -1;
}

void Solver::go_down(FlowCall& call) {
  double start = m_.operations[call.operation].rate;
  if (call.parent >= 0) {
    FlowCall& parent = m_.calls[call.parent];
    start = parent.inner * parent.progress * call.chance;
    if (!call.asynchronous && parent.kind != CallKind::fork)
      parent.progress *= 1 - call.chance * (1 - power(call.success, call.times));
  }
  call.rate =
      call.asynchronous ? start * call.times : start * repetitions(call.success, call.times);
  call.progress = 1;
  call.attempts = call.rate;
  call.inner = call.rate;
  if (call.kind == CallKind::service) {
    FlowService& service = m_.services[call.target];
    if (call.retried) call.attempts *= 1 + std::min(1 - call.single, m_.retry_budget);
    const double arriving = call.attempts * (1 - dead_share(call));
    call.inner = arriving * (1 - service.refused);
    service.arrivals += arriving;
    service.admitted += call.inner;
    service.work += call.inner * call.cpu;
  } else if (call.kind == CallKind::outside) {
    const FlowOutside& outside = m_.outsides[call.target];
    call.attempts *= (1 - closed_share(call)) *
                     (1 - power(outside.timeout_chance, outside.retries + 1)) /
                     (1 - outside.timeout_chance);
  }
}

void Solver::walk(bool users) {
  for (FlowCall& call : m_.calls)
    if ((m_.operations[call.operation].backlog < 0) == users) go_down(call);
}

double Solver::consumer_capacity(const FlowBacklog& backlog) {
  const FlowOperation& operation = m_.operations[backlog.operation];
  const FlowCall& root = m_.calls[operation.root];
  const FlowService& consumer = m_.services[root.target];
  std::vector<double> demand(m_.services.size(), 0);
  bool calls_outside = false;
  for (FlowCall& call : m_.calls) {
    if (call.operation != backlog.operation) continue;
    call.inner = (call.parent < 0 ? 1 : m_.calls[call.parent].inner) * call.chance * call.times;
    calls_outside = calls_outside || call.kind == CallKind::outside;
    if (call.kind != CallKind::service) continue;
    const FlowService& service = m_.services[call.target];
    if (service.pods < service.quorum) return 0;
    demand[call.target] += call.inner * call.cpu;
  }
  double pods = 0;
  for (std::size_t z = 0; z < zones_max; ++z)
    if (!calls_outside || m_.open[z]) pods += consumer.answering[z];
  double capacity = boundless_queue;
  const double hold = consumer.hold + root.cpu * consumer.stretch;
  if (consumer.concurrency > 0 && hold > 0)
    capacity = m_.drain_utilization * consumer.concurrency * pods / hold;
  for (std::size_t s = 0; s < demand.size(); ++s) {
    if (demand[s] <= 0) continue;
    const FlowService& service = m_.services[s];
    const double able = static_cast<std::int32_t>(s) == root.target ? pods : service.pods;
    const double share = service.pods > 0 ? able / service.pods : 0;
    const double room = able * service.cores * m_.drain_utilization - service.work * share;
    capacity = std::min(capacity, std::max(0.0, room) / demand[s]);
  }
  return capacity;
}

bool Solver::consume() {
  bool moved = false;
  for (FlowBacklog& backlog : m_.backlogs) {
    backlog.in_rate = 0;
    for (const FlowCall& call : m_.calls)
      if (call.kind == CallKind::service && call.target == backlog.broker)
        backlog.in_rate += call.rate * call.success;
    backlog.capacity = consumer_capacity(backlog);
    const bool limited = backlog.waiting || backlog.capacity < backlog.in_rate;
    const double rate = limited ? backlog.capacity : backlog.in_rate;
    FlowOperation& operation = m_.operations[backlog.operation];
    moved = moved || (limited && std::fabs(rate - backlog.out_rate) > standstill * (1 + rate));
    operation.rate = backlog.out_rate = rate;
  }
  return moved;
}

void Solver::load_services() {
  for (FlowService& service : m_.services) {
    if (service.pods <= 0 || service.arrivals <= 0) continue;
    const double per_pod = service.arrivals / service.pods;
    const int room = service.concurrency > 0 ? service.concurrency + service.queue
                                             : static_cast<int>(boundless_queue);
    double refused = 0, own = 0;
    if (service.work > 0 && service.cores > 0) {
      const int servers = std::max(1, static_cast<int>(std::ceil(service.cores)));
      const double speed = service.cores / servers;
      own = service.work / service.admitted / speed;
      const auto queue = flow::bounded_queue(servers, std::max(room, servers), per_pod, own);
      refused = queue.loss;
      service.utilization = queue.utilisation;
      // A CPU that is shared makes each wait in proportion to its work; the mean stays (Little).
      const double response = own + queue.wait_mean;
      service.stretch = response / own / speed;
      // Variance of a shared CPU's response: E. G. Coffman, R. R. Muntz, H. Trotter, JACM 17
      // (1970). What finds all workers busy waits in line instead, which varies less.
      const double crowd = per_pod * (1 - refused) * response;
      const double shared =
          crowd > service.concurrency && service.concurrency > 0 ? service.concurrency / crowd : 1;
      const double rho = std::min(1.0, queue.utilisation);
      service.variation = shared * shared * (2 + rho) / (2 - rho) +
                          (1 - shared) * queue.wait_variance / (response * response);
    }
    const double busy = own + service.hold;
    const double entering = per_pod * (1 - refused);
    service.wait = 0;
    if (service.concurrency > 0 && entering * busy > service.concurrency / 2.0) {
      const auto workers = flow::bounded_queue(service.concurrency, room, entering, busy);
      refused = 1 - (1 - refused) * (1 - workers.loss);
      service.wait = workers.wait_mean;
    }
    service.refused = m_.rounds < rounds_undamped ? refused : (service.refused + refused) / 2;
  }
}

/// Of what a caller would wait for, the share that comes after its timeout.
double Solver::cut_by_timeout(const FlowCall& call, flow::Moments& prompt, double& hump) {
  if (call.timeout <= 0 || prompt.mean <= 0) return 0;
  double late = 0;
  if (prompt.mean + 4 * math::sqrt(prompt.variance) > call.timeout) {
    late = (1 - hump) * prompt.as_lognormal().beyond(call.timeout);
    prompt.mean = std::min(prompt.mean, call.timeout);
    prompt.variance = std::min(prompt.variance, (call.timeout - prompt.mean) * prompt.mean);
  }
  if (hump > 0 && prompt.mean + call.below_hump_delay > call.timeout) {
    late += hump;
    hump = 0;
  }
  if (late < 1) hump /= 1 - late;
  return late;
}

void Solver::answer_of_service(FlowCall& call) {
  FlowService& service = m_.services[call.target];
  const double dead = dead_share(call);
  const double reached = (1 - dead) * (1 - service.refused);
  const double cpu = call.cpu * service.stretch;
  double hop = 0, hop_variance = 0;
  if (call.caller >= 0) {
    const double more = 2 * (m_.hop_cross - m_.hop_same);
    hop = 2 * m_.hop_same + call.cross_share * more;
    hop_variance = call.cross_share * (1 - call.cross_share) * more * more;
  }
  flow::Moments prompt{hop + cpu + service.wait + call.below.mean,
                       hop_variance + cpu * cpu * service.variation + call.below.variance};
  const double failing_below =
      call.below_failing > 0 ? call.below_failing_time / call.below_failing : 0;
  const double below = call.below.mean + call.below_hump * call.below_hump_delay;
  service.held_sum +=
      call.inner * (call.below_success * below + (1 - call.below_success) * failing_below);
  double hump = call.below_hump;
  const double late = cut_by_timeout(call, prompt, hump);
  call.single = reached * call.below_success * (1 - late);
  const bool nobody = service.pods <= 0 && sum(service.silent) <= 0;
  const double failing = 1 - call.single;
  const double early = hop + cpu + failing_below;
  const double lost_time = (nobody ? 0 : dead * call.timeout) +
                           reached * (1 - call.below_success) *
                               (call.timeout > 0 ? std::min(call.timeout, early) : early) +
                           reached * call.below_success * late * call.timeout;
  call.failure_time = failing > 0 ? lost_time / failing : 0;
  const double retries = call.retried ? std::min(failing, m_.retry_budget) : 0;
  const double second = retries / (1 + retries);  // Share of the successes that are retries.
  call.prompt = prompt;
  call.hump = 1 - (1 - hump) * (1 - second);
  call.hump_delay =
      hump + second > 0
          ? (hump * call.below_hump_delay + second * call.failure_time) / (hump + second)
          : 0;
  call.success = call.single * (1 + retries);
}

void Solver::answer_of_outside(FlowCall& call) {
  const FlowOutside& outside = m_.outsides[call.target];
  const double late = power(outside.timeout_chance, outside.retries + 1);
  call.success = call.single = (1 - closed_share(call)) * (1 - late);
  call.failure_time = outside.timeout * (outside.retries + 1);
  call.prompt = outside.latency;
}

void Solver::answer_of_store(FlowCall& call) {
  const FlowStore& store = m_.stores[call.target];
  call.success = call.single = 1 - closed_share(call, m_.s3_open);
  call.failure_time = m_.services[call.caller].timeout;  // It hangs until the caller's time is up.
  call.prompt = call.kind == CallKind::get_object
                    ? store.get
                    : flow::Moments::constant(store.first_byte + call.bytes / store.bandwidth);
}

void Solver::hand_up(const FlowCall& call) {
  if (call.parent < 0 || call.asynchronous) return;
  FlowCall& parent = m_.calls[call.parent];
  const double all = power(call.success, call.times);
  const double failing = call.chance * (1 - all);
  flow::Moments whole = call.prompt.repeated(call.times);
  if (call.chance < 1) whole = whole.sometimes(call.chance);
  if (parent.kind == CallKind::fork)
    parent.below = flow::slower_of(parent.below, whole);
  else
    parent.below += whole;
  const double hump = call.chance * (1 - power(1 - call.hump, call.times));
  if (hump > 0) {
    parent.below_hump_delay =
        (parent.below_hump * parent.below_hump_delay + hump * call.hump_delay) /
        (parent.below_hump + hump);
    parent.below_hump = 1 - (1 - parent.below_hump) * (1 - hump);
  }
  parent.below_success *= 1 - failing;
  parent.below_failing += failing;
  parent.below_failing_time += failing * call.failure_time;
}

bool Solver::climb() {
  for (FlowService& service : m_.services) service.held_sum = 0;
  for (FlowCall& call : m_.calls) {
    call.below = {};
    call.below_success = 1;
    call.hump = call.hump_delay = call.below_hump = call.below_hump_delay = 0;
    call.below_failing = call.below_failing_time = 0;
  }
  double change = 0;
  for (std::size_t i = m_.calls.size(); i-- > 0;) {
    FlowCall& call = m_.calls[i];
    const double before = call.success;
    switch (call.kind) {
      case CallKind::service:
        answer_of_service(call);
        break;
      case CallKind::outside:
        answer_of_outside(call);
        break;
      case CallKind::get_object:
      case CallKind::put_object:
        answer_of_store(call);
        break;
      case CallKind::fork:
      case CallKind::branch:
        call.prompt = call.below;
        call.hump = call.below_hump;
        call.hump_delay = call.below_hump_delay;
        call.success = call.single = call.below_success;
        call.failure_time =
            call.below_failing > 0 ? call.below_failing_time / call.below_failing : 0;
        break;
    }
    call.latency = {
        call.prompt.mean + call.hump * call.hump_delay,
        call.prompt.variance + call.hump * (1 - call.hump) * call.hump_delay * call.hump_delay};
    change = std::max(change, std::fabs(call.success - before));
    hand_up(call);
  }
  for (FlowService& service : m_.services) {
    const double hold = service.admitted > 0 ? service.held_sum / service.admitted : 0;
    const double crowd = service.pods > 0 ? hold * service.admitted / service.pods : 0;
    if (service.concurrency > 0 && crowd > service.concurrency / 4.0)
      change = std::max(change, std::fabs(hold - service.hold));
    service.hold = m_.rounds < rounds_undamped ? hold : (service.hold + hold) / 2;
  }
  return change > standstill;
}

void Solver::finish() {
  for (FlowService& service : m_.services) {
    service.rate = service.served = 0;
    service.latency = {};
    service.cpu = std::min(service.work, service.pods * service.cores);
  }
  for (const FlowCall& call : m_.calls) {
    if (call.kind != CallKind::service) continue;
    FlowService& service = m_.services[call.target];
    const double served = call.rate * call.success, mean = call.latency.mean;
    service.rate += call.rate;
    service.served += served;
    service.latency.mean += served * mean;
    service.latency.variance += served * (call.latency.variance + mean * mean);
  }
  for (FlowService& service : m_.services) {
    if (service.served <= 0) {
      service.latency = {};
      continue;
    }
    flow::Moments& latency = service.latency;
    latency.mean /= service.served;
    latency.variance =
        std::max(0.0, latency.variance / service.served - latency.mean * latency.mean);
  }
  double offered = 0, served = 0;
  for (FlowOperation& operation : m_.operations) {
    const FlowCall& root = m_.calls[operation.root];
    operation.success = root.success;
    operation.latency = root.latency;
    if (operation.backlog >= 0) {
      m_.backlogs[operation.backlog].out_rate = operation.rate * root.success;
      continue;
    }
    offered += operation.rate;
    served += operation.rate * root.success;
  }
  m_.users_success = offered > 0 ? served / offered : 1;
}

}  // namespace

PerZone zone_shares(const FlowService& service) {
  PerZone shares{};
  const double all = sum(service.answering);
  if (all > 0)
    for (std::size_t z = 0; z < zones_max; ++z) shares[z] = service.answering[z] / all;
  return shares;
}

void solve(FlowModel& model) { Solver(model).run(); }

}  // namespace drydock::workload
