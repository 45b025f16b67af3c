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
#include "sim/practice/scenario/build.h"

namespace drydock::lesson {

namespace {

/// What a run came to, under "<name>.<function>.<item>".
void keep_references(const std::string& name, const Scene& scene, References& out) {
  for (const Op op : {Op::spent, Op::run_rate})
    for (const char* item : {"nodes", "nat", "all"}) {
      Node node;
      node.op = op;
      node.text = item;
      out[name + "." + std::string(enum_name(op)) + "." + item] = evaluate(node, scene).number;
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
    places[event.id + ".at"] = clock(plan.start + event.after);
    const codec::Value* length = event.with.find("duration");
    const Result<Duration> lasts = parse_duration(length != nullptr ? length->text() : "0");
    if (lasts) places[event.id + ".ends"] = clock(plan.start + event.after + *lasts);
  }
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

/// Plays the fork in which nobody acts and the model answer, and keeps what they came to.
void foresee(World& world, Plan& plan) {
  const auto draft = std::make_shared<const Plan>(plan);
  run::Run idle = open_run(world, draft, forward_only);
  play(idle, *draft, std::nullopt);
  const Scene scene{idle.world(), *draft, grade(idle)};
  keep_references("noop", scene, plan.references);
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (!plan.steps[i].truth) continue;
    const Value value = evaluate(*plan.steps[i].truth, scene);
    const bool is_text = plan.lesson->steps[i].predict->kind == PredictKind::choice;
    if (value.known) plan.truths[i] = is_text ? value.text : say_number(value.number, 9);
  }
  run::Run model = open_run(world, draft, forward_only);
  play(model, *draft, 0);
  keep_references("ref", Scene{model.world(), *draft, grade(model)}, plan.references);
}

}  // namespace

Result<Stage> Stage::set_up(std::shared_ptr<const Lesson> lesson, Seed seed,
                            const scenario::SearchPaths& search,
                            std::shared_ptr<const Rulebook> rulebook) {
  const std::map<std::string, std::string> variables = draw(*lesson, seed);
  ScenarioReading reading = read_scenario(*lesson, variables, search);
  if (!reading.scenario) return tl::unexpected(codec::to_error(reading.diagnostics));
  codec::Diagnostics mistakes;
  codec::Report report(lesson->file, mistakes);
  Plan plan = compile(lesson, *reading.scenario, seed, variables, rulebook, report);
  if (codec::has_errors(mistakes)) return tl::unexpected(codec::to_error(mistakes));
  Result<World> world = scenario::build(*reading.scenario, *rulebook, seed);
  if (!world) return tl::unexpected(world.error());
  foresee(*world, plan);
  plan.places = places_of(*world, plan);
  return Stage(std::move(*world), std::make_shared<const Plan>(std::move(plan)));
}

run::Run Stage::open(run::SnapshotSettings snapshots) { return open_run(world_, plan_, snapshots); }

Result<Started> start(std::shared_ptr<const Lesson> lesson, Seed seed,
                      const scenario::SearchPaths& search,
                      std::shared_ptr<const Rulebook> rulebook) {
  Result<Stage> stage = Stage::set_up(std::move(lesson), seed, search, std::move(rulebook));
  if (!stage) return tl::unexpected(stage.error());
  return Started{stage->plan(), stage->open(), stage->plan()->end()};
}

}  // namespace drydock::lesson
