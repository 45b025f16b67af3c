// Fingerprints: a hash of values, the same on every build, because it goes by fields and names, not
// by bytes in memory.
#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/id.h"
#include "sim/engine/base/name.h"
#include "sim/engine/kernel/random.h"

namespace drydock {
inline namespace kernel {

/// Hash of a world's whole state. Two runs that agree in it took the same path.
struct Fingerprint {
  std::uint64_t value = 0;
  friend constexpr bool operator==(Fingerprint, Fingerprint) = default;
};

/// Feeds values into a 64-bit hash. Not for keeping secrets, only for telling runs apart.
class Hasher {
 public:
  explicit Hasher(const Names& names) : names_(&names) {}

  void word(std::uint64_t value) { state_ = mix(state_ ^ value); }
  void text(std::string_view text) { word(hash_text(text)); }
  std::uint64_t state() const { return state_; }

  template <class T>
  void value(const T& value) {
    if constexpr (std::is_same_v<T, Name>) {
      text(names_->text(value));
    } else if constexpr (std::is_same_v<T, double>) {
      word(std::bit_cast<std::uint64_t>(value == 0.0 ? 0.0 : value));
    } else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>) {
      word(static_cast<std::uint64_t>(value));
    } else if constexpr (Described<T>) {
      for_each_field(value, [this](std::string_view, const auto& field) { this->value(field); });
    } else if constexpr (requires { value.time_since_epoch(); }) {
      word(static_cast<std::uint64_t>(value.time_since_epoch().count()));
    } else if constexpr (requires {
                           value.begin();
                           value.size();
                         }) {
      for (const auto& element : value) this->value(element);
    } else {
      static_assert(std::has_unique_object_representations_v<T>, "list its fields");
      bytes(std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value));
    }
  }

 private:
  static constexpr std::uint64_t mix(std::uint64_t z) {  // The finaliser of splitmix64.
    z += 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  template <std::size_t n>
  void bytes(const std::array<std::uint8_t, n>& bytes) {
    for (std::size_t i = 0; i < n; i += 8) {
      std::uint64_t part = 0;
      for (std::size_t j = i; j < n && j < i + 8; ++j)
        part |= static_cast<std::uint64_t>(bytes[j]) << (8 * (j - i));
      word(part);
    }
  }

  const Names* names_;
  std::uint64_t state_ = 0x6472796b636f64ull;
};

}  // namespace kernel
}  // namespace drydock
