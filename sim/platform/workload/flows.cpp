// Rates down the trees of calls, queues at the services, successes and times up again, until they
// agree.
#include "sim/platform/workload/flows.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"
#include "sim/platform/network/link_rules.h"
#include "sim/platform/workload/flow_solver.h"

namespace drydock::workload {

void Solver::prepare() {
  for (const auto& from : m_.barred)
    any_barred_ =
        any_barred_ || std::any_of(from.begin(), from.end(), [](bool bar) { return bar; });
  shares_.reserve(m_.services.size());
  for (FlowService& service : m_.services) {
    const double answering = sum(service.answering), silent = sum(service.silent);
    const bool works = service.pods >= service.quorum && answering > 0;
    service.dead_share = works ? silent / (answering + silent) : 1;
    service.stretch = service.variation = 1;
    service.swing = service.fading = 0;
    service.io_wait = service.given_up = service.untaken = 0;
    service.coming = service.coming_least = service.coming_most = service.each = 0;
    service.steered = false;
    service.retry_share = 1;
    service.refused = service.wait = service.wait_variance = service.hold = service.utilization = 0;
    shares_.push_back(zone_shares(service));
  }
  for (FlowCall& call : m_.calls) {
    call.success = call.single = call.offered = 1;
    call.cross_share = 0;
    if (call.kind == CallKind::service) {
      const bool by_ingress =
          call.caller >= 0 && m_.services[call.caller].kind == ServiceKind::ingress;
      call.timeout = m_.services[by_ingress ? call.caller : call.target].timeout;
    }
    call.hurried = is_hurried(call);
    call.retriable = 0;
    if (call.kind != CallKind::service || call.caller < 0) continue;
    double same = 0, all = 0;
    for (std::size_t z = 0; z < zones_max; ++z) {
      same += shares_[call.caller][z] * shares_[call.target][z];
      all += shares_[call.target][z];
    }
    call.cross_share = all > 0 ? std::max(0.0, 1 - same) : 0;
    if (!m_.links.empty()) cross_links(call);
    const double barred = barred_share(call.caller, call.target);
    call.link_failure = 1 - (1 - call.link_failure) * (1 - barred);
  }
  for (FlowOperation& operation : m_.operations)
    operation.rate = operation.backlog < 0 ? m_.users_rate * operation.share : 0;
  for (FlowBacklog& backlog : m_.backlogs) backlog.out_rate = -1;
  for (FlowPool& pool : m_.pools)
    pool.wait = pool.wait_variance = pool.refused = pool.asked = pool.got = pool.held_sum = 0;
  for (FlowOutside& outside : m_.outsides) {
    outside.portless = outside.portless_before = outside.wanted_before = {};
    for (std::size_t z = 0; z < zones_max; ++z) outside.refused[z] = 1 - outside.carried[z];
  }
}

/// What lost and late packets between zones do to the calls that cross there: to the request and to
/// its answer.
void Solver::cross_links(FlowCall& call) {
  double mean = 0, square = 0, failing = 0;
  for (const FlowLink& link : m_.links) {
    const PerZone &from = shares_[call.caller], &to = shares_[call.target];
    const double share = from[link.a] * to[link.b] + from[link.b] * to[link.a];
    if (share <= 0) continue;
    const network::LossyCall one = network::lossy_call(link.loss, network::least_rto, call.timeout);
    const double delay = 2 * (link.delay + one.delay);
    mean += share * delay;
    square += share * (delay * delay + 2 * one.variance);
    failing += share * (1 - (1 - one.failure) * (1 - one.failure));
  }
  call.link_failure = failing;
  call.link_delay = mean;
  call.link_variance = std::max(0.0, square - mean * mean);
}

/// Whether whoever waits for the caller gives up before a second try could be made.
bool Solver::is_hurried(const FlowCall& call) const {
  std::int32_t above = call.parent;
  while (above >= 0 && m_.calls[above].kind != CallKind::service) above = m_.calls[above].parent;
  const double patience = above >= 0 ? m_.calls[above].timeout : 0;
  if (patience <= 0) return false;
  if (call.kind == CallKind::outside) return patience <= m_.outsides[call.target].timeout;
  return call.kind == CallKind::service && patience <= call.timeout;
}

void Solver::go_down(FlowCall& call) {
  const FlowOperation& operation = m_.operations[call.operation];
  double start = operation.rate * (operation.backlog < 0 ? m_.users_reaching : 1);
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
    const double retries = call.retriable * service.retry_share;
    call.attempts *= 1 + retries;
    if (call.retried) service.earning += call.rate;
    service.wanted += call.rate * call.retriable;
    double connected = call.attempts;
    if (call.pool >= 0) connected *= 1 - m_.pools[call.pool].refused;
    const double arriving = connected * (1 - dead_share(call));
    call.inner = arriving * (1 - service.refused);
    service.arrivals += arriving;
    service.admitted += call.inner;
    service.work += call.inner * call.cpu;
    service.io_asked += call.inner * call.io;
    if (call.kept > 0) service.io_writes += call.inner * call.io;
    if (call.kept > 0) service.commits += call.inner;
    service.kept += call.inner * call.kept;
  } else if (call.kind == CallKind::outside) {
    try_outside(call);
  } else if (call.kind == CallKind::get_object || call.kind == CallKind::put_object) {
    FlowStore& store = m_.stores[call.target];
    const double reaching = call.rate * (1 - closed_share(call, m_.s3_open));
    (call.kind == CallKind::get_object ? store.gets : store.puts) += reaching;
  }
}

