// Workloads and operations: limits, volumes, calls that lead to nothing or never end.
#include <algorithm>
#include <cmath>
#include <set>

#include "sim/practice/codec/command.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/managed.h"

namespace drydock::scenario {

namespace {

void check_scaling(Checks& checks, const std::string& path, const Workload& workload) {
  if (!workload.hpa) return;
  if (workload.kind != WorkloadKind::deployment)
    checks.add(codes::conflict, path + ".hpa",
               "an autoscaler on a " + codec::spelled(enum_name(workload.kind)),
               "one on a deployment");
  if (workload.hpa->min > workload.hpa->max)
    checks.add(codes::order, path + ".hpa.min", std::to_string(workload.hpa->min),
               "at most max, " + std::to_string(workload.hpa->max));
  if (workload.hpa->cpu_target > 0 && workload.cpu_request == Millicores{})
    checks.add(codes::order, path + ".cpu.request", "nothing",
               "a CPU request, which the autoscaler needs");
}

void check_volume(Checks& checks, const std::string& path, const Workload& workload) {
  if (!workload.volume) return;
  if (workload.kind != WorkloadKind::statefulset)
    checks.add(codes::conflict, path + ".volume",
               "a volume on a " + codec::spelled(enum_name(workload.kind)), "one on a statefulset");
  const auto& zones = workload.volume->zones;
  if (zones.empty())
    checks.add(codec::codes::missing_key, path + ".volume.zones", "no zone", "at least one");
  for (std::size_t i = 0; i < zones.size(); ++i)
    checks.known(path + ".volume.zones[" + std::to_string(i) + "]", zones[i], checks.platform.zones,
                 "a zone");
  const auto missing = [&](const std::string& zone) {
    return std::find(zones.begin(), zones.end(), zone) == zones.end();
  };
  const auto& all = checks.platform.zones;
  if (zones.size() > 1 && std::any_of(all.begin(), all.end(), missing))
    checks.add(codes::conflict, path + ".volume.zones", std::to_string(zones.size()) + " zones",
               "one zone for all pods, or all zones");
}

/// What its pods do about calls needs calls of that kind.
void check_answering(Checks& checks, const std::string& path, const std::string& name,
                     const Workload& workload) {
  const bool answers = workload.role != WorkloadRole::app || workload.concurrency > 0;
  const auto needs_answers = [&](bool given, const char* key) {
    if (given && !answers)
      checks.add(codes::conflict, path + key, "a workload that answers no calls",
                 "also \"concurrency\", how many it answers at once");
  };
  needs_answers(workload.breaker.has_value(), ".breaker");
  needs_answers(workload.cold_requests > 0, ".cold");
  needs_answers(workload.stops_work.has_value(), ".stops_work");
  needs_answers(workload.burst_cores > 0, ".cpu.cores");
  needs_answers(!workload.pools.empty(), ".pools");
  if (workload.breaker && !workload.mesh)
    checks.add(codes::conflict, path + ".breaker", "a breaker without the mesh",
               "also \"mesh\": true, whose proxies leave failing pods out");
  if (workload.burst_cores > 0 && workload.cpu_limit > Millicores{1000 * workload.burst_cores})
    checks.add(codes::order, path + ".cpu.cores", std::to_string(workload.burst_cores),
               "as many cores as the limit, or more");
  if (workload.message_memory && workload.role != WorkloadRole::broker)
    checks.add(codes::conflict, path + ".message_memory", "messages that are kept by no broker",
               "a workload with the role \"broker\"");
  if (workload.message_memory && workload.message_memory->message == Bytes{})
    checks.add(codes::order, path + ".message_memory.message", "nothing",
               "what a waiting message takes");
  for (const auto& [target, pool] : workload.pools) {
    const std::string place = path + ".pools." + target;
    if (!checks.known(place, target, names_of(checks.platform.workloads), "a workload")) continue;
    const Workload& other = *find(checks.platform.workloads, target);
    if (other.role == WorkloadRole::broker)
      checks.add(codes::conflict, place, "connections to a broker",
                 "a workload that answers calls; publishers share one connection");
    else if (target == name)
      checks.add(codes::cycle, place, "connections to itself", "another workload");
    else if (other.role == WorkloadRole::app && other.concurrency == 0)
      checks.add(codes::conflict, place, "a workload that answers no calls",
                 "one with \"concurrency\"");
  }
}

/// A pod that is larger than the largest node would wait for ever.
void check_fit(Checks& checks, const std::string& path, const Workload& workload) {
  if (!checks.scenario.catalog || workload.on_fargate) return;
  Millicores most_cpu{};
  Bytes most_memory{};
  for (const auto& [name, group] : checks.platform.cluster.groups) {
    const auto found = checks.scenario.catalog->types.find(group.type);
    if (found == checks.scenario.catalog->types.end()) return;
    most_cpu = std::max(most_cpu, found->second.allocatable_cpu);
    most_memory = std::max(most_memory, found->second.allocatable_memory);
  }
  if (most_cpu < workload.cpu_request)
    checks.add(codes::fit, path + ".cpu.request", "more than the largest node has",
               "a request that fits on a node");
  if (most_memory < workload.memory_request)
    checks.add(codes::fit, path + ".memory.request", "more than the largest node has",
               "a request that fits on a node");
}

using Pairs = std::set<std::pair<std::string, std::string>>;

/// Walks the steps of one operation or consumer; notes who calls whom.
class Walk {
 public:
  Walk(Checks& checks, Pairs& called, std::string own_queue)
      : checks_(checks), called_(called), own_queue_(std::move(own_queue)) {
    workloads_ = names_of(checks.platform.workloads);
    all_ = workloads_;
    for (const auto& [name, bucket] : checks.platform.buckets) all_.push_back(name);
    for (const auto& [name, outside] : checks.platform.outside) all_.push_back(name);
  }

