// `drydock agree`: the same scenarios as flows and request by request, and how far both lie apart.
#include <algorithm>
#include <iterator>
#include <memory>

#include "sim/engine/base/units.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/agreement.h"
#include "sim/practice/scenario/shipped.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

/// Scenarios that are longer than a day are cut to this, since each request takes its time.
constexpr Duration day = hours(24), longest = hours(1);

struct AgreeOptions {
  std::vector<std::string> scenarios;
  std::string length, every;
  std::optional<std::uint64_t> seed;
  int seeds = 1;
  std::vector<int> hours;  ///< Of the run, to be compared in mixed mode; else none.
  bool by_operation = false, json = false, quiet = false;
};

/// All that came with the program.
std::vector<std::string> shipped() {
  std::vector<std::string> files;
  for (const scenario::Shipped& one : scenario::shipped_scenarios(scenario::SearchPaths::usual()))
    files.push_back(one.file);
  return files;
}

struct Followed {
  std::string scenario;
  report::Course course;
};

/// With the seed `further` after the first.
std::optional<Followed> follow(const AgreeOptions& options, const std::string& name,
                               const std::string& mode, int further,
                               const std::shared_ptr<const Rulebook>& rulebook) {
  PlayOptions play_options;
  play_options.scenario = name;
  play_options.mode = mode;
  play_options.seed = options.seed;
  play_options.length = options.length;
  play_options.quiet = options.quiet;
  std::optional<Prepared> prepared = prepare(play_options);
  if (!prepared) return std::nullopt;
  prepared->seed.value += static_cast<std::uint64_t>(further);
  const Time start = prepared->scenario.start;
  if (options.length.empty() && prepared->end - start > day) prepared->end = start + longest;
  Followed followed;
  followed.scenario = prepared->scenario.name;
  followed.course.resize(1);
  followed.course.front().at = start;
  const Watch note = [&](const run::Run& run) {
    followed.course.push_back(report::moment_of(run.world()));
    return Result<>();
  };
  const std::optional<Played> played =
      play(*prepared, rulebook, options.quiet || options.json, note, report::course_step);
  if (!played) return std::nullopt;
  followed.course.push_back(report::moment_of(played->run.world()));
  return followed;
}

/// Before an hour is looked at, requests fill the platform.
constexpr Duration warm_up = minutes(2);

/// Mixed mode as far as the last hour; with each request of the hours simulated if `exactly`.
std::optional<Played> play_hours(const AgreeOptions& options, const std::string& name, bool exactly,
                                 const std::shared_ptr<const Rulebook>& rulebook) {
  PlayOptions play_options;
  play_options.scenario = name;
  play_options.mode = "mixed";
  play_options.seed = options.seed;
  play_options.quiet = options.quiet;
  std::optional<Prepared> prepared = prepare(play_options);
  if (!prepared) return std::nullopt;
  for (const int hour : options.hours) {
    const Duration begin = std::max(Duration::zero(), hours(hour) - warm_up);
    if (exactly) prepared->scenario.watch.push_back({begin, hours(hour + 1) - begin});
  }
  const int last = *std::max_element(options.hours.begin(), options.hours.end());
  prepared->end = prepared->scenario.start + hours(last + 1) + minutes(1);
  return play(*prepared, rulebook, options.quiet || options.json);
}

/// For each scenario the hours in mixed mode, beside the same hours one by one.
int agree_by_hour(const AgreeOptions& options) {
  const auto rulebook = platform::rules();
  std::vector<report::HourAgreement> rows;
  for (const std::string& name : options.scenarios) {
    const auto mixed = play_hours(options, name, false, rulebook);
    if (!mixed) return bad_input;
    const auto exact = play_hours(options, name, true, rulebook);
    if (!exact) return bad_input;
    std::vector<Time> begins;
    for (const int hour : options.hours) begins.push_back(mixed->run.world().start() + hours(hour));
    for (report::HourAgreement& row :
         report::hour_agreements(mixed->run.world(), exact->run.world(), begins))
      rows.push_back(std::move(row));
  }
  print(options.json ? codec::to_json(report::hours_json(rows), 2) + "\n"
                     : report::hours_text(rows, ink_for_output()));
  return ok;
}

int agree(const AgreeOptions& options) {
  if (!options.hours.empty()) return agree_by_hour(options);
  const auto rulebook = platform::rules();
  std::optional<Duration> every;
  if (!options.every.empty()) {
    const Result<Duration> length = parse_duration(options.every);
    if (!length)
      return refuse(
          Error{length.error().code, length.error().message, "--every", length.error().hint});
    if (*length <= Duration::zero())
      return refuse(
          Error{"E0114", "found " + options.every + ", expected more than 0.", "--every", {}});
    every = *length;
  }
  std::vector<report::Agreement> rows;
  for (const std::string& name : options.scenarios.empty() ? shipped() : options.scenarios) {
    std::vector<report::Courses> runs;
    std::string scenario;
    for (int further = 0; further < options.seeds; ++further) {
      auto flows = follow(options, name, "fluid", further, rulebook);
      if (!flows) return bad_input;
      auto requests = follow(options, name, "requests", further, rulebook);
      if (!requests) return bad_input;
      scenario = flows->scenario;
      runs.push_back({std::move(flows->course), std::move(requests->course)});
    }
    auto more = every ? report::agreements_by_time(scenario, runs, *every, options.by_operation)
                      : report::agreements(scenario, runs, options.by_operation);
    std::move(more.begin(), more.end(), std::back_inserter(rows));
  }
  print(options.json ? codec::to_json(report::agreement_json(rows), 2) + "\n"
                     : report::agreement_text(rows, ink_for_output()));
  return ok;
}

}  // namespace

void add_agree(CLI::App& program, Action& action) {
  auto options = std::make_shared<AgreeOptions>();
  CLI::App* command = program.add_subcommand(
      "agree", "Play scenarios as flows and request by request, and show how far both are apart");
  command->add_option("scenarios", options->scenarios,
                      "Scenarios: files, or names of shipped ones; without any, all shipped");
  command
      ->add_option("--for", options->length,
                   "Simulate this long; else all, but of more than a day an hour")
      ->check(not_empty())
      ->type_name("LENGTH");
  command->add_option("--every", options->every, "A row for each stretch of this length")
      ->check(not_empty())
      ->type_name("LENGTH");
  command->add_option("--seed", options->seed, "The luck of both runs")
      ->check(whole_number())
      ->type_name("N");
  command
      ->add_option("--seeds", options->seeds,
                   "So many runs, with this and the next seeds, taken together: less is luck")
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  command
      ->add_option("--hours", options->hours,
                   "Compare mixed mode instead, at these hours of the run (0 is the first)")
      ->check(CLI::Range(0, 24 * 366))
      ->delimiter(',')
      ->needs("scenarios")
      ->type_name("H,H,...");
  command->add_flag("--by-operation", options->by_operation, "A row for each operation too");
  command->add_flag("--json", options->json, "The table as data");
  command->add_flag("--quiet", options->quiet, "No progress");
  command->callback([options, &action] { action = [options] { return agree(*options); }; });
}

}  // namespace drydock::cli