/// A call is tried again when its try was not let out or its answer was late.
void Solver::try_outside(FlowCall& call) {
  const FlowOutside& outside = m_.outsides[call.target];
  const PerZone starts = starts_outside(call);
  call.attempts = 0;
  for (std::size_t z = 0; z < zones_max; ++z) {
    call.tries[z] = call.rate * starts[z] * repetitions(failing_try(outside, z), tries_of(call));
    call.opened[z] = call.tries[z] * (1 - outside.refused[z]);
    call.attempts += call.opened[z];
  }
}

/// Lets as many tries out as there are ports for. The more are refused, the longer callers wait and
/// the fewer they try, so the share is found by the secant of what two iterations asked for.
void Solver::find_ports() {
  for (std::size_t o = 0; o < m_.outsides.size(); ++o) {
    FlowOutside& outside = m_.outsides[o];
    PerZone asked{};
    for (const FlowCall& call : m_.calls) {
      if (call.kind != CallKind::outside || call.target != static_cast<std::int32_t>(o)) continue;
      for (std::size_t z = 0; z < zones_max; ++z) asked[m_.gate[z]] += call.tries[z];
      if (m_.operations[call.operation].backlog < 0) continue;
      for (const double most : outside.openings)
        if (std::isfinite(most)) m_.services[call.caller].steered = true;
    }
    for (std::size_t g = 0; g < zones_max; ++g) {
      const double now = outside.portless[g], most = outside.openings[g];
      const double wanted = asked[g] > most ? 1 - most / asked[g] : 0;
      const double moved = now - outside.portless_before[g];
      double slope = 0;
      if (moved != 0) slope = std::min(0.5, (wanted - outside.wanted_before[g]) / moved);
      outside.portless_before[g] = now;
      outside.wanted_before[g] = wanted;
      outside.portless[g] = std::clamp(now + (wanted - now) / (1 - slope), 0.0, 1.0);
    }
    for (std::size_t z = 0; z < zones_max; ++z)
      outside.refused[z] = 1 - outside.carried[z] * (1 - outside.portless[m_.gate[z]]);
  }
}

void Solver::walk(bool users) {
  for (FlowCall& call : m_.calls)
    if ((m_.operations[call.operation].backlog < 0) == users) go_down(call);
}

