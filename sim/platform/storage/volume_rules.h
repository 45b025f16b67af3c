// The rules of EBS as pure functions over plain values: what a volume gives, what bursts cost it,
// and how volumes share their machine. No world is needed, so tables of the guide can test them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/result.h"
#include "sim/engine/base/units.h"

namespace drydock::storage {

DRYDOCK_ENUM(VolumeType, gp3, gp2, io2, st1, sc1)

constexpr double gib_per_tib = 1024.0;

/// What a type of volume gives; filled from models/aws.json. 0 where the type has no such figure.
struct TypeFigures {
  std::int64_t gib_min = 0, gib_max = 0;
  std::int64_t iops_base = 0;     ///< Without asking for more.
  std::int64_t iops_per_gib = 0;  ///< That can be asked for; gp2: that come with each GiB.
  std::int64_t iops_max = 0;
  std::int64_t iops_burst = 0;    ///< While there are credits.
  std::int64_t iops_credits = 0;  ///< Operations that a full bucket holds.
  double throughput_base = 0;     ///< Bytes a second, as all below.
  double throughput_per_iops = 0;
  double throughput_max = 0;
  double throughput_per_tib = 0;
  double throughput_burst_per_tib = 0;
  std::int64_t gib_small = 0;    ///< gp2: up to here throughput_base at most ...
  std::int64_t gib_large = 0;    ///< ... and from here on throughput_max without credits.
  Bytes credits_per_tib;         ///< Disks: what a full bucket holds.
  Bytes io_unit;                 ///< Larger operations count as several; see counted().
  bool is_disk = false;          ///< st1 and sc1: limited by throughput, not by operations.
  std::int32_t pending_max = 0;  ///< Snapshots of one volume under way at once.
  DRYDOCK_FIELDS(TypeFigures, gib_min, gib_max, iops_base, iops_per_gib, iops_max, iops_burst,
                 iops_credits, throughput_base, throughput_per_iops, throughput_max,
                 throughput_per_tib, throughput_burst_per_tib, gib_small, gib_large,
                 credits_per_tib, io_unit, is_disk, pending_max)
};

/// What is asked for when a volume is made or changed. 0: as much as the type gives by itself.
struct VolumeSpec {
  VolumeType type = VolumeType::gp3;
  std::int64_t size_gib = 0;
  std::int64_t iops = 0;            ///< gp3 and io2 only.
  std::int64_t throughput_mib = 0;  ///< MiB a second; gp3 only.
  DRYDOCK_FIELDS(VolumeSpec, type, size_gib, iops, throughput_mib)
};

/// Operations a second, and bytes a second.
struct IoRate {
  double iops = 0;
  double throughput = 0;
  DRYDOCK_FIELDS(IoRate, iops, throughput)
};

/// What a volume gives for good, and while it has credits.
struct VolumeLimits {
  IoRate baseline, burst;
  double credits = 0;  ///< A full bucket: operations, of disks bytes; 0: it does not burst.
};

/// The spec with IOPS and throughput filled in where they were left to the type, and without those
/// that the type does not sell.
VolumeSpec completed(const TypeFigures& figures, VolumeSpec spec);
/// Why no volume can be made so: size, IOPS for the size, throughput for the IOPS. The spec is
/// completed.
Result<void> check_spec(const TypeFigures& figures, const VolumeSpec& spec);

/// What a volume costs besides its space. io2: all its IOPS, by the tiers of their price; gp3: what
/// is beyond its base, in the first place.
struct PaidExtra {
  std::array<std::int64_t, 3> iops{};
  std::int64_t throughput_mib = 0;
};
/// The spec may leave IOPS and throughput to the type. Source: AWS price list of EBS.
PaidExtra paid_extra(const TypeFigures& figures, const VolumeSpec& spec);

/// Limits of a completed spec. gp2: 3 IOPS a GiB, at least 100, bursts to 3 000 below 1 000 GiB.
/// st1 and sc1: throughput by the TiB. Source: EBS user guide, "Amazon EBS volume types".
VolumeLimits limits(const TypeFigures& figures, const VolumeSpec& spec);
/// What a volume gives while one is changed into the other: half way. AWS promises no figure, only
/// that it is between both, no less than the old one, and no less than the new one where that is
/// slower. Source: EBS user guide, "Monitor the progress of volume modifications".
VolumeLimits between(const VolumeLimits& before, const VolumeLimits& after);

/// I/O as AWS counts it: an operation beyond the unit counts as several; small random ones of a
/// disk count as a whole unit of throughput each. Source: EBS user guide, "I/O characteristics".
IoRate counted(const TypeFigures& figures, IoRate asked);
/// The share of what is asked that a limit lets pass.
double share_within(const IoRate& limit, const IoRate& asked);
/// Max-min fair shares of what each volume of a machine wants of the machine's own limit.
std::vector<double> shared(const IoRate& room, std::span<const IoRate> wanted);

/// A bucket of burst credits. It earns the baseline and spends what is served.
struct BurstBucket {
  double credits = 0;
  double most = 0;   ///< 0: there is no bucket.
  bool dry = false;  ///< Ran empty, and has not refilled to the level at which it is used again.
  DRYDOCK_FIELDS(BurstBucket, credits, most, dry)
};
BurstBucket full_bucket(double most);
/// Lets time pass at constant rates.
void pass(BurstBucket& bucket, double earned, double spent, double seconds);
/// Seconds until the bucket runs dry, or until it is used again; infinite when it never does.
/// `back` is the share of a full bucket at which it is used again.
double seconds_to_turn(const BurstBucket& bucket, double earned, double spent, double back);
/// Makes the turn that is due: dry, or used again. Whether there was one.
bool turn(BurstBucket& bucket, double back);

/// Fast snapshot restore: volumes that can be made at once with all their data, and how many more
/// each hour, by the size of the snapshot. Source: EBS user guide, "Volume creation credits".
double fast_restore_credits(std::int64_t gib);
double fast_restore_credits_per_hour(std::int64_t gib);

/// Bytes that an incremental snapshot stores: of `used` bytes, those hit by `written` bytes of
/// writes at random places, 1 - exp(-written / used) of them, and what is new since `before`.
double changed_bytes(double before, double used, double written);

}  // namespace drydock::storage
