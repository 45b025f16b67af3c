// What a trainee must not see: hidden faults, and what of them nobody has noticed yet.
#pragma once

#include <QCoreApplication>
#include <set>

#include "gui/bridge/slots.h"
#include "gui/models/inspector_model.h"
#include "gui/models/series_model.h"
#include "gui/models/story_model.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/run/journal.h"

namespace drydock::bridge {

class VeilText {
  Q_DECLARE_TR_FUNCTIONS(VeilText)
};

/// Hides each hidden command with all that it brings in its own instant, but for what users and
/// services feel. What follows later is seen as everything else is; where its chain of causes would
/// come to something hidden, it ends with "something happened".
class Veil {
 public:
  /// Takes the facts that are new; `receipts` are those of the branch.
  void read(const World& world, const Rulebook& rulebook,
            const std::vector<run::Receipt>& receipts);
  /// Another branch is shown: starts over.
  void clear();
  bool hides(CauseId fact) const { return hidden_.count(fact.index) > 0; }
  bool hides(const QString& factId) const;
  bool empty() const { return hidden_.empty(); }

  QVector<models::CauseItem> cover(QVector<models::CauseItem> chain) const;
  void cover(models::SeriesModel& series) const;
  void cover(models::StoryModel& story) const;

 private:
  std::set<std::uint32_t> hidden_;
  std::uint32_t read_ = 0;
};

}  // namespace drydock::bridge
