// What the tests of lessons share: the rulebook, the shipped lesson, and small worlds.
#pragma once

#include <memory>
#include <string>

#include "sim/platform/rules.h"
#include "sim/practice/lesson/read.h"
#include "sim/practice/lesson/start.h"
#include "tests/support/places.h"

namespace drydock::lesson::testing {

inline const std::shared_ptr<const Rulebook>& rules() {
  static const std::shared_ptr<const Rulebook> rulebook = platform::rules();
  return rulebook;
}

inline scenario::SearchPaths search() {
  return scenario::SearchPaths::under(drydock::places::source_dir());
}

inline std::string shipped_file() {
  return search().lessons + "/M0/L0.1-when-a-zone-goes-dark/lesson.json";
}

inline std::shared_ptr<const Lesson> shipped() {
  static const Reading reading = read_lesson(shipped_file(), search(), *rules());
  return reading.lesson;
}

}  // namespace drydock::lesson::testing
