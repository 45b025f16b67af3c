// The lists by the part of the platform that they show.
#pragma once

#include "sim/engine/base/text.h"
#include "sim/practice/report/listing.h"

namespace drydock::report {

std::vector<ListKind> cluster_lists();
std::vector<ListKind> cloud_lists();

/// "3/5", sorted by the share.
Cell ratio(std::int64_t part, std::int64_t whole);
/// "5m", "3h12m", "4d2h", as kubectl writes ages.
Cell age(Duration span);

}  // namespace drydock::report
