// A run book: what breaks in a drill, and what people then do about it, step by step, as data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/codec/value.h"

namespace drydock::study {

/// How long people take: log-normal, or exactly the median where sigma is 0.
struct Takes {
  Duration median{};
  double sigma = 0;
};

/// What is waited for: a service ("users" are all requests of users) that answers so large a share
/// of its calls well, or a fact of a kind whose sentence holds a text.
struct Condition {
  std::string service;
  double success = 1;
  std::string fact;   ///< "storage.volume_loaded"; empty: the service counts.
  std::string about;  ///< "auth-db-0"; empty: any.
};

struct Step {
  std::string name;
  std::string text;
  Takes takes;                        ///< From the end of the step before.
  std::optional<AnyCommand> command;  ///< Given then, and again and again while it is refused.
  std::optional<Condition> wait;      ///< Until then the step lasts.
};

struct RunBook {
  std::string name, title, text;
  AnyCommand fault;
  Duration from{}, to{};  ///< The fault comes at an even chance in between, since the start.
  Condition goal;         ///< All is well again.
  Duration give_up{};     ///< After the fault.
  Duration retry{};       ///< Between two tries of a command that is refused.
  std::vector<Step> steps;
};

struct RunBookReading {
  std::optional<RunBook> book;
  codec::Diagnostics diagnostics;
};

/// Reads a file of the format drydock-runbook/1; see scenarios/runbooks/README.md.
RunBookReading read_run_book(const std::string& file, const Rulebook& rulebook);
/// The file that reads as this book.
codec::Value run_book_value(const RunBook& book);

// ---- Changes; steps are numbered from 0, and one that is not there changes nothing

void move_step(RunBook& book, std::size_t from, std::size_t to);
void remove_step(RunBook& book, std::size_t step);
void retime_step(RunBook& book, std::size_t step, Duration median);
/// A step at the end that gives the command, or only takes its time; its name is new.
void add_step(RunBook& book, std::string text, Duration median, std::optional<AnyCommand> command);

}  // namespace drydock::study
