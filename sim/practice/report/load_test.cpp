// Finds the knee: rising levels first, then halving between the last that held and the first that
// broke.
#include "sim/practice/report/load_test.h"

#include <algorithm>
#include <array>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/engine.h"
#include "sim/platform/workload/facts.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/why.h"

namespace drydock::report {

namespace {

/// Less than this share of what is asked being served means that throughput stops following.
constexpr double follows = 0.95;
constexpr Duration look_every = seconds(10);
constexpr Duration watched_most = hours(1);

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// How full the resources of a service are, by Resource.
using Use = std::array<double, 3>;

double& of(Use& use, Resource resource) { return use[static_cast<std::size_t>(resource)]; }

/// Workers in use follow from Little's law.
Use use_of(const World& world, Id<workload::Service> id, double io_rate) {
  const workload::Service& row = world[id];
  Use use{};
  of(use, Resource::cpu) = row.utilization;
  if (row.uses_volumes && row.io_rate > 0) of(use, Resource::disk) = io_rate / row.io_rate;
  double pods = 0;
  for (const double answering : row.answering) pods += answering;
  if (row.concurrency > 0 && pods > 0)
    of(use, Resource::workers) =
        std::min(1.0, row.rate * row.latency.mean / (row.concurrency * pods));
  return use;
}

void add_uses(const World& world, std::vector<Use>& sums) {
  std::vector<double> io(sums.size(), 0);
  for (const auto& [id, call] : world.table<workload::Call>())
    if (call.kind == workload::CallKind::service) io[call.service.index] += call.rate * call.io;
  for (std::uint32_t i = 0; i < sums.size(); ++i) {
    const Use use = use_of(world, Id<workload::Service>{i}, io[i]);
    for (std::size_t r = 0; r < use.size(); ++r) sums[i][r] += use[r];
  }
}

/// The largest use of a resource. Of services with full workers those that wait for another such
/// one do not count: it holds theirs.
Fullest fullest_of(const World& world, const std::vector<Use>& uses, Resource resource) {
  std::vector<bool> waits(uses.size(), false);
  const auto r = static_cast<std::size_t>(resource);
  const auto full = [&](Id<workload::Service> id) {
    return Fullest{{}, resource, uses[id.index][r]}.is_full();
  };
  if (resource == Resource::workers) {
    for (const auto& [id, call] : world.table<workload::Call>())
      if (call.kind == workload::CallKind::service && call.caller && full(call.service))
        waits[call.caller.index] = true;
  }
  Fullest found{{}, resource, 0};
  for (const auto& [id, row] : world.table<workload::Service>()) {
    if (uses[id.index][r] <= found.share || waits[id.index]) continue;
    found.share = uses[id.index][r];
    found.service = std::string(world.text(row.name));
  }
  return found;
}

/// CPU and disks are what makes workers wait, so these count only where neither is full.
Fullest fullest(const World& world, const std::vector<Use>& uses) {
  const Fullest cpu = fullest_of(world, uses, Resource::cpu);
  const Fullest disk = fullest_of(world, uses, Resource::disk);
  const Fullest workers = fullest_of(world, uses, Resource::workers);
  const Fullest& harder = disk.share > cpu.share ? disk : cpu;
  return !harder.is_full() && workers.is_full() ? workers : harder;
}

LoadBreak judge(const LoadLevel& level, const workload::Settings& settings) {
  if (level.served < follows * level.offered) return LoadBreak::stops_following;
  if (level.success < settings.objective_success) return LoadBreak::fails;
  return level.p95 > in_seconds(settings.objective_p95) ? LoadBreak::slow : LoadBreak::held;
}

/// Of the services that fail or are slow while none that they call does, the one that answers
/// least. None where all do well.
Id<workload::Service> sickest(const World& world) {
  const auto ails = [&](Id<workload::Service> id) { return world[id].degraded || world[id].slow; };
  std::vector<bool> suffers(world.table<workload::Service>().size(), false);  // From others.
  for (const auto& [id, call] : world.table<workload::Call>())
    if (call.kind == workload::CallKind::service && call.caller && ails(call.service))
      suffers[call.caller.index] = true;
  Id<workload::Service> found;
  for (const auto& [id, row] : world.table<workload::Service>())
    if (ails(id) && !suffers[id.index] && (!found || row.success < world[found].success))
      found = id;
  return found;
}

/// The newest fact about the trouble of a service, or of the users when no service has any.
CauseId symptom_of(const World& world, Id<workload::Service> sick) {
  CauseId newest;
  for (const auto& [id, record] : world.chronicle()) {
    workload::ServiceDegraded degraded;
    workload::ServiceSlow slow;
    workload::UsersAffected affected;
    workload::UsersWait waiting;
    const bool tells =
        sick ? (fact_if(record, degraded) && degraded.service == sick && world[sick].degraded) ||
                   (fact_if(record, slow) && slow.service == sick && !world[sick].degraded)
             : fact_if(record, affected) || fact_if(record, waiting);
    if (tells) newest = id;
  }
  return newest;
}

Ailment ailment_of(const World& world, const Rulebook& rulebook) {
  const workload::Flow& flow = world.only<workload::Flow>();
  if (!flow.degraded && !flow.slow) return {};
  const std::vector<run::WhyStep> steps =
      run::why(world, rulebook, symptom_of(world, sickest(world)));
  if (steps.empty()) return {};
  Ailment ailment{steps.front().text, {}};
  // What was done is less to the point than what came of it.
  for (std::size_t i = 1; i < steps.size(); ++i)
    if (steps[i].kind != CommandGiven::style.kind && steps[i].kind != ScenarioStarted::style.kind)
      ailment.root = steps[i].text;
  return ailment;
}

class Tester {
 public:
  Tester(const Rulebook& rulebook, World world, const LoadPlan& plan, const LoadWatch& watch)
      : rulebook_(rulebook), base_(std::move(world)), plan_(plan), watch_(watch) {
    const workload::Settings& settings = base_.only<workload::Settings>();
    test_.objective_success = settings.objective_success;
    test_.objective_p95 = in_seconds(settings.objective_p95);
    test_.operation = plan.operation;
    test_.before = ailment_of(base_, rulebook);
    if (!plan.operation.empty()) operation_ = base_.find<workload::Operation>(plan.operation);
  }

