// A quote: what a month of a design, or of a scenario's platform as it stands at the start, costs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/practice/pricing/pricing.h"

namespace drydock::pricing {

/// One item of one resource.
struct QuoteLine {
  std::string item;
  std::string unit;
  Quantity quantity;
  Money unit_price;       ///< Of the first unit, where tiers make later ones cheaper.
  bool in_tiers = false;  ///< The use reaches into more than one tier.
  Money amount;           ///< Exact.
};

struct QuotedResource {
  std::string name;
  std::string kind;  ///< Of the design; empty for what a scenario meters.
  std::string region;
  Quantity count = Quantity::whole(1);
  std::vector<std::pair<std::string, std::string>> tags;
  std::vector<QuoteLine> lines;
  Money total;
};

struct Quote {
  std::string file;
  std::string title;
  std::vector<QuotedResource> resources;
  Money total;
  std::string left_out;  ///< What is not in it, in one line.
};

/// Prices a design ("drydock-design/1"); nothing, with every mistake reported, when it is wrong or
/// a price is missing.
std::optional<Quote> quote_design(const codec::Value& document, const std::string& file,
                                  const scenario::SearchPaths& search, codec::Diagnostics& out);
/// What runs in `world` now and is paid by time, for a month of so many hours. The world is a
/// scenario's at its start, before anything happened.
Quote quote_world(const World& world, std::int64_t month_hours);

}  // namespace drydock::pricing
