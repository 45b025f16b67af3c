// How SQLite is spoken to, and what each of its complaints means to a person.
#include "sim/practice/store/database.h"

#include <sqlite3.h>

#include <system_error>

namespace drydock::store {

namespace {

constexpr std::int64_t application_id = 0x44527944;  // "DRyD", in the header of each file of ours.
constexpr int busy_ms = 2000;

const char* kind_name(FileKind kind) { return kind == FileKind::run ? "run" : "progress"; }

tl::unexpected<Error> explain(int code, const std::string& detail, const std::string& file) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return fail("disk_full", "The disk is full; " + file + " keeps what was saved before.", file,
                  "Make room, or choose another disk.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail("busy", file + " is in use by another program.", file,
                  "Close the other program, or choose another file.");
    case SQLITE_CORRUPT:
      return fail("damaged", file + " is damaged. It was left as it is.", file,
                  "Move it away, or bring it back from a copy.");
    case SQLITE_NOTADB:
      return fail("not_ours", file + " is not a file of Drydock. It was left as it is.", file,
                  "Choose another name.");
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
      return fail("no_permission", "There is no permission to write " + file + ".", file,
                  "Choose another folder, or change its permissions.");
    case SQLITE_CANTOPEN:
      return fail("no_permission", file + " cannot be opened.", file,
                  "See whether its folder exists and may be written to.");
    default:
      return fail("io", file + " cannot be read or written: " + detail + ".", file,
                  "See whether the disk is well.");
  }
}

tl::unexpected<Error> explain(sqlite3* handle) {
  const char* name = sqlite3_db_filename(handle, "main");
  return explain(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle),
                 name == nullptr ? std::string() : std::string(name));
}

Result<void> see_that_it_is_a_file(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return fail("not_found", "There is no file " + file.string() + ".", file.string());
  if (error)
    return fail("no_permission", file.string() + " cannot be read: " + error.message() + ".",
                file.string());
  if (status.type() == std::filesystem::file_type::directory)
    return fail("not_a_file", file.string() + " is a folder.", file.string(), "Name a file in it.");
  if (status.type() != std::filesystem::file_type::regular)
    return fail("not_a_file", file.string() + " is not an ordinary file.", file.string(),
                "Choose another name.");
  return {};
}

}  // namespace

void Statement::finalize(sqlite3_stmt* statement) { sqlite3_finalize(statement); }

void Statement::reset() {
  sqlite3_reset(statement_.get());
  bound_ = 0;
}

Statement& Statement::bind(std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), ++bound_, value);
  return *this;
}

