// Builds the small platform with the builders that scenarios are built with.
#include "sim/practice/vectors/small_platform.h"

#include <algorithm>
#include <string>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/network/catalog.h"
#include "sim/platform/storage/catalog.h"

namespace drydock::vectors {

namespace {

constexpr std::string_view machine = "closed-form";
constexpr std::int64_t month_hours = 730;

const Rulebook& rules() {
  static const Rulebook book = [] {
    Rulebook made;
    cost::install(made);
    network::install(made);
    compute::install(made);
    storage::install(made);
    return made;
  }();
  return book;
}

using Prices = std::vector<RatePrice>;

void add_rate(Context& context, const Prices& prices, std::string_view key, std::string_view unit) {
  if (cost::has_rate(context, key)) return;
  const cost::Unit measured = *cost::parse_unit(unit, month_hours);
  const auto found = std::find_if(prices.begin(), prices.end(),
                                  [&](const RatePrice& price) { return price.rate == key; });
  const std::vector<cost::Tier> tiers = found == prices.end() ? cost::flat({}) : found->tiers;
  if (tiers.size() == 1)
    cost::add_rate(context, key, key, unit, measured.measure, tiers[0].price, measured.per_unit);
  else
    cost::add_rate(context, key, key, unit, measured.measure, tiers, measured.per_unit);
}

/// Time is measured for what is priced by the hour, and things for the rest.
std::string_view unit_of(std::string_view key) {
  for (const std::string_view counted : {".data", "transfer.", "data_processed"})
    if (key.find(counted) != std::string_view::npos) return "GB";
  if (key.find("request") != std::string_view::npos ||
      key.find("lifecycle") != std::string_view::npos)
    return "1,000 requests";
  if (key == "nlb.nlcu") return "NLCU-hour";
  if (key == compute::surplus_rate.key) return "vCPU-hour";
  if (key == storage::assured_load.key) return "GB-MiBps";
  return "hour";
}

void add_rates(Context& context, const Prices& prices) {
  for (const cost::RateNeed& need : network::rate_needs)
    add_rate(context, prices, need.key, unit_of(need.key));
  for (const cost::RateNeed& need : storage::rate_needs)
    add_rate(context, prices, need.key, unit_of(need.key));
  add_rate(context, prices, compute::surplus_rate.key, unit_of(compute::surplus_rate.key));
  add_rate(context, prices, "ec2.ondemand." + std::string(machine), "hour");
}

network::Cidr cidr(std::string_view text) { return *network::parse_cidr(text); }

}  // namespace

SmallPlatform::SmallPlatform(const Prices& prices, const storage::Settings& disks)
    : engine_(rules()), world_(rules(), Seed{1}, Time{}) {
  engine_.apply(world_, CauseId{}, [](Context& context) {
    context.announce(ScenarioStarted{context.name("closed form")});
  });
  run([&](Context& context) {
    add_rates(context, prices);
    const auto region = network::add_region(context, context.name("region"));
    for (std::size_t i = 0; i < zones_.size(); ++i)
      zones_[i] = network::add_zone(context, context.name("zone-" + std::to_string(i)), region);
    const auto vpc = network::add_vpc(context, context.name("vpc"), cidr("10.0.0.0/16"), true);
    network::Settings settings;
    settings.cluster_vpc = vpc;
    settings.reserved_addresses = 5;
    context.add(settings);
    const auto routes = network::add_route_table(context, context.name("routes"), vpc);
    subnet_ = network::add_subnet(context, context.name("subnet"), zones_[0], routes,
                                  cidr("10.0.0.0/20"), false);
    network::add_transfer_meters(context);
    context.add(compute::Settings{});
    context.add(disks);
  });
}

Money SmallPlatform::spent(std::string_view rate) const {
  Money sum;
  for (const auto& [id, meter] : world_.table<cost::Meter>())
    if (world_.text(world_[meter.rate].name) == rate) sum += cost::spent(world_, id);
  return sum;
}

Id<compute::Instance> SmallPlatform::add_machine(compute::MachineType type) {
  Id<compute::Instance> made;
  run([&](Context& context) {
    type.name = context.name(machine);
    compute::MachineGroup group;
    group.name = context.name("machines");
    group.zone = zones_[0];
    group.type = context.add(type);
    group.min = group.max = 1;
    made = compute::add_running(context, compute::add_group(context, group));
  });
  return made;
}

}  // namespace drydock::vectors
