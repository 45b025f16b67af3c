// What holds for every model: Little's law to the last nanosecond, nothing is lost, luck is one's
// own, and a run can be split or forked anywhere.
#include "tests/sim/platform/requests/shop.h"

namespace drydock::requests {
namespace {

/// A bit of everything: three operations over stations of both kinds, with retries, timeouts,
/// impatience, failures, hops, losses, a disk, a queue and an exit.
class Everything {
 public:
  explicit Everything(Balancing balancing = Balancing::random, bool more = false) {
    Wiring wiring;
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t b = 0; b < 3; ++b)
        wiring.hops[a][b] = a == b ? microseconds(200) : milliseconds(1);
    wiring.loss[0][1] = 0.02;
    shop.run([&](Context& context) { configure(context, wiring); });
    if (more) add_more();
    front = build_front(balancing);
    Step patient = retried(2);
    patient.timeout = milliseconds(60);
    patient.cancels = true;
    const Id<Step> look = shop.step("look", front, Law::exponential(0.004), patient);
    browse = shop.operation("browse", look);
    shop.link(look, shop.step("read", database(), Law::exponential(0.006), reading()));
    order = shop.operation("order", build_order());
    shop.source(browse, 150);
    shop.source(order, 40);
    Source clients;
    clients.name = shop.name("clients");
    clients.operation = shop.operation("again", look);
    clients.kind = SourceKind::closed;
    clients.clients = 20;
    clients.think = Law::uniform(0.1, 0.5);
    shop.source(clients);
  }

  Shop shop;
  Id<Station> front;
  Id<Operation> browse, order;

 private:
  Id<Station> build_front(Balancing balancing) {
    Station given;
    given.discipline = Discipline::shared;
    given.balancing = balancing;
    given.holds_worker = true;
    Server server = with_cores(1, 10);
    server.concurrency = 12;
    const Id<Station> made = shop.station("front", server, given);
    server.zone = 1;
    shop.server(made, server);
    return made;
  }
  Id<Station> database() {
    if (database_) return database_;
    Station given;
    given.patience = Law::exponential(0.2);
    Server server = with_cores(2);
    server.disk_rate = 500;
    server.zone = 2;
    return database_ = shop.station("database", server, given);
  }
  Step retried(int attempts) {
    Step given;
    RetryPolicy policy;
    policy.attempts = attempts;
    policy.backoff_first = milliseconds(5);
    policy.backoff_most = milliseconds(20);
    policy.jitter = 0.5;
    policy.budget_most = 10;
    policy.budget_ratio = 0.2;
    shop.run([&](Context& context) { given.retry = add_retry_policy(context, policy); });
    return given;
  }
  static Step reading() {
    Step given;
    given.io = 1.5;
    given.failing = 0.02;
    return given;
  }
  Id<Step> build_order() {
    const Id<Step> root = shop.frame("order", Order::together);
    Step hasty = retried(3);
    hasty.timeout = milliseconds(30);
    shop.link(root, shop.step("pay", front, Law::lognormal(0.006, 0.7), hasty));
    Link link;
    link.times = 2;
    shop.link(root, shop.step("store", database(), Law::erlang(0.004, 3)), link);
    link = {};
    link.asynchronous = true;
    link.chance = 0.5;
    const Id<Step> put = shop.step("put", shop.station("broker"), Law::constant(0.001));
    shop.link(root, put, link);
    Queue queue;
    queue.in_hand = 3;
    queue.consumer =
        shop.operation("pack", shop.step("pack", shop.station("packers"), Law::constant(0.03)));
    shop.run([&](Context& context) { add_publishing(context, put, add_queue(context, queue)); });
    return root;
  }
  void add_more() {
    const Id<Station> other = shop.station("other");
    shop.source(shop.operation("more", shop.step("more", other, Law::exponential(0.1))), 5);
  }

