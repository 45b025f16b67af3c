// Laws of machines, volumes, snapshots and buckets, tried on random histories of faults and of what
// people ask for.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "sim/platform/cost/tables.h"
#include "tests/sim/platform/compute/fixture.h"

namespace drydock {
namespace {

using compute::Instance;
using compute::InstancePhase;
using compute::MachineGroup;
using storage::StorageClass;
using storage::Volume;
using storage::VolumePhase;

/// What was asked for, at random; the engine is the standard's, so a seed means the same
/// everywhere.
class GroundHistory : public compute::Wide {
 public:
  explicit GroundHistory(std::uint64_t seed) : Wide(3, seed % 2 == 0, Seed{seed}), engine_(seed) {
    run([&](Context& context) {
      context.edit(Id<compute::MachineType>{0}).volumes_max = 4;
      const storage::VolumeType types[] = {storage::VolumeType::gp2, storage::VolumeType::gp3,
                                           storage::VolumeType::st1};
      for (int i = 0; i < 9; ++i)
        volumes_.push_back(storage::create_volume(
            context, context.name("disk-" + std::to_string(i)), zones[i % 3], {types[i / 3], 200}));
      bucket_ = storage::add_bucket(context, context.name("assets"), gibibyte * 50, mebibyte);
    });
  }

  void live(int deeds) {
    for (int i = 0; i < deeds; ++i) {
      run([&](Context& context) { do_something(context); });
      pass(one_in(12) ? hours(24) * below(40) : seconds(below(900)));
    }
  }

  const std::vector<Id<Volume>>& volumes() const { return volumes_; }

 private:
  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound));
  }
  bool one_in(std::int64_t n) { return below(n) == 0; }
  template <class Row>
  Id<Row> any() {
    return Id<Row>{static_cast<std::uint32_t>(below(world.table<Row>().size()))};
  }
  /// Gives a command if it is allowed.
  template <class Command>
  void ask(Context& context, const Command& command) {
    if (check(world, command)) apply(context, command);
  }

  void do_something(Context& context) {
    switch (below(7)) {
      case 0:
        return break_something(context);
      case 1:
        return change_group(context);
      case 2:
        return change_machine(context);
      case 3:
      case 4:
        return change_volume(context);
      case 5:
        return keep_data(context);
      default:
        return change_bucket(context);
    }
  }

  void break_something(Context& context) {
    const Id<network::Zone> zone = zones[static_cast<std::size_t>(below(3))];
    const auto pool = any<compute::Pool>();
    switch (below(6)) {
      case 0:
      case 1:
        if (world[zone].up) return network::fail_zone(context, zone);
        return network::restore_zone(context, zone);
      case 2:
        return compute::impair(context, any<Instance>(),
                               static_cast<compute::MachineFault>(1 + below(3)));
      case 3:
        return compute::run_short(context, pool, context.now() + minutes(below(120)));
      case 4:
        return compute::refill(context, pool);
      default:
        if (world[pool].spot) compute::reclaim_pool(context, pool, 0.5);
    }
  }

  void change_group(Context& context) {
    const auto group = any<MachineGroup>();
    const std::string name(world.text(world[group].name));
    const char* processes[] = {"launch", "terminate", "replace-unhealthy", "az-rebalance"};
    switch (below(4)) {
      case 0:
        return ask(context, compute::SetGroup{name, below(3), 3 + below(20), -1});
      case 1:
        return ask(context, compute::SuspendProcess{name, processes[below(4)]});
      case 2:
        return ask(context, compute::ResumeProcess{name, processes[below(4)]});
      default:
        return compute::set_desired(context, group, static_cast<std::int32_t>(below(16)));
    }
  }

  void change_machine(Context& context) {
    const auto machine = any<Instance>();
    const std::string name(world.text(world[machine].name));
    switch (below(6)) {
      case 0:
        return ask(context, compute::StopMachine{name});
      case 1:
        return ask(context, compute::StartMachine{name});
      case 2:
        return ask(context, compute::RebootMachine{name});
      case 3:
        return ask(context, compute::TerminateMachine{name});
      case 4:
        return compute::recover(context, machine);
      default:
        return compute::let_go(context, machine);
    }
  }

  void change_volume(Context& context) {
    const auto volume = volumes_[static_cast<std::size_t>(below(9))];
    const storage::VolumeSpec spec{static_cast<storage::VolumeType>(below(5)), 200 + below(2000)};
    switch (below(6)) {
      case 0:
      case 1:
      case 2:
        storage::request_attach(context, volume, any<Instance>());
        return;
      case 3:
        return storage::detach(context, volume, one_in(2));
      case 4: {
        const auto possible = storage::check_spec(world, spec);
        if (possible && storage::check_modify(world, volume, *possible))
          storage::modify(context, volume, *possible);
        return;
      }
      default:
        const auto rate = static_cast<double>(below(6000));
        return storage::set_demand(context, volume, {{rate, rate * 8192}, rate * 4096, rate * 8});
    }
  }

  void keep_data(Context& context) {
    const auto volume = volumes_[static_cast<std::size_t>(below(9))];
    if (world.table<storage::Snapshot>().empty() || one_in(3)) {
      if (storage::check_snapshot(world, volume)) storage::take_snapshot(context, volume);
      return;
    }
    const auto snapshot = any<storage::Snapshot>();
    const auto zone = zones[static_cast<std::size_t>(below(3))];
    const storage::VolumeSpec spec{storage::VolumeType::gp3, 4000, 3000, 125};
    switch (below(3)) {
      case 0:
        if (storage::check_delete_snapshot(world, snapshot))
          storage::delete_snapshot(context, snapshot);
        return;
      case 1:
        if (storage::check_fast_restore(world, snapshot, zone))
          storage::enable_fast_restore(context, snapshot, zone);
        return;
      default:
        const std::int64_t rate = one_in(2) ? 0 : 200;
        if (world[zone].up && storage::check_restore(world, snapshot, spec, rate))
          storage::restore(context, snapshot, zone,
                           context.name("copy-" + std::to_string(++copies_)), spec, rate);
    }
  }

  void change_bucket(Context& context) {
    switch (below(5)) {
      case 0:
        return storage::count_puts(context, bucket_, below(1000), gibibyte * below(30));
      case 1:
        storage::delete_objects(context, bucket_, gibibyte * below(40));
        return;
      case 2:
        return storage::set_versioning(context, bucket_, one_in(2));
      case 3:
        return storage::leave_parts(context, bucket_, gibibyte * below(5));
      default:
        return ask(context, storage::SetLifecycle{"assets", 30, 60 + below(20), 100,
                                                  150 + below(50), below(30), below(9)});
    }
  }

  std::mt19937_64 engine_;
  std::vector<Id<Volume>> volumes_;
  Id<storage::Bucket> bucket_;
  int copies_ = 0;
};

