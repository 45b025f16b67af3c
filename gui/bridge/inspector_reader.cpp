// Reads one thing for the inspector: how it is, why, and what may be done with it.
#include "gui/bridge/inspector_reader.h"

#include "gui/bridge/ids.h"
#include "gui/bridge/order_text.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/engine/base/text.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/expansion.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"

namespace drydock::bridge {

using models::InspectorModel;
using models::Tone;

namespace {

QString say(const World& world, Name name) { return textOf(world.text(name)); }

QString since(const World& world, Time time) {
  return models::spanText(momentOf(world.now()) - momentOf(time));
}

QString stateFor(const QString& state, const World& world, Time from) {
  return InspectorText::tr("%1 for %2").arg(state, since(world, from));
}

void add(InspectorModel& model, const QString& name, const QString& value,
         const QString& because = {}) {
  model.properties.append({name, value, because});
}

QString perSecond(double rate) {
  return InspectorText::tr("%1 requests/s").arg(models::figureText(rate));
}

QString hourly(const World& world, Id<cost::Meter> meter) {
  if (!meter) return {};
  return models::dollarText(cost::spent(world, meter).to_double());
}

void describePodState(const World& world, Id<kubernetes::Pod> id, InspectorModel& model) {
  const kubernetes::Pod& pod = world[id];
  QString state = "Terminating";
  model.tone = Tone::quiet;
  if (pod.phase == kubernetes::PodPhase::pending) {
    state = "Pending";
    model.tone = Tone::strained;
  } else if (pod.phase == kubernetes::PodPhase::starting) {
    state = InspectorText::tr("Starting");
    model.tone = Tone::strained;
  } else if (pod.phase == kubernetes::PodPhase::running) {
    state = pod.ready ? "Running" : InspectorText::tr("Running, not ready");
    model.tone = pod.ready ? Tone::good : Tone::broken;
  }
  model.state = stateFor(state, world, pod.phase_since);
  const std::string message = kubernetes::pending_message(world, id);
  if (message.empty()) return;
  add(model, InspectorText::tr("Scheduler says"), textOf(message));
  const std::string help = kubernetes::no_scale_up_message(world, id);
  if (!help.empty()) add(model, InspectorText::tr("Autoscaler says"), textOf(help));
}

void readPod(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<kubernetes::Pod>(name.toStdString());
  if (!id || world[id].phase == kubernetes::PodPhase::gone) return;
  const kubernetes::Pod& pod = world[id];
  const kubernetes::Workload& workload = world[pod.workload];
  model.title = name;
  model.kind = InspectorText::tr("pod of %1").arg(say(world, workload.name));
  model.icon = "pod";
  describePodState(world, id, model);
  if (const auto node = kubernetes::node_of(pod)) {
    add(model, InspectorText::tr("Node"), say(world, world[node].name));
    add(model, InspectorText::tr("Zone"), say(world, world[world[node].zone].name));
  }
  add(model, InspectorText::tr("CPU request"), textOf(say_cpu(world[pod.spec].cpu_request)));
  add(model, InspectorText::tr("Memory request"),
      textOf(say_memory(world[pod.spec].memory_request)));
  if (pod.volume) {
    add(model, InspectorText::tr("Volume"),
        InspectorText::tr("%1, usable in zone %2 only")
            .arg(say(world, world[pod.volume].name),
                 say(world, world[world[pod.volume].zone].name)));
  }
  add(model, InspectorText::tr("Age"), since(world, pod.created));
  if (pod.restarts > 0) add(model, InspectorText::tr("Restarts"), QString::number(pod.restarts));
  model.actions = {
      offer(desk, "scale:" + say(world, workload.name),
            InspectorText::tr("Scale %1").arg(say(world, workload.name)), "scale",
            workload.replicas, 0, 50),
      offer(desk, "delete-pod:" + name, InspectorText::tr("Delete pod"), "delete"),
      offer(desk, "kill-pod:" + name, InspectorText::tr("Kill its process"), "fault-pod")};
  if (workload.kind == kubernetes::WorkloadKind::daemon_set) model.actions.removeFirst();
}

void readNode(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto instance_id = world.find<compute::Instance>(name.toStdString());
  if (!instance_id) return;
  const compute::Instance& instance = world[instance_id];
  const compute::MachineGroup& group = world[instance.group];
  const QString group_name = say(world, group.name);
  const auto id = world.find<kubernetes::Node>(name.toStdString());
  if (id && world[id].condition == kubernetes::NodeCondition::gone) return;
  model.title = name;
  model.kind = InspectorText::tr("node of group %1").arg(group_name);
  model.icon = "node";
  add(model, InspectorText::tr("Machine"), say(world, world[group.type].name));
  add(model, InspectorText::tr("Zone"), say(world, world[instance.zone].name));
  if (id) {
    const kubernetes::Node& node = world[id];
    const bool ready = node.condition == kubernetes::NodeCondition::ready;
    const bool lost = node.condition == kubernetes::NodeCondition::unknown;
    model.tone = ready ? Tone::good : lost ? Tone::broken : Tone::strained;
    model.state = stateFor(ready  ? "Ready"
                           : lost ? "NotReady"
                                  : InspectorText::tr("Joining"),
                           world, node.condition_since);
    if (node.draining) model.state += InspectorText::tr(", being drained");
    if (node.cordoned && !node.draining) model.state += InspectorText::tr(", cordoned");
    add(model, InspectorText::tr("CPU requested"),
        InspectorText::tr("%1 of %2")
            .arg(textOf(say_cpu(node.cpu_requested)), textOf(say_cpu(node.cpu))));
    add(model, InspectorText::tr("Memory requested"),
        InspectorText::tr("%1 of %2")
            .arg(textOf(say_memory(node.memory_requested)), textOf(say_memory(node.memory))));
    add(model, InspectorText::tr("Pods"),
        InspectorText::tr("%1 of %2").arg(node.pods).arg(node.pods_max));
  } else {
    model.tone = Tone::strained;
    model.state = stateFor(InspectorText::tr("Booting"), world, instance.launched);
  }
  add(model, InspectorText::tr("Cost so far"), hourly(world, instance.hours), "bill/Machines");
  if (id) {
    const bool cordoned = world[id].cordoned;
    model.actions = {
        offer(desk, "drain:" + name, InspectorText::tr("Drain"), "drain"),
        offer(desk, (cordoned ? "uncordon:" : "cordon:") + name,
              cordoned ? InspectorText::tr("Uncordon") : InspectorText::tr("Cordon"), "minus"),
        offer(desk, "hang-node:" + name, InspectorText::tr("Hang this node"), "fault-node")};
  }
  model.actions += groupActions(desk, group_name);
}

void readGroup(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<compute::MachineGroup>(name.toStdString());
  if (!id) return;
  const compute::MachineGroup& group = world[id];
  model.title = name;
  model.kind =
      InspectorText::tr("machine group in zone %1").arg(say(world, world[group.zone].name));
  model.icon = "node";
  const bool full = group.live >= group.max;
  model.tone = full ? Tone::strained : Tone::quiet;
  model.state = full ? InspectorText::tr("At its max of %1").arg(group.max)
                     : InspectorText::tr("Room for %n more machine(s)", "", group.max - group.live);
  add(model, InspectorText::tr("Machine"), say(world, world[group.type].name));
  add(model, InspectorText::tr("Machines now"), QString::number(group.live));
  add(model, InspectorText::tr("Wanted"), QString::number(group.desired));
  add(model, "min", QString::number(group.min));
  add(model, "max", QString::number(group.max));
  model.actions = groupActions(desk, name);
}

void readNat(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<network::NatGateway>(name.toStdString());
  if (!id) return;
  const network::NatGateway& nat = world[id];
  const bool works = network::works(world, id);
  model.title = name;
  model.kind = InspectorText::tr("NAT gateway in zone %1").arg(say(world, world[nat.zone].name));
  model.icon = "nat";
  model.tone = works ? Tone::good : Tone::broken;
  model.state = works        ? InspectorText::tr("Works")
                : nat.broken ? stateFor(InspectorText::tr("Broken"), world, nat.changed)
                             : InspectorText::tr("Down with its zone");
  double bytes = 0;
  QStringList zones;
  for (const auto& [other, traffic] : world.table<workload::ZoneTraffic>()) {
    if (traffic.nat != id) continue;
    zones.append(say(world, world[traffic.zone].name));
    if (traffic.open) bytes += traffic.out_rate + traffic.in_rate;
  }
  add(model, InspectorText::tr("Way out of zones"), zones.join(", "));
  add(model, InspectorText::tr("Through it"), models::bytesText(bytes) + "/s");
  add(model, InspectorText::tr("Hours so far"), hourly(world, nat.hours), "bill/NAT gateway hours");
  add(model, InspectorText::tr("Data so far"), hourly(world, nat.bytes), "bill/NAT gateway data");
  model.actions = {offer(desk, "fail-nat:" + name, InspectorText::tr("Break it"), "fault-nat")};
}

void readZone(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<network::Zone>(name.toStdString());
  if (!id) return;
  const network::Zone& zone = world[id];
  model.title = InspectorText::tr("zone %1").arg(name);
  model.kind = InspectorText::tr("availability zone");
  model.icon = "zone";
  model.tone = zone.up ? Tone::good : Tone::broken;
  model.state =
      zone.up ? InspectorText::tr("Up") : stateFor(InspectorText::tr("Dark"), world, zone.changed);
  int nodes = 0, ready = 0, pods = 0;
  for (const auto& [node_id, node] : world.table<kubernetes::Node>()) {
    if (node.zone != id || node.condition == kubernetes::NodeCondition::gone) continue;
    ++nodes;
    ready += node.condition == kubernetes::NodeCondition::ready;
    pods += node.pods;
  }
  add(model, InspectorText::tr("Nodes ready"), InspectorText::tr("%1 of %2").arg(ready).arg(nodes));
  add(model, InspectorText::tr("Pods"), QString::number(pods));
  if (zone.up) {
    model.actions.append(
        offer(desk, "fail-zone:" + name, InspectorText::tr("Lose this zone"), "fault-zone"));
  } else {
    model.actions.append(
        offer(desk, "restore-zone:" + name, InspectorText::tr("Bring it back"), "rewind"));
  }
  for (const auto& [group_id, group] : world.table<compute::MachineGroup>()) {
    if (group.zone != id) continue;
    const QString group_name = say(world, group.name);
    add(model, InspectorText::tr("Group %1").arg(group_name),
        InspectorText::tr("%1 machines, max %2").arg(group.live).arg(group.max));
    model.actions += groupActions(desk, group_name);
  }
}

void readService(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<workload::Service>(name.toStdString());
  const auto workload_id = world.find<kubernetes::Workload>(name.toStdString());
  if (!workload_id) return;
  const kubernetes::Workload& workload = world[workload_id];
  model.title = name;
  model.kind = InspectorText::tr("service");
  model.icon = workload.is_database ? "database" : "service";
  const bool full = workload.ready >= workload.replicas;
  model.tone = full ? Tone::good : workload.ready == 0 ? Tone::broken : Tone::strained;
  model.state = InspectorText::tr("%1 of %2 pods ready").arg(workload.ready).arg(workload.replicas);
  if (id) {
    const workload::Service& service = world[id];
    const auto report = workload::service_report(world, id);
    add(model, InspectorText::tr("Calls now"), perSecond(service.rate));
    add(model, InspectorText::tr("Answered well"), models::percentText(service.success));
    add(model, "p50", models::latencyText(service.p50 * 1000));
    add(model, "p95", models::latencyText(service.p95 * 1000));
    add(model, "p99", models::latencyText(service.p99 * 1000));
    add(model, InspectorText::tr("CPU of its limits"), models::percentText(service.utilization));
    add(model, InspectorText::tr("Served so far"), models::figureText(double(report.served)));
    add(model, InspectorText::tr("Failed so far"), models::figureText(double(report.failed)));
  }
  for (const auto& [other, autoscaler] : world.table<kubernetes::HorizontalAutoscaler>()) {
    if (autoscaler.workload != workload_id) continue;
    add(model, InspectorText::tr("Autoscaler"),
        InspectorText::tr("%1 to %2 pods at %3 % CPU")
            .arg(autoscaler.min)
            .arg(autoscaler.max)
            .arg(autoscaler.target_percent));
  }
  if (workload.kind != kubernetes::WorkloadKind::daemon_set) {
    model.actions = {offer(desk, "scale:" + name, InspectorText::tr("Scale %1").arg(name), "scale",
                           workload.replicas, 0, 50)};
  }
}

void readBalancer(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<network::LoadBalancer>(name.toStdString());
  if (!id) return;
  const network::LoadBalancer& balancer = world[id];
  model.title = name;
  model.kind = InspectorText::tr("network load balancer");
  model.icon = "balancer";
  QStringList listed, withdrawn;
  for (const auto& [node_id, node] : world.table<network::BalancerNode>()) {
    (node.listed ? listed : withdrawn).append(say(world, world[node.zone].name));
  }
  model.tone = withdrawn.isEmpty() ? Tone::good : Tone::strained;
  model.state = withdrawn.isEmpty()
                    ? InspectorText::tr("Clients use all its zones")
                    : InspectorText::tr("Clients no longer use zone %1").arg(withdrawn.join(", "));
  add(model, InspectorText::tr("Requests now"), perSecond(world.only<workload::Flow>().rate));
  add(model, InspectorText::tr("Zones in use"), listed.join(", "));
  add(model, InspectorText::tr("Across zones"),
      balancer.cross_zone ? InspectorText::tr("yes") : InspectorText::tr("no"));
  int healthy = 0, all = 0;
  for (const auto& [target_id, target] : world.table<network::Target>()) {
    if (target.health == network::TargetHealth::gone) continue;
    ++all;
    healthy += target.health == network::TargetHealth::healthy;
  }
  add(model, InspectorText::tr("Healthy targets"),
      InspectorText::tr("%1 of %2").arg(healthy).arg(all));
  add(model, InspectorText::tr("Hours so far"), hourly(world, balancer.hours),
      "bill/Load balancer hours");
}

void readBucket(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<workload::ObjectStore>(name.toStdString());
  if (!id) return;
  const workload::ObjectStore& store = world[id];
  const storage::Bucket& bucket = world[store.bucket];
  model.title = name;
  model.kind = InspectorText::tr("bucket");
  model.icon = "bucket";
  model.tone = Tone::good;
  model.state = InspectorText::tr("Regional: no zone can take it down");
  add(model, InspectorText::tr("Stored"), models::bytesText(double(bucket.stored.count)));
  add(model, InspectorText::tr("Objects read"), models::figureText(double(store.gets.count)));
  add(model, InspectorText::tr("Objects written"), models::figureText(double(store.puts.count)));
  add(model, InspectorText::tr("Space so far"), hourly(world, bucket.storage),
      "bill/Buckets: space");
  add(model, InspectorText::tr("Reading so far"), hourly(world, bucket.gets),
      "bill/Buckets: reading requests");
}

void readOutside(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<workload::Outside>(name.toStdString());
  if (!id) return;
  const workload::Outside& outside = world[id];
  model.title = name;
  model.kind = InspectorText::tr("system of somebody else");
  model.icon = "internet";
  model.state = InspectorText::tr("Reached through the NAT gateways");
  add(model, InspectorText::tr("Answers in"),
      models::latencyText(in_seconds(outside.latency_median) * 1000));
  add(model, InspectorText::tr("Time-out"),
      models::latencyText(in_seconds(outside.timeout) * 1000));
}

void readVolume(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<storage::Volume>(name.toStdString());
  if (!id) return;
  const storage::Volume& volume = world[id];
  const bool up = world[volume.zone].up;
  model.title = name;
  model.kind = InspectorText::tr("volume in zone %1").arg(say(world, world[volume.zone].name));
  model.icon = "volume";
  model.tone = up ? Tone::good : Tone::broken;
  model.state =
      !up ? InspectorText::tr("Out of reach: its zone is dark")
      : volume.instance
          ? InspectorText::tr("Attached to %1").arg(say(world, world[volume.instance].name))
          : InspectorText::tr("Not attached");
  add(model, InspectorText::tr("Size"), QString::number(volume.spec.size_gib) + " GiB");
  add(model, InspectorText::tr("Cost so far"), hourly(world, volume.gib), "bill/Volumes");
}

void readSubnet(const Desk& desk, const QString& name, InspectorModel& model) {
  const World& world = desk.world;
  const auto id = world.find<network::Subnet>(name.toStdString());
  if (!id) return;
  const network::Subnet& subnet = world[id];
  model.title = name;
  model.kind =
      subnet.is_public ? InspectorText::tr("public subnet") : InspectorText::tr("private subnet");
  model.icon = "subnet";
  add(model, InspectorText::tr("Addresses"),
      textOf(network::say_address(subnet.cidr)) + '/' + QString::number(subnet.prefix));
  add(model, InspectorText::tr("Zone"), say(world, world[subnet.zone].name));
  const auto path = network::route(world, id, world.only<network::Settings>().internet_address);
  QStringList hops;
  for (const network::Hop& hop : path.hops) hops.append(textOf(hop.name));
  add(model, InspectorText::tr("To the internet"), hops.join(QString::fromUtf8(" → ")));
  model.tone = path.arrives ? Tone::good : Tone::broken;
  model.state = path.arrives ? InspectorText::tr("Has a way out")
                             : InspectorText::tr("No way out: %1").arg(textOf(path.reason));
}

}  // namespace

InspectorModel readInspector(const Desk& desk, const QString& id) {
  using Read = void (*)(const Desk&, const QString&, InspectorModel&);
  static const QHash<QString, Read> readers{
      {"pod", readPod},       {"node", readNode},         {"group", readGroup},
      {"nat", readNat},       {"zone", readZone},         {"service", readService},
      {"bucket", readBucket}, {"balancer", readBalancer}, {"outside", readOutside},
      {"volume", readVolume}, {"subnet", readSubnet}};
  InspectorModel model;
  const Thing thing = thingOf(id);
  const auto read = readers.constFind(thing.kind);
  if (read == readers.constEnd()) return model;
  (*read)(desk, thing.name, model);
  if (model.title.isEmpty()) return model;
  model.id = id;
  if (model.tone == Tone::strained || model.tone == Tone::broken) {
    model.why = readWhy(desk.world, desk.rulebook, id);
  }
  return model;
}

}  // namespace drydock::bridge