  LoadTest run() {
    if (plan_.steps > 0)
      take_all();
    else
      search();
    std::sort(test_.levels.begin(), test_.levels.end(),
              [](const LoadLevel& a, const LoadLevel& b) { return a.times < b.times; });
    return std::move(test_);
  }

 private:
  void take_all() {
    levels_most_ = plan_.steps;
    const double step = plan_.steps > 1 ? (plan_.to - plan_.from) / (plan_.steps - 1) : 0;
    for (int i = 0; i < plan_.steps && !test_.cut; ++i) take(plan_.from + i * step);
  }

  void search() {
    levels_most_ = plan_.refinements;
    for (double times = plan_.from; times <= plan_.to; times *= plan_.factor) ++levels_most_;
    for (double times = plan_.from; times <= plan_.to && !test_.broke_at && !test_.cut;
         times *= plan_.factor)
      take(times);
    if (!test_.knee || !test_.broke_at) return;
    levels_most_ = static_cast<int>(test_.levels.size()) + plan_.refinements;
    for (int i = 0; i < plan_.refinements && !test_.cut; ++i)
      take((test_.knee->times + test_.broke_at->times) / 2);
  }

  /// One level; it joins the others unless the test is ended meanwhile.
  void take(double times) {
    LoadLevel level = measure(times);
    if (test_.cut) return;
    const bool held = level.reason == LoadBreak::held;
    if (!held && (!test_.broke_at || times < test_.broke_at->times)) test_.broke_at = level;
    if (held && !(test_.broke_at && times > test_.broke_at->times)) test_.knee = level;
    test_.levels.push_back(std::move(level));
    goes_on(times, 0);
  }

  bool goes_on(double times, double part) {
    const double done = (static_cast<double>(test_.levels.size()) + part) / levels_most_;
    if (watch_ && !watch_({test_, times, std::min(1.0, done)})) test_.cut = true;
    return !test_.cut;
  }

