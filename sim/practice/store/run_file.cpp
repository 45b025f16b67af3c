// How a run is written down, a transaction at a time.
#include "sim/practice/store/run_file.h"

#include <algorithm>

#include "sim/engine/kernel/samples.h"
#include "sim/platform/cost/cost.h"

namespace drydock::store {

namespace {

constexpr const char* run_schema = R"(
CREATE TABLE run(scenario TEXT NOT NULL, seed INTEGER NOT NULL, program TEXT NOT NULL,
                 models TEXT NOT NULL, start_ns INTEGER NOT NULL) STRICT;
CREATE TABLE journal(number INTEGER PRIMARY KEY, at_ns INTEGER NOT NULL, actor TEXT NOT NULL,
                     kind TEXT NOT NULL, arguments TEXT NOT NULL, accepted INTEGER NOT NULL,
                     reason TEXT NOT NULL, hint TEXT NOT NULL, fact INTEGER) STRICT;
CREATE TABLE facts(id INTEGER PRIMARY KEY, at_ns INTEGER NOT NULL, kind TEXT NOT NULL,
                   text TEXT NOT NULL, tone TEXT NOT NULL, weight INTEGER NOT NULL,
                   parent INTEGER) STRICT;
CREATE TABLE subjects(name TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY(name, fact))
  STRICT, WITHOUT ROWID;
CREATE TABLE metrics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL) STRICT;
CREATE TABLE samples(metric INTEGER NOT NULL, span_s INTEGER NOT NULL, at_ns INTEGER NOT NULL,
                     mean REAL NOT NULL, least REAL NOT NULL, most REAL NOT NULL,
                     PRIMARY KEY(metric, span_s, at_ns)) STRICT, WITHOUT ROWID;
CREATE TABLE postings(id INTEGER PRIMARY KEY, from_ns INTEGER NOT NULL, to_ns INTEGER NOT NULL,
                      resource TEXT NOT NULL, item TEXT NOT NULL, used INTEGER NOT NULL,
                      amount TEXT NOT NULL, fact INTEGER, is_open INTEGER NOT NULL,
                      rate INTEGER NOT NULL) STRICT;
CREATE TABLE tiers(rate INTEGER NOT NULL, up_to INTEGER NOT NULL, price TEXT NOT NULL,
                   unit TEXT NOT NULL, per_unit INTEGER NOT NULL,
                   PRIMARY KEY(rate, up_to)) STRICT, WITHOUT ROWID;
CREATE TABLE shares(id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL,
                    purpose TEXT NOT NULL) STRICT;
CREATE TABLE portions(posting INTEGER NOT NULL, share INTEGER NOT NULL, used INTEGER NOT NULL,
                      fact INTEGER, PRIMARY KEY(posting, share)) STRICT, WITHOUT ROWID;
CREATE TABLE counters(service TEXT NOT NULL, name TEXT NOT NULL, value REAL NOT NULL,
                      PRIMARY KEY(service, name)) STRICT;
CREATE TABLE ending(at_ns INTEGER NOT NULL, events INTEGER NOT NULL,
                    fingerprint TEXT NOT NULL) STRICT;
)";

std::int64_t count_of(Time time) { return time.time_since_epoch().count(); }

void bind_cause(Statement& statement, CauseId cause) {
  if (cause) {
    statement.bind(static_cast<std::int64_t>(cause.index));
  } else {
    statement.bind_nothing();
  }
}

template <class Row>
bool has_table(const Rulebook& rulebook) {
  const auto rows = rulebook.rows();
  return std::any_of(rows.begin(), rows.end(),
                     [](const RowInfo& row) { return row.place == row_place<Row>; });
}

std::string hex(std::uint64_t value) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4)
    *digit = "0123456789abcdef"[value & 15];
  return text;
}

}  // namespace

Result<RunFile> RunFile::create(const std::filesystem::path& file, const RunHeader& header) {
  auto database = Database::create(file, FileKind::run, version, run_schema, true);
  if (!database) return tl::unexpected(database.error());
  RunFile made(std::move(*database));
  auto insert = made.database_.prepare("INSERT INTO run VALUES (?, ?, ?, ?, ?)");
  if (!insert) return tl::unexpected(insert.error());
  const auto done = insert->bind(std::string_view(header.scenario))
                        .bind(static_cast<std::int64_t>(header.seed.value))
                        .bind(std::string_view(header.program))
                        .bind(std::string_view(header.models))
                        .bind(count_of(header.start))
                        .done();
  if (!done) return tl::unexpected(done.error());
  return made;
}

Result<void> RunFile::record(const World& world, const Rulebook& rulebook) {
  const Marks before = marks_;
  auto done = database_.transact([&] { return write_new(world, rulebook); });
  if (!done) marks_ = before;
  return done;
}

Result<void> RunFile::write_new(const World& world, const Rulebook& rulebook) {
  return write_facts(world, rulebook)
      .and_then([&] { return write_samples(world); })
      .and_then([&]() -> Result<void> {
        if (!has_table<cost::Posting>(rulebook)) return {};
        return write_postings(world);
      });
}

