// `drydock list`: everything of one kind at one moment of a scenario, as kubectl and the AWS
// console list it.
#include <memory>

#include "sim/engine/base/text.h"
#include "sim/platform/rules.h"
#include "sim/practice/report/listing.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/validate.h"
#include "sim/surface/cli/cli.h"
#include "sim/surface/cli/play.h"

namespace drydock::cli {

namespace {

using codec::Value;
using report::ListKind;
using report::ListRow;
using report::RowState;

struct ListOptions {
  PlayOptions play;
  std::string kind, at;
  bool wide = false, json = false;
};

/// The kind that was asked for; nothing, with the nearest word printed, when there is none.
const ListKind* kind_called(const std::string& name) {
  if (const ListKind* found = report::list_kind(name)) return found;
  std::vector<std::string> names;
  for (const ListKind& kind : report::list_kinds()) names.emplace_back(kind.name);
  const std::string_view near = report::nearest_kind(name);
  refuse(Error{"unknown_kind",
               "found the unknown kind \"" + name + "\", expected " + codec::one_of(names) +
                   (near.empty() ? "" : " (did you mean \"" + std::string(near) + "\"?)"),
               {},
               "Without a kind all of them are listed."});
  return nullptr;
}

/// "14m" after the start, or "2025-03-04T14:14:00Z"; nothing, with the reason printed, for others.
std::optional<Time> moment_of(const std::string& text, const scenario::Scenario& scenario) {
  constexpr Duration most = hours(24 * 366);
  Time at = scenario.start;
  if (text.find('T') != std::string::npos) {
    const Result<Time> time = parse_time(text);
    if (!time) return refuse(time.error()), std::nullopt;
    at = *time;
  } else if (!text.empty()) {
    const Result<Duration> after = parse_duration(text);
    if (!after)
      return refuse(Error{after.error().code, after.error().message, "--at", after.error().hint}),
             std::nullopt;
    if (*after < Duration::zero() || *after > most)
      at = scenario.start - seconds(1);
    else
      at = scenario.start + *after;
  }
  if (at >= scenario.start && at - scenario.start <= most) return at;
  refuse(Error{"E0114",
               "found " + text + ", expected a time from 0 to 366d after the start, " +
                   iso_time(scenario.start) + ", or a moment of that time.",
               "--at",
               {}});
  return std::nullopt;
}

Value cell_value(const report::Cell& cell) {
  if (cell.has_number && cell.text == std::to_string(static_cast<std::int64_t>(cell.number)))
    return Value(static_cast<std::int64_t>(cell.number));
  return Value(cell.text);
}

Value rows_value(const ListKind& kind, const std::vector<ListRow>& rows) {
  Value list{Value::List{}};
  for (const ListRow& row : rows) {
    Value entry;
    entry.set("id", row.id);
    entry.set("state", enum_name(row.state));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      entry.set(std::string(kind.columns[i].title), cell_value(row.cells[i]));
    list.push(std::move(entry));
  }
  return list;
}

Value head(const ListOptions& options, const World& world) {
  Value out;
  out.set("scenario", options.play.scenario);
  out.set("at", iso_time(world.now()));
  return out;
}

int print_list(const ListOptions& options, const ListKind& kind, const World& world) {
  const std::vector<ListRow> rows = kind.rows(world);
  if (options.json) {
    Value out = head(options, world);
    out.set("kind", kind.name);
    out.set("rows", rows_value(kind, rows));
    print(codec::to_json(out, 2) + "\n");
  } else if (rows.empty()) {
    complain("No " + std::string(kind.name) + " at " + say_time(world.now()) + ".\n");
  } else {
    print(report::list_text(kind, rows, options.wide));
  }
  return ok;
}

int print_kinds(const ListOptions& options, const World& world) {
  using enum report::Align;
  Value list{Value::List{}};
  report::Columns table({left, left, right, left});
  table.row({"KIND", "SHORT", "COUNT", "TITLE"});
  for (const ListKind& kind : report::list_kinds()) {
    const auto count = static_cast<std::int64_t>(kind.rows(world).size());
    table.row({std::string(kind.name), std::string(kind.short_name), std::to_string(count),
               std::string(kind.title)});
    Value entry;
    entry.set("kind", kind.name);
    entry.set("family", enum_name(kind.family));
    entry.set("count", count);
    list.push(std::move(entry));
  }
  if (!options.json) {
    print(table.text(""));
    return ok;
  }
  Value out = head(options, world);
  out.set("kinds", std::move(list));
  print(codec::to_json(out, 2) + "\n");
  return ok;
}

int list(const ListOptions& options) {
  const ListKind* kind = nullptr;
  if (!options.kind.empty() && (kind = kind_called(options.kind)) == nullptr) return bad_input;
  const std::optional<Prepared> prepared = prepare(options.play);
  if (!prepared) return bad_input;
  const std::optional<Time> at = moment_of(options.at, prepared->scenario);
  if (!at) return bad_input;
  const auto rulebook = platform::rules();
  const codec::Diagnostics mistakes = scenario::validate_events(prepared->scenario, *rulebook);
  if (codec::has_errors(mistakes)) return refuse(mistakes);
  Result<run::Run> run = run::open(prepared->scenario, rulebook, prepared->seed);
  if (!run) return refuse(run.error());
  run->advance(*at);
  return kind != nullptr ? print_list(options, *kind, run->world())
                         : print_kinds(options, run->world());
}

}  // namespace

void add_list(CLI::App& program, Action& action) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = program.add_subcommand(
      "list", "List everything of one kind, as kubectl and the AWS console do");
  command
      ->add_option("scenario", options->play.scenario,
                   "A scenario: a file, or the name of a shipped one")
      ->required();
  command->add_option("kind", options->kind,
                      "What to list, such as pods, hpa or nat-gateways; without it the kinds that "
                      "there are, with their counts");
  command
      ->add_option("--at", options->at,
                   "Play to this time after the start first, such as 14m; or to a moment, such as "
                   "2025-03-04T14:14:00Z")
      ->check(not_empty())
      ->type_name("TIME");
  command
      ->add_option("--set", options->play.settings, "Turn a knob: KNOB=VALUE (see drydock knobs)")
      ->type_name("KNOB=VALUE");
  command
      ->add_option("--seed", options->play.seed,
                   "The luck of the run, a whole number; without it the scenario's own")
      ->check(whole_number())
      ->type_name("N");
  command->add_flag("-w,--wide", options->wide, "Further columns, as by kubectl get -o wide");
  command->add_flag("--json", options->json, "As data");
  command->callback([options, &action] { action = [options] { return list(*options); }; });
}

}  // namespace drydock::cli
