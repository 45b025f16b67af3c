// The rulebook: all verbs. Built once, immutable, shared by all worlds.
#pragma once

#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/describe.h"
#include "sim/engine/kernel/fact.h"
#include "sim/engine/kernel/hash.h"
#include "sim/engine/kernel/type_index.h"
#include "sim/engine/kernel/world.h"

namespace drydock {
inline namespace kernel {

class Context;
class Sampler;

/// How the rulebook makes and hashes the table of one row type.
struct RowInfo {
  std::string_view name;
  std::size_t place;  ///< Its row_place.
  void (*make)(TablePlace& place);
  void (*hash)(const World& world, Hasher& hasher);
};

/// What is known of a type of fact.
struct FactInfo {
  FactStyle style;
  /// The fields of a record of this type, as a person reads them.
  std::vector<SaidField> (*fields)(const World& world, const Record& record) = nullptr;
  void (*hash)(const Record& record, Hasher& hasher) = nullptr;
  std::vector<void (*)(Context&, const Record&)> listeners;
};

/// What is known of a type of command.
struct CommandInfo {
  CommandStyle style;
  Role least;
  AnyCommand (*make)();
  Result<Forecast> (*check)(const World& world, const AnyCommand& command);
  void (*apply)(Context& context, const AnyCommand& command);
};

namespace detail {
template <class T>
struct HandlerOf;
template <class Message>
struct HandlerOf<void (*)(Context&, const Message&)> {
  using type = Message;
};
/// These two stand outside the rulebook so that the free functions of the command's namespace are
/// found.
template <class C>
Result<Forecast> check_command(const World& world, const AnyCommand& command) {
  return check(world, *command.as<C>());
}
template <class C>
void apply_command(Context& context, const AnyCommand& command) {
  apply(context, *command.as<C>());
}

template <class T>
std::string_view type_name() {
  const std::string_view pretty = __PRETTY_FUNCTION__;
  const std::size_t from = pretty.find("T = ") + 4;
  const std::string_view whole = pretty.substr(from, pretty.find_first_of(";]", from) - from);
  return whole.substr(whole.rfind(':') == std::string_view::npos ? 0 : whole.rfind(':') + 1);
}
}  // namespace detail

/// Tables, handlers, listeners and commands of all domains, in the order in which these were
/// installed.
class Rulebook {
 public:
  Rulebook();

  /// Registers the table of a row type. A log that keeps no fields may not exist: all state is
  /// hashed.
  template <Described Row>
  void table() {
    rows_.push_back(
        RowInfo{detail::type_name<Row>(), row_place<Row>, make_table<Row>, hash_rows<Row>});
  }

  /// Makes `handle` the one owner of the event type in its signature `void(Context&, const
  /// Event&)`.
  template <auto handle>
  void on() {
    using Event = typename detail::HandlerOf<decltype(handle)>::type;
    const std::uint16_t index = event_index<Event>;
    if (handlers_.size() <= index) handlers_.resize(index + 1u, nullptr);
    DRYDOCK_ASSERT(handlers_[index] == nullptr, "an event has exactly one owner");
    handlers_[index] = run_handler<Event, handle>;
    if (event_hashes_.size() <= index) event_hashes_.resize(index + 1u, nullptr);
    event_hashes_[index] = hash_event<Event>;
  }

  /// Registers a type of fact, so that it can be announced, said and listened to.
  template <class Fact>
  void fact() {
    FactInfo& info = fact_slot(fact_index<Fact>);
    DRYDOCK_ASSERT(info.fields == nullptr, "a fact is registered once");
    info.style = Fact::style;
    info.fields = say_fact<Fact>;
    info.hash = hash_fact<Fact>;
  }

  /// Adds a listener: `void(Context&, const Fact&)`, called after the announcing handler, in domain
  /// order.
  template <auto react>
  void listen() {
    using Fact = typename detail::HandlerOf<decltype(react)>::type;
    fact_slot(fact_index<Fact>).listeners.push_back(run_listener<Fact, react>);
  }

  /// Registers a command type, found by its free functions check(const World&, const C&) and
  /// apply(Context&, const C&).
  template <CommandType C>
  void command(Role least) {
    commands_.push_back(CommandInfo{C::style, least, make_command<C>, detail::check_command<C>,
                                    detail::apply_command<C>});
  }

  /// Adds a reader of metrics, called at each sampling instant.
  void metrics(void (*read)(const World&, Sampler&)) { metric_readers_.push_back(read); }

  std::span<const RowInfo> rows() const { return rows_; }
  std::span<const CommandInfo> commands() const { return commands_; }
  std::span<void (*const)(const World&, Sampler&)> metric_readers() const {
    return metric_readers_;
  }
  /// Every fact type that was registered, by no particular order; entries without a kind are gaps.
  std::span<const FactInfo> facts() const { return facts_; }

  /// The command type called `kind`, or nullptr.
  const CommandInfo* find_command(std::string_view kind) const;
  const FactInfo& fact_info(const Record& record) const { return facts_[record.type]; }

  /// The record's sentence in English, with its fields filled in.
  std::string say(const World& world, const Record& record) const;
  /// Whether `command` may be given now, and what it would do.
  Result<Forecast> check(const World& world, const AnyCommand& command) const;
  Fingerprint fingerprint(const World& world) const;

 private:
  friend class Engine;
  using Handler = void (*)(Context&, const std::byte*);

  FactInfo& fact_slot(std::uint16_t index) {
    if (facts_.size() <= index) facts_.resize(index + 1u);
    return facts_[index];
  }

  template <class Row>
  static void make_table(TablePlace& place) {
    place.make<Row>();
  }
  template <class Row>
  static void hash_rows(const World& world, Hasher& hasher) {
    hasher.word(world.table<Row>().size());
    for (const auto& [id, row] : world.table<Row>()) hasher.value(row);
  }
  template <class Event, auto handle>
  static void run_handler(Context& context, const std::byte* payload) {
    Event event;
    std::memcpy(static_cast<void*>(&event), payload, sizeof(Event));
    handle(context, event);
  }
  template <class Event>
  static void hash_event(const std::byte* payload, Hasher& hasher) {
    hasher.text(detail::type_name<Event>());
    if constexpr (Described<Event>) {
      Event event;
      std::memcpy(static_cast<void*>(&event), payload, sizeof(Event));
      hasher.value(event);
    }
  }
  template <class Fact, auto react>
  static void run_listener(Context& context, const Record& record) {
    react(context, fact_of<Fact>(record));
  }
  template <class Fact>
  static std::vector<SaidField> say_fact(const World& world, const Record& record) {
    return said_fields(world, fact_of<Fact>(record));
  }
  template <class Fact>
  static void hash_fact(const Record& record, Hasher& hasher) {
    hasher.value(fact_of<Fact>(record));
  }
  template <class C>
  static AnyCommand make_command() {
    return C{};
  }

  std::vector<RowInfo> rows_;
  std::vector<Handler> handlers_;                                  // By event_index.
  std::vector<void (*)(const std::byte*, Hasher&)> event_hashes_;  // By event_index.
  std::vector<FactInfo> facts_;                                    // By fact_index.
  std::vector<CommandInfo> commands_;
  std::vector<void (*)(const World&, Sampler&)> metric_readers_;
};

}  // namespace kernel
}  // namespace drydock
