// Reads one thing for the inspector: finds who writes its page, and adds why and what may be done.
#include "gui/bridge/inspector_reader.h"

#include "gui/bridge/command_forms.h"
#include "gui/bridge/inspector_page.h"
#include "gui/bridge/world_reader.h"

namespace drydock::bridge {

using models::InspectorModel;
using models::Tone;

namespace {

const QHash<QString, ReadPage>& pages() {
  static const QHash<QString, ReadPage> all = [] {
    QHash<QString, ReadPage> made;
    for (const auto& family : {clusterPages(), workloadPages(), policyPages(), machinePages(),
                               storagePages(), recoveryPages(), networkPages(), edgePages()})
      made.insert(family);
    return made;
  }();
  return all;
}

const CommandInfo* infoOf(const Desk& desk, const models::ActionItem& action) {
  const auto command = commandOf(desk.world, action.id, action.value);
  return command ? desk.rulebook.find_command(command->kind()) : nullptr;
}

// Takes away what this person may never do, and adds all that the buttons do not offer.
void completeActions(const Desk& desk, InspectorModel& model, const QString& thing) {
  QStringList offered;
  QVector<models::ActionItem> allowed;
  for (const models::ActionItem& action : model.actions) {
    const CommandInfo* info = infoOf(desk, action);
    if (info && static_cast<int>(info->least) > static_cast<int>(desk.role)) continue;
    if (info && thingOf(QString(action.id).replace(':', '/')).name == thingOf(thing).name)
      offered.append(textOf(info->style.kind));
    allowed.append(action);
  }
  model.actions = allowed;
  model.more = readMenu(desk, thing, offered);
  model.commandsOf = thing;
}

// Who sends packets, and whom it may want to reach.
void addReach(const World& world, const QString& kind, Page& page) {
  if (kind != "pod" && kind != "workload" && kind != "subnet" && kind != "site") return;
  page.model.reachFrom = page.name;
  QStringList& to = page.model.reachTo;
  for (const char* far : {"workload", "outside"}) to += namesOf(world, far);
  to += QStringList{"internet", "S3"};
  for (const char* far : {"endpoint", "vpc", "site", "subnet"}) to += namesOf(world, far);
  to.removeAll(page.name);
  to.removeDuplicates();
}

}  // namespace

void Page::spent(const QString& label, Id<cost::Meter> meter) {
  if (!meter) return;
  add(label, models::dollarText(cost::spent(world, meter).to_double()), billId(world, meter));
}

QString yesNo(bool yes) { return yes ? InspectorText::tr("yes") : InspectorText::tr("no"); }

QString partOf(std::int64_t part, std::int64_t whole) {
  return InspectorText::tr("%1 of %2").arg(part).arg(whole);
}

QString perSecond(double rate) {
  return InspectorText::tr("%1 requests/s").arg(models::figureText(rate));
}

QString wordOf(std::string_view enumerator) {
  std::string words(enumerator);
  for (char& letter : words) {
    if (letter == '_') letter = ' ';
  }
  return capital(sayWord(words));
}

InspectorModel readInspector(const Desk& desk, const QString& id) {
  const Thing thing = thingOf(id);
  const QString kind = plainKind(thing.kind);
  const auto read = pages().constFind(kind);
  if (read == pages().constEnd()) return {};
  Page page(desk, thing.name);
  (*read)(page);
  InspectorModel& model = page.model;
  if (model.title.isEmpty()) return model;
  model.id = id;
  if (model.tone == Tone::strained || model.tone == Tone::broken)
    model.why = readWhy(desk.world, desk.rulebook, id);
  completeActions(desk, model, page.menuOf.isEmpty() ? kind + '/' + thing.name : page.menuOf);
  model.radiusOf = radiusName(desk.world, id);
  addReach(desk.world, kind, page);
  return model;
}

QStringList inspectedKinds() { return pages().keys(); }

}  // namespace drydock::bridge