/// Messages that come are worked on like the requests of users, which give up when there is too
/// much to do, while messages come again until they are done. Those that wait have what is left
/// over.
double Solver::consumer_capacity(const FlowBacklog& backlog) {
  const FlowOperation& operation = m_.operations[backlog.operation];
  const FlowCall& root = m_.calls[operation.root];
  const FlowService& consumer = m_.services[root.target];
  std::vector<double> demand(m_.services.size(), 0);
  std::array<bool, zones_max> open;  // Zones from which all that is called is reached.
  open.fill(true);
  for (FlowCall& call : m_.calls) {
    if (call.operation != backlog.operation) continue;
    call.inner = (call.parent < 0 ? 1 : m_.calls[call.parent].inner) * call.chance * call.times;
    if (call.kind == CallKind::outside)
      for (std::size_t z = 0; z < zones_max; ++z)
        open[z] = open[z] && ways_of(m_.outsides[call.target])[z];
    if (call.kind != CallKind::service) continue;
    const FlowService& service = m_.services[call.target];
    if (service.pods < service.quorum) return 0;
    demand[call.target] += call.inner * call.cpu;
  }
  double pods = 0;
  for (std::size_t z = 0; z < zones_max; ++z)
    if (open[z]) pods += consumer.answering[z];
  double capacity = boundless_queue;
  const double hold = consumer.hold + root.cpu * consumer.stretch;
  if (consumer.concurrency > 0 && hold > 0)
    capacity = m_.drain_utilization * consumer.concurrency * pods / hold;
  for (std::size_t s = 0; s < demand.size(); ++s) {
    if (demand[s] <= 0) continue;
    const FlowService& service = m_.services[s];
    const double able = static_cast<std::int32_t>(s) == root.target ? pods : service.pods;
    const double share = service.pods > 0 ? able / service.pods : 0;
    const double most = able * service.cores * service.speed * m_.drain_utilization;
    const double room = most - service.work * share;
    const double due = std::min(most, backlog.in_rate * demand[s]);
    capacity = std::min(capacity, std::max(room, due) / demand[s]);
  }
  return capacity * (1 - barred_share(root.target, backlog.broker));
}

bool Solver::consume() {
  bool moved = false;
  for (FlowBacklog& backlog : m_.backlogs) {
    backlog.in_rate = 0;
    for (const FlowCall& call : m_.calls)
      if (call.kind == CallKind::service && call.target == backlog.broker)
        backlog.in_rate += call.rate * call.offered;
    backlog.capacity = consumer_capacity(backlog);
  }
  hold_back();
  for (FlowBacklog& backlog : m_.backlogs) {
    const double offered = backlog.in_rate;
    backlog.in_rate *= 1 - m_.services[backlog.broker].untaken;
    const bool limited = backlog.waiting || backlog.capacity < backlog.in_rate;
    const double rate = limited ? backlog.capacity : backlog.in_rate;
    FlowOperation& operation = m_.operations[backlog.operation];
    moved = moved || (limited && std::fabs(rate - backlog.out_rate) > standstill * (1 + rate));
    operation.rate = backlog.out_rate = rate;
    if (backlog.full && backlog.drops_oldest) backlog.in_rate = std::min(backlog.in_rate, rate);
    backlog.lost_rate = backlog.full ? offered - backlog.in_rate : 0;
  }
  return moved;
}

/// A full queue takes as much as is consumed, and a full memory as much as is consumed of what
/// waits there: what is published besides is refused, or waits until its publisher gives up.
void Solver::hold_back() {
  for (std::size_t s = 0; s < m_.services.size(); ++s) {
    FlowService& broker = m_.services[s];
    double in = 0, able = 0;
    broker.untaken = 0;
    const auto refuse = [&](double asked, double taken) {
      if (asked > taken) broker.untaken = std::max(broker.untaken, 1 - taken / asked);
    };
    for (const FlowBacklog& backlog : m_.backlogs) {
      if (backlog.broker != static_cast<std::int32_t>(s)) continue;
      if (backlog.full && !backlog.drops_oldest) refuse(backlog.in_rate, backlog.capacity);
      if (!backlog.waiting) continue;
      in += backlog.in_rate;
      able += backlog.capacity;
    }
    if (broker.memory_full) refuse(in, able);
  }
}

