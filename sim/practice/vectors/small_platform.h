// The platform around a closed-form case: a region with zones, rates that cost nothing where the
// case names no price, and machines.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/tariff.h"
#include "sim/platform/network/network.h"
#include "sim/platform/storage/storage.h"

namespace drydock::vectors {

/// What a rate of the catalogs costs.
struct RatePrice {
  std::string_view rate;
  std::vector<cost::Tier> tiers;
};

/// A world of the platform's ground: network, compute and storage, with their rules.
class SmallPlatform {
 public:
  explicit SmallPlatform(const std::vector<RatePrice>& prices = {},
                         const storage::Settings& disks = {});

  template <class Work>
  void run(Work&& work) {
    engine_.apply(world_, CauseId{0}, std::forward<Work>(work));
  }
  void pass(Duration span) { engine_.advance(world_, world_.now() + span); }
  /// Handles what is due next, but nothing after `until`; false when there is nothing.
  bool step(Time until) { return engine_.step(world_, until); }
  const World& world() const { return world_; }

  /// What all meters of a rate have counted.
  Money spent(std::string_view rate) const;
  /// Makes a machine of a new type and starts it in the first zone.
  Id<compute::Instance> add_machine(compute::MachineType type);

  Id<network::Zone> zone(std::size_t i) const { return zones_[i]; }
  Id<network::Subnet> subnet() const { return subnet_; }

 private:
  Engine engine_;
  World world_;
  std::array<Id<network::Zone>, 2> zones_;
  Id<network::Subnet> subnet_;
};

}  // namespace drydock::vectors
