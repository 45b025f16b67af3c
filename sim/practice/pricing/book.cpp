// Looking up prices, tiers of the account, shares on top and off.
#include "sim/practice/pricing/book.h"

#include "sim/practice/scenario/validate.h"

namespace drydock::pricing {

namespace {

tl::unexpected<Error> missing(const std::string& key, const std::vector<std::string>& known) {
  return fail(std::string(scenario::codes::missing_price), key, {}, codec::nearest(key, known));
}

/// A price that tells a share: 0.06 for 6 %.
Money changed(Money amount, Money share, bool added) {
  const Int128 whole = Money::per_dollar;
  return amount.scaled(added ? whole + share.parts() : whole - share.parts(), whole);
}

/// Items of different services have the same name; their prices tell them apart.
std::string meter_of(const Use& use) {
  return use.rule.parts.empty() ? use.item : use.rule.parts.front().key + " " + use.item;
}

}  // namespace

Quantity Book::used(const Use& use) const {
  const auto found = used_.find(meter_of(use));
  return found == used_.end() ? Quantity{} : found->second;
}

Result<const scenario::Price*> Book::find(const std::string& key) const {
  if (const scenario::Price* price = catalog_.price(key)) return price;
  std::vector<std::string> known;
  for (const auto& [name, price] : catalog_.prices) known.push_back(name);
  return missing(key, known);
}

Result<Quantity> Book::times_of(const PricePart& part) const {
  if (part.per_vcpu_of.empty()) return part.times;
  const auto type = catalog_.types.find(part.per_vcpu_of);
  if (type != catalog_.types.end()) return part.times * Quantity::whole(type->second.vcpu);
  std::vector<std::string> known;
  for (const auto& [name, row] : catalog_.types) known.push_back(name);
  return missing("the vCPUs of " + part.per_vcpu_of, known);
}

Result<ItemPrice> Book::before_shares(const Use& use, Quantity quantity) const {
  ItemPrice all;
  for (const PricePart& part : use.rule.parts) {
    const Result<const scenario::Price*> price = find(part.key);
    if (!price) return tl::unexpected(price.error());
    const Result<Quantity> times = times_of(part);
    if (!times) return tl::unexpected(times.error());
    const std::vector<cost::Tier> tiers = scenario::tariff_of(**price, false);
    const Quantity before = used(use) * *times, now = quantity * *times;
    const std::vector<cost::TierUse> split = cost::split(tiers, before, now);
    if (split.empty()) continue;
    all.unit_price += cost::worth(tiers[split.front().tier].price, *times);
    all.in_tiers = all.in_tiers || split.size() > 1;
    all.amount += cost::worth(tiers, before, now);
  }
  return all;
}

Result<ItemPrice> Book::price(const Use& use, Quantity quantity) {
  Result<ItemPrice> price = before_shares(use, quantity);
  if (!price) return price;
  for (const auto& [key, added] :
       {std::pair{&use.rule.on_top, true}, std::pair{&use.rule.off, false}}) {
    if (key->empty()) continue;
    const Result<const scenario::Price*> share = find(*key);
    if (!share) return tl::unexpected(share.error());
    price->unit_price = changed(price->unit_price, (*share)->price, added);
    price->amount = changed(price->amount, (*share)->price, added);
  }
  used_[meter_of(use)] += quantity;
  return price;
}

}  // namespace drydock::pricing
