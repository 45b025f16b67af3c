// Cursors: typed reading of a document that goes on after a mistake and reports every one with its
// path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"
#include "sim/engine/base/units.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/codec/value.h"

namespace drydock::codec {

/// Where the parts of a document came from, when it was put together from several files: the
/// longest path that a mistake's path begins with names the file, and what to cut or put before the
/// path.
struct Origin {
  std::string path;    ///< Path in the whole document, "" for all of it.
  std::string file;    ///< File that this part was read from.
  std::string inside;  ///< Path of the part inside that file.
};

/// A key that a reader asked an object for.
struct AskedKey {
  std::string path;  ///< "workloads.api.replicas"
  bool required = false;
};

/// Collects the diagnostics of one document.
class Report {
 public:
  Report(std::string file, Diagnostics& out) : out_(out) {
    origins_.push_back({"", std::move(file), ""});
  }

  void add_origin(Origin origin) { origins_.push_back(std::move(origin)); }
  /// Notes every key that is asked for from now on, whether it is there or not.
  void note_keys(std::vector<AskedKey>* to) { asked_ = to; }
  void note(const std::string& path, bool required) {
    if (asked_ != nullptr) asked_->push_back({path, required});
  }
  void add(std::string_view code, std::string_view path, std::string found, std::string expected,
           std::string hint = {}, Severity severity = Severity::error);
  /// Adds a diagnostic that names its own file.
  void take(Diagnostic diagnostic) { out_.push_back(std::move(diagnostic)); }

 private:
  std::vector<Origin> origins_;
  Diagnostics& out_;
  std::vector<AskedKey>* asked_ = nullptr;
};

/// A place in a document. Reading a wrong value reports it and returns the default, so that all
/// mistakes are found in one pass. A cursor to nothing (a missing key) reads as the default,
/// silently.
class Cursor {
 public:
  Cursor(const Value* value, std::string path, Report& report)
      : value_(value), path_(std::move(path)), report_(&report) {}

  explicit operator bool() const { return value_ != nullptr; }
  const Value* value() const { return value_; }
  const std::string& path() const { return path_; }
  Report& report() const { return *report_; }

  std::string text() const;
  bool boolean(bool otherwise = false) const;
  std::int64_t integer(std::int64_t least, std::int64_t most, std::int64_t otherwise = 0) const;
  double number(double least, double most, double otherwise = 0) const;
  /// A word such as "web" or "auth-db": letters, digits, '-' and '_', at most 63 signs.
  std::string name() const;
  /// "30 s", "4 ms", "10 min"; at least `least`.
  Duration duration(Duration least = Duration{0}, Duration most = std::chrono::hours(24 * 366 * 10),
                    Duration otherwise = {}) const;
  /// "64 GiB", "1.5 KB".
  Bytes bytes(Bytes most = Bytes{1'000'000'000'000'000}, Bytes otherwise = {}) const;
  /// "250m", "2".
  Millicores cpu(Millicores most = Millicores{1'000'000}, Millicores otherwise = {}) const;
  /// "70 %" as 0.7.
  double percent(double least = 0, double most = 1, double otherwise = 0) const;
  /// "60/s" as 60 (a second).
  double rate(double most = 1e9, double otherwise = 0) const;
  /// "15 MB/s", "15 MB/h", "5 Gbit/s" as bytes a second.
  double byte_rate(double most = 1e13, double otherwise = 0) const;
  /// "2025-03-04T14:00:00Z"
  Time time() const;
  /// One of the names of `E`; a '_' of the code is written '-'.
  template <NamedEnum E>
  E choice(E otherwise = {}) const;
  /// One of `words`; its index.
  std::size_t word(const std::vector<std::string>& words, std::size_t otherwise = 0) const;

  std::vector<Cursor> list(std::size_t most = 10'000) const;
  /// The members of an object whose keys are names chosen by the author.
  std::vector<std::pair<std::string, Cursor>> entries(std::size_t most = 10'000) const;

  /// Reports something wrong with the value that stands here.
  void wrong(std::string_view code, std::string expected, std::string hint = {}) const;

 private:
  template <class Quantity>
  Quantity quantity(Result<Quantity> (*parse)(std::string_view), const char* example,
                    Quantity least, Quantity most, Quantity otherwise,
                    const std::string& range) const;

  const Value* value_;
  std::string path_;
  Report* report_;
};

/// An object with known keys. When it goes out of scope, keys that were never asked for are
/// reported.
class ObjectCursor {
 public:
  explicit ObjectCursor(const Cursor& at);
  ~ObjectCursor();
  ObjectCursor(const ObjectCursor&) = delete;
  ObjectCursor& operator=(const ObjectCursor&) = delete;

  /// The member `key`; reports when it is missing.
  Cursor required(std::string_view key);
  /// The member `key`, or a cursor to nothing.
  Cursor optional(std::string_view key);
  /// Allows further keys, for objects that carry data for other readers.
  void allow_others() { strict_ = false; }

 private:
  Cursor member(std::string_view key, bool required);

  Cursor at_;
  std::vector<std::string> asked_;
  bool strict_ = true;
};

/// How an enumerator is written in files: '_' as '-'.
std::string spelled(std::string_view enumerator);
/// All names of `E` as files write them.
template <NamedEnum E>
std::vector<std::string> spelled_names() {
  std::vector<std::string> words;
  for (const std::string_view name : drydock_enum_names(E{})) words.push_back(spelled(name));
  return words;
}

template <NamedEnum E>
E Cursor::choice(E otherwise) const {
  return static_cast<E>(word(spelled_names<E>(), static_cast<std::size_t>(otherwise)));
}

}  // namespace drydock::codec
