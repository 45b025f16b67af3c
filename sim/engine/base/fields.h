// Fields said once: JSON, hash, form, inspector and help are all derived from them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace drydock {
inline namespace base {

/// A type that lists its members by DRYDOCK_FIELDS.
template <class T>
concept Described = requires {
  T::drydock_described;
};

/// Calls visit(name, member) for each field of `object`, in the order of the list.
template <class Object, class Visit>
constexpr void for_each_field(Object& object, Visit&& visit) {
  std::remove_const_t<Object>::drydock_visit(object, visit);
}

/// An enumeration that lists its names by DRYDOCK_ENUM.
template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
  drydock_enum_names(value);
};

/// The name of an enumerator as it stands in the code; never empty for a value of the enumeration.
template <NamedEnum E>
constexpr std::string_view enum_name(E value) {
  return drydock_enum_names(E{})[static_cast<std::size_t>(value)];
}

/// The enumerator called `name`, if there is one.
template <NamedEnum E>
constexpr std::optional<E> enum_value(std::string_view name) {
  const auto names = drydock_enum_names(E{});
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace base
}  // namespace drydock

#define DRYDOCK_PARENS ()
#define DRYDOCK_EXPAND(...) \
  DRYDOCK_EXPAND4(DRYDOCK_EXPAND4(DRYDOCK_EXPAND4(DRYDOCK_EXPAND4(DRYDOCK_EXPAND4(__VA_ARGS__)))))
#define DRYDOCK_EXPAND4(...) DRYDOCK_EXPAND3(DRYDOCK_EXPAND3(DRYDOCK_EXPAND3(__VA_ARGS__)))
#define DRYDOCK_EXPAND3(...) DRYDOCK_EXPAND2(DRYDOCK_EXPAND2(DRYDOCK_EXPAND2(__VA_ARGS__)))
#define DRYDOCK_EXPAND2(...) __VA_ARGS__
#define DRYDOCK_EACH(macro, first, ...) \
  __VA_OPT__(DRYDOCK_EXPAND(DRYDOCK_EACH_STEP(macro, first, __VA_ARGS__)))
#define DRYDOCK_EACH_STEP(macro, first, head, ...) \
  macro(first, head) __VA_OPT__(, DRYDOCK_EACH_AGAIN DRYDOCK_PARENS(macro, first, __VA_ARGS__))
#define DRYDOCK_EACH_AGAIN() DRYDOCK_EACH_STEP
#define DRYDOCK_FIELD(Type, member) visit(std::string_view(#member), object.member)
#define DRYDOCK_ENUMERATOR_NAME(Type, value) std::string_view(#value)

/// Lists the fields of `Type`, inside the type and after its members. A function template, so that
/// a type costs nothing where nobody asks for its fields.
#define DRYDOCK_FIELDS(Type, ...)                                     \
  [[maybe_unused]] static constexpr bool drydock_described = true;    \
  template <class Object, class Visit>                                \
  static constexpr void drydock_visit(Object& object, Visit& visit) { \
    DRYDOCK_EACH(DRYDOCK_FIELD, Type, __VA_ARGS__);                   \
  }

/// Defines `enum class Type : std::uint8_t` with names for its values. At namespace scope.
#define DRYDOCK_ENUM(Type, ...)                                                       \
  enum class Type : std::uint8_t { __VA_ARGS__ };                                     \
  [[maybe_unused]] constexpr auto drydock_enum_names(Type) {                          \
    return std::to_array({DRYDOCK_EACH(DRYDOCK_ENUMERATOR_NAME, Type, __VA_ARGS__)}); \
  }