/// Groups know their machines, stay inside their limits, and use what the account says they use.
void expect_groups_add_up(const World& world) {
  std::map<std::uint32_t, int> live, ahead, stay;
  std::int64_t vcpu = 0, spot_vcpu = 0;
  for (const auto& [id, row] : world.table<Instance>()) {
    const MachineGroup& group = world[row.group];
    live[row.group.index] += compute::is_live(row);
    ahead[row.group.index] += compute::is_live(row) && row.leaving_ahead;
    stay[row.group.index] += compute::is_live(row) && row.leaving == compute::LeaveReason::none;
    const bool uses = compute::is_live(row) && row.phase != InstancePhase::stopped;
    (group.spot ? spot_vcpu : vcpu) += uses ? world[group.type].cpu.count / 1000 : 0;
    EXPECT_EQ(world[row.hours].running,
              row.phase == InstancePhase::booting || row.phase == InstancePhase::running)
        << world.text(row.name);
    EXPECT_EQ(world[row.root_volume].running, row.phase != InstancePhase::terminated)
        << world.text(row.name);
  }
  for (const auto& [id, group] : world.table<MachineGroup>()) {
    const std::string name(world.text(group.name));
    EXPECT_EQ(group.live, live[id.index]) << name;
    EXPECT_EQ(group.ahead, ahead[id.index]) << name;
    EXPECT_LE(group.desired, group.max) << name;
    EXPECT_GE(group.desired, group.min) << name;
    if (!group.terminate_suspended) {
      EXPECT_LE(stay[id.index], group.max + compute::allowance(group.max)) << name;
    }
  }
  EXPECT_EQ(world.only<compute::Account>().vcpu, vcpu);
  EXPECT_EQ(world.only<compute::Account>().spot_vcpu, spot_vcpu);
}

/// A volume is on one machine of its zone, and holds no more than it can.
void expect_volumes_are_whole(const World& world) {
  std::map<std::uint32_t, int> on;
  std::map<std::uint32_t, double> kept;
  for (const auto& [id, row] : world.table<storage::Snapshot>())
    if (row.phase == storage::SnapshotPhase::completed) kept[row.volume.index] += row.stored;
  for (const auto& [id, volume] : world.table<Volume>()) {
    const std::string name(world.text(volume.name));
    const bool free =
        volume.phase == VolumePhase::available || volume.phase == VolumePhase::deleted;
    EXPECT_EQ(static_cast<bool>(volume.instance), !free) << name;
    EXPECT_GE(volume.used, 0) << name;
    EXPECT_LE(storage::used_bytes(world, id),
              static_cast<double>(volume.spec.size_gib * gibibyte.count))
        << name;
    EXPECT_GE(volume.bucket.credits, 0) << name;
    EXPECT_LE(volume.bucket.credits, volume.bucket.most) << name;
    EXPECT_NEAR(volume.snapshot_bytes, kept[id.index], 1) << name;
    EXPECT_FALSE(volume.held_up && world[volume.zone].up) << name;
    if (!volume.instance) continue;
    ++on[volume.instance.index];
    EXPECT_EQ(world[volume.instance].zone, volume.zone) << name;
    EXPECT_NE(world[volume.instance].phase, InstancePhase::terminated) << name;
    if (volume.machine) {
      EXPECT_EQ(world[volume.machine].instance, volume.instance) << name;
    }
  }
  for (const auto& [machine, count] : on) EXPECT_LE(count, 3) << "and a root volume";
}

