// SQLite wrapped: handles that close themselves, and its errors as results that a person can act
// on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "sim/engine/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace drydock::store {

/// What a file of ours holds; says so in its first table.
enum class FileKind { run, progress };

/// A prepared statement. Parameters and columns count from 0.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement, finalize) {}

  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind(std::string_view value);
  Statement& bind_nothing();
  /// The next row, if any. After the last one the statement is ready to be bound anew.
  Result<bool> row();
  /// For a statement without rows.
  Result<void> done();

  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string text(int column) const;
  bool is_null(int column) const;

 private:
  static void finalize(sqlite3_stmt* statement);
  void reset();

  std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> statement_;
  int bound_ = 0;
};

/// A database file of ours. Every error names the file and says what would help; a file that is not
/// ours, damaged or too new is never written to.
class Database {
 public:
  /// Opens a file of `kind` and version 1 to `version`. Error codes: not_found, not_a_file,
  /// not_ours, damaged, newer, busy, no_permission, io.
  static Result<Database> open(const std::filesystem::path& file, FileKind kind, int version,
                               bool to_write);
  /// Makes a new file by `schema`, locked until it is closed. A file of the same kind is replaced
  /// in one transaction if so asked, else kept as it is; an empty one is filled; any other is
  /// refused as by open().
  static Result<Database> create(const std::filesystem::path& file, FileKind kind, int version,
                                 std::string_view schema, bool replace);

  Result<void> run(const char* sql);
  Result<Statement> prepare(std::string_view sql);
  std::int64_t last_id() const;

  /// Does `work`, a Result<void>(), in one transaction; nothing of it stays when it fails.
  template <class Work>
  Result<void> transact(Work&& work) {
    return run("BEGIN IMMEDIATE")
        .and_then(work)
        .and_then([this] { return run("COMMIT"); })
        .or_else([this](const Error& error) -> Result<void> {
          (void)run("ROLLBACK");
          return tl::unexpected(error);
        });
  }

 private:
  Database(sqlite3* handle, std::filesystem::path file)
      : handle_(handle, close), file_(std::move(file)) {}

  static void close(sqlite3* handle);
  static Result<Database> connect(const std::filesystem::path& file, int flags);
  Result<void> identify(FileKind kind, int version);
  Result<void> fill(FileKind kind, int version, std::string_view schema);
  Result<std::int64_t> ask(const char* sql);

  std::unique_ptr<sqlite3, void (*)(sqlite3*)> handle_;
  std::filesystem::path file_;
};

}  // namespace drydock::store
