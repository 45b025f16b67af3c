// Workloads and the steps of operations, from their documents.
#include "sim/practice/scenario/read_placement.h"
#include "sim/practice/scenario/read_platform.h"
#include "sim/practice/scenario/read_rollout.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr int deepest_call = 16;

/// All of a volume but its zones.
VolumeTemplate read_volume_spec(ObjectCursor& object) {
  VolumeTemplate volume;
  static const std::vector<std::string> types{"gp3", "gp2", "io2", "st1", "sc1"};
  volume.type = types[object.required("type").word(types)];
  volume.size = object.required("size").bytes(Bytes{std::int64_t{64} << 40});
  volume.iops = object.optional("iops").integer(1, 1'000'000);
  volume.throughput = object.optional("throughput").byte_rate();
  volume.used = object.optional("used").bytes(Bytes{std::int64_t{64} << 40});
  return volume;
}

VolumeTemplate read_volume(const Cursor& at) {
  ObjectCursor object(at);
  VolumeTemplate volume = read_volume_spec(object);
  static const std::vector<std::string> words{"delete", "retain"};
  volume.reclaim = static_cast<kubernetes::ReclaimPolicy>(object.optional("reclaim").word(words));
  for (const Cursor& zone : object.required("zones").list(100)) volume.zones.push_back(zone.name());
  return volume;
}

Breaker read_breaker(const Cursor& at) {
  ObjectCursor object(at);
  const Duration most = std::chrono::hours(1);
  Breaker breaker;
  breaker.failures = static_cast<int>(object.required("failures").integer(1, 1'000'000, 1));
  breaker.first = object.required("first").duration(std::chrono::milliseconds(1), most);
  breaker.most = object.required("most").duration(breaker.first, most);
  return breaker;
}

