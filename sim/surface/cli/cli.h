// The `drydock` command line: one subcommand a task, each in a file of its own.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "sim/practice/codec/diagnostic.h"
#include "sim/practice/report/text_report.h"

namespace drydock::cli {

/// What the program answers to the shell.
enum ExitCode : int { ok = 0, failed = 1, bad_input = 2, defect = 3 };

/// Parses the arguments and runs what they ask for.
int run_program(int argc, char** argv);

/// A subcommand adds itself to the program and sets `action` to what it does when it is chosen.
using Action = std::function<int()>;
void add_run(CLI::App& program, Action& action);
void add_drill(CLI::App& program, Action& action);
void add_endure(CLI::App& program, Action& action);
void add_knobs(CLI::App& program, Action& action);
void add_list(CLI::App& program, Action& action);
void add_compare(CLI::App& program, Action& action);
void add_why(CLI::App& program, Action& action);
void add_check(CLI::App& program, Action& action);
void add_limits(CLI::App& program, Action& action);
void add_lesson(CLI::App& program, Action& action);
void add_vectors(CLI::App& program, Action& action);
void add_selftest(CLI::App& program, Action& action);
void add_price(CLI::App& program, Action& action);
void add_agree(CLI::App& program, Action& action);
void add_load(CLI::App& program, Action& action);
void add_trace(CLI::App& program, Action& action);
void add_bench(CLI::App& program, Action& action);

/// Writes text to the standard output.
void print(const std::string& text);
/// Writes text to the standard error.
void complain(const std::string& text);
/// Prints an error as one line, with its hint, and gives the exit code for bad input.
int refuse(const Error& error);
/// Prints diagnostics, one a line, and gives the exit code that they deserve.
int refuse(const codec::Diagnostics& diagnostics);

/// Processor time that this thread has used.
double cpu_seconds();

/// Accepts a whole number of at most 18 digits, or a text that is not empty. For options whose own
/// reading would take -1 for the largest number there is, or nothing for "not asked".
CLI::Validator whole_number();
CLI::Validator not_empty();

/// Colour where a person reads, none in a file or a pipe, or when NO_COLOR is set.
report::Ink ink_for_output();

}  // namespace drydock::cli
