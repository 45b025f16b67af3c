// The whole of validation, its clock, and the prices and commands that a scenario needs.
#include "sim/practice/scenario/validate.h"

#include <algorithm>
#include <array>
#include <set>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/cost/cost.h"
#include "sim/practice/codec/command.h"
#include "sim/practice/scenario/bill.h"
#include "sim/practice/scenario/checks.h"
#include "sim/practice/scenario/fargate.h"
#include "sim/practice/scenario/managed.h"

namespace drydock::scenario {

namespace {

using codec::Value;

void check_timing(Checks& checks) {
  const Scenario& scenario = checks.scenario;
  const Duration grid = std::chrono::minutes(5);
  if (scenario.sample_every <= Duration::zero() || grid % scenario.sample_every != Duration::zero())
    checks.add(codec::codes::out_of_range, "sample_every", codec::exact_text(scenario.sample_every),
               "a part of 5 min, such as \"10 s\"");
  for (const ScriptedCommand& event : scenario.events)
    if (event.after > scenario.length)
      checks.add(codec::codes::out_of_range, event.path + ".at", codec::exact_text(event.after),
                 "a time before the end, " + codec::exact_text(scenario.length));
}

void check_zones(Checks& checks) {
  std::set<std::string> seen;
  const Platform& platform = checks.platform;
  for (std::size_t i = 0; i < platform.zones.size(); ++i)
    if (!seen.insert(platform.zones[i]).second)
      checks.add(codes::duplicate, "platform.zones[" + std::to_string(i) + "]",
                 "zone \"" + platform.zones[i] + "\" twice", "each zone once");
  if (platform.zones.empty())
    checks.add(codec::codes::missing_key, "platform.zones", "no zone", "at least one");
}

}  // namespace

bool Checks::known(const std::string& path, const std::string& word,
                   const std::vector<std::string>& words, const std::string& what) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return true;
  add(codes::reference, path, "\"" + word + "\"", what + ": " + codec::one_of(words),
      codec::nearest(word, words));
  return false;
}

void check_prices(Checks& checks) {
  const Catalog& catalog = *checks.scenario.catalog;
  const std::string file = checks.scenario.catalog_documents->prices_file;
  const std::string place = "regions." + checks.platform.region;
  const auto report = [&](std::string_view code, const std::string& path, std::string found,
                          std::string expected, std::string hint) {
    checks.report.take({std::string(code), file, path, std::move(found), std::move(expected),
                        std::move(hint), codec::Severity::error});
  };
  static constexpr std::array machine_rates{compute::machine_rate_prefix,
                                            compute::spot_rate_prefix};
  std::vector<std::string> known;
  for (const auto& [key, price] : catalog.prices) known.push_back(key);
  std::set<std::string> seen;
  for (const auto& [key, item] : needed_prices(checks.platform)) {
    if (!seen.insert(key).second) continue;
    if (const Price* price = catalog.price(key)) {
      if (!cost::parse_unit(price->unit, catalog.hours_per_month))
        report(codec::codes::wrong_unit, place + "." + key + ".unit", "\"" + price->unit + "\"",
               "a unit that can be metered, such as \"hour\" or \"GB\"", "");
      continue;
    }
    const bool unknown_type =
        std::any_of(machine_rates.begin(), machine_rates.end(), [&](std::string_view machine) {
          return key.starts_with(machine) && !catalog.types.contains(key.substr(machine.size()));
        });
    if (unknown_type || is_unknown_class(catalog, key)) continue;  // That was reported.
    report(codes::missing_price, place, "no price for " + item + ", " + key,
           "the price \"" + key + "\"", codec::nearest(key, known));
  }
}

codec::Diagnostics validate(const Scenario& scenario) {
  codec::Diagnostics out;
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  Checks checks{scenario, scenario.platform, report};
  check_timing(checks);
  check_zones(checks);
  check_network(checks);
  check_cluster(checks);
  check_fargate(checks);
  check_workloads(checks);
  check_storage(checks);
  check_standby(checks);
  check_operations(checks);
  check_bill(checks);
  if (scenario.catalog) check_prices(checks);
  return out;
}

codec::Diagnostics validate_events(const Scenario& scenario, const Rulebook& rulebook) {
  codec::Diagnostics out;
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  for (const ScriptedCommand& event : scenario.events) {
    const Value kind(event.kind);
    codec::read_command(codec::Cursor(&kind, event.path + ".do", report),
                        codec::Cursor(&event.arguments, event.path + ".with", report), rulebook);
  }
  return out;
}

}  // namespace drydock::scenario
