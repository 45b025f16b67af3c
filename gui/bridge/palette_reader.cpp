// What can be tried when no lesson is played: every fault of the rulebook, and the usual repairs.
#include <QHash>
#include <algorithm>

#include "gui/bridge/command_fields.h"
#include "gui/bridge/command_forms.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/order_text.h"
#include "gui/bridge/things.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

namespace {

// The first field that names a thing tells what a fault hits.
class HitFinder : public FieldVisitor {
 public:
  explicit HitFinder(std::string_view command) : command_(command) {}
  void text(std::string_view name, std::string&) override {
    const FieldMeaning* meaning = meaningOf(command_, name);
    if (hit.isEmpty() && meaning && meaning->use == FieldUse::thing) hit = meaning->of;
  }
  void integer(std::string_view, std::int64_t&) override {}
  void number(std::string_view, double&) override {}
  void flag(std::string_view, bool&) override {}
  void duration(std::string_view, Duration&) override {}

  QString hit;

 private:
  std::string_view command_;
};

struct PaletteShelf {
  QString title, icon;
};

PaletteShelf paletteShelfOf(const QString& command, const QString& hit) {
  if (command.contains("restore_")) return {OrderText::tr("Repairs"), "rewind"};
  if (hit == "zone") return {OrderText::tr("Zones"), "fault-zone"};
  if (hit == "node") return {OrderText::tr("Machines"), "fault-node"};
  if (hit == "pod") return {OrderText::tr("Pods"), "fault-pod"};
  if (hit == "volume") return {OrderText::tr("Storage"), "volume"};
  if (hit == "bucket") return {OrderText::tr("Storage"), "bucket"};
  if (hit.isEmpty()) return {OrderText::tr("Cluster"), "fault-node"};
  return {OrderText::tr("Network"), "fault-nat"};
}

void put(QVector<models::PaletteGroup>& groups, const QString& title,
         const models::ActionItem& action) {
  auto group = std::find_if(groups.begin(), groups.end(),
                            [&](const auto& one) { return one.title == title; });
  if (group == groups.end()) {
    groups.append({title, {}});
    group = groups.end() - 1;
  }
  group->actions.append(action);
}

// What a form does, in the few words that a button has room for.
QString shortNameOf(const CommandInfo& info) {
  static const QHash<QString, const char*> names = {
      {"failure.zone", QT_TRANSLATE_NOOP("OrderText", "Lose a zone for a while")},
      {"failure.node", QT_TRANSLATE_NOOP("OrderText", "Hang a node")},
      {"failure.crash_node", QT_TRANSLATE_NOOP("OrderText", "Crash a machine")},
      {"failure.pressure", QT_TRANSLATE_NOOP("OrderText", "Fill memory or disk of a node")},
      {"failure.spot_node", QT_TRANSLATE_NOOP("OrderText", "Take a spot machine back")},
      {"failure.spot_pool", QT_TRANSLATE_NOOP("OrderText", "Take many spot machines back")},
      {"failure.capacity", QT_TRANSLATE_NOOP("OrderText", "Run short of machines")},
      {"failure.restore_capacity", QT_TRANSLATE_NOOP("OrderText", "Have machines again")},
      {"failure.pod", QT_TRANSLATE_NOOP("OrderText", "Kill a pod")},
      {"failure.hang_pod", QT_TRANSLATE_NOOP("OrderText", "Hang a pod")},
      {"failure.release_pod", QT_TRANSLATE_NOOP("OrderText", "Let a pod answer again")},
      {"failure.pod_memory", QT_TRANSLATE_NOOP("OrderText", "Let a pod run out of memory")},
      {"failure.nat", QT_TRANSLATE_NOOP("OrderText", "Break a NAT gateway for a while")},
      {"failure.restore_nat", QT_TRANSLATE_NOOP("OrderText", "Repair a NAT gateway")},
      {"failure.tunnel", QT_TRANSLATE_NOOP("OrderText", "Cut a tunnel")},
      {"failure.restore_tunnel", QT_TRANSLATE_NOOP("OrderText", "Repair a tunnel")},
      {"failure.replace_tunnel_endpoint",
       QT_TRANSLATE_NOOP("OrderText", "Replace the end of a tunnel")},
      {"failure.endpoint", QT_TRANSLATE_NOOP("OrderText", "Break an endpoint interface")},
      {"failure.link", QT_TRANSLATE_NOOP("OrderText", "Lose packets between zones")},
      {"failure.record", QT_TRANSLATE_NOOP("OrderText", "Break a DNS record")},
      {"failure.slow_node", QT_TRANSLATE_NOOP("OrderText", "Slow a node down")},
      {"failure.balancer_node",
       QT_TRANSLATE_NOOP("OrderText", "Break an address of a load balancer")},
      {"failure.restore_balancer_node",
       QT_TRANSLATE_NOOP("OrderText", "Repair an address of a load balancer")},
      {"failure.slow_volume", QT_TRANSLATE_NOOP("OrderText", "Slow a volume down")},
      {"failure.fill_volume", QT_TRANSLATE_NOOP("OrderText", "Fill a volume")},
      {"failure.burst_credits", QT_TRANSLATE_NOOP("OrderText", "Use up burst credits")},
      {"failure.lose_volume", QT_TRANSLATE_NOOP("OrderText", "Lose a volume")},
      {"failure.spoil_data", QT_TRANSLATE_NOOP("OrderText", "Spoil the data of a database")},
      {"failure.mend_data", QT_TRANSLATE_NOOP("OrderText", "Repair wrong data in place")},
      {"failure.crash_database", QT_TRANSLATE_NOOP("OrderText", "Crash a database")},
      {"failure.delete_namespace", QT_TRANSLATE_NOOP("OrderText", "Delete a namespace")},
      {"kubernetes.deploy_namespace", QT_TRANSLATE_NOOP("OrderText", "Deploy a namespace again")},
      {"failure.control_plane", QT_TRANSLATE_NOOP("OrderText", "Stop the control plane")},
      {"failure.throttle_api", QT_TRANSLATE_NOOP("OrderText", "Throttle the API server")},
      {"failure.code_state", QT_TRANSLATE_NOOP("OrderText", "Lose the state of the code")},
      {"failure.ec2_api", QT_TRANSLATE_NOOP("OrderText", "Throttle the EC2 API")},
      {"failure.mesh_identity", QT_TRANSLATE_NOOP("OrderText", "Stop the certificate authority")},
      {"failure.registry", QT_TRANSLATE_NOOP("OrderText", "Stop the image registry")},
      {"failure.key", QT_TRANSLATE_NOOP("OrderText", "Disable the key of volumes")},
      {"failure.rotate_password", QT_TRANSLATE_NOOP("OrderText", "Rotate a database's password")},
      {"failure.accept_password", QT_TRANSLATE_NOOP("OrderText", "Take the old password again")},
      {"failure.expire_credential", QT_TRANSLATE_NOOP("OrderText", "Let credentials expire")},
      {"failure.renew_credential", QT_TRANSLATE_NOOP("OrderText", "Renew credentials")},
      {"failure.pull_credential", QT_TRANSLATE_NOOP("OrderText", "Expire the pull credential")},
      {"failure.connections", QT_TRANSLATE_NOOP("OrderText", "Leave connections open")},
      {"storage.break_upload", QT_TRANSLATE_NOOP("OrderText", "Break an upload")},
      {"kubernetes.set_image", QT_TRANSLATE_NOOP("OrderText", "Roll out another image")},
  };
  const char* name = names.value(textOf(info.style.kind));
  return name ? OrderText::tr(name) : sayForm(info, {});
}

models::ActionItem formAction(const CommandInfo& info, const QString& icon) {
  models::ActionItem item;
  item.command = textOf(info.style.kind);
  item.id = "form:" + item.command;
  item.text = shortNameOf(info);
  item.icon = icon;
  return item;
}

// What whoever sits at the window may never do.
bool isBeyond(const Desk& desk, const models::ActionItem& action) {
  if (desk.role == Role::instructor) return false;
  std::string kind = action.command.toStdString();
  if (const auto command = commandOf(desk.world, action.id, action.value))
    kind = std::string(command->kind());
  const CommandInfo* info = desk.rulebook.find_command(kind);
  return info && static_cast<int>(info->least) > static_cast<int>(desk.role);
}

// Those that are one press away: a zone and a NAT gateway each.
void addQuick(const Desk& desk, QVector<models::PaletteGroup>& groups) {
  const World& world = desk.world;
  for (const auto& [id, zone] : world.table<network::Zone>()) {
    const QString name = textOf(world.text(zone.name));
    put(groups, OrderText::tr("Zones"),
        offer(desk, "fail-zone:" + name, OrderText::tr("Lose zone %1").arg(name), "fault-zone"));
  }
  for (const QString& name : namesOf(world, "nat")) {
    put(groups, OrderText::tr("Network"),
        offer(desk, "fail-nat:" + name, OrderText::tr("Break %1").arg(name), "fault-nat"));
  }
}

}  // namespace

