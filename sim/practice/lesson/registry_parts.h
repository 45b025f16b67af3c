// The parts of the registry: sets of the cluster, and those of what it stands on.
#pragma once

#include <vector>

#include "sim/practice/lesson/registry.h"

namespace drydock::lesson {

std::vector<SetInfo> cluster_sets();
std::vector<SetInfo> platform_sets();

/// A field of a fact that its sentence names, such as the zone of network.zone_failed.
Value record_field(CauseId id, std::string_view field, const Scene& scene);

inline Value text_value(std::string_view text) { return {true, 0, std::string(text)}; }
inline Value truth_value(bool holds) { return number_value(holds ? 1 : 0); }
inline Value count_value(std::int64_t count) { return number_value(static_cast<double>(count)); }
inline Value duration_value(Duration duration) {
  return number_value(static_cast<double>(duration.count()));
}

}  // namespace drydock::lesson
