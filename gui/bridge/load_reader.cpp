// What a load test says to a person: levels, and two sentences about the knee.
#include <algorithm>
#include <cmath>

#include "gui/bridge/ids.h"
#include "gui/bridge/load_tester.h"
#include "gui/bridge/vocabulary.h"
#include "sim/platform/workload/workload.h"

namespace drydock::bridge {

namespace {

double inMs(double seconds) { return seconds * 1000; }

QString askedText(double rate) {
  return LoadText::tr("%1 requests/s").arg(models::figureText(rate));
}

QString resourceText(report::Resource resource) {
  switch (resource) {
    case report::Resource::disk:
      return LoadText::tr("disk");
    case report::Resource::workers:
      return LoadText::tr("workers");
    default:
      return "CPU";
  }
}

// Of a resource; tenths of a percent say nothing.
QString useText(double share) { return models::percentText(std::round(share * 100) / 100); }

models::LoadBreak breakOf(report::LoadBreak reason) {
  switch (reason) {
    case report::LoadBreak::fails:
      return models::LoadBreak::fails;
    case report::LoadBreak::slow:
      return models::LoadBreak::slow;
    case report::LoadBreak::stops_following:
      return models::LoadBreak::stopsFollowing;
    default:
      return models::LoadBreak::held;
  }
}

models::LoadLevel levelOf(const report::LoadLevel& level) {
  const report::Fullest& most = level.fullest;
  return {level.times,
          level.asked,
          level.offered,
          level.served,
          level.success,
          inMs(level.p50),
          inMs(level.p95),
          inMs(level.p99),
          most.service.empty()
              ? QString()
              : QString("%1: %2 %3")
                    .arg(textOf(most.service), resourceText(most.resource), useText(most.share)),
          most.is_full(),
          breakOf(level.reason)};
}

QString sayMiss(const report::LoadTest& test, const report::LoadLevel& level) {
  const QString asked = askedText(level.asked);
  switch (level.reason) {
    case report::LoadBreak::slow:
      return LoadText::tr("At %1 one answer in twenty takes longer than %2; %3 are promised.")
          .arg(asked, models::latencyText(inMs(level.p95)),
               models::latencyText(inMs(test.objective_p95)));
    case report::LoadBreak::fails:
      return LoadText::tr("At %1 only %2 of the requests succeed; %3 are promised.")
          .arg(asked, models::percentText(level.success),
               models::percentText(test.objective_success));
    default:
      return LoadText::tr("At %1 only %2 of %3 requests a second are served.")
          .arg(asked, models::figureText(level.served), models::figureText(level.offered));
  }
}

QString sayFullest(const report::Fullest& most) {
  const QString name = textOf(most.service), share = useText(most.share);
  if (name.isEmpty()) return {};
  if (!most.is_full()) {
    return LoadText::tr("Nothing is full; %1 has the least room: %2 %3.")
        .arg(name, resourceText(most.resource), share);
  }
  switch (most.resource) {
    case report::Resource::disk:
      return LoadText::tr("What is full is the disk of %1: %2.").arg(name, share);
    case report::Resource::workers:
      return LoadText::tr("What is full are the workers of %1: %2 are taken.").arg(name, share);
    default:
      return LoadText::tr("What is full is the CPU of %1: %2.").arg(name, share);
  }
}

// The slowest of a hundred answers at any level up to this one.
double worstBelow(const report::LoadTest& test, const report::LoadLevel& top) {
  double worst = 0;
  for (const report::LoadLevel& level : test.levels) {
    if (level.times <= top.times) worst = std::max(worst, level.p99);
  }
  return inMs(worst);
}

// What ails the platform, whatever its load.
QString sayAilment(const report::Ailment& ailment) {
  const QString symptom = saySentence(ailment.symptom), root = saySentence(ailment.root);
  return root.isEmpty() ? LoadText::tr("It is not the load: before it rose, %1.").arg(symptom)
                        : LoadText::tr("It is not the load: before it rose, %1, because %2.")
                              .arg(symptom, root);
}

QString sayHeld(const report::LoadTest& test, const report::LoadLevel& top) {
  return LoadText::tr("Up to %1, 99 % of the answers come within %2.")
      .arg(askedText(top.asked), models::latencyText(worstBelow(test, top)));
}

void sayVerdict(const report::LoadTest& test, models::LoadModel& model) {
  if (test.levels.empty()) {
    if (test.cut) model.verdict = LoadText::tr("The test was ended before its first level.");
    return;
  }
  if (!test.broke_at) {
    const report::LoadLevel& top = test.levels.back();
    model.verdict = sayHeld(test, top);
    model.because = (test.cut ? LoadText::tr("The test was ended early.")
                              : LoadText::tr("Every level held: the knee lies higher.")) +
                    ' ' + sayFullest(top.fullest);
    return;
  }
  const report::LoadLevel& broke = *test.broke_at;
  if (test.is_ailing()) {
    model.verdict = LoadText::tr("It fails its users before the load rises.");
    model.because =
        sayAilment(test.before) + ' ' + sayMiss(test, broke) + ' ' + sayFullest(broke.fullest);
    return;
  }
  model.verdict = test.knee ? sayHeld(test, *test.knee)
                            : LoadText::tr("Already the lowest level is more than it can take.");
  model.because = sayMiss(test, broke) + ' ' + sayFullest(broke.fullest);
  if (test.cut) model.because += ' ' + LoadText::tr("The test was ended early.");
}

}  // namespace

QVector<models::LoadSubject> readSubjectsOfLoad(const World& world) {
  QVector<models::LoadSubject> subjects;
  const report::OrdinaryLoad all = report::ordinary_load(world);
  if (all.amount <= 0) return subjects;
  subjects.append({{}, LoadText::tr("all traffic"), all.amount, all.clients});
  for (const auto& [id, row] : world.table<workload::Operation>()) {
    if (row.backlog) continue;
    const std::string name(world.text(row.name));
    const report::OrdinaryLoad load = report::ordinary_load(world, name);
    if (load.amount > 0) {
      subjects.append({textOf(name), textOf(name), load.amount, load.clients});
    }
  }
  return subjects;
}

void readLoadTest(const report::LoadTest& test, models::LoadModel& model) {
  for (const report::LoadLevel& level : test.levels) model.levels.append(levelOf(level));
  std::sort(model.levels.begin(), model.levels.end(),
            [](const auto& a, const auto& b) { return a.times < b.times; });
  model.operation = textOf(test.operation);
  model.knee = test.knee && test.broke_at ? test.knee->asked : 0;
  model.objectiveP95 = inMs(test.objective_p95);
  model.objectiveSuccess = test.objective_success;
  model.csv = QString::fromStdString(report::load_csv(test));
  sayVerdict(test, model);
}

}  // namespace drydock::bridge
