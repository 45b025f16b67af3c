// The way back home, planned: the region that was lost stands by, gets all data, and takes the
// platform over in a window of maintenance, so that no write is lost.
#include <algorithm>
#include <cmath>

#include "sim/engine/base/text.h"
#include "sim/platform/compute/compute.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/cluster_loss.h"
#include "sim/platform/kubernetes/controllers.h"
#include "sim/platform/recovery/catalog.h"
#include "sim/platform/recovery/inside.h"
#include "sim/platform/storage/storage.h"

namespace drydock::recovery {

namespace {

/// The first copy of all data has arrived.
struct SeedDone {
  std::int32_t returned = 0;
  DRYDOCK_FIELDS(SeedDone, returned)
};

/// What was declared before the pods ended.
struct Declared {
  Id<kubernetes::Workload> workload;
  std::int32_t replicas = 0;
};

std::vector<Id<kubernetes::Claim>> claims_with_data(const World& world) {
  std::vector<Id<kubernetes::Claim>> found;
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume) found.push_back(id);
  return found;
}

double bytes_to_send(const World& world) {
  double bytes = 0;
  for (const Id<kubernetes::Claim> claim : claims_with_data(world))
    bytes += storage::used_bytes(world, world[claim].volume);
  return bytes;
}

bool is_lit(const World& world, Id<network::Region> region) {
  for (const auto& [id, zone] : world.table<network::Zone>())
    if (zone.region == region && !zone.up) return false;
  return true;
}

/// Here becomes there. Copies of backups were there, and are here now: none is where it would help.
void swap_regions(Context& context) {
  Standby& standby = edit_standby(context);
  std::swap(standby.home, standby.region);
  std::swap(standby.home_vpc, standby.vpc);
  std::swap(standby.home_balancer, standby.balancer);
  std::swap(standby.home_zones, standby.zones);
  standby.modules = {ModuleState::standing, ModuleState::absent, ModuleState::absent};
  standby.lost = standby.moved = standby.seeded = false;
  standby.returns = true;
  ++standby.returned;
  for (std::uint32_t i = 0; i < context.table<BackupItem>().size(); ++i)
    if (context[Id<BackupItem>{i}].elsewhere) context.edit(Id<BackupItem>{i}).elsewhere = false;
  for (std::uint32_t i = 0; i < context.table<Backup>().size(); ++i)
    if (context[Id<Backup>{i}].elsewhere) context.edit(Id<Backup>{i}).elsewhere = false;
  count_copies(context);
}

/// Each way back has chance and meters of its own; the control plane of home was never given up.
void open_way_back(Context& context) {
  Standby standby = *standby_of(context);
  const std::string text = said(context.world(), standby.region);
  const std::string way = text + "-" + std::to_string(standby.returned);
  standby.copy_luck = context.stream(context.name(way), "copies of snapshots");
  standby.transfer = cost::open_meter(context, "transfer to " + way, transfer.key);
  standby.home_control_plane = standby.control_plane;
  standby.control_plane = {};
  edit_standby(context) = standby;
}

void on_seed_done(Context& context, const SeedDone& done) {
  const Standby& standby = *standby_of(context);
  if (!standby.returns || standby.returned != done.returned) return;
  cost::use(context, standby.transfer,
            static_cast<std::int64_t>(std::llround(bytes_to_send(context))));
  follow_all(context, false);
  edit_standby(context).seeded = true;
  context.announce(ReturnSeeded{standby_of(context)->region});
}

std::vector<Declared> declarations(const World& world) {
  std::vector<Declared> all;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    if (workload.kind != kubernetes::WorkloadKind::job &&
        workload.kind != kubernetes::WorkloadKind::daemon_set && workload.replicas > 0)
      all.push_back({id, workload.replicas});
  return all;
}

std::vector<Id<kubernetes::CronJob>> cron_jobs(const World& world) {
  std::vector<Id<kubernetes::CronJob>> all;
  for (const auto& [id, cron_job] : world.table<kubernetes::CronJob>())
    if (!cron_job.suspended) all.push_back(id);
  return all;
}

/// The nodes that are left behind end with the cluster.
void end_machines(Context& context, Id<network::Region> region) {
  for (std::uint32_t i = 0; i < context.table<compute::Instance>().size(); ++i) {
    const Id<compute::Instance> id{i};
    if (context[context[id].zone].region == region && compute::is_live(context[id]))
      compute::terminate(context, id);
  }
}

/// Claims go on with their replicas, and all workloads are declared as they were.
std::int32_t start_there(Context& context, const std::vector<Declared>& all,
                         const std::vector<Id<kubernetes::CronJob>>& crons) {
  std::int32_t claims = 0;
  for (const Id<kubernetes::Claim> claim : claims_with_data(context)) {
    const Id<storage::Volume> replica = replica_of(context, claim);
    if (!replica) continue;
    kubernetes::rebind(context, claim, replica);
    ++claims;
  }
  for (const Declared& one : all) kubernetes::scale(context, one.workload, one.replicas);
  for (const Id<kubernetes::CronJob> cron : crons) kubernetes::resume_cron_job(context, cron);
  return claims;
}

}  // namespace

