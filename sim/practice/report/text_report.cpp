// Writes a summary as text: one idea a line, units everywhere, figures to the right.
#include "sim/practice/report/text_report.h"

#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
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

std::string say_story(const Summary& summary, const std::vector<StoryLine>& lines, const Ink& ink) {
  const bool long_run = summary.end - summary.start > hours(24);
  const auto moment = [&](Time at) { return long_run ? say_time(at) : say_clock(at); };
  std::size_t widest = 0;
  for (const StoryLine& line : lines) widest = std::max(widest, width(moment(line.at)));
  std::string out;
  for (const StoryLine& line : lines) {
    std::string when = moment(line.at);
    when.insert(0, widest - width(when), ' ');
    out += "  " + ink.quiet(when) + "  " + ink.toned(line.tone, line.text);
    if (line.more > 0)
      out += ink.quiet(", and " + std::to_string(line.more) + " more like it" +
                       (line.until > line.at ? " until " + moment(line.until) : std::string()));
    out += "\n";
    if (!line.because.empty())
      out += std::string(width(when) + 4, ' ') + ink.quiet("because " + line.because) + "\n";
  }
  return lines.empty() ? "  Nothing worth telling happened.\n" : out;
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

std::string requests_table(const Summary& summary, const Ink&) {
  using enum Align;
  Columns table({left, right, right, right, right, right, right, right});
  table.row({"", "offered", "served", "failed", "success", "p50", "p95", "p99"});
  table.row(cells_of(summary.users));
  table.row({"by operation"});
  for (const Served& served : summary.operations) table.row(cells_of(served));
  table.row({"by service"});
  for (const Served& served : summary.services) table.row(cells_of(served));
  if (summary.beyond <= Duration::zero()) return table.text();
  return table.text() + "  For " + say_duration(summary.beyond) +
         " more was asked of something than it can do, or nothing was steady:\n"
         "  what flows say of waits is an estimate then; --mode mixed looks at single requests.\n";
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

std::string allocation_table(const Summary& summary, insight::By by) {
  using enum Align;
  const insight::Allocation& split = summary.allocations.at(static_cast<std::size_t>(by));
  Columns table({left, right, right, right});
  table.row({"", "its own", "of what is shared", "together"});
  Money total = split.idle;
  for (const insight::Allocated& line : split.lines) {
    table.row({line.who, say_money(line.direct, 2), say_money(line.shared, 2),
               say_money(line.total(), 2)});
    total += line.total();
  }
  table.row({"idle machines", "", "", say_money(split.idle, 2)});
  table.row({"total", "", "", say_money(total, 2)});
  return table.text();
}

std::string text_report(const Summary& summary, const std::vector<StoryLine>& story,
                        const Ink& ink) {
  std::string out = heading(summary, ink);
  out += "\n" + ink.strong("What happened") + "\n" + say_story(summary, story, ink);
  out += "\n" + ink.strong("Requests") + "\n" + requests_table(summary, ink);
  out += "\n" + ink.strong("Bill") + "\n" + bill_table(summary, ink);
  out += "\n" + footer(summary, ink);
  return out;
}

}  // namespace drydock::report
