// Reads figures of the catalog into settings; what is missing or wrong is reported.
#pragma once

#include <string>
#include <string_view>

#include "sim/platform/failure/crash.h"
#include "sim/platform/network/cidr.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/storage/tables.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

/// How small a figure may be: zero has no meaning for a timer that comes again and again.
enum class Least { none, some };
constexpr Duration shortest_timer = milliseconds(100);

/// Reads figures of one file; what is missing or wrong is reported.
class FigureReader {
 public:
  FigureReader(const Figures& figures, codec::Diagnostics& out)
      : figures_(figures), report_(figures.file(), out) {}

  codec::Cursor at(std::string_view name) { return figures_.at(name, report_); }
  Duration duration(std::string_view name) { return at(name).duration(); }
  double number(std::string_view name, double least) { return at(name).number(least, 1000, least); }
  /// Bytes a second, more than none.
  double byte_rate(std::string_view name) {
    const codec::Cursor place = at(name);
    return above_none(place, place.byte_rate(1e13, unread));
  }
  /// Things a second, more than none.
  double rate(std::string_view name) {
    const codec::Cursor place = at(name);
    return above_none(place, place.rate(1e9, unread));
  }
  /// Time between two at a rate: 10 s for 0.1/s.
  Duration period(std::string_view name) {
    const codec::Cursor place = at(name);
    return from_seconds(1 / above_none(place, place.rate(1e9, unread)));
  }
  /// A network, or a single address.
  network::Cidr cidr(std::string_view name) {
    const codec::Cursor place = at(name);
    const std::string text = place.text();
    const auto block = network::parse_cidr(text);
    if (!block && !text.empty())
      place.wrong(codec::codes::wrong_unit, "an IPv4 network or address");
    return block.value_or(network::Cidr{});
  }

  /// A figure as its setting holds it; floating point is for shares.
  void read(std::string_view name, Duration& to, Least least) {
    to = at(name).duration(least == Least::some ? shortest_timer : Duration::zero());
  }
  void read(std::string_view name, double& to, Least least) {
    to = at(name).percent(least == Least::some ? 0.01 : 0, 10);
  }
  void read(std::string_view name, std::int32_t& to, Least least) {
    to = static_cast<std::int32_t>(at(name).integer(lowest(least), 1'000'000));
  }
  void read(std::string_view name, std::uint16_t& to, Least least) {
    to = static_cast<std::uint16_t>(at(name).integer(lowest(least), 65'535));
  }
  void read(std::string_view name, bool& to, Least) { to = at(name).boolean(); }
  void read(std::string_view name, Millicores& to, Least) { to = at(name).cpu(); }
  void read(std::string_view name, Bytes& to, Least) { to = at(name).bytes(); }

 private:
  static constexpr double unread = -1;  // Was reported already.
  static std::int64_t lowest(Least least) { return least == Least::some ? 1 : 0; }
  /// `rate`, or 1 when there is none.
  static double above_none(const codec::Cursor& place, double rate) {
    if (rate == 0) place.wrong(codec::codes::out_of_range, "a rate above 0");
    return rate > 0 ? rate : 1;
  }

  const Figures& figures_;
  codec::Report report_;
};

/// A setting, and the figure of the catalog that it is.
template <class Row, class Member>
struct Line {
  Member Row::*setting;
  std::string_view figure;
  Least least = Least::none;
};
template <class Row, class Member>
Line(Member Row::*, const char*) -> Line<Row, Member>;
template <class Row, class Member>
Line(Member Row::*, const char*, Least) -> Line<Row, Member>;

/// Fills the settings that a table of lines names.
template <class Row, class... Members>
void fill(Row& row, FigureReader& figures, Line<Row, Members>... lines) {
  (figures.read(lines.figure, row.*lines.setting, lines.least), ...);
}

/// Figures of volumes, snapshots and buckets.
storage::Settings storage_settings(FigureReader& figures);
/// Figures of backups and restores.
recovery::Settings recovery_settings(FigureReader& figures);
failure::CrashSettings crash_settings(FigureReader& figures);
/// Figures of a region that stands by.
recovery::StandbyTimes standby_times(FigureReader& figures);
/// Reports what a region that stands by could not take over: services that AWS runs.
void check_movable(const Scenario& scenario, codec::Diagnostics& out);
/// Reports volumes of the scenario that their type does not offer.
void check_volumes(const Scenario& scenario, const storage::Settings& settings,
                   codec::Diagnostics& out);

}  // namespace drydock::scenario
