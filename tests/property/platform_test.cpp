// Laws of the whole platform, tried on random histories: what was asked of it is drawn by seed.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "sim/engine/kernel/describe.h"
#include "sim/platform/compute/facts.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/cost/tables.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/platform/workload/tables.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/scenario/read.h"
#include "tests/property/all_rules.h"
#include "tests/support/places.h"
#include "tests/support/sanitized.h"

namespace drydock {
namespace {

/// Made when first asked for: types get their numbers before main().
scenario::Scenario zone_loss(std::vector<scenario::Setting> settings = {}) {
  const auto search = scenario::SearchPaths::under(drydock::places::source_dir());
  scenario::Reading reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search,
                                                      {nullptr, "", "", std::move(settings)});
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

run::Run opened(const scenario::Scenario& scenario, Seed seed) {
  Result<run::Run> run = run::open(scenario, rules(), seed);
  EXPECT_TRUE(run.has_value()) << run.error().message;
  return std::move(run).value();
}

/// Draws what people may do. The engine is the standard's, so a seed means the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& things) {
    return things[below(things.size())];
  }

 private:
  std::mt19937_64 engine_;
};

template <class Row>
std::vector<std::string> names(const World& world) {
  std::vector<std::string> found;
  for (const auto& [id, row] : world.table<Row>()) found.emplace_back(world.text(row.name));
  return found;
}

/// What a command's fields are filled with.
enum class Fill { sense, wrong_names, wrong_figures };

/// Fills the fields of any command: with things that are there, or with nonsense.
class Filler final : public FieldVisitor {
 public:
  Filler(const World& world, Dice& dice, Fill fill) : world_(world), dice_(dice), fill_(fill) {}