int FlowService::servers() const {
  const int whole = std::max(1, static_cast<int>(std::ceil(cores)));
  return first_come && concurrency > 0 ? std::min(whole, concurrency) : whole;
}

int FlowService::room() const {
  return concurrency > 0 ? concurrency + queue : static_cast<int>(boundless_queue);
}

/// What one waits for behind a full line, and how slow work is then.
void Solver::fill_line(FlowService& service, double own, double speed) {
  const int servers = service.servers(), room = std::max(service.room(), servers);
  const bool shares = !service.first_come && service.concurrency > 0;
  const double at_work = shares ? std::clamp(service.concurrency, servers, room) : servers;
  service.longest_wait = (room - at_work) * own / servers;
  service.longest_stretch = at_work / servers / speed;
}

namespace {

/// How the pace of work varies that shares its cores: squared coefficient of variation from one
/// moment to the next, and how fast a moment fades: its covariance falls by exp(-fading w) with the
/// work w that one gets done, in mean pieces of work. Exact for one core, where a piece of work
/// then takes (2 + u) / (2 - u) in squared variation (E. G. Coffman, R. R. Muntz, H. Trotter, JACM
/// 17, 1970). Of several, the variation is exact; the fading is fitted to first-step analysis of up
/// to 16 cores, within 8 %.
struct Crowd {
  double variation = 0, fading = 0;
};

Crowd crowd_of(int servers, const flow::BoundedQueue& queue) {
  constexpr double of_more_cores = 0.45;
  const double room = std::max(0.0, 1 - queue.utilisation), busy = queue.all_busy;
  const double pace = servers * room + busy;
  return {busy * (1 + queue.utilisation - busy) / (pace * pace),
          room * (1 + of_more_cores * (servers - 1) * room)};
}

}  // namespace

void Solver::load_services() {
  busy_ = false;
  for (FlowService& service : m_.services) {
    const double earned = m_.retry_budget * service.earning;
    service.retry_share =
        service.tokens_left || service.wanted <= earned ? 1 : earned / service.wanted;
    service.retry_drain = service.wanted * service.retry_share - earned;
    if (service.pods <= 0 || service.arrivals <= 0) continue;
    const double per_pod = service.arrivals / service.pods;
    const int room = service.room();
    double felt = per_pod, refused = 0, own = 0;
    if (service.work > 0 && service.cores > 0) {
      const int servers = service.servers();
      const double speed = service.speed * service.cores / std::max(1.0, std::ceil(service.cores));
      service.each = own = service.work / service.admitted / speed;
      if (service.felt >= 0) felt = service.felt / own;
      const auto queue = flow::bounded_queue(servers, std::max(room, servers), felt, own);
      refused = queue.loss;
      service.utilization = queue.utilisation;
      busy_ = busy_ || service.utilization >= busy_utilization;
      fill_line(service, own, speed);
      if (service.first_come) {
        service.stretch = 1 / speed;
        service.wait = queue.wait_mean;
        service.wait_variance = queue.wait_variance;
        service.swing =
            math::sqrt(queue.all_busy * std::max(0.0, queue.wait_variance) / service.pods);
        service.refused = m_.rounds < rounds_undamped ? refused : (service.refused + refused) / 2;
        load_volumes(service);
        continue;
      }
      // A CPU that is shared makes each wait in proportion to its work; the mean stays (Little).
      const double response = own + queue.wait_mean;
      service.stretch = response / own / speed;
      // What finds all workers busy waits in line, which varies less.
      const double crowd = felt * (1 - refused) * response;
      const double shared =
          crowd > service.concurrency && service.concurrency > 0 ? service.concurrency / crowd : 1;
      const double in_line = (1 - shared) * queue.wait_variance / (response * response);
      const Crowd pace = crowd_of(servers, queue);
      service.variation = shared * shared * (1 + 2 * pace.variation / (1 + pace.fading)) + in_line;
      service.swing =
          service.stretch * math::sqrt((shared * shared * pace.variation + in_line) / service.pods);
      service.fading = pace.fading * service.admitted / service.work;
    }
    const double busy = own + service.hold;
    const double entering = felt * (1 - refused);
    service.wait = 0;
    if (service.concurrency > 0 && entering * busy > service.concurrency / 2.0) {
      const auto workers = flow::bounded_queue(service.concurrency, room, entering, busy);
      refused = 1 - (1 - refused) * (1 - workers.loss);
      service.wait = workers.wait_mean;
    }
    service.refused = m_.rounds < rounds_undamped ? refused : (service.refused + refused) / 2;
    load_volumes(service);
  }
}

