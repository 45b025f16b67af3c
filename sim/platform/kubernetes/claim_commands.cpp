// Commands for the claims of stateful sets.
#include "sim/platform/kubernetes/claim_commands.h"

#include <vector>

#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/commands.h"
#include "sim/platform/kubernetes/facts.h"
#include "sim/platform/storage/storage.h"

namespace drydock::kubernetes {

namespace {

tl::unexpected<Error> no(const Error& error) { return tl::unexpected<Error>(error); }

Id<Claim> claim_named(const World& world, const std::string& name) {
  for (const auto& [id, claim] : world.table<Claim>())
    if (claim.workload && claim_name(world, id) == name) return id;
  return {};
}

Id<storage::Volume> volume_named(const World& world, const std::string& name) {
  for (const auto& [id, volume] : world.table<storage::Volume>())
    if (volume.phase != storage::VolumePhase::deleted && world.text(volume.name) == name) return id;
  return {};
}

auto unknown(std::string_view what, const std::string& name, std::vector<std::string> names) {
  const std::string near = nearest_word(name, names);
  constexpr std::size_t shown = 12;
  const bool more = names.size() > shown;
  if (more) names.resize(shown);
  std::string hint = names.empty() ? "There is none now."
                                   : "There is " + join_words(names, more ? "," : "and") +
                                         (more ? " and more." : ".");
  if (!near.empty()) hint = "Did you mean " + near + "?";
  return fail("refused", "There is no " + std::string(what) + " called \"" + name + "\".", {},
              std::move(hint));
}

Result<Id<Claim>> find_claim(const World& world, const std::string& name) {
  if (const Result<void> answers = check_api(world); !answers) return no(answers.error());
  if (const Id<Claim> found = claim_named(world, name)) return found;
  std::vector<std::string> names;
  for (const auto& [id, claim] : world.table<Claim>())
    if (claim.workload) names.push_back(claim_name(world, id));
  return unknown("claim", name, std::move(names));
}

}  // namespace

Result<Forecast> check(const World& world, const UseVolume& command) {
  const auto claim = find_claim(world, command.claim);
  if (!claim) return no(claim.error());
  const Id<storage::Volume> volume = volume_named(world, command.volume);
  if (!volume) {
    std::vector<std::string> names;
    for (const auto& [id, row] : world.table<storage::Volume>())
      if (row.phase != storage::VolumePhase::deleted && !row.managed)
        names.emplace_back(world.text(row.name));
    return unknown("volume", command.volume, std::move(names));
  }
  if (const Result<void> possible = check_rebind(world, *claim, volume); !possible)
    return no(possible.error());
  const std::string before(world.text(world[world[*claim].volume].name));
  return Forecast{"Claim " + command.claim + " has volume " + command.volume + " of zone " +
                      std::string(world.text(world[world[volume].zone].name)) + " instead of " +
                      before + ", and its pod goes there.",
                  {command.claim, command.volume, before},
                  false};
}

void apply(Context& context, const UseVolume& command) {
  rebind(context, claim_named(context, command.claim), volume_named(context, command.volume));
}

Result<Forecast> check(const World& world, const DeleteClaim& command) {
  const auto claim = find_claim(world, command.claim);
  if (!claim) return no(claim.error());
  if (const Result<void> possible = check_delete_claim(world, *claim); !possible)
    return no(possible.error());
  const std::string volume(world.text(world[world[*claim].volume].name));
  const bool kept = world[*claim].reclaim == ReclaimPolicy::retains;
  return Forecast{"Claim " + command.claim + " is deleted; volume " + volume +
                      (kept ? " stays, with its data." : " goes with it, and its data for good."),
                  {command.claim, volume},
                  !kept};
}

void apply(Context& context, const DeleteClaim& command) {
  delete_claim(context, claim_named(context, command.claim));
}

Result<Forecast> check(const World& world, const SetReclaim& command) {
  const auto claim = find_claim(world, command.claim);
  if (!claim) return no(claim.error());
  if ((world[*claim].reclaim == ReclaimPolicy::retains) == command.retain)
    return fail("refused", "The volume of claim " + command.claim +
                               (command.retain ? " is retained already."
                                               : " is deleted with its claim already."));
  return Forecast{"When claim " + command.claim + " is deleted, its volume " +
                      (command.retain ? "stays." : "is deleted too."),
                  {command.claim},
                  false};
}

void apply(Context& context, const SetReclaim& command) {
  context.edit(claim_named(context, command.claim)).reclaim =
      command.retain ? ReclaimPolicy::retains : ReclaimPolicy::deletes;
}

void install_claims(Rulebook& rulebook) {
  install_claim_losses(rulebook);
  rulebook.fact<ClaimRebound>();
  rulebook.command<UseVolume>(Role::trainee);
  rulebook.command<DeleteClaim>(Role::trainee);
  rulebook.command<SetReclaim>(Role::trainee);
}

}  // namespace drydock::kubernetes
