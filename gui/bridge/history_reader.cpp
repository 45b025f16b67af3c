// Reads what has happened and what it costs: facts, marks, causes, bill and series.
#include <algorithm>
#include <array>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/why.h"

namespace drydock::bridge {

namespace {

// Fields of facts that name a thing on the map, and its kind there.
QString thingOfField(std::string_view field, const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 22> kinds{{
      {"pod", "pod"},
      {"node", "node"},
      {"instance", "node"},
      {"zone", "zone"},
      {"nat", "nat"},
      {"group", "group"},
      {"workload", "service"},
      {"service", "service"},
      {"balancer", "balancer"},
      {"volume", "volume"},
      {"snapshot", "snapshot"},
      {"bucket", "bucket"},
      {"job", "job"},
      {"cron_job", "cronjob"},
      {"autoscaler", "hpa"},
      {"tunnel", "tunnel"},
      {"vpn", "vpn"},
      {"endpoint", "endpoint"},
      {"interface", "interface"},
      {"peering", "peering"},
      {"record", "record"},
      {"outside", "outside"},
  }};
  for (const auto& [name, kind] : kinds) {
    if (field == name) return idOf(kind, text);
  }
  return {};
}

bool isKept(const World& world, CauseId id) {
  return id && id.index >= world.chronicle().first() && id.index < world.chronicle().size();
}

Actor actorOf(const Record& record) { return fact_of<CommandGiven>(record).actor; }

models::CauseItem linkOf(const World& world, const Rulebook& rulebook, const run::WhyStep& step) {
  const Record& record = world.chronicle()[step.id];
  models::CauseItem item;
  item.id = factId(step.id);
  item.text = sayFact(rulebook, world, record);
  item.at = momentOf(step.at);
  item.tone = toneOf(rulebook, record);
  item.kind = record.type == fact_index<CommandGiven> ? "command" : "fact";
  return item;
}

struct Shelf {
  const char* id;
  const char* icon;
};

// Which group of the bill a line belongs to, by its item.
Shelf shelfOf(std::string_view item) {
  if (item == "Machines") return {"machines", "node"};
  if (item.starts_with("NAT gateway")) return {"nat", "nat"};
  if (item.starts_with("Load balancer")) return {"balancer", "balancer"};
  if (item.starts_with("Data transfer")) return {"transfer", "internet"};
  if (item.starts_with("Buckets")) return {"buckets", "bucket"};
  if (item == "Cluster control plane") return {"cluster", "service"};
  if (item.starts_with("VPN")) return {"vpn", "vpn"};
  if (item == "Public IPv4 addresses") return {"transfer", "internet"};
  if (item == "Volumes") return {"volumes", "volume"};
  return {"other", "bill"};
}

QString shelfName(const QString& id) {
  if (id == "machines") return BillText::tr("Machines");
  if (id == "nat") return BillText::tr("NAT gateways");
  if (id == "balancer") return BillText::tr("Load balancer");
  if (id == "transfer") return BillText::tr("Internet and transfer");
  if (id == "buckets") return BillText::tr("Buckets");
  if (id == "cluster") return BillText::tr("Cluster");
  if (id == "vpn") return BillText::tr("VPN");
  if (id == "volumes") return BillText::tr("Volumes");
  return BillText::tr("Other");
}

// How much of an item was used, with its unit: "41.2 hours".
QString usedOf(const World& world, Name item) {
  double used = 0;
  QString unit;
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    const cost::Rate& rate = world[meter.rate];
    if (rate.item != item) continue;
    unit = textOf(world.text(rate.unit));
    std::int64_t rest = meter.used_rest + meter.unposted;
    if (meter.running) rest += (world.now() - meter.counted).count() * meter.size;
    used += static_cast<double>(meter.used) +
            static_cast<double>(rest) / static_cast<double>(rate.per_unit);
  }
  return models::figureText(used) + " × " + unit;
}

models::Series metricSeries(const World& world, const char* metric, const QString& name,
                            models::SeriesStyle style, models::SeriesTone tone, double factor = 1) {
  models::Series series{metric, name, style, tone, {}};
  const Id<Metric> id = world.find<Metric>(std::string_view(metric));
  if (!id) return series;
  for (const SeriesPoint& point :
       drydock::series(world, id, world.start() - nanoseconds(1), world.now())) {
    series.samples.append({momentOf(point.at), point.mean * factor});
  }
  return series;
}

models::Series objective(models::Moment from, double value) {
  return {"objective",
          ChartText::tr("objective"),
          models::SeriesStyle::objective,
          models::SeriesTone::neutral,
          {{from, value}}};
}

}  // namespace

