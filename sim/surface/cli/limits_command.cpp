// `drydock limits`: what the model leaves out, honestly and by domain.
#include <memory>

#include "sim/practice/scenario/simplifications.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

using scenario::Simplifications;

struct LimitsOptions {
  std::string domain, language = "en";
};

int say_limits(const LimitsOptions& options) {
  codec::Diagnostics mistakes;
  const std::string file = scenario::simplifications_file(scenario::SearchPaths::usual());
  const auto list = scenario::read_simplifications(file, mistakes);
  if (!list) return refuse(mistakes);
  std::vector<Simplifications> wanted;
  std::vector<std::string> names;
  for (const Simplifications& domain : *list) {
    names.push_back(domain.domain);
    if (options.domain.empty() || domain.domain == options.domain) wanted.push_back(domain);
  }
  if (wanted.empty()) {
    const std::string near = codec::nearest(options.domain, names);
    return refuse(Error{"unknown_domain",
                        "found the unknown domain \"" + options.domain + "\", expected " +
                            codec::one_of(names) +
                            (near.empty() ? "" : " (did you mean \"" + near + "\"?)"),
                        {},
                        {}});
  }
  print(scenario::simplifications_text(wanted, options.language));
  return ok;
}

}  // namespace

void add_limits(CLI::App& program, Action& action) {
  auto options = std::make_shared<LimitsOptions>();
  CLI::App* command = program.add_subcommand("limits", "Say what the model leaves out");
  command->add_option("domain", options->domain, "Only of this domain, such as network");
  command->add_option("--language", options->language, "en or pl")
      ->check(CLI::IsMember({"en", "pl"}))
      ->capture_default_str()
      ->type_name("CODE");
  command->callback([options, &action] { action = [options] { return say_limits(*options); }; });
}

}  // namespace drydock::cli