Result<void> RunFile::finish(const World& world, const Rulebook& rulebook) {
  const Marks before = marks_;
  auto done = database_.transact([&]() -> Result<void> {
    if (const auto written = write_new(world, rulebook); !written) return written;
    if (has_table<cost::Posting>(rulebook))
      if (const auto written = write_open_use(world); !written) return written;
    if (const auto cleared = database_.run("DELETE FROM ending"); !cleared) return cleared;
    auto insert = database_.prepare("INSERT INTO ending VALUES (?, ?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    return insert->bind(count_of(world.now()))
        .bind(static_cast<std::int64_t>(world.executed()))
        .bind(std::string_view(hex(rulebook.fingerprint(world).value)))
        .done();
  });
  if (!done) marks_ = before;
  return done;
}

Result<void> RunFile::write_facts(const World& world, const Rulebook& rulebook) {
  auto fact = database_.prepare("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)");
  auto subject = database_.prepare("INSERT OR IGNORE INTO subjects VALUES (?, ?)");
  if (!fact) return tl::unexpected(fact.error());
  if (!subject) return tl::unexpected(subject.error());
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t i = std::max(marks_.facts, chronicle.first()); i < chronicle.size(); ++i) {
    const Record& record = chronicle[CauseId{i}];
    const FactInfo& info = rulebook.fact_info(record);
    const auto fields = info.fields(world, record);
    fact->bind(static_cast<std::int64_t>(i))
        .bind(count_of(record.at))
        .bind(info.style.kind)
        .bind(std::string_view(fill_in(info.style.text, fields)))
        .bind(enum_name(info.style.tone))
        .bind(static_cast<std::int64_t>(info.style.weight));
    bind_cause(*fact, record.parent);
    if (const auto done = fact->done(); !done) return done;
    for (const SaidField& field : fields) {
      if (!field.is_subject || field.text.empty()) continue;
      subject->bind(std::string_view(field.text)).bind(static_cast<std::int64_t>(i));
      if (const auto done = subject->done(); !done) return done;
    }
  }
  marks_.facts = chronicle.size();
  return {};
}

Result<void> RunFile::write_samples(const World& world) {
  auto metric = database_.prepare("INSERT OR IGNORE INTO metrics VALUES (?, ?, ?)");
  auto insert = database_.prepare("INSERT OR IGNORE INTO samples VALUES (?, ?, ?, ?, ?, ?)");
  if (!metric) return tl::unexpected(metric.error());
  if (!insert) return tl::unexpected(insert.error());
  for (const auto& [id, row] : world.table<Metric>()) {
    metric->bind(static_cast<std::int64_t>(id.index))
        .bind(world.text(row.name))
        .bind(world.text(row.unit));
    if (const auto done = metric->done(); !done) return done;
  }
  const auto write = [&](std::int64_t span, std::uint32_t of, Time at, double mean, double least,
                         double most) {
    return insert->bind(static_cast<std::int64_t>(of))
        .bind(span)
        .bind(count_of(at))
        .bind(mean)
        .bind(least)
        .bind(most)
        .done();
  };
  // Single samples of the first hours only: a month of them would fill a disk.
  const auto& raw = world.table<Sample>();
  const bool has_settings = !world.table<SampleSettings>().empty();
  const SampleSettings settings = has_settings ? world.only<SampleSettings>() : SampleSettings{};
  const Time raw_until = world.start() + settings.raw_kept;
  for (std::uint32_t i = std::max(marks_.samples, raw.first()); i < raw.size(); ++i) {
    const Sample& row = raw[Id<Sample>{i}];
    if (row.at > raw_until) break;
    if (const auto done = write(0, row.metric.index, row.at, row.value, row.value, row.value);
        !done)
      return done;
  }
  marks_.samples = raw.size();
  const auto& five = world.table<FiveMinuteSample>();
  for (std::uint32_t i = std::max(marks_.five_minutes, five.first()); i < five.size(); ++i) {
    const FiveMinuteSample& row = five[Id<FiveMinuteSample>{i}];
    if (const auto done = write(300, row.metric.index, row.at, row.mean, row.least, row.most);
        !done)
      return done;
  }
  marks_.five_minutes = five.size();
  return {};
}

Result<void> RunFile::write_postings(const World& world) {
  if (const auto written = write_tiers(world); !written) return written;
  auto insert = database_.prepare("INSERT INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)");
  if (!insert) return tl::unexpected(insert.error());
  const auto& postings = world.table<cost::Posting>();
  for (std::uint32_t i = std::max(marks_.postings, postings.first()); i < postings.size(); ++i) {
    const cost::Posting& posting = postings[Id<cost::Posting>{i}];
    const cost::Meter& meter = world[posting.meter];
    insert->bind(static_cast<std::int64_t>(i))
        .bind(count_of(posting.from))
        .bind(count_of(posting.to))
        .bind(world.text(meter.name))
        .bind(world.text(world[meter.rate].item))
        .bind(posting.used)
        .bind(std::string_view(posting.amount.to_text()));
    bind_cause(*insert, posting.cause);
    insert->bind(static_cast<std::int64_t>(meter.rate.index));
    if (const auto done = insert->done(); !done) return done;
  }
  marks_.postings = postings.size();
  return write_portions(world);
}

