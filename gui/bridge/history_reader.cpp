// Reads what has happened: facts, marks and causes.
#include <algorithm>
#include <array>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/why.h"

namespace drydock::bridge {

namespace {

// Fields of facts that name a thing on the map, and its kind there.
QString thingOfField(std::string_view field, const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 24> kinds{{
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
      {"schedule", "backup-schedule"},
      {"backup", "backup"},
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

QString lastOfTrainee(const session::Frame& frame) {
  QString last;
  for (const run::Receipt& receipt : frame.receipts) {
    const Actor actor = receipt.entry.actor;
    if (!receipt.accepted || actor == Actor::scenario || actor == Actor::lesson) continue;
    last = actor == Actor::trainee ? sayCommand(receipt.entry.command) : QString();
  }
  return last;
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
  return thing.kind == "bill" ? billQuestion(id) : thing.name;
}

}  // namespace drydock::bridge
