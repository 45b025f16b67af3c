// The hold model on the kernel and on the bare loop.
#include "sim/surface/cli/bench_hold.h"

#include <algorithm>
#include <vector>

#include "sim/engine/kernel/engine.h"
#include "sim/surface/cli/bench_reference.h"
#include "sim/surface/cli/cli.h"

namespace drydock::cli {

namespace {

struct Cell {
  Name name;
  Id<StreamRow> luck;
  std::uint64_t visits = 0;
  DRYDOCK_FIELDS(Cell, name, luck, visits)
};

struct Tenth {
  static constexpr FactStyle style{"bench.tenth", "{cell} was visited ten more times"};
  Id<Cell> cell;
  std::uint64_t visits = 0;
  DRYDOCK_FIELDS(Tenth, cell, visits)
};

struct PlainDue {
  std::uint64_t n = 0;
  DRYDOCK_FIELDS(PlainDue, n)
};

struct EditDue {
  Id<Cell> cell;
  DRYDOCK_FIELDS(EditDue, cell)
};

struct FactDue {
  Id<Cell> cell;
  DRYDOCK_FIELDS(FactDue, cell)
};

constexpr std::uint64_t draws_a_cell = 1u << 20;

void on_plain_due(Context& context, const PlainDue& due) {
  context.schedule(Duration(cheap_delay(due.n)), PlainDue{due.n + 1});
}

void on_edit_due(Context& context, const EditDue& due) {
  Cell& cell = context.edit(due.cell);
  ++cell.visits;
  context.schedule(context.random(cell.luck).exponential(Duration(seconds(1))), due);
}

void on_fact_due(Context& context, const FactDue& due) {
  Cell& cell = context.edit(due.cell);
  if (++cell.visits % 10 == 0) {
    const CauseId fact = context.announce(Tenth{due.cell, cell.visits});
    Context hands = context.because(fact);
    hands.schedule(context.random(cell.luck).exponential(Duration(seconds(1))), due);
    return;
  }
  context.schedule(context.random(cell.luck).exponential(Duration(seconds(1))), due);
}

void on_reference_due(ReferenceLoop& loop, std::uint64_t n) {
  loop.schedule(cheap_delay(n), on_reference_due, n + 1);
}

World hold_world(const Rulebook& rulebook, const Engine& engine, HoldWork work,
                 std::uint32_t pending) {
  World world(rulebook, Seed{1}, Time{});
  engine.apply(world, CauseId{}, [&](Context& context) {
    Context hands = context.because(context.announce(ScenarioStarted{context.name("hold")}));
    for (std::uint32_t i = 0; i < pending; ++i) {
      const std::uint64_t first = i * draws_a_cell;
      const Duration delay(cheap_delay(first));
      if (work == HoldWork::schedule) {
        hands.schedule(delay, PlainDue{first + 1});
        continue;
      }
      const Name name = context.name("cell-" + std::to_string(i));
      const Id<Cell> cell = context.add(Cell{name, context.stream(name, "hold"), 0});
      if (work == HoldWork::edit)
        hands.schedule(delay, EditDue{cell});
      else
        hands.schedule(delay, FactDue{cell});
    }
  });
  return world;
}

}  // namespace

double measure_hold(HoldWork work, std::uint32_t pending, std::uint64_t events) {
  Rulebook rulebook;
  rulebook.table<Cell>();
  rulebook.fact<Tenth>();
  rulebook.on<on_plain_due>();
  rulebook.on<on_edit_due>();
  rulebook.on<on_fact_due>();
  const Engine engine(rulebook);
  World world = hold_world(rulebook, engine, work, pending);
  engine.advance_some(world, Time::max(), pending);
  const double before = cpu_seconds();
  engine.advance_some(world, Time::max(), events);
  return static_cast<double>(events) / (cpu_seconds() - before);
}

double measure_reference(std::uint32_t pending, std::uint64_t events) {
  ReferenceLoop loop(pending);
  for (std::uint32_t i = 0; i < pending; ++i) {
    const std::uint64_t first = i * draws_a_cell;
    loop.schedule(cheap_delay(first), on_reference_due, first + 1);
  }
  loop.run(pending);
  const double before = cpu_seconds();
  loop.run(events);
  return static_cast<double>(events) / (cpu_seconds() - before);
}

HoldRate compare_hold(HoldWork work, std::uint32_t pending, std::uint64_t events, int rounds) {
  std::vector<HoldRate> rates;
  for (int i = 0; i < rounds; ++i)
    rates.push_back({measure_hold(work, pending, events), measure_reference(pending, events)});
  std::sort(rates.begin(), rates.end(), [](const HoldRate& a, const HoldRate& b) {
    return a.kernel * b.reference < b.kernel * a.reference;
  });
  return rates[rates.size() / 2];
}

}  // namespace drydock::cli
