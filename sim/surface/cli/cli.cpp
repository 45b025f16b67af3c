// Puts the subcommands together and catches what nobody else may catch.
#include "sim/surface/cli/cli.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "sim/engine/base/assert.h"

namespace drydock::cli {

int run_program(int argc, char** argv) {
  CLI::App program{
      "Drydock simulates a cloud platform: traffic, failures, recovery and what it all costs.",
      "drydock"};
  program.set_version_flag("--version", std::string("drydock ") + DRYDOCK_VERSION);
  program.require_subcommand(1);
  program.get_formatter()->column_width(34);
  Action action;
  add_run(program, action);
  add_compare(program, action);
  add_why(program, action);
  add_knobs(program, action);
  add_check(program, action);
  add_lesson(program, action);
  add_bench(program, action);
  try {
    program.parse(argc, argv);
    return action();
  } catch (const CLI::Success& success) {
    return program.exit(success);
  } catch (const CLI::ParseError& error) {
    program.exit(error);
    return bad_input;
  } catch (const Defect& broken) {
    complain(std::string("drydock: a defect in the program: ") + broken.what() +
             "\nThe same scenario, seed and commands show it again; please report them.\n");
    return defect;
  } catch (const std::bad_alloc&) {
    complain("drydock: there is not enough memory for this.\n");
    return bad_input;
  }
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void complain(const std::string& text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int refuse(const Error& error) {
  std::string text = "drydock: ";
  if (!error.where.empty()) text += error.where + ": ";
  text += error.message;
  if (!error.hint.empty()) text += " " + error.hint;
  complain(text + "\n");
  return bad_input;
}

int refuse(const codec::Diagnostics& diagnostics) {
  complain(codec::to_text(diagnostics));
  return codec::has_errors(diagnostics) ? bad_input : ok;
}

report::Ink ink_for_output() {
  return report::Ink{isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr};
}

}  // namespace drydock::cli
