// Run files: a run's scenario, journal, facts, samples and bill in one SQLite file, to be asked
// later.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/result.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/run/why.h"
#include "sim/practice/store/database.h"

namespace drydock::store {

/// What a run was made of. Scenario and arguments are kept as the text that they were given as.
struct RunHeader {
  std::string scenario;  ///< JSON text of the scenario.
  Seed seed{};
  std::string program;  ///< Version of Drydock.
  std::string models;   ///< Version or date of the models used.
  Time start;
};

/// A journal entry as it is kept.
struct StoredEntry {
  Time at;
  Actor actor = Actor::scenario;
  std::string kind;
  std::string arguments;  ///< JSON text.
  bool accepted = true;
  std::string reason, hint;
  CauseId cause;
};

/// A fact as it is kept.
struct StoredFact {
  CauseId id;
  Time at;
  std::string kind, text;
  Tone tone = Tone::neutral;
  Weight weight = Weight::normal;
  CauseId parent;
};

/// A count or figure of a service: {"api", "requests.served", 12000}.
struct StoredCounter {
  std::string service, name;
  double value = 0;
};

/// What one flow made of an item of the bill.
struct StoredFlow {
  std::string resource;  ///< Its way: "nat-a", "between zones, out".
  std::string from, to;  ///< "web", "payments"
  std::string purpose;   ///< The operation; empty for logs and the like.
  Money amount;
  CauseId cause;  ///< Of its dearest part.
};

/// "api to payments for checkout, nat-a": the flow and its way, for people.
std::string say(const StoredFlow& flow);

/// Dollars an hour in two spans of time.
struct Change {
  Money before, after;
  Money difference() const { return after - before; }
};

/// A resource or a flow whose dollars changed, at the prices of before; or a price in tiers that
/// did, which then has no cause.
struct ChangeReason {
  std::string what;
  Change change;
  CauseId cause;  ///< Of its latest posting.
};

/// An item of the bill that changed, and who made it so, largest difference first.
struct ItemChange {
  std::string item;
  Change change;
  std::vector<ChangeReason> reasons;
};

/// Why the bill's rate is not what it was, largest difference first.
struct Rise {
  Time before_from, before_to, after_from, after_to;
  Change change;
  std::vector<ItemChange> items;
};

/// How a run ended; there is none in the file of a run that was cut off.
struct RunEnd {
  Time time;
  std::uint64_t events = 0;
  Fingerprint fingerprint;
};

/// A run file. Each call that writes is one transaction that is on the disk when it returns, so the
/// caller's rhythm is what a crash can cost; after an error everything written before is still
/// there.
class RunFile {
 public:
  /// 2: shares and their portions of postings. 3: the rates of postings, and their tiers.
  static constexpr int version = 3;

  /// Starts a new file. An older run file (or an empty file) of this name is replaced; anything
  /// else refused.
  static Result<RunFile> create(const std::filesystem::path& file, const RunHeader& header);
  /// Opens a file for reading.
  static Result<RunFile> open(const std::filesystem::path& file);

  /// Writes the facts, samples and postings that are new in `world` since the last call. To be
  /// called at least once in six simulated hours if no sample is to be missed.
  Result<void> record(const World& world, const Rulebook& rulebook);
  Result<void> add(const std::vector<StoredEntry>& entries);
  Result<void> set_counters(const std::vector<StoredCounter>& counters);
  /// Writes what is new, what is used but not posted yet, and the end.
  Result<void> finish(const World& world, const Rulebook& rulebook);

  Result<RunHeader> header();
  Result<std::vector<StoredEntry>> journal();
  /// Facts of at least this weight, oldest first; of one thing only if `subject` is given.
  Result<std::vector<StoredFact>> facts(Weight least = Weight::detail,
                                        std::string_view subject = {});
  Result<std::vector<StoredCounter>> counters();
  Result<std::optional<RunEnd>> end();

  /// From `fact` to its root.
  Result<std::vector<run::WhyStep>> why(CauseId fact);
  /// From the newest fact about the thing called `subject`, such as a pending pod; an error if
  /// there is none.
  Result<std::vector<run::WhyStep>> why_subject(std::string_view subject);
  /// The causes of an item of the bill, dearest first; an error that names the items if there is
  /// none.
  Result<std::vector<run::WhyCost>> why_item(std::string_view item, std::size_t most = 3);
  /// What flows made of an item, dearest first; empty when nothing of it was made by flows. Error
  /// "older" for a file of before flows were kept.
  Result<std::vector<StoredFlow>> flows(std::string_view item);
  /// Compares the dollars of the span up to `since` with those of the last span that is closed;
  /// spans are `over` long, shorter where the run is. Without `since` the first such span counts.
  Result<Rise> rise(std::optional<Time> since, Duration over);
  /// The items of the bill with their dollars, dearest first.
  Result<std::vector<std::pair<std::string, Money>>> bill();

 private:
  explicit RunFile(Database database) : database_(std::move(database)) {}

  Result<void> write_facts(const World& world, const Rulebook& rulebook);
  Result<void> write_samples(const World& world);
  Result<void> write_postings(const World& world);
  Result<void> write_tiers(const World& world);
  Result<void> write_portions(const World& world);
  Result<bool> keeps(std::string_view table);
  Result<void> write_open_use(const World& world);
  Result<void> write_new(const World& world, const Rulebook& rulebook);

  /// How much of each log is in the file.
  struct Marks {
    std::uint32_t facts = 0, samples = 0, five_minutes = 0, rates = 0, postings = 0, shares = 0,
                  portions = 0;
  };

  Database database_;
  Marks marks_;
};

}  // namespace drydock::store
