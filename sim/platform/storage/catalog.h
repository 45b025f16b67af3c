// What storage needs from the price book.
#pragma once

#include <array>

#include "sim/platform/cost/cost.h"

namespace drydock::storage {

inline constexpr cost::RateNeed volume_space{"ebs.gp3.storage", "Volumes"};
inline constexpr cost::RateNeed bucket_space{"s3.standard.storage", "Buckets: space"};
inline constexpr cost::RateNeed bucket_puts{"s3.request.put_copy_post_list",
                                            "Buckets: writing requests"};
inline constexpr cost::RateNeed bucket_gets{"s3.request.get_select_other",
                                            "Buckets: reading requests"};

inline constexpr std::array rate_needs{volume_space, bucket_space, bucket_puts, bucket_gets};

}  // namespace drydock::storage
