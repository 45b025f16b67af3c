// Cases of pricing: quantities from a configuration, money from the case's own price book.
#include "sim/practice/pricing/pricing.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/practice/scenario/document.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using cost::Quantity;

constexpr double agreement = 1e-9;  // Relative, of quantities.

/// A line of a bill; `member` names the part of a stack that it is of.
struct Line {
  std::string member, item;
  Quantity quantity;
  Money amount;
};

std::string called(const Line& line) {
  return (line.member.empty() ? "" : line.member + ": ") + line.item;
}

using PriceBook = std::map<std::string, Money, std::less<>>;

Money read_money(const Cursor& at) {
  if (!at) return {};
  const Result<Money> money =
      at.value()->is(Value::Kind::number) ? cost::price_from_text(at.value()->text()) : Money{};
  if (!money || !at.value()->is(Value::Kind::number))
    at.wrong(codec::codes::wrong_type, "an amount of dollars");
  return money.value_or(Money{});
}

Quantity read_quantity(const Cursor& at) {
  if (!at) return {};
  if (at.value()->is(Value::Kind::number))
    if (const Result<Quantity> read = Quantity::from_text(at.value()->text())) return *read;
  at.wrong(codec::codes::wrong_type, "a number that is not negative");
  return {};
}

PriceBook read_book(const Cursor& at) {
  PriceBook book;
  for (const Cursor& one : at.list()) {
    ObjectCursor object(one);
    object.allow_others();
    const std::string item = object.required("item").text();
    book.insert_or_assign(item, read_money(object.required("unit_price_usd")));
  }
  return book;
}

/// Adds to the line of the same member and item, or makes one.
void take(std::vector<Line>& lines, Line line) {
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& known) {
    return known.member == line.member && known.item == line.item;
  });
  if (same == lines.end()) {
    lines.push_back(std::move(line));
    return;
  }
  same->quantity += line.quantity;
  same->amount += line.amount;
}

/// What the configuration beside `prices` costs, `count` times.
void price(ObjectCursor& at, const std::string& member, Quantity count, const pricing::Terms& terms,
           std::vector<Line>& lines) {
  const pricing::Kind* kind = pricing::kind_named(at.required("kind"));
  const Cursor config = at.required("config");
  const Cursor prices = at.required("prices");
  const PriceBook book = read_book(prices);
  if (kind == nullptr || !config) return;
  const pricing::Sheet sheet = pricing::month_of(*kind, config, terms);
  for (const pricing::Use& use : sheet.uses()) {
    // The cases are older than the charge for addresses that something has.
    if (use.item == pricing::attached_address_item) continue;
    pricing::Use all = use;
    all.quantity = use.quantity * count;
    for (pricing::ItemPart& part : pricing::lines_of(all)) {
      const auto found = book.find(part.item);
      if (found == book.end()) {
        prices.report().add("E0204", prices.path(), "no price for \"" + part.item + "\"",
                            "a price for \"" + part.item + "\"");
        continue;
      }
      take(lines, {member, std::move(part.item), part.quantity,
                   cost::worth(found->second, part.quantity)});
    }
  }
}

std::vector<Line> price_stack(const Cursor& config, const pricing::Terms& terms) {
  std::vector<Line> lines;
  ObjectCursor object(config);
  for (const Cursor& one : object.required("members").list()) {
    ObjectCursor member(one);
    member.allow_others();
    const std::string name = member.required("case").text();
    const Cursor count = member.optional("count");
    price(member, name, count ? read_quantity(count) : Quantity::whole(1), terms, lines);
  }
  return lines;
}

std::vector<Line> expected_lines(const Cursor& at) {
  std::vector<Line> lines;
  for (const Cursor& one : at.list()) {
    ObjectCursor object(one);
    object.allow_others();
    Line line;
    line.member = any_text(object.optional("member"));
    line.item = object.required("item").text();
    line.quantity = read_quantity(object.required("quantity"));
    line.amount = read_money(object.required("monthly_usd"));
    lines.push_back(std::move(line));
  }
  return lines;
}

bool agree(Quantity a, Quantity b) {
  const double x = a.to_double(), y = b.to_double();
  return std::fabs(x - y) <= agreement * std::max(std::fabs(x), std::fabs(y));
}

