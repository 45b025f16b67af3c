// Two futures as sentences and figures of the window.
#include <algorithm>
#include <cmath>

#include "gui/bridge/command_fields.h"
#include "gui/bridge/foresight.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/insight_reader.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/things.h"
#include "gui/bridge/vocabulary.h"

namespace drydock::bridge {

namespace {

using models::Tone;
using models::WhatIfFigure;

// The thing that a command takes away whole: its first field that names one.
class TakenFinder : public FieldVisitor {
 public:
  explicit TakenFinder(std::string_view command) : command_(command) {}
  void text(std::string_view name, std::string& value) override {
    const FieldMeaning* meaning = meaningOf(command_, name);
    if (found.isEmpty() && meaning && meaning->use == FieldUse::thing)
      found = idOf(meaning->of, value);
  }
  void integer(std::string_view, std::int64_t&) override {}
  void number(std::string_view name, double& value) override {
    if (name == "share" && value < 1) part = true;
  }
  void flag(std::string_view, bool&) override {}
  void duration(std::string_view, Duration&) override {}

  QString found;
  bool part = false;  ///< Only so much of it is hit.

 private:
  std::string_view command_;
};

// Commands after which the thing that they name is not there; others only change or disturb it.
bool takesAway(const QString& command) {
  static const QStringList all{
      "failure.zone",   "failure.node",           "failure.crash_node",    "failure.spot_node",
      "failure.pod",    "failure.crash_database", "failure.hang_pod",      "failure.nat",
      "failure.tunnel", "failure.endpoint",       "kubernetes.delete_pod", "kubernetes.drain_node"};
  return all.contains(command);
}

QString signedText(double difference, const QString& size) {
  return (difference < 0 ? QString(QChar(0x2212)) : QString("+")) + size;
}

QString same() { return WhatIfText::tr("same"); }

// More of it is worse.
WhatIfFigure counted(const QString& name, double without, double with, const QString& hint) {
  WhatIfFigure figure{
      name, models::figureText(without), models::figureText(with), same(), Tone::quiet, hint};
  const double more = with - without;
  if (std::abs(more) < 0.5) return figure;
  figure.change = signedText(more, models::figureText(std::abs(more)));
  figure.tone = more > 0 ? Tone::broken : Tone::good;
  return figure;
}

WhatIfFigure shared(const QString& name, double without, double with, const QString& hint) {
  WhatIfFigure figure{
      name, models::percentText(without), models::percentText(with), same(), Tone::quiet, hint};
  const double points = (with - without) * 100;
  if (figure.without == figure.with) return figure;
  figure.change =
      WhatIfText::tr("%1 points").arg(signedText(points, models::figureText(std::abs(points))));
  figure.tone = points < 0 ? Tone::broken : Tone::good;
  return figure;
}

WhatIfFigure timed(const QString& name, double without, double with, const QString& hint) {
  WhatIfFigure figure{name,
                      models::latencyText(without * 1000),
                      models::latencyText(with * 1000),
                      same(),
                      Tone::quiet,
                      hint};
  if (figure.without == figure.with) return figure;
  figure.change = signedText(with - without, models::latencyText(std::abs(with - without) * 1000));
  figure.tone = with > without ? Tone::strained : Tone::good;
  return figure;
}

WhatIfFigure paid(const QString& name, Money without, Money with, const QString& hint) {
  WhatIfFigure figure{name,
                      models::dollarText(without.to_double()),
                      models::dollarText(with.to_double()),
                      same(),
                      Tone::quiet,
                      hint};
  const double more = (with - without).to_double();
  if (figure.without == figure.with) return figure;
  figure.change = signedText(more, models::dollarText(std::abs(more)));
  return figure;
}

qint64 lasting(Duration span) { return momentOf(Time(span)); }

void addFigures(const report::WhatIf& told, models::WhatIfModel& model) {
  const report::WhatIfSide &a = told.without, &b = told.with;
  if (told.has_users) {
    model.figures = {
        counted(WhatIfText::tr("Requests that fail"), double(a.users.failed),
                double(b.users.failed), WhatIfText::tr("Of users, in this time.")),
        shared(WhatIfText::tr("Success"), a.users.success(), b.users.success(),
               WhatIfText::tr("Share of users' requests that are answered well, in this time.")),
        shared(WhatIfText::tr("Success at worst"), a.least_success, b.least_success,
               WhatIfText::tr("In the worst ten seconds.")),
        timed("p95", a.users.p95, b.users.p95,
              WhatIfText::tr("19 of 20 answers that come at all come within it."))};
  }
  model.figures.append(counted(WhatIfText::tr("Pods lost"), double(a.pods_lost),
                               double(b.pods_lost),
                               WhatIfText::tr("Of those that are ready now.")));
  model.figures.append(counted(WhatIfText::tr("Pods that wait"), double(a.pods_waiting),
                               double(b.pods_waiting),
                               WhatIfText::tr("For a node; most at once.")));
  model.figures.append(
      paid(WhatIfText::tr("Dollars"), a.spent, b.spent, WhatIfText::tr("In this time.")));
  model.figures.append(paid(WhatIfText::tr("Dollars a month"), a.month, b.month,
                            WhatIfText::tr("At the rate of the end of this time.")));
}

QString spanWords(qint64 span) {
  const auto whole = int(span / 60000);
  return whole < 60 || whole % 60 != 0 ? WhatIfText::tr("%n minute(s)", "", whole)
                                       : WhatIfText::tr("%n hour(s)", "", whole / 60);
}

void sayVerdict(const report::WhatIf& told, models::WhatIfModel& model) {
  const report::WhatIfSide &a = told.without, &b = told.with;
  const auto failed = b.users.failed - a.users.failed;
  const bool hit = told.has_users && failed > 0 && b.least_success < a.least_success;
  if (hit && b.below > a.below) {
    model.tone = Tone::broken;
    model.verdict =
        WhatIfText::tr("Users are hit: %1 more requests fail, at worst only %2 succeed.")
            .arg(models::figureText(double(failed)), models::percentText(b.least_success));
    model.verdict += ' ' + (b.well ? WhatIfText::tr("They are served well again after %1.")
                                         .arg(models::spanText(lasting(b.below_until - told.from)))
                                   : WhatIfText::tr("They are still not served well at the end."));
  } else if (hit) {
    model.tone = Tone::strained;
    model.verdict = WhatIfText::tr("Users hardly notice: %1 more requests fail.")
                        .arg(models::figureText(double(failed)));
  } else if (told.has_users) {
    model.tone = Tone::good;
    model.verdict =
        WhatIfText::tr("Users notice nothing in the next %1.").arg(spanWords(model.span));
  } else {
    model.verdict = b.pods_lost > 0
                        ? WhatIfText::tr("%n pod(s) would be lost.", "", int(b.pods_lost))
                        : WhatIfText::tr("No pod would be lost.");
    model.tone = b.pods_lost > 0 ? Tone::strained : Tone::good;
  }
}

}  // namespace

QString sayTouches(const Rulebook& rulebook, const World& world, const AnyCommand& command) {
  if (takesAway(textOf(command.kind()))) {
    TakenFinder finder(command.kind());
    command.read(finder);
    if (!finder.part && !radiusName(world, finder.found).isEmpty())
      return readRadius(world, finder.found).words;
  }
  const Result<Forecast> forecast = rulebook.check(world, command);
  return forecast ? sayPreview(*forecast) : QString();
}

void readWhatIf(const Rulebook& rulebook, const report::WhatIf& told, models::WhatIfModel& model) {
  addFigures(told, model);
  sayVerdict(told, model);
  const World& world = *told.world;
  for (const report::StoryLine& line : told.story) {
    const auto say = [&](CauseId id) { return sayFact(rulebook, world, world.chronicle()[id]); };
    models::WhatIfLine item{
        momentOf(line.at), say(line.fact), {}, toneOf(rulebook, world.chronicle()[line.fact])};
    if (line.more > 0) item.text += ' ' + WhatIfText::tr("(and %n more)", "", int(line.more));
    if (line.cause && world.chronicle()[line.cause].type != fact_index<CommandGiven>)
      item.because = say(line.cause);
    model.lines.append(item);
  }
}

}  // namespace drydock::bridge