  void steps(const std::vector<Step>& steps, const std::string& path) {
    for (std::size_t i = 0; i < steps.size(); ++i)
      step(steps[i], path + "[" + std::to_string(i) + "]");
  }
  void enter(const std::string& workload) { chain_.push_back(workload); }
  bool reads_object() const { return reads_object_; }

 private:
  void step(const Step& step, const std::string& path) {
    if (++steps_ > 200) {
      if (steps_ == 201)
        checks_.add(codec::codes::too_many, path, "more than 200 calls", "a shorter operation");
      return;
    }
    for (std::size_t i = 0; i < step.parallel.size(); ++i)
      steps(step.parallel[i], path + ".parallel[" + std::to_string(i) + "]");
    if (!step.parallel.empty()) return;
    if (!checks_.known(path + ".to", step.to, all_, "a workload, bucket or outside service"))
      return;
    check_verb(step, path);
    const std::string& caller =
        chain_.empty() ? checks_.platform.network.load_balancer.target : chain_.back();
    called_.emplace(caller, step.to);
    const Workload* asking = find(checks_.platform.workloads, caller);
    if (step.cold_chance >= 0 && (asking == nullptr || asking->cold_requests == 0))
      checks_.add(codes::conflict, path + ".cold_chance", "a caller that is never cold",
                  "also \"cold\" of the workload that calls");
    if (step.target != TargetKind::workload) return;
    if (std::find(chain_.begin(), chain_.end(), step.to) != chain_.end()) {
      std::string circle;
      for (const std::string& name : chain_) circle += name + " -> ";
      checks_.add(codes::cycle, path + ".to", "the circle " + circle + step.to,
                  "calls that do not come back");
      return;
    }
    chain_.push_back(step.to);
    steps(step.then, path + ".then");
    chain_.pop_back();
  }

