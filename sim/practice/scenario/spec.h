// The scenario as pure data: what is simulated, said by files, before any of it lives in a world.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/money.h"
#include "sim/engine/base/time.h"
#include "sim/engine/base/units.h"
#include "sim/platform/kubernetes/expander_rules.h"
#include "sim/platform/requests/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/scenario/spec_promises.h"
#include "sim/practice/scenario/spec_workloads.h"

namespace drydock::scenario {

// Network.

DRYDOCK_ENUM(SubnetKind, public_, private_)
/// per_zone: a gateway in the public subnet of each zone. single: one, in `Nat::zone`, for all
/// zones.
DRYDOCK_ENUM(NatLayout, none, per_zone, single)

struct Nat {
  NatLayout layout = NatLayout::none;
  std::string zone;   ///< Where a single gateway stands.
  int addresses = 1;  ///< Elastic IPs of each gateway.
};

struct Subnet {
  std::string zone;
  std::string cidr;
  SubnetKind kind = SubnetKind::private_;
};

struct Vpc {
  std::string text;
  std::string cidr;
  bool internet_gateway = false;
  bool s3_endpoint = false;  ///< Gateway endpoint on all private route tables.
  bool dynamodb_endpoint = false;
  Nat nat;
  Named<Subnet> subnets;
};

/// By which the VPC learns the way to an office.
DRYDOCK_ENUM(Routing, bgp, static_)

struct Office {
  std::string cidr;
  std::string vpc;
  int tunnels = 2;
  Routing routing = Routing::bgp;
  double out = 0, in = 0;  ///< Bytes a second to the office, and from it.
};

/// An interface endpoint in the private subnets of the cluster's VPC.
struct Endpoint {
  std::string service;
  bool zonal = false;
  std::vector<std::string> zones;  ///< None: all.
};

struct Peering {
  std::string vpc;
  std::string with;
};

/// A hub that joins VPCs; routes to it are written in `Network::routes`.
struct TransitGateway {
  std::vector<std::string> vpcs;
};

/// A route that somebody wrote.
struct WrittenRoute {
  std::string table;   ///< "prod-public", "prod-private-a"
  std::string to;      ///< "10.60.0.0/16"
  std::string target;  ///< A NAT gateway, peering, transit gateway or VPN, "internet gateway".
};

struct SecurityGroup {
  std::string vpc;
  std::vector<std::string> machines;  ///< Subnets whose machines have it.
  bool balancer = false;              ///< The load balancer has it.
  std::vector<std::string> in, out;   ///< "tcp 443 from 10.0.0.0/8", "any to 0.0.0.0/0".
};

struct HealthCheck {
  Duration interval{};
  int threshold = 3;
};

DRYDOCK_ENUM(RecordPolicy, simple, weighted, primary, secondary)

struct NameRecord {
  std::string to;  ///< The load balancer, or an address.
  RecordPolicy policy = RecordPolicy::simple;
  double weight = 1;
  Duration ttl{};
  std::string check;
};

struct Clients {
  double share = 1;
  Duration hold{};
};

/// The name by which users find the load balancer.
struct Dns {
  std::string domain;
  Named<HealthCheck> checks;
  Named<NameRecord> records;
  Named<Clients> clients;
};

struct LoadBalancer {
  std::string name;
  std::string vpc;
  std::string target;  ///< The workload that it sends to.
  bool cross_zone = false;
  int port = 443;      ///< Of its targets.
  Duration passive{};  ///< Until passive checks see a dead target; 0: off.
};

struct Network {
  Named<Vpc> vpcs;
  Named<Office> offices;
  LoadBalancer load_balancer;
  bool allow_overlaps = false;  ///< VPCs and offices may clash, as they may on AWS.
  Named<Endpoint> endpoints;
  Named<Peering> peerings;
  Named<TransitGateway> transit_gateways;
  std::vector<WrittenRoute> routes;
  Named<SecurityGroup> security_groups;
  std::optional<Dns> dns;
};

// Cluster.

DRYDOCK_ENUM(PurchaseKind, reserved_1_year, reserved_3_years, savings_plan_1_year,
             savings_plan_3_years)

/// Machines that are committed to.
struct Purchase {
  PurchaseKind kind = PurchaseKind::reserved_1_year;
  int machines = 0;
};

/// A node group: machines of one type in one zone or more.
struct Group {
  std::vector<std::string> zones;
  std::string type;  ///< Instance type, such as "m5.large".
  bool spot = false;
  std::optional<Purchase> purchase;
  int min = 0;
  int max = 0;
  int size = 0;   ///< Machines that run at the start.
  Labels labels;  ///< Of its nodes, besides those that EKS gives.
  std::vector<GroupTaint> taints;
  std::vector<std::string> suspended;  ///< Processes: "Launch", "Terminate", ...
};

/// Machines that AWS still has of a type in a zone; where none is said, as many as anybody wants.
struct Capacity {
  std::string type;
  std::string zone;
  bool spot = false;
  int free = 0;
};

/// Flags of the cluster-autoscaler.
struct ClusterScaling {
  std::vector<kubernetes::Expander> expanders;  ///< Empty: as the figures say.
  std::optional<bool> balance;                  ///< Over similar groups.
  int max_nodes = 0;                            ///< In the cluster; 0: no limit.
  std::vector<kubernetes::GroupPriority> priorities;
  /// Timers and thresholds that are not as the figures say.
  std::optional<Duration> scan, unneeded, unready, max_provision;
  std::optional<Duration> delay_after_add, delay_after_delete, delay_after_failure;
  std::optional<Duration> backoff_first, backoff_max, backoff_reset, max_grace;
  std::optional<double> utilization;
  std::optional<int> max_empty_deletes, priority_cutoff;
};

struct Cluster {
  std::string name;
  std::string version;
  std::string vpc;
  bool autoscaler = true;  ///< Whether the cluster-autoscaler runs.
  ClusterScaling scaling;  ///< How it does, where that is said.
  Named<Group> groups;
  Compute compute = Compute::nodes;
  Named<FargateProfile> fargate;
  Duration boot_median{};  ///< Launched to Ready: log-normal with this median ...
  double boot_sigma = 0;   ///< ... and this sigma; zero median: by the steps of the figures.
  Bytes root_volume{};
  bool termination_handler = true;     ///< Nodes are drained after a spot notice.
  bool prefix_delegation = false;      ///< The VPC CNI gives each slot 16 addresses.
  std::optional<int> vcpu_quota;       ///< vCPUs running on demand at once; 0: no limit.
  std::optional<int> spot_vcpu_quota;  ///< ... and as spot.
  std::vector<Capacity> capacity;
  Named<PriorityClass> priority_classes;
  Named<ResourceQuota> resource_quotas;
};

// Traffic.

DRYDOCK_ENUM(Verb, call, read, write, get, put, publish, confirm)
/// What becomes of a message that finds its queue full, or of the oldest there.
DRYDOCK_ENUM(Overflow, drop_head, reject_publish)
DRYDOCK_ENUM(Method, GET, POST, PUT, DELETE)
DRYDOCK_ENUM(TargetKind, workload, bucket, outside)

/// One step of the work of an operation: a call with what it calls in turn, or branches in
/// parallel.
struct Step {
  std::string to;  ///< Workload, bucket or outside service; empty when this is a set of branches.
  TargetKind target = TargetKind::workload;
  Verb verb = Verb::call;
  Duration cpu{};                           ///< Mean CPU time for each call, exponential.
  double cold_chance = -1;                  ///< While the caller is cold; -1: as chance.
  double chance = 1;                        ///< Share of requests that take this step.
  int times = 1;                            ///< Calls, one after the other.
  bool async = false;                       ///< Nobody waits for it.
  Bytes bytes{};                            ///< Of a message or an object; 0: as the target says.
  double io = 0;                            ///< Reads and writes of the volume for each call.
  Bytes kept{};                             ///< Of each call, bytes that stay on the volume.
  std::vector<Step> then;                   ///< Calls that it makes, one after the other.
  std::vector<std::vector<Step>> parallel;  ///< Branches at the same time.
};

/// What users do.
struct Operation {
  std::string text;
  double share = 0;  ///< Of all requests.
  Method method = Method::GET;
  Bytes request{};
  Bytes response{};
  bool response_is_object = false;  ///< The answer is the object that was read.
  std::vector<Step> path;
};

/// Work on each published message.
struct Consumer {
  std::string queue;  ///< The broker's workload.
  Duration cpu{};
  std::int64_t most = -1;  ///< Messages that may wait; -1: no bound.
  Overflow overflow = Overflow::drop_head;
  std::vector<Step> then;
};

struct LogNormal {
  Duration median{};
  double sigma = 0;
};

/// How callers wait between tries; see workload::Backoff.
struct Backoff {
  Duration first{}, most{};
  double jitter = 0;
};

/// A service of somebody else, reached through NAT.
struct Outside {
  std::string text;
  std::string service;  ///< Of AWS, for which the VPC may have an interface endpoint; or none.
  LogNormal latency;
  Bytes out{};  ///< Of one call, from here to there ...
  Bytes in{};   ///< ... and back.
  Duration timeout{};
  int retries = 0;
  Backoff backoff;
  Duration left_open{};  ///< How long a connection stays after its call.
};

/// What a process of an image does once it has started.
DRYDOCK_ENUM(ImageDoes, ok, crashes, never_ready, out_of_memory)

/// An image that a workload may be given later; each workload's own first image is made for it.
struct Image {
  std::string name;  ///< "api:2"
  Bytes size{};
  ImageDoes does = ImageDoes::ok;
  Duration crashes_after{};  ///< From the start of its process; or it is out of memory then.
  bool in_registry = true;   ///< Otherwise it cannot be pulled.
};

struct Bucket {
  Bytes object_mean{};
  double object_sigma = 0;  ///< Of the log-normal size.
  Duration first_byte{};
  Bytes stored{};
  bool versioned = false;
  Bytes parts{};  ///< Of uploads that broke off.
  storage::Lifecycle lifecycle;
};

/// A volume that no stateful set asked for; nobody has it at the start.
struct FreeVolume {
  std::string zone;
  VolumeTemplate volume;  ///< Without zones.
};

/// A snapshot that was completed before the start.
struct OldSnapshot {
  std::string volume;  ///< "auth-db-0"
  Duration age{};
};

struct Mesh {
  Millicores proxy_cpu{};
  Bytes proxy_memory{};
  Duration hop_mean{};     ///< One way between pods, exponential; 0: by the zones of both.
  Duration hop_cpu{};      ///< CPU of the proxy for each call.
  Duration ingress_cpu{};  ///< CPU of the ingress for each request.
  std::vector<Method> retried;
  double retry_budget = 0;  ///< Extra calls allowed, as a share.
  int retry_limit = 1;      ///< Of one call.
  Backoff retry_backoff;
  requests::Balancing balancing = requests::Balancing::random;
  Bytes call{};  ///< Bytes of a call between services, both ways together.
};

struct Timeouts {
  Duration ingress{};
  Duration service{};
  Duration database{};
};

struct Telemetry {
  std::string agent;     ///< The daemon set that sends it.
  double node_rate = 0;  ///< Bytes a second of each node.
  Bytes log{};           ///< Bytes of the log line of one request.
};

DRYDOCK_ENUM(DataDogPlan, none, pro, enterprise)
DRYDOCK_ENUM(LogIndex, none, days_7, days_15, days_30)

/// What is bought of DataDog.
struct DataDog {
  DataDogPlan plan = DataDogPlan::none;
  bool traces = false;
  LogIndex logs = LogIndex::none;  ///< How long log events stay searchable.
  int custom_metrics = 0;
};

/// Something that the account has and that costs by its number alone.
struct Standing {
  std::string price;  ///< Key of the price book.
  double amount = 0;  ///< So many, or so many a second.
  bool per_second = false;
};

/// What is paid for besides what runs, and what the month may come to.
struct Bill {
  bool free_parts = true;  ///< Free parts of prices count.
  Named<Money> budgets;    ///< For a calendar month.
  Named<Standing> standing;
  DataDog datadog;
};

DRYDOCK_ENUM(Curve, constant, raised_cosine, recorded, clients)

/// A step, ramp or spike of the traffic.
struct TrafficChange {
  Duration at{};     ///< Since the start.
  double to = 1;     ///< Times the curve.
  Duration over{};   ///< Length of the ramp.
  Duration lasts{};  ///< Then it goes back; 0: it stays.
  Duration back{};   ///< Length of the ramp back.
};

/// A rate of a recorded series.
struct TrafficPoint {
  Duration at{};    ///< Since the start.
  double rate = 0;  ///< A second, until the next.
};

/// Requests a second over the day and the week.
struct Traffic {
  double night = 0;    ///< A second, at the lowest: twelve hours from the peak.
  double peak = 0;     ///< A second, at the highest.
  Duration peak_at{};  ///< Since midnight UTC.
  double weekend = 1;  ///< Factor on Saturday and Sunday.
  double scale = 1;    ///< Factor on everything.
  Curve curve = Curve::raised_cosine;
  std::vector<double> week;  ///< Seven factors, Monday first; empty: `weekend` counts.
  std::vector<TrafficChange> changes;
  std::vector<TrafficPoint> series;
  Duration repeat{};  ///< Of the series; 0: its last rate stays.
  int clients = 0;    ///< Of a closed loop.
  Duration think{};
};

/// How traffic is computed as flows; see workload/tables.h.
struct Flows {
  Duration evaluate_every{};     ///< Between evaluations when nothing happens.
  double drain_utilization = 0;  ///< How full of work a consumer makes its pods to empty a queue.
  double clear_failing = 0;      ///< Trouble is over below this share of what the objective allows,
  double clear_p95 = 0;          ///< ... and below this share of its p95.
};

/// Everything that runs, before anything happens.
struct Platform {
  std::string name;
  std::string text;
  std::string region;
  std::vector<std::string> zones;
  Objective objective;
  Failures failures;
  Network network;
  Cluster cluster;
  Mesh mesh;
  Timeouts timeouts;
  Named<Workload> workloads;
  std::vector<Image> images;
  Named<Bucket> buckets;
  Named<FreeVolume> volumes;
  std::vector<OldSnapshot> snapshots;
  Named<Backups> backups;
  std::optional<StandbyRegion> standby;
  std::vector<std::string> environments;  ///< That code can make.
  Named<Outside> outside;
  Telemetry telemetry;
  Bill bill;
  Traffic traffic;
  Flows flows;
  Named<Operation> operations;
  Named<Consumer> consumers;  ///< By the workload that consumes.
};

// Scenario.

/// How requests are computed: as the program thinks best, as flows, one by one, or as flows with
/// requests from each fault until all is steady again.
DRYDOCK_ENUM(Mode, automatic, fluid, requests, mixed)
DRYDOCK_ENUM(KnobType, choice, count, number, switch_, duration, text)

/// A setting worth turning.
struct Knob {
  std::string name;
  std::vector<std::string> paths;  ///< Places in the scenario that take the value.
  KnobType type = KnobType::text;
  std::vector<std::string> choices;
  std::string least;  ///< As the file writes it; empty without a range.
  std::string most;
  std::string value;  ///< What stands at the first path now: the default until the knob is turned.
  std::string text;   ///< What it does, in one line.
};

/// A time that mixed mode simulates request by request.
struct Watch {
  Duration at{};  ///< Since the start.
  Duration lasts{};
};

/// A command that the scenario itself gives at a set time.
struct ScriptedCommand {
  Duration after{};        ///< Since the start.
  std::string kind;        ///< "failure.zone"
  codec::Value arguments;  ///< An object: field -> value.
  std::string path;        ///< Place in the file, for messages.
};

struct Catalog;           // catalog.h
struct CatalogDocuments;  // catalog.h

/// What is run, whole: everything that a world is built from. Copies share the catalog.
struct Scenario {
  std::string file;  ///< As the user named it.
  std::string name;
  std::string title;
  std::string text;
  Time start{};
  Duration length{};
  std::uint64_t seed = 1;
  Mode mode = Mode::automatic;
  Duration sample_every{};
  Platform platform;
  std::vector<ScriptedCommand> events;
  std::vector<Watch> watch;
  std::vector<Knob> knobs;
  std::shared_ptr<const Catalog> catalog;

  codec::Value document;               ///< What all this was read from, settings included ...
  std::vector<codec::Origin> origins;  ///< ... and the files that its parts came from.
  std::shared_ptr<const CatalogDocuments> catalog_documents;
};

}  // namespace drydock::scenario
