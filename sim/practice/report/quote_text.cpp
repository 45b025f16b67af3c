// How a quote is laid out.
#include "sim/practice/report/quote_text.h"

#include <map>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"

namespace drydock::report {

namespace {

using codec::Value;
using pricing::Quote;
using pricing::QuotedResource;
using pricing::QuoteLine;

std::string quantity_text(const cost::Quantity& quantity) {
  return say_number(quantity.to_double(), 9);
}

std::string unit_price_text(const QuoteLine& line) {
  return (line.in_tiers ? "from $" : "$") + line.unit_price.to_text();
}

std::string heading(const QuotedResource& resource) {
  std::string text = resource.name;
  if (!resource.kind.empty()) text += "  (" + resource.kind + ", " + resource.region + ")";
  if (resource.count != cost::Quantity::whole(1)) text += " x " + quantity_text(resource.count);
  return text;
}

/// Sums by tag: "team" -> "web" -> dollars. What lacks the tag stands under "(none)".
std::map<std::string, std::map<std::string, Money>> sums_by_tag(const Quote& quote) {
  std::map<std::string, std::map<std::string, Money>> sums;
  for (const QuotedResource& resource : quote.resources)
    for (const auto& [tag, value] : resource.tags) sums[tag];
  for (auto& [tag, values] : sums)
    for (const QuotedResource& resource : quote.resources) {
      std::string value = "(none)";
      for (const auto& [key, word] : resource.tags)
        if (key == tag) value = word;
      values[value] += resource.total;
    }
  return sums;
}

Value dollars(Money amount) {
  Value value{Value::Object{}};
  value.set("exact_usd", amount.to_text());
  value.set("monthly_usd", Value::number(amount.to_text(2)));
  return value;
}

Value json_line(const QuoteLine& line) {
  Value value{Value::Object{}};
  value.set("item", line.item);
  value.set("unit", line.unit);
  value.set("quantity", Value::number(line.quantity.to_text()));
  value.set("unit_price_usd", Value::number(line.unit_price.to_text()));
  value.set("in_tiers", line.in_tiers);
  value.set("exact_usd", line.amount.to_text());
  value.set("monthly_usd", Value::number(line.amount.to_text(2)));
  return value;
}

Value json_resource(const QuotedResource& resource) {
  Value value{Value::Object{}};
  value.set("name", resource.name);
  if (!resource.kind.empty()) {
    value.set("kind", resource.kind);
    value.set("region", resource.region);
    value.set("count", Value::number(resource.count.to_text()));
  }
  Value tags{Value::Object{}};
  for (const auto& [tag, word] : resource.tags) tags.set(tag, word);
  value.set("tags", std::move(tags));
  Value lines{Value::List{}};
  for (const QuoteLine& line : resource.lines) lines.push(json_line(line));
  value.set("lines", std::move(lines));
  value.set("total", dollars(resource.total));
  return value;
}

}  // namespace

std::string text_quote(const Quote& quote, const Ink& ink) {
  std::string text =
      ink.strong((quote.title.empty() ? quote.file : quote.title) + ": what a month costs") +
      "\n\n";
  Columns table({Align::left, Align::right, Align::left, Align::right, Align::right});
  table.row({"", "quantity", "unit", "unit price", "a month"});
  for (const QuotedResource& resource : quote.resources) {
    table.row({heading(resource), "", "", "", say_money(resource.total, 2)});
    for (const QuoteLine& line : resource.lines)
      table.row({"  " + line.item, quantity_text(line.quantity), line.unit, unit_price_text(line),
                 say_money(line.amount, 2)});
  }
  table.row({"Total", "", "", "", say_money(quote.total, 2)});
  text += table.text();
  for (const auto& [tag, values] : sums_by_tag(quote)) {
    Columns sums({Align::left, Align::right});
    for (const auto& [value, amount] : values) sums.row({value, say_money(amount, 2)});
    text += "\nBy " + tag + "\n" + sums.text();
  }
  return text + "\nNot included: " + quote.left_out + ".\n";
}

Value json_quote(const Quote& quote) {
  Value value{Value::Object{}};
  value.set("file", quote.file);
  value.set("title", quote.title);
  Value resources{Value::List{}};
  for (const QuotedResource& resource : quote.resources) resources.push(json_resource(resource));
  value.set("resources", std::move(resources));
  Value tags{Value::Object{}};
  for (const auto& [tag, values] : sums_by_tag(quote)) {
    Value sums{Value::Object{}};
    for (const auto& [word, amount] : values) sums.set(word, dollars(amount));
    tags.set(tag, std::move(sums));
  }
  value.set("by_tag", std::move(tags));
  value.set("total", dollars(quote.total));
  value.set("not_included", quote.left_out);
  return value;
}

}  // namespace drydock::report
