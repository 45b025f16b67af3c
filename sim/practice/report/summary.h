// What a run came to: requests, latencies, dollars and the story, as plain data for every form of
// report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/engine/kernel/world.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::report {

/// Requests and latency of one service, one operation, or all users.
struct Served {
  std::string name;
  workload::ServiceReport figures;
};

/// One line of the bill.
struct BillItem {
  std::string item;
  Money amount;
  Money month;
};

/// A budget of a calendar month and what is spent of it.
struct BudgetLine {
  std::string name;
  Money month;
};

/// What users were promised, and what came of it.
struct ObjectiveLine {
  double success = 0;  ///< Promised share of the requests.
  Duration p95{};      ///< Promised.
  workload::ErrorBudget budget;
  std::int64_t fast_alerts = 0, slow_alerts = 0;
};

/// A month in which a service of AWS was down, and what AWS gives back for it.
struct CreditLine {
  std::string service, key;  ///< "EC2, region", "ec2_region"
  Time month;                ///< When it began.
  Duration down{};
  double uptime = 1, promised = 1, credit = 0;
  Money given_back;
};

/// One fact.
struct FactLine {
  CauseId id;
  Time at;
  std::string kind;
  std::string text;
  Tone tone = Tone::neutral;
  Weight weight = Weight::normal;
  CauseId parent;
};

/// A line of the story: one fact, or several of one sort that followed each other.
struct StoryLine {
  Time at, until;
  std::string text;     ///< Of the first; of services in trouble, of the worst.
  std::string because;  ///< The sentence of its cause; empty where the line before says it.
  Tone tone = Tone::neutral;
  std::size_t more = 0;  ///< Further facts of the sort up to `until`.
  CauseId fact, cause;   ///< Of `text` and `because`.
};

struct Summary {
  std::string title;     ///< "A zone goes dark"
  std::string scenario;  ///< "zone-loss"
  std::string platform;
  Time start, end;
  std::uint64_t seed = 0;
  std::uint64_t events = 0;
  Served users;
  std::vector<Served> operations;
  std::vector<Served> services;
  std::optional<ObjectiveLine> objective;  ///< None where there is no traffic.
  std::vector<CreditLine> credits;         ///< Filled in by add_credits().
  workload::Computed computed;
  std::vector<std::string> doubted;  ///< Names for `computed.doubted`.
  std::vector<BillItem> bill;        ///< Dearest first.
  Money total, month;
  cost::MonthForecast forecast;  ///< Of the calendar month in which the run ends.
  std::vector<BudgetLine> budgets;
  std::vector<insight::Allocation> allocations;  ///< By all of insight::By.
  std::uint64_t fingerprint = 0;
  double wall_s = 0, cpu_s = 0;  ///< Filled in by whoever ran it.
};

/// Everything but the titles, the credits and the clock times.
Summary summarise(const World& world, const Rulebook& rulebook);
/// What AWS gives back by its service level agreements, which are figures of the scenario.
void add_credits(Summary& summary, const World& world, const scenario::Scenario& scenario);

/// Facts of at least `least` weight in order of time, the oldest `most` headlines first of all when
/// there are more.
std::vector<FactLine> notable_facts(const World& world, const Rulebook& rulebook, Weight least,
                                    std::size_t most);
/// The story of the incident in at most `most` lines, in order of time: facts that matter, those of
/// one sort folded. When there are more, what matters least is left out: recoveries and ordinary
/// changes first, headlines and commands last.
std::vector<StoryLine> story(const World& world, const Rulebook& rulebook, std::size_t most);
/// The same of some facts only, in the order of their times.
std::vector<StoryLine> story(const World& world, const Rulebook& rulebook,
                             std::span<const CauseId> facts, std::size_t most);

}  // namespace drydock::report
