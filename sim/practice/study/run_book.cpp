// Reads run books, with every mistake and its place.
#include "sim/practice/study/run_book.h"

#include "sim/practice/codec/command.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/codec/value.h"

namespace drydock::study {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr Duration longest = std::chrono::hours(24 * 31);

Takes read_takes(const Cursor& at) {
  ObjectCursor object(at);
  Takes takes;
  takes.median = object.required("median").duration({}, longest);
  takes.sigma = object.optional("sigma").number(0, 3);
  return takes;
}

Condition read_condition(const Cursor& at, const Rulebook& rulebook) {
  ObjectCursor object(at);
  Condition condition;
  if (const Cursor fact = object.optional("fact")) {
    std::vector<std::string> kinds;
    for (const FactInfo& info : rulebook.facts())
      if (!info.style.kind.empty()) kinds.emplace_back(info.style.kind);
    const std::size_t found = fact.word(kinds, kinds.size());
    if (found < kinds.size()) condition.fact = kinds[found];
    condition.about = object.optional("about").text();
  } else {
    condition.service = object.required("service").name();
    condition.success = object.required("success").percent(0.01, 1, 1);
  }
  return condition;
}

std::optional<AnyCommand> read_order(ObjectCursor& object, const Cursor& at,
                                     const Rulebook& rulebook) {
  object.optional("do");
  object.optional("with");
  return codec::read_command(at, rulebook);
}

Step read_step(const Cursor& at, const Rulebook& rulebook) {
  ObjectCursor object(at);
  Step step;
  step.name = object.required("name").name();
  step.text = object.required("text").text();
  step.takes = read_takes(object.required("takes"));
  if (object.optional("do")) step.command = read_order(object, at, rulebook);
  if (const Cursor wait = object.optional("wait")) step.wait = read_condition(wait, rulebook);
  return step;
}

void read_fault(const Cursor& at, RunBook& book, const Rulebook& rulebook) {
  ObjectCursor object(at);
  object.required("do");
  if (const auto command = read_order(object, at, rulebook)) book.fault = *command;
  const std::vector<Cursor> between = object.required("between").list(2);
  if (between.size() != 2) {
    object.required("between").wrong(codec::codes::wrong_type, "two times since the start");
    return;
  }
  book.from = between[0].duration({}, longest);
  book.to = between[1].duration({}, longest);
  if (book.to < book.from)
    between[1].wrong(codec::codes::out_of_range, "a time that is not before the first");
}

}  // namespace

RunBookReading read_run_book(const std::string& file, const Rulebook& rulebook) {
  RunBookReading reading;
  const auto value = codec::read_file(file, reading.diagnostics);
  if (!value) return reading;
  codec::Report report(file, reading.diagnostics);
  RunBook book;
  {
    ObjectCursor object(Cursor(&*value, "", report));
    object.required("format").word({"drydock-runbook/1"});
    book.name = object.required("name").name();
    book.title = object.required("title").text();
    book.text = object.optional("text").text();
    read_fault(object.required("fault"), book, rulebook);
    book.goal = read_condition(object.required("goal"), rulebook);
    book.give_up = object.required("give_up").duration(std::chrono::minutes(1), longest);
    book.retry = object.required("retry").duration(std::chrono::seconds(1), longest);
    for (const Cursor& step : object.required("steps").list(200))
      book.steps.push_back(read_step(step, rulebook));
  }
  if (!codec::has_errors(reading.diagnostics)) reading.book = std::move(book);
  return reading;
}

}  // namespace drydock::study
