// Defects: a broken promise of our own, checked in every build and thrown so that a top level can
// save the run.
#pragma once

#include <stdexcept>
#include <string>

namespace drydock {
inline namespace base {

/// A broken promise of the program itself. Caught only at the top of a thread or program.
class Defect : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] inline void raise_defect(const char* condition, const char* promise, const char* file,
                                      int line) {
  throw Defect(std::string(promise) + " (" + condition + ", " + file + ":" + std::to_string(line) +
               ")");
}

}  // namespace base
}  // namespace drydock

/// Throws Defect unless `condition` holds. `promise` says in words what was promised.
#define DRYDOCK_ASSERT(condition, promise) \
  (static_cast<bool>(condition)            \
       ? static_cast<void>(0)              \
       : ::drydock::base::raise_defect(#condition, promise, __FILE__, __LINE__))
