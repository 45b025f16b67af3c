// Puts the subcommands together and catches what nobody else may catch.
#include "sim/surface/cli/cli.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "sim/engine/base/assert.h"

namespace drydock::cli {

namespace {

/// Whether the first argument is an option or names a subcommand; says what there is when not.
bool known_command(const CLI::App& program, const std::string& word) {
  if (word.starts_with("-")) return true;
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands(std::function<bool(const CLI::App*)>()))
    names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), word) != names.end()) return true;
  const std::string near = codec::nearest(word, names);
  complain("drydock: found the unknown command \"" + word + "\", expected " + codec::one_of(names) +
           (near.empty() ? "" : " (did you mean \"" + near + "\"?)") + "\n");
  return false;
}

/// A report that did not arrive is no success.
int after_writing(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  complain("drydock: the output could not be written in full.\n");
  return code == ok ? failed : code;
}

}  // namespace

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
  if (argc > 1 && !known_command(program, argv[1])) return bad_input;
  try {
    program.parse(argc, argv);
    return after_writing(action());
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
  if (!error.where.empty() && error.message.find(error.where) == std::string::npos)
    text += error.where + ": ";
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
