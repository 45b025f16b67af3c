// Pages of machine groups: their size, their zones with what AWS has there, and what they cost.
#include "gui/bridge/inspector_page.h"
#include "sim/engine/base/text.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/kubernetes/upgrades.h"

namespace drydock::bridge {

using models::Tone;

namespace {

QString capacityText(const World& world, const compute::Pool& pool) {
  if (compute::is_short(world, pool)) return InspectorText::tr("AWS has none of these now");
  return pool.free < 0 ? InspectorText::tr("as many as wanted")
                       : InspectorText::tr("%n more machine(s)", "", int(pool.free));
}

void addZones(Page& page, const compute::MachineGroup& group) {
  const World& world = page.world;
  for (std::int32_t at = 0; at < std::max(1, group.zone_count); ++at) {
    const auto zone = group.zone_count > 0 ? group.zones[static_cast<std::size_t>(at)] : group.zone;
    page.link(InspectorText::tr("Zone"), "zone", zone);
    if (const auto pool = compute::pool_of(world, group.type, zone, group.spot))
      page.add(InspectorText::tr("In zone %1 AWS has").arg(page.say(world[zone].name)),
               capacityText(world, world[pool]));
  }
}

void addProcesses(Page& page, const compute::MachineGroup& group) {
  QStringList suspended;
  if (group.launch_suspended) suspended.append("Launch");
  if (group.terminate_suspended) suspended.append("Terminate");
  if (group.replace_suspended) suspended.append("ReplaceUnhealthy");
  if (group.rebalance_suspended) suspended.append("AZRebalance");
  page.add(InspectorText::tr("Suspended"), suspended.join(", "));
}

void addUpdate(Page& page, Id<compute::MachineGroup> id) {
  const World& world = page.world;
  const auto version_id = kubernetes::version_of(world, id);
  if (!version_id) return;
  const kubernetes::NodeGroupVersion& version = world[version_id];
  page.add(InspectorText::tr("Version"), textOf(kubernetes::version_text(version.minor)));
  if (version.phase != kubernetes::UpdatePhase::none)
    page.add(InspectorText::tr("Update"),
             page.stateFor(wordOf(enum_name(version.phase)), version.started));
}

void readGroup(Page& page) {
  const World& world = page.world;
  const auto id = world.find<compute::MachineGroup>(page.plain);
  if (!id) return;
  const compute::MachineGroup& group = world[id];
  page.head(InspectorText::tr("machine group in zone %1").arg(page.say(world[group.zone].name)),
            "node");
  if (group.zone_count > 1)
    page.model.kind = InspectorText::tr("machine group in %n zone(s)", "", group.zone_count);
  const bool full = group.live >= group.max;
  page.state(full ? Tone::strained : Tone::quiet,
             full ? InspectorText::tr("At its max of %1").arg(group.max)
                  : InspectorText::tr("Room for %n more machine(s)", "", group.max - group.live));
  page.add(InspectorText::tr("Machine"), page.say(world[group.type].name));
  page.add(InspectorText::tr("Bought as"),
           group.spot ? InspectorText::tr("spot") : InspectorText::tr("on demand"));
  const compute::MachineType& type = world[group.type];
  page.add(
      InspectorText::tr("Each has for pods"),
      InspectorText::tr("%1 CPU, %2")
          .arg(textOf(say_cpu(type.allocatable_cpu)), textOf(say_memory(type.allocatable_memory))));
  page.add(InspectorText::tr("Machines now"), group.live);
  page.add(InspectorText::tr("Wanted"), group.desired);
  page.add("min", group.min);
  page.add("max", group.max);
  if (group.refusal != compute::LaunchRefusal::none)
    page.add(InspectorText::tr("Last launch was refused"), textOf(compute::say(group.refusal)));
  addProcesses(page, group);
  addCluster(page);
  addUpdate(page, id);
  addZones(page, group);
  double spent = 0;
  bool any = false;
  for (const auto& [instance_id, instance] : world.table<compute::Instance>()) {
    if (instance.group != id || !instance.hours) continue;
    spent += cost::spent(world, instance.hours).to_double();
    any = true;
  }
  if (any)
    page.add(InspectorText::tr("Cost so far"), models::dollarText(spent), QString("bill/Machines"));
  std::vector<Id<compute::Instance>> machines;
  for (const auto& [instance_id, instance] : world.table<compute::Instance>()) {
    if (instance.group == id && instance.phase != compute::InstancePhase::terminated)
      machines.push_back(instance_id);
  }
  page.links(InspectorText::tr("Machines"), "node", machines);
  page.model.actions = groupActions(page.desk, page.name);
}

}  // namespace

QHash<QString, ReadPage> machinePages() { return {{"group", readGroup}}; }

}  // namespace drydock::bridge
