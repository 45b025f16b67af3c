// How a journal is written down for a report of a defect.
#include "sim/practice/run/journal.h"

#include "sim/engine/base/text.h"

namespace drydock::run {

namespace {

/// Writes each field as name=value.
class FieldLine final : public FieldVisitor {
 public:
  void text(std::string_view name, std::string& value) override { add(name, '"' + value + '"'); }
  void integer(std::string_view name, std::int64_t& value) override {
    add(name, std::to_string(value));
  }
  void number(std::string_view name, double& value) override { add(name, say_number(value, 17)); }
  void flag(std::string_view name, bool& value) override { add(name, value ? "true" : "false"); }
  void duration(std::string_view name, Duration& value) override {
    add(name, std::to_string(value.count()) + " ns");
  }

  std::string line;

 private:
  void add(std::string_view name, std::string_view value) {
    line += ' ';
    line += name;
    line += '=';
    line += value;
  }
};

}  // namespace

std::vector<JournalEntry> entries_of(const std::vector<Receipt>& receipts) {
  std::vector<JournalEntry> entries;
  entries.reserve(receipts.size());
  for (const Receipt& receipt : receipts) entries.push_back(receipt.entry);
  return entries;
}

std::string dump_journal(const std::vector<Receipt>& receipts) {
  std::string out;
  for (const Receipt& receipt : receipts) {
    FieldLine fields;
    receipt.entry.command.read(fields);
    out += std::to_string(receipt.entry.at.time_since_epoch().count()) + " ns (" +
           iso_time(receipt.entry.at) + ") ";
    out += enum_name(receipt.entry.actor);
    out += ' ';
    out += receipt.entry.command.kind();
    out += fields.line;
    if (!receipt.accepted) out += " - refused: " + receipt.reason;
    out += '\n';
  }
  return out;
}

}  // namespace drydock::run