  void load(World& world, double times) const {
    const Engine engine(rulebook_);
    const AnyCommand command = operation_
                                   ? AnyCommand(workload::ScaleOperation{plan_.operation, times})
                                   : AnyCommand(workload::SetTraffic{times});
    DRYDOCK_ASSERT(rulebook_.check(world, command),
                   "a load test stays within the range of traffic");
    engine.give(world, command, Actor::instructor);
    if (!plan_.singly) return;
    const AnyCommand watch(workload::WatchRequests{
        std::min(watched_most, plan_.settles + plan_.measured + look_every)});
    if (!rulebook_.check(world, watch)) return;  // They are simulated so anyway.
    engine.give(world, watch, Actor::instructor);
    engine.advance(world, world.now());
    const AnyCommand untraced(workload::TraceRequests{0});
    if (rulebook_.check(world, untraced)) engine.give(world, untraced, Actor::instructor);
  }

  /// Moves to `until`, looking every ten seconds; false when the test was ended.
  template <class Look>
  bool pass(World& world, double times, Time begin, Time until, const Look& seen) {
    const Engine engine(rulebook_);
    const double whole = in_seconds(plan_.settles + plan_.measured);
    while (world.now() < until) {
      engine.advance(world, std::min(until, world.now() + look_every));
      seen();
      if (!goes_on(times, in_seconds(world.now() - begin) / whole * 0.999)) return false;
    }
    return true;
  }

  LoadLevel measure(double times) {
    World world = base_.fork();
    const Time begin = world.now();
    LoadLevel level;
    level.times = times;
    load(world, times);
    if (!pass(world, times, begin, begin + plan_.settles, [] {})) return level;
    const workload::ServiceReport before = workload::users_report(world);
    std::array<std::vector<double>, 3> quantiles;
    std::vector<Use> uses(world.table<workload::Service>().size(), Use{});
    double asked = 0;
    const auto see = [&] {
      const auto now = workload::users_quantiles(world, {0.50, 0.95, 0.99});
      for (std::size_t i = 0; i < now.size(); ++i) quantiles[i].push_back(now[i]);
      add_uses(world, uses);
      asked += operation_ ? world[operation_].rate : world.only<workload::Flow>().rate;
    };
    if (!pass(world, times, begin, begin + plan_.settles + plan_.measured, see)) return level;
    const workload::ServiceReport after = workload::users_report(world);
    const auto looks = static_cast<double>(quantiles[0].size());
    const double span = in_seconds(plan_.measured);
    level.asked = asked / looks;
    level.offered = static_cast<double>(after.offered - before.offered) / span;
    level.served = static_cast<double>(after.served - before.served) / span;
    level.success = level.offered > 0 ? level.served / level.offered : 1;
    level.p50 = median(quantiles[0]);
    level.p95 = median(quantiles[1]);
    level.p99 = median(quantiles[2]);
    for (Use& use : uses)
      for (double& sum : use) sum /= looks;
    level.fullest = fullest(world, uses);
    level.reason = judge(level, world.only<workload::Settings>());
    return level;
  }

  const Rulebook& rulebook_;
  World base_;
  const LoadPlan& plan_;
  const LoadWatch& watch_;
  Id<workload::Operation> operation_;
  int levels_most_ = 1;
  LoadTest test_;
};

}  // namespace

LoadTest load_test(const Rulebook& rulebook, World world, const LoadPlan& plan,
                   const LoadWatch& watch) {
  return Tester(rulebook, std::move(world), plan, watch).run();
}

LoadTest load_test(run::Run& run, const LoadPlan& plan, const LoadWatch& watch) {
  return load_test(run.rulebook(), run.fork_world(), plan, watch);
}

OrdinaryLoad ordinary_load(const World& world, const std::string& operation) {
  if (world.table<workload::Flow>().empty()) return {};
  workload::Traffic traffic = world.only<workload::Traffic>();
  const bool clients = traffic.shape == workload::LoadShape::clients;
  const auto id = world.find<workload::Operation>(operation);
  if (!operation.empty() && !id) return {};
  if (id && clients) return {world[id].rate, false};
  if (operation.empty()) {
    const double scale = traffic.scale;
    if (clients) return {scale > 0 ? workload::clients_at(world, world.now()) / scale : 0, true};
    traffic.scale = 1;
  }
  const double rate = workload::arrival_rate(traffic, world.table<workload::TrafficChange>(),
                                             world.table<workload::TrafficPoint>(), world.now());
  return {id ? rate * world[id].share : rate, false};
}

}  // namespace drydock::report
