// Budgets, monitoring and what stands in the account: from the file to meters.
#include "sim/practice/scenario/bill.h"

#include <algorithm>
#include <array>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/scenario/catalog.h"

namespace drydock::scenario {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

/// Prices of things that stand in an account, and their lines of the bill.
constexpr std::array standing_rates{
    cost::RateNeed{"kms.key", "Encryption keys"},
    cost::RateNeed{"kms.request", "Encryption key requests"},
    cost::RateNeed{"secretsmanager.secret", "Secrets"},
    cost::RateNeed{"secretsmanager.request", "Secret requests"},
    cost::RateNeed{"ssm.parameter.advanced", "Parameters"},
    cost::RateNeed{"ssm.parameter.api_higher_throughput", "Parameter requests"},
    cost::RateNeed{"cloudtrail.management.additional_copy", "Audit events"},
    cost::RateNeed{"cloudtrail.data_events", "Audit events of data"},
    cost::RateNeed{"route53.hosted_zone", "DNS zones"},
    cost::RateNeed{"route53.query.standard", "DNS queries"},
    cost::RateNeed{"route53.query.latency", "DNS queries by latency"},
    cost::RateNeed{"public_ipv4.hour", "Public IPv4 addresses"},
    cost::RateNeed{"cloudwatch.logs.ingest", "CloudWatch log intake"},
    cost::RateNeed{"cloudwatch.logs.storage", "CloudWatch log storage"},
    cost::RateNeed{"cloudwatch.metric.custom", "CloudWatch metrics"},
    cost::RateNeed{"cloudwatch.alarm.standard", "CloudWatch alarms"},
    cost::RateNeed{"cloudwatch.dashboard", "CloudWatch dashboards"},
    cost::RateNeed{"ecr.storage", "Image registry"},
    cost::RateNeed{"datadog.synthetics.api", "DataDog synthetic tests"},
};

const cost::RateNeed* standing_rate(std::string_view key) {
  const auto found = std::find_if(standing_rates.begin(), standing_rates.end(),
                                  [&](const cost::RateNeed& need) { return need.key == key; });
  return found == standing_rates.end() ? nullptr : found;
}

std::string_view hosts_key(DataDogPlan plan) {
  return plan == DataDogPlan::pro ? "datadog.infra.pro" : "datadog.infra.enterprise";
}

std::string_view index_key(LogIndex index) {
  static constexpr std::array<std::string_view, 4> keys{
      "", "datadog.logs.index_7d", "datadog.logs.index_15d", "datadog.logs.index_30d"};
  return keys[static_cast<std::size_t>(index)];
}

/// Custom metrics free for each host; DataDog, custom metrics billing, 2025.
std::int64_t metrics_of_host(DataDogPlan plan) {
  if (plan == DataDogPlan::none) return 0;
  return plan == DataDogPlan::pro ? 100 : 200;
}

Standing read_standing(const Cursor& at) {
  ObjectCursor object(at);
  Standing standing;
  standing.price = object.required("price").text();
  const Cursor amount = object.optional("amount"), rate = object.optional("rate"),
               flow = object.optional("flow");
  standing.per_second = rate || flow;
  if (amount) standing.amount = static_cast<double>(amount.integer(0, 1'000'000'000));
  if (rate) standing.amount = rate.rate();
  if (flow) standing.amount = flow.byte_rate();
  if (int(bool(amount)) + int(bool(rate)) + int(bool(flow)) != 1)
    at.wrong(codec::codes::missing_key, "one of \"amount\", \"rate\" and \"flow\"");
  return standing;
}

}  // namespace

Bill read_bill(const Cursor& at) {
  Bill bill;
  if (!at) return bill;
  ObjectCursor object(at);
  bill.free_parts = object.optional("free_parts").boolean(true);
  for (const auto& [name, entry] : object.optional("budgets").entries(20)) {
    const double dollars = entry.number(0.01, 1e9, 1);
    bill.budgets.emplace_back(name, Money::cents(static_cast<std::int64_t>(dollars * 100 + 0.5)));
  }
  for (const auto& [name, entry] : object.optional("standing").entries(200))
    bill.standing.emplace_back(name, read_standing(entry));
  if (const Cursor plan = object.optional("datadog")) {
    ObjectCursor datadog(plan);
    bill.datadog.plan = datadog.required("plan").choice<DataDogPlan>();
    bill.datadog.traces = datadog.optional("traces").boolean();
    bill.datadog.logs = datadog.optional("logs").choice<LogIndex>();
    bill.datadog.custom_metrics =
        static_cast<int>(datadog.optional("custom_metrics").integer(0, 100'000'000));
  }
  return bill;
}

Purchase read_purchase(const Cursor& at) {
  ObjectCursor object(at);
  Purchase purchase;
  purchase.kind = object.required("kind").choice<PurchaseKind>();
  purchase.machines = static_cast<int>(object.required("machines").integer(1, 10'000, 1));
  return purchase;
}

void check_bill(Checks& checks) {
  for (const auto& [name, group] : checks.platform.cluster.groups)
    if (group.spot && group.purchase)
      checks.add(codes::conflict, "platform.cluster.groups." + name + ".purchase",
                 "a commitment to spot machines", "a group on demand");
  const Bill& bill = checks.platform.bill;
  std::vector<std::string> known;
  for (const cost::RateNeed& need : standing_rates) known.emplace_back(need.key);
  for (const auto& [name, standing] : bill.standing) {
    const std::string path = "platform.bill.standing." + name;
    if (!checks.known(path + ".price", standing.price, known, "a price of what stands")) continue;
    const Price* price =
        checks.scenario.catalog ? checks.scenario.catalog->price(standing.price) : nullptr;
    if (price == nullptr) continue;
    const auto unit = cost::parse_unit(price->unit, checks.scenario.catalog->hours_per_month);
    if (!unit) continue;
    const bool counted = unit->measure == cost::Measure::count;
    if (counted != standing.per_second)
      checks.add(codes::conflict, path, standing.per_second ? "a rate" : "an amount",
                 "for a price by " + price->unit + (counted ? ", a rate" : ", an amount"));
  }
  if (bill.datadog.plan == DataDogPlan::none && bill.datadog.traces)
    checks.add(codes::conflict, "platform.bill.datadog.traces", "true",
               "a plan for the hosts, such as \"pro\"");
}

void add_bill_prices(const Platform& platform, std::vector<NeededPrice>& needs) {
  const auto add = [&](std::string_view key, std::string_view item) {
    needs.push_back({std::string(key), std::string(item)});
  };
  const DataDog& datadog = platform.bill.datadog;
  if (datadog.plan != DataDogPlan::none) add(hosts_key(datadog.plan), workload::hosts_item);
  if (datadog.traces) add(workload::traces_rate.key, workload::traces_rate.item);
  if (datadog.custom_metrics > 0) add(workload::metrics_rate.key, workload::metrics_rate.item);
  if (datadog.logs != LogIndex::none) {
    add(index_key(datadog.logs), workload::index_item);
    add(workload::intake_rate.key, workload::intake_rate.item);
  }
  for (const auto& [name, outside] : platform.outside)
    for (const workload::PaidRequests& paid : workload::paid_requests)
      if (outside.service == paid.service) add(paid.rate.key, paid.rate.item);
  for (const auto& [name, standing] : platform.bill.standing)
    if (const cost::RateNeed* need = standing_rate(standing.price)) add(need->key, need->item);
}

void build_purchases(Builder& builder) {
  for (const auto& [name, group] : builder.platform.cluster.groups) {
    if (!group.purchase) continue;
    const double off = builder.settings.discounts[static_cast<std::size_t>(group.purchase->kind)];
    const auto parts = static_cast<std::int64_t>((1 - off) * 10'000 + 0.5);
    cost::commit(builder.context, "commitment of " + name,
                 std::string(compute::machine_rate_prefix) + group.type, compute::committed_item,
                 parts, group.purchase->machines);
  }
}

void build_bill(Builder& builder) {
  for (const auto& [name, budget] : builder.platform.bill.budgets)
    cost::add_budget(builder.context, name, budget);
  for (const auto& [name, standing] : builder.platform.bill.standing)
    cost::add_standing(builder.context, name, standing.price, standing.amount);
}

void build_monitoring(Builder& builder) {
  for (const auto& [name, outside] : builder.platform.outside)
    for (const workload::PaidRequests& paid : workload::paid_requests)
      if (outside.service == paid.service)
        workload::meter_requests(builder.context, builder.outsides.at(name), paid.rate.key);
  const DataDog& datadog = builder.platform.bill.datadog;
  if (datadog.plan == DataDogPlan::none && datadog.logs == LogIndex::none &&
      datadog.custom_metrics == 0)
    return;
  workload::MonitoringPlan plan;
  if (datadog.plan != DataDogPlan::none) plan.hosts = hosts_key(datadog.plan);
  if (datadog.traces) plan.traces = workload::traces_rate.key;
  plan.index = index_key(datadog.logs);
  plan.metrics = datadog.custom_metrics;
  plan.metrics_of_host = metrics_of_host(datadog.plan);
  workload::add_monitoring(builder.context, plan);
}

}  // namespace drydock::scenario
