// The shipped terms of the price list, and what a configuration uses, for tests of pricing.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/practice/pricing/pricing.h"
#include "tests/support/places.h"

namespace drydock::pricing {

inline const scenario::CatalogDocuments& documents() {
  static const scenario::CatalogDocuments all = [] {
    codec::Diagnostics out;
    codec::Report report("test", out);
    const auto names = codec::parse(
        R"({"prices": "prices", "types": "instance-types",
            "aws": "aws", "kubernetes": "kubernetes"})",
        "test", out);
    const auto loaded =
        scenario::load_catalog(codec::Cursor(&*names, "", report),
                               scenario::SearchPaths::under(places::source_dir()), out);
    EXPECT_TRUE(loaded) << codec::to_text(out);
    return *loaded;
  }();
  return all;
}

inline const Terms& terms() {
  static const Terms read = [] {
    codec::Diagnostics out;
    const Terms all = read_terms(documents(), out);
    EXPECT_TRUE(out.empty()) << codec::to_text(out);
    return all;
  }();
  return read;
}

inline const Kind* kind_called(std::string_view name) {
  for (const Kind& kind : kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

/// The lines of a month, "item: quantity", sorted; those of one item added up.
inline std::vector<std::string> use_of(const std::string& kind, const std::string& config,
                                       codec::Diagnostics& out) {
  codec::Report report("test", out);
  const codec::Value name(kind);
  const auto document = codec::parse(config, "test", out);
  const Kind* known = kind_named(codec::Cursor(&name, "kind", report));
  if (known == nullptr || !document) return {};
  const Sheet sheet = month_of(*known, codec::Cursor(&*document, "", report), terms());
  std::vector<std::pair<std::string, Quantity>> sums;
  for (const Use& use : sheet.uses())
    for (const ItemPart& part : lines_of(use)) {
      const auto same = std::find_if(sums.begin(), sums.end(),
                                     [&](const auto& sum) { return sum.first == part.item; });
      if (same == sums.end())
        sums.emplace_back(part.item, part.quantity);
      else
        same->second += part.quantity;
    }
  std::vector<std::string> lines;
  for (const auto& [item, quantity] : sums) lines.push_back(item + ": " + quantity.to_text());
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace drydock::pricing
