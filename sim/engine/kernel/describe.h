// How facts are said: their fields as text that a person reads.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/text.h"
#include "sim/engine/kernel/fact.h"
#include "sim/engine/kernel/world.h"

namespace drydock {
inline namespace kernel {

/// One field of a fact, said.
struct SaidField {
  std::string_view name;
  std::string text;
  bool is_subject = false;  ///< It names a row: the fact is about that thing.
};

/// The fact that a record carries; the caller knows its type.
template <class Fact>
Fact fact_of(const Record& record) {
  static_assert(sizeof(Fact) <= max_fact_bytes && std::is_trivially_copyable_v<Fact>);
  Fact fact;
  std::memcpy(static_cast<void*>(&fact), record.fact.data(), sizeof(Fact));
  return fact;
}

/// The fact that a record carries if it is a Fact, for readers of the chronicle.
template <class Fact>
const Fact* fact_if(const Record& record, Fact& storage) {
  if (record.type != fact_index<Fact>) return nullptr;
  storage = fact_of<Fact>(record);
  return &storage;
}

template <class T>
SaidField said_field(const World& world, std::string_view name, const T& value) {
  if constexpr (std::is_same_v<T, Name>) {
    return {name, std::string(world.text(value)), true};
  } else if constexpr (requires { world[value].name; }) {
    return {name, value ? std::string(world.text(world[value].name)) : "-", true};
  } else if constexpr (NamedEnum<T> && requires { say(value); }) {
    return {name, std::string(say(value))};  // An enumeration with words of its own.
  } else if constexpr (NamedEnum<T>) {
    std::string text(enum_name(value));
    for (char& c : text)
      if (c == '_') c = ' ';
    return {name, std::move(text)};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {name, value ? "yes" : "no"};
  } else if constexpr (std::is_integral_v<T>) {
    return {name, std::to_string(value)};
  } else {
    return {name, say(value)};  // base/text.h: durations, times, bytes, money, numbers.
  }
}

template <class Fact>
std::vector<SaidField> said_fields(const World& world, const Fact& fact) {
  std::vector<SaidField> fields;
  for_each_field(fact, [&](std::string_view name, const auto& value) {
    fields.push_back(said_field(world, name, value));
  });
  return fields;
}

/// `pattern` with each {field} replaced by its text; unknown places stay as they are.
std::string fill_in(std::string_view pattern, const std::vector<SaidField>& fields);

}  // namespace kernel
}  // namespace drydock
