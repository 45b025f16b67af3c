// I/O asked and served. Between two changes all rates stand still, so credits and bytes follow from
// the time that has passed; an event stands where a bucket turns or a volume fills.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

struct VolumeDue {
  Id<Volume> volume;
  DRYDOCK_FIELDS(VolumeDue, volume)
};
struct MachineDue {
  Id<MachineIo> machine;
  DRYDOCK_FIELDS(MachineDue, machine)
};

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double longest_wait = 3e8;  ///< Seconds; what is further off is looked at again then.
constexpr double half_a_byte = 0.5;

double size_bytes(const Volume& volume) {
  return static_cast<double>(volume.spec.size_gib) * static_cast<double>(gibibyte.count);
}

bool works(const Volume& volume) { return volume.phase == VolumePhase::attached && volume.machine; }

const TypeFigures& figures_of(const World& world, const Volume& volume) {
  return world.only<Settings>().of(volume.spec.type);
}

IoRate limit_of(const World& world, const Volume& volume) {
  const VolumeLimits found = limits_now(world, volume);
  return volume.bucket.dry || volume.bucket.most <= 0 ? found.baseline : found.burst;
}

/// What the volume asks of its machine: its demand as AWS counts it, as far as it can serve it.
IoRate wanted(const World& world, const Volume& volume) {
  const IoRate asked = counted(figures_of(world, volume), volume.demand.io);
  const double share = share_within(limit_of(world, volume), asked);
  return {asked.iops * share, asked.throughput * share};
}

bool bounded(const MachineIo& machine) { return machine.burst.iops > 0; }

IoRate room_of(const MachineIo& machine) {
  return {machine.operations.dry ? machine.baseline.iops : machine.burst.iops,
          machine.transfer.dry ? machine.baseline.throughput : machine.burst.throughput};
}

std::vector<Id<Volume>> volumes_at(const World& world, Id<MachineIo> machine) {
  std::vector<Id<Volume>> found;
  for (const auto& [id, volume] : world.table<Volume>())
    if (volume.machine == machine && works(volume)) found.push_back(id);
  return found;
}

/// What the volume's bucket spends a second, in its own unit, and what it earns.
struct Flow {
  double earned = 0, spent = 0;
};
Flow credit_flow(const World& world, const Volume& volume) {
  const TypeFigures& figures = figures_of(world, volume);
  const VolumeLimits found = limits_now(world, volume);
  const IoRate asked = counted(figures, volume.demand.io);
  const double share = works(volume) ? volume.share : 0;
  if (figures.is_disk) return {found.baseline.throughput, asked.throughput * share};
  return {found.baseline.iops, asked.iops * share};
}

double growth_of(const Volume& volume) {
  return works(volume) && !volume.full ? volume.demand.growth * volume.share : 0;
}

void settle_machine(Context& context, Id<MachineIo> id) {
  MachineIo& machine = context.edit(id);
  const double span = in_seconds(context.now() - machine.since);
  machine.since = context.now();
  pass(machine.operations, machine.baseline.iops, machine.served.iops, span);
  pass(machine.transfer, machine.baseline.throughput, machine.served.throughput, span);
}

/// Tells when a volume begins or ends to be short.
void tell_share(Context& context, Id<Volume> id) {
  const Volume& volume = context[id];
  const bool is_short = works(volume) && volume.share < all_but_nothing;
  if (is_short == volume.short_of_io) return;
  const bool idle = !works(volume);
  const double percent = std::floor(volume.share * 1000) / 10;
  context.edit(id).short_of_io = is_short;
  if (is_short)
    context.announce(VolumeShortOfIo{id, percent});
  else if (!idle)
    context.announce(VolumeServesAll{id});
}

double seconds_to_fill(const World& world, const Volume& volume) {
  const double growth = growth_of(volume);
  if (growth <= 0) return never;
  const double share = volume.nearly_full ? 1 : world.only<Settings>().nearly_full;
  return std::max(0.0, size_bytes(volume) * share - volume.used) / growth;
}