  void check_verb(const Step& step, const std::string& path) {
    std::vector<Verb> fitting{Verb::call};
    if (step.target == TargetKind::bucket) fitting = {Verb::get, Verb::put};
    const Workload* workload = find(checks_.platform.workloads, step.to);
    if (step.target == TargetKind::workload && workload->role == WorkloadRole::database)
      fitting = {Verb::read, Verb::write};
    if (step.target == TargetKind::workload && workload->role == WorkloadRole::broker)
      fitting = {Verb::publish, Verb::confirm};
    if (std::find(fitting.begin(), fitting.end(), step.verb) == fitting.end()) {
      std::vector<std::string> words;
      for (const Verb verb : fitting) words.push_back(codec::spelled(enum_name(verb)));
      checks_.add(codes::conflict, path + ".verb", codec::spelled(enum_name(step.verb)),
                  codec::one_of(words) + ", which " + step.to + " understands");
    }
    if (step.verb == Verb::get) reads_object_ = true;
    if (step.verb == Verb::publish && !step.async)
      checks_.add(codes::conflict, path + ".async", "a publish that is waited for", "async true");
    if (fitting.front() == Verb::publish && step.to == own_queue_)
      checks_.add(codes::cycle, path + ".to", "a message that makes a message of the same queue",
                  "calls that do not come back");
    if (step.verb == Verb::confirm && step.async)
      checks_.add(codes::conflict, path + ".async", "a confirm that nobody waits for",
                  "the verb \"publish\"");
    if (fitting.front() == Verb::call && workload != nullptr && workload->concurrency == 0)
      checks_.add(codec::codes::missing_key, "platform.workloads." + step.to,
                  "no key \"concurrency\"", "one, since it is called by " + path);
  }

