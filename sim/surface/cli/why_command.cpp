// `drydock why`: the chain of causes behind a fact, a pending pod or a dollar of a run that was
// kept.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/store/run_file.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

constexpr std::size_t facts_listed = 40;

struct WhyOptions {
  std::string file;
  std::optional<std::uint32_t> fact;
  std::string pod;
  std::string item;
};

/// From the symptom down to the root, each step because of the next.
void print_chain(const std::vector<run::WhyStep>& steps) {
  const report::Ink ink = ink_for_output();
  for (std::size_t i = 0; i < steps.size(); ++i)
    print("  " + ink.quiet(say_time(steps[i].at)) + "  " + (i == 0 ? "" : "because ") +
          ink.toned(steps[i].tone, steps[i].text) + "\n");
}

/// Without a question: what there is to ask about.
int list_subjects(store::RunFile& file) {
  const auto facts = file.facts(Weight::normal);
  if (!facts) return refuse(facts.error());
  const auto bill = file.bill();
  if (!bill) return refuse(bill.error());
  const auto end = file.end();
  if (!end) return refuse(end.error());
  if (!*end) print("This run was cut off before its end; here is what was kept of it.\n\n");
  using enum report::Align;
  report::Columns lines({right, left, left});
  for (std::size_t i = 0; i < facts->size() && i < facts_listed; ++i)
    lines.row({std::to_string((*facts)[i].id.index), say_time((*facts)[i].at), (*facts)[i].text});
  print("Facts (ask with --fact NUMBER)\n" + (facts->empty() ? "  none\n" : lines.text()));
  if (facts->size() > facts_listed)
    print("  and " + std::to_string(facts->size() - facts_listed) + " more\n");
  report::Columns items({left, right});
  for (const auto& [item, amount] : *bill) items.row({item, say_money(amount, 2)});
  print("\nItems of the bill (ask with --dollar ITEM)\n" +
        (bill->empty() ? "  none\n" : items.text()) + "\nAsk about a pod with --pod NAME.\n");
  return ok;
}

int explain_item(store::RunFile& file, const std::string& item) {
  const auto costs = file.why_item(item);
  if (!costs) return refuse(costs.error());
  for (const run::WhyCost& cost : *costs) {
    print(cost.amount + " of " + item + "\n");
    print_chain(cost.steps);
  }
  return ok;
}

int explain(const WhyOptions& options) {
  Result<store::RunFile> file = store::RunFile::open(options.file);
  if (!file) return refuse(file.error());
  if (!options.item.empty()) return explain_item(*file, options.item);
  if (!options.fact && options.pod.empty()) return list_subjects(*file);
  if (!options.fact) {
    const auto steps = file->why_subject(options.pod);
    if (!steps) return refuse(steps.error());
    print_chain(*steps);
    return ok;
  }
  const auto steps = file->why(CauseId{*options.fact});
  if (!steps) return refuse(steps.error());
  if (steps->empty())
    return refuse(Error{"unknown", "This run has no fact " + std::to_string(*options.fact) + ".",
                        "--fact", "drydock why " + options.file + " lists its facts."});
  print_chain(*steps);
  return ok;
}

}  // namespace

void add_why(CLI::App& program, Action& action) {
  auto options = std::make_shared<WhyOptions>();
  CLI::App* command =
      program.add_subcommand("why", "Say why: of a fact, a pod or a dollar of a kept run");
  command->add_option("run", options->file, "A run file, made by drydock run --out")->required();
  auto* fact = command->add_option("--fact", options->fact, "A fact, by its number")
                   ->check(whole_number())
                   ->type_name("N");
  auto* pod = command->add_option("--pod", options->pod, "A pod, by its name")
                  ->check(not_empty())
                  ->type_name("NAME");
  auto* item = command->add_option("--dollar", options->item, "An item of the bill")
                   ->check(not_empty())
                   ->type_name("ITEM");
  fact->excludes(pod)->excludes(item);
  pod->excludes(item);
  command->callback([options, &action] { action = [options] { return explain(*options); }; });
}

}  // namespace drydock::cli