  void text(std::string_view name, std::string& value) override {
    if (fill_ == Fill::wrong_names) {
      static const std::vector<std::string> wrong{
          "", " ", "no-such-thing", "../x", "api'; --", std::string(5000, 'x'), "\xff\xfe", "*"};
      value = dice_.of(wrong);
      return;
    }
    value = dice_.of(candidates(name));
  }
  void integer(std::string_view, std::int64_t& value) override {
    static const std::vector<std::int64_t> wrong{-7, std::numeric_limits<std::int64_t>::min(),
                                                 std::numeric_limits<std::int64_t>::max(),
                                                 1'000'000'000};
    value = fill_ != Fill::sense ? dice_.of(wrong) : static_cast<std::int64_t>(dice_.below(9)) - 1;
  }
  void number(std::string_view, double& value) override {
    static const std::vector<double> wrong{std::nan(""), std::numeric_limits<double>::infinity(),
                                           -1.0, -1e300, 1e300};
    value = fill_ != Fill::sense ? dice_.of(wrong) : static_cast<double>(dice_.below(40)) / 10;
  }
  void flag(std::string_view, bool& value) override { value = dice_.one_in(2); }
  void duration(std::string_view, Duration& value) override {
    static const std::vector<Duration> wrong{Duration::min(), Duration::max(), minutes(-5)};
    value = fill_ != Fill::sense ? dice_.of(wrong)
                                 : minutes(static_cast<std::int64_t>(dice_.below(12)));
  }

 private:
  static std::vector<std::string> both(std::vector<std::string> some,
                                       const std::vector<std::string>& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
  }
  std::vector<std::string> candidates(std::string_view field) const {
    if (field == "zone") return names<network::Zone>(world_);
    if (field == "environment") return both(names<recovery::Environment>(world_), {"stage"});
    if (field == "region") return names<network::Region>(world_);
    if (field == "module" || field == "hook" || field == "existing")
      return {"network", "cluster", "velero", "none", "update", "freeze"};
    if (field == "workload" || field == "of" || field == "copy" || field == "database")
      return names<kubernetes::Workload>(world_);
    if (field == "group")
      return both(names<compute::MachineGroup>(world_), names<network::SecurityGroup>(world_));
    if (field == "node") return names<kubernetes::Node>(world_);
    if (field == "pod") return names<kubernetes::Pod>(world_);
    if (field == "nat") return names<network::NatGateway>(world_);
    if (field == "volume" || field == "claim") return names<storage::Volume>(world_);
    if (field == "snapshot") return or_none(names<storage::Snapshot>(world_));
    if (field == "bucket") return names<storage::Bucket>(world_);
    if (field == "schedule") return or_none(names<recovery::Schedule>(world_));
    if (field == "backup") return both(names<recovery::Backup>(world_), {"newest"});
    if (field == "name") return {"extra-1", "extra-2", "extra-3"};
    if (field == "instance" || field == "machine") return names<compute::Instance>(world_);
    if (field == "type") {
      std::vector<std::string> types = names<compute::MachineType>(world_);
      types.insert(types.end(), {"gp3", "gp2", "io2", "st1", "sc1", ""});
      return types;
    }
    if (field == "process") return {"launch", "terminate", "replace-unhealthy", "az-rebalance"};
    if (field == "operation") return names<workload::Operation>(world_);
    if (field == "name_space") return {"nsflow", "kube-system", "velero", "one", "two"};
    if (field == "kind" || field == "part" || field == "resource" || field == "strategy")
      return {"network", "power", "kernel", "host", "memory", "disk", "single", "alternating"};
    if (field == "key" || field == "value")
      return {"dedicated", "node.kubernetes.io/out-of-service", "", "yes"};
    if (field == "effect") return {"NoSchedule", "PreferNoSchedule", "NoExecute"};
    std::vector<std::string> words = of_network(field);
    if (!words.empty()) return words;
    if (field == "image" || field == "version") return {"api:new", "", "1.31", "1.32", "1.99"};
    if (field == "cron_job") return {"backup", ""};
    if (field == "max_unavailable") return {"1", "30%", "-1", "many", ""};
    if (field == "policies") return {"4 pods / 15 s", "100 % / 15 s", "none", ""};
    if (field == "select") return {"max", "min", "disabled", "none"};
    ADD_FAILURE() << "a command has a field that this test cannot fill: " << field;
    return {""};
  }

  /// Names that commands of the network ask for; none for other fields.
  std::vector<std::string> of_network(std::string_view field) const {
    if (field == "tunnel") return names<network::Tunnel>(world_);
    if (field == "vpc" || field == "with") return names<network::Vpc>(world_);
    if (field == "record") return names<network::DnsRecord>(world_);
    if (field == "balancer") return names<network::LoadBalancer>(world_);
    if (field == "interface") return both(names<network::EndpointInterface>(world_), {"none"});
    if (field == "table") return names<network::RouteTable>(world_);
    if (field == "outside") return names<workload::Outside>(world_);
    if (field == "direction") return {"from", "to", "up", "down"};
    if (field == "ports") return {"tcp 443", "any", "udp 53"};
    if (field == "service") return {"ecr", "sts"};
    if (field == "peering" || field == "gateway" || field == "endpoint") return {"one", "two"};
    if (field == "other")
      return both(names<network::SecurityGroup>(world_), {"0.0.0.0/0", "a", "b"});
    if (field == "to" || field == "target")
      return both(names<network::NatGateway>(world_),
                  {"0.0.0.0/0", "10.50.0.0/16", "edge", "192.0.2.1", "one", "internet gateway"});
    return {};
  }

  static std::vector<std::string> or_none(std::vector<std::string> found) {
    if (found.empty()) found.emplace_back("snap-none-1");
    return found;
  }

  const World& world_;
  Dice& dice_;
  Fill fill_;
};

std::vector<CommandInfo> kinds() {
  const std::span<const CommandInfo> all = rules()->commands();
  return {all.begin(), all.end()};
}

AnyCommand any_command(const World& world, Dice& dice) {
  AnyCommand command = dice.of(kinds()).make();
  Filler filler(world, dice, Fill::sense);
  command.edit(filler);
  return command;
}

// ---- What must hold at every moment

/// The bill is the sum of its postings and of what is used but not posted yet.
void expect_bill_adds_up(const World& world) {
  Money postings, meters, items;
  for (const auto& [id, posting] : world.table<cost::Posting>()) postings += posting.amount;
  Money posted;
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    meters += cost::spent(world, id);
    posted += meter.posted;
    EXPECT_GE(meter.unposted, 0) << world.text(meter.name);
  }
  for (const cost::BillLine& line : cost::bill(world)) items += line.amount;
  EXPECT_EQ(postings, posted);
  EXPECT_EQ(postings, world.only<cost::Books>().posted);
  EXPECT_EQ(meters, cost::spent(world));
  EXPECT_EQ(items, cost::spent(world));
  EXPECT_GE(cost::spent(world), postings);
}

