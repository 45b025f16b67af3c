// The list of kinds, and what their rules share.
#include "sim/practice/pricing/pricing.h"

#include <algorithm>

#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

PriceRule priced(std::string key, Quantity times) {
  return {{{std::move(key), times, {}}}, {}, {}};
}

void Sheet::add(std::string item, std::string_view unit, Quantity quantity, PriceRule rule,
                const NamedTiers* tiers) {
  if (quantity.is_zero()) return;
  uses_.push_back({std::move(item), std::string(unit), quantity, std::move(rule), tiers});
}

std::vector<ItemPart> lines_of(const Use& use, Quantity before) {
  if (use.tiers == nullptr) return {{use.item, use.quantity}};
  std::vector<cost::Tier> tiers;
  for (const NamedTier& tier : *use.tiers) tiers.push_back({tier.up_to, {}});
  std::vector<ItemPart> parts;
  for (const cost::TierUse& part : cost::split(tiers, before, use.quantity))
    parts.push_back({use.item + " (" + (*use.tiers)[part.tier].called + ")", part.quantity});
  return parts;
}

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = [] {
    std::vector<Kind> list;
    for (const auto topic :
         {machine_kinds, network_kinds, name_kinds, storage_kinds, data_kinds, account_kinds})
      for (Kind& kind : topic()) list.push_back(kind);
    return list;
  }();
  return all;
}

const Kind* kind_named(const codec::Cursor& at) {
  const std::string name = at.text();
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) {
    if (kind.name == name) return &kind;
    names.emplace_back(kind.name);
  }
  if (at && at.value()->is(codec::Value::Kind::text))
    at.wrong(codec::codes::unknown_word, codec::one_of(names, names.size()),
             codec::nearest(name, names));
  return nullptr;
}

std::vector<std::string> keys_of(const Kind& kind, const Terms& terms) {
  codec::Diagnostics ignored;
  codec::Report report("", ignored);
  std::vector<codec::AskedKey> asked;
  report.note_keys(&asked);
  codec::Value one{codec::Value::Object{}};
  // Lists and parts have one empty member, so that their keys are asked for too.
  const codec::Value list{codec::Value::List{codec::Value(codec::Value::Object{})}};
  for (const char* part : {"root_volume", "storage", "reservation", "extended_support"})
    one.set(part, codec::Value::Object{});
  for (const char* part : {"volumes", "volumes_per_node"}) one.set(part, list);
  one.set("purchase", "reserved");  // Only then a reservation is read.
  for (const char* bucket :
       {"standard", "standard_ia", "intelligent_tiering", "glacier_flexible", "deep_archive"}) {
    one.set("class", bucket);  // Each class of S3 has keys of its own.
    month_of(kind, codec::Cursor(&one, "", report), terms);
  }
  std::vector<std::string> keys;
  for (codec::AskedKey& key : asked) {
    for (std::size_t at = key.path.find("[0]"); at != std::string::npos; at = key.path.find("[0]"))
      key.path.erase(at + 1, 1);
    if (std::find(keys.begin(), keys.end(), key.path) == keys.end()) keys.push_back(key.path);
  }
  return keys;
}

Sheet month_of(const Kind& kind, const codec::Cursor& config, const Terms& terms,
               const std::string& region) {
  Sheet sheet;
  Config read(config, terms, region);
  kind.rule(read, sheet);
  return sheet;
}

}  // namespace drydock::pricing
