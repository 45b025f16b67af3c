// The loss of a thing: whom it dominates, and who only has less than before.
#include <algorithm>

#include "sim/engine/base/text.h"
#include "sim/platform/insight/allocation.h"
#include "sim/platform/insight/insight.h"
#include "sim/platform/insight/supply.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/platform/network/network.h"

namespace drydock::insight {

namespace {

/// The name by which a thing stands in the networks: zones, volumes and records say what they are,
/// since others may be called the same.
std::string key_of(const World& world, const std::string& thing) {
  if (world.find<network::Zone>(thing)) return "zone " + thing;
  if (world.find<storage::Volume>(thing) && !world.find<kubernetes::Pod>(thing))
    return "volume " + thing;
  if (world.find<network::DnsRecord>(thing)) return "record " + thing;
  return thing;
}

}  // namespace

void install(Rulebook& rulebook) { install_allocation(rulebook); }

Result<BlastRadius> blast_radius(const World& world, const std::string& thing) {
  const std::map<std::string, Supply> all = supplies(world);
  const std::string key = key_of(world, thing);
  BlastRadius radius;
  radius.thing = thing;
  bool known = all.contains(key);
  for (const auto& [name, supply] : all) {
    if (name == key || !supply.things().contains(key)) continue;
    known = true;
    (supply.needed().contains(key) ? radius.lost : radius.degraded).push_back(name);
  }
  if (!known) {
    std::vector<std::string> names;
    for (const auto& [name, supply] : all) names.push_back(name);
    const std::string near = nearest_word(thing, names);
    return fail("refused", "Nothing here is called \"" + thing + "\".", {},
                near.empty() ? std::string() : "Did you mean " + near + "?");
  }
  radius.cuts = cutting(all).contains(key);
  return radius;
}

std::vector<std::string> single_points(const World& world) {
  const std::map<std::string, Supply> all = supplies(world);
  std::set<std::string> found;
  for (const std::string& name : what_users_do(world)) {
    const auto at = all.find(name);
    if (at != all.end()) found.merge(at->second.needed());
  }
  return {found.begin(), found.end()};
}

}  // namespace drydock::insight
