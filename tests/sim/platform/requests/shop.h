// A world of requests alone, with short ways to build stations and to ask for them.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "sim/engine/kernel/engine.h"
#include "sim/platform/requests/requests.h"

namespace drydock::requests {

constexpr Time opening{hours(24 * 20000)};

/// Stations, steps and operations by name, and time that passes.
class Shop {
 public:
  explicit Shop(Seed seed = Seed{7}) : world(make(rulebook), seed, opening) {
    run([](Context& context) { configure(context, Wiring{}); });
  }

  template <class Work>
  void run(Work&& work) {
    engine.apply(world, CauseId{}, work);
  }
  void pass(double time) { engine.advance(world, world.now() + from_seconds(time)); }
  /// Lets `warm_up` pass uncounted, then `time`.
  void measure(double warm_up, double time) {
    pass(warm_up);
    run([](Context& context) { reset_tallies(context); });
    pass(time);
  }
  Fingerprint fingerprint() const { return rulebook.fingerprint(world); }
  Name name(std::string_view text) { return world.names().intern(text); }

  Id<Station> station(std::string_view text, const Server& server = {}, Station given = {}) {
    Id<Station> made;
    run([&](Context& context) {
      given.name = context.name(text);
      made = add_station(context, given);
      add_one(context, made, server);
    });
    return made;
  }
  Id<Server> server(Id<Station> of, const Server& given = {}) {
    Id<Server> made;
    run([&](Context& context) { made = add_one(context, of, given); });
    return made;
  }
  Id<Step> step(std::string_view text, Id<Station> station, Law work, Step given = {}) {
    Id<Step> made;
    run([&](Context& context) {
      given.name = context.name(text);
      given.station = station;
      given.work = work;
      made = add_step(context, given);
    });
    return made;
  }
  Id<Step> frame(std::string_view text, Order order) {
    Step given;
    given.kind = StepKind::frame;
    given.order = order;
    return step(text, {}, {}, given);
  }
  void link(Id<Step> from, Id<Step> to, Link given = {}) {
    given.to = to;
    run([&](Context& context) { add_link(context, from, given); });
  }
  Id<Operation> operation(std::string_view text, Id<Step> root) {
    Id<Operation> made;
    run([&](Context& context) { made = add_operation(context, text, root); });
    return made;
  }
  Id<Source> source(Id<Operation> operation, double rate) {
    Source given;
    given.name = world[operation].name;
    given.operation = operation;
    given.rate = rate;
    return source(given);
  }
  Id<Source> source(const Source& given) {
    Id<Source> made;
    run([&](Context& context) { made = add_source(context, given); });
    return made;
  }
  void ask_for(Id<Operation> operation, int times = 1) {
    run([&](Context& context) {
      for (int i = 0; i < times; ++i) ask(context, operation);
    });
  }
  StationReport of(Id<Station> id) const { return report(world, id); }
  OperationReport of(Id<Operation> id) const { return report(world, id); }

  Rulebook rulebook;
  Engine engine{rulebook};
  World world;

 private:
  static const Rulebook& make(Rulebook& book) {
    install(book);
    return book;
  }
  static Id<Server> add_one(Context& context, Id<Station> of, Server given) {
    given.station = of;
    return add_server(context, given);
  }
};

inline Server with_cores(int cores, int room = -1) {
  Server given;
  given.cores = cores;
  given.room = room;
  return given;
}

inline std::int64_t failures(const Tally& tally) {
  return tally.refused + tally.timed_out + tally.abandoned + tally.failed_below;
}

}  // namespace drydock::requests
