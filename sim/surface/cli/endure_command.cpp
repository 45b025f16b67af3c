// `drydock endure`: thousands of years of failures by chance, and how much of that users would see.
#include <algorithm>
#include <memory>
#include <thread>

#include "sim/platform/rules.h"
#include "sim/practice/report/endure_report.h"
#include "sim/practice/study/endure.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

constexpr double years_most = 1'000'000;

struct EndureOptions {
  PlayOptions play;
  double years = 1000;
  int threads = 0;
  bool json = false;
};

int endure(const EndureOptions& options) {
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const int machine = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const Result<study::Endurance> done =
      study::endure(prepared->scenario, platform::rules(), prepared->seed.value, options.years,
                    options.threads > 0 ? options.threads : machine);
  if (!done) return refuse(done.error());
  if (options.json)
    print(codec::to_json(report::endure_json(prepared->scenario, *done), 2) + "\n");
  else if (!options.play.quiet)
    print(report::endure_text(prepared->scenario, *done, ink_for_output()));
  return ok;
}

}  // namespace

void add_endure(CLI::App& program, Action& action) {
  auto options = std::make_shared<EndureOptions>();
  CLI::App* command = program.add_subcommand(
      "endure", "Let things fail by chance for thousands of years: availability, outages, credits");
  add_play_options(*command, options->play);
  command->add_option("--years", options->years, "How long, in worlds of ten years each at most")
      ->check(CLI::Range(0.1, years_most))
      ->capture_default_str()
      ->type_name("N");
  command
      ->add_option("--threads", options->threads,
                   "At once; the result is the same for any number. Default: all processors")
      ->check(CLI::Range(1, 256))
      ->type_name("T");
  command->add_flag("--json", options->json, "Report as data");
  command->callback([options, &action] { action = [options] { return endure(*options); }; });
}

}  // namespace drydock::cli
