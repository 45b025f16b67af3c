// Wrong scripts that nobody wrote: made of the solution, or of the wish to do everything at once.
#pragma once

#include <vector>

#include "sim/practice/lesson/lesson.h"

namespace drydock::lesson {

/// The solution without each of its commands in turn, with all of them at the last moment, and
/// what people do who want to be safe: everything to the maximum, delete all, restart all; as far
/// as the lesson offers such commands.
std::vector<Script> generate(const Lesson& lesson);

}  // namespace drydock::lesson
