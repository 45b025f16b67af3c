// Plays a run book against a fault: people who wait, act, are refused, and look again.
#include "sim/practice/study/drill.h"

#include <algorithm>
#include <limits>

#include "sim/platform/cost/cost.h"
#include "sim/platform/recovery/tables.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/run/run.h"
#include "sim/practice/scenario/build.h"
#include "sim/practice/study/replicate.h"

namespace drydock::study {

namespace {

/// People and monitors look at rates so often, and over so long.
constexpr Duration look_every = seconds(10), look_back = seconds(10);
/// Nobody acts before a metric has had its minute: not even the cluster knows earlier that a node
/// is gone, and puts a pod that is deleted back on it.
constexpr Duration first_alert = minutes(1);

const run::SnapshotSettings no_way_back{2, std::numeric_limits<std::uint32_t>::max()};

double uniform_of(Seed seed, const std::string& what) {
  return uniform_at(seed, hash_text(what, hash_text("drill/")), 0);
}

Duration drawn(const Takes& takes, Seed seed, const std::string& step) {
  if (takes.sigma <= 0) return takes.median;
  const double normal = math::normal_quantile(uniform_of(seed, "step " + step));
  return from_seconds(in_seconds(takes.median) * math::exp(takes.sigma * normal));
}

Money billed(const World& world) {
  Money sum;
  for (const cost::BillLine& line : cost::bill(world)) sum += line.amount;
  return sum;
}

/// One replication under way.
class Play {
 public:
  Play(run::Run run, const RunBook& book, Seed seed, bool with_best)
      : run_(std::move(run)), book_(book), seed_(seed), with_best_(with_best) {}

  Outcome play() {
    out_.seed = seed_.value;
    const double part = uniform_of(seed_, "fault");
    const Duration after = book_.from + from_seconds(in_seconds(book_.to - book_.from) * part);
    run_.advance(run_.world().start() + after);
    out_.fault = run_.now();
    seen_ = run_.world().chronicle().size();
    const auto given = run_.submit(book_.fault, Actor::instructor);
    // Of the same instant, but for what the fault brought up to date: counts and the bill.
    const std::int64_t failed = workload::users_report(run_.world()).failed;
    const Money before = billed(run_.world());
    if (given) {
      if (with_best_) out_.best_rto_s = best();
      follow();
    } else {
      out_.refused = given.error().message;
    }
    out_.failed = static_cast<double>(workload::users_report(run_.world()).failed - failed);
    out_.spent = billed(run_.world()) - before;
    out_.span_s = since_fault();
    count_losses();
    return std::move(out_);
  }

 private:
  double since_fault() const { return in_seconds(run_.now() - out_.fault); }
  Time last_moment() const { return out_.fault + book_.give_up; }
  bool too_late() const { return run_.now() >= last_moment(); }

  bool is_true(const Condition& condition) {
    const World& world = run_.world();
    if (condition.fact.empty())
      return workload::success(world, condition.service, look_back) >= condition.success;
    for (std::uint32_t i = seen_; i < world.chronicle().size(); ++i) {
      const Record& record = world.chronicle()[CauseId{i}];
      if (run_.rulebook().fact_info(record).style.kind == condition.fact &&
          run_.rulebook().say(world, record).find(condition.about) != std::string::npos)
        return true;
    }
    return false;
  }

  /// Looks whether the goal is met, and since when.
  void look() {
    const bool met = is_true(book_.goal);
    if (met && !well_) well_since_ = run_.now();
    well_ = met;
  }

  /// Goes on to the next instant with a fact or the next look.
  void go_on(Time until) {
    run_.step(std::min({until, run_.now() + look_every, last_moment()}));
    look();
  }
  void go_to(Time until) {
    while (run_.now() < until && !too_late()) go_on(until);
  }
  void await(const Condition& condition) {
    while (!is_true(condition) && !too_late()) go_on(last_moment());
  }

  /// Gives the command of a step until it is taken; false when it is too late, or not needed any
  /// more.
  bool give(const AnyCommand& command) {
    for (;;) {
      if (well_) return false;
      const auto given = run_.submit(command, Actor::instructor);
      out_.refused = given ? std::string() : given.error().message;
      if (given) return true;
      if (too_late()) return false;
      go_to(run_.now() + book_.retry);
    }
  }

