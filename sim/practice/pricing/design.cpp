// Reading a design file and pricing its resources one after the other.
#include <algorithm>
#include <map>
#include <set>

#include "sim/practice/pricing/book.h"
#include "sim/practice/pricing/quote.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::pricing {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;

constexpr std::size_t resources_most = 2000;

/// Everything that pricing looks up, read once a region.
class Prices {
 public:
  Prices(scenario::CatalogDocuments documents, codec::Diagnostics& out)
      : documents_(std::move(documents)), terms_(read_terms(documents_, out)) {
    const Value* regions = documents_.prices.find("regions");
    if (regions == nullptr) return;
    for (const auto& [name, rows] : regions->object())
      if (name != "global") regions_.push_back(name);
  }

  const Terms& terms() const { return terms_; }
  /// The book of a region; nothing, reported, when the list has no such region.
  Book* book(const Cursor& at, const std::string& region, codec::Diagnostics& out) {
    if (region.empty()) return nullptr;
    if (std::find(regions_.begin(), regions_.end(), region) == regions_.end()) {
      at.wrong(codec::codes::unknown_word, "a region of the price list: " + codec::one_of(regions_),
               codec::nearest(region, regions_));
      return nullptr;
    }
    auto known = books_.find(region);
    if (known == books_.end())
      known = books_.emplace(region, Book(scenario::read_catalog(documents_, region, out))).first;
    return &known->second;
  }

 private:
  scenario::CatalogDocuments documents_;
  Terms terms_;
  std::vector<std::string> regions_;
  std::map<std::string, Book> books_;
};

/// One resource of the file while it is read.
class Reader {
 public:
  Reader(Prices& prices, codec::Diagnostics& out) : prices_(prices), out_(out) {}

  void read(const Cursor& at, const Cursor& region_of_all, const std::string& region, Quote& quote);

 private:
  void read_tags(const Cursor& at, QuotedResource& resource) const;
  void price(const Cursor& at, const Sheet& sheet, Book& book, QuotedResource& resource) const;

  Prices& prices_;
  codec::Diagnostics& out_;
  std::set<std::string> names_;
};

void Reader::read_tags(const Cursor& at, QuotedResource& resource) const {
  for (const auto& [key, value] : at.entries(50)) resource.tags.emplace_back(key, value.text());
}

void Reader::price(const Cursor& at, const Sheet& sheet, Book& book,
                   QuotedResource& resource) const {
  for (const Use& use : sheet.uses()) {
    Use all = use;
    all.quantity = use.quantity * resource.count;
    for (ItemPart& part : lines_of(all, book.used(use))) {
      const Result<ItemPrice> price = book.price(use, part.quantity);
      if (!price) {
        at.report().add(
            scenario::codes::missing_price, at.path(),
            "no price for " + part.item + " in " + resource.region + ", " + price.error().message,
            "something that the price list has", price.error().hint);
        continue;
      }
      resource.lines.push_back({std::move(part.item), use.unit, part.quantity, price->unit_price,
                                price->in_tiers, price->amount});
      resource.total += price->amount;
    }
  }
}

void Reader::read(const Cursor& at, const Cursor& region_of_all, const std::string& region,
                  Quote& quote) {
  ObjectCursor object(at);
  QuotedResource resource;
  const Cursor name = object.required("name");
  resource.name = name.text();
  if (!resource.name.empty() && !names_.insert(resource.name).second)
    name.wrong(scenario::codes::duplicate, "each name once");
  const Cursor kind_at = object.required("kind");
  const Kind* kind = kind_named(kind_at);
  const Cursor own = object.optional("region");
  resource.region = own ? own.text() : region;
  resource.count = Quantity::whole(object.optional("count").integer(1, 1'000'000, 1));
  read_tags(object.optional("tags"), resource);
  const Cursor config = object.optional("config");
  Book* book = prices_.book(own ? own : region_of_all, resource.region, out_);
  if (kind == nullptr) return;
  resource.kind = std::string(kind->name);
  const Value nothing{Value::Object{}};
  const Cursor whole(config ? config.value() : &nothing, config.path(), config.report());
  const Sheet sheet = month_of(*kind, whole, prices_.terms(), resource.region);
  if (book == nullptr) return;
  price(at, sheet, *book, resource);
  quote.total += resource.total;
  quote.resources.push_back(std::move(resource));
}

/// Where the figures are: the price list may be another one, the rest is shipped.
std::optional<scenario::CatalogDocuments> load(const Cursor& prices,
                                               const scenario::SearchPaths& search,
                                               codec::Report& report, codec::Diagnostics& out) {
  Value names{Value::Object{}};
  const std::string list = prices.text();
  names.set("prices", list.empty() ? "prices" : list);
  names.set("types", "instance-types");
  names.set("aws", "aws");
  names.set("kubernetes", "kubernetes");
  return scenario::load_catalog(Cursor(&names, "", report), search, out);
}

}  // namespace

std::optional<Quote> quote_design(const Value& document, const std::string& file,
                                  const scenario::SearchPaths& search, codec::Diagnostics& out) {
  codec::Report report(file, out);
  Quote quote;
  {
    ObjectCursor object(Cursor(&document, "", report));
    static const std::vector<std::string> formats{"drydock-design/1"};
    object.required("format").word(formats);
    quote.file = file;
    quote.title = object.optional("title").text();
    const Cursor list = object.optional("prices");
    const auto documents = load(list, search, report, out);
    const Cursor region = object.required("region");
    const std::string where = region.text();
    const std::vector<Cursor> resources = object.required("resources").list(resources_most);
    if (documents) {
      Prices prices(*documents, out);
      // Once at the file's region, however many resources are there.
      const bool known = codec::has_errors(out) || prices.book(region, where, out) != nullptr;
      Reader reader(prices, out);
      for (const Cursor& one : resources)
        reader.read(one, region, known ? where : std::string(), quote);
    }
  }
  if (codec::has_errors(out)) return std::nullopt;
  quote.left_out =
      "taxes, support plans, upfront fees, free allowances of an account, and whatever the design "
      "does not list";
  return quote;
}

}  // namespace drydock::pricing