  Id<Station> database_;
};

void stop(Everything& all) {
  all.shop.run([](Context& context) {
    for (std::uint32_t i = 0; i < context.table<Source>().size(); ++i) {
      set_rate(context, Id<Source>{i}, 0);
      set_clients(context, Id<Source>{i}, 0);
    }
  });
}

TEST(Everything, LosesNothing) {
  Everything all;
  for (int i = 0; i < 5; ++i) {
    all.shop.pass(5);
    for (const auto& [id, station] : all.shop.world.table<Station>())
      EXPECT_EQ(station.tally.offered,
                station.tally.served + failures(station.tally) + station.number);
    for (const auto& [id, operation] : all.shop.world.table<Operation>())
      EXPECT_EQ(operation.tally.offered,
                operation.tally.served + failures(operation.tally) + operation.number);
  }
  const Tally& front = all.shop.world[all.front].tally;
  EXPECT_GT(front.served, 1000);  // All of it has happened.
  EXPECT_GT(front.timed_out, 10);
  EXPECT_GT(front.retries, 10);
  EXPECT_GT(all.shop.world[all.order].tally.failed_below, 10);
}

TEST(Everything, KeepsLittlesLawExactly) {
  Everything all;
  all.shop.pass(20);
  stop(all);
  all.shop.pass(30);
  for (const auto& [id, station] : all.shop.world.table<Station>()) {
    EXPECT_EQ(station.number, 0);
    EXPECT_EQ(station.number_area, station.tally.residence);
  }
  for (const auto& [id, operation] : all.shop.world.table<Operation>())
    if (operation.number == 0) {
      EXPECT_EQ(operation.number_area, operation.tally.residence);
    }
  for (const auto& [id, server] : all.shop.world.table<Server>()) {
    EXPECT_EQ(server.admitted, 0);
    EXPECT_EQ(server.working, 0);
    EXPECT_EQ(server.waiting, 0);
    EXPECT_EQ(server.present, 0);
    EXPECT_EQ(server.in_hand, 0);
  }
}

TEST(Everything, GoesOnInAForkAsInItsParent) {
  Everything all;
  all.shop.pass(3);
  World fork = all.shop.world.fork();
  all.shop.pass(3);
  all.shop.engine.advance(fork, fork.now() + seconds(3));
  EXPECT_EQ(all.shop.rulebook.fingerprint(fork), all.shop.fingerprint());
}

TEST(Everything, MayBeSplitInTime) {
  Everything whole, parts;
  whole.shop.pass(4);
  for (int i = 0; i < 400; ++i) parts.shop.pass(0.01);
  EXPECT_EQ(whole.shop.fingerprint(), parts.shop.fingerprint());
}

TEST(Everything, ClearsAndStartsAfresh) {
  Everything all;
  all.shop.pass(3);
  const Tally before = all.shop.world[all.browse].tally;
  all.shop.run([](Context& context) { clear(context); });
  EXPECT_EQ(under_way(all.shop.world), 0);
  EXPECT_EQ(all.shop.world[all.browse].tally.served, before.served);
  for (const auto& [id, queue] : all.shop.world.table<Queue>())
    EXPECT_EQ(queue.published, queue.consumed + queue.waiting + queue.taken);
  for (const auto& [id, visit] : all.shop.world.table<Visit>()) EXPECT_EQ(visit.phase, Phase::free);
  all.shop.run([](Context& context) { reset_tallies(context); });
  all.shop.pass(20);
  stop(all);
  all.shop.pass(30);
  for (const auto& [id, station] : all.shop.world.table<Station>()) {
    EXPECT_EQ(station.number_area, station.tally.residence);
    EXPECT_EQ(station.tally.offered, station.tally.served + failures(station.tally));
  }
}

/// Luck of all visits of the operation's traced requests, with the step's name.
std::vector<std::pair<std::string, std::uint64_t>> lucks(const Everything& all,
                                                         Id<Operation> operation) {
  std::vector<std::pair<std::string, std::uint64_t>> found;
  for (std::uint64_t request = 0; request < 200; ++request)
    for (const Span& span : spans(all.shop.world, operation, request))
      if (span.attempt == 0)
        found.emplace_back(
            span.step ? all.shop.world.text(all.shop.world[span.step].name) : "request", span.luck);
  return found;
}

TEST(Luck, IsNotChangedByWhatElseHappens) {
  Everything plain, more(Balancing::random, true);
  for (Everything* all : {&plain, &more}) {
    all->shop.run([&](Context& context) { trace(context, all->order, 1); });
    all->shop.pass(8);
  }
  const auto seen = lucks(plain, plain.order);
  EXPECT_GT(seen.size(), 500u);
  EXPECT_EQ(seen, lucks(more, more.order));
}

TEST(Luck, IsTheSameUnderAnotherPolicy) {
  std::vector<double> works[2];
  for (const Balancing balancing : {Balancing::random, Balancing::round_robin}) {
    Shop shop;
    Station given;
    given.balancing = balancing;
    const Id<Station> till = shop.station("till", with_cores(99), given);
    shop.server(till, with_cores(99));
    const Id<Operation> buy = shop.operation("buy", shop.step("pay", till, Law::exponential(0.05)));
    shop.source(buy, 30);
    shop.run([&](Context& context) { trace(context, buy, 3); });
    shop.pass(20);
    for (std::uint64_t i = 0; i < 300; i += 3) {
      const auto found = spans(shop.world, buy, i);
      ASSERT_EQ(found.size(), 2u);
      works[balancing == Balancing::random].push_back(in_seconds(found[1].worked - found[1].began));
    }
  }
  EXPECT_EQ(works[0], works[1]);
}

}  // namespace
}  // namespace drydock::requests
