// Commands: the one door in. What a person asks for; checked on any frame, journaled, then applied.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/base/fields.h"
#include "sim/engine/base/result.h"
#include "sim/engine/base/time.h"
#include "sim/engine/kernel/fact.h"

namespace drydock {
inline namespace kernel {

/// Who may do a thing; each role may do what those before it may.
DRYDOCK_ENUM(Role, trainee, instructor)

/// Who did a thing.
DRYDOCK_ENUM(Actor, scenario, trainee, instructor, lesson, api)

/// What a command would do: shown before it is given.
struct Forecast {
  std::string summary;               ///< One sentence.
  std::vector<std::string> touches;  ///< Names of what it changes or disturbs.
  bool destructive = false;          ///< Ask once before doing it.
};

/// Reads or changes the fields of a command whose type is not known here. All types that a field
/// may have.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;
  virtual void text(std::string_view name, std::string& value) = 0;
  virtual void integer(std::string_view name, std::int64_t& value) = 0;
  virtual void number(std::string_view name, double& value) = 0;
  virtual void flag(std::string_view name, bool& value) = 0;
  virtual void duration(std::string_view name, Duration& value) = 0;
};

/// What a command type says of itself: `static constexpr CommandStyle style{...}` in the type. One
/// that leaves out what it does not change says its text by a member `std::string_view words()
/// const`.
struct CommandStyle {
  std::string_view kind;  ///< "kubernetes.drain_node": its name everywhere.
  std::string_view text;  ///< English imperative with {field} places: "drain node {node}".
};

template <class C>
concept CommandType = Described<C> && requires {
  C::style;
};

/// A command of any type, with value semantics.
class AnyCommand {
 public:
  AnyCommand() = default;
  template <CommandType C>
  AnyCommand(C command)  // NOLINT: a command is an AnyCommand wherever one is asked for.
      : body_(std::make_shared<Body<C>>(std::move(command))) {}

  explicit operator bool() const { return body_ != nullptr; }
  std::string_view kind() const { return body_->style().kind; }
  const CommandStyle& style() const { return body_->style(); }

  /// The command as its own type, or nullptr when it is of another.
  template <CommandType C>
  const C* as() const {
    const auto* body = dynamic_cast<const Body<C>*>(body_.get());
    return body == nullptr ? nullptr : &body->command;
  }

  /// Visits every field; changes made by the visitor stay in this command alone.
  void edit(FieldVisitor& visitor);
  /// As edit(), for visitors that only read.
  void read(FieldVisitor& visitor) const;
  /// Its text with the fields filled in.
  std::string say() const;

 private:
  struct AnyBody {
    virtual ~AnyBody() = default;
    virtual const CommandStyle& style() const = 0;
    virtual std::string_view words() const = 0;
    virtual std::shared_ptr<AnyBody> copy() const = 0;
    virtual void visit(FieldVisitor& visitor) = 0;
  };
  template <class C>
  struct Body final : AnyBody {
    explicit Body(C given) : command(std::move(given)) {}
    const CommandStyle& style() const override { return C::style; }
    std::string_view words() const override {
      if constexpr (requires { command.words(); })
        return command.words();
      else
        return C::style.text;
    }
    std::shared_ptr<AnyBody> copy() const override { return std::make_shared<Body>(*this); }
    void visit(FieldVisitor& visitor) override {
      for_each_field(command,
                     [&](std::string_view name, auto& value) { give(visitor, name, value); });
    }
    C command;
  };

  static void give(FieldVisitor& v, std::string_view name, std::string& value) {
    v.text(name, value);
  }
  static void give(FieldVisitor& v, std::string_view name, std::int64_t& value) {
    v.integer(name, value);
  }
  static void give(FieldVisitor& v, std::string_view name, double& value) { v.number(name, value); }
  static void give(FieldVisitor& v, std::string_view name, bool& value) { v.flag(name, value); }
  static void give(FieldVisitor& v, std::string_view name, Duration& value) {
    v.duration(name, value);
  }

  std::shared_ptr<AnyBody> body_;
};

/// A command was given; the parent of everything that it caused.
struct CommandGiven {
  static constexpr FactStyle style{"kernel.command_given", "{actor}: {command}", Tone::neutral,
                                   Weight::normal};
  Name command;
  Name kind;
  Actor actor = Actor::scenario;
  DRYDOCK_FIELDS(CommandGiven, command, kind, actor)
};

}  // namespace kernel
}  // namespace drydock
