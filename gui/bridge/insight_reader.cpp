// Asks insight, and turns its names into ids and sentences.
#include "gui/bridge/insight_reader.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/bridge/ids.h"
#include "gui/bridge/things.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/workload/tables.h"

namespace drydock::bridge {

class InsightText {
  Q_DECLARE_TR_FUNCTIONS(InsightText)
};

namespace {

constexpr qsizetype kNamesShown = 8;

QString listOf(const QStringList& names) {
  if (names.size() <= kNamesShown) return names.join(", ");
  return InsightText::tr("%1 and %n more", "", int(names.size() - kNamesShown))
      .arg(names.mid(0, kNamesShown).join(", "));
}

// Things of one answer, by what people count.
struct Counted {
  QStringList ids, services, operations, others;
  int nodes = 0, pods = 0, volumes = 0;
};

Counted count(const World& world, const std::vector<std::string>& names) {
  Counted all;
  for (const std::string& name : names) {
    if (world.find<workload::Operation>(name) && !world.find<kubernetes::Workload>(name)) {
      all.operations.append(textOf(name));
      continue;
    }
    const QString id = idCalled(world, name);
    const QString kind = thingOf(id).kind;
    if (!id.isEmpty()) all.ids.append(id);
    if (kind == "node") {
      ++all.nodes;
    } else if (kind == "pod") {
      ++all.pods;
    } else if (kind == "volume") {
      ++all.volumes;
    } else if (kind == "service") {
      all.services.append(textOf(name));
    } else {
      all.others.append(textOf(name));
    }
  }
  return all;
}

QString countedText(const Counted& all) {
  QStringList parts;
  if (all.nodes > 0) parts.append(InsightText::tr("%n node(s)", "", all.nodes));
  if (all.pods > 0) parts.append(InsightText::tr("%n pod(s)", "", all.pods));
  if (all.volumes > 0) parts.append(InsightText::tr("%n volume(s)", "", all.volumes));
  if (!all.services.isEmpty())
    parts.append(InsightText::tr("%n service(s) (%1)", "", int(all.services.size()))
                     .arg(listOf(all.services)));
  if (!all.others.isEmpty()) parts.append(listOf(all.others));
  return parts.join(", ");
}

// Zones and the like have an image of their own on the map; names of users' doings have not.
QString titleOf(const QString& id) {
  const Thing thing = thingOf(id);
  return thing.kind == "zone" ? InsightText::tr("Without zone %1").arg(thing.name)
                              : InsightText::tr("Without %1").arg(thing.name);
}

}  // namespace

QString sayWayEnd(std::string_view reason) {
  const std::string_view back = "the answer does not find back: ", subnet = "subnet ";
  if (reason.starts_with(back))
    return InsightText::tr("the answer does not find back: %1")
        .arg(sayWayEnd(reason.substr(back.size())));
  const auto colon = reason.find(": ");
  if (reason.starts_with(subnet) && colon != std::string_view::npos)
    return InsightText::tr("subnet %1: %2")
        .arg(textOf(reason.substr(subnet.size(), colon - subnet.size())),
             sayWayEnd(reason.substr(colon + 2)));
  return saySentence(reason);
}

models::Spotlight readRadius(const World& world, const QString& id) {
  models::Spotlight spot;
  const auto radius = insight::blast_radius(world, radiusName(world, id).toStdString());
  spot.origin = id;
  spot.title = titleOf(id);
  if (!radius) {
    spot.words = sayRefusal(radius.error());
    return spot;
  }
  const Counted lost = count(world, radius->lost);
  const Counted weakened = count(world, radius->degraded);
  spot.lost = lost.ids;
  spot.weakened = weakened.ids;
  QStringList lines;
  const QString gone = countedText(lost), less = countedText(weakened);
  lines.append(gone.isEmpty() ? InsightText::tr("Nothing else is lost.")
                              : InsightText::tr("Lost: %1.").arg(gone));
  if (!less.isEmpty()) lines.append(InsightText::tr("Weakened: %1.").arg(less));
  if (!lost.operations.isEmpty()) {
    lines.append(InsightText::tr("Users can no longer do: %1.").arg(listOf(lost.operations)));
  } else if (!weakened.operations.isEmpty()) {
    lines.append(InsightText::tr("Users can still do everything, with less behind it."));
  }
  spot.words = lines.join(' ');
  return spot;
}

models::Spotlight readSinglePoints(const World& world) {
  models::Spotlight spot;
  spot.title = InsightText::tr("Single points of failure");
  QStringList names;
  for (const std::string& name : insight::single_points(world)) {
    names.append(textOf(name));
    const QString id = idCalled(world, name);
    if (!id.isEmpty()) spot.lost.append(id);
  }
  spot.words = names.isEmpty()
                   ? InsightText::tr("There is none: users lose nothing with any one thing.")
                   : InsightText::tr(
                         "%n thing(s) whose loss alone stops something that users "
                         "do: %1.",
                         "", int(names.size()))
                         .arg(listOf(names));
  return spot;
}

models::ReachAnswer readReach(const World& world, const QString& from, const QString& to) {
  models::ReachAnswer answer;
  const auto path = insight::reach(world, from.toStdString(), to.toStdString());
  if (!path) {
    answer.words = sayRefusal(path.error());
    return answer;
  }
  answer.arrives = path->arrives;
  Id<network::Zone> before;
  for (const network::Hop& hop : path->hops) {
    models::HopItem item;
    item.name = textOf(hop.name);
    item.id = idCalled(world, hop.name);
    if (hop.zone) item.zone = textOf(world.text(world[hop.zone].name));
    item.crosses = before && hop.zone && hop.zone != before;
    if (hop.zone) before = hop.zone;
    answer.hops.append(item);
  }
  if (!path->arrives) {
    answer.words = InsightText::tr("No: %1").arg(sayWayEnd(path->reason));
  } else if (path->zone_crossings > 0) {
    answer.words = InsightText::tr("Yes, and it crosses zones %n time(s), which is billed.", "",
                                   path->zone_crossings);
  } else {
    answer.words = InsightText::tr("Yes, without leaving the zone.");
  }
  return answer;
}

}  // namespace drydock::bridge
