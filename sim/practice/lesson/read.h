// From a lesson's folder to a Lesson, or every reason why not.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/lesson/lesson.h"
#include "sim/practice/scenario/document.h"

namespace drydock::lesson {

/// A lesson, or the mistakes because of which there is none. Warnings may come with a lesson.
struct Reading {
  std::shared_ptr<const Lesson> lesson;
  codec::Diagnostics diagnostics;
};

/// Reads lesson.json, its prose and its scripts, and checks all that can be checked without a run.
Reading read_lesson(const std::string& file, const scenario::SearchPaths& search,
                    const Rulebook& rulebook);
/// Reads the form alone, as quick as can be: for lists. Expressions may still be wrong.
Reading read_only(const std::string& file);
/// Every key that the reader asks the lesson's document for, there or not; for the manual's test.
std::vector<std::string> asked_keys(const std::string& file);
/// What read_lesson finds wrong; for `drydock check`.
codec::Diagnostics check_file(const std::string& file, const scenario::SearchPaths& search,
                              const Rulebook& rulebook);

/// The lesson.json files under the lessons folder, in the order of their modules and ids.
std::vector<std::string> find_lessons(const scenario::SearchPaths& search);
/// The file of the lesson that is called so: an id ("L0.1"), a slug, or a path.
std::optional<std::string> find_lesson(const std::string& named,
                                       const scenario::SearchPaths& search);

}  // namespace drydock::lesson
