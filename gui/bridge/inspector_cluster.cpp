// Pages of the cluster's ground: pods, nodes, zones, and the cluster itself with its autoscaler.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/expansion.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/shrinking.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/kubernetes/upgrades.h"
#include "sim/platform/network/network.h"

namespace drydock::bridge {

using models::Tone;

namespace {

// What `kubectl get pods` would show for a container that does not run.
QString waitingWord(const kubernetes::Pod& pod) {
  using kubernetes::WaitingReason;
  switch (pod.container.waiting) {
    case WaitingReason::err_image_pull:
      return "ErrImagePull";
    case WaitingReason::image_pull_back_off:
      return "ImagePullBackOff";
    case WaitingReason::crash_loop_back_off:
      return "CrashLoopBackOff";
    case WaitingReason::none:
    case WaitingReason::container_creating:
      break;
  }
  return {};
}

void describePodState(Page& page, Id<kubernetes::Pod> id) {
  using kubernetes::PodPhase;
  const kubernetes::Pod& pod = page.world[id];
  QString state = "Terminating";
  Tone tone = Tone::quiet;
  const QString waiting = waitingWord(pod);
  if (pod.phase == PodPhase::pending) {
    state = "Pending";
    tone = Tone::strained;
  } else if (!waiting.isEmpty() && pod.phase != PodPhase::terminating) {
    state = waiting;
    tone = Tone::broken;
  } else if (pod.phase == PodPhase::starting) {
    state = InspectorText::tr("Starting");
    tone = Tone::strained;
  } else if (pod.phase == PodPhase::running) {
    state = pod.ready ? "Running" : InspectorText::tr("Running, not ready");
    tone = pod.ready ? Tone::good : Tone::broken;
  } else if (pod.phase == PodPhase::succeeded) {
    state = "Completed";
    tone = Tone::good;
  } else if (pod.phase == PodPhase::failed) {
    state = "Error";
    tone = Tone::broken;
  }
  page.state(tone, page.stateFor(state, pod.phase_since));
  const std::string message = kubernetes::pending_message(page.world, id);
  if (message.empty()) return;
  page.add(InspectorText::tr("Scheduler says"), textOf(message));
  const std::string help = kubernetes::no_scale_up_message(page.world, id);
  if (!help.empty()) page.add(InspectorText::tr("Autoscaler says"), textOf(help));
}

void addContainer(Page& page, const kubernetes::Pod& pod) {
  const World& world = page.world;
  const kubernetes::PodTemplate& spec = world[pod.spec];
  page.section(InspectorText::tr("Container"));
  page.link(InspectorText::tr("Image"), "image", spec.image);
  if (pod.restarts > 0) page.add(InspectorText::tr("Restarts"), pod.restarts);
  if (pod.container.last_exit != kubernetes::ExitReason::none) {
    page.add(InspectorText::tr("Ended last"), InspectorText::tr("%1, %2 ago")
                                                  .arg(wordOf(enum_name(pod.container.last_exit)),
                                                       page.since(pod.container.last_ended)));
  }
  for (const Id<kubernetes::Probe> id : spec.probes) {
    const kubernetes::Probe& probe = world[id];
    page.add(InspectorText::tr("%1 probe").arg(wordOf(enum_name(probe.kind))),
             InspectorText::tr("every %1, given up after %2 failures")
                 .arg(textOf(say_duration(probe.period)))
                 .arg(probe.failure_threshold));
  }
  if (pod.container.hangs) page.add(InspectorText::tr("Process"), InspectorText::tr("hangs"));
}

void readPod(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::Pod>(page.plain);
  if (!id || world[id].phase == kubernetes::PodPhase::gone) return;
  const kubernetes::Pod& pod = world[id];
  const kubernetes::Workload& workload = world[pod.workload];
  const QString owner = page.say(workload.name);
  page.head(InspectorText::tr("pod of %1").arg(owner), "pod");
  describePodState(page, id);
  if (pod.job) {
    page.link(InspectorText::tr("Job"), "job", pod.job);
  } else {
    page.link(InspectorText::tr("Workload"), "service", pod.workload);
  }
  if (const auto node = kubernetes::node_of(pod)) {
    page.link(InspectorText::tr("Node"), "node", node);
    page.link(InspectorText::tr("Zone"), "zone", world[node].zone);
  }
  if (pod.nominated) page.link(InspectorText::tr("Makes room on"), "node", pod.nominated);
  page.add(InspectorText::tr("CPU request"), textOf(say_cpu(world[pod.spec].cpu_request)));
  page.add(InspectorText::tr("Memory request"), textOf(say_memory(world[pod.spec].memory_request)));
  page.link(InspectorText::tr("Priority class"), "priorityclass", world[pod.spec].priority_class);
  if (pod.volume) {
    page.link(
        InspectorText::tr("Volume"),
        InspectorText::tr("%1, usable in zone %2 only")
            .arg(page.say(world[pod.volume].name), page.say(world[world[pod.volume].zone].name)),
        idOf("volume", page.say(world[pod.volume].name)));
    const auto claim = kubernetes::claim_of(world, pod.workload, pod.ordinal);
    if (claim) {
      const QString called = textOf(kubernetes::claim_name(world, claim));
      page.link(InspectorText::tr("Claim"), called, idOf("pvc", called));
    }
  }
  page.add(InspectorText::tr("Age"), page.since(pod.created));
  addContainer(page, pod);
  const bool scales = workload.kind != kubernetes::WorkloadKind::daemon_set &&
                      workload.kind != kubernetes::WorkloadKind::job;
  if (scales) {
    page.model.actions.append(offer(page.desk, "scale:" + owner,
                                    InspectorText::tr("Scale %1").arg(owner), "scale",
                                    workload.replicas, 0, 50));
  }
  page.act("delete-pod", InspectorText::tr("Delete pod"), "delete");
  page.act("kill-pod", InspectorText::tr("Kill its process"), "fault-pod");
}

void addMachine(Page& page, Id<compute::Instance> id) {
  const World& world = page.world;
  const compute::Instance& instance = world[id];
  page.section(InspectorText::tr("Machine"));
  page.add(InspectorText::tr("Type"), page.say(world[world[instance.group].type].name));
  page.add(InspectorText::tr("State"), wordOf(enum_name(instance.phase)));
  page.add(InspectorText::tr("Status checks"),
           instance.checks_failed ? InspectorText::tr("failed") : InspectorText::tr("passed"));
  if (instance.fault != compute::MachineFault::none)
    page.add(InspectorText::tr("Fault"), wordOf(compute::say(instance.fault)));
  page.add(InspectorText::tr("Bought as"),
           world[instance.group].spot ? InspectorText::tr("spot") : InspectorText::tr("on demand"));
  if (instance.taken_at > Time{})
    page.add(InspectorText::tr("Taken back in"), page.until(instance.taken_at));
  if (compute::has_credits(world, id))
    page.add(InspectorText::tr("CPU credits"), models::figureText(compute::credits(world, id)));
  page.add(InspectorText::tr("Age"), page.since(instance.launched));
  page.spent(InspectorText::tr("Cost so far"), instance.hours);
}

void addMicroVm(Page& page, Id<compute::Instance> instance) {
  const Id<compute::MicroVm> id = compute::micro_vm_at(page.world, instance);
  if (!id) return;
  const compute::MicroVm& vm = page.world[id];
  page.section(InspectorText::tr("Machine"));
  page.add(InspectorText::tr("Type"),
           textOf(say_cpu(vm.cpu)) + " vCPU, " + textOf(say_memory(vm.memory)));
  page.add(InspectorText::tr("Age"), page.since(page.world[instance].launched));
  page.spent(InspectorText::tr("vCPU cost so far"), vm.cpu_hours);
  page.spent(InspectorText::tr("Memory cost so far"), vm.memory_hours);
}

void addNode(Page& page, Id<kubernetes::Node> id) {
  using kubernetes::NodeCondition;
  const World& world = page.world;
  const kubernetes::Node& node = world[id];
  const bool ready = node.condition == NodeCondition::ready;
  const bool lost =
      node.condition == NodeCondition::unknown || node.condition == NodeCondition::not_ready;
  QString state = page.stateFor(ready  ? "Ready"
                                : lost ? "NotReady"
                                       : InspectorText::tr("Joining"),
                                node.condition_since);
  if (node.draining) state += InspectorText::tr(", being drained");
  if (node.cordoned && !node.draining) state += InspectorText::tr(", cordoned");
  page.state(ready ? Tone::good : lost ? Tone::broken : Tone::strained, state);
  page.add(InspectorText::tr("CPU requested"),
           InspectorText::tr("%1 of %2")
               .arg(textOf(say_cpu(node.cpu_requested)), textOf(say_cpu(node.cpu))));
  page.add(InspectorText::tr("Memory requested"),
           InspectorText::tr("%1 of %2")
               .arg(textOf(say_memory(node.memory_requested)), textOf(say_memory(node.memory))));
  page.add(InspectorText::tr("Pods"), partOf(node.pods, node.pods_max));
  if (node.volumes_max > 0)
    page.add(InspectorText::tr("Volumes"), partOf(node.volumes_attached, node.volumes_max));
  if (node.minor_version > 0)
    page.add(InspectorText::tr("Kubelet"), textOf(kubernetes::version_text(node.minor_version)));
  QStringList pressure;
  if (node.memory_pressure) pressure.append("MemoryPressure");
  if (node.disk_pressure) pressure.append("DiskPressure");
  page.add(InspectorText::tr("Pressure"), pressure.join(", "));
  for (std::int32_t at = 0; at < node.taint_count; ++at) {
    const kubernetes::Taint& taint = node.taints[static_cast<std::size_t>(at)];
    page.add(InspectorText::tr("Taint"),
             page.say(taint.key) + QString(":") + textOf(kubernetes::say(taint.effect)));
  }
  page.add(InspectorText::tr("Autoscaler says"),
           capital(saySentence(kubernetes::scale_down_message(world, id))));
}

void readNode(Page& page) {
  const World& world = page.world;
  const auto instance_id = world.find<compute::Instance>(page.plain);
  if (!instance_id) return;
  const compute::Instance& instance = world[instance_id];
  if (instance.phase == compute::InstancePhase::terminated) return;
  const QString group_name = page.say(world[instance.group].name);
  auto id = world.find<kubernetes::Node>(page.plain);
  if (id && world[id].condition == kubernetes::NodeCondition::gone) id = {};
  const bool micro = compute::is_fargate(world, instance.group);
  page.head(micro ? InspectorText::tr("node on AWS Fargate, for one pod")
                  : InspectorText::tr("node of group %1").arg(group_name),
            "node");
  if (!micro) page.link(InspectorText::tr("Group"), "group", instance.group);
  page.link(InspectorText::tr("Zone"), "zone", instance.zone);
  addCluster(page);
  if (id) {
    addNode(page, id);
  } else {
    const bool booting = instance.phase == compute::InstancePhase::booting ||
                         instance.phase == compute::InstancePhase::pending;
    page.state(Tone::strained, page.stateFor(booting ? InspectorText::tr("Booting")
                                                     : wordOf(enum_name(instance.phase)),
                                             instance.launched));
  }
  if (micro)
    addMicroVm(page, instance_id);
  else
    addMachine(page, instance_id);
  if (id) {
    const bool cordoned = world[id].cordoned;
    page.act("drain", InspectorText::tr("Drain"), "drain");
    page.act(cordoned ? "uncordon" : "cordon",
             cordoned ? InspectorText::tr("Uncordon") : InspectorText::tr("Cordon"), "minus");
    page.act("hang-node", InspectorText::tr("Hang this node"), "fault-node");
    page.links(InspectorText::tr("Pods on it"), "pod", kubernetes::pods_on(world, id));
  }
  if (!micro) page.model.actions += groupActions(page.desk, group_name);
}

void readZone(Page& page) {
  const World& world = page.world;
  const auto id = world.find<network::Zone>(page.plain);
  if (!id) return;
  const network::Zone& zone = world[id];
  page.head(InspectorText::tr("availability zone"), "zone");
  page.model.title = InspectorText::tr("zone %1").arg(page.name);
  page.state(
      zone.up ? Tone::good : Tone::broken,
      zone.up ? InspectorText::tr("Up") : page.stateFor(InspectorText::tr("Dark"), zone.changed));
  int nodes = 0, ready = 0, pods = 0;
  for (const auto& [node_id, node] : world.table<kubernetes::Node>()) {
    if (node.zone != id || node.condition == kubernetes::NodeCondition::gone) continue;
    ++nodes;
    ready += node.condition == kubernetes::NodeCondition::ready;
    pods += node.pods;
  }
  page.add(InspectorText::tr("Nodes ready"), partOf(ready, nodes));
  page.add(InspectorText::tr("Pods"), pods);
  addCluster(page);
  for (const auto& [health_id, health] : world.table<kubernetes::ZoneHealth>()) {
    if (health.zone == id && health.state != kubernetes::ZoneState::normal)
      page.add(InspectorText::tr("Node controller sees"), wordOf(enum_name(health.state)));
  }
  for (const auto& [link_id, trouble] : world.table<network::Link>()) {
    if ((trouble.a != id && trouble.b != id) || (trouble.loss <= 0 && trouble.delay.count() <= 0))
      continue;
    page.add(InspectorText::tr("To zone %1")
                 .arg(page.say(world[trouble.a == id ? trouble.b : trouble.a].name)),
             InspectorText::tr("%1 of packets lost, %2 later")
                 .arg(models::percentText(trouble.loss), textOf(say_duration(trouble.delay))));
  }
  for (const auto& [subnet_id, subnet] : world.table<network::Subnet>()) {
    if (subnet.zone == id) page.link(InspectorText::tr("Subnet"), "subnet", subnet_id);
  }
  if (zone.up) {
    page.act("fail-zone", InspectorText::tr("Lose this zone"), "fault-zone");
  } else {
    page.act("restore-zone", InspectorText::tr("Bring it back"), "rewind");
  }
  for (const auto& [group_id, group] : world.table<compute::MachineGroup>()) {
    if (group.zone != id || compute::is_fargate(world, group_id)) continue;
    const QString group_name = page.say(group.name);
    page.link(InspectorText::tr("Group %1").arg(group_name),
              InspectorText::tr("%1 machines, max %2").arg(group.live).arg(group.max),
              idOf("group", group_name));
    page.model.actions += groupActions(page.desk, group_name);
  }
}

void addAutoscaler(Page& page) {
  const World& world = page.world;
  const auto& settings = world.only<kubernetes::Settings>();
  const auto& plane = world.only<kubernetes::ControlPlane>();
  page.section(InspectorText::tr("Cluster autoscaler"));
  if (!settings.autoscaler.enabled) {
    page.add(InspectorText::tr("State"), InspectorText::tr("not installed"));
    return;
  }
  page.add(InspectorText::tr("State"), plane.autoscaler_stopped
                                           ? InspectorText::tr("stands still: too many nodes "
                                                               "are not ready")
                                           : InspectorText::tr("works"));
  if (plane.said != kubernetes::NoScaleUp::none) {
    page.add(InspectorText::tr("It cannot help"), wordOf(enum_name(plane.said)));
    page.add(InspectorText::tr("Pods that wait for it"), plane.said_pods);
  }
  const Time calm = kubernetes::cool_down_end(world);
  if (calm > world.now()) page.add(InspectorText::tr("Removes no node for"), page.until(calm));
  for (const auto& [id, memory] : world.table<kubernetes::GroupMemory>()) {
    if (memory.backoff_until > world.now())
      page.link(InspectorText::tr("Left alone for %1").arg(page.until(memory.backoff_until)),
                "group", memory.group);
  }
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (node.condition == kubernetes::NodeCondition::gone || node.unneeded_since <= Time{})
      continue;
    page.link(InspectorText::tr("Unneeded for %1").arg(page.since(node.unneeded_since)), "node",
              id);
  }
}

void readCluster(Page& page) {
  const World& world = page.world;
  const auto id = world.find<kubernetes::ClusterVersion>(page.plain);
  if (!id || world.table<kubernetes::ControlPlane>().empty()) return;
  const kubernetes::ClusterVersion& cluster = world[id];
  const auto& plane = world.only<kubernetes::ControlPlane>();
  page.head(InspectorText::tr("cluster"), "region");
  const bool all = plane.nodes_ready >= plane.nodes;
  page.state(all ? Tone::good : Tone::strained,
             InspectorText::tr("%1 of %2 nodes ready").arg(plane.nodes_ready).arg(plane.nodes));
  page.add(InspectorText::tr("Version"), textOf(kubernetes::version_text(cluster.minor)));
  page.add(InspectorText::tr("Support"), wordOf(enum_name(cluster.support)));
  if (cluster.upgrading_to > 0) {
    page.add(InspectorText::tr("Being upgraded"),
             InspectorText::tr("to %1, done in %2")
                 .arg(textOf(kubernetes::version_text(cluster.upgrading_to)),
                      page.until(cluster.upgrade_ends)));
  }
  const int oldest = kubernetes::oldest_kubelet(world);
  if (oldest > 0)
    page.add(InspectorText::tr("Oldest kubelet"), textOf(kubernetes::version_text(oldest)));
  page.add(InspectorText::tr("Pods ready"), plane.pods_ready);
  page.add(InspectorText::tr("Pods that wait"), plane.queue.length + plane.active);
  page.spent(InspectorText::tr("Hours so far"), cluster.hours);
  addAutoscaler(page);
  page.section(InspectorText::tr("Ground"));
  for (const auto& [vpc_id, vpc] : world.table<network::Vpc>())
    page.link(InspectorText::tr("VPC"), "vpc", vpc_id);
  for (const auto& [group_id, group] : world.table<compute::MachineGroup>())
    if (!compute::is_fargate(world, group_id))
      page.link(InspectorText::tr("Group"), "group", group_id);
}

}  // namespace

void addCluster(Page& page) {
  for (const auto& [id, cluster] : page.world.table<kubernetes::ClusterVersion>())
    page.link(InspectorText::tr("Cluster"), "cluster", id);
}

QHash<QString, ReadPage> clusterPages() {
  return {{"pod", readPod}, {"node", readNode}, {"zone", readZone}, {"cluster", readCluster}};
}

}  // namespace drydock::bridge
