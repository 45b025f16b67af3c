// Reading of price lists, instance types and figures; a number without source or date is refused.
#include "sim/practice/scenario/catalog.h"

#include <algorithm>

#include "sim/platform/cost/cost.h"
#include "sim/practice/scenario/simplifications.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::Diagnostics;
using codec::ObjectCursor;
using codec::Value;

Money read_money(const Cursor& at) {
  if (!at) return {};
  if (!at.value()->is(Value::Kind::number)) {
    at.wrong(codec::codes::wrong_type, "a price in dollars, as a number");
    return {};
  }
  const Result<Money> money = Money::from_text(at.value()->text());
  // More for one unit could not be multiplied with the largest use.
  if (!money || *money < Money{} || *money > Money::dollars(10'000)) {
    at.wrong(codec::codes::out_of_range, "a price from 0 to 10000 with at most 15 decimal places");
    return {};
  }
  return *money;
}

std::vector<PriceTier> read_tiers(const Cursor& at) {
  std::vector<PriceTier> tiers;
  std::int64_t before = 0;
  for (const Cursor& entry : at.list(cost::tiers_max - 1)) {
    ObjectCursor object(entry);
    PriceTier tier;
    tier.price = read_money(object.required("usd"));
    for (const char* key : {"first_gb", "next_gb", "first", "next"})
      if (const Cursor size = object.optional(key))
        tier.size = size.integer(1, 1'000'000'000'000'000);
    if (const Cursor upto = object.optional("up_to_gb")) {
      const std::int64_t end = upto.integer(before + 1, 1'000'000'000'000'000, before + 1);
      tier.size = end - before;
      before = end;
    }
    tiers.push_back(tier);
  }
  const bool open = !tiers.empty() && tiers.back().size == 0;
  const auto ends = std::count_if(tiers.begin(), tiers.end(),
                                  [](const PriceTier& tier) { return tier.size == 0; });
  if (at && (!open || ends != 1)) {
    at.wrong(codec::codes::out_of_range, "tiers with a size each, and a last one without");
    tiers.clear();
  }
  return tiers;
}

/// Gigabytes, or single requests of a price for many.
std::int64_t read_free(ObjectCursor& object, const std::string& unit) {
  std::int64_t free = 0;
  for (const char* key : {"free_gb_per_month_per_account", "free_gb"})
    if (const Cursor size = object.optional(key)) free = size.integer(0, 1'000'000);
  if (const Cursor requests = object.optional("free_requests_per_month")) {
    const auto priced = cost::parse_unit(unit, 730);
    const std::int64_t each = priced ? priced->per_unit : 1;
    free = requests.integer(0, 1'000'000'000);
    if (free % each != 0) requests.wrong(codec::codes::out_of_range, "whole units of the price");
    free /= each;
  }
  return free;
}

Price read_price(const Cursor& at, const Value* sources) {
  ObjectCursor object(at);
  object.allow_others();
  Price price;
  price.price = read_money(object.required("price_usd"));
  price.unit = object.required("unit").text();
  const Cursor source = object.required("source");
  price.source = source.text();
  if (source && sources != nullptr && sources->find(price.source) == nullptr)
    source.wrong("E0200", "one of the list's sources");
  price.as_of = object.required("as_of").text();
  if (const Cursor tiers = object.optional("tiers")) price.tiers = read_tiers(tiers);
  price.free = read_free(object, price.unit);
  return price;
}

void read_prices(const Value& document, const std::string& file, const std::string& region,
                 Catalog& catalog, Diagnostics& out) {
  codec::Report report(file, out);
  ObjectCursor object(Cursor(&document, "", report));
  object.allow_others();
  static const std::vector<std::string> formats{"drydock-prices/1"};
  object.required("format").word(formats);
  catalog.hours_per_month = object.optional("hours_per_month").integer(1, 1000, 730);
  const Cursor sources = object.required("sources");
  const Cursor regions = object.required("regions");
  if (!regions || !regions.value()->is(Value::Kind::object)) return;
  for (const auto& [name, rows] : regions.value()->object()) {
    const bool wanted = name == region || name == "global" || region.empty();
    if (!wanted || !rows.is(Value::Kind::object)) continue;
    for (const auto& [key, row] : rows.object()) {
      const std::string path = "regions." + name + "." + key;
      catalog.prices.insert_or_assign(key, read_price(Cursor(&row, path, report), sources.value()));
    }
  }
  if (!region.empty() && regions.value()->find(region) == nullptr) {
    std::vector<std::string> known;
    for (const auto& [name, rows] : regions.value()->object()) known.push_back(name);
    report.add("E0204", "regions", "no prices for " + region, "prices for " + region,
               codec::nearest(region, known));
  }
}

InstanceType read_type(const Cursor& at) {
  ObjectCursor object(at);
  InstanceType type;
  type.vcpu = static_cast<int>(object.required("vcpu").integer(1, 1000));
  type.memory = object.required("memory").bytes();
  type.enis = static_cast<int>(object.required("enis").integer(1, 100));
  type.ips_per_eni = static_cast<int>(object.required("ips_per_eni").integer(1, 1000));
  type.max_pods = static_cast<int>(object.required("max_pods").integer(1, 1000));
  object.optional("max_pods_with_prefixes").integer(1, 1000);
  {
    ObjectCursor allocatable(object.required("allocatable"));
    type.allocatable_cpu = allocatable.required("cpu").cpu();
    type.allocatable_memory = allocatable.required("memory").bytes();
  }
  {
    ObjectCursor ebs(object.required("ebs"));
    type.ebs_iops = ebs.required("iops").integer(1, 1'000'000);
    type.ebs_iops_max = ebs.required("iops_max").integer(1, 1'000'000);
    type.ebs_throughput = ebs.required("throughput").byte_rate();
    type.ebs_throughput_max = ebs.required("throughput_max").byte_rate();
  }
  type.network = object.required("network").byte_rate();
  object.optional("network_is_burst").boolean();
  if (const Cursor plan = object.optional("cpu_credits")) {
    ObjectCursor credits(plan);
    type.credits_per_hour = credits.required("per_hour").integer(1, 10'000);
    type.credits_most = credits.required("most").integer(1, 100'000);
  }
  object.optional("note").text();
  return type;
}

void read_types(const Value& document, const std::string& file,
                std::map<std::string, InstanceType, std::less<>>& types, Diagnostics& out) {
  codec::Report report(file, out);
  ObjectCursor object(Cursor(&document, "", report));
  static const std::vector<std::string> formats{"drydock-instance-types/1"};
  object.required("format").word(formats);
  object.required("source").text();
  object.required("as_of").text();
  object.optional("allocatable_source").text();
  object.optional("credits_source").text();
  const Cursor list = object.required("types");
  if (!list || !list.value()->is(Value::Kind::object)) return;
  for (const auto& [name, row] : list.value()->object())
    types.insert_or_assign(name, read_type(Cursor(&row, "types." + name, report)));
}

void check_figures(const Value& document, const std::string& file, Diagnostics& out) {
  codec::Report report(file, out);
  ObjectCursor object(Cursor(&document, "", report));
  static const std::vector<std::string> formats{"drydock-figures/1"};
  object.required("format").word(formats);
  object.required("name").name();
  object.required("as_of").text();
  const Cursor sources = object.required("sources");
  const Cursor figures = object.required("figures");
  if (!figures || !figures.value()->is(Value::Kind::object)) return;
  for (const auto& [name, row] : figures.value()->object()) {
    ObjectCursor figure(Cursor(&row, "figures." + name, report));
    figure.required("value");
    const Cursor source = figure.required("source");
    if (source && sources && sources.value()->find(source.text()) == nullptr)
      source.wrong("E0200", "one of the file's sources");
    figure.optional("note").text();
  }
}

std::optional<std::pair<Value, std::string>> load_model(const Cursor& name,
                                                        const SearchPaths& search,
                                                        Diagnostics& out) {
  const auto file = model_file(search, name);
  if (!file) return std::nullopt;
  auto document = codec::read_file(*file, out);
  if (!document) return std::nullopt;
  return std::pair{std::move(*document), *file};
}

}  // namespace

codec::Cursor Figures::at(std::string_view name, codec::Report& report) const {
  const std::string path = "figures." + std::string(name);
  const Value* figures = document_.find("figures");
  const Value* row = figures == nullptr ? nullptr : figures->find(name);
  const Value* value = row == nullptr ? nullptr : row->find("value");
  if (value == nullptr) {
    std::vector<std::string> known;
    if (figures != nullptr)
      for (const auto& [key, entry] : figures->object()) known.push_back(key);
    report.add("E0204", path, "no such figure", "the figure \"" + std::string(name) + "\"",
               codec::nearest(name, known));
  }
  return Cursor(value, path + ".value", report);
}

const Price* Catalog::price(std::string_view key) const {
  const auto found = prices.find(key);
  return found == prices.end() ? nullptr : &found->second;
}

std::optional<CatalogDocuments> load_catalog(const Cursor& names, const SearchPaths& search,
                                             Diagnostics& out) {
  ObjectCursor object(names);
  CatalogDocuments documents;
  bool complete = true;
  const auto load = [&](const char* key, Value& document, std::string& file) {
    const Cursor name = object.required(key);
    auto loaded = name ? load_model(name, search, out) : std::nullopt;
    if (!loaded) {
      complete = false;
      return;
    }
    document = std::move(loaded->first);
    file = std::move(loaded->second);
  };
  load("prices", documents.prices, documents.prices_file);
  load("types", documents.types, documents.types_file);
  load("aws", documents.aws, documents.aws_file);
  load("kubernetes", documents.kubernetes, documents.kubernetes_file);
  if (!complete) return std::nullopt;
  return documents;
}

Catalog read_catalog(const CatalogDocuments& documents, const std::string& region,
                     Diagnostics& out) {
  Catalog catalog;
  read_prices(documents.prices, documents.prices_file, region, catalog, out);
  read_types(documents.types, documents.types_file, catalog.types, out);
  check_figures(documents.aws, documents.aws_file, out);
  check_figures(documents.kubernetes, documents.kubernetes_file, out);
  catalog.aws = Figures(documents.aws, documents.aws_file);
  catalog.kubernetes = Figures(documents.kubernetes, documents.kubernetes_file);
  return catalog;
}

std::vector<cost::Tier> tariff_of(const Price& price, bool free_part) {
  std::vector<cost::Tier> tiers;
  std::int64_t end = 0;
  for (const PriceTier& tier : price.tiers) {
    end = tier.size == 0 ? cost::open_end : end + tier.size;
    tiers.push_back({end, tier.price});
  }
  if (tiers.empty()) tiers = cost::flat(price.price);
  return free_part && price.free > 0 ? cost::with_free_part(tiers, price.free) : tiers;
}

void check_model(const Value& document, const std::string& file, Diagnostics& out) {
  const Value* format = document.find("format");
  const std::string word = format == nullptr ? "" : format->text();
  Catalog read;
  if (word == "drydock-prices/1") {
    read_prices(document, file, "", read, out);
  } else if (word == "drydock-instance-types/1") {
    read_types(document, file, read.types, out);
  } else if (word == "drydock-figures/1") {
    check_figures(document, file, out);
  } else if (word == "drydock-simplifications/1") {
    read_simplifications(file, out);
  } else {
    codec::Report report(file, out);
    report.add(codec::codes::wrong_format, "format",
               format == nullptr ? "nothing" : describe(*format),
               "the format of a model, such as \"drydock-figures/1\"");
  }
}

}  // namespace drydock::scenario