models::FactItem readFact(const World& world, const Rulebook& rulebook, CauseId id) {
  const Record& record = world.chronicle()[id];
  const FactInfo& info = rulebook.fact_info(record);
  models::FactItem item;
  item.id = factId(id);
  item.at = momentOf(record.at);
  item.text = sayFact(rulebook, world, record);
  item.kind = textOf(info.style.kind);
  item.tone = toneOf(rulebook, record);
  for (const SaidField& field : info.fields(world, record)) {
    const QString subject = thingOfField(field.name, field.text);
    if (field.is_subject && !subject.isEmpty()) item.subjects.append(subject);
  }
  if (record.parent) item.cause = factId(record.parent);
  return item;
}

bool isMark(const World& world, const Rulebook& rulebook, CauseId id) {
  const Record& record = world.chronicle()[id];
  if (record.type == fact_index<CommandGiven>) return actorOf(record) != Actor::scenario;
  return rulebook.fact_info(record).style.weight == Weight::headline;
}

models::TimelineModel readTimeline(const session::Frame& frame, const World& world,
                                   const QVector<models::TimelineMark>& marks) {
  models::TimelineModel time;
  time.start = momentOf(frame.status.start);
  time.now = momentOf(frame.status.time);
  // Without an end, the bar leaves room to the right of now.
  time.end = frame.status.end == Time::max()
                 ? time.start + std::max<models::Moment>(3600000, (time.now - time.start) * 5 / 4)
                 : std::max(momentOf(frame.status.end), time.now);
  time.playing = frame.status.playing;
  time.speed = frame.status.speed.is_max() ? 0 : frame.status.speed.factor;
  if (!world.table<workload::Flow>().empty()) {
    time.success = workload::success(world, "users", minutes(1));
    time.p95 = workload::users_quantile(world, 0.95) * 1000;
    const auto& settings = world.only<workload::Settings>();
    time.objectiveSuccess = settings.objective_success;
    time.objectiveP95 = in_seconds(settings.objective_p95) * 1000;
  }
  time.dollarsPerHour = cost::hourly_run_rate(world).to_double();
  time.dollars = cost::spent(world).to_double();
  time.marks = marks;
  for (const run::Receipt& receipt : frame.receipts) {
    const Actor actor = receipt.entry.actor;
    if (receipt.accepted && actor != Actor::scenario && actor != Actor::lesson) {
      time.undo = sayCommand(receipt.entry.command);
    }
  }
  for (const run::BranchInfo& branch : frame.status.branches) {
    if (branch.broken) continue;
    time.branches.append({QString::number(branch.id.number), textOf(branch.name),
                          momentOf(branch.forked_at), branch.id == frame.branch});
  }
  return time;
}

QVector<models::CauseItem> readChain(const World& world, const Rulebook& rulebook, CauseId cause) {
  QVector<models::CauseItem> chain;
  for (const run::WhyStep& step : run::why(world, rulebook, cause)) {
    chain.append(linkOf(world, rulebook, step));
  }
  if (!chain.isEmpty() && chain.front().kind == "fact") chain.front().kind = "symptom";
  return chain;
}

QVector<models::CauseItem> readWhy(const World& world, const Rulebook& rulebook,
                                   const QString& id) {
  const Thing thing = thingOf(id);
  if (const CauseId cause = causeOf(id)) {
    return isKept(world, cause) ? readChain(world, rulebook, cause) : QVector<models::CauseItem>();
  }
  if (thing.kind == "bill") {
    const auto reasons = run::why_item(world, rulebook, thing.plain(), 1);
    if (!reasons || reasons->empty() || reasons->front().steps.empty()) return {};
    return readChain(world, rulebook, reasons->front().steps.front().id);
  }
  if (thing.kind == "pod") {
    const auto steps = run::why_pod(world, rulebook, thing.plain());
    return steps && !steps->empty() ? readChain(world, rulebook, steps->front().id)
                                    : QVector<models::CauseItem>();
  }
  if (thing.kind == "node") {
    const auto node = world.find<kubernetes::Node>(thing.plain());
    if (node && isKept(world, world[node].condition_cause)) {
      return readChain(world, rulebook, world[node].condition_cause);
    }
  }
  // Of anything else: the newest fact that is about it, as far as the last ten thousand tell.
  const Table<Record>& chronicle = world.chronicle();
  const std::uint32_t least =
      std::max(chronicle.first(), chronicle.size() > 10000 ? chronicle.size() - 10000 : 0);
  for (std::uint32_t at = chronicle.size(); at > least; --at) {
    const CauseId cause{at - 1};
    const Record& record = chronicle[cause];
    const FactInfo& info = rulebook.fact_info(record);
    for (const SaidField& field : info.fields(world, record)) {
      if (field.is_subject && thingOfField(field.name, field.text) == id) {
        return readChain(world, rulebook, cause);
      }
    }
  }
  return {};
}

