// What volumes give and how bursts are paid for; formulas of the EBS user guide.
#include "sim/platform/storage/volume_rules.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "sim/engine/base/math.h"
#include "sim/engine/base/text.h"
#include "sim/engine/flow/fairness.h"
#include "sim/platform/storage/catalog.h"

namespace drydock::storage {

namespace {

constexpr double mib = 1024.0 * 1024.0;
constexpr double empty_share = 1e-9;

VolumeLimits disk_limits(const TypeFigures& figures, const VolumeSpec& spec) {
  const double tib = static_cast<double>(spec.size_gib) / gib_per_tib;
  VolumeLimits found;
  found.baseline.iops = found.burst.iops = static_cast<double>(figures.iops_max);
  found.baseline.throughput = std::min(figures.throughput_max, figures.throughput_per_tib * tib);
  found.burst.throughput = std::min(figures.throughput_max, figures.throughput_burst_per_tib * tib);
  if (found.burst.throughput > found.baseline.throughput)
    found.credits = static_cast<double>(figures.credits_per_tib.count) * tib;
  return found;
}

VolumeLimits gp2_limits(const TypeFigures& figures, const VolumeSpec& spec) {
  VolumeLimits found;
  const std::int64_t base =
      std::clamp(spec.size_gib * figures.iops_per_gib, figures.iops_base, figures.iops_max);
  found.baseline.iops = static_cast<double>(base);
  found.burst.iops = static_cast<double>(std::max(base, figures.iops_burst));
  if (base < figures.iops_burst) found.credits = static_cast<double>(figures.iops_credits);
  found.baseline.throughput =
      spec.size_gib >= figures.gib_large ? figures.throughput_max : figures.throughput_base;
  found.burst.throughput =
      spec.size_gib > figures.gib_small ? figures.throughput_max : figures.throughput_base;
  return found;
}

IoRate middle(const IoRate& a, const IoRate& b) {
  return {(a.iops + b.iops) / 2, (a.throughput + b.throughput) / 2};
}

std::string of_type(const VolumeSpec& spec) { return std::string(enum_name(spec.type)); }

}  // namespace

VolumeSpec completed(const TypeFigures& figures, VolumeSpec spec) {
  const bool sells_iops = spec.type == VolumeType::gp3 || spec.type == VolumeType::io2;
  if (!sells_iops) spec.iops = 0;
  if (sells_iops && spec.iops == 0) spec.iops = figures.iops_base;
  if (spec.type != VolumeType::gp3) spec.throughput_mib = 0;
  if (spec.type == VolumeType::gp3 && spec.throughput_mib == 0)
    spec.throughput_mib = static_cast<std::int64_t>(figures.throughput_base / mib);
  return spec;
}

Result<void> check_spec(const TypeFigures& figures, const VolumeSpec& spec) {
  const std::string type = of_type(spec);
  if (spec.size_gib < figures.gib_min || spec.size_gib > figures.gib_max)
    return fail("size", "A " + type + " volume has from " + say_count(figures.gib_min) + " to " +
                            say_count(figures.gib_max) + " GiB, not " + say_count(spec.size_gib) +
                            ".");
  if (spec.iops == 0) return {};
  const std::int64_t most =
      std::min(figures.iops_max, std::max(figures.iops_base, spec.size_gib * figures.iops_per_gib));
  if (spec.iops < figures.iops_base || spec.iops > most)
    return fail("iops",
                "A " + type + " volume of " + say_count(spec.size_gib) + " GiB gives from " +
                    say_count(figures.iops_base) + " to " + say_count(most) + " IOPS, not " +
                    say_count(spec.iops) + ".",
                {}, "A larger volume may have more.");
  if (spec.type != VolumeType::gp3) return {};
  const double asked = static_cast<double>(spec.throughput_mib) * mib;
  const double for_iops = static_cast<double>(spec.iops) * figures.throughput_per_iops;
  const double able = std::min(figures.throughput_max, std::max(figures.throughput_base, for_iops));
  if (asked < figures.throughput_base || asked > able)
    return fail("throughput",
                "A " + type + " volume with " + say_count(spec.iops) + " IOPS gives from " +
                    say_number(figures.throughput_base / mib) + " to " + say_number(able / mib) +
                    " MiB/s, not " + say_count(spec.throughput_mib) + ".",
                {}, "More IOPS allow more throughput.");
  return {};
}

PaidExtra paid_extra(const TypeFigures& figures, const VolumeSpec& spec) {
  PaidExtra extra;
  if (spec.type == VolumeType::gp3) {
    const auto included = static_cast<std::int64_t>(figures.throughput_base / mib);
    extra.iops[0] = std::max(std::int64_t{0}, spec.iops - figures.iops_base);
    extra.throughput_mib = std::max(std::int64_t{0}, spec.throughput_mib - included);
  } else if (spec.type == VolumeType::io2) {
    std::int64_t below = 0;
    for (std::size_t i = 0; i < io2_iops.size(); ++i) {
      const std::int64_t most = i + 1 < io2_iops.size() ? io2_iops[i].most : spec.iops;
      extra.iops[i] = std::max(std::int64_t{0}, std::min(spec.iops, most) - below);
      below = io2_iops[i].most;
    }
  }
  return extra;
}

VolumeLimits limits(const TypeFigures& figures, const VolumeSpec& spec) {
  if (figures.is_disk) return disk_limits(figures, spec);
  if (spec.type == VolumeType::gp2) return gp2_limits(figures, spec);
  VolumeLimits found;
  found.baseline.iops = static_cast<double>(spec.iops);
  found.baseline.throughput =
      spec.type == VolumeType::gp3
          ? static_cast<double>(spec.throughput_mib) * mib
          : std::min(figures.throughput_max, found.baseline.iops * figures.throughput_per_iops);
  found.burst = found.baseline;
  return found;
}

VolumeLimits between(const VolumeLimits& before, const VolumeLimits& after) {
  return {middle(before.baseline, after.baseline), middle(before.burst, after.burst),
          after.credits};
}

IoRate counted(const TypeFigures& figures, IoRate asked) {
  const auto unit = static_cast<double>(figures.io_unit.count);
  if (unit <= 0) return asked;
  if (figures.is_disk)
    asked.throughput = std::max(asked.throughput, asked.iops * unit);
  else
    asked.iops = std::max(asked.iops, asked.throughput / unit);
  return asked;
}

double share_within(const IoRate& limit, const IoRate& asked) {
  double share = 1;
  if (asked.iops > limit.iops) share = limit.iops / asked.iops;
  if (asked.throughput > limit.throughput)
    share = std::min(share, limit.throughput / asked.throughput);
  return share;
}

std::vector<double> shared(const IoRate& room, std::span<const IoRate> wanted) {
  IoRate all;
  for (const IoRate& want : wanted) all = {all.iops + want.iops, all.throughput + want.throughput};
  if (all.iops <= room.iops && all.throughput <= room.throughput)
    return std::vector<double>(wanted.size(), 1);
  std::vector<flow::Claim> iops, bytes;
  for (const IoRate& want : wanted) {
    iops.push_back({want.iops, 1});
    bytes.push_back({want.throughput, 1});
  }
  const std::vector<double> operations = flow::fair_shares(room.iops, iops);
  const std::vector<double> transfer = flow::fair_shares(room.throughput, bytes);
  std::vector<double> shares;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    shares.push_back(share_within({operations[i], transfer[i]}, wanted[i]));
  return shares;
}

BurstBucket full_bucket(double most) { return {most, most, false}; }

void pass(BurstBucket& bucket, double earned, double spent, double seconds) {
  if (bucket.most <= 0) return;
  bucket.credits = std::clamp(bucket.credits + (earned - spent) * seconds, 0.0, bucket.most);
}

double seconds_to_turn(const BurstBucket& bucket, double earned, double spent, double back) {
  constexpr double never = std::numeric_limits<double>::infinity();
  if (bucket.most <= 0) return never;
  if (!bucket.dry) return spent > earned ? bucket.credits / (spent - earned) : never;
  const double missing = back * bucket.most - bucket.credits;
  return earned > spent ? std::max(0.0, missing) / (earned - spent) : never;
}

bool turn(BurstBucket& bucket, double back) {
  if (bucket.most <= 0) return false;
  const bool empty = bucket.credits <= empty_share * bucket.most;
  const bool filled = bucket.credits >= (back - empty_share) * bucket.most;
  if (bucket.dry ? !filled : !empty) return false;
  bucket.dry = !bucket.dry;
  return true;
}

double fast_restore_credits(std::int64_t gib) {
  return std::max(1.0, std::min(10.0, std::floor(1024.0 / static_cast<double>(gib))));
}

double fast_restore_credits_per_hour(std::int64_t gib) {
  return std::min(10.0, 1024.0 / static_cast<double>(gib));
}

double changed_bytes(double before, double used, double written) {
  if (used <= 0) return 0;
  const double grown = std::max(0.0, used - before);
  const double rewritten = std::max(0.0, written - grown);
  const double old = std::min(before, used);
  return old > 0 ? grown + old * -math::expm1(-rewritten / old) : grown;
}

}  // namespace drydock::storage