std::vector<std::string> differences(const std::vector<Line>& expected, Money total,
                                     const std::vector<Line>& found) {
  std::vector<std::string> said;
  const auto in = [](const std::vector<Line>& lines, const Line& line) {
    return std::find_if(lines.begin(), lines.end(), [&](const Line& other) {
      return other.member == line.member && other.item == line.item;
    });
  };
  Money sum;
  for (const Line& line : found) {
    sum += line.amount;
    if (in(expected, line) == expected.end())
      said.push_back(called(line) + ": expected nothing, got " + line.quantity.to_text());
  }
  for (const Line& line : expected) {
    const auto got = in(found, line);
    if (got == found.end()) {
      said.push_back(called(line) + ": expected " + line.quantity.to_text() + ", got nothing");
      continue;
    }
    if (!agree(got->quantity, line.quantity))
      said.push_back(called(line) + ": expected " + line.quantity.to_text() + ", got " +
                     got->quantity.to_text());
    if (got->amount.to_text(2) != line.amount.to_text(2))
      said.push_back(called(line) + ": expected $" + line.amount.to_text(2) + ", got $" +
                     got->amount.to_text(2));
  }
  if (sum.to_text(2) != total.to_text(2))
    said.push_back("total: expected $" + total.to_text(2) + ", got $" + sum.to_text(2));
  return said;
}

/// One case by itself, so that a mistake in it leaves the others alone.
std::vector<std::string> play_one(const Cursor& at, const pricing::Terms& terms) {
  ObjectCursor object(at);
  object.allow_others();
  const Cursor kind = object.required("kind");
  std::vector<Line> found;
  if (any_text(kind) == "stack")
    found = price_stack(object.required("config"), terms);
  else
    price(object, "", Quantity::whole(1), terms, found);
  ObjectCursor expected(object.required("expected"));
  expected.allow_others();
  const std::vector<Line> lines = expected_lines(expected.required("line_items"));
  const Money total = read_money(expected.required("total_usd"));
  return differences(lines, total, found);
}

Verdict play_case(const Cursor& at, const pricing::Terms& terms) {
  Verdict verdict;
  {
    ObjectCursor object(at);
    object.allow_others();
    verdict.id = object.required("id").text();
  }
  codec::Diagnostics found;
  codec::Report report("", found);
  verdict.differences = play_one(Cursor(at.value(), "", report), terms);
  for (const codec::Diagnostic& one : found) {
    if (one.code == codec::codes::unknown_key)
      at.report().add(one.code, at.path() + "." + one.path, one.found, one.expected, one.hint,
                      codec::Severity::warning);
    else
      verdict.differences.push_back(codec::to_text(one));
  }
  return verdict;
}

/// The terms of the price list that the program ships, and the month of the document.
pricing::Terms shipped_terms(const Cursor& month, codec::Diagnostics& out) {
  Value names{Value::Object{}};
  for (const auto& [key, name] : {std::pair{"prices", "prices"},
                                  {"types", "instance-types"},
                                  {"aws", "aws"},
                                  {"kubernetes", "kubernetes"}})
    names.set(key, name);
  codec::Report report("", out);
  const auto documents =
      scenario::load_catalog(Cursor(&names, "", report), scenario::SearchPaths::usual(), out);
  if (!documents) return {};
  pricing::Terms terms = pricing::read_terms(*documents, out);
  terms.month_hours = month.integer(1, 1000, terms.month_hours);
  return terms;
}

}  // namespace

std::vector<Verdict> play_pricing(const Cursor& document) {
  ObjectCursor object(document);
  object.allow_others();
  codec::Diagnostics found;
  const pricing::Terms terms = shipped_terms(object.optional("hours_per_month"), found);
  for (const codec::Diagnostic& one : found) document.report().take(one);
  std::vector<Verdict> verdicts;
  const std::vector<Cursor> cases = object.required("cases").list();
  if (codec::has_errors(found)) return verdicts;
  for (const Cursor& one : cases) verdicts.push_back(play_case(one, terms));
  return verdicts;
}

}  // namespace drydock::vectors
