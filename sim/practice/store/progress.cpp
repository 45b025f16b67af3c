// How progress is kept: one row for each attempt.
#include "sim/practice/store/progress.h"

#include <cstdlib>
#include <system_error>

namespace drydock::store {

namespace {

constexpr const char* progress_schema = R"(
CREATE TABLE attempts(id INTEGER PRIMARY KEY, lesson TEXT NOT NULL, version TEXT NOT NULL,
                      seed INTEGER NOT NULL, started TEXT NOT NULL, state TEXT NOT NULL,
                      step TEXT NOT NULL, answers TEXT NOT NULL, checks TEXT NOT NULL,
                      hints TEXT NOT NULL, journal TEXT NOT NULL, points INTEGER NOT NULL) STRICT;
CREATE INDEX attempts_by_lesson ON attempts(lesson, id);
)";

Statement& bind_all(Statement& statement, const Attempt& attempt) {
  return statement.bind(std::string_view(attempt.lesson))
      .bind(std::string_view(attempt.version))
      .bind(static_cast<std::int64_t>(attempt.seed))
      .bind(std::string_view(attempt.started))
      .bind(std::string_view(attempt.state))
      .bind(std::string_view(attempt.step))
      .bind(std::string_view(attempt.answers))
      .bind(std::string_view(attempt.checks))
      .bind(std::string_view(attempt.hints))
      .bind(std::string_view(attempt.journal))
      .bind(attempt.points);
}

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value == '/' ? value : nullptr;
}

}  // namespace

Result<std::filesystem::path> Progress::default_file() {
  if (const char* data = variable("XDG_DATA_HOME"))
    return std::filesystem::path(data) / "drydock" / "progress.sqlite";
  if (const char* home = variable("HOME"))
    return std::filesystem::path(home) / ".local/share/drydock/progress.sqlite";
  return fail("no_home", "There is no folder to keep progress in.", {},
              "Set HOME or XDG_DATA_HOME to a folder.");
}

Result<Progress> Progress::open(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) {
    if (file.has_parent_path()) {
      std::filesystem::create_directories(file.parent_path(), error);
      if (error)
        return fail("no_permission",
                    "The folder " + file.parent_path().string() +
                        " cannot be made: " + error.message() + ".",
                    file.parent_path().string(), "Choose another folder.");
    }
    // Made under a lock and let go again, since several programs may share it. Another may have
    // been quicker; then its file is opened below.
    const auto made = Database::create(file, FileKind::progress, version, progress_schema, false);
    if (!made && !std::filesystem::exists(file, error)) return tl::unexpected(made.error());
  }
  auto database = Database::open(file, FileKind::progress, version, true);
  if (!database) return tl::unexpected(database.error());
  return Progress(std::move(*database));
}

Result<void> Progress::start(Attempt& attempt) {
  return database_.transact([&]() -> Result<void> {
    auto insert =
        database_.prepare("INSERT INTO attempts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return tl::unexpected(insert.error());
    const auto done = bind_all(*insert, attempt).done();
    if (done) attempt.id = database_.last_id();
    return done;
  });
}

Result<void> Progress::save(const Attempt& attempt) {
  return database_.transact([&]() -> Result<void> {
    auto update = database_.prepare(
        "UPDATE attempts SET lesson = ?, version = ?, seed = ?, started = ?, state = ?, step = ?, "
        "answers = ?, checks = ?, hints = ?, journal = ?, points = ? WHERE id = ?");
    if (!update) return tl::unexpected(update.error());
    return bind_all(*update, attempt).bind(attempt.id).done();
  });
}

Result<std::size_t> Progress::add(const std::vector<Attempt>& attempts) {
  std::size_t added = 0;
  const Result<void> done = database_.transact([&]() -> Result<void> {
    for (const Attempt& attempt : attempts) {
      auto known =
          database_.prepare("SELECT 1 FROM attempts WHERE lesson = ? AND seed = ? AND started = ?");
      if (!known) return tl::unexpected(known.error());
      const Result<bool> is_here = known->bind(std::string_view(attempt.lesson))
                                       .bind(static_cast<std::int64_t>(attempt.seed))
                                       .bind(std::string_view(attempt.started))
                                       .row();
      if (!is_here) return tl::unexpected(is_here.error());
      if (*is_here) continue;
      auto insert =
          database_.prepare("INSERT INTO attempts VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
      if (!insert) return tl::unexpected(insert.error());
      if (const auto written = bind_all(*insert, attempt).done(); !written) return written;
      ++added;
    }
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return added;
}

Result<void> Progress::clear() {
  return database_.transact([&] { return database_.run("DELETE FROM attempts"); });
}

Result<std::vector<Attempt>> Progress::attempts(std::string_view lesson) {
  std::string sql =
      "SELECT id, lesson, version, seed, started, state, step, answers, checks, hints, journal, "
      "points FROM attempts ";
  sql += lesson.empty() ? "ORDER BY id" : "WHERE lesson = ? ORDER BY id";
  auto query = database_.prepare(sql);
  if (!query) return tl::unexpected(query.error());
  if (!lesson.empty()) query->bind(lesson);
  std::vector<Attempt> attempts;
  for (;;) {
    const Result<bool> more = query->row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return attempts;
    attempts.push_back(Attempt{query->integer(0), query->text(1), query->text(2),
                               static_cast<std::uint64_t>(query->integer(3)), query->text(4),
                               query->text(5), query->text(6), query->text(7), query->text(8),
                               query->text(9), query->text(10), query->integer(11)});
  }
}

}  // namespace drydock::store
