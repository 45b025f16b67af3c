// Walks the chronicle once, keeping who is in trouble; figures come from the samples.
#include "sim/practice/report/incident.h"

#include <algorithm>
#include <set>
#include <string>

#include "sim/engine/kernel/samples.h"
#include "sim/platform/workload/facts.h"
#include "sim/practice/run/why.h"

namespace drydock::report {

namespace {

constexpr Duration incident_rest = minutes(15);

/// Who is in trouble now, as the facts of workload tell it.
class Troubles {
 public:
  /// Whether the fact brings or ends trouble.
  bool hear(const Record& record) {
    using namespace workload;
    ServiceDegraded degraded;
    ServiceRecovered recovered;
    ServiceSlow slow;
    ServiceQuick quick;
    if (record.type == fact_index<UsersAffected>) return users_fail_ = true;
    if (record.type == fact_index<UsersServed>) return users_fail_ = false, true;
    if (record.type == fact_index<UsersWait>) return users_wait_ = true;
    if (record.type == fact_index<UsersQuick>) return users_wait_ = false, true;
    if (fact_if(record, degraded)) return failing_.insert(degraded.service.index), true;
    if (fact_if(record, recovered)) return failing_.erase(recovered.service.index), true;
    if (fact_if(record, slow)) return slow_.insert(slow.service.index), true;
    if (fact_if(record, quick)) return slow_.erase(quick.service.index), true;
    return false;
  }
  bool any() const { return users_fail_ || users_wait_ || !failing_.empty() || !slow_.empty(); }

 private:
  bool users_fail_ = false, users_wait_ = false;
  std::set<std::uint32_t> failing_, slow_;
};

bool is_felt(const FactStyle& style) {
  return style.kind.starts_with("workload.") &&
         (style.tone == Tone::broken || style.tone == Tone::strained);
}

bool is_trouble(const FactStyle& style) {
  if (style.weight < Weight::normal) return false;
  return style.tone == Tone::broken || (is_felt(style) && style.weight == Weight::headline);
}

class IncidentFinder {
 public:
  IncidentFinder(const World& world, const Rulebook& rulebook, std::size_t most)
      : world_(world), rulebook_(rulebook), most_(most) {}

  std::vector<Incident> find() {
    for (const auto& [id, record] : world_.chronicle()) {
      if (open_ && !troubles_.any() && record.at - last_ > incident_rest) close();
      hear(id, record);
    }
    if (open_) close();
    return std::move(found_);
  }

 private:
  void hear(CauseId id, const Record& record) {
    const FactStyle& style = rulebook_.fact_info(record).style;
    const bool changes = troubles_.hear(record);
    if (is_trouble(style)) {
      if (!open_) begin(id);
      last_ = record.at;
    } else if (open_ && changes) {
      last_ = record.at;
    }
    if (open_ && !incident_.seen && is_felt(style)) {
      incident_.seen = id;
      incident_.seen_at = record.at;
    }
    if (open_ && style.weight >= Weight::normal && id.index >= first_.index) facts_.push_back(id);
  }

  /// Goes from the symptom back to what broke first.
  void begin(CauseId symptom) {
    incident_ = {};
    facts_.clear();
    open_ = true;
    incident_.root = symptom;
    for (const run::WhyStep& step : run::why(world_, rulebook_, symptom)) {
      if (step.kind == CommandGiven::style.kind) incident_.asked = step.id;
      if (step.kind == CommandGiven::style.kind || step.kind == ScenarioStarted::style.kind) break;
      incident_.root = step.id;
    }
    incident_.began = world_.chronicle()[incident_.root].at;
    first_ = incident_.asked ? incident_.asked : incident_.root;
    if (first_.index < symptom.index) collect(symptom);
  }

  /// What lies between the root and the fact that was the first to tell of trouble.
  void collect(CauseId until) {
    for (CauseId id = first_; id.index < until.index; ++id.index) {
      const Record& record = world_.chronicle()[id];
      if (record.at < incident_.began) continue;
      if (rulebook_.fact_info(record).style.weight >= Weight::normal) facts_.push_back(id);
    }
  }

  void close() {
    open_ = false;
    if (!troubles_.any()) incident_.ended = last_;
    measure();
    incident_.lines = story(world_, rulebook_, facts_, most_);
    found_.push_back(std::move(incident_));
  }

  std::vector<SeriesPoint> sampled(std::string_view name, Time from, Time to) const {
    const Id<Metric> metric = world_.find<Metric>(name);
    return metric ? series(world_, metric, from, to) : std::vector<SeriesPoint>{};
  }

  void measure() {
    const Time from = incident_.began, to = incident_.ended.value_or(world_.now());
    const auto success = sampled("users.success", from, to);
    const auto rate = sampled("users.rate", from, to);
    const double objective = world_.table<workload::Settings>().empty()
                                 ? 1
                                 : world_.only<workload::Settings>().objective_success;
    Time before = from;
    for (std::size_t i = 0; i < success.size(); ++i) {
      const SeriesPoint& point = success[i];
      const Duration passed = point.at - before;
      before = point.at;
      incident_.least_success = std::min(incident_.least_success, point.least);
      if (point.mean < objective) incident_.missed += passed;
      if (i < rate.size() && rate[i].at == point.at)
        incident_.failed += rate[i].mean * (1 - point.mean) * in_seconds(passed);
    }
    for (const SeriesPoint& point : sampled("users.p95", from, to))
      incident_.worst_p95 = std::max(incident_.worst_p95, point.most);
    measure_cost(from, to);
  }

  void measure_cost(Time from, Time to) {
    const auto earlier = sampled("cost.per_hour", from - hours(6), from);
    if (earlier.empty()) return;
    const double usual = earlier.back().mean;
    Time before = from;
    for (const SeriesPoint& point : sampled("cost.per_hour", from, to)) {
      incident_.dollars += (point.mean - usual) * in_seconds(point.at - before) / 3600;
      before = point.at;
    }
  }

  const World& world_;
  const Rulebook& rulebook_;
  std::size_t most_;
  Troubles troubles_;
  bool open_ = false;
  Time last_;
  CauseId first_;
  Incident incident_;
  std::vector<CauseId> facts_;
  std::vector<Incident> found_;
};

}  // namespace

std::vector<Incident> incidents(const World& world, const Rulebook& rulebook, std::size_t most) {
  return IncidentFinder(world, rulebook, most).find();
}

}  // namespace drydock::report
