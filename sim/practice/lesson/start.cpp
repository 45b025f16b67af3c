// Sets a lesson up: world, other futures of the same seed, and the figures that its prose names.
#include "sim/practice/lesson/start.h"

#include "sim/engine/base/text.h"
#include "sim/platform/compute/catalog.h"
#include "sim/platform/compute/fargate.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/lesson/evaluate.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/play.h"
#include "sim/practice/lesson/registry.h"
#include "sim/practice/scenario/build.h"

namespace drydock::lesson {

namespace {

/// What a run came to, under "<name>.<what>".
void keep_references(const std::string& name, const Scene& scene, References& out) {
  for (const std::string& what : reference_names()) {
    const std::size_t dot = what.find('.');
    const std::string function = what.substr(0, dot), item = what.substr(dot + 1);
    if (function == "count") {
      Node set;
      set.op = Op::set;
      set.set = enum_value<SetKind>(item).value_or(SetKind::nodes);
      out[name + "." + what] = static_cast<double>(elements(set, scene).size());
      continue;
    }
    Node call;
    call.children.emplace_back().text = item;
    out[name + "." + what] = find_function(function)->read(call, scene, nullptr).number;
  }
}

void add_platform_places(const World& world, Places& places) {
  const auto& settings = world.only<kubernetes::Settings>();
  places["node_grace"] = say_duration(kubernetes::monitor_grace(world));
  places["toleration"] = say_duration(settings.toleration);
  places["lost_after"] = say_duration(kubernetes::monitor_grace(world) + settings.toleration);
  std::int64_t nodes = 0, pods = 0, app_pods = 0;
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    nodes += node.condition == kubernetes::NodeCondition::ready ? 1 : 0;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>()) {
    pods += workload.ready;
    if (workload.is_application) app_pods += workload.ready;
  }
  places["nodes"] = say_count(nodes);
  places["pods"] = say_count(pods);
  places["app_pods"] = say_count(app_pods);
  for (const auto& [id, group] : world.table<compute::MachineGroup>()) {
    if (compute::is_fargate(world, id)) continue;
    places["boot"] = say_duration(group.boot_median);
    const std::string key =
        std::string(compute::machine_rate_prefix) + std::string(world.text(world[group.type].name));
    if (const auto rate = world.find<cost::Rate>(key))
      places["node_price"] = say_money(world[rate].price);
  }
  if (!world.table<workload::Traffic>().empty())
    places["rps"] = say_number(workload::arrival_rate(world, world.now()));
}

void add_zone_places(const World& world, const std::string& name, const std::string& zone,
                     Places& places) {
  std::string others;
  std::int64_t nodes = 0, pods = 0;
  for (const auto& [id, row] : world.table<network::Zone>())
    if (world.text(row.name) != zone)
      others += (others.empty() ? "" : ", ") + std::string(world.text(row.name));
  for (const auto& [id, node] : world.table<kubernetes::Node>())
    nodes += world.text(world[node.zone].name) == zone ? 1 : 0;
  for (const auto& [id, workload] : world.table<kubernetes::Workload>())
    for (auto pod = workload.pods.first; pod && workload.is_application;
         pod = world[pod].siblings.after)
      if (const auto node = kubernetes::node_of(world[pod]))
        pods += world.text(world[world[node].zone].name) == zone ? 1 : 0;
  places[name + ".others"] = others;
  places[name + ".nodes"] = say_count(nodes);
  places[name + ".pods"] = say_count(pods);
}

Places places_of(const World& world, const Plan& plan) {
  Places places(plan.variables.begin(), plan.variables.end());
  add_platform_places(world, places);
  for (const auto& [name, value] : plan.variables) add_zone_places(world, name, value, places);
  const auto clock = [](Time at) { return say_clock(at).substr(0, 5); };
  places["end"] = clock(plan.end());
  for (const Event& event : plan.lesson->events) {
    places[event.id + ".at"] = clock(plan.start + *event.after);
    if (!event.after || event.from_proof) continue;
    const codec::Value* length = event.with.find("duration");
    const Result<Duration> lasts = parse_duration(length != nullptr ? length->text() : "0");
    if (lasts) places[event.id + ".ends"] = clock(plan.start + *event.after + *lasts);
  }
  for (const auto& [name, value] : plan.references)
    places[name] =
        name.find(".count.") == std::string::npos ? "$" + say_fixed(value, 2) : say_number(value);
  for (std::size_t i = 0; i < plan.truths.size(); ++i)
    if (!plan.truths[i].empty()) places[plan.lesson->steps[i].id + ".truth"] = plan.truths[i];
  return places;
}

run::Run open_run(World& world, const std::shared_ptr<const Plan>& plan,
                  run::SnapshotSettings snapshots) {
  run::Run run(plan->rulebook, world.fork(), {}, snapshots);
  run.observe(std::make_unique<Grader>(plan));
  return run;
}

/// What stands at T0, what comes of nobody acting and of the model answer: for predictions, limits
/// and prose.
void foresee(World& world, Plan& plan) {
  {
    const GraderState nothing = Grader(std::make_shared<const Plan>(plan)).state();
    keep_references("baseline", Scene{world, plan, nothing}, plan.references);
  }
  auto draft = std::make_shared<const Plan>(plan);
  run::Run idle = open_run(world, draft, forward_only);
  play(idle, *draft, std::nullopt);
  const Scene scene{idle.world(), *draft, grade(idle)};
  keep_references("noop", scene, plan.references);
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (plan.steps[i].truth && plan.lesson->steps[i].predict->of == TruthOf::noop)
      plan.truths[i] = truth_now(*draft, i, scene);
  if (plan.scripts.empty()) return;
  draft = std::make_shared<const Plan>(plan);
  run::Run model = open_run(world, draft, forward_only);
  play(model, *draft, 0);
  keep_references("ref", Scene{model.world(), *draft, grade(model)}, plan.references);
}

}  // namespace

