// Goes from event to event, and looks whether users are served where something was announced.
#include "sim/practice/study/endure.h"

#include <algorithm>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/failure/chance.h"
#include "sim/platform/failure/processes.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/chance.h"
#include "sim/practice/study/replicate.h"

namespace drydock::study {

namespace {

using workload::Call;
using workload::CallKind;
using workload::Operation;
using workload::Outside;
using workload::Service;

/// Pods or nodes that callers try, by zone.
struct Tried {
  std::vector<double> answering;
  double silent = 0;

  double all_answering() const {
    double sum = 0;
    for (const double count : answering) sum += count;
    return sum;
  }
};

/// Reads who answers, each thing once.
class Look {
 public:
  explicit Look(const World& world) : world_(world), zones_(world.table<network::Zone>().size()) {
    for (const auto& [id, zone] : world.table<network::Zone>()) {
      internet_.push_back(network::egress(world, id).open);
      s3_.push_back(network::egress_to_s3(world, id).open);
    }
    for (const auto& [id, service] : world.table<Service>()) tried_.push_back(read(service));
    for (const auto& [id, service] : world.table<Service>())
      answered_.push_back(answered(service, tried_[id.index]));
  }

  /// Of the users' requests.
  double failing() const {
    const Id<network::LoadBalancer> balancer = world_.only<workload::Settings>().balancer;
    double entered = 1;
    if (balancer) {
      entered = 0;
      for (const network::TargetShare& share : network::shares(world_, balancer))
        if (share.answers) entered += share.share;
      entered *= network::users_share(world_, balancer);
    }
    double served = 0, all = 0;
    const std::vector<double> well = operations();
    for (const auto& [id, operation] : world_.table<Operation>()) {
      if (operation.backlog) continue;
      all += operation.share;
      served += operation.share * well[id.index];
    }
    return all > 0 ? std::max(0.0, 1 - entered * served / all) : 0;
  }

 private:
  Tried read(const Service& service) const {
    Tried tried{std::vector<double>(zones_, 0), 0};
    if (service.instance) {
      for (const managed::Endpoint& node : managed::endpoints(world_, service.instance))
        add(tried, node.zone, node.answers ? 1 : 0, node.answers ? 0 : 1);
    } else {
      for (const kubernetes::Endpoints& zone : kubernetes::endpoints(world_, service.workload))
        add(tried, zone.zone, zone.answering, zone.silent);
    }
    return tried;
  }

  static void add(Tried& tried, Id<network::Zone> zone, int answering, int silent) {
    tried.answering.at(zone.index) += answering;
    tried.silent += silent;
  }

  double quorum(const Service& service) const {
    if (service.instance) return managed::quorum(world_[service.instance]);
    if (service.kind != workload::ServiceKind::broker) return 1;
    return world_[service.workload].replicas / 2 + 1;
  }

  /// Share of the calls of a service that are answered.
  double answered(const Service& service, const Tried& tried) const {
    const double up = tried.all_answering();
    return up < quorum(service) ? 0 : up / (up + tried.silent);
  }

  /// Share of the caller's pods that have a way out.
  double way_out(Id<Service> caller, const std::vector<bool>& open) const {
    double with = 0, all = 0;
    for (std::size_t zone = 0; zone < zones_; ++zone) {
      const double pods = caller ? tried_[caller.index].answering[zone] : 1;
      all += pods;
      if (open[zone]) with += pods;
    }
    return all > 0 ? with / all : 0;
  }

  double way_to(const Call& call) const {
    const Name service = world_[call.outside].service;
    if (!service) return way_out(call.caller, internet_);
    std::vector<bool> open(zones_);
    for (const auto& [id, zone] : world_.table<network::Zone>()) {
      const network::EndpointWay way = network::endpoint_way(world_, service, id);
      open[id.index] = way.endpoint ? way.open : internet_[id.index];
    }
    return way_out(call.caller, open);
  }

  /// Of a single call, without those that it makes in turn.
  double answered(const Call& call) const {
    switch (call.kind) {
      case CallKind::service:
        return answered_[call.service.index];
      case CallKind::outside:
        return way_to(call);
      case CallKind::get_object:
      case CallKind::put_object:
        return way_out(call.caller, s3_);
      case CallKind::fork:
      case CallKind::branch:
        break;
    }
    return 1;
  }

  /// Share of the runs of each operation that go well. Children come after their parents.
  std::vector<double> operations() const {
    const std::uint32_t calls = world_.table<Call>().size();
    std::vector<double> well(calls, 1);
    std::vector<double> operations(world_.table<Operation>().size(), 1);
    for (std::uint32_t i = calls; i > 0; --i) {
      const Call& call = world_[Id<Call>{i - 1}];
      const double single = well[i - 1] * answered(call);
      double all = 1;
      for (std::int32_t time = 0; time < call.times; ++time) all *= single;
      const double share = call.asynchronous ? 1 : 1 - call.chance * (1 - all);
      if (call.parent)
        well[call.parent.index] *= share;
      else
        operations[call.operation.index] = share;
    }
    return operations;
  }

