// Proofreading: names, expressions, commands, texts and languages of a lesson that was read.
#pragma once

#include <memory>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/lesson/lesson.h"
#include "sim/practice/scenario/document.h"

namespace drydock::lesson {

/// Reports everything that can be known to be wrong without a run, for every value that the seed
/// may draw.
void proofread(const std::shared_ptr<const Lesson>& lesson, const scenario::SearchPaths& search,
               const Rulebook& rulebook, codec::Diagnostics& out);

}  // namespace drydock::lesson