  Checks& checks_;
  Pairs& called_;
  std::string own_queue_;
  std::vector<std::string> workloads_;
  std::vector<std::string> all_;
  std::vector<std::string> chain_;
  int steps_ = 0;
  bool reads_object_ = false;
};

void check_consumers(Checks& checks, Pairs& called) {
  const Platform& platform = checks.platform;
  const auto workloads = names_of(platform.workloads);
  for (const auto& [name, consumer] : platform.consumers) {
    const std::string path = "platform.consumers." + name;
    if (checks.known(path, name, workloads, "a workload") &&
        find(platform.workloads, name)->concurrency == 0)
      checks.add(codec::codes::missing_key, "platform.workloads." + name, "no key \"concurrency\"",
                 "one, since it consumes messages");
    if (consumer.most < 0 && consumer.overflow != Overflow::drop_head)
      checks.add(codes::conflict, path + ".overflow", "an overflow of a queue without a bound",
                 "also \"most\", how many messages may wait");
    if (checks.known(path + ".queue", consumer.queue, workloads, "a workload") &&
        find(platform.workloads, consumer.queue)->role != WorkloadRole::broker)
      checks.add(codes::conflict, path + ".queue", "\"" + consumer.queue + "\"",
                 "a workload with the role \"broker\"");
    Walk walk(checks, called, consumer.queue);
    walk.enter(name);
    walk.steps(consumer.then, path + ".then");
  }
}

}  // namespace

void check_workloads(Checks& checks) {
  const Platform& platform = checks.platform;
  for (const auto& [name, workload] : platform.workloads) {
    const std::string path = "platform.workloads." + name;
    if (workload.cpu_limit < workload.cpu_request)
      checks.add(codes::order, path + ".cpu.request", "more than the limit", "at most the limit");
    if (workload.memory_limit < workload.memory_request)
      checks.add(codes::order, path + ".memory.request", "more than the limit",
                 "at most the limit");
    check_scaling(checks, path, workload);
    check_volume(checks, path, workload);
    check_fit(checks, path, workload);
    check_answering(checks, path, name, workload);
    check_managed(checks, path, workload);
    check_pods(checks, path, workload);
  }
  // A name may stand for one thing only, since calls find all three by name.
  for (const auto& [name, bucket] : platform.buckets)
    if (find(platform.workloads, name) != nullptr)
      checks.add(codes::duplicate, "platform.buckets." + name, "a workload of the same name",
                 "another name");
  for (const auto& [name, outside] : platform.outside)
    if (find(platform.workloads, name) != nullptr || find(platform.buckets, name) != nullptr)
      checks.add(codes::duplicate, "platform.outside." + name, "something else of the same name",
                 "another name");
  const std::string agent = "platform.telemetry.agent";
  if (checks.known(agent, platform.telemetry.agent, names_of(platform.workloads), "a workload") &&
      find(platform.workloads, platform.telemetry.agent)->kind != WorkloadKind::daemonset)
    checks.add(codes::conflict, agent, "\"" + platform.telemetry.agent + "\"", "a daemonset");
}

namespace {

/// Otherwise the pool was refused already.
bool takes_connections(const Checks& checks, const std::string& name, const std::string& target) {
  const Workload* other = find(checks.platform.workloads, target);
  if (other == nullptr || target == name || other->role == WorkloadRole::broker) return false;
  return other->role != WorkloadRole::app || other->concurrency > 0;
}

/// A pool of calls that nobody makes would have no effect.
void check_pools(Checks& checks, const Pairs& called) {
  for (const auto& [name, workload] : checks.platform.workloads)
    for (const auto& [target, pool] : workload.pools)
      if (takes_connections(checks, name, target) && !called.contains({name, target}))
        checks.add(codes::conflict, "platform.workloads." + name + ".pools." + target,
                   "connections that no call uses", "a workload that " + name + " calls");
}

/// Times of a list that must not go back.
template <class Entry>
void check_order(Checks& checks, const std::string& list, const std::vector<Entry>& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i)
    if (entries[i].at < entries[i - 1].at)
      checks.add(codes::order, "platform.traffic." + list + "[" + std::to_string(i) + "].at",
                 codec::exact_text(entries[i].at) + ", before the one above it",
                 "at least " + codec::exact_text(entries[i - 1].at));
}

/// What the shape of the load needs.
void check_traffic(Checks& checks) {
  const Traffic& traffic = checks.platform.traffic;
  const std::string path = "platform.traffic.";
  if (traffic.night > traffic.peak)
    checks.add(codes::order, path + "night", "more than at the peak", "at most the peak");
  if (!traffic.week.empty() && traffic.week.size() != 7)
    checks.add(codes::conflict, path + "week", std::to_string(traffic.week.size()) + " shares",
               "seven, of which the first is Monday's");
  check_order(checks, "changes", traffic.changes);
  check_order(checks, "series", traffic.series);
  for (std::size_t i = 0; i < traffic.changes.size(); ++i)
    if (traffic.changes[i].back > Duration::zero() && traffic.changes[i].lasts == Duration::zero())
      checks.add(codes::conflict, path + "changes[" + std::to_string(i) + "].back",
                 "a way back from a change that stays", "also \"for\", how long it lasts");
  if (traffic.curve == Curve::recorded && traffic.series.empty())
    checks.add(codes::conflict, path + "curve", "\"recorded\" without a series",
               "the key \"series\", a list of times and rates");
  if (!traffic.series.empty() && traffic.series.front().at != Duration::zero())
    checks.add(codes::order, path + "series[0].at", codec::exact_text(traffic.series.front().at),
               "0 s: the rate at the start");
  if (!traffic.series.empty() && traffic.repeat > Duration::zero() &&
      traffic.repeat <= traffic.series.back().at)
    checks.add(
        codes::order, path + "repeat", codec::exact_text(traffic.repeat),
        "more than the last time of the series, " + codec::exact_text(traffic.series.back().at));
  if (traffic.curve == Curve::clients && traffic.clients == 0)
    checks.add(codes::conflict, path + "curve", "\"clients\" without their number",
               "the key \"clients\", how many there are, and \"think\"");
}

}  // namespace

void check_operations(Checks& checks) {
  const Platform& platform = checks.platform;
  double sum = 0;
  Pairs called;
  for (const auto& [name, operation] : platform.operations) {
    const std::string path = "platform.operations." + name;
    sum += operation.share;
    Walk walk(checks, called, "");
    walk.steps(operation.path, path + ".path");
    if (operation.response_is_object && !walk.reads_object())
      checks.add(codes::conflict, path + ".response", "\"object\"",
                 "a size, since no step gets an object");
  }
  if (std::abs(sum - 1) > 1e-6)
    checks.add(
        codes::sum, "platform.operations",
        "shares of " + codec::to_json(codec::Value(std::round(sum * 1e6) / 1e4)) + " % together",
        "100 %");
  check_traffic(checks);
  check_consumers(checks, called);
  check_pools(checks, called);
}

}  // namespace drydock::scenario
