// Tests passwords that change under those who hold them, as flows and request by request, and calls
// that are refused.
#include "sim/platform/workload/access.h"

#include <gtest/gtest.h>

#include "tests/sim/platform/workload/shop.h"

namespace drydock::workload {
namespace {

constexpr Duration lifetime = minutes(30);

/// The shop, with so many connections of each api pod to its database; 0: nobody counts them.
struct Bank : Shop {
  explicit Bank(std::int32_t connections, RequestMode mode = RequestMode::fluid)
      : Shop("", mode, [=](Context& context, Id<Service> api, Id<Service> db) {
          context.edit_only<Settings>().connection_lifetime = lifetime;
          ConnectionPool pool;
          pool.caller = api;
          pool.target = db;
          pool.connections = connections;
          pool.wait = seconds(1);
          if (connections > 0) add_pool(context, pool);
        }) {
    pass(minutes(10));
  }
  void change(bool both_stay = false) {
    run([&](Context& context) { change_password(context, service("db"), both_stay); });
  }
  double well() const { return world[service("api")].success; }
  double now() const { return success(world, service("api"), minutes(1)); }
  void restart_api() { give(kubernetes::RolloutRestart{"api"}); }
};

TEST(Password, LeavesOpenConnectionsUntilTheirLifetime) {
  Bank bank(10);
  bank.change();
  EXPECT_EQ(bank.count("workload.password_changed"), 1);
  EXPECT_EQ(pods_with_old_password(bank.world, bank.service("db")), 3);
  bank.pass(minutes(1));
  EXPECT_EQ(bank.count("workload.logins_refused"), 0) << "no connection is that old";
  bank.pass(minutes(14));
  EXPECT_EQ(bank.count("workload.logins_refused"), 1);
  const OldLogins half = old_logins(bank.world, bank.service("api"), bank.service("db"));
  EXPECT_EQ(half.share, 1);
  EXPECT_EQ(half.left(10), 5);
  EXPECT_NEAR(bank.well(), 1, 1e-3) << "half of the connections are enough";
  bank.pass(minutes(16));
  EXPECT_NEAR(bank.well(), 0, 1e-9);
  bank.restart_api();
  bank.pass(minutes(10));
  EXPECT_NEAR(bank.well(), 1, 1e-3);
  EXPECT_EQ(bank.count("workload.password_known"), 1);
}

TEST(Password, IsNoMatterToPodsThatStartLater) {
  Bank bank(10);
  bank.change();
  bank.restart_api();
  bank.pass(hours(1));
  EXPECT_EQ(bank.count("workload.logins_refused"), 0);
  EXPECT_EQ(bank.count("workload.users_affected"), 0);
  EXPECT_EQ(pods_with_old_password(bank.world, bank.service("db")), 0);
}

TEST(Password, OfTwoUsersWhoTakeTurnsLastsUntilTheNextChange) {
  Bank bank(10);
  bank.change(true);
  bank.pass(hours(2));
  EXPECT_NEAR(bank.well(), 1, 1e-3);
  EXPECT_EQ(pods_with_old_password(bank.world, bank.service("db")), 0);
  bank.change(true);  // Their user is the one whose password changes now.
  EXPECT_EQ(pods_with_old_password(bank.world, bank.service("db")), 3);
  bank.pass(minutes(31));
  EXPECT_NEAR(bank.well(), 0, 1e-9);
}

TEST(Password, WhereNobodyCountsConnectionsEndsWithTheLastOfThem) {
  Bank bank(0);
  bank.change();
  bank.pass(minutes(29));
  EXPECT_NEAR(bank.well(), 1, 1e-3);
  bank.pass(minutes(2));
  EXPECT_NEAR(bank.well(), 0, 1e-9);
}

TEST(Password, ThatIsTakenAgainFillsThePools) {
  Bank bank(10);
  bank.change();
  bank.pass(minutes(40));
  EXPECT_NEAR(bank.well(), 0, 1e-9);
  bank.run([&](Context& context) { accept_old_passwords(context, bank.service("db")); });
  bank.pass(minutes(1));
  EXPECT_NEAR(bank.well(), 1, 1e-3);
}

/// A share of the pods knows the new password: a process that is restarted reads it.
TEST(Password, FailsForThePodsThatHoldTheOldOne) {
  for (const RequestMode mode : {RequestMode::fluid, RequestMode::requests}) {
    Bank bank(10, mode);
    bank.change();
    bank.run([&](Context& context) {
      kubernetes::kill_pod(context, context[context[bank.service("api")].workload].pods.first);
    });
    bank.pass(minutes(33));
    EXPECT_EQ(pods_with_old_password(bank.world, bank.service("db")), 2);
    const double lost = 1 - bank.now();
    EXPECT_NEAR(lost, 2.0 / 3, mode == RequestMode::fluid ? 1e-3 : 0.05) << enum_name(mode);
  }
}

TEST(Password, RequestByRequestFailsAsFlowsDo) {
  Bank flows(4), bank(4, RequestMode::requests);
  for (Bank* one : {&flows, &bank}) {
    one->change();
    one->pass(minutes(20));
  }
  EXPECT_NEAR(bank.now(), flows.now(), 0.02);
  for (Bank* one : {&flows, &bank}) one->pass(minutes(15));
  EXPECT_NEAR(bank.now(), 0, 1e-9);
  for (Bank* one : {&flows, &bank}) {
    one->restart_api();
    one->pass(minutes(10));
    EXPECT_NEAR(one->now(), 1, 1e-3);
  }
}

TEST(Denial, RefusesItsShareOfTheCalls) {
  for (const RequestMode mode : {RequestMode::fluid, RequestMode::requests}) {
    Bank bank(0, mode);
    bank.run([&](Context& context) { deny(context, {}, bank.service("db"), 0.25); });
    bank.pass(minutes(5));
    EXPECT_NEAR(bank.now(), 0.75, mode == RequestMode::fluid ? 1e-6 : 0.03) << enum_name(mode);
    bank.run([&](Context& context) { deny(context, {}, bank.service("db"), 0); });
    bank.pass(minutes(5));
    EXPECT_NEAR(bank.now(), 1, 1e-3) << enum_name(mode);
  }
}

}  // namespace
}  // namespace drydock::workload
