// What storage needs from the price book.
#pragma once

#include <array>

#include "sim/platform/cost/cost.h"

namespace drydock::storage {

inline constexpr std::string_view volume_item = "Volumes";
inline constexpr std::string_view extra_item = "Volumes: IOPS and throughput";
inline constexpr std::string_view bucket_item = "Buckets: space";
inline constexpr std::string_view move_item = "Buckets: moves between classes";

/// Space by VolumeType.
inline constexpr std::array volume_space{
    cost::RateNeed{"ebs.gp3.storage", volume_item}, cost::RateNeed{"ebs.gp2.storage", volume_item},
    cost::RateNeed{"ebs.io2.storage", volume_item}, cost::RateNeed{"ebs.st1.storage", volume_item},
    cost::RateNeed{"ebs.sc1.storage", volume_item}};
inline constexpr cost::RateNeed gp3_iops{"ebs.gp3.iops_over_3000", extra_item};
inline constexpr cost::RateNeed gp3_throughput{"ebs.gp3.throughput_over_125", extra_item};
/// A tier of the price of provisioned IOPS reaches up to `most`.
struct IopsTier {
  cost::RateNeed rate;
  std::int64_t most = 0;
};
inline constexpr std::array io2_iops{IopsTier{{"ebs.io2.iops.tier1", extra_item}, 32'000},
                                     IopsTier{{"ebs.io2.iops.tier2", extra_item}, 64'000},
                                     IopsTier{{"ebs.io2.iops.tier3", extra_item}, 256'000}};

inline constexpr cost::RateNeed snapshot_space{"ebs.snapshot.standard", "Snapshots"};
inline constexpr cost::RateNeed fast_restore_hours{"ebs.snapshot.fast_restore",
                                                   "Snapshots: fast restore"};
inline constexpr cost::RateNeed assured_load{"ebs.volume_initialization",
                                             "Snapshots: paid loading"};

/// Space by StorageClass.
inline constexpr std::array bucket_space{cost::RateNeed{"s3.standard.storage", bucket_item},
                                         cost::RateNeed{"s3.standard_ia.storage", bucket_item},
                                         cost::RateNeed{"s3.glacier_flexible.storage", bucket_item},
                                         cost::RateNeed{"s3.deep_archive.storage", bucket_item}};
/// Moves of objects into the classes after the first.
inline constexpr std::array bucket_moves{
    cost::RateNeed{"s3.lifecycle_to_ia", move_item},
    cost::RateNeed{"s3.lifecycle_to_glacier_flexible", move_item},
    cost::RateNeed{"s3.lifecycle_to_deep_archive", move_item}};
inline constexpr cost::RateNeed bucket_puts{"s3.request.put_copy_post_list",
                                            "Buckets: writing requests"};
inline constexpr cost::RateNeed bucket_gets{"s3.request.get_select_other",
                                            "Buckets: reading requests"};

inline constexpr std::array rate_needs{
    volume_space[0], volume_space[1],    volume_space[2],  volume_space[3],  volume_space[4],
    gp3_iops,        gp3_throughput,     io2_iops[0].rate, io2_iops[1].rate, io2_iops[2].rate,
    snapshot_space,  fast_restore_hours, assured_load,     bucket_space[0],  bucket_space[1],
    bucket_space[2], bucket_space[3],    bucket_moves[0],  bucket_moves[1],  bucket_moves[2],
    bucket_puts,     bucket_gets};

}  // namespace drydock::storage
