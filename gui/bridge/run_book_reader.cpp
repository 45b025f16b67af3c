// Finds fault and steps of the book among what was given.
#include "gui/bridge/run_book_reader.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

#include "gui/bridge/ids.h"
#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/vocabulary.h"

namespace drydock::bridge {

class RunBookText {
  Q_DECLARE_TR_FUNCTIONS(RunBookText)
};

namespace {

// When the command was taken after `from`: the first time, or the last.
std::optional<Time> givenAt(const session::Frame& frame, const AnyCommand& command, Time from,
                            bool last) {
  std::optional<Time> found;
  for (const run::Receipt& receipt : frame.receipts) {
    const AnyCommand& other = receipt.entry.command;
    if (!receipt.accepted || receipt.entry.at < from || other.kind() != command.kind()) continue;
    if (other.say() != command.say()) continue;
    if (!found || last) found = receipt.entry.at;
  }
  return found;
}

QString bookSpan(Duration span) { return models::spanText(momentOf(Time(span))); }

}  // namespace

models::RunBookModel readRunBook(const SessionBridge& bridge, const study::RunBook& book) {
  const session::Frame& frame = bridge.frame();
  models::RunBookModel model;
  model.title = textOf(book.title);
  model.text = textOf(book.text);
  model.fault = sayCommand(book.fault);
  const auto fault = givenAt(frame, book.fault, frame.status.start, true);
  model.state =
      fault ? RunBookText::tr("%1 since the fault").arg(bookSpan(frame.status.time - *fault))
            : RunBookText::tr("The fault has not struck yet.");
  Duration planned{};
  bool open = true;
  for (const study::Step& one : book.steps) {
    planned += one.takes.median;
    models::RunBookStep step;
    step.name = textOf(one.name);
    step.text = textOf(one.text);
    step.planned = bookSpan(planned);
    step.minutes = static_cast<int>(in_seconds(one.takes.median) / 60);
    if (one.command) {
      step.order = sayCommand(*one.command);
      const auto given = fault ? givenAt(frame, *one.command, *fault, false) : std::nullopt;
      if (given) step.given = bookSpan(*given - *fault);
      const Result<Forecast> possible = bridge.check(*one.command);
      step.allowed = fault.has_value() && possible.has_value();
      step.reason = possible ? sayPreview(*possible) : sayRefusal(possible.error());
      step.next = fault && !given && open;
      if (step.next) open = false;
    }
    model.steps.append(step);
  }
  return model;
}

}  // namespace drydock::bridge
