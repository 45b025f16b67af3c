// How causes are walked, from what one sees to what began it.
#include "sim/practice/run/why.h"

#include <algorithm>
#include <map>

#include "sim/engine/base/text.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::run {

namespace {

bool is_kept(const World& world, CauseId cause) {
  return cause && cause.index >= world.chronicle().first() &&
         cause.index < world.chronicle().size();
}

/// The newest fact that is about the thing called `name`.
CauseId latest_about(const World& world, const Rulebook& rulebook, std::string_view name) {
  const Table<Record>& chronicle = world.chronicle();
  for (std::uint32_t i = chronicle.size(); i > chronicle.first(); --i) {
    const Record& record = chronicle[CauseId{i - 1}];
    for (const SaidField& field : rulebook.fact_info(record).fields(world, record))
      if (field.is_subject && field.text == name) return CauseId{i - 1};
  }
  return {};
}

}  // namespace

std::vector<WhyStep> why(const World& world, const Rulebook& rulebook, CauseId cause) {
  std::vector<WhyStep> steps;
  while (is_kept(world, cause)) {
    const Record& record = world.chronicle()[cause];
    const FactStyle& style = rulebook.fact_info(record).style;
    steps.push_back(WhyStep{cause, record.at, rulebook.say(world, record), std::string(style.kind),
                            style.tone});
    if (record.parent && record.parent.index >= cause.index) break;
    cause = record.parent;
  }
  return steps;
}

Result<std::vector<WhyStep>> why_pod(const World& world, const Rulebook& rulebook,
                                     std::string_view pod) {
  const auto id = world.find<kubernetes::Pod>(pod);
  if (!id) return fail("unknown_pod", "There is no pod called " + std::string(pod) + ".");
  const kubernetes::Pod& found = world[id];
  if (found.phase == kubernetes::PodPhase::pending && is_kept(world, found.pending_cause))
    return why(world, rulebook, found.pending_cause);
  return why(world, rulebook, latest_about(world, rulebook, pod));
}

Result<std::vector<WhyCost>> why_item(const World& world, const Rulebook& rulebook,
                                      std::string_view item, std::size_t most) {
  std::vector<std::string> items;
  for (const auto& [id, rate] : world.table<cost::Rate>())
    items.emplace_back(world.text(rate.item));
  if (std::find(items.begin(), items.end(), item) == items.end()) {
    const std::string near = nearest_word(item, items);
    return fail("unknown_item", "No line of the bill is called \"" + std::string(item) + "\".", {},
                near.empty() ? std::string() : "Did you mean \"" + near + "\"?");
  }
  const auto is_wanted = [&](const cost::Meter& meter) {
    return world.text(world[meter.rate].item) == item;
  };
  std::map<CauseId, Money> by_cause;
  for (const auto& [id, posting] : world.table<cost::Posting>())
    if (is_wanted(world[posting.meter])) by_cause[posting.cause] += posting.amount;
  for (const auto& [id, meter] : world.table<cost::Meter>())
    if (is_wanted(meter)) by_cause[meter.cause] += cost::spent(world, id) - meter.posted;

  std::vector<std::pair<CauseId, Money>> dearest(by_cause.begin(), by_cause.end());
  std::erase_if(dearest, [](const auto& entry) { return entry.second.is_zero(); });
  std::stable_sort(dearest.begin(), dearest.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<WhyCost> reasons;
  for (const auto& [cause, amount] : dearest) {
    if (reasons.size() == most) break;
    reasons.push_back(WhyCost{why(world, rulebook, cause), say_money(amount)});
  }
  return reasons;
}

}  // namespace drydock::run
