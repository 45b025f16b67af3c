// `drydock price`: what a month of a design costs, or of a scenario's platform as it starts.
#include <memory>

#include "sim/platform/rules.h"
#include "sim/practice/pricing/quote.h"
#include "sim/practice/report/quote_text.h"
#include "sim/practice/scenario/build.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

struct PriceOptions {
  PlayOptions play;  ///< The file, and knobs of a scenario.
  bool json = false;
  bool kinds = false;
};

/// Kinds of resources and the keys of their configurations.
int list_kinds() {
  // Which keys there are does not depend on the price list.
  const pricing::Terms terms;
  for (const pricing::Kind& kind : pricing::kinds()) {
    print(std::string(kind.name) + "  " + std::string(kind.what) + "\n");
    std::string line = "   ";
    for (const std::string& key : pricing::keys_of(kind, terms)) line += " " + key;
    print(line + "\n");
  }
  return ok;
}

/// The document when the file is there and says that it is a design.
std::optional<codec::Value> design_in(const std::string& file) {
  codec::Diagnostics ignored;
  std::optional<codec::Value> document = codec::read_file(file, ignored);
  if (!document || !document->is(codec::Value::Kind::object)) return std::nullopt;
  const codec::Value* format = document->find("format");
  const bool design = format != nullptr && format->is(codec::Value::Kind::text) &&
                      format->text().starts_with("drydock-design/");
  return design ? document : std::nullopt;
}

std::optional<pricing::Quote> quote_scenario(const PlayOptions& options) {
  const std::optional<Prepared> prepared = prepare(options);
  if (!prepared) return std::nullopt;
  const auto rulebook = platform::rules();
  const Result<World> world = scenario::build(prepared->scenario, *rulebook, prepared->seed);
  if (!world) {
    refuse(world.error());
    return std::nullopt;
  }
  pricing::Quote quote = pricing::quote_world(*world, prepared->scenario.catalog->hours_per_month);
  quote.file = options.scenario;
  quote.title = prepared->scenario.title;
  return quote;
}

std::optional<pricing::Quote> quote_of(const PlayOptions& options) {
  const std::optional<codec::Value> design = design_in(options.scenario);
  if (!design) return quote_scenario(options);
  if (!options.settings.empty()) {
    refuse(Error{"E0230", "a design has no knobs; --set is for scenarios.", "--set", {}});
    return std::nullopt;
  }
  codec::Diagnostics found;
  auto quote =
      pricing::quote_design(*design, options.scenario, scenario::SearchPaths::usual(), found);
  refuse(found);
  return quote;
}

int price(const PriceOptions& options) {
  if (options.kinds) return list_kinds();
  const std::optional<pricing::Quote> quote = quote_of(options.play);
  if (!quote) return bad_input;
  print(options.json ? codec::to_json(report::json_quote(*quote), 2) + "\n"
                     : report::text_quote(*quote, ink_for_output()));
  return ok;
}

}  // namespace

void add_price(CLI::App& program, Action& action) {
  auto options = std::make_shared<PriceOptions>();
  CLI::App* command = program.add_subcommand(
      "price", "Price a month of a design, or of a scenario's platform, without running it");
  command->add_option("file", options->play.scenario, "Design or scenario");
  command->add_option("--set", options->play.settings, "Turn a knob of the scenario: KNOB=VALUE")
      ->type_name("KNOB=VALUE");
  command->add_flag("--json", options->json, "Print the lines as data");
  command->add_flag("--kinds", options->kinds, "Name the kinds of resources and their keys");
  command->callback([options, &action] {
    if (!options->kinds && options->play.scenario.empty()) throw CLI::RequiredError("file");
    action = [options] { return price(*options); };
  });
}

}  // namespace drydock::cli
