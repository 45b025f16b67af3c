// A platform to look at: nsFlow in the afternoon, and the same with zone b lost. For tests only.
#pragma once

#include <cmath>

#include "gui/models/bill_model.h"
#include "gui/models/fact_model.h"
#include "gui/models/inspector_model.h"
#include "gui/models/list_model.h"
#include "gui/models/map_model.h"
#include "gui/models/series_model.h"
#include "gui/models/timeline_model.h"

namespace drydock::demo {

using namespace drydock::models;

constexpr Moment kStart = 1741089600000;  // Tue 4 Mar 2025 12:00:00 UTC
constexpr Moment kFault = kStart + 4 * 60000;
constexpr Moment kNow = kStart + 8 * 60000 + 10000;
constexpr Moment kEnd = kStart + 50 * 60000;

inline PodItem pod(const QString& workload, int number, PodKind kind = PodKind::app,
                   PodPhase phase = PodPhase::running) {
  PodItem made;
  made.workload = workload;
  made.name = QString("%1-%2").arg(workload).arg(number);
  made.id = "pod:" + made.name;
  made.kind = kind;
  made.phase = phase;
  made.since = kStart - 3600000;
  return made;
}

inline NodeItem node(const QString& zone, int number, std::initializer_list<PodItem> pods,
                     double used, double requested) {
  NodeItem made;
  made.name = QString("ip-10-40-%1-%2").arg(zone == "a" ? 16 : zone == "b" ? 32 : 48).arg(number);
  made.id = "node:" + made.name;
  made.type = "m5.large";
  made.since = kStart - 7200000;
  made.cpuUsed = used;
  made.cpuRequested = requested;
  made.cpuAllocatable = 1.93;
  made.pods = pods;
  PodItem agent = pod("datadog-agent", number, PodKind::system);
  made.pods.append(agent);
  return made;
}

inline ZoneItem zone(const QString& name, int number) {
  ZoneItem made;
  made.id = "zone:" + name;
  made.name = name;
  made.publicId = "subnet:public-" + name;
  made.publicCidr = QString("10.40.%1.0/24").arg(number);
  made.privateId = "subnet:private-" + name;
  made.privateCidr = QString("10.40.%1.0/20").arg(16 * (number + 1));
  made.nat = {"nat:" + name, true, Health::healthy, 1.2e6 + 2e5 * number};
  made.requestsPerSecond = 80;
  return made;
}

inline QVector<ServiceItem> services() {
  return {{"svc:web", "web", ServiceKind::app, 3, 3, 60, 1, 12},
          {"svc:sessions", "sessions", ServiceKind::app, 3, 3, 96, 1, 95},
          {"svc:api", "api", ServiceKind::app, 4, 4, 144, 1, 31},
          {"svc:auth", "auth", ServiceKind::app, 2, 2, 144, 1, 9},
          {"svc:workflow", "workflow", ServiceKind::app, 3, 3, 120, 1, 88},
          {"svc:assets", "assets", ServiceKind::app, 2, 2, 55, 1, 64},
          {"svc:reports", "reports", ServiceKind::app, 1, 1, 12, 1, 210},
          {"svc:auth-db", "auth-db", ServiceKind::database, 1, 1, 14, 1, 4},
          {"svc:workflow-db", "workflow-db", ServiceKind::database, 1, 1, 240, 1, 11},
          {"svc:reports-db", "reports-db", ServiceKind::database, 1, 1, 24, 1, 80},
          {"svc:events-mq", "events-mq", ServiceKind::queue, 3, 3, 120, 1, 6},
          {"s3:assets", "S3 assets", ServiceKind::bucket, 0, 0, 55, 1, 40},
          {"out:erp", "ERP systems", ServiceKind::outside, 0, 0, 10, 1, 120},
          {"svc:notify", "notify", ServiceKind::app, 2, 2, 120, 1, 130}};
}

inline QVector<EdgeItem> edges() {
  const auto edge = [](const char* from, const char* to, double rate, double latency,
                       bool asynchronous = false) {
    return EdgeItem{from, to, rate, rate * 6000, 0, latency, asynchronous};
  };
  return {edge("internet", "balancer", 240, 10),
          edge("balancer", "ingress", 240, 12),
          edge("ingress", "svc:web", 60, 14),
          edge("ingress", "svc:sessions", 96, 20),
          edge("ingress", "svc:api", 84, 18),
          edge("svc:web", "svc:api", 60, 16),
          edge("svc:api", "svc:auth", 144, 14),
          edge("svc:api", "svc:workflow", 24, 25),
          edge("svc:api", "svc:assets", 48, 25),
          edge("svc:api", "svc:reports", 12, 60),
          edge("svc:sessions", "svc:workflow", 96, 25),
          edge("svc:auth", "svc:auth-db", 14, 14),
          edge("svc:workflow", "svc:workflow-db", 240, 16),
          edge("svc:workflow", "out:erp", 10, 90),
          edge("svc:assets", "s3:assets", 55, 40),
          edge("svc:reports", "svc:reports-db", 24, 70),
          edge("svc:workflow", "svc:events-mq", 120, 20, true),
          edge("svc:events-mq", "svc:notify", 120, 40, true)};
}

/// Seven machines, some 50 pods, all well.
inline MapModel calm() {
  MapModel map;
  map.region = "eu-central-1";
  map.vpc = "prod";
  map.vpcCidr = "10.40.0.0/16";
  map.now = kNow;
  map.office = "office";
  map.balancer = {"nlb", "NLB", Health::healthy, 240};
  map.ingress = {"svc:traefik", "Traefik", Health::healthy, 240};
  map.services = services();
  map.edges = edges();
  const auto db = PodKind::database;
  const auto mq = PodKind::queue;
  const auto sys = PodKind::system;
  ZoneItem a = zone("a", 0), b = zone("b", 1), c = zone("c", 2);
  a.nodes = {
      node("a", 12,
           {pod("web", 1), pod("api", 1), pod("auth", 1), pod("workflow", 1), pod("auth-db", 0, db),
            pod("traefik", 1, sys), pod("coredns", 1, sys)},
           0.92, 1.62),
      node("a", 77,
           {pod("sessions", 1), pod("assets", 1), pod("events-mq", 0, mq),
            pod("workflow-db", 0, db), pod("linkerd", 1, sys), pod("cert-manager", 1, sys)},
           1.74, 1.55),
      node("a", 140, {pod("api", 4), pod("reports-db", 0, db), pod("velero", 1, sys)}, 0.6, 1.0)};
  b.nodes = {node("b", 9,
                  {pod("web", 2), pod("api", 2), pod("workflow", 2), pod("notify", 1),
                   pod("events-mq", 1, mq), pod("coredns", 2, sys), pod("linkerd", 2, sys)},
                  0.98, 1.58),
             node("b", 51,
                  {pod("sessions", 2), pod("auth", 2), pod("reports", 1), pod("traefik", 2, sys),
                   pod("external-dns", 1, sys)},
                  0.8, 1.4)};
  c.nodes = {node("c", 20,
                  {pod("web", 3), pod("api", 3), pod("workflow", 3), pod("notify", 2),
                   pod("linkerd", 3, sys), pod("metrics-server", 1, sys)},
                  0.95, 1.5),
             node("c", 88,
                  {pod("sessions", 3), pod("assets", 2), pod("events-mq", 2, mq),
                   pod("cluster-autoscaler", 1, sys)},
                  0.7, 1.3)};
  a.volumes = {{"vol:auth-db", "auth-db", "pod:auth-db-0", Health::healthy},
               {"vol:workflow-db", "workflow-db", "pod:workflow-db-0", Health::healthy},
               {"vol:reports-db", "reports-db", "pod:reports-db-0", Health::healthy},
               {"vol:events-mq-0", "events-mq", "pod:events-mq-0", Health::healthy}};
  b.volumes = {{"vol:events-mq-1", "events-mq", "pod:events-mq-1", Health::healthy}};
  c.volumes = {{"vol:events-mq-2", "events-mq", "pod:events-mq-2", Health::healthy}};
  map.zones = {a, b, c};
  map.groups = {{"group:a", "workers-a", "zone:a", 1, 3, 3, 3},
                {"group:b", "workers-b", "zone:b", 1, 2, 2, 2},
                {"group:c", "workers-c", "zone:c", 1, 3, 2, 2}};
  return map;
}

/// Zone b is down since 12:04; its pods wait, a machine boots in zone c.
inline MapModel zoneLost() {
  MapModel map = calm();
  ZoneItem& b = map.zones[1];
  b.state = Health::broken;
  b.downSince = kFault;
  b.target = false;
  b.requestsPerSecond = 0;
  b.nat.state = Health::broken;
  b.volumes[0].state = Health::broken;
  for (NodeItem& lost : b.nodes) {
    lost.state = NodeState::notReady;
    lost.since = kFault + 40000;
    lost.cpuUsed = 0;
  }
  for (const char* name : {"web", "api", "workflow", "notify", "sessions", "auth", "reports"}) {
    PodItem waiting = pod(name, 9, PodKind::app, PodPhase::pending);
    waiting.since = kNow - 70000;
    waiting.note = "No node has 300m CPU free, and the groups of zones a and c are at their max.";
    map.pending.append(waiting);
  }
  NodeItem fresh = node("c", 131, {}, 0, 0);
  fresh.pods.clear();
  fresh.state = NodeState::booting;
  fresh.since = kNow - 35000;
  map.zones[2].nodes.append(fresh);
  map.zones[0].nodes[0].pods[2].phase = PodPhase::unready;
  map.zones[0].nodes[1].pods[1].phase = PodPhase::starting;
  map.zones[2].nodes[0].pods[3].phase = PodPhase::terminating;
  map.zones[0].requestsPerSecond = map.zones[2].requestsPerSecond = 120;
  for (ServiceItem& service : map.services) {
    if (service.name == "reports") service.ready = 0;
    if (service.name == "api")
      service = {"svc:api", "api", ServiceKind::app, 3, 4, 140, 0.971, 412};
    if (service.name == "sessions") service.ready = 2;
    if (service.name == "workflow") service.ready = 2;
  }
  for (EdgeItem& edge : map.edges) {
    if (edge.to == "svc:reports") edge.failsPerSecond = edge.requestsPerSecond;
    if (edge.from == "ingress" && edge.to == "svc:api") edge.failsPerSecond = 4;
  }
  return map;
}

inline TimelineModel timeline() {
  TimelineModel time;
  time.start = kStart;
  time.now = kNow;
  time.end = kEnd;
  time.playing = true;
  time.speed = 10;
  time.success = 0.971;
  time.p95 = 412;
  time.dollarsPerHour = 3.42;
  time.dollars = 1204.4;
  time.marks = {{"f1", "Zone b is lost", kFault, Tone::broken},
                {"f2", "2 nodes are NotReady", kFault + 40000, Tone::strained},
                {"f3", "Monitor api success pages", kFault + 95000, Tone::strained},
                {"c1", "Group workers-c: max 2 to 3", kNow - 60000, Tone::command}};
  time.branches = {{"A", "A", kStart, false}, {"B", "B", kFault, true}};
  return time;
}

inline QVector<ListKindItem> listKinds() {
  return {{"pods", "Pods", false, 12},
          {"horizontalpodautoscalers", "HorizontalPodAutoscalers", false, 4},
          {"jobs", "Jobs", false, 0},
          {"instances", "Instances", true, 7},
          {"vpn-connections", "Site-to-Site VPN connections", true, 1}};
}

inline ListItem listedPod(const QString& name, int restarts, const QString& status = "Running") {
  ListItem item{"pod:" + name, "pod:" + name, {}, Tone::quiet, status == "Terminating"};
  item.cells = {{"nsflow", 0, false},
                {name, 0, false},
                {status, 0, false},
                {QString::number(restarts), double(restarts), true}};
  if (status == "Pending") item.tone = Tone::strained;
  return item;
}

inline ListTable pods() {
  return {"pods",
          {{"NAMESPACE", false, true}, {"NAME"}, {"STATUS"}, {"RESTARTS", true}},
          {listedPod("api-10", 2), listedPod("api-9", 11), listedPod("api-2", 0),
           listedPod("web-1", 1, "Pending"), listedPod("web-9", 0, "Terminating")},
          -1};
}

inline QVector<FactItem> facts() {
  return {{"f0", kStart, "The day begins: 240 requests/s", "ScenarioStarted", Tone::quiet, {}, {}},
          {"f1", kFault, "Zone b is lost", "ZoneLost", Tone::broken, {"zone:b"}, {}},
          {"f2",
           kFault + 40000,
           "Node ip-10-40-32-9 is NotReady",
           "NodeNotReady",
           Tone::broken,
           {"node:ip-10-40-32-9"},
           "f1"},
          {"f2b",
           kFault + 40000,
           "Node ip-10-40-32-51 is NotReady",
           "NodeNotReady",
           Tone::broken,
           {"node:ip-10-40-32-51"},
           "f1"},
          {"f3",
           kFault + 95000,
           "Monitor \"api success\" pages",
           "MonitorFired",
           Tone::strained,
           {"svc:api"},
           "f2"},
          {"f4",
           kFault + 140000,
           "Pod web-2 is evicted",
           "PodEvicted",
           Tone::strained,
           {"pod:web-2"},
           "f2"},
          {"f5",
           kFault + 140500,
           "Pod web-9 waits: no node has room for it",
           "PodUnschedulable",
           Tone::strained,
           {"pod:web-9"},
           "f4"},
          {"f6",
           kFault + 150000,
           "No scale-up: group workers-c is at its max of 2",
           "ScaleUpRefused",
           Tone::strained,
           {"group:c"},
           "f5"},
          {"c1",
           kNow - 60000,
           "Max of group workers-c raised from 2 to 3",
           "SetGroupMax",
           Tone::command,
           {"group:c"},
           {}},
          {"f7",
           kNow - 35000,
           "Node ip-10-40-48-131 boots",
           "InstanceBooting",
           Tone::good,
           {"node:ip-10-40-48-131"},
           "c1"}};
}

inline BillItem billLine(const QString& id, const QString& name, const QString& detail,
                         double dollars, double month, const QString& thing = {}) {
  BillItem line;
  line.id = id;
  line.name = name;
  line.detail = detail;
  line.thing = thing;
  line.dollars = dollars;
  line.dollarsPerMonth = month;
  return line;
}

/// Items with what they are paid for; the sums of items are those of their parts.
inline Bill bill() {
  const auto item = [](const QString& id, const QString& name, const QString& icon,
                       const QVector<BillItem>& parts) {
    BillItem made = billLine(id, name, "720 \u00d7 hour", 0, 0);
    made.icon = icon;
    made.parts = parts;
    for (const BillItem& part : parts) {
      made.dollars += part.dollars;
      made.dollarsPerMonth += part.dollarsPerMonth;
      made.rose += part.rose;
    }
    return made;
  };
  BillItem fresh =
      billLine("m-c", "ip-10-40-48-131", "0.2 \u00d7 hour", 0.1, 83.9, "node:ip-10-40-48-131");
  fresh.rose = 83.9;
  Bill made;
  made.items = {item("machines", "Machines", "node",
                     {billLine("m-a", "ip-10-40-16-12", "732 \u00d7 hour", 612.3, 503.1,
                               "node:ip-10-40-16-12"),
                      fresh}),
                item("eks", "Cluster control plane", "service",
                     {billLine("eks-1", "prod", "732 \u00d7 hour", 71.6, 73)}),
                item("nat", "NAT gateway data", "nat",
                     {billLine("nat-a", "nat-a", "1.31 TB", 98.1, 113.9, "nat:a"),
                      billLine("nat-c", "nat-c", "1.00 TB", 120.2, 141, "nat:c")}),
                item("xaz", "Data transfer between zones", "internet",
                     {billLine("xaz-out", "between zones, out", "4.1 TB", 82.0, 88)})};
  for (const BillItem& line : made.items) {
    made.dollars += line.dollars;
    made.dollarsPerMonth += line.dollarsPerMonth;
  }
  return made;
}

inline SeriesModel series() {
  SeriesModel all;
  all.from = kStart;
  all.to = kEnd;
  QVector<Sample> success, p50, p95, p99, nodes, dollars;
  for (Moment at = kStart; at <= kNow; at += 5000) {
    const double after = at > kFault ? std::exp(-double(at - kFault) / 140000.0) : 0;
    const double wave =
        std::sin(double(at - kStart) / 30000.0) + 0.5 * std::sin(double(at) / 7000.);
    success.append({at, std::min(1.0, 0.99985 - 0.062 * after - 0.0001 * wave)});
    p50.append({at, 62 + 3 * wave + 40 * after});
    p95.append({at, 210 + 12 * wave + (at > kFault ? 190 + 160 * after : 0)});
    p99.append({at, 340 + 25 * wave + (at > kFault ? 300 + 420 * after : 0)});
    nodes.append({at, at < kFault + 40000 ? 7.0 : at < kNow - 20000 ? 5.0 : 6.0});
    dollars.append({at, 3.42 + 0.02 * wave});
  }
  all.panels = {
      {"success",
       "Requests that succeed",
       SeriesUnit::percent,
       {{"success", "success", SeriesStyle::line, SeriesTone::accent, success},
        {"slo", "objective", SeriesStyle::objective, SeriesTone::neutral, {{kStart, 0.999}}}},
       0.93,
       1},
      {"latency",
       "Latency",
       SeriesUnit::milliseconds,
       {{"p50", "p50", SeriesStyle::line, SeriesTone::accent, p50},
        {"p95", "p95", SeriesStyle::lightLine, SeriesTone::accent, p95},
        {"p99", "p99", SeriesStyle::lightestLine, SeriesTone::accent, p99},
        {"slo", "objective", SeriesStyle::objective, SeriesTone::neutral, {{kStart, 400}}}}},
      {"nodes",
       "Nodes that are Ready",
       SeriesUnit::count,
       {{"nodes", "nodes", SeriesStyle::steps, SeriesTone::neutral, nodes}}},
      {"dollars",
       "Dollars an hour",
       SeriesUnit::dollarsPerHour,
       {{"dollars", "$/h", SeriesStyle::area, SeriesTone::money, dollars}}}};
  all.marks = {{kFault, "f1", "zone b lost", SeriesTone::broken},
               {kNow - 60000, "c1", "max raised", SeriesTone::accent}};
  return all;
}

inline QVector<CauseItem> chain() {
  return {{"f5", "Pod workflow-9 waits: no node has 300m CPU free", kFault + 140500, Tone::strained,
           "symptom"},
          {"f4", "Pod workflow-2 was evicted 300 s after its node went away", kFault + 140000,
           Tone::strained, "fact"},
          {"f2", "Node ip-10-40-32-9 missed its heartbeats for 40 s and is NotReady",
           kFault + 40000, Tone::broken, "fact"},
          {"f1", "Zone b was lost", kFault, Tone::broken, "fault"}};
}

inline InspectorModel pendingPod() {
  InspectorModel shown;
  shown.id = "pod:workflow-9";
  shown.title = "workflow-9";
  shown.kind = "pod of workflow";
  shown.icon = "pod";
  shown.state = "Pending for 1m10s";
  shown.tone = Tone::strained;
  shown.why = chain();
  shown.properties = {{"Workload", "workflow", {}},      {"CPU request", "300m", {}},
                      {"Memory request", "384 MiB", {}}, {"Zone rule", "spread, skew 1", {}},
                      {"Image", "workflow:4.12", {}},    {"Cost", "$0 while it waits", "d1"}};
  ActionItem scale{"scale", "Scale workflow", true, {}, false, {}, "scale", 3, 1, 12};
  ActionItem remove{
      "delete", "Delete pod",
      true,     {},
      true,     "Deletes pod workflow-9. Its deployment makes a new one, which will wait too.",
      "delete"};
  ActionItem drain{"drain", "Drain its node",
                   false,   "It has no node yet. Drain works once the pod is placed.",
                   true,    {},
                   "drain"};
  shown.actions = {scale, remove, drain};
  return shown;
}

inline QVector<PaletteGroup> palette() {
  const auto action = [](const char* id, const char* text, const char* icon) {
    return ActionItem{
        id, text, true, {}, true, QString("%1: what now stands there stops.").arg(text), icon};
  };
  ActionItem restored = action("restore:b", "Bring zone b back", "rewind");
  restored.enabled = false;
  restored.reason = "Zone b is not down.";
  return {{"Lose",
           {action("zone:a", "Lose zone a", "fault-zone"),
            action("zone:b", "Lose zone b", "fault-zone"),
            action("zone:c", "Lose zone c", "fault-zone"),
            action("node", "Stop a node", "fault-node"), action("pod", "Kill a pod", "fault-pod"),
            action("nat", "Break a NAT gateway", "fault-nat")}},
          {"Repair", {restored}}};
}

}  // namespace drydock::demo
