// Follows hidden commands through the facts of their instant.
#include "gui/bridge/veil.h"

#include <algorithm>

#include "gui/bridge/ids.h"

namespace drydock::bridge {

void Veil::clear() {
  hidden_.clear();
  read_ = 0;
}

void Veil::read(const World& world, const Rulebook& rulebook,
                const std::vector<run::Receipt>& receipts) {
  for (const run::Receipt& receipt : receipts)
    if (receipt.entry.hidden && receipt.cause) hidden_.insert(receipt.cause.index);
  const Table<Record>& chronicle = world.chronicle();
  for (read_ = std::max(read_, chronicle.first()); read_ < chronicle.size(); ++read_) {
    const Record& record = chronicle[CauseId{read_}];
    const CauseId parent = record.parent;
    if (!parent || parent.index < chronicle.first() || !hides(parent)) continue;
    if (chronicle[parent].at != record.at) continue;
    if (rulebook.fact_info(record).style.kind.starts_with("workload.")) continue;
    hidden_.insert(read_);
  }
}

bool Veil::hides(const QString& factId) const {
  const CauseId fact = causeOf(factId);
  return fact && hides(fact);
}

QVector<models::CauseItem> Veil::cover(QVector<models::CauseItem> chain) const {
  for (qsizetype at = 0; at < chain.size(); ++at) {
    if (!hides(chain[at].id)) continue;
    models::CauseItem nobodyKnows;
    nobodyKnows.text = VeilText::tr("Something happened. What it was is for you to find out.");
    nobodyKnows.at = chain[std::max<qsizetype>(0, at - 1)].at;
    nobodyKnows.tone = models::Tone::strained;
    nobodyKnows.kind = "fact";
    chain.resize(at);
    chain.append(nobodyKnows);
    break;
  }
  return chain;
}

void Veil::cover(models::SeriesModel& series) const {
  series.marks.removeIf([this](const models::ChartMark& mark) { return hides(mark.id); });
}

void Veil::cover(models::StoryModel& story) const {
  if (hides(story.root)) {
    story.title = VeilText::tr("Something happened");
    story.asked.clear();
  }
  for (models::StoryItem& line : story.lines)
    if (hides(line.cause)) line.because = VeilText::tr("something happened");
  story.lines.removeIf([this](const models::StoryItem& line) { return hides(line.id); });
}

}  // namespace drydock::bridge
