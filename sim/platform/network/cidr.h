// Blocks of IPv4 addresses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/base/result.h"

namespace drydock::network {

/// A block of IPv4 addresses, in host order.
struct Cidr {
  std::uint32_t address = 0;
  std::uint8_t prefix = 0;
  bool contains(std::uint32_t other) const {
    return prefix == 0 || ((address ^ other) >> (32 - prefix)) == 0;
  }
  /// Whether all of the other block lies inside.
  bool covers(Cidr other) const { return prefix <= other.prefix && contains(other.address); }
  /// Blocks are apart or one lies inside the other.
  bool overlaps(Cidr other) const {
    return prefix <= other.prefix ? contains(other.address) : other.contains(address);
  }
  /// How many addresses, the first and the last included.
  std::int64_t size() const { return std::int64_t{1} << (32 - prefix); }
  friend constexpr bool operator==(Cidr, Cidr) = default;
};
/// "10.40.16.0/20", or a single address; the error says what is wrong with it.
Result<Cidr> parse_cidr(std::string_view text);
/// "10.40.16.1"
std::string say_address(std::uint32_t address);
/// "10.40.16.0/20"
std::string say_cidr(Cidr cidr);
/// Whether an address is of a private network, which the internet does not carry (RFC 1918).
bool is_private(std::uint32_t address);

}  // namespace drydock::network
