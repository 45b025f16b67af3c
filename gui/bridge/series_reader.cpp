// Reads the dashboards: series of users or of one service, their objectives, and the marks.
#include <algorithm>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/workload/workload.h"

namespace drydock::bridge {

namespace {

using models::SeriesStyle;
using models::SeriesTone;
using models::SeriesUnit;

// Series of one world from one moment on.
struct SeriesReader {
  const World& world;
  Time from;

  models::Series read(const std::string& metric, const QString& name, SeriesStyle style,
                      SeriesTone tone) const {
    models::Series made{QString::fromStdString(metric), name, style, tone, {}};
    const Id<Metric> id = world.find<Metric>(std::string_view(metric));
    if (!id) return made;
    for (const SeriesPoint& point : drydock::series(world, id, from, world.now())) {
      made.samples.append({momentOf(point.at), point.mean});
    }
    return made;
  }
};

models::Series objective(models::Moment from, double value) {
  return {"objective",
          ChartText::tr("objective"),
          SeriesStyle::objective,
          SeriesTone::neutral,
          {{from, value}}};
}

models::ChartPanel successPanel(const SeriesReader& reader, const std::string& subject,
                                double limit) {
  models::ChartPanel panel;
  panel.id = "success";
  panel.title = ChartText::tr("Requests that succeed");
  panel.unit = SeriesUnit::percent;
  panel.series = {reader.read(subject + ".success", ChartText::tr("success"), SeriesStyle::line,
                              SeriesTone::accent),
                  objective(momentOf(reader.from), limit)};
  panel.floor = 0.99;
  panel.top = 1;
  panel.judged = 0;
  panel.objectiveIsLeast = true;
  return panel;
}

models::ChartPanel latencyPanel(const SeriesReader& reader, const std::string& subject,
                                double limit) {
  models::ChartPanel panel;
  panel.id = "latency";
  panel.title = ChartText::tr("Latency");
  panel.unit = SeriesUnit::milliseconds;
  panel.series = {
      reader.read(subject + ".p50", "p50", SeriesStyle::line, SeriesTone::accent),
      reader.read(subject + ".p95", "p95", SeriesStyle::lightLine, SeriesTone::accent),
      reader.read(subject + ".p99", "p99", SeriesStyle::lightestLine, SeriesTone::accent),
      objective(momentOf(reader.from), limit)};
  panel.judged = 1;
  return panel;
}

models::ChartPanel ratePanel(const SeriesReader& reader, const std::string& subject) {
  models::ChartPanel panel;
  panel.id = "rate";
  panel.title = ChartText::tr("Requests a second");
  panel.unit = SeriesUnit::perSecond;
  panel.series = {reader.read(subject + ".rate", ChartText::tr("requests"), SeriesStyle::area,
                              SeriesTone::accent)};
  panel.top = 1;
  return panel;
}

void addClusterPanels(const SeriesReader& reader, models::SeriesModel& all) {
  models::ChartPanel nodes;
  nodes.id = "nodes";
  nodes.title = ChartText::tr("Nodes and pods");
  nodes.series = {reader.read("cluster.nodes_ready", ChartText::tr("nodes that are Ready"),
                              SeriesStyle::steps, SeriesTone::neutral),
                  reader.read("cluster.pods_pending", ChartText::tr("pods that wait"),
                              SeriesStyle::steps, SeriesTone::strained)};
  nodes.top = 8;
  models::ChartPanel dollars;
  dollars.id = "dollars";
  dollars.title = ChartText::tr("Dollars an hour");
  dollars.unit = SeriesUnit::dollarsPerHour;
  dollars.series = {reader.read("cost.per_hour", "$/h", SeriesStyle::area, SeriesTone::money)};
  dollars.top = 1;
  all.panels << nodes << dollars;
}

// Of a broker: the messages that wait for each of its consumers.
void addQueues(const SeriesReader& reader, Id<workload::Service> broker, models::SeriesModel& all) {
  static constexpr SeriesTone tones[] = {SeriesTone::accent, SeriesTone::bytes, SeriesTone::money,
                                         SeriesTone::strained};
  const World& world = reader.world;
  models::ChartPanel panel;
  panel.id = "queues";
  panel.title = ChartText::tr("Messages that wait");
  panel.top = 10;
  for (const auto& [id, backlog] : world.table<workload::Backlog>()) {
    if (backlog.broker != broker || panel.series.size() == qsizetype(std::size(tones))) continue;
    const std::string name(world.text(backlog.name));
    const QString consumer = textOf(std::string_view(name).substr(name.find('/') + 1));
    panel.series.append(reader.read("queue." + name + ".depth", consumer, SeriesStyle::line,
                                    tones[panel.series.size()]));
  }
  if (!panel.series.isEmpty()) all.panels.append(panel);
}

void addMarks(const World& world, const Rulebook& rulebook, models::SeriesModel& all) {
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t at = chronicle.first(); at < chronicle.size(); ++at) {
    const CauseId id{at};
    const Record& record = chronicle[id];
    if (momentOf(record.at) < all.from) continue;
    const bool command = record.type == fact_index<CommandGiven> &&
                         fact_of<CommandGiven>(record).actor != Actor::scenario;
    const FactStyle& style = rulebook.fact_info(record).style;
    const bool fault = style.kind.starts_with("network.") && style.weight == Weight::headline;
    if (!command && !fault) continue;
    all.marks.append({momentOf(record.at), factId(id), sayFact(rulebook, world, record),
                      command                                 ? SeriesTone::accent
                      : style.tone == kernel::Tone::recovered ? SeriesTone::neutral
                                                              : SeriesTone::broken});
  }
}

}  // namespace