Result<Stage> Stage::set_up(std::shared_ptr<const Lesson> lesson, Seed seed,
                            const scenario::SearchPaths& search,
                            std::shared_ptr<const Rulebook> rulebook) {
  Result<std::map<std::string, std::string>> variables = draw(*lesson, seed);
  if (!variables) return tl::unexpected(variables.error());
  ScenarioReading reading = read_scenario(*lesson, *variables, search);
  if (!reading.scenario) return tl::unexpected(codec::to_error(reading.diagnostics));
  Result<World> world = scenario::build(*reading.scenario, *rulebook, seed);
  if (!world) return tl::unexpected(world.error());
  codec::Diagnostics mistakes;
  codec::Report report(lesson->file, mistakes);
  Plan plan =
      compile(lesson, *world, Setting{seed, std::move(*variables), rulebook, {}, 0}, report);
  if (codec::has_errors(mistakes)) return tl::unexpected(codec::to_error(mistakes));
  foresee(*world, plan);
  plan.places = places_of(*world, plan);
  return Stage(std::move(*world),
               std::make_shared<const scenario::Scenario>(std::move(*reading.scenario)),
               std::make_shared<const Plan>(std::move(plan)));
}

run::Run Stage::open(run::SnapshotSettings snapshots) { return open_run(world_, plan_, snapshots); }

Result<World> Stage::build(Seed seed) const {
  return scenario::build(*scenario_, *plan_->rulebook, seed);
}

Result<Plan> Stage::proof_plan(Duration from, int number) const {
  codec::Diagnostics mistakes;
  codec::Report report(plan_->lesson->file, mistakes);
  Plan plan =
      compile(plan_->lesson, world_,
              Setting{plan_->seed, plan_->variables, plan_->rulebook, from, number}, report);
  if (codec::has_errors(mistakes)) return tl::unexpected(codec::to_error(mistakes));
  plan.references = plan_->references;
  plan.places = plan_->places;
  plan.truths = plan_->truths;
  return plan;
}

Result<Started> start(std::shared_ptr<const Lesson> lesson, Seed seed,
                      const scenario::SearchPaths& search,
                      std::shared_ptr<const Rulebook> rulebook) {
  Result<Stage> stage = Stage::set_up(std::move(lesson), seed, search, std::move(rulebook));
  if (!stage) return tl::unexpected(stage.error());
  auto shared = std::make_shared<Stage>(std::move(*stage));
  return Started{shared->plan(), shared->open(), shared->plan()->end(), shared};
}

}  // namespace drydock::lesson
