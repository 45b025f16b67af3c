// Reads a finished world and says what it came to.
#include "sim/practice/report/summary.h"

#include <algorithm>

#include "sim/practice/study/credits.h"

namespace drydock::report {

namespace {

FactLine line_of(const World& world, const Rulebook& rulebook, CauseId id) {
  const Record& record = world.chronicle()[id];
  const FactStyle& style = rulebook.fact_info(record).style;
  return {
      id,           record.at,    std::string(style.kind), rulebook.say(world, record), style.tone,
      style.weight, record.parent};
}

/// The promise, how its budget stands, and how often alerts rang.
std::optional<ObjectiveLine> objective_of(const World& world) {
  if (world.table<workload::Flow>().empty()) return std::nullopt;
  const workload::Settings& settings = world.only<workload::Settings>();
  if (settings.objective_success <= 0) return std::nullopt;
  ObjectiveLine line;
  line.success = settings.objective_success;
  line.p95 = settings.objective_p95;
  line.budget = workload::error_budget(world);
  for (const auto& [id, record] : world.chronicle()) {
    if (record.type == fact_index<workload::FastBurn>) ++line.fast_alerts;
    if (record.type == fact_index<workload::SlowBurn>) ++line.slow_alerts;
  }
  return line;
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
  summary.objective = objective_of(world);
  summary.computed = workload::computed(world);
  for (const auto& doubt : summary.computed.doubted)
    summary.doubted.emplace_back(world.text(doubt.service));
  for (const cost::BillLine& line : cost::bill(world)) {
    summary.bill.push_back({std::string(world.text(line.item)), line.amount, line.month_run_rate});
    summary.total += line.amount;
    summary.month += line.month_run_rate;
  }
  for (const insight::By by : {insight::By::service, insight::By::team, insight::By::environment})
    summary.allocations.push_back(insight::allocate(world, by));
  summary.forecast = cost::forecast_month(world);
  for (const auto& [id, budget] : world.table<cost::Budget>())
    summary.budgets.push_back({std::string(world.text(budget.name)), budget.month});
  summary.fingerprint = rulebook.fingerprint(world).value;
  return summary;
}

void add_credits(Summary& summary, const World& world, const scenario::Scenario& scenario) {
  codec::Diagnostics missing;  // An older bundle may know no agreements: then there is no credit.
  const std::vector<study::ServiceLevel> levels =
      study::read_service_levels(scenario.catalog->aws, missing);
  if (codec::has_errors(missing)) return;
  for (const study::ServiceMonth& month :
       study::service_months(world, levels, study::present_charges(world)))
    summary.credits.push_back({month.level->name, month.level->key, month.month, month.down,
                               month.uptime, month.level->promised(), month.credit,
                               month.given_back});
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

}  // namespace drydock::report
