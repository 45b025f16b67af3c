// Visitors that carry the fields of a command of any type to JSON and back.
#include "sim/practice/codec/command.h"

#include <limits>

namespace drydock::codec {

namespace {

/// A field is called in files as in code; `for_` stands for `for`, which C++ keeps for itself.
std::string key_of(std::string_view field) {
  while (field.ends_with('_')) field.remove_suffix(1);
  return std::string(field);
}

class Writer final : public FieldVisitor {
 public:
  void text(std::string_view name, std::string& value) override { object.set(key_of(name), value); }
  void integer(std::string_view name, std::int64_t& value) override {
    object.set(key_of(name), value);
  }
  void number(std::string_view name, double& value) override { object.set(key_of(name), value); }
  void flag(std::string_view name, bool& value) override { object.set(key_of(name), value); }
  void duration(std::string_view name, Duration& value) override {
    object.set(key_of(name), exact_text(value));
  }

  Value object{Value::Object{}};
};

class Reader final : public FieldVisitor {
 public:
  explicit Reader(const Cursor& at) : object_(at) {}

  void text(std::string_view name, std::string& value) override {
    const Cursor at =
        value.empty() ? object_.required(key_of(name)) : object_.optional(key_of(name));
    if (at) value = at.text();
  }
  void integer(std::string_view name, std::int64_t& value) override {
    using Limits = std::numeric_limits<std::int32_t>;
    value = object_.optional(key_of(name)).integer(Limits::min(), Limits::max(), value);
  }
  void number(std::string_view name, double& value) override {
    value = object_.optional(key_of(name)).number(-1e15, 1e15, value);
  }
  void flag(std::string_view name, bool& value) override {
    value = object_.optional(key_of(name)).boolean(value);
  }
  void duration(std::string_view name, Duration& value) override {
    value = object_.optional(key_of(name))
                .duration(Duration::zero(), std::chrono::hours(24 * 366 * 10), value);
  }

 private:
  ObjectCursor object_;
};

}  // namespace

std::string exact_text(Duration duration) {
  struct Unit {
    std::int64_t nanoseconds;
    const char* name;
  };
  static constexpr Unit units[] = {{86'400'000'000'000, " d"}, {3'600'000'000'000, " h"},
                                   {60'000'000'000, " min"},   {1'000'000'000, " s"},
                                   {1'000'000, " ms"},         {1'000, " us"}};
  if (duration == Duration::zero()) return "0 s";
  for (const Unit& unit : units)
    if (duration.count() % unit.nanoseconds == 0)
      return std::to_string(duration.count() / unit.nanoseconds) + unit.name;
  return std::to_string(duration.count()) + " ns";
}

Value arguments_of(const AnyCommand& command) {
  Writer writer;
  command.read(writer);
  return writer.object;
}

Value to_value(const AnyCommand& command) {
  Value value{Value::Object{}};
  value.set("do", command.kind());
  value.set("with", arguments_of(command));
  return value;
}

std::optional<AnyCommand> read_command(const Cursor& kind, const Cursor& arguments,
                                       const Rulebook& rulebook) {
  const std::string word = kind.text();
  if (word.empty()) {
    if (kind && kind.value()->is(Value::Kind::text)) kind.wrong(codes::unknown_word, "a command");
    return std::nullopt;
  }
  const CommandInfo* info = rulebook.find_command(word);
  if (info == nullptr) {
    std::vector<std::string> kinds;
    for (const CommandInfo& known : rulebook.commands()) kinds.emplace_back(known.style.kind);
    kind.wrong("E0220", "a command such as " + one_of(kinds, 6), nearest(word, kinds));
    return std::nullopt;
  }
  const Value nothing{Value::Object{}};
  AnyCommand command = info->make();
  {
    Reader reader(arguments ? arguments : Cursor(&nothing, arguments.path(), arguments.report()));
    command.edit(reader);
  }
  return command;
}

std::optional<AnyCommand> read_command(const Cursor& at, const Rulebook& rulebook) {
  ObjectCursor object(at);
  object.allow_others();
  const Cursor kind = object.required("do");
  const Cursor arguments = object.optional("with");
  if (!kind) return std::nullopt;
  return read_command(kind, arguments, rulebook);
}

}  // namespace drydock::codec