void plan_volume(Context& context, Id<Volume> id) {
  const Volume& volume = context[id];
  const Flow flow = credit_flow(context, volume);
  const double back = context.only<Settings>().burst_back;
  const double span = std::min(seconds_to_turn(volume.bucket, flow.earned, flow.spent, back),
                               seconds_to_fill(context, volume));
  if (volume.due) context.cancel(volume.due);
  EventId due{};
  if (span < never)
    due = context.schedule(from_seconds(std::min(span, longest_wait)) + nanoseconds(1),
                           VolumeDue{id});
  context.edit(id).due = due;
}

void plan_machine(Context& context, Id<MachineIo> id) {
  const MachineIo& machine = context[id];
  const double back = context.only<Settings>().burst_back;
  const double span = std::min(
      seconds_to_turn(machine.operations, machine.baseline.iops, machine.served.iops, back),
      seconds_to_turn(machine.transfer, machine.baseline.throughput, machine.served.throughput,
                      back));
  if (machine.due) context.cancel(machine.due);
  EventId due{};
  if (span < never)
    due = context.schedule(from_seconds(std::min(span, longest_wait)) + nanoseconds(1),
                           MachineDue{id});
  context.edit(id).due = due;
}

/// Serves all volumes of a machine anew; their past is settled first.
void share_machine(Context& context, Id<MachineIo> id) {
  settle_machine(context, id);
  const std::vector<Id<Volume>> volumes = volumes_at(context, id);
  std::vector<IoRate> wants;
  for (const Id<Volume> volume : volumes) {
    settle(context, volume);
    wants.push_back(wanted(context, context[volume]));
  }
  std::vector<double> shares(volumes.size(), 1.0);
  if (bounded(context[id])) shares = shared(room_of(context[id]), wants);
  IoRate served;
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    served.iops += wants[i].iops * shares[i];
    served.throughput += wants[i].throughput * shares[i];
    const Volume& volume = context[volumes[i]];
    const IoRate asked = counted(figures_of(context, volume), volume.demand.io);
    const double own = share_within(limit_of(context, volume), asked);
    context.edit(volumes[i]).share = own * shares[i];
    plan_volume(context, volumes[i]);
    tell_share(context, volumes[i]);
  }
  context.edit(id).served = served;
  plan_machine(context, id);
}

Id<MachineIo> machine_of(Context& context, Id<compute::Instance> instance) {
  for (const auto& [id, machine] : context.table<MachineIo>())
    if (machine.instance == instance) return id;
  const compute::MachineType& type = context[context[context[instance].group].type];
  const double burst = in_seconds(context.only<Settings>().machine_burst);
  MachineIo row;
  row.instance = instance;
  row.baseline = {static_cast<double>(type.ebs_iops), static_cast<double>(type.ebs_throughput)};
  row.burst = {static_cast<double>(type.ebs_iops_max),
               static_cast<double>(type.ebs_throughput_max)};
  row.operations = full_bucket((row.burst.iops - row.baseline.iops) * burst);
  row.transfer = full_bucket((row.burst.throughput - row.baseline.throughput) * burst);
  row.since = context.now();
  return context.add(row);
}

void on_volume_due(Context& context, const VolumeDue& due) {
  context.edit(due.volume).due = {};
  settle(context, due.volume);
  Volume& volume = context.edit(due.volume);
  Context after = context;
  if (turn(volume.bucket, context.only<Settings>().burst_back)) {
    const bool dry = volume.bucket.dry;
    after = context.because(dry ? context.announce(BurstCreditsGone{due.volume})
                                : context.announce(BurstCreditsBack{due.volume}));
  }
  tell_fill(after, due.volume);
  rebalance(after, due.volume);
}

void on_machine_due(Context& context, const MachineDue& due) {
  context.edit(due.machine).due = {};
  settle_machine(context, due.machine);
  const double back = context.only<Settings>().burst_back;
  MachineIo& machine = context.edit(due.machine);
  const bool was_dry = machine.operations.dry || machine.transfer.dry;
  const bool operations = turn(machine.operations, back), transfer = turn(machine.transfer, back);
  const bool is_dry = machine.operations.dry || machine.transfer.dry;
  const Id<compute::Instance> instance = machine.instance;
  Context after = context;
  if ((operations || transfer) && is_dry != was_dry)
    after = context.because(is_dry ? context.announce(MachineBurstGone{instance})
                                   : context.announce(MachineBurstBack{instance}));
  share_machine(after, due.machine);
}

}  // namespace

