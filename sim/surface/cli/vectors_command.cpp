// `drydock vectors`: plays outside test tables and prints each case that differs.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "sim/practice/vectors/vectors.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

int list_families() {
  std::size_t width = 0;
  std::vector<std::pair<std::string_view, std::string_view>> lines;
  for (const vectors::Family& family : vectors::families())
    lines.emplace_back(family.name, family.what);
  for (const vectors::Suite& suite : vectors::suites())
    lines.emplace_back(suite.schema, suite.what);
  lines.emplace_back("analytic-case/1", "small models with known answers, simulated");
  for (const auto& [name, what] : lines) width = std::max(width, name.size());
  for (const auto& [name, what] : lines)
    print(std::string(name) + std::string(width + 2 - name.size(), ' ') + std::string(what) + "\n");
  return ok;
}

int play_files(const std::vector<std::string>& files) {
  std::size_t passed = 0, failures = 0;
  int worst = ok;
  for (const std::string& file : files) {
    codec::Diagnostics found;
    const auto verdicts = vectors::play_file(file, found);
    worst = std::max(worst, refuse(found));
    if (!verdicts) continue;
    for (const vectors::Verdict& verdict : *verdicts) {
      verdict.differences.empty() ? ++passed : ++failures;
      for (const std::string& difference : verdict.differences)
        print("FAILED  " + verdict.id + "  " + difference + "\n");
    }
  }
  if (worst == bad_input) return bad_input;
  print(std::to_string(passed) + " passed, " + std::to_string(failures) + " failed\n");
  return failures > 0 ? failed : ok;
}

}  // namespace

void add_vectors(CLI::App& program, Action& action) {
  auto files = std::make_shared<std::vector<std::string>>();
  auto list = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand(
      "vectors", "Play test tables of the real components through the simulation's own functions");
  command->add_option("file", *files, "Files of cases");
  command->add_flag("--list", *list, "Name the families of cases that are known");
  command->callback([files, list, &action] {
    if (!*list && files->empty()) throw CLI::RequiredError("file");
    action = [files, list] { return *list ? list_families() : play_files(*files); };
  });
}

}  // namespace drydock::cli
