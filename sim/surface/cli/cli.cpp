// Puts the subcommands together and catches what nobody else may catch.
#include "sim/surface/cli/cli.h"

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace drydock::cli {

namespace {

std::vector<std::string> names_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* part : command.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(part->get_name());
  return names;
}

/// Goes down from command to subcommand by their names; says what there is where it finds another
/// word, which the parser would only call unexpected.
bool known_commands(const CLI::App& program, int argc, char** argv) {
  const CLI::App* command = &program;
  for (int i = 1; i < argc; ++i) {
    const std::vector<std::string> names = names_of(*command);
    const std::string word = argv[i];
    if (names.empty() || word == "-h" || word == "--help") return true;
    if (std::find(names.begin(), names.end(), word) != names.end()) {
      command = command->get_subcommand(word);
      continue;
    }
    if (word.starts_with("-") && command->get_option_no_throw(word) != nullptr) continue;
    const std::string near = codec::nearest(word, names);
    complain("drydock: found the unknown " +
             std::string(word.starts_with("-") ? "option" : "command") + " \"" + word +
             "\", expected " + codec::one_of(names) +
             (near.empty() ? "" : " (did you mean \"" + near + "\"?)") + "\n");
    return false;
  }
  if (command == &program || command->get_require_subcommand_min() == 0) return true;
  complain("drydock: expected " + codec::one_of(names_of(*command)) + " after \"" +
           command->get_name() + "\"\n");
  return false;
}

/// A mistake in the arguments, and where the right ones are told.
std::string say_mistake(const CLI::App* program, const CLI::Error& error) {
  std::string asked = "drydock";
  for (const CLI::App* command = program; !command->get_subcommands().empty();) {
    command = command->get_subcommands().front();
    asked += " " + command->get_name();
  }
  return "drydock: " + std::string(error.what()) + "\nSee " + asked + " --help.\n";
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
  program.failure_message(say_mistake);
  program.get_formatter()->column_width(34);
  Action action;
  add_run(program, action);
  add_compare(program, action);
  add_why(program, action);
  add_trace(program, action);
  add_agree(program, action);
  add_load(program, action);
  add_drill(program, action);
  add_endure(program, action);
  add_knobs(program, action);
  add_list(program, action);
  add_check(program, action);
  add_lesson(program, action);
  add_price(program, action);
  add_vectors(program, action);
  add_selftest(program, action);
  add_bench(program, action);
  add_limits(program, action);
  if (argc == 1) {
    complain(program.help());
    return bad_input;
  }
  if (!known_commands(program, argc, argv)) return bad_input;
  try {
    program.parse(argc, argv);
    return after_writing(action());
  } catch (const CLI::Success& success) {
    return after_writing(program.exit(success));
  } catch (const CLI::ParseError& error) {
    program.exit(error);
    return bad_input;
  } catch (const std::bad_alloc&) {
    complain("drydock: there is not enough memory for this.\n");
    return bad_input;
  } catch (const std::exception& broken) {
    complain(std::string("drydock: a defect in the program: ") + broken.what() +
             "\nThe same scenario, seed and commands show it again; please report them.\n");
    return defect;
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
  const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  if (!error.hint.empty()) text += (ends ? " " : "; ") + error.hint;
  complain(text + "\n");
  return bad_input;
}

int refuse(const codec::Diagnostics& diagnostics) {
  complain(codec::to_text(diagnostics));
  return codec::has_errors(diagnostics) ? bad_input : ok;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

CLI::Validator whole_number() {
  return CLI::Validator(
      [](std::string& text) {
        const bool digits = !text.empty() && text.size() <= 18 &&
                            text.find_first_not_of("0123456789") == std::string::npos;
        return digits ? std::string()
                      : "found \"" + text + "\", expected a whole number of at most 18 digits";
      },
      "");
}

CLI::Validator not_empty() {
  return CLI::Validator(
      [](std::string& text) {
        return text.empty() ? std::string("found nothing, expected a text") : std::string();
      },
      "");
}

report::Ink ink_for_output() {
  return report::Ink{isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr};
}

}  // namespace drydock::cli
