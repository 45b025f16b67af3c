// `drydock selftest`: small models with known answers, run here, with theory beside.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/vectors/selftest.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/progress.h"

namespace drydock::cli {

namespace {

using vectors::SelfTestLine;

void print_table(const std::vector<SelfTestLine>& lines) {
  using enum report::Align;
  report::Columns table({left, right, right, left, left});
  table.row({"", "theory", "model", "95 % interval", "verdict"});
  std::string before;
  for (const SelfTestLine& line : lines) {
    if (line.tested != before) table.title(line.tested);
    table.row({"  " + line.metric, line.theory, line.model, line.interval,
               line.agrees ? "agrees" : "DIFFERS"});
    before = line.tested;
  }
  print(table.text());
}

int run_selftest(bool json) {
  codec::Diagnostics mistakes;
  const std::string file = vectors::selftest_file(scenario::SearchPaths::usual().models);
  std::optional<std::vector<SelfTestLine>> lines;
  {
    Progress progress("Testing the model against theory", !json);
    lines = vectors::self_test(file, mistakes, 0, [&](double share) { progress.show(share); });
  }
  const int read = refuse(mistakes);
  if (!lines) return read;
  const int code = vectors::all_agree(*lines) ? ok : failed;
  if (json) {
    print(codec::to_json(vectors::as_value(*lines), 2) + "\n");
    return code;
  }
  print(
      "Small models whose answers are known, simulated on this machine by the same rules as every\n"
      "scenario. A figure agrees when it is within the tolerance of its case.\n\n");
  print_table(*lines);
  std::size_t agreeing = 0;
  for (const SelfTestLine& line : *lines) agreeing += line.agrees ? 1 : 0;
  const auto count = static_cast<std::int64_t>(lines->size());
  print("\n" + (code == ok ? "All " + say_count(count) + " figures agree with theory.\n"
                           : say_count(count - static_cast<std::int64_t>(agreeing)) + " of " +
                                 plural(count, "figure") + " differ from theory.\n"));
  return code;
}

}  // namespace

void add_selftest(CLI::App& program, Action& action) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand(
      "selftest", "Simulate small models with known answers, and show theory beside");
  command->add_flag("--json", *json, "Report as data");
  command->callback([json, &action] { action = [json] { return run_selftest(*json); }; });
}

}  // namespace drydock::cli