void expect_counted(const std::string& what, const workload::ServiceReport& report) {
  EXPECT_EQ(report.offered, report.served + report.failed) << what;
  EXPECT_GE(report.served, 0) << what;
  EXPECT_GE(report.failed, 0) << what;
  EXPECT_LE(report.p50, report.p95) << what;
  EXPECT_LE(report.p95, report.p99) << what;
}

void expect_requests_add_up(const World& world) {
  workload::ServiceReport sum;
  for (const auto& [id, operation] : world.table<workload::Operation>()) {
    const workload::ServiceReport report = workload::operation_report(world, id);
    expect_counted(std::string(world.text(operation.name)), report);
    if (operation.backlog) continue;  // Of a queue's consumer, not of users.
    sum.offered += report.offered;
    sum.served += report.served;
  }
  for (const auto& [id, service] : world.table<workload::Service>())
    expect_counted(std::string(world.text(service.name)), workload::service_report(world, id));
  const workload::ServiceReport users = workload::users_report(world);
  expect_counted("users", users);
  EXPECT_EQ(users.offered, sum.offered);
  EXPECT_EQ(users.served, sum.served);
}

bool is_placed(const kubernetes::Pod& pod) {
  using enum kubernetes::PodPhase;
  const bool over = pod.phase == gone || pod.phase == succeeded || pod.phase == failed;
  return !over && kubernetes::node_of(pod);
}

/// Nodes hold what they say they hold, and no more than they can.
void expect_nodes_hold(const World& world) {
  std::map<std::uint32_t, std::int64_t> cpu, memory, pods;
  for (const auto& [id, pod] : world.table<kubernetes::Pod>()) {
    if (!is_placed(pod)) continue;
    const kubernetes::PodTemplate& spec = world[pod.spec];
    cpu[pod.node] += spec.cpu_request.count;
    memory[pod.node] += spec.memory_request.count;
    ++pods[pod.node];
  }
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (node.condition == kubernetes::NodeCondition::gone) continue;
    const std::string name(world.text(node.name));
    EXPECT_EQ(node.cpu_requested.count, cpu[id.index]) << name;
    EXPECT_EQ(node.memory_requested.count, memory[id.index]) << name;
    EXPECT_EQ(node.pods, pods[id.index]) << name;
    EXPECT_LE(node.cpu_requested.count, node.cpu.count) << name;
    EXPECT_LE(node.memory_requested.count, node.memory.count) << name;
    EXPECT_LE(node.pods, node.pods_max) << name;
  }
}

/// No volume is attached outside its zone, nor to a machine without a phase that says so, and no
/// pod runs away from its volume.
void expect_volumes_in_their_zones(const World& world) {
  std::map<std::uint32_t, int> claims;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.volume) ++claims[claim.volume.index];
  for (const auto& [id, volume] : world.table<storage::Volume>()) {
    const std::string name(world.text(volume.name));
    const bool free = volume.phase == storage::VolumePhase::available ||
                      volume.phase == storage::VolumePhase::deleted;
    EXPECT_EQ(static_cast<bool>(volume.instance), !free) << name;
    EXPECT_EQ(volume.managed, claims[id.index] == 1) << name << " is of one claim at most";
    EXPECT_EQ(world[volume.gib].running, volume.phase != storage::VolumePhase::deleted) << name;
    if (world[volume.gib].running) {
      EXPECT_EQ(world[volume.gib].size, volume.spec.size_gib) << name;
    }
    EXPECT_GE(volume.bucket.credits, 0) << name;
    EXPECT_LE(volume.bucket.credits, volume.bucket.most) << name;
    if (volume.machine) {
      EXPECT_EQ(volume.phase, storage::VolumePhase::attached) << name;
      EXPECT_EQ(world[volume.machine].instance, volume.instance) << name;
    }
    if (!volume.instance) continue;
    EXPECT_EQ(world[volume.instance].zone, volume.zone) << name;
  }
  for (const auto& [id, pod] : world.table<kubernetes::Pod>()) {
    if (!is_placed(pod) || !pod.volume) continue;
    EXPECT_EQ(world[kubernetes::node_of(pod)].zone, world[pod.volume].zone) << world.text(pod.name);
  }
}

