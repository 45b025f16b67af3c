// Every number about the world says its unit, where it comes from and from when it is.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/tidy/source.h"

namespace drydock::tidy {
namespace {

using Json = nlohmann::json;

bool has_text(const Json& object, const char* key) {
  return object.contains(key) && object[key].is_string() && !object[key].empty() &&
         !object[key].get_ref<const std::string&>().empty();
}

// What is missing in a list of prices; each price is an object with "price_usd".
std::vector<std::string> gaps_in_prices(const Json& json, const Json& node,
                                        const std::string& where) {
  std::vector<std::string> gaps;
  if (node.is_object() && node.contains("price_usd")) {
    if (!node["price_usd"].is_number()) gaps.push_back(where + ": the price is no number");
    if (!has_text(node, "unit")) gaps.push_back(where + ": no unit");
    if (!has_text(node, "as_of")) gaps.push_back(where + ": no as_of");
    if (!has_text(node, "source") || !json["sources"].contains(node["source"])) {
      gaps.push_back(where + ": no known source");
    }
  } else if (node.is_structured()) {
    for (const auto& [key, value] : node.items()) {
      const std::vector<std::string> below = gaps_in_prices(json, value, where + "/" + key);
      gaps.insert(gaps.end(), below.begin(), below.end());
    }
  }
  return gaps;
}

// What is missing in a list of figures; a value with a unit is text, a bare number a ratio or
// count.
std::vector<std::string> gaps_in_figures(const Json& json) {
  std::vector<std::string> gaps;
  for (const auto& [name, source] : json["sources"].items()) {
    if (!has_text(source, "what")) gaps.push_back(name + ": a source that says nothing");
    if (!has_text(source, "as_of")) gaps.push_back(name + ": no as_of");
  }
  for (const auto& [name, figure] : json["figures"].items()) {
    if (!figure.contains("value")) gaps.push_back(name + ": no value");
    if (!has_text(figure, "source") || !json["sources"].contains(figure["source"])) {
      gaps.push_back(name + ": no known source");
    }
  }
  return gaps;
}

std::vector<std::string> gaps_in(const Json& json) {
  const std::string format = json.value("format", "");
  if (format.starts_with("drydock-prices/")) return gaps_in_prices(json, json, "");
  if (format.starts_with("drydock-figures/")) return gaps_in_figures(json);
  std::vector<std::string> gaps;
  if (!has_text(json, "source")) gaps.push_back("no source");
  if (!has_text(json, "as_of")) gaps.push_back("no as_of");
  return gaps;
}

TEST(Models, GapsAreFound) {
  const Json prices = Json::parse(R"({"format": "drydock-prices/1", "sources": {"list": {}},
    "good": {"price_usd": 1, "unit": "hour", "source": "list", "as_of": "2024"},
    "bad": {"price_usd": 1, "source": "hearsay"}})");
  EXPECT_EQ(gaps_in(prices).size(), 3u);
  const Json figures = Json::parse(R"({"format": "drydock-figures/1",
    "sources": {"book": {"what": "a book", "as_of": "2024"}},
    "figures": {"a": {"value": "40 s", "source": "book"}, "b": {"value": "1 s"}}})");
  EXPECT_EQ(gaps_in(figures).size(), 1u);
  EXPECT_EQ(gaps_in(Json::parse(R"({"format": "drydock-platform/1"})")).size(), 2u);
}

TEST(Models, EachNumberHasUnitSourceAndDate) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root() / "models")) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const Json json = Json::parse(read_text(entry.path()), nullptr, false);
    ASSERT_TRUE(json.is_object()) << entry.path();
    for (const std::string& gap : gaps_in(json)) ADD_FAILURE() << entry.path() << ": " << gap;
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace drydock::tidy