  /// The same from here on by people who take no time: what is left is the platform's.
  double best() {
    Play hasty(run_.fork(), book_, seed_, false);
    hasty.is_hasty_ = true;
    hasty.out_.fault = out_.fault;
    hasty.seen_ = seen_;
    hasty.go_to(run_.now() + first_alert);
    hasty.follow();
    return hasty.out_.recovered ? hasty.out_.rto_s : -1;
  }

  void follow() {
    look();
    for (const Step& step : book_.steps) {
      StepTimes& times = out_.steps.emplace_back();
      times.begun_s = since_fault();
      if (!is_hasty_) go_to(run_.now() + drawn(step.takes, seed_, step.name));
      if (too_late()) break;
      seen_ = run_.world().chronicle().size();
      if (step.command && !give(*step.command)) break;
      times.given_s = since_fault();
      if (step.wait) await(*step.wait);
      if (too_late()) break;
      times.done_s = since_fault();
    }
    out_.steps.resize(book_.steps.size());
    while (!well_ && !too_late()) go_on(last_moment());
    out_.recovered = well_;
    out_.rto_s = in_seconds((well_ ? well_since_ : last_moment()) - out_.fault);
  }

  void count_losses() {
    for (const auto& [id, restore] : run_.world().table<recovery::Restore>()) {
      if (restore.phase != recovery::RestorePhase::done || restore.ended < out_.fault) continue;
      out_.lost_writes += restore.lost_commits;
      out_.rpo_s = std::max(out_.rpo_s, in_seconds(restore.lost));
    }
  }

  run::Run run_;
  const RunBook& book_;
  Seed seed_;
  bool with_best_ = false, is_hasty_ = false;
  Outcome out_;
  std::uint32_t seen_ = 0;  ///< Facts before this one are of an earlier step.
  bool well_ = false;
  Time well_since_;
};

void check_condition(const Condition& condition, const std::string& path, const World& world,
                     codec::Report& report) {
  if (!condition.fact.empty() || condition.service == "users") return;
  std::vector<std::string> names{"users"};
  for (const auto& [id, service] : world.table<workload::Service>())
    names.emplace_back(world.text(service.name));
  if (std::find(names.begin(), names.end(), condition.service) == names.end())
    report.add(codec::codes::unknown_word, path + ".service", "\"" + condition.service + "\"",
               codec::one_of(names), codec::nearest(condition.service, names));
}

}  // namespace

codec::Diagnostics check_drill(const scenario::Scenario& scenario, const RunBook& book,
                               const Rulebook& rulebook, const std::string& file) {
  codec::Diagnostics out = scenario::check_build(scenario, rulebook);
  if (codec::has_errors(out)) return out;
  Result<World> world = scenario::build(scenario, rulebook, Seed{scenario.seed});
  codec::Report report(file, out);
  if (!world) {
    report.add(codec::codes::out_of_range, "", world.error().message, "a scenario that is built");
    return out;
  }
  check_condition(book.goal, "goal", *world, report);
  for (std::size_t i = 0; i < book.steps.size(); ++i)
    if (book.steps[i].wait)
      check_condition(*book.steps[i].wait, "steps[" + std::to_string(i) + "].wait", *world, report);
  return out;
}

Outcome play_drill(const scenario::Scenario& scenario, const RunBook& book,
                   const std::shared_ptr<const Rulebook>& rulebook, Seed seed, bool with_best) {
  Result<World> world = scenario::build(scenario, *rulebook, seed);
  DRYDOCK_ASSERT(world.has_value(), "a scenario was checked before it is drilled");
  return Play(run::Run(rulebook, std::move(*world), {}, no_way_back), book, seed, with_best).play();
}

Drill conduct(const scenario::Scenario& scenario, const RunBook& book,
              const std::shared_ptr<const Rulebook>& rulebook, std::uint64_t first_seed,
              std::size_t replications, int threads) {
  scenario::Scenario bare = scenario;
  bare.events.clear();
  Drill drill{book, first_seed, {}};
  drill.outcomes = replicate(replications, threads, [&](std::size_t i) {
    return play_drill(bare, book, rulebook, Seed{first_seed + i}, i < replications_with_best);
  });
  return drill;
}

Spread spread_of(const Drill& drill, double (*figure)(const Outcome&)) {
  std::vector<double> values;
  for (const Outcome& outcome : drill.outcomes)
    if (outcome.recovered) values.push_back(figure(outcome));
  return Spread(std::move(values));
}

}  // namespace drydock::study
