// Reads a finished world and says what it came to.
#include "sim/practice/report/summary.h"

#include <algorithm>

namespace drydock::report {

namespace {

FactLine line_of(const World& world, const Rulebook& rulebook, CauseId id) {
  const Record& record = world.chronicle()[id];
  const FactStyle& style = rulebook.fact_info(record).style;
  return {
      id,           record.at,    std::string(style.kind), rulebook.say(world, record), style.tone,
      style.weight, record.parent};
}

/// Facts that are the run's own beginning say nothing about an incident.
bool tells(const FactLine& line) { return line.kind != ScenarioStarted::style.kind; }

/// Folds facts of one kind that follow each other within two minutes.
std::vector<StoryLine> fold(const World& world, const Rulebook& rulebook,
                            const std::vector<FactLine>& facts) {
  std::vector<StoryLine> lines;
  std::vector<std::string_view> kinds;
  for (const FactLine& fact : facts) {
    const bool is_command = fact.kind == CommandGiven::style.kind;
    std::size_t at = lines.size();
    for (std::size_t back = 0; !is_command && back < 3 && back < lines.size(); ++back) {
      const std::size_t i = lines.size() - 1 - back;
      if (kinds[i] == fact.kind && fact.at - lines[i].until <= minutes(2)) at = i;
    }
    if (at < lines.size()) {
      lines[at].until = fact.at;
      ++lines[at].more;
      continue;
    }
    StoryLine line{fact.at, fact.at, fact.text, {}, fact.tone, 0};
    if (fact.parent && fact.parent != CauseId{0})
      line.because = rulebook.say(world, world.chronicle()[fact.parent]);
    lines.push_back(std::move(line));
    kinds.push_back(fact.kind);
  }
  return lines;
}

std::vector<StoryLine> told(const World& world, const Rulebook& rulebook, Weight least) {
  std::vector<FactLine> facts = notable_facts(world, rulebook, least, ~std::size_t{0});
  std::erase_if(facts, [](const FactLine& line) { return !tells(line); });
  return fold(world, rulebook, facts);
}

}  // namespace

Summary summarise(const World& world, const Rulebook& rulebook) {
  Summary summary;
  summary.start = world.start();
  summary.end = world.now();
  summary.seed = world.seed().value;
  summary.events = world.executed();
  summary.users = {"users", workload::users_report(world)};
  for (const auto& [id, operation] : world.table<workload::Operation>())
    if (!operation.backlog)
      summary.operations.push_back(
          {std::string(world.text(operation.name)), workload::operation_report(world, id)});
  for (const auto& [id, service] : world.table<workload::Service>())
    summary.services.push_back(
        {std::string(world.text(service.name)), workload::service_report(world, id)});
  for (const cost::BillLine& line : cost::bill(world)) {
    summary.bill.push_back({std::string(world.text(line.item)), line.amount, line.month_run_rate});
    summary.total += line.amount;
    summary.month += line.month_run_rate;
  }
  summary.fingerprint = rulebook.fingerprint(world).value;
  return summary;
}

std::vector<FactLine> notable_facts(const World& world, const Rulebook& rulebook, Weight least,
                                    std::size_t most) {
  const auto ids_of = [&](Weight weight) {
    std::vector<CauseId> ids;
    for (const auto& [id, record] : world.chronicle())
      if (rulebook.fact_info(record).style.weight >= weight) ids.push_back(id);
    return ids;
  };
  std::vector<CauseId> ids = ids_of(least);
  if (ids.size() > most) {
    ids = ids_of(Weight::headline);
    if (ids.size() > most) ids.resize(most);
  }
  std::vector<FactLine> lines;
  for (const CauseId id : ids) lines.push_back(line_of(world, rulebook, id));
  return lines;
}

std::vector<StoryLine> story(const World& world, const Rulebook& rulebook, std::size_t most) {
  std::vector<StoryLine> lines = told(world, rulebook, Weight::normal);
  if (lines.size() > most) lines = told(world, rulebook, Weight::headline);
  if (lines.size() > most) lines.resize(most);
  for (std::size_t i = lines.size(); i-- > 1;)
    if (lines[i].because == lines[i - 1].text || lines[i].because == lines[i - 1].because)
      lines[i].because.clear();
  return lines;
}

}  // namespace drydock::report