/// How its pods answer calls and make their own.
void read_answering(ObjectCursor& object, Workload& workload) {
  for (const auto& [name, entry] : object.optional("pools").entries(100)) {
    ObjectCursor pool(entry);
    ConnectionPool& added = workload.pools.emplace_back(name, ConnectionPool{}).second;
    added.connections = static_cast<int>(pool.required("connections").integer(1, 100'000, 1));
    added.queue = static_cast<int>(pool.optional("queue").integer(0, 1'000'000, -1));
    added.wait = pool.optional("wait").duration(std::chrono::milliseconds(1));
  }
  if (const Cursor breaker = object.optional("breaker")) workload.breaker = read_breaker(breaker);
  if (const Cursor cold = object.optional("cold")) {
    ObjectCursor rules(cold);
    workload.cold_factor = rules.required("factor").number(1, 1000, 1);
    workload.cold_requests = static_cast<int>(rules.required("requests").integer(1, 1'000'000, 1));
  }
  if (const Cursor memory = object.optional("message_memory")) {
    ObjectCursor rules(memory);
    workload.message_memory.emplace();
    workload.message_memory->watermark = rules.required("watermark").percent(0.01, 1);
    workload.message_memory->message = rules.required("message").bytes();
  }
  if (const Cursor stops = object.optional("stops_work")) workload.stops_work = stops.boolean();
}

Managed read_managed(const Cursor& at) {
  ObjectCursor object(at);
  Managed managed;
  managed.host = object.required("host").choice<Host>();
  managed.type = object.required("class").text();
  managed.backups = object.optional("backups").bytes();
  return managed;
}

Workload read_workload(const Cursor& at) {
  ObjectCursor object(at);
  Workload workload;
  workload.text = object.optional("text").text();
  workload.kind = object.required("kind").choice<WorkloadKind>();
  workload.role = object.optional("role").choice<WorkloadRole>();
  workload.system = object.optional("system").boolean();
  workload.name_space = object.optional("namespace").name();
  const bool counted =
      workload.kind == WorkloadKind::deployment || workload.kind == WorkloadKind::statefulset;
  const Cursor replicas = counted ? object.required("replicas") : object.optional("replicas");
  workload.replicas = static_cast<int>(replicas.integer(0, most_replicas, 1));
  if (const Cursor hpa = object.optional("hpa")) workload.hpa = read_hpa(hpa);
  {
    ObjectCursor cpu(object.required("cpu"));
    workload.cpu_request = cpu.required("request").cpu();
    workload.cpu_limit = cpu.required("limit").cpu();
    workload.burst_cores = static_cast<int>(cpu.optional("cores").integer(1, 256));
  }
  {
    ObjectCursor memory(object.required("memory"));
    workload.memory_request = memory.required("request").bytes();
    workload.memory_limit = memory.required("limit").bytes();
  }
  workload.mesh = object.optional("mesh").boolean();
  workload.logs = object.optional("logs").boolean();
  workload.team = object.optional("team").name();
  workload.environment = object.optional("environment").name();
  workload.placement = read_placement(object);
  read_rollout(object, workload);
  workload.safe_to_evict = object.optional("safe_to_evict").boolean(true);
  workload.local_storage = object.optional("local_storage").boolean();
  workload.ready_after = object.required("ready_after").duration({}, std::chrono::hours(1));
  workload.grace = object.required("grace").duration({}, std::chrono::hours(24));
  workload.pre_stop = object.optional("pre_stop").duration({}, std::chrono::hours(24));
  if (const Cursor stops = object.optional("stops_after"))
    workload.stops_after = stops.duration({}, std::chrono::hours(24));
  workload.image = object.required("image").bytes();
  workload.pull_policy = object.optional("pull_policy").choice<kubernetes::PullPolicy>();
  workload.concurrency = static_cast<int>(object.optional("concurrency").integer(1, 1'000'000));
  workload.queue = static_cast<int>(object.optional("queue").integer(0, 1'000'000));
  workload.discipline = object.optional("discipline").choice(requests::Discipline::shared);
  workload.connections = static_cast<int>(object.optional("connections").integer(1, 100'000));
  read_answering(object, workload);
  if (const Cursor volume = object.optional("volume")) workload.volume = read_volume(volume);
  if (const Cursor managed = object.optional("managed")) workload.managed = read_managed(managed);
  return workload;
}

Step read_step(const Cursor& at, int depth) {
  ObjectCursor object(at);
  Step step;
  if (const Cursor branches = object.optional("parallel")) {
    for (const Cursor& branch : branches.list(20)) {
      const bool several = branch && branch.value()->is(codec::Value::Kind::list);
      if (several)
        step.parallel.push_back(read_steps(branch, depth + 1));
      else
        step.parallel.push_back({read_step(branch, depth + 1)});
    }
    return step;
  }
  step.to = object.required("to").name();
  step.verb = object.optional("verb").choice<Verb>();
  step.cpu = object.optional("cpu").duration({}, std::chrono::hours(1));
  step.chance = object.optional("chance").percent(0, 1, 1);
  if (const Cursor cold = object.optional("cold_chance")) step.cold_chance = cold.percent(0, 1, 1);
  step.times = static_cast<int>(object.optional("times").integer(1, 1000, 1));
  step.async = object.optional("async").boolean();
  const Cursor bytes = object.optional("bytes");
  if (bytes && bytes.value()->is(codec::Value::Kind::text) && bytes.value()->text() != "object")
    step.bytes = bytes.bytes();
  step.io = object.optional("io").number(0, 1e6);
  step.kept = object.optional("kept").bytes();
  if (const Cursor then = object.optional("then")) step.then = read_steps(then, depth + 1);
  return step;
}

}  // namespace

Named<Workload> read_workloads(const Cursor& at) {
  Named<Workload> workloads;
  for (const auto& [name, entry] : at.entries(1000))
    workloads.emplace_back(name, read_workload(entry));
  return workloads;
}

FreeVolume read_free_volume(const Cursor& at) {
  ObjectCursor object(at);
  FreeVolume volume;
  volume.zone = object.required("zone").name();
  volume.volume = read_volume_spec(object);
  return volume;
}

std::vector<Step> read_steps(const Cursor& at, int depth) {
  std::vector<Step> steps;
  if (depth > deepest_call) {
    at.wrong("E0201", "calls at most " + std::to_string(deepest_call) + " deep");
    return steps;
  }
  for (const Cursor& entry : at.list(200)) steps.push_back(read_step(entry, depth));
  return steps;
}

}  // namespace drydock::scenario
