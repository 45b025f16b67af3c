// Reads faults from the palette, and strikes from agenda and receipts.
#include "gui/bridge/station_reader.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/bridge/command_forms.h"
#include "gui/bridge/ids.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/vocabulary.h"
#include "sim/engine/kernel/refusal.h"

namespace drydock::bridge {

class StationText {
  Q_DECLARE_TR_FUNCTIONS(StationText)
};

models::StationModel readStation(const SessionBridge& bridge) {
  const session::Frame& frame = bridge.frame();
  const Check check = [&](const AnyCommand& command) { return bridge.checkStrike(command); };
  models::StationModel station;
  station.now = momentOf(frame.status.time);
  station.veiled = bridge.veiled();
  for (const auto& group : readPalette({*frame.world, bridge.rulebook(), check})) {
    models::MenuTopic topic{group.title, {}};
    for (const auto& action : group.actions)
      if (!action.command.isEmpty()) topic.entries.append({action.command, action.text});
    if (!topic.entries.isEmpty()) station.faults.append(topic);
  }
  for (const run::Receipt& receipt : frame.receipts) {
    if (receipt.entry.actor != Actor::instructor) continue;
    models::StrikeItem item{
        0,
        momentOf(receipt.entry.at),
        sayCommand(receipt.entry.command),
        receipt.entry.hidden,
        receipt.accepted ? models::StrikeState::struck : models::StrikeState::refused,
        {}};
    if (!receipt.accepted) item.hint = sayRefusal(Error{{}, receipt.reason, {}, receipt.hint});
    station.strikes.append(item);
  }
  for (const run::Appointment& ahead : frame.agenda) {
    if (ahead.entry.at <= frame.status.time) continue;
    station.strikes.append({ahead.number,
                            momentOf(ahead.entry.at),
                            sayCommand(ahead.entry.command),
                            ahead.entry.hidden,
                            models::StrikeState::ahead,
                            {}});
  }
  std::stable_sort(station.strikes.begin(), station.strikes.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  return station;
}

QVector<models::TimelineMark> readAhead(const SessionBridge& bridge) {
  QVector<models::TimelineMark> marks;
  for (const run::Appointment& ahead : bridge.frame().agenda) {
    if (ahead.entry.at <= bridge.frame().status.time) continue;
    if (bridge.veiled() && ahead.entry.hidden) continue;
    marks.append({idOf("ahead", QString::number(ahead.number)),
                  StationText::tr("Ahead: %1").arg(sayCommand(ahead.entry.command)),
                  momentOf(ahead.entry.at), models::Tone::command});
  }
  return marks;
}

models::Verdict readStrikeVerdict(const SessionBridge& bridge, const QString& command,
                                  const models::FormValues& values, qint64 delay) {
  const Check check = [&](const AnyCommand& made) { return bridge.checkStrike(made); };
  models::Verdict verdict =
      readVerdict({*bridge.frame().world, bridge.rulebook(), check}, command, values);
  if (verdict.allowed || delay <= 0) return verdict;
  const auto made = filled(bridge.rulebook(), command, values);
  const Result<Forecast> now = made ? bridge.checkStrike(*made) : Result<Forecast>();
  if (now || now.error().code == impossible_code) return verdict;
  verdict.allowed = true;
  verdict.words =
      StationText::tr("Not possible now: %1 It is tried when its time comes.").arg(verdict.words);
  return verdict;
}

}  // namespace drydock::bridge