QVector<models::ChartSubject> readSubjects(const World& world) {
  QVector<models::ChartSubject> subjects{{{}, ChartText::tr("Users")}};
  for (const auto& [id, service] : world.table<workload::Service>()) {
    const QString name = textOf(world.text(service.name));
    subjects.append({idOf("service", name), name});
  }
  return subjects;
}

QString subjectOf(const World& world, const QString& id) {
  const Thing thing = thingOf(id);
  std::string service = thing.kind == "service" ? thing.plain() : std::string();
  if (thing.kind == "pod") {
    const auto pod = world.find<kubernetes::Pod>(thing.plain());
    if (pod) service = world.text(world[world[pod].workload].name);
  }
  return world.find<workload::Service>(service) ? idOf("service", std::string_view(service))
                                                : QString();
}

models::SeriesModel readSeries(const World& world, const Rulebook& rulebook,
                               const models::ChartWish& wish, Time end) {
  models::SeriesModel all;
  Time from = world.start();
  if (wish.span > 0) from = std::max(from, world.now() - milliseconds(wish.span));
  all.from = momentOf(from);
  all.to = std::max(momentOf(world.now()), all.from + 60000);
  if (wish.span == 0 && end != Time::max() && end - world.start() <= hours(6)) {
    all.to = std::max(all.to, momentOf(end));
  }
  double success = 0.999, p95 = 400;
  if (!world.table<workload::Settings>().empty()) {
    const auto& settings = world.only<workload::Settings>();
    success = settings.objective_success;
    p95 = in_seconds(settings.objective_p95) * 1000;
  }
  const Thing thing = thingOf(wish.subject);
  const auto service = world.find<workload::Service>(thing.plain());
  const std::string subject = service ? "service." + thing.plain() : "users";
  const SeriesReader reader{world, from - nanoseconds(1)};
  all.panels = {successPanel(reader, subject, success), latencyPanel(reader, subject, p95),
                ratePanel(reader, subject)};
  if (service) {
    addQueues(reader, service, all);
  } else {
    addClusterPanels(reader, all);
  }
  addMarks(world, rulebook, all);
  return all;
}

}  // namespace drydock::bridge
