// The journal: what was asked of a run, when and by whom; with scenario and seed it is the whole
// run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/base/time.h"
#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/fact.h"

namespace drydock::run {

/// A command at the moment at which it was or is to be given. Journals are values: a vector of
/// these.
struct JournalEntry {
  Time at;
  Actor actor = Actor::scenario;
  AnyCommand command;
  bool hidden = false;  ///< Whoever is trained is not to know of it.
};

/// A command that was put ahead: it enters the journal when its time comes.
struct Appointment {
  std::uint32_t number = 0;  ///< Names it in its run; never used again.
  JournalEntry entry;
};

/// A journal entry and what came of it.
struct Receipt {
  JournalEntry entry;
  bool accepted = false;
  std::string reason;  ///< Why it was refused; empty when accepted.
  std::string hint;    ///< What would help; may be empty.
  CauseId cause;       ///< The fact that the command was given; no row when refused.
};

/// The entries of receipts, accepted and refused, in their order.
std::vector<JournalEntry> entries_of(const std::vector<Receipt>& receipts);

/// A journal as plain lines (time, actor, kind, fields), for reports of defects.
std::string dump_journal(const std::vector<Receipt>& receipts);

}  // namespace drydock::run