VolumeLimits limits_now(const World& world, const Volume& volume) {
  const Settings& settings = world.only<Settings>();
  const VolumeLimits now = limits(settings.of(volume.spec.type), volume.spec);
  if (volume.modification != Modification::optimizing) return now;
  VolumeLimits before = limits(settings.of(volume.other.type), volume.other);
  if (now.credits <= 0 && !volume.was_dry) before.baseline = before.burst;
  return between(before, now);
}

void tell_fill(Context& context, Id<Volume> id) {
  const Volume& volume = context[id];
  const double share = (volume.used + half_a_byte) / size_bytes(volume);
  const bool was_near = volume.nearly_full, was_full = volume.full;
  const bool near = share >= context.only<Settings>().nearly_full, full = share >= 1;
  if (near == was_near && full == was_full) return;
  Volume& told = context.edit(id);
  told.nearly_full = near;
  told.full = full;
  if (near && !was_near) context.announce(VolumeNearlyFull{id, std::floor(share * 100)});
  if (full && !was_full) context.announce(VolumeFull{id});
  if (was_full && !full) context.announce(VolumeHasRoom{id});
}

void fill_bucket(Context& context, Id<Volume> id) {
  const VolumeLimits found = limits_now(context, context[id]);
  context.edit(id).bucket = full_bucket(found.credits);
}

void settle(Context& context, Id<Volume> id) {
  if (context[id].since == context.now()) return;
  const Flow flow = credit_flow(context, context[id]);
  Volume& volume = context.edit(id);
  const Position data = position(context, id);
  const double span = in_seconds(context.now() - volume.since);
  volume.since = context.now();
  pass(volume.bucket, flow.earned, flow.spent, span);
  if (!works(volume)) return;
  volume.used = std::min(size_bytes(volume), volume.used + growth_of(volume) * span);
  volume.written += volume.demand.writes * volume.share * span;
  volume.data = data;
}

void rebalance(Context& context, Id<Volume> id) {
  if (works(context[id])) {
    share_machine(context, context[id].machine);
  } else {
    settle(context, id);
    plan_volume(context, id);
    tell_share(context, id);
  }
}

void join_machine(Context& context, Id<Volume> id) {
  settle(context, id);
  const Id<MachineIo> machine = machine_of(context, context[id].instance);
  context.edit(id).machine = machine;
  share_machine(context, machine);
}

void leave_machine(Context& context, Id<Volume> id) {
  const Id<MachineIo> machine = context[id].machine;
  if (!machine) return;
  settle(context, id);
  Volume& volume = context.edit(id);
  volume.machine = {};
  volume.demand = {};  // Whoever uses it next tells.
  volume.short_of_io = false;
  plan_volume(context, id);
  share_machine(context, machine);
}

void set_demand(Context& context, Id<Volume> id, const IoDemand& demand) {
  const IoDemand& old = context[id].demand;
  if (old.io.iops == demand.io.iops && old.io.throughput == demand.io.throughput &&
      old.writes == demand.writes && old.growth == demand.growth && old.commits == demand.commits)
    return;
  DRYDOCK_ASSERT(demand.io.iops >= 0 && demand.io.throughput >= 0 && demand.writes >= 0 &&
                     demand.growth >= 0 && demand.commits >= 0,
                 "nobody asks for less than nothing");
  settle(context, id);
  context.edit(id).demand = demand;
  rebalance(context, id);
}

double io_limit(const World& world, Id<Volume> id, double bytes) {
  const Volume& volume = world[id];
  if (!works(volume)) return 0;
  const IoRate own = limit_of(world, volume);
  const TypeFigures& figures = figures_of(world, volume);
  const IoRate one = counted(figures, {1, bytes});
  double able = own.iops / one.iops;
  if (one.throughput > 0) able = std::min(able, own.throughput / one.throughput);
  const MachineIo& machine = world[volume.machine];
  if (!bounded(machine)) return able;
  std::vector<IoRate> wants{{able * one.iops, able * one.throughput}};
  for (const Id<Volume> other : volumes_at(world, volume.machine))
    if (other != id) wants.push_back(wanted(world, world[other]));
  return able * shared(room_of(machine), wants).front();
}