  const World& world_;
  std::size_t zones_;
  std::vector<bool> internet_, s3_;
  std::vector<Tried> tried_;
  std::vector<double> answered_;
};

/// Sums up what fails, and tells outages apart.
class Tally {
 public:
  Tally(Time start, double allowed) : since_(start), allowed_(allowed) {}

  /// So much has failed since the last time, and `failing` does from now on.
  void change(Time now, double failing) {
    lost_ += failing_ * in_seconds(now - since_);
    if (is_out() && failing <= allowed_) ended_ = now;
    if (!is_out() && failing > allowed_) {
      if (out_ && now - ended_ >= same_outage) close();
      if (!out_) begun_ = now;
      out_ = true;
    }
    failing_ = failing;
    since_ = now;
  }

  void finish(Time now, Life& life) {
    change(now, 0);
    if (out_) close();
    life.lost_s = lost_;
    life.outages = std::move(outages_);
    for (const double length : life.outages) life.outages_s += length;
  }

 private:
  bool is_out() const { return failing_ > allowed_; }
  void close() {
    outages_.push_back(in_seconds(ended_ - begun_));
    out_ = false;
  }

  Time since_;
  double allowed_;
  double failing_ = 0, lost_ = 0;
  bool out_ = false;
  Time begun_, ended_;
  std::vector<double> outages_;
};

void read_shares(const World& world, Life& life) {
  for (const auto& [id, ensemble] : world.table<failure::Ensemble>())
    for (std::int32_t least = ensemble.members; least > 0; --least)
      life.shares.push_back({std::string(world.text(ensemble.name)), least, ensemble.members,
                             failure::share_up(world, id, least),
                             failure::long_run_share(world, id, least)});
}

}  // namespace

double failing_share(const World& world) { return Look(world).failing(); }

Life live(const scenario::Scenario& scenario, const std::vector<ServiceLevel>& levels,
          const std::shared_ptr<const Rulebook>& rulebook, Seed seed, double years) {
  World world = scenario::build_asleep(scenario, *rulebook, seed);
  const Charges charges = present_charges(world);
  const Engine engine(*rulebook);
  const Time end = world.start() + from_seconds(years * failure::seconds_a_year);
  Tally tally(world.start(), 1 - scenario.platform.objective.success);
  for (std::uint32_t told = world.chronicle().size(); engine.step(world, end);) {
    if (world.chronicle().size() == told) continue;
    told = world.chronicle().size();
    tally.change(world.now(), failing_share(world));
  }
  engine.advance(world, end);
  Life life;
  life.seed = seed.value;
  life.years = years;
  tally.finish(world.now(), life);
  life.failures.resize(failure::hazards, 0);
  for (const auto& [id, component] : world.table<failure::Component>())
    life.failures[static_cast<std::size_t>(component.hazard)] += component.failures;
  read_shares(world, life);
  life.credits.resize(levels.size());
  for (const ServiceMonth& month : service_months(world, levels, charges))
    life.credits[static_cast<std::size_t>(month.level - levels.data())] += month.given_back;
  life.events = world.executed();
  return life;
}

Result<Endurance> endure(const scenario::Scenario& scenario,
                         const std::shared_ptr<const Rulebook>& rulebook, std::uint64_t first_seed,
                         double years, int threads) {
  scenario::Scenario exposed = scenario;
  if (exposed.platform.failures.of.empty()) exposed.platform.failures = scenario::all_failures();
  if (!exposed.platform.failures.any())
    return fail("nothing_fails", "Nothing fails by chance in this scenario.",
                "platform.failures.times", "Let things fail at least now and then.");
  codec::Diagnostics wrong = scenario::check_build(exposed, *rulebook);
  Endurance endurance{years, first_seed, read_service_levels(exposed.catalog->aws, wrong), {}};
  if (codec::has_errors(wrong)) return tl::unexpected<Error>(codec::to_error(wrong));
  const auto count = static_cast<std::size_t>(std::max(1.0, years / years_of_a_life + 0.999));
  endurance.lives = replicate(count, threads, [&](std::size_t i) {
    return live(exposed, endurance.levels, rulebook, Seed{first_seed + i},
                years / static_cast<double>(count));
  });
  return endurance;
}

Estimate per_year(const Endurance& endurance, double (*figure)(const Life&)) {
  std::vector<double> values;
  for (const Life& life : endurance.lives) values.push_back(figure(life) / life.years);
  return Spread(std::move(values)).mean();
}

}  // namespace drydock::study