/// Of rates with a price in tiers.
Result<void> RunFile::write_tiers(const World& world) {
  auto insert = database_.prepare("INSERT INTO tiers VALUES (?, ?, ?, ?, ?)");
  if (!insert) return tl::unexpected(insert.error());
  const auto& rates = world.table<cost::Rate>();
  for (; marks_.rates < rates.size(); ++marks_.rates) {
    const cost::Rate& rate = rates[Id<cost::Rate>{marks_.rates}];
    for (std::size_t i = 0; i < rate.tier_count; ++i) {
      insert->bind(static_cast<std::int64_t>(marks_.rates))
          .bind(rate.tiers[i].up_to)
          .bind(std::string_view(rate.tiers[i].price.to_text()))
          .bind(world.text(rate.unit))
          .bind(rate.per_unit);
      if (const auto done = insert->done(); !done) return done;
    }
  }
  return {};
}

Result<void> RunFile::write_portions(const World& world) {
  auto insert = database_.prepare("INSERT INTO portions VALUES (?, ?, ?, ?)");
  auto share = database_.prepare("INSERT INTO shares VALUES (?, ?, ?, ?)");
  if (!insert) return tl::unexpected(insert.error());
  if (!share) return tl::unexpected(share.error());
  for (std::uint32_t i = marks_.shares; i < world.table<cost::Share>().size(); ++i) {
    const cost::Share& row = world[Id<cost::Share>{i}];
    const auto text = [&](Name name) { return name == Name{} ? "" : world.text(name); };
    share->bind(static_cast<std::int64_t>(i))
        .bind(text(row.from))
        .bind(text(row.to))
        .bind(text(row.purpose));
    if (const auto done = share->done(); !done) return done;
  }
  marks_.shares = world.table<cost::Share>().size();
  const auto& portions = world.table<cost::Portion>();
  for (std::uint32_t i = std::max(marks_.portions, portions.first()); i < portions.size(); ++i) {
    const cost::Portion& portion = portions[Id<cost::Portion>{i}];
    insert->bind(static_cast<std::int64_t>(portion.posting.index))
        .bind(static_cast<std::int64_t>(portion.share.index))
        .bind(portion.used);
    bind_cause(*insert, portion.cause);
    if (const auto done = insert->done(); !done) return done;
  }
  marks_.portions = portions.size();
  return {};
}

/// Use that the hourly closing has not come to yet, so that the file's postings add up to the bill.
Result<void> RunFile::write_open_use(const World& world) {
  if (const auto cleared = database_.run("DELETE FROM postings WHERE is_open = 1"); !cleared)
    return cleared;
  auto insert = database_.prepare("INSERT INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
  if (!insert) return tl::unexpected(insert.error());
  for (const auto& [id, meter] : world.table<cost::Meter>()) {
    const Money open = cost::spent(world, id) - meter.posted;
    if (open.is_zero()) continue;
    insert
        ->bind(-1 - static_cast<std::int64_t>(id.index))  // Below those that are closed.
        .bind(count_of(meter.since))
        .bind(count_of(world.now()))
        .bind(world.text(meter.name))
        .bind(world.text(world[meter.rate].item))
        .bind(meter.unposted)
        .bind(std::string_view(open.to_text()));
    bind_cause(*insert, meter.cause);
    insert->bind(static_cast<std::int64_t>(meter.rate.index));
    if (const auto done = insert->done(); !done) return done;
  }
  return {};
}

Result<void> RunFile::add(const std::vector<StoredEntry>& entries) {
  return database_.transact([&]() -> Result<void> {
    auto insert = database_.prepare("INSERT INTO journal VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    for (const StoredEntry& entry : entries) {
      insert->bind(count_of(entry.at))
          .bind(enum_name(entry.actor))
          .bind(std::string_view(entry.kind))
          .bind(std::string_view(entry.arguments))
          .bind(static_cast<std::int64_t>(entry.accepted))
          .bind(std::string_view(entry.reason))
          .bind(std::string_view(entry.hint));
      bind_cause(*insert, entry.cause);
      if (const auto done = insert->done(); !done) return done;
    }
    return {};
  });
}

Result<void> RunFile::set_counters(const std::vector<StoredCounter>& counters) {
  return database_.transact([&]() -> Result<void> {
    auto insert = database_.prepare("INSERT OR REPLACE INTO counters VALUES (?, ?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    for (const StoredCounter& counter : counters) {
      insert->bind(std::string_view(counter.service))
          .bind(std::string_view(counter.name))
          .bind(counter.value);
      if (const auto done = insert->done(); !done) return done;
    }
    return {};
  });
}

}  // namespace drydock::store
