// Periods as events: what works waits for its failure, what is broken for a crew and its repair.
#include "sim/platform/failure/processes.h"

#include "sim/platform/failure/facts.h"

namespace drydock::failure {

namespace {

/// A time of the law, by inversion; an Erlang time of `b` draws, all others of one.
double draw(const requests::Law& law, Stream luck) {
  switch (law.kind) {
    case requests::LawKind::constant:
      return law.a;
    case requests::LawKind::exponential:
      return luck.exponential(law.a);
    case requests::LawKind::erlang: {
      double sum = 0;
      for (int phase = 0; phase < static_cast<int>(law.b); ++phase)
        sum += luck.exponential(law.a / law.b);
      return sum;
    }
    case requests::LawKind::two_exponentials: {
      const double u = luck.uniform();  // One draw decides which, and what is left of it how long.
      return u < law.b ? -law.a * math::log(u / law.b) : -law.c * math::log((1 - u) / (1 - law.b));
    }
    case requests::LawKind::uniform:
      return law.a + (law.b - law.a) * luck.uniform();
    case requests::LawKind::lognormal: {
      const double square = math::log1p(law.b * law.b);
      return luck.lognormal(law.a * math::exp(-square / 2), math::sqrt(square));
    }
  }
  return 0;
}

struct FailureDue {
  Id<Component> component;
  DRYDOCK_FIELDS(FailureDue, component)
};
struct RepairDue {
  Id<Component> component;
  DRYDOCK_FIELDS(RepairDue, component)
};

Id<UpTime> time_of(const Ensemble& ensemble, std::int32_t up) {
  return {ensemble.none_up.index + static_cast<std::uint32_t>(up)};
}

/// Counts the time until now, then `more` members work from now on.
void count(Context& context, Id<Ensemble> id, std::int32_t more) {
  Ensemble& ensemble = context.edit(id);
  const Duration span = context.now() - ensemble.counted;
  const Id<UpTime> time = time_of(ensemble, ensemble.up);
  ensemble.counted = context.now();
  ensemble.up += more;
  context.edit(time).time += span;
}

/// Those above a component change by `more`: it and all below it may stop or go on.
void lose_above(Context& context, Id<Component> id, std::int32_t more);

void tell_children(Context& context, Id<Component> id, std::int32_t more) {
  for (Id<Component> child = context[id].first_child; child; child = context[child].next_child)
    lose_above(context, child, more);
}

void lose_above(Context& context, Id<Component> id, std::int32_t more) {
  Component& component = context.edit(id);
  const bool before = works(component);
  component.lost_above += more;
  const bool after = works(component);
  if (component.ensemble && before != after) count(context, component.ensemble, after ? 1 : -1);
  tell_children(context, id, more);
}

/// Marks it as broken or whole.
void set_repair(Context& context, Id<Component> id, Repair repair) {
  Component& component = context.edit(id);
  const bool before = works(component), was_whole = component.repair == Repair::none;
  component.repair = repair;
  const bool after = works(component), is_whole = repair == Repair::none;
  if (component.ensemble && before != after) count(context, component.ensemble, after ? 1 : -1);
  if (was_whole != is_whole) tell_children(context, id, is_whole ? -1 : 1);
}

/// What would fail later than this never does: time itself ends some 230 years from now.
constexpr double never = 150.0 * 365.25 * 86400;

void await_failure(Context& context, Id<Component> id) {
  Component& component = context.edit(id);
  component.due = {};
  if (component.up.is_nothing() || component.pattern) return;
  const double span = draw(component.up, context.random(component.ups));
  if (span < never) context.edit(id).due = context.schedule(from_seconds(span), FailureDue{id});
}

void begin_repair(Context& context, Id<Component> id) {
  set_repair(context, id, Repair::runs);
  const Component& component = context[id];
  const double span = draw(component.down, context.random(component.downs));
  context.schedule(from_seconds(span), RepairDue{id});
}

void wait_for_crew(Context& context, Id<Component> id) {
  set_repair(context, id, Repair::waits);
  const Id<Crew> at = context[id].crew;
  const Id<Component> last = context[at].last_waiting;
  context.edit(at).last_waiting = id;
  if (last)
    context.edit(last).next_waiting = id;
  else
    context.edit(at).first_waiting = id;
}

void on_failure_due(Context& context, const FailureDue& due) {
  Component& component = context.edit(due.component);
  ++component.failures;
  const Id<Crew> at = component.crew;
  const bool told = component.told;
  Context after =
      told ? context.because(context.announce(ComponentFailed{due.component})) : context;
  if (at) {
    Crew& crew = after.edit(at);
    if (crew.most > 0 && crew.busy >= crew.most) return wait_for_crew(after, due.component);
    ++crew.busy;
  }
  begin_repair(after, due.component);
}

/// The crew is free for whoever has waited longest.
void free_crew(Context& context, Id<Crew> id) {
  Crew& crew = context.edit(id);
  const Id<Component> next = crew.first_waiting;
  if (!next) {
    --crew.busy;
    return;
  }
  const Id<Component> then = context[next].next_waiting;
  crew.first_waiting = then;
  if (!then) crew.last_waiting = {};
  context.edit(next).next_waiting = {};
  begin_repair(context, next);
}

void on_repair_due(Context& context, const RepairDue& due) {
  set_repair(context, due.component, Repair::none);
  // What is whole again at once was no work for anybody.
  const bool told = context[due.component].told && !context[due.component].down.is_nothing();
  Context after =
      told ? context.because(context.announce(ComponentRepaired{due.component})) : context;
  await_failure(after, due.component);
  if (const Id<Crew> crew = context[due.component].crew) free_crew(after, crew);
}

/// How long just so many members worked, up to now.
double seconds_up(const World& world, const Ensemble& ensemble, std::int32_t up) {
  Duration time = world[time_of(ensemble, up)].time;
  if (up == ensemble.up) time += world.now() - ensemble.counted;
  return in_seconds(time);
}

}  // namespace

Id<Crew> add_crew(Context& context, std::string_view name, std::int32_t most) {
  DRYDOCK_ASSERT(most >= 0, "a crew repairs some at once, or all");
  Crew crew;
  crew.name = context.name(name);
  crew.most = most;
  return context.add(crew);
}

Id<Ensemble> add_ensemble(Context& context, std::string_view name, std::int32_t most) {
  Ensemble ensemble;
  ensemble.name = context.name(name);
  ensemble.most = most;
  ensemble.counted = context.now();
  ensemble.none_up = context.add(UpTime{});
  for (std::int32_t up = 1; up <= most; ++up) context.add(UpTime{});
  return context.add(ensemble);
}

Id<Component> add_component(Context& context, Component given) {
  given.ups = context.stream(given.name, "time to failure");
  given.downs = context.stream(given.name, "repair");
  if (given.parent) {
    const Component& parent = context[given.parent];
    given.lost_above = parent.lost_above + (parent.repair == Repair::none ? 0 : 1);
    given.next_child = parent.first_child;
  }
  const Id<Component> id = context.add(given);
  if (given.parent) context.edit(given.parent).first_child = id;
  if (given.ensemble) {
    Ensemble& ensemble = context.edit(given.ensemble);
    DRYDOCK_ASSERT(ensemble.members < ensemble.most, "an ensemble has room for its members");
    ++ensemble.members;
    count(context, given.ensemble, works(given) ? 1 : 0);
  }
  await_failure(context, id);
  return id;
}

void retire(Context& context, Id<Component> id) {
  Component& component = context.edit(id);
  component.up = {};
  context.cancel(component.due);
  component.due = {};
}

bool works(const World& world, Id<Component> id) { return works(world[id]); }

void reset_counts(Context& context) {
  for (std::uint32_t i = 0; i < context.table<UpTime>().size(); ++i)
    context.edit(Id<UpTime>{i}).time = {};
  for (std::uint32_t i = 0; i < context.table<Ensemble>().size(); ++i)
    context.edit(Id<Ensemble>{i}).counted = context.now();
  for (std::uint32_t i = 0; i < context.table<Component>().size(); ++i)
    context.edit(Id<Component>{i}).failures = 0;
}

double mean_up(const World& world, Id<Ensemble> id) {
  const Ensemble& ensemble = world[id];
  double all = 0, weighed = 0;
  for (std::int32_t up = 0; up <= ensemble.members; ++up) {
    const double span = seconds_up(world, ensemble, up);
    all += span;
    weighed += span * up;
  }
  return all > 0 ? weighed / all : ensemble.up;
}

double share_up(const World& world, Id<Ensemble> id, std::int32_t least) {
  const Ensemble& ensemble = world[id];
  double all = 0, enough = 0;
  for (std::int32_t up = 0; up <= ensemble.members; ++up) {
    const double span = seconds_up(world, ensemble, up);
    all += span;
    if (up >= least) enough += span;
  }
  if (all > 0) return enough / all;
  return ensemble.up >= least ? 1 : 0;
}

void install_processes(Rulebook& rulebook) {
  rulebook.table<Crew>();
  rulebook.table<UpTime>();
  rulebook.table<Ensemble>();
  rulebook.table<Component>();
  rulebook.on<on_failure_due>();
  rulebook.on<on_repair_due>();
  rulebook.fact<ComponentFailed>();
  rulebook.fact<ComponentRepaired>();
}

}  // namespace drydock::failure
