// Run books that people change, and how they are written down.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/practice/codec/command.h"
#include "sim/practice/study/run_book.h"

namespace drydock::study {

namespace {

using codec::Value;

Value duration_value(Duration span) { return Value(codec::exact_text(span)); }

std::string share_text(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g %%", share * 100);
  return text;
}

Value condition_value(const Condition& condition) {
  Value out{Value::Object{}};
  if (!condition.fact.empty()) {
    out.set("fact", condition.fact);
    if (!condition.about.empty()) out.set("about", condition.about);
    return out;
  }
  out.set("service", condition.service);
  out.set("success", share_text(condition.success));
  return out;
}

void set_command(Value& at, const AnyCommand& command) {
  const Value written = codec::to_value(command);
  for (const char* key : {"do", "with"})
    if (const Value* part = written.find(key)) at.set(key, *part);
}

Value step_value(const Step& step) {
  Value out{Value::Object{}};
  out.set("name", step.name);
  out.set("text", step.text);
  Value takes{Value::Object{}};
  takes.set("median", duration_value(step.takes.median));
  if (step.takes.sigma > 0) takes.set("sigma", step.takes.sigma);
  out.set("takes", std::move(takes));
  if (step.command) set_command(out, *step.command);
  if (step.wait) out.set("wait", condition_value(*step.wait));
  return out;
}

}  // namespace

Value run_book_value(const RunBook& book) {
  Value out{Value::Object{}};
  out.set("format", "drydock-runbook/1");
  out.set("name", book.name);
  out.set("title", book.title);
  if (!book.text.empty()) out.set("text", book.text);
  Value fault{Value::Object{}};
  set_command(fault, book.fault);
  Value between{Value::List{}};
  between.push(duration_value(book.from));
  between.push(duration_value(book.to));
  fault.set("between", std::move(between));
  out.set("fault", std::move(fault));
  out.set("goal", condition_value(book.goal));
  out.set("give_up", duration_value(book.give_up));
  out.set("retry", duration_value(book.retry));
  Value steps{Value::List{}};
  for (const Step& step : book.steps) steps.push(step_value(step));
  out.set("steps", std::move(steps));
  return out;
}

void move_step(RunBook& book, std::size_t from, std::size_t to) {
  if (from >= book.steps.size() || to >= book.steps.size()) return;
  const auto at = [&](std::size_t step) {
    return book.steps.begin() + static_cast<std::ptrdiff_t>(step);
  };
  if (from < to)
    std::rotate(at(from), at(from) + 1, at(to) + 1);
  else
    std::rotate(at(to), at(from), at(from) + 1);
}

void remove_step(RunBook& book, std::size_t step) {
  if (step < book.steps.size())
    book.steps.erase(book.steps.begin() + static_cast<std::ptrdiff_t>(step));
}

void retime_step(RunBook& book, std::size_t step, Duration median) {
  if (step < book.steps.size() && median >= Duration::zero())
    book.steps[step].takes.median = median;
}

void add_step(RunBook& book, std::string text, Duration median, std::optional<AnyCommand> command) {
  const auto taken = [&](const std::string& name) {
    return std::any_of(book.steps.begin(), book.steps.end(),
                       [&](const Step& step) { return step.name == name; });
  };
  std::size_t number = book.steps.size() + 1;
  while (taken("step-" + std::to_string(number))) ++number;
  Step step;
  step.name = "step-" + std::to_string(number);
  step.text = std::move(text);
  step.takes.median = median;
  step.command = std::move(command);
  book.steps.push_back(std::move(step));
}

}  // namespace drydock::study
