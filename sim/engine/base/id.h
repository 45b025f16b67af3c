// Ids: how rows refer to each other without pointers, so that a world can be copied.
#pragma once

#include <compare>
#include <cstdint>

namespace drydock {
inline namespace base {

/// Index of a row in the one table of its type. Never reused; the default is no row.
template <class Row>
struct Id {
  static constexpr std::uint32_t none = 0xffffffff;
  std::uint32_t index = none;

  constexpr explicit operator bool() const { return index != none; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace base
}  // namespace drydock
