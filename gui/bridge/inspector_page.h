// A page of the inspector while it is written, and the readers of all kinds, by family.
#pragma once

#include <QHash>
#include <algorithm>
#include <vector>

#include "gui/bridge/ids.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/order_text.h"
#include "gui/bridge/things.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::bridge {

/// Collects what a page says; a page without a title is of nothing that stands.
class Page {
 public:
  Page(const Desk& given, const QString& called)
      : desk(given), world(given.world), name(called), plain(called.toStdString()) {}

  void head(const QString& kind, const QString& icon) {
    model.title = name;
    model.kind = kind;
    model.icon = icon;
  }
  void state(models::Tone tone, const QString& words) {
    model.tone = tone;
    model.state = words;
  }
  /// Left out when there is nothing to say.
  void add(const QString& label, const QString& value, const QString& because = {}) {
    if (!value.isEmpty()) model.properties.append({label, value, because, {}, false});
  }
  void add(const QString& label, std::int64_t count) { add(label, QString::number(count)); }
  /// A value that leads to the page of another thing.
  void link(const QString& label, const QString& value, const QString& thing) {
    if (!value.isEmpty()) model.properties.append({label, value, {}, thing, false});
  }
  /// As link(), of a row that has a name.
  template <class Row>
  void link(const QString& label, const char* kind, Id<Row> id) {
    if (id) link(label, say(world[id].name), idOf(kind, say(world[id].name)));
  }
  /// Links to many; those beyond the first forty are counted only.
  template <class Row>
  void links(const QString& title, const char* kind, const std::vector<Id<Row>>& ids) {
    constexpr std::size_t most = 40;
    if (!ids.empty()) section(title);
    for (std::size_t at = 0; at < std::min(most, ids.size()); ++at) link({}, kind, ids[at]);
    if (ids.size() > most)
      add(InspectorText::tr("and %n more", "", static_cast<int>(ids.size() - most)), " ");
  }
  /// Over the rows that follow.
  void section(const QString& title) { model.properties.append({title, {}, {}, {}, true}); }
  /// What a meter has cost so far.
  void spent(const QString& label, Id<cost::Meter> meter);
  void act(const QString& verb, const QString& text, const QString& icon, int value = -1,
           int least = 0, int most = 0) {
    model.actions.append(offer(desk, verb + ':' + name, text, icon, value, least, most));
  }

  QString say(Name text) const { return textOf(world.text(text)); }
  /// How long ago: "4m10s".
  QString since(Time time) const {
    return models::spanText(momentOf(world.now()) - momentOf(time));
  }
  QString until(Time time) const {
    return models::spanText(momentOf(time) - momentOf(world.now()));
  }
  QString stateFor(const QString& words, Time from) const {
    return InspectorText::tr("%1 for %2").arg(words, since(from));
  }

  const Desk& desk;
  const World& world;
  QString name;
  std::string plain;
  models::InspectorModel model;
  QString menuOf;  ///< Thing whose commands the menu offers, where it is not the page's own.
};

QString yesNo(bool yes);
QString partOf(std::int64_t part, std::int64_t whole);
QString perSecond(double rate);
/// "In use" for in_use: how states are shown.
QString wordOf(std::string_view enumerator);

/// A link to the page of the cluster, where it has one.
void addCluster(Page& page);
/// How long the data of a claim is out, and what would be lost with it.
void addClock(Page& page, Id<kubernetes::Claim> claim);

/// A reader writes the page of `page.name`, or nothing when there is no such thing (any more).
using ReadPage = void (*)(Page& page);
/// By plain kind; see plainKind().
QHash<QString, ReadPage> clusterPages();
QHash<QString, ReadPage> workloadPages();
QHash<QString, ReadPage> policyPages();
QHash<QString, ReadPage> machinePages();
QHash<QString, ReadPage> storagePages();
QHash<QString, ReadPage> recoveryPages();
QHash<QString, ReadPage> networkPages();
QHash<QString, ReadPage> edgePages();

}  // namespace drydock::bridge
