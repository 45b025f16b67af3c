// How a run file is asked: its parts, and why something was so.
#include <algorithm>
#include <charconv>
#include <map>

#include "sim/engine/base/text.h"
#include "sim/practice/store/run_file.h"

namespace drydock::store {

namespace {

Time time_of(std::int64_t count) { return Time(Duration(count)); }

CauseId cause_at(const Statement& statement, int column) {
  if (statement.is_null(column)) return {};
  return CauseId{static_cast<std::uint32_t>(statement.integer(column))};
}

template <class E>
E named(const std::string& text) {
  return enum_value<E>(text).value_or(E{});
}

/// Calls take(statement) for each row.
template <class Take>
Result<void> each_row(Statement& statement, Take&& take) {
  for (;;) {
    const Result<bool> more = statement.row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    take(statement);
  }
}

StoredFact fact_at(const Statement& row) {
  const auto weight = std::clamp<std::int64_t>(row.integer(5), 0, 2);
  return StoredFact{CauseId{static_cast<std::uint32_t>(row.integer(0))},
                    time_of(row.integer(1)),
                    row.text(2),
                    row.text(3),
                    named<Tone>(row.text(4)),
                    static_cast<Weight>(weight),
                    cause_at(row, 6)};
}

/// Asks for what fact_at() reads.
std::string select_facts(std::string_view from) {
  std::string sql = "SELECT id, at_ns, kind, text, tone, weight, parent FROM ";
  sql += from;
  return sql;
}

}  // namespace

Result<RunFile> RunFile::open(const std::filesystem::path& file) {
  auto database = Database::open(file, FileKind::run, version, false);
  if (!database) return tl::unexpected(database.error());
  return RunFile(std::move(*database));
}

Result<RunHeader> RunFile::header() {
  auto query = database_.prepare("SELECT scenario, seed, program, models, start_ns FROM run");
  if (!query) return tl::unexpected(query.error());
  RunHeader header;
  bool found = false;
  const auto done = each_row(*query, [&](const Statement& row) {
    found = true;
    header = RunHeader{row.text(0), Seed{static_cast<std::uint64_t>(row.integer(1))}, row.text(2),
                       row.text(3), time_of(row.integer(4))};
  });
  if (!done) return tl::unexpected(done.error());
  if (!found) return fail("damaged", "The run file has no run in it.");
  return header;
}

Result<std::vector<StoredEntry>> RunFile::journal() {
  auto query = database_.prepare(
      "SELECT at_ns, actor, kind, arguments, accepted, reason, hint, fact FROM journal "
      "ORDER BY number");
  if (!query) return tl::unexpected(query.error());
  std::vector<StoredEntry> entries;
  const auto done = each_row(*query, [&](const Statement& row) {
    entries.push_back(StoredEntry{time_of(row.integer(0)), named<Actor>(row.text(1)), row.text(2),
                                  row.text(3), row.integer(4) != 0, row.text(5), row.text(6),
                                  cause_at(row, 7)});
  });
  if (!done) return tl::unexpected(done.error());
  return entries;
}

Result<std::vector<StoredFact>> RunFile::facts(Weight least, std::string_view subject) {
  auto query = database_.prepare(
      select_facts(subject.empty() ? "facts WHERE weight >= ? ORDER BY id"
                                   : "facts JOIN subjects ON fact = id WHERE weight >= ? AND "
                                     "name = ? ORDER BY id"));
  if (!query) return tl::unexpected(query.error());
  query->bind(static_cast<std::int64_t>(least));
  if (!subject.empty()) query->bind(subject);
  std::vector<StoredFact> facts;
  const auto done = each_row(*query, [&](const Statement& row) { facts.push_back(fact_at(row)); });
  if (!done) return tl::unexpected(done.error());
  return facts;
}

Result<std::vector<StoredCounter>> RunFile::counters() {
  auto query =
      database_.prepare("SELECT service, name, value FROM counters ORDER BY service, name");
  if (!query) return tl::unexpected(query.error());
  std::vector<StoredCounter> counters;
  const auto done = each_row(*query, [&](const Statement& row) {
    counters.push_back(StoredCounter{row.text(0), row.text(1), row.number(2)});
  });
  if (!done) return tl::unexpected(done.error());
  return counters;
}

Result<std::optional<RunEnd>> RunFile::end() {
  auto query = database_.prepare("SELECT at_ns, events, fingerprint FROM ending");
  if (!query) return tl::unexpected(query.error());
  std::optional<RunEnd> end;
  const auto done = each_row(*query, [&](const Statement& row) {
    const std::string hex = row.text(2);
    std::uint64_t fingerprint = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), fingerprint, 16);
    end = RunEnd{time_of(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
                 Fingerprint{fingerprint}};
  });
  if (!done) return tl::unexpected(done.error());
  return end;
}

