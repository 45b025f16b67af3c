// What a static design costs: kinds of resources, each with its rule from a configuration to what a
// month of it uses. Nothing is simulated.
//
// Modelled: list prices of a month of 730 hours with their tiers, what is included, and the least
// that is billed. Left out: free allowances of an account, upfront fees, taxes, support plans,
// discounts by contract.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/practice/pricing/terms.h"

namespace drydock::pricing {

/// A price of the price book, and how many of its units make one unit of an item: 730 of an hourly
/// price for a capacity unit of a month.
struct PricePart {
  std::string key;  ///< "nat_gateway.hour"
  Quantity times = Quantity::whole(1);
  std::string per_vcpu_of;  ///< Times the vCPUs of this machine type; empty: of none.
};

/// How the price book prices an item: a sum of parts, and a share on top or off.
struct PriceRule {
  std::vector<PricePart> parts;  ///< None: it costs nothing each month.
  std::string on_top;            ///< Key of a share that is added; empty: none.
  std::string off;               ///< Key of a share that is taken off; empty: none.
};
/// One price for one unit, or `times` of it.
PriceRule priced(std::string key, Quantity times = Quantity::whole(1));

/// What a resource uses of one item in a month.
struct Use {
  std::string item;
  std::string unit;
  Quantity quantity;
  PriceRule rule;
  const NamedTiers* tiers = nullptr;  ///< The item is split by them; owned by the Terms.
};

/// An address that something has; billed like an idle one since February 2024.
inline constexpr std::string_view attached_address_item = "IP address (in use)";

/// Collects the uses of one resource; what is not used is left out.
class Sheet {
 public:
  void add(std::string item, std::string_view unit, Quantity quantity, PriceRule rule,
           const NamedTiers* tiers = nullptr);
  const std::vector<Use>& uses() const { return uses_; }

 private:
  std::vector<Use> uses_;
};

/// A part of a use that has a line of its own: "Data processed (first 1PB)".
struct ItemPart {
  std::string item;
  Quantity quantity;
};
/// The lines of a use after `before` of the same item in the month, by its named tiers.
std::vector<ItemPart> lines_of(const Use& use, Quantity before = {});

class Config;

/// A kind of resource.
struct Kind {
  std::string_view name;  ///< "nat_gateway"
  std::string_view what;  ///< One line for people.
  /// Reads a configuration and says what a month of it uses. Mistakes are reported by the
  /// configuration's cursor.
  void (*rule)(Config& config, Sheet& sheet);
};

/// All kinds, in the order in which people read about them.
const std::vector<Kind>& kinds();
/// The kind called so; reports the nearest names when there is none.
const Kind* kind_named(const codec::Cursor& at);
/// Its configuration's keys, parts with dots: "volumes[].gb".
std::vector<std::string> keys_of(const Kind& kind, const Terms& terms);

/// What one resource of `kind` uses in a month. `region`: where it is; empty when unknown.
Sheet month_of(const Kind& kind, const codec::Cursor& config, const Terms& terms,
               const std::string& region = {});

}  // namespace drydock::pricing