/// A name is one pod at a time; so a stateful set's volume has one user.
void expect_pods_are_unique(const World& world) {
  std::map<std::string_view, int> living;
  for (const auto& [id, pod] : world.table<kubernetes::Pod>())
    if (pod.phase != kubernetes::PodPhase::gone) ++living[world.text(pod.name)];
  for (const auto& [name, count] : living) EXPECT_EQ(count, 1) << name;
}

void expect_platform_laws(const World& world) {
  expect_bill_adds_up(world);
  expect_requests_add_up(world);
  expect_nodes_hold(world);
  expect_volumes_in_their_zones(world);
  expect_pods_are_unique(world);
}

// ---- Random histories

constexpr std::uint64_t fargate_seed = 9;

/// The last seed plays with pods on Fargate.
scenario::Scenario scenario_of(std::uint64_t seed) {
  std::vector<scenario::Setting> settings;
  if (seed == fargate_seed) settings.push_back({"pods", "fargate", ""});
  return zone_loss(std::move(settings));
}

class History : public testing::TestWithParam<std::uint64_t> {
 protected:
  Seed luck() const { return Seed{GetParam()}; }
  Time after(Duration length) const { return scenario.start + length; }

  /// Does something every few minutes up to `until`; `look` sees the world after each deed.
  template <class Look>
  void live(run::Run& run, Dice& dice, Time until, Look&& look) {
    while (run.now() < until) {
      run.advance(std::min(until, run.now() + seconds(static_cast<int>(20 + dice.below(220)))));
      (void)run.submit(any_command(run.world(), dice), Actor::instructor);
      look(run.world());
    }
  }
  void live(run::Run& run, Dice& dice, Time until) {
    live(run, dice, until, [](const World&) {});
  }

  const scenario::Scenario scenario = scenario_of(GetParam());
};

TEST_P(History, KeepsTheLawsOfThePlatform) {
  Dice dice(GetParam());
  run::Run run = opened(scenario, luck());
  live(run, dice, after(minutes(40)), expect_platform_laws);
  run.advance(after(hours(2)));
  expect_platform_laws(run.world());
}

TEST_P(History, ReplaysFromItsJournal) {
  Dice dice(GetParam() + 100);
  run::Run run = opened(scenario, luck());
  const Time end = after(minutes(30));
  live(run, dice, end);
  Result<World> world = scenario::build(scenario, *rules(), luck());
  ASSERT_TRUE(world.has_value());
  const run::Run again =
      run::Run::replay(rules(), std::move(*world), run.script(), run.journal(), end);
  EXPECT_EQ(again.fingerprint(), run.fingerprint());
  EXPECT_EQ(run::dump_journal(again.receipts()), run::dump_journal(run.receipts()));
}

TEST_P(History, ForksWithoutTouchingTheParent) {
  Dice dice(GetParam() + 200);
  run::Run run = opened(scenario, luck());
  live(run, dice, after(minutes(15)));
  const Fingerprint then = run.fingerprint();
  run::Run fork = run.fork();
  EXPECT_EQ(fork.fingerprint(), then);
  live(fork, dice, after(minutes(30)));
  EXPECT_EQ(run.fingerprint(), then);
  run::Run calm = run.fork();
  calm.advance(after(minutes(30)));
  run.advance(after(minutes(30)));
  EXPECT_EQ(calm.fingerprint(), run.fingerprint());
}

TEST_P(History, RewoundIsNeverGone) {
  Dice dice(GetParam() + 300);
  run::Run run = opened(scenario, luck());
  live(run, dice, after(minutes(12)));
  const Time middle = run.now();
  run.advance(middle);
  const Fingerprint then = run.fingerprint();
  run::Run untouched = run.fork();
  live(run, dice, after(minutes(25)));
  run.rewind(middle);
  EXPECT_EQ(run.fingerprint(), then);
  run.advance(after(minutes(40)));
  untouched.advance(after(minutes(40)));
  EXPECT_EQ(run.fingerprint(), untouched.fingerprint());
}

