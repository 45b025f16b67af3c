// `drydock why`: the chain of causes behind a fact, a pending pod or a dollar of a run that was
// kept.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/engine/base/units.h"
#include "sim/practice/report/columns.h"
#include "sim/practice/store/run_file.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

constexpr std::size_t facts_listed = 40;
constexpr std::size_t flows_listed = 12;

struct WhyOptions {
  std::string file;
  std::optional<std::uint32_t> fact;
  std::string pod;
  std::string item;
  bool rise = false;
  std::string since, over = "1 h";
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
  const auto flows = file.flows(item);
  if (!flows) {
    complain("drydock: " + flows.error().message + " " + flows.error().hint + "\n");
    return ok;
  }
  if (flows->empty()) return ok;
  Money all;
  for (const store::StoredFlow& flow : *flows) all += flow.amount;
  using enum report::Align;
  report::Columns lines({right, right, left});
  for (std::size_t i = 0; i < flows->size() && i < flows_listed; ++i) {
    const store::StoredFlow& flow = (*flows)[i];
    const double part = all.is_zero() ? 0 : flow.amount.to_double() / all.to_double();
    lines.row({say_money(flow.amount), say_percent(part), say(flow)});
  }
  print("\nFlows that made it, and their way\n" + lines.text());
  if (flows->size() > flows_listed)
    print("  and " + std::to_string(flows->size() - flows_listed) + " more\n");
  const auto steps = file.why(flows->front().cause);
  if (!steps) return refuse(steps.error());
  print("\n" + say(flows->front()) + ", has flowed so\n");
  print_chain(*steps);
  return ok;
}

std::string say_difference(Money money) {
  return (money < Money{} ? "-" : "+") + say_money(money < Money{} ? -money : money) + "/h";
}

/// A span of time as a time or "+2 d" after the start of the run.
Result<Time> time_in(store::RunFile& file, const std::string& text) {
  const auto header = file.header();
  if (!header) return tl::unexpected(header.error());
  const auto span = parse_duration(text.starts_with('+') ? text.substr(1) : text);
  if (!span) return tl::unexpected(span.error());
  return header->start + *span;
}

/// The root of a chain says more than its middle.
std::string say_root(const std::vector<run::WhyStep>& steps) {
  if (steps.empty()) return "";
  const run::WhyStep& first = steps.front();
  std::string text = "because " + first.text + " (" + say_time(first.at) + ")";
  if (steps.size() > 1 && steps.back().kind != "kernel.scenario_started")
    text += ", because " + steps.back().text;
  return text;
}

/// Items that make less than this part of all change are told together.
constexpr std::int64_t hardly = 200;

Money size_of(const store::Change& change) {
  const Money difference = change.difference();
  return difference < Money{} ? -difference : difference;
}

int explain_rise(store::RunFile& file, const WhyOptions& options) {
  std::optional<Time> since;
  if (!options.since.empty()) {
    const auto at = time_in(file, options.since);
    if (!at) return refuse(at.error());
    since = *at;
  }
  const auto over = parse_duration(options.over);
  if (!over) return refuse(over.error());
  if (*over < std::chrono::minutes(1))
    return refuse(Error{"out_of_range", "Bills are compared over a minute at least.", "--over",
                        "Hours are closed as a whole: try 1h or 1d."});
  const auto rise = file.rise(since, *over);
  if (!rise) return refuse(rise.error());
  print("From " + say_time(rise->before_from) + " to " + say_time(rise->before_to) + " it cost " +
        say_money(rise->change.before) + " an hour; from " + say_time(rise->after_from) + " to " +
        say_time(rise->after_to) + " " + say_money(rise->change.after) + ": " +
        say_difference(rise->change.difference()) + "\n");
  Money sizes, rest;
  for (const store::ItemChange& item : rise->items) sizes += size_of(item.change);
  int more = 0;
  for (const store::ItemChange& item : rise->items) {
    if (size_of(item.change) * hardly < sizes) {
      rest += item.change.difference();
      ++more;
      continue;
    }
    print("\n  " + say_difference(item.change.difference()) + "  " + item.item + ", from " +
          say_money(item.change.before) + " to " + say_money(item.change.after) + "\n");
    for (const store::ChangeReason& reason : item.reasons) {
      const auto steps = file.why(reason.cause);
      if (!steps) return refuse(steps.error());
      const std::string why = say_root(*steps);
      print("      " + say_difference(reason.change.difference()) + "  " + reason.what +
            (why.empty() ? "" : "; " + why) + "\n");
    }
  }
  if (more > 0)
    print("\n  " + say_difference(rest) + "  " + std::to_string(more) +
          (more == 1 ? " more item" : " more items") + ", hardly changed\n");
  return ok;
}

int explain(const WhyOptions& options) {
  Result<store::RunFile> file = store::RunFile::open(options.file);
  if (!file) return refuse(file.error());
  if (options.rise) return explain_rise(*file, options);
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
  CLI::App* command = program.add_subcommand(
      "why", "Say why: of a fact, a pod, a dollar or a rise of the bill of a kept run");
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
  auto* rise = command->add_flag("--rise", options->rise,
                                 "Why the bill's rate is not what it was, largest change first");
  command
      ->add_option("--since", options->since,
                   "With --rise: compare with the hour up to here, a time after the start (+2d)")
      ->check(not_empty())
      ->needs(rise)
      ->type_name("TIME");
  command->add_option("--over", options->over, "With --rise: compare spans of this length")
      ->check(not_empty())
      ->needs(rise)
      ->capture_default_str()
      ->type_name("LENGTH");
  rise->excludes(item)->excludes(fact)->excludes(pod);
  fact->excludes(pod)->excludes(item);
  pod->excludes(item);
  command->callback([options, &action] { action = [options] { return explain(*options); }; });
}

}  // namespace drydock::cli
