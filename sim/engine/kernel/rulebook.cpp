// What can be asked of the rules as a whole: commands by name, sentences, fingerprints.
#include "sim/engine/kernel/rulebook.h"

#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/refusal.h"
#include "sim/engine/kernel/samples.h"

namespace drydock {
inline namespace kernel {

namespace {

/// Fills a command's own text: each visited field becomes a said one.
class SayFields final : public FieldVisitor {
 public:
  void text(std::string_view name, std::string& value) override { add(name, value); }
  void integer(std::string_view name, std::int64_t& value) override {
    add(name, std::to_string(value));
  }
  void number(std::string_view name, double& value) override { add(name, say(value)); }
  void flag(std::string_view name, bool& value) override { add(name, value ? "yes" : "no"); }
  void duration(std::string_view name, Duration& value) override { add(name, say(value)); }

  std::vector<SaidField> fields;

 private:
  void add(std::string_view name, std::string text) {
    fields.push_back(SaidField{name, std::move(text)});
  }
};

}  // namespace

void AnyCommand::edit(FieldVisitor& visitor) {
  body_ = body_->copy();
  body_->visit(visitor);
}

void AnyCommand::read(FieldVisitor& visitor) const { body_->copy()->visit(visitor); }

std::string AnyCommand::say() const {
  SayFields said;
  read(said);
  return fill_in(body_->words(), said.fields);
}

std::string fill_in(std::string_view pattern, const std::vector<SaidField>& fields) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    out += pattern.substr(at, open - at);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const SaidField& f) { return f.name == name; });
    out +=
        field == fields.end() ? std::string(pattern.substr(open, close - open + 1)) : field->text;
    at = close + 1;
  }
  return out;
}

Rulebook::Rulebook() {
  rows_.push_back(
      RowInfo{"Record", row_place<Record>, make_table<Record>, [](const World&, Hasher&) {}});
  table<StreamRow>();
  fact<ScenarioStarted>();
  fact<CommandGiven>();
  fact<CommandRefused>();
  install_samples(*this);
}

const CommandInfo* Rulebook::find_command(std::string_view kind) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(),
                                  [&](const CommandInfo& info) { return info.style.kind == kind; });
  return found == commands_.end() ? nullptr : &*found;
}

std::string Rulebook::say(const World& world, const Record& record) const {
  const FactInfo& info = fact_info(record);
  return fill_in(info.style.text, info.fields(world, record));
}

Result<Forecast> Rulebook::check(const World& world, const AnyCommand& command) const {
  const CommandInfo* info = find_command(command.kind());
  if (info == nullptr)
    return fail("unknown_command",
                "There is no command called " + std::string(command.kind()) + ".");
  return info->check(world, command);
}

Fingerprint Rulebook::fingerprint(const World& world) const {
  Hasher hasher(world.names());
  hasher.value(world.now());
  hasher.word(world.seed().value);
  for (const RowInfo& row : rows_) row.hash(world, hasher);
  for (const auto& [id, record] : world.chronicle()) {
    hasher.value(record.at);
    hasher.word(record.parent.index);
    hasher.text(fact_info(record).style.kind);
    fact_info(record).hash(record, hasher);
  }
  world.future().for_each_in_order([&](Time at, const EventQueue::Opened& event) {
    hasher.value(at);
    hasher.word(event.cause.index);
    event_hashes_[event.type](event.payload, hasher);
  });
  return Fingerprint{hasher.state()};
}

}  // namespace kernel
}  // namespace drydock