Statement& Statement::bind(double value) {
  sqlite3_bind_double(statement_.get(), ++bound_, value);
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  sqlite3_bind_text64(statement_.get(), ++bound_, value.data() == nullptr ? "" : value.data(),
                      value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_nothing() {
  sqlite3_bind_null(statement_.get(), ++bound_);
  return *this;
}

Result<bool> Statement::row() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  const auto error = explain(sqlite3_db_handle(statement_.get()));
  reset();
  return error;
}

Result<void> Statement::done() {
  for (;;) {
    const Result<bool> more = row();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string()
                          : std::string(bytes, bytes + static_cast<std::ptrdiff_t>(size));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Database::close(sqlite3* handle) { sqlite3_close_v2(handle); }

Result<Database> Database::connect(const std::filesystem::path& file, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle, file);
  if (code != SQLITE_OK)
    return explain(code, handle == nullptr ? "no memory" : sqlite3_errmsg(handle), file.string());
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_ms);
  return database;
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return explain(handle_.get());
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code == SQLITE_OK) return Statement(statement);
  if (code ==
      SQLITE_ERROR)  // A table that every file of ours has is missing, or not as we make it.
    return explain(SQLITE_CORRUPT, {}, file_.string());
  return explain(handle_.get());
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

Result<std::int64_t> Database::ask(const char* sql) {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const Result<bool> found = statement->row();
  if (!found) return tl::unexpected(found.error());
  return *found ? statement->integer(0) : 0;
}

/// Whether the file is ours, sound, of that kind and not too new. Reads only.
Result<void> Database::identify(FileKind kind, int version) {
  const auto id = ask("PRAGMA application_id");
  if (!id) return tl::unexpected(id.error());
  if (const auto pages = ask("PRAGMA page_count"); pages && *pages == 0)
    return fail("damaged", file_.string() + " is empty.", file_.string(),
                "Move it away, or bring it back from a copy.");
  if (*id != application_id) return explain(SQLITE_NOTADB, {}, file_.string());
  auto check = prepare("PRAGMA quick_check(1)");
  if (!check) return tl::unexpected(check.error());
  const Result<bool> checked = check->row();
  if (!checked) return tl::unexpected(checked.error());
  if (check->text(0) != "ok") return explain(SQLITE_CORRUPT, {}, file_.string());
  auto format = prepare("SELECT kind, version FROM drydock");
  if (!format) return tl::unexpected(format.error());
  const Result<bool> found = format->row();
  if (!found) return tl::unexpected(found.error());
  if (!*found) return explain(SQLITE_CORRUPT, {}, file_.string());
  if (format->text(0) != kind_name(kind))
    return fail("not_ours",
                file_.string() + " is a " + format->text(0) + " file, not a " + kind_name(kind) +
                    " file. It was left as it is.",
                file_.string(), "Choose another name.");
  if (format->integer(1) > version)
    return fail("newer",
                file_.string() + " was written by a newer Drydock (format " +
                    std::to_string(format->integer(1)) + "; this one knows up to " +
                    std::to_string(version) + ").",
                file_.string(), "Use the newer Drydock.");
  return {};
}

Result<Database> Database::open(const std::filesystem::path& file, FileKind kind, int version,
                                bool to_write) {
  if (const auto there = see_that_it_is_a_file(file); !there) return tl::unexpected(there.error());
  // A reader may have to roll a killed writer's last transaction back, so it asks to write too.
  auto database = connect(file, SQLITE_OPEN_READWRITE);
  if (!database && !to_write) database = connect(file, SQLITE_OPEN_READONLY);
  if (!database) return database;
  if (const auto ours = database->identify(kind, version); !ours)
    return tl::unexpected(ours.error());
  if (to_write && sqlite3_db_readonly(database->handle_.get(), "main") == 1)
    return explain(SQLITE_READONLY, {}, file.string());
  if (const auto set = database->run(to_write ? "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
                                              : "PRAGMA query_only=1");
      !set)
    return tl::unexpected(set.error());
  return database;
}

Result<Database> Database::create(const std::filesystem::path& file, FileKind kind, int version,
                                  std::string_view schema, bool replace) {
  std::error_code error;
  const bool existed = std::filesystem::exists(std::filesystem::symlink_status(file, error));
  if (existed) {
    if (const auto there = see_that_it_is_a_file(file); !there)
      return tl::unexpected(there.error());
  }
  auto database = connect(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!database) return database;
  // Asked of SQLite, since a writer that was killed while it made the file is rolled back first.
  const auto pages = database->ask("PRAGMA page_count");
  if (!pages) return tl::unexpected(pages.error());
  if (*pages != 0) {
    if (const auto ours = database->identify(kind, version); !ours)
      return tl::unexpected(ours.error());
    if (!replace) return database;
  }
  if (sqlite3_db_readonly(database->handle_.get(), "main") == 1)
    return explain(SQLITE_READONLY, {}, file.string());
  if (const auto filled = database->fill(kind, version, schema); !filled) {
    // A file that another program is filling is not ours to clear away.
    if (!existed && filled.error().code != "busy") std::filesystem::remove(file, error);
    return tl::unexpected(filled.error());
  }
  return database;
}

/// Drops whatever tables there are and makes those of `schema`, in one transaction.
Result<void> Database::fill(FileKind kind, int version, std::string_view schema) {
  if (const auto careful = run("PRAGMA synchronous=FULL"); !careful) return careful;
  return transact([&]() -> Result<void> {
    // Not before the transaction: of two that fill a file at once, the one that waits would keep
    // its lock for reading, and neither could go on.
    if (const auto locked = run("PRAGMA locking_mode=EXCLUSIVE"); !locked) return locked;
    std::string sql = "PRAGMA application_id=" + std::to_string(application_id) + ";";
    {
      auto tables = prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
      if (!tables) return tl::unexpected(tables.error());
      for (;;) {
        const Result<bool> more = tables->row();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        sql += "DROP TABLE \"" + tables->text(0) + "\";";
      }
    }
    sql += "CREATE TABLE drydock(kind TEXT NOT NULL, version INTEGER NOT NULL) STRICT;";
    sql += "INSERT INTO drydock VALUES ('" + std::string(kind_name(kind)) + "', " +
           std::to_string(version) + ");";
    sql += schema;
    return run(sql.c_str());
  });
}

}  // namespace drydock::store
