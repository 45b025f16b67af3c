// How one check is judged at one instant.
#pragma once

#include "sim/practice/lesson/grader.h"

namespace drydock::lesson {

/// Brings `status` up to the instant of `scene`; `is_over` is the last one.
void judge_check(const Scene& scene, std::size_t check, CheckStatus& status, bool is_over);

}  // namespace drydock::lesson
