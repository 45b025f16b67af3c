// Records spread to the servers, health checks choose among them, clients follow when their answer
// expires.
#include "sim/platform/network/dns.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "sim/platform/network/balancer.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/network/outage.h"
#include "sim/platform/network/routes.h"

namespace drydock::network {

namespace {

struct RecordSpread {
  Id<DnsRecord> record;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(RecordSpread, record, change)
};
struct AnswerExpired {
  Id<CachedAnswer> cached;
  DRYDOCK_FIELDS(AnswerExpired, cached)
};
struct HealthVerdict {
  Id<HealthCheck> check;
  std::uint32_t change = 0;
  DRYDOCK_FIELDS(HealthVerdict, check, change)
};

/// What is written in a record.
Answer written(const World& world, const DnsRecord& record) {
  return {record.balancer, record.balancer ? 0 : record.address, record.weight,
          record.balancer ? world[record.balancer].dns_ttl : record.ttl};
}

/// How many parts a group of clients has: its share moves in so many steps, in the middle of each.
constexpr int parts = 5;

Duration kept_for(const World& world, const CachedAnswer& cached) {
  return std::max(cached.answer.ttl, world[cached.clients].hold);
}

/// Until a part of the clients asks again as it always does. The parts of a group have consecutive
/// rows, and spread evenly over the time that they keep answers.
Duration until_turn(const World& world, Id<CachedAnswer> id) {
  const Duration time = kept_for(world, world[id]);
  if (time <= Duration::zero()) return {};
  const Duration turn = time / (2 * parts) * (2 * (id.index % parts) + 1);
  const Duration left = turn - world.now().time_since_epoch() % time;
  return left > Duration::zero() ? left : left + time;
}

/// Until a part of the clients asks again: when what it has got lately expires.
Duration until_asked(const World& world, Id<CachedAnswer> id) {
  const Duration time = kept_for(world, world[id]), age = world.now() - world[id].asked;
  return age < time ? time - age : until_turn(world, id);
}

bool is_old(const World& world, const CachedAnswer& cached) {
  return cached.answer != world[cached.record].served ||
         cached.share != answered_share(world, cached.record);
}

/// Lets clients ask again, when their answer has expired, for what is no longer so.
void refresh_clients(Context& context, Name domain) {
  for (std::uint32_t i = 0; i < context.table<CachedAnswer>().size(); ++i) {
    const Id<CachedAnswer> id{i};
    const CachedAnswer& cached = context[id];
    const DnsRecord& record = context[cached.record];
    if (record.domain != domain || cached.expires) continue;
    if (!is_old(context, cached)) continue;
    const Duration wait = until_asked(context, id);
    context.edit(id).expires = true;
    context.schedule(wait, AnswerExpired{id});
  }
}

void on_record_spread(Context& context, const RecordSpread& due) {
  if (context[due.record].change != due.change) return;
  const Answer now = written(context, context[due.record]);
  context.edit(due.record).served = now;
  const CauseId cause = context.announce(RecordServed{due.record});
  Context hands = context.because(cause);
  refresh_clients(hands, context[due.record].domain);
}

double reaching_percent(const World& world) {
  double share = 0;
  for (const auto& [id, cached] : world.table<CachedAnswer>())
    if (cached.answer.balancer) share += world[cached.clients].share * cached.part * cached.share;
  return std::round(share * 1000) / 10;
}

/// Says that a part of a group follows a record, and whether it was the last one.
void tell_clients(Context& context, Id<ClientGroup> clients, Id<DnsRecord> record) {
  bool all = true;
  for (const auto& [id, cached] : context.table<CachedAnswer>())
    if (cached.clients == clients && cached.record == record) all = all && !is_old(context, cached);
  const double percent = reaching_percent(context);
  if (all)
    context.announce(ClientsFollowed{clients, record, percent});
  else
    context.announce(ClientsFollow{clients, record, percent});
}

void on_answer_expired(Context& context, const AnswerExpired& due) {
  const Id<DnsRecord> record = context[due.cached].record;
  const double share = answered_share(context, record);
  const Answer served = context[record].served;
  CachedAnswer& cached = context.edit(due.cached);
  cached.expires = false;
  cached.asked = context.now();
  const bool moved = cached.answer.balancer != served.balancer ||
                     cached.answer.address != served.address || cached.share != share;
  cached.answer = served;
  cached.share = share;
  if (moved) tell_clients(context, cached.clients, record);
}

void on_health_verdict(Context& context, const HealthVerdict& due) {
  HealthCheck& check = context.edit(due.check);
  if (check.change != due.change || check.healthy == check.truth) return;
  check.healthy = check.truth;
  const CauseId cause = check.healthy ? context.announce(HealthCheckPassed{due.check})
                                      : context.announce(HealthCheckFailed{due.check});
  Context hands = context.because(cause);
  for (std::uint32_t i = 0; i < context.table<DnsRecord>().size(); ++i)
    if (context[Id<DnsRecord>{i}].check == due.check)
      refresh_clients(hands, context[Id<DnsRecord>{i}].domain);
}

/// Share of requests to a load balancer that are answered.
double answering(const World& world, Id<LoadBalancer> balancer) {
  double share = 0;
  for (const TargetShare& target : shares(world, balancer))
    if (target.answers) share += target.share;
  return share;
}

void write(Context& context, Id<DnsRecord> id, std::string_view target) {
  DnsRecord& record = context.edit(id);
  record.changed = context.now();
  const std::uint32_t change = ++record.change;
  const CauseId cause = context.announce(RecordChanged{id, context.name(target)});
  Context hands = context.because(cause);
  hands.schedule(context.only<Settings>().dns.propagation, RecordSpread{id, change});
}

std::string target_of(const World& world, const DnsRecord& record) {
  return record.balancer ? std::string(world.text(world[record.balancer].name))
                         : say_address(record.address);
}

}  // namespace

Id<HealthCheck> add_health_check(Context& context, HealthCheck row) {
  row.months = cost::open_meter(context, context.text(row.name), health_check_month.key);
  cost::start(context, row.months);
  return context.add(row);
}

Id<DnsRecord> add_record(Context& context, DnsRecord row) {
  row.changed = context.now();
  row.served = written(context, row);
  return context.add(row);
}

Id<ClientGroup> add_clients(Context& context, ClientGroup row) { return context.add(row); }

void settle_dns(Context& context) {
  for (std::uint32_t c = 0; c < context.table<ClientGroup>().size(); ++c) {
    for (std::uint32_t r = 0; r < context.table<DnsRecord>().size(); ++r) {
      CachedAnswer cached;
      cached.clients = {c};
      cached.record = {r};
      cached.answer = context[cached.record].served;
      cached.share = answered_share(context, cached.record);
      cached.part = 1.0 / parts;
      for (int part = 0; part < parts; ++part) {
        const Id<CachedAnswer> id = context.add(cached);
        const Duration ago = kept_for(context, cached) - until_turn(context, id);
        context.edit(id).asked = context.now() - ago;
      }
    }
  }
}

void change_record(Context& context, Id<DnsRecord> id, Id<LoadBalancer> balancer,
                   std::uint32_t address) {
  DnsRecord& record = context.edit(id);
  // An alias that becomes an address needs a TTL of its own; people take over what was answered.
  if (!balancer && record.balancer && record.ttl == Duration::zero())
    record.ttl = context[record.balancer].dns_ttl;
  record.balancer = balancer;
  record.address = address;
  write(context, id, target_of(context, record));
}

void set_weight(Context& context, Id<DnsRecord> id, double weight) {
  context.edit(id).weight = weight;
  write(context, id, target_of(context, context[id]) + " with weight " + say_number(weight));
}

void set_ttl(Context& context, Id<DnsRecord> id, Duration ttl) {
  context.edit(id).ttl = ttl;
  write(context, id, target_of(context, context[id]) + " for " + say_duration(ttl));
}

bool is_healthy(const World& world, const DnsRecord& record) {
  return !record.check || world[record.check].healthy;
}

double answered_share(const World& world, Id<DnsRecord> id) {
  const DnsRecord& record = world[id];
  double healthy = 0, all = 0;
  bool primary_works = false, secondary_works = false;
  for (const auto& [other_id, other] : world.table<DnsRecord>()) {
    if (other.domain != record.domain) continue;
    const bool works = is_healthy(world, other);
    all += other.served.weight;
    if (works) healthy += other.served.weight;
    if (other.policy == RecordPolicy::primary) primary_works = primary_works || works;
    if (other.policy == RecordPolicy::secondary) secondary_works = secondary_works || works;
  }
  // When nobody is healthy, Route 53 answers as if all were.
  switch (record.policy) {
    case RecordPolicy::primary:
      return primary_works || !secondary_works ? 1 : 0;
    case RecordPolicy::secondary:
      return primary_works || !secondary_works ? 0 : 1;
    default:
      break;
  }
  if (healthy > 0) return is_healthy(world, record) ? record.served.weight / healthy : 0;
  return all > 0 ? record.served.weight / all : 0;
}

double users_share(const World& world, Id<LoadBalancer> balancer) {
  if (world.table<CachedAnswer>().empty()) return 1;
  double share = 0;
  for (const auto& [id, cached] : world.table<CachedAnswer>())
    if (cached.answer.balancer == balancer)
      share += world[cached.clients].share * cached.part * cached.share;
  return std::min(1.0, share);
}

void recheck_health(Context& context, Id<LoadBalancer> balancer) {
  for (std::uint32_t i = 0; i < context.table<HealthCheck>().size(); ++i) {
    const Id<HealthCheck> id{i};
    if (context[id].balancer != balancer) continue;
    const DnsTimes& times = context.only<Settings>().dns;
    const bool truth = answering(context, balancer) > times.healthy_share;
    HealthCheck& check = context.edit(id);
    if (check.truth == truth) continue;
    check.truth = truth;
    Duration wait = check.interval * check.threshold;
    if (!truth) wait += times.check_timeout;
    context.schedule(wait, HealthVerdict{id, ++check.change});
  }
}

void recheck_all_health(Context& context) {
  for (std::uint32_t i = 0; i < context.table<LoadBalancer>().size(); ++i)
    recheck_health(context, Id<LoadBalancer>{i});
}

void install_dns(Rulebook& rulebook) {
  rulebook.table<HealthCheck>();
  rulebook.table<DnsRecord>();
  rulebook.table<ClientGroup>();
  rulebook.table<CachedAnswer>();
  rulebook.on<on_record_spread>();
  rulebook.on<on_answer_expired>();
  rulebook.on<on_health_verdict>();
  rulebook.fact<RecordChanged>();
  rulebook.fact<RecordServed>();
  rulebook.fact<ClientsFollow>();
  rulebook.fact<ClientsFollowed>();
  rulebook.fact<HealthCheckFailed>();
  rulebook.fact<HealthCheckPassed>();
}

}  // namespace drydock::network
