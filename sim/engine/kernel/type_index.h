// Small numbers for types: how tables, handlers and facts are found without a map look-up.
#pragma once

#include <cstddef>
#include <cstdint>

namespace drydock {
inline namespace kernel {

/// Families of types that are numbered separately.
enum class TypeFamily : std::uint8_t { row, event, fact };

/// The next free number of a family. The numbers differ from program to program and are never saved
/// or hashed.
std::uint16_t next_type_index(TypeFamily family);

/// Of row types: how far behind the first the table lies in a world, in bytes.
inline constexpr std::size_t table_bytes = 128;
template <class Row>
inline const std::size_t row_place = next_type_index(TypeFamily::row) * table_bytes;
template <class Event>
inline const std::uint16_t event_index = next_type_index(TypeFamily::event);
template <class Fact>
inline const std::uint16_t fact_index = next_type_index(TypeFamily::fact);

}  // namespace kernel
}  // namespace drydock
