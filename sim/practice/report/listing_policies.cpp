// Budgets, claims, quotas, priorities and namespaces, as `kubectl get` shows them.
#include <set>

#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/kubernetes/drain.h"
#include "sim/platform/kubernetes/quotas.h"
#include "sim/platform/kubernetes/tables.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using kubernetes::Claim;
using kubernetes::DisruptionBudget;
using kubernetes::PriorityClass;
using kubernetes::QuotaResource;
using kubernetes::ResourceQuota;
using kubernetes::Workload;
using enum Align;
using enum Shown;

Cell amount(kubernetes::IntOrPercent value) {
  if (!value.given) return "N/A";
  return Cell(kubernetes::say(value), value.value);
}

std::vector<ListRow> budgets(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, budget] : world.table<DisruptionBudget>()) {
    if (budget.gone) continue;
    const std::string name = name_text(world, budget.name);
    const std::int32_t allowed = kubernetes::status_of(world, id).allowed;
    rows.push_back(
        {"budget/" + name,
         {name_text(world, budget.name_space), name, amount(budget.min_available),
          amount(budget.max_unavailable), Cell::count(allowed), since(world, budget.created)},
         allowed > 0 ? RowState::ordinary : RowState::strained});
  }
  return rows;
}

std::vector<ListRow> claims(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, claim] : world.table<Claim>()) {
    if (!claim.workload) continue;
    const storage::Volume& volume = world[claim.volume];
    const std::string name = kubernetes::claim_name(world, id);
    const double size = static_cast<double>(volume.spec.size_gib);
    rows.push_back(
        {"pvc/" + name,
         {name_text(world, world[claim.workload].name_space), name, "Bound",
          name_text(world, volume.name), Cell(std::to_string(volume.spec.size_gib) + "Gi", size),
          "RWO", enum_name(volume.spec.type), "<unset>", since(world, claim.created), "Filesystem"},
         world[volume.zone].up ? RowState::ordinary : RowState::broken});
  }
  return rows;
}

/// "pods: 3/10, requests.cpu: 500m/2" of the resources that a quota limits.
std::string uses(const ResourceQuota& quota, const kubernetes::QuotaSums& used, bool limits) {
  const kubernetes::QuotaSums most = kubernetes::limits_of(quota);
  std::string text;
  for (std::size_t i = 0; i < most.size(); ++i) {
    const auto resource = static_cast<QuotaResource>(i);
    const std::string_view word = kubernetes::say(resource);
    if (most[i] == 0 || word.starts_with("limits.") != limits) continue;
    const auto value = [&](std::int64_t count) {
      if (resource == QuotaResource::pods) return std::to_string(count);
      return word.ends_with("cpu") ? quantity(Millicores{count}) : quantity(Bytes{count});
    };
    text += (text.empty() ? "" : ", ") + std::string(word) + ": " + value(used[i]) + "/" +
            value(most[i]);
  }
  return text;
}

RowState state_of(const ResourceQuota& quota, const kubernetes::QuotaSums& used) {
  const kubernetes::QuotaSums most = kubernetes::limits_of(quota);
  for (std::size_t i = 0; i < most.size(); ++i)
    if (most[i] > 0 && used[i] >= most[i]) return RowState::strained;
  return RowState::ordinary;
}

std::vector<ListRow> quotas(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, quota] : world.table<ResourceQuota>()) {
    const kubernetes::QuotaSums used = kubernetes::used_in(world, quota.name_space);
    const std::string name = name_text(world, quota.name);
    const std::string name_space = name_text(world, quota.name_space);
    rows.push_back(
        {"quota/" + name,
         {name_space, name, uses(quota, used, false), uses(quota, used, true), since_start(world)},
         state_of(quota, used)});
  }
  return rows;
}

std::vector<ListRow> priority_classes(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, row] : world.table<PriorityClass>()) {
    const std::string name = name_text(world, row.name);
    rows.push_back({"priorityclass/" + name,
                    {name, Cell::count(row.value), "false", since_start(world),
                     row.preempts ? "PreemptLowerPriority" : "Never"}});
  }
  return rows;
}

std::vector<ListRow> namespaces(const World& world) {
  std::set<std::string> names;
  for (const auto& [id, workload] : world.table<Workload>())
    names.insert(name_text(world, workload.name_space));
  for (const auto& [id, quota] : world.table<ResourceQuota>())
    names.insert(name_text(world, quota.name_space));
  std::vector<ListRow> rows;
  for (const std::string& name : names)
    rows.push_back({"namespace/" + name, {name, "Active", since_start(world)}});
  return rows;
}

}  // namespace

std::vector<ListKind> policy_lists() {
  const auto family = ListFamily::cluster;
  const ListColumn name_space = {"NAMESPACE", left, all_namespaces};
  return {{"poddisruptionbudgets",
           "pdb",
           "PodDisruptionBudgets",
           family,
           {name_space,
            {"NAME"},
            {"MIN AVAILABLE", right},
            {"MAX UNAVAILABLE", right},
            {"ALLOWED DISRUPTIONS", right},
            {"AGE", right}},
           budgets},
          {"persistentvolumeclaims",
           "pvc",
           "PersistentVolumeClaims",
           family,
           {name_space,
            {"NAME"},
            {"STATUS"},
            {"VOLUME"},
            {"CAPACITY", right},
            {"ACCESS MODES"},
            {"STORAGECLASS"},
            {"VOLUMEATTRIBUTESCLASS"},
            {"AGE", right},
            {"VOLUMEMODE", left, wide}},
           claims},
          {"resourcequotas",
           "quota",
           "ResourceQuotas",
           family,
           {name_space, {"NAME"}, {"REQUEST"}, {"LIMIT"}, {"AGE", right}},
           quotas},
          {"priorityclasses",
           "pc",
           "PriorityClasses",
           family,
           {{"NAME"}, {"VALUE", right}, {"GLOBAL-DEFAULT"}, {"AGE", right}, {"PREEMPTIONPOLICY"}},
           priority_classes},
          {"namespaces",
           "ns",
           "Namespaces",
           family,
           {{"NAME"}, {"STATUS"}, {"AGE", right}},
           namespaces}};
}

}  // namespace drydock::report
