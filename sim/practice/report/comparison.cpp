// Compares two finished runs.
#include "sim/practice/report/comparison.h"

#include <algorithm>
#include <map>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/report/json_report.h"

namespace drydock::report {

namespace {

using Key = std::pair<std::string, std::string>;

std::vector<FactLine> only_in(const std::vector<FactLine>& mine,
                              const std::vector<FactLine>& others) {
  std::map<Key, int> seen;
  for (const FactLine& fact : others) ++seen[{fact.kind, fact.text}];
  std::vector<FactLine> only;
  for (const FactLine& fact : mine)
    if (seen[{fact.kind, fact.text}]-- <= 0) only.push_back(fact);
  return only;
}

std::string signed_text(bool negative, const std::string& text) {
  return (negative ? "-" : "+") + text;
}

std::string money_difference(Money first, Money second) {
  const std::string size = say_money(second < first ? first - second : second - first, 2);
  return size == say_money(Money{}, 2) ? "same" : signed_text(second < first, size);
}

std::string count_difference(std::int64_t first, std::int64_t second) {
  if (first == second) return "same";
  return signed_text(second < first, say_count(std::abs(second - first)));
}

std::string latency_difference(double first, double second) {
  const std::string a = say_latency(first), b = say_latency(second);
  return a == b ? "same" : signed_text(second < first, say_latency(std::abs(second - first)));
}

std::string share_difference(double first, double second) {
  const double points = (second - first) * 100;
  if (std::abs(points) < 0.0005) return "same";
  return signed_text(points < 0, say_number(std::abs(points)) + " points");
}

void requests_rows(Columns& table, const Summary& a, const Summary& b) {
  const auto& first = a.users.figures;
  const auto& second = b.users.figures;
  table.row({"requests", say_count(first.offered), say_count(second.offered),
             count_difference(first.offered, second.offered)});
  table.row({"failed", say_count(first.failed), say_count(second.failed),
             count_difference(first.failed, second.failed)});
  table.row({"success", say_percent(first.success()), say_percent(second.success()),
             share_difference(first.success(), second.success())});
  const auto latency = [&](const char* name, double of_first, double of_second) {
    table.row({name, say_latency(of_first), say_latency(of_second),
               latency_difference(of_first, of_second)});
  };
  latency("latency p50", first.p50, second.p50);
  latency("latency p95", first.p95, second.p95);
  latency("latency p99", first.p99, second.p99);
}

void bill_rows(Columns& table, const Summary& a, const Summary& b) {
  std::vector<std::string> items;
  for (const Summary* side : {&a, &b})
    for (const BillItem& item : side->bill)
      if (std::find(items.begin(), items.end(), item.item) == items.end())
        items.push_back(item.item);
  const auto amount = [](const Summary& side, const std::string& name) {
    const auto found = std::find_if(side.bill.begin(), side.bill.end(),
                                    [&](const BillItem& item) { return item.item == name; });
    return found == side.bill.end() ? Money{} : found->amount;
  };
  for (const std::string& item : items) {
    const Money first = amount(a, item), second = amount(b, item);
    const std::string difference = money_difference(first, second);
    if (difference != "same")
      table.row({item, say_money(first, 2), say_money(second, 2), difference});
  }
  table.row({"dollars so far", say_money(a.total, 2), say_money(b.total, 2),
             money_difference(a.total, b.total)});
  table.row({"a month at this rate", say_money(a.month, 2), say_money(b.month, 2),
             money_difference(a.month, b.month)});
}

std::string facts_text(const std::string& title, const std::vector<FactLine>& facts,
                       std::size_t most, const Ink& ink) {
  std::string out = "\n" + ink.strong(title) + "\n";
  if (facts.empty()) return out + "  nothing\n";
  for (std::size_t i = 0; i < std::min(most, facts.size()); ++i)
    out += "  " + ink.quiet(say_time(facts[i].at)) + "  " +
           ink.toned(facts[i].tone, facts[i].text) + "\n";
  if (facts.size() > most)
    out += ink.quiet("  and " + std::to_string(facts.size() - most) + " more") + "\n";
  return out;
}

codec::Value json_side(const Future& future) {
  codec::Value side = json_report(future.summary, {});
  side.set("name", future.name);
  return side;
}

}  // namespace

Differences differences(const Future& first, const Future& second) {
  return {only_in(first.facts, second.facts), only_in(second.facts, first.facts)};
}

std::string text_comparison(const Future& first, const Future& second, std::size_t most,
                            const Ink& ink) {
  using enum Align;
  Columns table({left, right, right, right});
  table.row({"", first.name, second.name, "difference"});
  requests_rows(table, first.summary, second.summary);
  bill_rows(table, first.summary, second.summary);
  const Differences differ = differences(first, second);
  std::string out = ink.strong(first.summary.title) + ", two futures under the same luck (seed " +
                    std::to_string(first.summary.seed) + ", " +
                    say_duration(first.summary.end - first.summary.start) + ")\n\n" + table.text();
  if (differ.only_first.empty() && differ.only_second.empty())
    return out + "\nWhat happens is the same in both.\n";
  out += facts_text("Happens only " + first.name, differ.only_first, most, ink);
  out += facts_text("Happens only with " + second.name, differ.only_second, most, ink);
  return out;
}

codec::Value json_comparison(const Future& first, const Future& second) {
  const Differences differ = differences(first, second);
  const auto list = [](const std::vector<FactLine>& facts) {
    codec::Value out{codec::Value::List{}};
    for (const FactLine& fact : facts) out.push(json_fact(fact));
    return out;
  };
  codec::Value out;
  out.set("first", json_side(first));
  out.set("second", json_side(second));
  codec::Value facts;
  facts.set("only_first", list(differ.only_first));
  facts.set("only_second", list(differ.only_second));
  out.set("facts_that_differ", std::move(facts));
  return out;
}

}  // namespace drydock::report
