// Successes and times of calls, from the leaves of their trees up to the users.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/math.h"
#include "sim/engine/flow/queueing.h"
#include "sim/platform/network/link_rules.h"
#include "sim/platform/workload/flow_solver.h"

namespace drydock::workload {

/// How long a call takes when the lines of the busy services, here and below, are full.
flow::Moments Solver::crest_of(const FlowCall& call, const flow::Moments& prompt) const {
  const FlowService& service = m_.services[call.target];
  flow::Moments crest{
      prompt.mean - call.below.mean + call.below_crest.mean,
      std::max(0.0, prompt.variance - call.below.variance) + call.below_crest.variance};
  const bool for_workers = !service.first_come && service.wait > 0;
  if (service.utilization < busy_utilization || for_workers) return crest;
  const double now = call.cpu * service.stretch, then = call.cpu * service.longest_stretch;
  crest.mean += std::max(0.0, then + service.longest_wait - now - service.wait);
  crest.variance += then * then - now * now * service.variation - service.wait_variance;
  crest.variance = std::max(crest.variance, then * then);
  return crest;
}

/// Of what a caller would wait for, the share that comes after its timeout. A log-normal knows no
/// end, but no line is longer than full: the share is no more than what is late then.
double Solver::cut_by_timeout(const FlowCall& call, flow::Moments& prompt, double& hump) {
  if (call.timeout <= 0 || prompt.mean <= 0) return 0;
  double late = 0;
  if (prompt.mean + 4 * math::sqrt(prompt.variance) > call.timeout) {
    double share = prompt.as_lognormal().beyond(call.timeout);
    if (busy_) share = std::min(share, call.crest.as_lognormal().beyond(call.timeout));
    late = (1 - hump) * share;
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

namespace {

/// Exponential work at a pace that varies: exact for one shared core, and for a pace that does not
/// change meanwhile. From 1 on, where it is no line that makes one wait.
flow::Cumulants at_a_pace(double mean, double variation) {
  flow::Cumulants time = flow::Cumulants::gamma(mean, variation);
  if (variation > 1) time.third = (3 * variation * variation - 1) * mean * mean * mean;
  return time;
}

/// The covariance of two calls right after one another is the product of their swings: over
/// exponential pieces of work, what is left of the moment when the first began. First come, the
/// second finds those who came while the first was there.
double swing_of(const FlowService& service, const FlowCall& call) {
  if (service.first_come) return service.swing;
  return call.cpu * service.swing / (1 + service.fading * call.cpu);
}

}  // namespace

void Solver::answer_of_service(FlowCall& call) {
  FlowService& service = m_.services[call.target];
  const double dead = dead_share(call);
  const double reached = (1 - dead) * (1 - service.refused) * (1 - call.link_failure);
  const double cpu = call.cpu * service.stretch;
  const double touches = call.io * service.io_delay;
  const double unserved = call.io > 0 ? service.given_up : 0;
  const double stays = (1 - (call.kept > 0 ? service.full_share : 0)) * (1 - call.denied);
  double hop = 0, hop_variance = 0, hop_third = 0, link_delay = 0, link_variance = 0;
  if (m_.hop_mean > 0 && !is_pulled(call)) {
    hop = 2 * m_.hop_mean;
    hop_variance = 2 * m_.hop_mean * m_.hop_mean;
    hop_third = 2 * hop_variance * m_.hop_mean;
  } else if (call.caller >= 0) {
    const double more = 2 * (m_.hop_cross - m_.hop_same);
    hop = 2 * m_.hop_same + call.cross_share * more + call.link_delay;
    hop_variance = call.cross_share * (1 - call.cross_share) * more * more + call.link_variance;
    link_delay = call.link_delay;
    link_variance = call.link_variance;
  }
  call.swing = swing_of(service, call);
  call.own =
      flow::Cumulants{hop - link_delay, std::max(0.0, hop_variance - link_variance), hop_third} +
      flow::Cumulants::wait(service.wait, service.wait_variance) +
      at_a_pace(cpu, service.variation) +
      flow::Cumulants::constant(touches + (call.io > 0 ? service.io_wait : 0));
  flow::Moments prompt{
      hop + cpu + touches + service.wait + call.below.mean,
      hop_variance + cpu * cpu * service.variation + service.wait_variance + call.below.variance};
  const double failing_below =
      call.below_failing > 0 ? call.below_failing_time / call.below_failing : 0;
  const double below = call.below.mean + call.below_hump * call.below_hump_delay;
  service.held_sum += call.inner * (touches + call.below_success * below +
                                    (1 - call.below_success) * failing_below);
  if (busy_) call.crest = crest_of(call, prompt);
  double hump = call.below_hump;
  const double late = cut_by_timeout(call, prompt, hump);
  const double served = (1 - unserved) * stays;
  call.offered = reached * served * call.below_success * (1 - late);
  call.single = call.offered * (1 - service.untaken);
  const bool nobody = service.pods <= 0 && sum(service.silent) <= 0;
  const double early = hop + cpu + failing_below;
  // Who waits in vain waits for the timeout; what is refused, or fails below, is known before.
  const double slow = (nobody ? 0 : dead) + (1 - dead) * call.link_failure +
                      reached * (unserved + served * call.below_success * late) +
                      (service.memory_full ? call.offered * service.untaken : 0);
  const double below_lost = reached * served * (1 - call.below_success);
  const double quick_time = below_lost * (call.timeout > 0 ? std::min(call.timeout, early) : early);
  const double failing = 1 - call.single, quick = std::max(0.0, failing - slow);
  call.failure_time = failing > 0 ? (slow * call.timeout + quick_time) / failing : 0;
  if (call.pool >= 0) {
    call.prompt = prompt;
    wait_in_pool(call);
    call.crest += {call.prompt.mean - prompt.mean, call.prompt.variance - prompt.variance};
    prompt = call.prompt;
  }
  const double seen = call.hurried ? quick : 1 - call.single;
  call.retriable = call.retried ? seen * tries_again(1 - call.single) : 0;
  call.second_delay =
      (call.hurried && quick > 0 ? quick_time / quick : call.failure_time) + m_.retry_backoff;
  call.prompt = prompt;
  if (call.io > 0) {
    call.prompt.mean += service.io_wait;
    call.crest.mean += service.io_wait;
  }
  try_again(call, hump);
}

/// Second attempts, for which the callee's budget has tokens, have the luck of first ones.
void Solver::try_again(FlowCall& call, double hump) {
  const double retries = call.retriable * m_.services[call.target].retry_share;
  call.second = retries / (1 + retries);
  call.hump = 1 - (1 - hump) * (1 - call.second);
  call.hump_delay =
      hump + call.second > 0
          ? (hump * call.below_hump_delay + call.second * call.second_delay) / (hump + call.second)
          : 0;
  call.success = call.single * (1 + retries);
  call.offered *= 1 + retries;
}

void Solver::answer_of_outside(FlowCall& call) {
  const FlowOutside& outside = m_.outsides[call.target];
  const PerZone starts = starts_outside(call);
  call.single = 0;
  double at_once = 0;
  for (std::size_t z = 0; z < zones_max; ++z) {
    const double failing = failing_try(outside, z);
    call.single += starts[z] * (1 - power(failing, tries_of(call)));
    at_once += starts[z] * (1 - failing);
  }
  call.success = call.single;
  call.second = call.hump = call.single > 0 ? std::max(0.0, 1 - at_once / call.single) : 0;
  call.second_delay = call.hump_delay = outside.timeout + outside.backoff;
  const int tries = tries_of(call);
  double rest = 0;
  for (int i = 1; i < tries; ++i) rest += power(2, i - 1) * outside.backoff;
  call.failure_time = outside.timeout * tries + rest;
  call.prompt = outside.latency;
  call.own = flow::Cumulants::lognormal(outside.latency);
}

void Solver::answer_of_store(FlowCall& call) {
  const FlowStore& store = m_.stores[call.target];
  const bool get = call.kind == CallKind::get_object;
  const double closed = closed_share(call, m_.s3_open);
  const double limit = get ? store.get_limit : store.put_limit;
  const double asked = get ? store.gets : store.puts;
  const double slowed = limit > 0 && asked > limit ? 1 - limit / asked : 0;
  const double refused = call.denied > 0 ? 1 - (1 - slowed) * (1 - call.denied) : slowed;
  call.success = call.single = (1 - closed) * (1 - refused);
  // Without a way it hangs until the caller's time is up; 503 Slow Down and 403 come at once.
  const double failing = 1 - call.success;
  const double quick = (1 - closed) * refused * store.first_byte;
  const double hung = m_.services[call.caller].timeout;
  call.failure_time = failing > 0 ? (closed * hung + quick) / failing : hung;
  call.prompt = call.kind == CallKind::get_object
                    ? store.get
                    : flow::Moments::constant(store.first_byte + call.bytes / store.bandwidth);
  call.own =
      flow::Cumulants::constant(store.first_byte) +
      flow::Cumulants::lognormal({call.prompt.mean - store.first_byte, call.prompt.variance});
}

/// Calls of one service right after one another meet the same crowd: if one takes long, so do the
/// others. The third moment is that of exponential pieces of work at one pace.
void Solver::line_up(FlowCall& call, FlowCall& parent, double made) const {
  call.alike = {};
  const bool in_line = call.kind == CallKind::service && parent.kind != CallKind::fork;
  const std::int32_t line = in_line ? call.target : -1;
  if (line != parent.lined) parent.swings = parent.swing_times = 0;
  parent.lined = line;
  if (!in_line || call.swing <= 0) return;
  const FlowService& service = m_.services[call.target];
  const double time = service.first_come ? call.swing : call.cpu * service.stretch;
  const double variation = service.first_come ? 1 : service.variation;
  const double all = call.times * call.swing, others = (call.times - 1) * call.swing;
  call.alike.variance = all * (others + 2 * parent.swings);
  call.alike.third =
      6 * variation * all * (others * time + parent.swings * time + parent.swing_times);
  parent.swings += made * all;
  parent.swing_times += made * all * time;
}

void Solver::hand_up(FlowCall& call) {
  if (call.parent < 0 || call.asynchronous) return;
  FlowCall& parent = m_.calls[call.parent];
  const double all = power(call.success, call.times);
  const double failing = call.chance * (1 - all);
  // Of the runs in which all goes well fewer make a call that may fail.
  const double made = failing < 1 ? call.chance * all / (1 - failing) : 0;
  line_up(call, parent, made);
  flow::Moments whole = call.prompt.repeated(call.times);
  whole.variance += call.alike.variance;
  const flow::Moments crest = busy_ ? call.crest.repeated(call.times) : flow::Moments{};
  if (parent.kind == CallKind::fork) {
    const flow::Way ways[] = {{made, flow::slower_of(parent.below, whole)},
                              {1 - made, parent.below}};
    parent.below = flow::mixture(ways);
    if (busy_) {
      const flow::Way full[] = {{made, flow::slower_of(parent.below_crest, crest)},
                                {1 - made, parent.below_crest}};
      parent.below_crest = flow::mixture(full);
    }
  } else {
    parent.below += made < 1 ? whole.sometimes(made) : whole;
    if (busy_) parent.below_crest += made < 1 ? crest.sometimes(made) : crest;
  }
  const double hump = made * (1 - power(1 - call.hump, call.times));
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
  for (FlowPool& pool : m_.pools) pool.asked = pool.got = pool.held_sum = 0;
  for (FlowCall& call : m_.calls) {
    call.below = call.below_crest = {};
    call.below_success = 1;
    call.hump = call.hump_delay = call.below_hump = call.below_hump_delay = 0;
    call.below_failing = call.below_failing_time = 0;
    call.lined = -1;
    call.swings = call.swing_times = 0;
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
        call.crest = call.prompt;
        break;
      case CallKind::get_object:
      case CallKind::put_object:
        answer_of_store(call);
        call.crest = call.prompt;
        break;
      case CallKind::fork:
      case CallKind::branch:
        call.prompt = call.below;
        call.crest = call.below_crest;
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
    const bool holds = service.admitted > 0 && !service.first_come;
    const double hold = holds ? service.held_sum / service.admitted : 0;
    const double crowd = service.pods > 0 ? hold * service.admitted / service.pods : 0;
    if (service.concurrency > 0 && crowd > service.concurrency / 4.0)
      change = std::max(change, std::fabs(hold - service.hold));
    const bool damped = m_.rounds >= rounds_undamped && !service.steered;
    service.hold = damped ? (service.hold + hold) / 2 : hold;
  }
  return change > standstill;
}

}  // namespace drydock::workload