Result<Forecast> check(const World& world, const PrepareReturn& command) {
  const Standby* standby = standby_of(world);
  if (!standby) return fail("refused", "No region stands by.");
  if (!standby->moved || standby->stage != Stage::done)
    return fail("refused", "The platform did not move to another region.");
  if (said(world, standby->home) != command.region)
    return fail("refused", "The platform did not come from region \"" + command.region + "\".", {},
                "It came from " + said(world, standby->home) + ".");
  if (!is_lit(world, standby->home))
    return fail("refused", "Region " + command.region + " is still dark.");
  return Forecast{"Region " + command.region + " gets replicas of " +
                      plural(static_cast<std::int64_t>(claims_with_data(world).size()), "volume") +
                      "; users notice nothing.",
                  {command.region},
                  false};
}

void apply(Context& context, const PrepareReturn&) {
  swap_regions(context);
  open_way_back(context);
  const Standby standby = *standby_of(context);
  const double bytes = bytes_to_send(context);
  const auto volumes = static_cast<std::int32_t>(claims_with_data(context).size());
  add_replicas(context);
  Context after = context.because(context.announce(ReturnPrepared{standby.region, volumes}));
  const StandbyTimes times = after.only<Settings>().times;
  const Duration span = from_seconds(bytes / times.copy_rate);
  after.schedule(
      std::max(times.copy_least, drawn(after, standby.copy_luck, span, times.copy_sigma)),
      SeedDone{standby.returned});
}

Result<Forecast> check(const World& world, const HandOver& command) {
  const Standby* standby = standby_of(world);
  if (!standby || !standby->returns) return fail("refused", "No way back is prepared.");
  if (said(world, standby->region) != command.region)
    return fail("refused", "The way back leads to region " + said(world, standby->region) + ".");
  if (!is_lit(world, standby->region))
    return fail("refused", "Region " + command.region + " is dark, or a zone of it.");
  if (!standby->seeded)
    return fail("refused", "Region " + command.region + " does not have all data yet.", {},
                "Wait until it follows.");
  if (standby->state(Module::cluster) != ModuleState::standing)
    return fail("refused", "Region " + command.region + " has no cluster yet.", {},
                "Build the cluster first.");
  return Forecast{"All pods end and start anew in region " + command.region +
                      ", with every write. Users are not served until then, and until DNS leads "
                      "them there.",
                  {command.region},
                  true};
}

void apply(Context& context, const HandOver&) {
  const auto declared = declarations(context);
  const auto crons = cron_jobs(context);
  const Id<network::Region> left = standby_of(context)->home;
  kubernetes::lose_cluster(context, true);
  follow_all(context, true);
  Standby& standby = edit_standby(context);
  standby.lost = true;
  standby.lost_at = context.now();
  standby.returns = false;
  standby.state(Module::velero) = ModuleState::standing;
  if (const Id<cost::Meter> meter = standby_of(context)->home_control_plane)
    cost::stop(context, meter);
  move_there(context);
  open_groups(context, true);
  end_machines(context, left);
  const std::int32_t claims = start_there(context, declared, crons);
  context.announce(HandedOver{standby_of(context)->region, claims});
}

void install_way_back(Rulebook& rulebook) {
  rulebook.on<on_seed_done>();
  rulebook.fact<ReturnPrepared>();
  rulebook.fact<ReturnSeeded>();
  rulebook.fact<HandedOver>();
  rulebook.command<PrepareReturn>(Role::trainee);
  rulebook.command<HandOver>(Role::trainee);
}

}  // namespace drydock::recovery