Result<std::vector<run::WhyStep>> RunFile::why(CauseId fact) {
  auto query = database_.prepare(select_facts("facts WHERE id = ?"));
  if (!query) return tl::unexpected(query.error());
  std::vector<run::WhyStep> steps;
  while (fact) {
    query->bind(static_cast<std::int64_t>(fact.index));
    CauseId parent;
    const auto done = each_row(*query, [&](const Statement& row) {
      StoredFact found = fact_at(row);
      // Causes come before what they cause; a file that says otherwise would never end.
      if (found.parent && found.parent.index < found.id.index) parent = found.parent;
      steps.push_back(run::WhyStep{found.id, found.at, std::move(found.text), std::move(found.kind),
                                   found.tone});
    });
    if (!done) return tl::unexpected(done.error());
    fact = parent;
  }
  return steps;
}

Result<std::vector<run::WhyStep>> RunFile::why_subject(std::string_view subject) {
  auto query = database_.prepare("SELECT MAX(fact) FROM subjects WHERE name = ?");
  if (!query) return tl::unexpected(query.error());
  query->bind(subject);
  CauseId newest;
  const auto done = each_row(*query, [&](const Statement& row) { newest = cause_at(row, 0); });
  if (!done) return tl::unexpected(done.error());
  if (!newest)
    return fail("unknown_subject", "No fact of this run is about " + std::string(subject) + ".", {},
                "See whether the name is right; what nothing happens to has no facts.");
  return why(newest);
}

Result<std::vector<std::pair<std::string, Money>>> RunFile::bill() {
  auto query = database_.prepare("SELECT item, amount FROM postings");
  if (!query) return tl::unexpected(query.error());
  std::map<std::string, Money> items;
  const auto done = each_row(*query, [&](const Statement& row) {
    items[row.text(0)] += Money::from_text(row.text(1)).value_or(Money{});
  });
  if (!done) return tl::unexpected(done.error());
  std::vector<std::pair<std::string, Money>> lines(items.begin(), items.end());
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return lines;
}

Result<std::vector<run::WhyCost>> RunFile::why_item(std::string_view item, std::size_t most) {
  auto query = database_.prepare("SELECT fact, amount FROM postings WHERE item = ? COLLATE NOCASE");
  if (!query) return tl::unexpected(query.error());
  query->bind(item);
  std::map<CauseId, Money> by_cause;
  const auto done = each_row(*query, [&](const Statement& row) {
    by_cause[cause_at(row, 0)] += Money::from_text(row.text(1)).value_or(Money{});
  });
  if (!done) return tl::unexpected(done.error());
  if (by_cause.empty()) {
    const auto known = bill();
    if (!known) return tl::unexpected(known.error());
    std::vector<std::string> names;
    for (const auto& [name, amount] : *known) names.push_back('"' + name + '"');
    return fail("unknown_item", "No line of the bill is called \"" + std::string(item) + "\".", {},
                names.empty() ? "Nothing was paid for." : "There are " + join_words(names) + ".");
  }
  std::vector<std::pair<CauseId, Money>> dearest(by_cause.begin(), by_cause.end());
  std::stable_sort(dearest.begin(), dearest.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (dearest.size() > most) dearest.resize(most);
  std::vector<run::WhyCost> reasons;
  for (const auto& [cause, amount] : dearest) {
    auto steps = why(cause);
    if (!steps) return tl::unexpected(steps.error());
    reasons.push_back(run::WhyCost{std::move(*steps), say_money(amount)});
  }
  return reasons;
}

}  // namespace drydock::store