double burst_balance(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  if (volume.bucket.most <= 0) return 1;
  BurstBucket bucket = volume.bucket;
  const Flow flow = credit_flow(world, volume);
  pass(bucket, flow.earned, flow.spent, in_seconds(world.now() - volume.since));
  return bucket.credits / bucket.most;
}

double used_bytes(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  const double span = in_seconds(world.now() - volume.since);
  return std::min(size_bytes(volume), volume.used + growth_of(volume) * span);
}

Position position(const World& world, Id<Volume> id) {
  const Volume& volume = world[id];
  const double span = in_seconds(world.now() - volume.since);
  const double commits = works(volume) ? volume.demand.commits * volume.share * span : 0;
  if (commits <= 0) return volume.data;
  return {volume.data.commits + commits, world.now()};
}

void follow(Context& context, Id<Volume> replica, Id<Volume> of, Duration behind) {
  settle(context, of);
  const Volume& source = context[of];
  const double rate = works(source) ? source.demand.commits * source.share : 0;
  const double missing = std::min(source.data.commits, rate * in_seconds(behind));
  Position data = source.data;
  if (missing > 0)
    data = {data.commits - missing, std::max(context.world().start(), data.newest - behind)};
  const double used = source.used;
  const Wrong wrong = source.wrong.since + behind <= context.now() ? source.wrong : Wrong{};
  if (data.commits < context[replica].data.commits) return;
  Volume& row = context.edit(replica);
  row.data = data;
  row.wrong = wrong;
  row.used = std::min(size_bytes(row), used);
}

void set_replay(Context& context, Id<Volume> id, Duration replay) {
  context.edit(id).replay = replay;
}

void fill(Context& context, Id<Volume> id, Bytes used) {
  settle(context, id);
  Volume& volume = context.edit(id);
  volume.used = std::min(size_bytes(volume), static_cast<double>(used.count));
  volume.written = volume.used;
  tell_fill(context, id);
  rebalance(context, id);
}

Duration io_delay(const World& world, Id<Volume> id) {
  return first_touch_delay(world, id) + world[id].late;
}

void set_late(Context& context, Id<Volume> id, Duration late) {
  DRYDOCK_ASSERT(late >= Duration::zero(), "no volume answers before it is asked");
  if (context[id].late == late) return;
  Volume& volume = context.edit(id);
  volume.late = late;
  volume.late_changed = context.now();
  if (late > Duration::zero())
    context.announce(VolumeLate{id, late});
  else
    context.announce(VolumeInTime{id});
}

double change_used(Context& context, Id<Volume> id, double bytes) {
  settle(context, id);
  Volume& volume = context.edit(id);
  const double before = volume.used;
  volume.used = std::clamp(before + bytes, 0.0, size_bytes(volume));
  const double change = volume.used - before;
  volume.written += std::max(0.0, change);
  tell_fill(context, id);
  rebalance(context, id);
  return change;
}

void drain_credits(Context& context, Id<Volume> id) {
  settle(context, id);
  Volume& volume = context.edit(id);
  volume.bucket.credits = 0;
  Context after = context;
  if (turn(volume.bucket, context.only<Settings>().burst_back))
    after = context.because(context.announce(BurstCreditsGone{id}));
  rebalance(after, id);
}

void install_io(Rulebook& rulebook) {
  rulebook.fact<VolumeLate>();
  rulebook.fact<VolumeInTime>();
  rulebook.on<on_volume_due>();
  rulebook.on<on_machine_due>();
  rulebook.fact<VolumeShortOfIo>();
  rulebook.fact<VolumeServesAll>();
  rulebook.fact<BurstCreditsGone>();
  rulebook.fact<BurstCreditsBack>();
  rulebook.fact<MachineBurstGone>();
  rulebook.fact<MachineBurstBack>();
  rulebook.fact<VolumeNearlyFull>();
  rulebook.fact<VolumeFull>();
  rulebook.fact<VolumeHasRoom>();
}

}  // namespace drydock::storage
