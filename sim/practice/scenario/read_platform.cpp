// Ground, cluster, traffic and operations of a platform, from its document.
#include "sim/practice/scenario/read_platform.h"

#include "sim/platform/kubernetes/version_rules.h"
#include "sim/practice/scenario/bill.h"
#include "sim/practice/scenario/chance.h"
#include "sim/practice/scenario/fargate.h"
#include "sim/practice/scenario/read_placement.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr std::int64_t most_nodes = 450;  // In one managed node group: quota of EKS.

Subnet read_subnet(const Cursor& at) {
  ObjectCursor object(at);
  Subnet subnet;
  subnet.zone = object.required("zone").name();
  subnet.cidr = object.required("cidr").text();
  subnet.kind = object.required("kind").choice<SubnetKind>(SubnetKind::private_);
  return subnet;
}

Vpc read_vpc(const Cursor& at) {
  ObjectCursor object(at);
  Vpc vpc;
  vpc.text = object.optional("text").text();
  vpc.cidr = object.required("cidr").text();
  vpc.internet_gateway = object.required("internet_gateway").boolean();
  vpc.s3_endpoint = object.required("s3_endpoint").boolean();
  vpc.dynamodb_endpoint = object.optional("dynamodb_endpoint").boolean();
  {
    ObjectCursor nat(object.required("nat"));
    vpc.nat.layout = nat.required("layout").choice<NatLayout>();
    vpc.nat.zone = nat.optional("zone").name();
    vpc.nat.addresses = static_cast<int>(nat.optional("addresses").integer(1, 8, 1));
  }
  for (const auto& [name, entry] : object.required("subnets").entries(200))
    vpc.subnets.emplace_back(name, read_subnet(entry));
  return vpc;
}

Network read_network(const Cursor& at) {
  ObjectCursor object(at);
  Network network;
  for (const auto& [name, entry] : object.required("vpcs").entries(50))
    network.vpcs.emplace_back(name, read_vpc(entry));
  for (const auto& [name, entry] : object.optional("offices").entries(50)) {
    ObjectCursor office(entry);
    Office& added = network.offices.emplace_back(name, Office{}).second;
    added.cidr = office.required("cidr").text();
    added.vpc = office.required("vpc").name();
    added.tunnels = static_cast<int>(office.required("tunnels").integer(1, 2, 2));
    added.routing = office.optional("routing").choice<Routing>();
    added.out = office.optional("out").byte_rate();
    added.in = office.optional("in").byte_rate();
  }
  ObjectCursor balancer(object.required("load_balancer"));
  network.load_balancer.name = balancer.required("name").name();
  network.load_balancer.vpc = balancer.required("vpc").name();
  network.load_balancer.target = balancer.required("target").name();
  network.load_balancer.cross_zone = balancer.required("cross_zone").boolean();
  network.load_balancer.port = static_cast<int>(balancer.optional("port").integer(1, 65535, 443));
  network.load_balancer.passive =
      balancer.optional("passive").duration({}, std::chrono::minutes(5));
  read_edges(object, network);
  return network;
}

Group read_group(const Cursor& at) {
  ObjectCursor object(at);
  Group group;
  if (const Cursor zones = object.optional("zones"))
    for (const Cursor& zone : zones.list(6)) group.zones.push_back(zone.name());
  else
    group.zones.push_back(object.required("zone").name());
  group.type = object.required("type").text();
  group.spot = object.optional("spot").boolean();
  if (const Cursor purchase = object.optional("purchase")) group.purchase = read_purchase(purchase);
  group.min = static_cast<int>(object.required("min").integer(0, most_nodes));
  group.max = static_cast<int>(object.required("max").integer(1, most_nodes, 1));
  group.size = static_cast<int>(object.required("size").integer(0, most_nodes));
  group.labels = read_labels(object.optional("labels"));
  group.taints = read_taints(object.optional("taints"));
  for (const Cursor& process : object.optional("suspended").list(10))
    group.suspended.push_back(process.text());
  return group;
}

Capacity read_capacity(const Cursor& at) {
  ObjectCursor object(at);
  Capacity capacity;
  capacity.type = object.required("type").text();
  capacity.zone = object.required("zone").name();
  capacity.spot = object.optional("spot").boolean();
  capacity.free = static_cast<int>(object.required("free").integer(0, 1'000'000));
  return capacity;
}

