// Actions as commands: what each button asks for, and what it would do.
#include "gui/bridge/ids.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/order_text.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/commands.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

namespace {

constexpr qsizetype kNamesShown = 8;

// What a command touches, as far as a person can take it in.
QString touched(const std::vector<std::string>& names) {
  QStringList shown;
  for (const std::string& name : names) {
    if (shown.size() == kNamesShown) break;
    shown.append(textOf(name));
  }
  const int more = static_cast<int>(names.size()) - static_cast<int>(shown.size());
  const QString list = shown.join(", ");
  return more > 0 ? OrderText::tr("%1 and %n more", "", more).arg(list) : list;
}

std::optional<AnyCommand> ofGroup(const World& world, const QString& verb,
                                  const std::string& name) {
  const auto id = world.find<compute::MachineGroup>(name);
  if (!id) return {};
  compute::SetGroup command;
  command.group = name;
  command.max = world[id].max + (verb == "group-more" ? 1 : -1);
  return command;
}

}  // namespace

std::optional<AnyCommand> commandOf(const World& world, const QString& action, int value) {
  const auto colon = action.indexOf(':');
  const QString verb = action.left(colon);
  const std::string name = action.mid(colon + 1).toStdString();
  if (verb == "scale") return kubernetes::Scale{name, value};
  if (verb == "delete-pod") return kubernetes::DeletePod{name};
  if (verb == "kill-pod") return failure::KillPod{name};
  if (verb == "cordon") return kubernetes::CordonNode{name};
  if (verb == "uncordon") return kubernetes::UncordonNode{name};
  if (verb == "drain") return kubernetes::DrainNode{name};
  if (verb == "hang-node") return failure::FailNode{name, {}};
  if (verb == "fail-zone") return failure::FailZone{name, {}};
  if (verb == "restore-zone") return failure::RestoreZone{name};
  if (verb == "fail-nat") return failure::FailNat{name, {}};
  if (verb == "traffic") return workload::SetTraffic{static_cast<double>(value)};
  if (verb == "group-more" || verb == "group-less") return ofGroup(world, verb, name);
  return {};
}

models::ActionItem offer(const Desk& desk, const QString& id, const QString& text,
                         const QString& icon, int value, int least, int most) {
  models::ActionItem item;
  item.id = id;
  item.text = text;
  item.icon = icon;
  item.value = value;
  item.least = least;
  item.most = most;
  const auto command = commandOf(desk.world, id, value);
  if (!command) {
    item.enabled = false;
    return item;
  }
  const Result<Forecast> forecast = desk.check(*command);
  if (!forecast) {
    item.enabled = false;
    item.reason = sayRefusal(forecast.error());
    return item;
  }
  item.preview = saySentence(forecast->summary);
  item.destructive = forecast->destructive;
  if (item.destructive && forecast->touches.size() > 1) {
    item.preview += '\n' + OrderText::tr("Touches: %1").arg(touched(forecast->touches));
  }
  return item;
}

QVector<models::ActionItem> groupActions(const Desk& desk, const QString& name) {
  const auto id = desk.world.find<compute::MachineGroup>(name.toStdString());
  if (!id) return {};
  const int max = desk.world[id].max;
  return {offer(desk, "group-more:" + name,
                OrderText::tr("Raise max of %1 to %2").arg(name).arg(max + 1), "plus"),
          offer(desk, "group-less:" + name,
                OrderText::tr("Lower max of %1 to %2").arg(name).arg(max - 1), "minus")};
}

QVector<models::PaletteGroup> readPalette(const Desk& desk) {
  const World& world = desk.world;
  models::PaletteGroup lose{OrderText::tr("Faults"), {}};
  models::PaletteGroup repair{OrderText::tr("Repairs"), {}};
  models::PaletteGroup groups{OrderText::tr("Machine groups"), {}};
  models::PaletteGroup traffic{OrderText::tr("Traffic"), {}};
  for (const auto& [id, zone] : world.table<network::Zone>()) {
    const QString name = textOf(world.text(zone.name));
    lose.actions.append(
        offer(desk, "fail-zone:" + name, OrderText::tr("Lose zone %1").arg(name), "fault-zone"));
    repair.actions.append(offer(desk, "restore-zone:" + name,
                                OrderText::tr("Bring zone %1 back").arg(name), "rewind"));
  }
  for (const auto& [id, nat] : world.table<network::NatGateway>()) {
    if (!network::exists(nat)) continue;
    const QString name = textOf(world.text(nat.name));
    lose.actions.append(
        offer(desk, "fail-nat:" + name, OrderText::tr("Break %1").arg(name), "fault-nat"));
  }
  for (const auto& [id, node] : world.table<kubernetes::Node>()) {
    if (node.condition == kubernetes::NodeCondition::gone) continue;
    const QString name = textOf(world.text(node.name));
    lose.actions.append(
        offer(desk, "hang-node:" + name, OrderText::tr("Hang %1").arg(name), "fault-node"));
  }
  for (const auto& [id, row] : world.table<kubernetes::Workload>()) {
    // One pod that runs stands for its workload; any other is killed from the inspector.
    for (Id<kubernetes::Pod> pod = row.pods.first; pod; pod = world[pod].siblings.after) {
      if (!row.is_application || world[pod].phase != kubernetes::PodPhase::running) continue;
      const QString name = textOf(world.text(world[pod].name));
      lose.actions.append(
          offer(desk, "kill-pod:" + name, OrderText::tr("Kill pod %1").arg(name), "fault-pod"));
      break;
    }
  }
  for (const auto& [id, group] : world.table<compute::MachineGroup>()) {
    groups.actions += groupActions(desk, textOf(world.text(group.name)));
  }
  if (!world.table<workload::Traffic>().empty()) {
    const int scale = static_cast<int>(world.only<workload::Traffic>().scale + 0.5);
    traffic.actions.append(
        offer(desk, "traffic:all", OrderText::tr("Traffic times"), "user", scale, 0, 20));
  }
  return {lose, repair, groups, traffic};
}

}  // namespace drydock::bridge