/// Fills a command of this kind, gives it, and expects a refusal to change nothing. Whether it was
/// refused.
bool refused(run::Run& run, const CommandInfo& kind, Dice& dice, Fill fill) {
  AnyCommand command = kind.make();
  Filler filler(run.world(), dice, fill);
  command.edit(filler);
  const Fingerprint before = run.fingerprint();
  const std::uint32_t told = run.world().chronicle().size();
  const Result<run::Receipt> answer = run.submit(command, Actor::instructor);
  if (answer.has_value()) return false;
  EXPECT_FALSE(answer.error().message.empty()) << kind.style.kind;
  EXPECT_EQ(run.fingerprint(), before) << kind.style.kind;
  EXPECT_EQ(run.world().chronicle().size(), told) << kind.style.kind;
  return true;
}

TEST_P(History, RefusesNonsenseAndChangesNothing) {
  Dice dice(GetParam() + 400);
  run::Run run = opened(scenario, luck());
  live(run, dice, after(minutes(12)));
  for (const CommandInfo& kind : rules()->commands())
    for (int i = 0; i < 6; ++i)
      EXPECT_TRUE(refused(run, kind, dice, Fill::wrong_names)) << kind.style.kind;
  for (int i = 0; i < 40; ++i)  // Some have no figures, and are accepted.
    (void)refused(run, dice.of(kinds()), dice, Fill::wrong_figures);
  run.advance(after(minutes(20)));
  expect_platform_laws(run.world());
}

TEST_P(History, RefusesATraineeWhatIsTheInstructors) {
  Dice dice(GetParam() + 500);
  run::Run run = opened(scenario, luck());
  run.advance(after(minutes(1)));
  for (const CommandInfo& kind : rules()->commands()) {
    if (kind.least != Role::instructor) continue;
    AnyCommand command = kind.make();
    Filler filler(run.world(), dice, Fill::sense);
    command.edit(filler);
    const Fingerprint before = run.fingerprint();
    EXPECT_FALSE(run.submit(command, Actor::trainee).has_value()) << kind.style.kind;
    EXPECT_EQ(run.fingerprint(), before) << kind.style.kind;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, History,
                         testing::Range<std::uint64_t>(sanitized ? fargate_seed - 2 : 1,
                                                       fargate_seed + 1));

// ---- Luck

/// The scenario with one more workload, before all others.
scenario::Scenario with_another_workload(const scenario::Scenario& scenario) {
  codec::Value bundle = scenario::bundle(scenario);
  codec::Value* workloads = bundle.find("scenario")->find("platform")->find("workloads");
  codec::Value newcomer = *workloads->find("velero");
  workloads->object().insert(workloads->object().begin(), {"newcomer", std::move(newcomer)});
  scenario::Reading reading = scenario::read_bundle(bundle, "changed");
  EXPECT_TRUE(reading.scenario.has_value()) << codec::to_text(reading.diagnostics);
  return std::move(reading.scenario).value();
}

/// How long each machine took to boot, by its name.
std::map<std::string, Duration> boots(const World& world) {
  std::map<std::string, Duration> took;
  for (const auto& [id, record] : world.chronicle()) {
    compute::InstanceReady fact;
    if (fact_if(record, fact) == nullptr) continue;
    const compute::Instance& instance = world[fact.instance];
    took.try_emplace(std::string(world.text(instance.name)), record.at - instance.launched);
  }
  return took;
}

TEST(Luck, ANewWorkloadMovesNobodysLuck) {
  const scenario::Scenario before = zone_loss({{"outage", "5 min"}, {"traffic", "2.5"}});
  const scenario::Scenario after = with_another_workload(before);
  run::Run plain = opened(before, Seed{7}), crowded = opened(after, Seed{7});
  ASSERT_TRUE(crowded.world().find<kubernetes::Workload>("newcomer"));
  plain.advance(before.start + hours(1));
  crowded.advance(before.start + hours(1));
  const auto alone = boots(plain.world()), together = boots(crowded.world());
  int compared = 0;
  for (const auto& [name, took] : alone) {
    const auto found = together.find(name);
    if (found == together.end()) continue;
    EXPECT_EQ(found->second, took) << name;
    ++compared;
  }
  EXPECT_GE(compared, 2);
}

TEST(Luck, NoTwoStreamsAreTheSame) {
  run::Run run = opened(zone_loss(), Seed{7});
  run.advance(run.now() + hours(1));
  std::map<std::uint64_t, int> seen;
  for (const auto& [id, stream] : run.world().table<StreamRow>()) ++seen[stream.key];
  EXPECT_FALSE(seen.empty());
  for (const auto& [key, count] : seen) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace drydock
