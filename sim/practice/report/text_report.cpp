// Writes a summary as text: one idea a line, units everywhere, figures to the right.
#include "sim/practice/report/text_report.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/incident_text.h"
#include "sim/practice/report/json_report.h"

namespace drydock::report {

namespace {

std::vector<std::string> cells_of(const Served& served) {
  const workload::ServiceReport& figures = served.figures;
  return {served.name,
          say_count(figures.offered),
          say_count(figures.served),
          say_count(figures.failed),
          figures.offered == 0 ? "-" : say_percent(figures.success()),
          figures.served == 0 ? "-" : say_latency(figures.p50),
          figures.served == 0 ? "-" : say_latency(figures.p95),
          figures.served == 0 ? "-" : say_latency(figures.p99)};
}

std::string heading(const Summary& summary, const Ink& ink) {
  std::string out = ink.strong(summary.title) + "\n";
  out += say_time(summary.start) + " to " +
         (iso_date(summary.start) == iso_date(summary.end) ? say_clock(summary.end)
                                                           : say_time(summary.end)) +
         " (" + say_duration(summary.end - summary.start) + "), platform " + summary.platform +
         ", seed " + std::to_string(summary.seed) + "\n";
  return out;
}

std::string footer(const Summary& summary, const Ink& ink) {
  std::string out = "Fingerprint " + ink.strong(fingerprint_text(summary.fingerprint)) + "\n";
  const double simulated = in_seconds(summary.end - summary.start);
  if (summary.wall_s > 0)
    out += ink.quiet(say_count(static_cast<std::int64_t>(summary.events)) + " events in " +
                     say_duration(from_seconds(summary.wall_s)) + ": " +
                     say_number(simulated / summary.wall_s) + " times faster than the clock") +
           "\n";
  return out;
}

}  // namespace

std::string Ink::paint(const char* code, const std::string& text) const {
  return colour ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
}

std::string Ink::toned(Tone tone, const std::string& text) const {
  switch (tone) {
    case Tone::strained:
      return paint("33", text);
    case Tone::broken:
      return paint("31", text);
    case Tone::recovered:
      return paint("32", text);
    case Tone::neutral:
      break;
  }
  return text;
}

std::string say_latency(double latency_s) { return say_duration(from_seconds(latency_s)); }

namespace {

std::string say_doubt(workload::Doubt why) {
  switch (why) {
    case workload::Doubt::overloaded:
      return "overloaded";
    case workload::Doubt::unsettled:
      return "not settled after a change";
    case workload::Doubt::few_workers:
      return "short of a handful of workers";
    case workload::Doubt::none:
      break;
  }
  return {};
}

/// Requests that were looked at beside the flows, and how well they make p99 known.
std::string say_looks(const workload::Computed& how) {
  std::string out = say_count(how.looked_requests) +
                    " single requests, looked at beside them for " + say_duration(how.looked) +
                    " at " + say_count(static_cast<std::int64_t>(how.levels.size())) +
                    " levels of load, set their times right";
  double widest = 0;
  for (const auto& level : how.levels)
    if (level.interval < 1) widest = std::max(widest, level.interval);
  if (widest > 0) out += " (p99 to " + say_percent(widest) + ", 19 times out of 20)";
  return out + ".\n";
}

}  // namespace

std::string say_computed(const Summary& summary) {
  const workload::Computed& how = summary.computed;
  if (how.mode == workload::RequestMode::requests) return "  Each request was simulated.\n";
  std::string out;
  if (how.mode == workload::RequestMode::mixed || how.one_by_one > Duration::zero())
    out = "  Computed as flows, " + say_duration(how.one_by_one) + " of " +
          say_duration(summary.end - summary.start) + " request by request.\n";
  if (how.looked_requests > 0) out += "  " + say_looks(how);
  for (std::size_t i = 0; i < how.doubted.size(); ++i)
    out += (i == 0 ? "  Flows may be off where formulas do not hold: " : ", ") +
           summary.doubted[i] + " was " + say_doubt(how.doubted[i].why) + " for " +
           say_duration(how.doubted[i].lasted);
  return out + (how.doubted.empty() ? "" : ".\n");
}

std::string requests_table(const Summary& summary, const Ink&) {
  using enum Align;
  Columns table({left, right, right, right, right, right, right, right});
  table.row({"", "offered", "served", "failed", "success", "p50", "p95", "p99"});
  table.row(cells_of(summary.users));
  table.row({"by operation"});
  for (const Served& served : summary.operations) table.row(cells_of(served));
  table.row({"by service"});
  for (const Served& served : summary.services) table.row(cells_of(served));
  return table.text();
}

namespace {

/// What the calendar month will come to, and how much of each budget that is.
std::string say_month(const Summary& summary) {
  const cost::MonthForecast& month = summary.forecast;
  if (month.expected.is_zero()) return "";
  std::string text = "  this month " + say_money(month.so_far, 2) + " so far, " +
                     say_money(month.expected, 2) + " at its end";
  if (month.low != month.high)  // Of less than two days nothing is known of how they differ.
    text +=
        " (19 times out of 20 " + say_money(month.low, 2) + " to " + say_money(month.high, 2) + ")";
  text += "\n";
  for (const BudgetLine& budget : summary.budgets) {
    const double whole = budget.month.to_double();
    text += "  budget " + budget.name + ": " + say_percent(month.so_far.to_double() / whole) +
            " of " + say_money(budget.month, 2) + " spent, " +
            say_percent(month.expected.to_double() / whole) + " at its end\n";
  }
  return text;
}

}  // namespace

std::string bill_table(const Summary& summary, const Ink&) {
  using enum Align;
  Columns table({left, right, right});
  table.row({"", "so far", "a month at this rate"});
  for (const BillItem& item : summary.bill)
    table.row({item.item, say_money(item.amount, 2), say_money(item.month, 2)});
  table.row({"total", say_money(summary.total, 2), say_money(summary.month, 2)});
  return table.text() + say_month(summary);
}

namespace {

std::string say_credit(const CreditLine& line) {
  std::string text = "  " + line.service + ": up " + say_percent(line.uptime) + " of " +
                     iso_date(line.month).substr(0, 7) + ", promised " + say_percent(line.promised);
  if (line.credit <= 0) return text + "\n";
  if (line.given_back.is_zero()) return text + "; what AWS would give back is a dollar at most\n";
  return text + "; AWS gives " + say_percent(line.credit) + " back, " +
         say_money(line.given_back, 2) + "\n";
}

}  // namespace

std::string objective_text(const Summary& summary) {
  if (!summary.objective) return {};
  const ObjectiveLine& line = *summary.objective;
  std::string text = "  " + say_percent(line.success) +
                     " of requests succeed: " + say_percent(line.budget.success()) +
                     (line.budget.span < workload::budget_window ? " did" : " of 30 days did") +
                     "; the error budget of 30 days is used to " + say_percent(line.budget.used()) +
                     "\n";
  text += "  95 of 100 are answered within " + say_duration(line.p95) + ": " +
          (summary.users.figures.served == 0 ? std::string("none was served")
                                             : "p95 is " + say_latency(summary.users.figures.p95)) +
          "\n";
  if (line.fast_alerts + line.slow_alerts > 0)
    text += "  " + plural(line.fast_alerts, "alert") + " on the budget burnt in an hour, " +
            std::to_string(line.slow_alerts) + " in 6 hours\n";
  for (const CreditLine& credit : summary.credits) text += say_credit(credit);
  return text;
}

std::string allocation_table(const Summary& summary, insight::By by) {
  using enum Align;
  const insight::Allocation& split = summary.allocations.at(static_cast<std::size_t>(by));
  Columns table({left, right, right, right});
  table.row({"by " + std::string(enum_name(by)), "its own", "of what is shared", "together"});
  Money total = split.idle;
  for (const insight::Allocated& line : split.lines) {
    table.row({line.who, say_money(line.direct, 2), say_money(line.shared, 2),
               say_money(line.total(), 2)});
    total += line.total();
  }
  table.row({"idle machines", "", "", say_money(split.idle, 2)});
  table.row({"total", "", "", say_money(total, 2)});
  std::string text = table.text();
  const bool nobody = split.lines.size() == 1 && split.lines.front().who == "untagged";
  if (nobody)
    text += "  No workload says its " + std::string(enum_name(by)) +
            ": name it in the scenario (\"" + std::string(enum_name(by)) + "\": \"shop\").\n";
  return text +
         "  Its own are its part of machines (by the CPU and memory that its pods ask for or "
         "use),\n"
         "  its volumes, and what it sends; what is shared follows these. What no pod asks for is"
         " idle.\n";
}

std::string text_report(const Summary& summary, const std::vector<StoryLine>& story, const Ink& ink,
                        std::optional<insight::By> by) {
  std::string out = heading(summary, ink);
  out += "\n" + ink.strong("What happened") + "\n" +
         story_text(story, summary.end - summary.start > hours(24), ink);
  out +=
      "\n" + ink.strong("Requests") + "\n" + requests_table(summary, ink) + say_computed(summary);
  if (summary.objective) out += "\n" + ink.strong("Objective") + "\n" + objective_text(summary);
  out += "\n" + ink.strong("Bill") + "\n" + bill_table(summary, ink);
  if (by) out += "\n" + allocation_table(summary, *by);
  out += "\n" + footer(summary, ink);
  return out;
}

}  // namespace drydock::report