QVector<models::PaletteGroup> readPalette(const Desk& desk) {
  const World& world = desk.world;
  QVector<models::PaletteGroup> groups;
  for (const QString& title :
       {OrderText::tr("Zones"), OrderText::tr("Machines"), OrderText::tr("Pods"),
        OrderText::tr("Network"), OrderText::tr("Storage"), OrderText::tr("Cluster"),
        OrderText::tr("Repairs")})
    groups.append({title, {}});
  addQuick(desk, groups);
  // Of these there are always some, and often too many to be counted.
  QHash<QString, bool> stands{{"zone", true}, {"node", true}, {"pod", true}, {"", true}};
  QVector<const CommandInfo*> repairs;
  for (const CommandInfo& info : desk.rulebook.commands()) {
    // What only an instructor may do is what trainees have to cope with. A bad image is one too.
    const QString command = textOf(info.style.kind);
    if (info.least != Role::instructor && command != "kubernetes.set_image") continue;
    HitFinder finder(info.style.kind);
    info.make().read(finder);
    if (finder.hit.isEmpty() && !command.startsWith("failure.")) continue;
    if (!stands.contains(finder.hit)) stands[finder.hit] = !namesOf(world, finder.hit).isEmpty();
    if (!stands[finder.hit]) continue;
    const bool image = command == "kubernetes.set_image";
    const PaletteShelf shelf = image ? PaletteShelf{OrderText::tr("Pods"), "fault-pod"}
                                     : paletteShelfOf(command, finder.hit);
    if (command.contains("restore_")) {
      repairs.append(&info);
    } else {
      put(groups, shelf.title, formAction(info, shelf.icon));
    }
  }
  for (const auto& [id, zone] : world.table<network::Zone>()) {
    const QString name = textOf(world.text(zone.name));
    put(groups, OrderText::tr("Repairs"),
        offer(desk, "restore-zone:" + name, OrderText::tr("Bring zone %1 back").arg(name),
              "rewind"));
  }
  for (const CommandInfo* info : repairs) {
    if (info->style.kind != "failure.restore_zone")
      put(groups, OrderText::tr("Repairs"), formAction(*info, "rewind"));
  }
  for (const QString& name : namesOf(world, "group")) {
    for (const auto& action : groupActions(desk, name))
      put(groups, OrderText::tr("Machine groups"), action);
  }
  if (!world.table<workload::Traffic>().empty()) {
    const int scale = static_cast<int>(world.only<workload::Traffic>().scale + 0.5);
    put(groups, OrderText::tr("Traffic"),
        offer(desk, "traffic:all", OrderText::tr("Traffic times"), "user", scale, 0, 20));
  }
  for (models::PaletteGroup& group : groups)
    group.actions.removeIf(
        [&](const models::ActionItem& action) { return isBeyond(desk, action); });
  groups.removeIf([](const models::PaletteGroup& group) { return group.actions.isEmpty(); });
  return groups;
}

}  // namespace drydock::bridge
