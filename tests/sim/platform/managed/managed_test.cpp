// Managed databases and brokers through the loss of zones, and what they cost.
#include "sim/platform/managed/managed.h"

#include <gtest/gtest.h>

#include "sim/platform/managed/catalog.h"
#include "tests/sim/platform/ground.h"

namespace drydock::managed {
namespace {

struct Park : ground::Ground {
  explicit Park(Deployment deployment, Software software = Software::postgres,
                std::uint64_t seed = 1)
      : Ground(false, Seed{seed}, install) {
    run([&](Context& context) {
      Settings settings;
      settings.failover_least = seconds(60);
      settings.failover_most = seconds(120);
      settings.database_recovery = minutes(10);
      settings.broker_recovery = minutes(5);
      settings.broker_detection = seconds(30);
      configure(context, settings);
      Instance row;
      row.name = context.name("shop-db");
      row.software = software;
      row.deployment = deployment;
      row.type = context.name("m5.large");
      row.gib = 100;
      row.iops = 3000;
      row.throughput = 125e6;
      row.iops_paid = 500;
      row.backup_gib = 0;
      row.zones = zones;
      add_rates(context, row);
      instance = add_instance(context, row);
    });
  }

  void add_rates(Context& context, const Instance& row) {
    const auto add = [&](std::string_view key, std::string_view unit, double price) {
      const auto parsed = cost::parse_unit(unit, 730);
      cost::add_rate(context, key, key, unit, parsed->measure,
                     Money::cents(static_cast<std::int64_t>(price * 100)), parsed->per_unit);
    };
    add(hours_key(row.software, row.deployment, "m5.large"), "hour", 2);
    if (row.software == Software::rabbitmq) return add(broker_space.key, "GB-month", 0.73);
    add((row.deployment == Deployment::standby ? database_space_twice : database_space).key,
        "GB-month", 0.73);
    add(database_iops.key, "IOPS-month", 0.73);
  }

  void fail(int zone) {
    run([&](Context& context) { network::fail_zone(context, zones[std::size_t(zone)]); });
  }
  void restore(int zone) {
    run([&](Context& context) { network::restore_zone(context, zones[std::size_t(zone)]); });
  }
  /// "a", "a!" when it is dead.
  std::string seen() const {
    std::string text;
    for (const Endpoint& node : endpoints(world, instance))
      text += std::string(world.text(world[node.zone].name)) + (node.answers ? "" : "!");
    return text;
  }

  Id<Instance> instance;
};

TEST(Managed, StandbyTakesOverWithinOneToTwoMinutes) {
  double least = 1e9, most = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Park park(Deployment::standby, Software::postgres, seed);
    EXPECT_EQ(park.seen(), "a");
    park.fail(0);
    EXPECT_EQ(park.seen(), "a!") << "clients still ask the dead one";
    park.pass(minutes(3));
    EXPECT_EQ(park.seen(), "b");
    const double took = in_seconds(park.when("managed.took_over") - park.when("managed.lost"));
    least = std::min(least, took);
    most = std::max(most, took);
  }
  EXPECT_GE(least, 60);
  EXPECT_LT(least, 70);
  EXPECT_LE(most, 120);
  EXPECT_GT(most, 110);
}

TEST(Managed, TheOldPrimaryBecomesTheStandby) {
  Park park(Deployment::standby);
  park.fail(0);
  park.pass(minutes(5));
  park.restore(0);
  park.pass(minutes(11));
  EXPECT_EQ(park.seen(), "b");
  EXPECT_EQ(park.count("managed.node_back"), 1);
  park.fail(1);
  park.pass(minutes(3));
  EXPECT_EQ(park.seen(), "a");
}

TEST(Managed, AStandbyThatIsLostHurtsNobody) {
  Park park(Deployment::standby);
  park.fail(1);
  park.pass(minutes(5));
  EXPECT_EQ(park.seen(), "a");
  EXPECT_EQ(park.count("managed.node_lost"), 1);
  EXPECT_EQ(park.count("managed.lost"), 0);
}

TEST(Managed, BothZonesGoneTheFirstToReturnAnswers) {
  Park park(Deployment::standby);
  park.fail(1);
  park.fail(0);
  park.pass(minutes(10));
  EXPECT_EQ(park.seen(), "a!");
  park.restore(1);
  park.pass(minutes(13));
  EXPECT_EQ(park.seen(), "b");
}

TEST(Managed, ASingleNodeWaitsForItsZone) {
  Park park(Deployment::single);
  park.fail(0);
  park.pass(hours(1));
  EXPECT_EQ(park.seen(), "a!");
  park.restore(0);
  park.pass(minutes(9));
  park.fail(0);  // Before it was back.
  park.pass(minutes(2));
  EXPECT_EQ(park.seen(), "a!");
  park.restore(0);
  park.pass(minutes(11));
  EXPECT_EQ(park.seen(), "a");
  EXPECT_EQ(park.count("managed.back"), 1);
}

TEST(Managed, AClusterGoesOnWithTwoOfThree) {
  Park park(Deployment::cluster, Software::rabbitmq);
  EXPECT_EQ(park.seen(), "abc");
  EXPECT_EQ(quorum(park.world[park.instance]), 2);
  park.fail(1);
  EXPECT_EQ(park.seen(), "ab!c");
  park.pass(seconds(31));
  EXPECT_EQ(park.seen(), "ac");
  park.restore(1);
  park.pass(minutes(6));
  EXPECT_EQ(park.seen(), "abc");
}

TEST(Managed, APairIsOnePriceAndItsIopsAreTwo) {
  Park park(Deployment::standby);
  park.pass(hours(10));
  const auto spent = [&](std::string_view rate) { return park.spent(rate).to_double(); };
  EXPECT_NEAR(spent("rds.postgres.multi_az.m5.large"), 20, 1e-6);
  EXPECT_NEAR(spent(database_space_twice.key), 100 * 0.73 * 10 / 730, 1e-6);
  EXPECT_NEAR(spent(database_iops.key), 2 * 500 * 0.73 * 10 / 730, 1e-6);
}

TEST(Managed, AClusterPaysByTheNode) {
  Park park(Deployment::cluster, Software::rabbitmq);
  park.pass(hours(10));
  EXPECT_NEAR(park.spent("mq.rabbitmq.broker.m5.large").to_double(), 60, 1e-6);
  EXPECT_NEAR(park.spent(broker_space.key).to_double(), 300 * 0.73 * 10 / 730, 1e-6);
}

TEST(Managed, StorageGivesOperationsOrBytes) {
  Instance row;
  row.iops = 3000;
  row.throughput = 16e6;
  EXPECT_EQ(io_limit(row, 4000), 3000);
  EXPECT_EQ(io_limit(row, 16000), 1000);
}

}  // namespace
}  // namespace drydock::managed
