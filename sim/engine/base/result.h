// Expected failures as values: what went wrong, where, and what would mend it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace drydock {
inline namespace base {

/// An expected failure: a bad file, a refused command, a full disk.
struct Error {
  std::string code;     ///< Stable short code, such as "E0123" or "refused".
  std::string message;  ///< One plain sentence: what is wrong, with the value found.
  std::string where;    ///< File, JSON path or object that it is about; may be empty.
  std::string hint;     ///< What would mend it; may be empty.
};

template <class T = void>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns a Result.
inline tl::unexpected<Error> fail(std::string code, std::string message, std::string where = {},
                                  std::string hint = {}) {
  return tl::unexpected<Error>(
      Error{std::move(code), std::move(message), std::move(where), std::move(hint)});
}

}  // namespace base
}  // namespace drydock