/// Attached, detached, attached: nobody writes to a volume that another machine still has.
void expect_volumes_change_hands_cleanly(const World& world) {
  std::map<std::uint32_t, std::uint32_t> holder;
  for (const auto& [id, record] : world.chronicle()) {
    storage::VolumeAttached attached;
    storage::VolumeDetached detached;
    if (fact_if(record, attached) != nullptr) {
      EXPECT_EQ(holder.count(attached.volume.index), 0u);
      holder[attached.volume.index] = attached.instance.index;
    } else if (fact_if(record, detached) != nullptr) {
      const auto found = holder.find(detached.volume.index);
      if (found == holder.end()) continue;  // It never arrived.
      EXPECT_EQ(found->second, detached.instance.index);
      holder.erase(found);
    }
  }
}

void expect_bytes_add_up(const World& world) {
  for (const auto& [id, bucket] : world.table<storage::Bucket>()) {
    std::array<Bytes, 4> by_class{};
    for (Id<storage::Batch> at = bucket.newest; at; at = world[at].older) {
      by_class[static_cast<std::size_t>(world[at].storage_class)] += world[at].bytes;
      EXPECT_GE(world[at].bytes, Bytes{});
      EXPECT_GE(world[at].objects, 0);
    }
    Bytes all;
    for (std::size_t i = 0; i < by_class.size(); ++i) {
      EXPECT_EQ(bucket.by_class[i], by_class[i]);
      EXPECT_GE(bucket.owed[i], Bytes{});
      all += by_class[i];
    }
    EXPECT_EQ(bucket.stored, all);
  }
}

void expect_dollars_add_up(const World& world) {
  std::map<std::uint32_t, Money> posted;
  Money all;
  for (const auto& [id, posting] : world.table<cost::Posting>()) {
    posted[posting.meter.index] += posting.amount;
    all += posting.amount;
  }
  for (const auto& [id, meter] : world.table<cost::Meter>())
    EXPECT_EQ(meter.posted, posted[id.index]) << world.text(meter.name);
  EXPECT_EQ(world.only<cost::Books>().posted, all);
}

class Ground : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Ground, KeepsItsLaws) {
  GroundHistory history(GetParam());
  for (int round = 0; round < 40; ++round) {
    history.live(5);
    expect_groups_add_up(history.world);
    expect_volumes_are_whole(history.world);
    expect_bytes_add_up(history.world);
    if (HasFailure()) FAIL() << "after " << 5 * (round + 1) << " deeds";
  }
  expect_volumes_change_hands_cleanly(history.world);
  expect_dollars_add_up(history.world);
}

TEST_P(Ground, ComesToRestWhenAllIsWell) {
  GroundHistory history(GetParam() + 1000);
  history.live(100);
  for (const Id<network::Zone> zone : history.zones)
    if (!history.world[zone].up)
      history.run([&](Context& context) { network::restore_zone(context, zone); });
  history.pass(hours(24 * 4));
  for (const auto& [id, row] : history.world.table<Instance>()) {
    EXPECT_NE(row.phase, InstancePhase::stopping);
    EXPECT_NE(row.phase, InstancePhase::terminating);
    EXPECT_NE(row.phase, InstancePhase::pending);
    EXPECT_FALSE(row.held_up);
  }
  for (const auto& [id, row] : history.world.table<Volume>()) {
    EXPECT_NE(row.phase, VolumePhase::attaching) << history.world.text(row.name);
    EXPECT_NE(row.phase, VolumePhase::detaching) << history.world.text(row.name);
    EXPECT_EQ(row.modification, storage::Modification::none) << history.world.text(row.name);
    EXPECT_EQ(storage::unloaded_bytes(history.world, id), 0) << history.world.text(row.name);
  }
  for (const auto& [id, row] : history.world.table<storage::Snapshot>())
    EXPECT_NE(row.phase, storage::SnapshotPhase::pending);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Ground, testing::Range<std::uint64_t>(1, 25));

}  // namespace
}  // namespace drydock