PriorityClass read_priority_class(const Cursor& at) {
  static const std::vector<std::string> policies{"preempt-lower-priority", "never"};
  ObjectCursor object(at);
  PriorityClass priority;
  // Above a billion are the classes of the system.
  priority.value =
      static_cast<int>(object.required("value").integer(-2'147'483'648, 1'000'000'000));
  priority.preempts = object.optional("preemption_policy").word(policies) == 0;
  return priority;
}

ResourceQuota read_resource_quota(const Cursor& at) {
  ObjectCursor object(at);
  ResourceQuota quota;
  quota.name_space = object.optional("namespace").name();
  quota.pods = static_cast<int>(object.optional("pods").integer(1, 150'000));
  if (const Cursor cpu = object.optional("cpu")) {
    ObjectCursor amounts(cpu);
    quota.cpu_request = amounts.optional("request").cpu(Millicores{1'000'000'000});
    quota.cpu_limit = amounts.optional("limit").cpu(Millicores{1'000'000'000});
  }
  if (const Cursor memory = object.optional("memory")) {
    ObjectCursor amounts(memory);
    quota.memory_request = amounts.optional("request").bytes();
    quota.memory_limit = amounts.optional("limit").bytes();
  }
  return quota;
}

/// Selectors of a profile: at most five, each with five labels. Source: EKS user guide.
FargateProfile read_profile(const Cursor& at) {
  ObjectCursor object(at);
  FargateProfile profile;
  for (const Cursor& entry : object.required("selectors").list(5)) {
    ObjectCursor selector(entry);
    FargateSelector row;
    row.name_space = selector.required("namespace").name();
    const Cursor labels = selector.optional("labels");
    row.labels = read_labels(labels);
    if (row.labels.size() > 5) labels.wrong(codec::codes::too_many, "at most five labels");
    profile.selectors.push_back(std::move(row));
  }
  return profile;
}

Cluster read_cluster(const Cursor& at) {
  ObjectCursor object(at);
  Cluster cluster;
  cluster.name = object.required("name").name();
  const Cursor version = object.required("version");
  cluster.version = version.text();
  if (!cluster.version.empty() && !kubernetes::parse_minor(cluster.version))
    version.wrong(codec::codes::wrong_type, "a version such as 1.31");
  cluster.vpc = object.required("vpc").name();
  read_scaling(object.required("autoscaler"), cluster);
  for (const auto& [name, entry] : object.required("groups").entries(30))
    cluster.groups.emplace_back(name, read_group(entry));
  if (const Cursor compute = object.optional("compute"))
    cluster.compute = compute.choice<Compute>();
  for (const auto& [name, entry] : object.optional("fargate").entries(10))
    cluster.fargate.emplace_back(name, read_profile(entry));
  if (const Cursor times = object.optional("boot")) {
    ObjectCursor boot(times);
    cluster.boot_median = boot.required("median").duration(std::chrono::seconds(1));
    cluster.boot_sigma = boot.required("sigma").number(0, 3);
  }
  cluster.root_volume = object.required("root_volume").bytes(Bytes{std::int64_t{16} << 40});
  cluster.termination_handler = object.optional("termination_handler").boolean(true);
  cluster.prefix_delegation = object.optional("prefix_delegation").boolean();
  if (const Cursor limits = object.optional("quotas")) {
    ObjectCursor quotas(limits);
    if (const Cursor vcpu = quotas.optional("vcpu"))
      cluster.vcpu_quota = static_cast<int>(vcpu.integer(0, 1'000'000));
    if (const Cursor vcpu = quotas.optional("spot_vcpu"))
      cluster.spot_vcpu_quota = static_cast<int>(vcpu.integer(0, 1'000'000));
  }
  for (const Cursor& entry : object.optional("capacity").list(200))
    cluster.capacity.push_back(read_capacity(entry));
  for (const auto& [name, entry] : object.optional("priority_classes").entries(50))
    cluster.priority_classes.emplace_back(name, read_priority_class(entry));
  for (const auto& [name, entry] : object.optional("resource_quotas").entries(50))
    cluster.resource_quotas.emplace_back(name, read_resource_quota(entry));
  return cluster;
}

Backoff read_backoff(const Cursor& at) {
  ObjectCursor object(at);
  const Duration most = std::chrono::hours(1);
  Backoff backoff;
  backoff.first = object.required("first").duration(std::chrono::milliseconds(1), most);
  backoff.most = backoff.first;
  if (const Cursor longest = object.optional("most"))
    backoff.most = longest.duration(backoff.first, most);
  backoff.jitter = object.optional("jitter").percent(0, 1);
  return backoff;
}

Mesh read_mesh(const Cursor& at) {
  ObjectCursor object(at);
  Mesh mesh;
  {
    ObjectCursor proxy(object.required("proxy"));
    mesh.proxy_cpu = proxy.required("cpu").cpu();
    mesh.proxy_memory = proxy.required("memory").bytes();
  }
  mesh.hop_mean = object.optional("hop").duration({}, std::chrono::seconds(10));
  mesh.hop_cpu = object.required("hop_cpu").duration({}, std::chrono::seconds(10));
  mesh.ingress_cpu = object.required("ingress_cpu").duration({}, std::chrono::seconds(10));
  {
    ObjectCursor retries(object.required("retries"));
    for (const Cursor& method : retries.required("methods").list(10))
      mesh.retried.push_back(method.choice<Method>());
    mesh.retry_budget = retries.required("budget").percent(0, 10);
    mesh.retry_limit = static_cast<int>(retries.optional("limit").integer(1, 20, 1));
    if (const Cursor backoff = retries.optional("backoff"))
      mesh.retry_backoff = read_backoff(backoff);
  }
  if (const Cursor balancing = object.optional("balancing"))
    mesh.balancing = balancing.choice<requests::Balancing>();
  mesh.call = object.required("call").bytes();
  return mesh;
}

Timeouts read_timeouts(const Cursor& at) {
  ObjectCursor object(at);
  const Duration least = std::chrono::milliseconds(1);
  const Duration most = std::chrono::hours(1);
  Timeouts timeouts;
  timeouts.ingress = object.required("ingress").duration(least, most);
  timeouts.service = object.required("service").duration(least, most);
  timeouts.database = object.required("database").duration(least, most);
  return timeouts;
}

/// Whole days: "30 d".
std::int64_t read_days(const Cursor& at) {
  if (!at) return -1;
  const Duration day = std::chrono::hours(24);
  const Duration time = at.duration({}, 36'500 * day);
  if (time % day != Duration::zero())
    at.wrong(codec::codes::wrong_unit, "whole days, such as \"30 d\"");
  return time / day;
}

storage::Lifecycle read_lifecycle(const Cursor& at) {
  ObjectCursor object(at);
  storage::Lifecycle rules;
  rules.to_infrequent = read_days(object.optional("to_infrequent"));
  rules.to_glacier = read_days(object.optional("to_glacier"));
  rules.to_deep_archive = read_days(object.optional("to_deep_archive"));
  rules.expire = read_days(object.optional("expire"));
  rules.expire_noncurrent = read_days(object.optional("expire_noncurrent"));
  rules.abort_uploads = read_days(object.optional("abort_uploads"));
  return rules;
}

Bucket read_bucket(const Cursor& at) {
  ObjectCursor object(at);
  Bucket bucket;
  ObjectCursor sizes(object.required("object"));
  bucket.object_mean = sizes.required("mean").bytes();
  bucket.object_sigma = sizes.required("sigma").number(0, 5);
  bucket.first_byte = object.required("first_byte").duration({}, std::chrono::minutes(1));
  bucket.stored = object.required("stored").bytes();
  bucket.versioned = object.optional("versioned").boolean();
  bucket.parts = object.optional("parts").bytes();
  if (const Cursor lifecycle = object.optional("lifecycle"))
    bucket.lifecycle = read_lifecycle(lifecycle);
  return bucket;
}

Backups read_backups(const Cursor& at) {
  ObjectCursor object(at);
  Backups backups;
  backups.by = object.required("by").name();
  backups.every = object.required("every").duration(std::chrono::minutes(5));
  backups.keep = object.required("keep").duration(std::chrono::minutes(5));
  backups.hook = object.optional("hook").choice<recovery::Hook>();
  backups.hook_error = object.optional("hook_error").choice<recovery::HookError>();
  for (const Cursor& entry : object.required("workloads").list(200))
    backups.workloads.push_back(entry.name());
  return backups;
}

StandbyRegion read_standby(const Cursor& at) {
  ObjectCursor object(at);
  StandbyRegion standby;
  standby.region = object.required("region").name();
  standby.readiness = object.required("readiness").choice<recovery::Readiness>();
  standby.cidr = object.required("cidr").text();
  for (const auto& [name, entry] : object.required("zones").entries(6))
    standby.zones.emplace_back(name, entry.name());
  return standby;
}

Image read_image(const Cursor& at) {
  ObjectCursor object(at);
  Image image;
  image.name = object.required("name").text();
  image.size = object.required("size").bytes();
  image.does = object.optional("does").choice(ImageDoes::ok);
  image.crashes_after = object.optional("crashes_after").duration();
  image.in_registry = object.optional("in_registry").boolean(true);
  return image;
}

Outside read_outside(const Cursor& at) {
  ObjectCursor object(at);
  Outside outside;
  outside.text = object.optional("text").text();
  outside.service = object.optional("service").text();
  {
    ObjectCursor latency(object.required("latency"));
    outside.latency.median = latency.required("median").duration(std::chrono::microseconds(1));
    outside.latency.sigma = latency.required("sigma").number(0, 5);
  }
  outside.out = object.required("out").bytes();
  outside.in = object.required("in").bytes();
  outside.timeout = object.required("timeout").duration(std::chrono::milliseconds(1));
  outside.retries = static_cast<int>(object.required("retries").integer(0, 20));
  if (const Cursor backoff = object.optional("backoff")) outside.backoff = read_backoff(backoff);
  outside.left_open = object.optional("left_open").duration({}, std::chrono::hours(24));
  return outside;
}

/// "14:00" as a time of the day.
Duration read_time_of_day(const Cursor& at) {
  const std::string text = at.text();
  if (!at || !at.value()->is(codec::Value::Kind::text)) return {};
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4)) {
    const int hour = (text[0] - '0') * 10 + text[1] - '0';
    const int minute = (text[3] - '0') * 10 + text[4] - '0';
    if (hour < 24 && minute < 60) return std::chrono::hours(hour) + std::chrono::minutes(minute);
  }
  at.wrong(codec::codes::wrong_unit, "a time of the day such as \"14:00\"");
  return {};
}

TrafficChange read_change(const Cursor& at) {
  ObjectCursor object(at);
  TrafficChange change;
  change.at = object.required("at").duration();
  change.to = object.required("to").number(0, 1000, 1);
  change.over = object.optional("over").duration();
  change.lasts = object.optional("for").duration(std::chrono::milliseconds(1));
  change.back = object.optional("back").duration();
  return change;
}

TrafficPoint read_point(const Cursor& at) {
  ObjectCursor object(at);
  TrafficPoint point;
  point.at = object.required("at").duration();
  point.rate = object.required("rate").rate(1e6);
  return point;
}

/// What comes on top of the curve, or instead of it.
void read_load(ObjectCursor& object, Traffic& traffic) {
  for (const Cursor& day : object.optional("week").list(7))
    traffic.week.push_back(day.percent(0, 10, 1));
  for (const Cursor& entry : object.optional("changes").list(1000))
    traffic.changes.push_back(read_change(entry));
  for (const Cursor& entry : object.optional("series").list(100'000))
    traffic.series.push_back(read_point(entry));
  traffic.repeat = object.optional("repeat").duration(std::chrono::seconds(1));
  traffic.clients = static_cast<int>(object.optional("clients").integer(1, 1'000'000));
  traffic.think = object.optional("think").duration();
}

Traffic read_traffic(const Cursor& at) {
  ObjectCursor object(at);
  Traffic traffic;
  traffic.night = object.required("night").rate(1e6);
  traffic.peak = object.required("peak").rate(1e6);
  traffic.peak_at = read_time_of_day(object.required("peak_at"));
  traffic.weekend = object.required("weekend").percent(0, 10, 1);
  traffic.scale = object.required("scale").number(0, 1000, 1);
  traffic.curve = object.required("curve").choice<Curve>();
  read_load(object, traffic);
  return traffic;
}

Operation read_operation(const Cursor& at) {
  ObjectCursor object(at);
  Operation operation;
  operation.text = object.optional("text").text();
  operation.share = object.required("share").percent();
  operation.method = object.required("method").choice<Method>();
  operation.request = object.required("request").bytes();
  const Cursor response = object.required("response");
  operation.response_is_object = response && response.value()->is(codec::Value::Kind::text) &&
                                 response.value()->text() == "object";
  if (!operation.response_is_object) operation.response = response.bytes();
  operation.path = read_steps(object.required("path"));
  return operation;
}

void read_traffic_part(ObjectCursor& object, Platform& platform) {
  for (const Cursor& entry : object.optional("images").list(1000))
    platform.images.push_back(read_image(entry));
  for (const auto& [name, entry] : object.optional("buckets").entries(100))
    platform.buckets.emplace_back(name, read_bucket(entry));
  for (const auto& [name, entry] : object.optional("volumes").entries(500))
    platform.volumes.emplace_back(name, read_free_volume(entry));
  for (const Cursor& entry : object.optional("snapshots").list(500)) {
    ObjectCursor snapshot(entry);
    OldSnapshot& added = platform.snapshots.emplace_back();
    added.volume = snapshot.required("volume").name();
    added.age = snapshot.required("age").duration();
  }
  for (const auto& [name, entry] : object.optional("backups").entries(50))
    platform.backups.emplace_back(name, read_backups(entry));
  if (const Cursor standby = object.optional("standby")) platform.standby = read_standby(standby);
  for (const Cursor& entry : object.optional("environments").list(20))
    platform.environments.push_back(entry.name());
  for (const auto& [name, entry] : object.optional("outside").entries(100))
    platform.outside.emplace_back(name, read_outside(entry));
  for (const auto& [name, entry] : object.required("operations").entries(200))
    platform.operations.emplace_back(name, read_operation(entry));
  for (const auto& [name, entry] : object.optional("consumers").entries(200)) {
    ObjectCursor consumer(entry);
    Consumer& added = platform.consumers.emplace_back(name, Consumer{}).second;
    added.queue = consumer.required("queue").name();
    added.cpu = consumer.required("cpu").duration({}, std::chrono::hours(1));
    added.most = consumer.optional("most").integer(1, 1'000'000'000, -1);
    added.overflow = consumer.optional("overflow").choice<Overflow>();
    if (const Cursor then = consumer.optional("then")) added.then = read_steps(then);
  }
}

}  // namespace

Platform read_platform(const Cursor& at) {
  ObjectCursor object(at);
  Platform platform;
  static const std::vector<std::string> formats{"drydock-platform/1"};
  object.required("format").word(formats);
  platform.name = object.required("name").name();
  platform.text = object.optional("text").text();
  object.required("source").text();
  object.required("as_of").text();
  platform.region = object.required("region").name();
  for (const Cursor& zone : object.required("zones").list(6)) platform.zones.push_back(zone.name());
  {
    ObjectCursor objective(object.required("objective"));
    platform.objective.success = objective.required("success").percent();
    platform.objective.p95 = objective.required("p95").duration(std::chrono::milliseconds(1));
    platform.objective.alerts = objective.optional("alerts").boolean();
  }
  platform.failures = read_failures(object.optional("failures"));
  platform.network = read_network(object.required("network"));
  platform.cluster = read_cluster(object.required("cluster"));
  platform.mesh = read_mesh(object.required("mesh"));
  platform.timeouts = read_timeouts(object.required("timeouts"));
  platform.workloads = read_workloads(object.required("workloads"));
  {
    ObjectCursor telemetry(object.required("telemetry"));
    platform.telemetry.agent = telemetry.required("agent").name();
    platform.telemetry.node_rate = telemetry.required("node_rate").byte_rate(1e9);
    platform.telemetry.log = telemetry.required("log").bytes();
  }
  platform.bill = read_bill(object.optional("bill"));
  platform.traffic = read_traffic(object.required("traffic"));
  {
    ObjectCursor flows(object.required("flows"));
    platform.flows.evaluate_every =
        flows.required("evaluate_every").duration(std::chrono::seconds(1), std::chrono::hours(1));
    platform.flows.drain_utilization = flows.required("drain_utilization").percent(0.01, 1);
    platform.flows.clear_failing = flows.required("clear_failing").percent();
    platform.flows.clear_p95 = flows.required("clear_p95").percent();
  }
  read_traffic_part(object, platform);
  move_to_fargate(platform);
  return platform;
}

}  // namespace drydock::scenario