QString readQuestion(const World& world, const Rulebook& rulebook, const QString& id) {
  const CauseId cause = causeOf(id);
  if (isKept(world, cause)) return sayFact(rulebook, world, world.chronicle()[cause]);
  const Thing thing = thingOf(id);
  return thing.kind == "bill" ? sayWord(thing.plain()) : thing.name;
}

models::Bill readBill(const World& world) {
  models::Bill bill;
  for (const cost::BillLine& line : cost::bill(world)) {
    const std::string_view item = world.text(line.item);
    const Shelf shelf = shelfOf(item);
    auto group = std::find_if(bill.groups.begin(), bill.groups.end(),
                              [&](const auto& one) { return one.id == shelf.id; });
    if (group == bill.groups.end()) {
      bill.groups.append({shelf.id, shelfName(shelf.id), shelf.icon, {}});
      group = bill.groups.end() - 1;
    }
    group->items.append({idOf("bill", item), sayWord(item), usedOf(world, line.item),
                         line.amount.to_double(), line.month_run_rate.to_double()});
    bill.dollars += line.amount.to_double();
    bill.dollarsPerMonth += line.month_run_rate.to_double();
  }
  // In the order of their names, so that rows keep their places while amounts run.
  for (auto& group : bill.groups) {
    std::sort(group.items.begin(), group.items.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
  }
  std::sort(bill.groups.begin(), bill.groups.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return bill;
}

models::SeriesModel readSeries(const World& world, const Rulebook& rulebook, Time end) {
  using models::SeriesStyle;
  using models::SeriesTone;
  using models::SeriesUnit;
  models::SeriesModel all;
  all.from = momentOf(world.start());
  all.to = std::max(momentOf(world.now()), all.from + 60000);
  if (end != Time::max() && end - world.start() <= hours(6))
    all.to = std::max(all.to, momentOf(end));
  double success = 0.999, p95 = 400;
  if (!world.table<workload::Settings>().empty()) {
    const auto& settings = world.only<workload::Settings>();
    success = settings.objective_success;
    p95 = in_seconds(settings.objective_p95) * 1000;
  }
  all.panels = {
      {"success",
       ChartText::tr("Requests that succeed"),
       SeriesUnit::percent,
       {metricSeries(world, "users.success", ChartText::tr("success"), SeriesStyle::line,
                     SeriesTone::accent),
        objective(all.from, success)},
       0.99,
       1},
      {"latency",
       ChartText::tr("Latency"),
       SeriesUnit::milliseconds,
       {metricSeries(world, "users.p50", "p50", SeriesStyle::line, SeriesTone::accent),
        metricSeries(world, "users.p95", "p95", SeriesStyle::lightLine, SeriesTone::accent),
        metricSeries(world, "users.p99", "p99", SeriesStyle::lightestLine, SeriesTone::accent),
        objective(all.from, p95)},
       0,
       0},
      {"nodes",
       ChartText::tr("Nodes and pods"),
       SeriesUnit::count,
       {metricSeries(world, "cluster.nodes_ready", ChartText::tr("nodes that are Ready"),
                     SeriesStyle::steps, SeriesTone::neutral),
        metricSeries(world, "cluster.pods_pending", ChartText::tr("pods that wait"),
                     SeriesStyle::steps, SeriesTone::strained)},
       0,
       8},
      {"dollars",
       ChartText::tr("Dollars an hour"),
       SeriesUnit::dollarsPerHour,
       {metricSeries(world, "cost.per_hour", "$/h", SeriesStyle::area, SeriesTone::money)},
       0,
       1}};
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t at = chronicle.first(); at < chronicle.size(); ++at) {
    const CauseId id{at};
    const Record& record = chronicle[id];
    const bool command =
        record.type == fact_index<CommandGiven> && actorOf(record) != Actor::scenario;
    const FactStyle& style = rulebook.fact_info(record).style;
    const bool fault = style.kind.starts_with("network.") && style.weight == Weight::headline;
    if (!command && !fault) continue;
    all.marks.append({momentOf(record.at), factId(id), sayFact(rulebook, world, record),
                      command                         ? SeriesTone::accent
                      : style.tone == Tone::recovered ? SeriesTone::neutral
                                                      : SeriesTone::broken});
  }
  return all;
}

}  // namespace drydock::bridge