void Solver::finish() {
  for (FlowService& service : m_.services) {
    service.blocked = service.memory_full && service.untaken > 0;
    service.rate = service.served = 0;
    service.latency = {};
    const double most = service.pods * service.cores;
    service.cpu = service.felt < 0 ? std::min(service.work, most) : service.utilization * most;
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
    operation.success = root.success * (operation.backlog < 0 ? m_.users_reaching : 1);
    operation.latency = root.latency;
    if (operation.backlog >= 0) {
      m_.backlogs[operation.backlog].out_rate = operation.rate * root.success;
      continue;
    }
    offered += operation.rate;
    served += operation.rate * operation.success;
  }
  m_.users_success = offered > 0 ? served / offered : 1;
}

bool Solver::is_overloaded() const {
  const auto turns_away = [](const FlowPool& pool) { return pool.refused > worth_refusing; };
  if (std::any_of(m_.pools.begin(), m_.pools.end(), turns_away)) return true;
  return std::any_of(m_.services.begin(), m_.services.end(), [](const FlowService& service) {
    const double able = service.pods * service.servers();  // Of what a line that grows is asked.
    return service.utilization > full_utilization ||
           service.arrivals * service.each > full_utilization * able ||
           service.refused > worth_refusing || service.given_up > worth_refusing;
  });
}

PerZone zone_shares(const FlowService& service) {
  PerZone shares{};
  const double all = sum(service.answering);
  if (all > 0)
    for (std::size_t z = 0; z < zones_max; ++z) shares[z] = service.answering[z] / all;
  return shares;
}

namespace {

constexpr int loop_steps = 40;
constexpr double same_rate = 1e-6;

/// Mean time from a request of a user to its answer, good or bad.
double users_response(const FlowModel& model) {
  double response = 0;
  for (const FlowOperation& operation : model.operations) {
    if (operation.backlog >= 0) continue;
    const FlowCall& root = model.calls[operation.root];
    response += operation.share *
                (root.success * root.latency.mean + (1 - root.success) * root.failure_time);
  }
  return response;
}

/// More requests take longer, so that both sides of Little's law cross once.
void solve_loop(FlowModel& model) {
  double low = 0, high = 0;
  model.users_rate = same_rate;
  for (int i = 0; i < loop_steps; ++i) {
    Solver(model).run();
    const double cycle = model.think + users_response(model);
    if (cycle <= 0) return;
    const double possible = model.clients / cycle;
    if (high == 0) high = possible;
    (possible > model.users_rate ? low : high) = model.users_rate;
    if (i == 0) high = possible;
    if (high - low <= same_rate * high) return;
    const bool close = possible > low && possible < high;
    model.users_rate = close ? (possible + model.users_rate) / 2 : (low + high) / 2;
  }
  Solver(model).run();
}

}  // namespace

void solve(FlowModel& model) {
  if (model.clients > 0)
    solve_loop(model);
  else
    Solver(model).run();
}

}  // namespace drydock::workload
