// Actions as commands: what each button asks for, and what it would do.
#include "gui/bridge/ids.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/order_text.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/failure/commands.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/rollout_commands.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/commands.h"

namespace drydock::bridge {

namespace {

constexpr qsizetype kTouchedShown = 8;

// What a command touches, as far as a person can take it in.
QString touched(const std::vector<std::string>& names) {
  QStringList shown;
  for (const std::string& name : names) {
    if (shown.size() == kTouchedShown) break;
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
  if (verb == "undo-rollout") return kubernetes::RolloutUndo{name, value};
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

QString sayPreview(const Forecast& forecast) {
  const QString summary = saySentence(forecast.summary);
  if (!forecast.destructive || forecast.touches.size() < 2) return summary;
  return summary + '\n' + OrderText::tr("Touches: %1").arg(touched(forecast.touches));
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
  item.preview = sayPreview(*forecast);
  item.destructive = forecast->destructive;
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

}  // namespace drydock::bridge
