// Reads and says blocks of addresses.
#include "sim/platform/network/cidr.h"

#include <charconv>

namespace drydock::network {

namespace {

/// Reads a number of at most `most` from the front of `text`; nothing when there is none.
bool take_number(std::string_view& text, std::uint32_t most, std::uint32_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value > most || end - text.data() > 3) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Result<Cidr> parse_cidr(std::string_view text) {
  const auto wrong = [&](std::string_view why) {
    return fail("cidr", "\"" + std::string(text) + "\" " + std::string(why) + ".", {},
                "Write a block of addresses like 10.40.16.0/20.");
  };
  std::string_view rest = text;
  Cidr cidr;
  for (int part = 0; part < 4; ++part) {
    std::uint32_t value = 0;
    if ((part > 0 && !take(rest, '.')) || !take_number(rest, 255, value))
      return wrong("is not an IPv4 address");
    cidr.address = cidr.address << 8 | value;
  }
  std::uint32_t prefix = 32;
  if (!rest.empty() && (!take(rest, '/') || !take_number(rest, 32, prefix) || !rest.empty()))
    return wrong("has no prefix length from 0 to 32 after its address");
  cidr.prefix = static_cast<std::uint8_t>(prefix);
  const std::uint32_t mask = prefix == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix);
  if ((cidr.address & ~mask) != 0) return wrong("has address bits beyond its prefix");
  return cidr;
}

std::string say_address(std::uint32_t address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8)
    text += std::to_string(address >> shift & 255) + (shift > 0 ? "." : "");
  return text;
}

std::string say_cidr(Cidr cidr) {
  return say_address(cidr.address) + "/" + std::to_string(cidr.prefix);
}

bool is_private(std::uint32_t address) {
  return Cidr{0x0a000000, 8}.contains(address) || Cidr{0xac100000, 12}.contains(address) ||
         Cidr{0xc0a80000, 16}.contains(address);
}

}  // namespace drydock::network
