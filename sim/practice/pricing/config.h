// A resource's configuration: numbers in the unit that their key names, or as text with a unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/pricing/pricing.h"

namespace drydock::pricing {

/// Typed reading of a configuration. Numbers are exact and not negative; a wrong value is reported
/// and read as the default. Keys that nobody asks for are reported at the end.
class Config {
 public:
  Config(const codec::Cursor& at, const Terms& terms, std::string region = {})
      : object_(at), terms_(terms), region_(std::move(region)) {}

  const Terms& terms() const { return terms_; }
  const std::string& region() const { return region_; }

  /// A plain number: requests, metrics.
  Quantity number(std::string_view key, Quantity otherwise = {});
  /// How many of a thing there are: 1 when not said.
  Quantity count(std::string_view key) { return number(key, Quantity::whole(1)); }
  /// A whole number.
  std::int64_t whole(std::string_view key, std::int64_t otherwise = 0);
  /// 100 or "100 GB"; a TB counts 1,024 GB, as on bills.
  Quantity gb(std::string_view key);
  /// 512 or "512 MB".
  Quantity mb(std::string_view key);
  /// 100 or "100 h", "30 d".
  Quantity hours(std::string_view key, Quantity otherwise = {});
  /// "hours"; the whole month when not said.
  Quantity hours() { return hours("hours", Quantity::whole(terms_.month_hours)); }
  /// 350 or "350 ms".
  Quantity milliseconds(std::string_view key);
  /// 250 or "250 MiB/s".
  std::int64_t mib_per_second(std::string_view key);
  bool flag(std::string_view key, bool otherwise = false);
  std::string text(std::string_view key);
  std::string required_text(std::string_view key);
  /// One of `words`, whatever its capitals, '_' and '-'; the first when not said. Each is given as
  /// "name|another name", of which the first is returned.
  std::string word(std::string_view key, const std::vector<std::string_view>& words);
  /// A part with its own keys; leads to nothing when it is not there.
  codec::Cursor part(std::string_view key) { return object_.optional(key); }
  std::vector<codec::Cursor> list(std::string_view key) { return object_.optional(key).list(1000); }

 private:
  struct NamedUnit {
    std::string_view name;
    std::int64_t numerator, denominator;  ///< Of the key's own unit.
  };
  Quantity measured(std::string_view key, const std::vector<NamedUnit>& units, Quantity otherwise);

  codec::ObjectCursor object_;
  const Terms& terms_;
  std::string region_;
};

/// "12,000", as items write it.
std::string grouped(std::int64_t count);

/// The rules by topic.
std::vector<Kind> machine_kinds();
std::vector<Kind> network_kinds();
std::vector<Kind> name_kinds();
std::vector<Kind> storage_kinds();
std::vector<Kind> data_kinds();
std::vector<Kind> account_kinds();

/// Lists an EBS volume with its prefix by `slot`, `times` over.
void add_volume(const codec::Cursor& at, const Terms& terms, std::string_view slot, Quantity times,
                Sheet& sheet);

}  // namespace drydock::pricing
