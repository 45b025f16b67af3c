// Passwords and credentials that end, as commands.
#include <gtest/gtest.h>

#include "sim/platform/failure/credentials.h"
#include "sim/platform/failure/failure.h"
#include "sim/platform/workload/access.h"
#include "tests/sim/platform/workload/shop.h"

namespace drydock::failure {
namespace {

void install_doors(Rulebook& book) {
  workload::Shop::install(book);
  failure::install(book);
}

/// The shop; each request of api reads an object too, and notify needs credentials for more.
struct Doors : workload::Shop {
  Doors() : Shop("", workload::RequestMode::fluid, &Doors::tune, install_doors) {
    run([&](Context& context) { hold_credential(context, holder("notify")); });
    pass(minutes(10));
  }
  static void tune(Context& context, Id<workload::Service> api, Id<workload::Service> db) {
    context.edit_only<workload::Settings>().connection_lifetime = minutes(30);
    workload::ConnectionPool pool;
    pool.caller = api;
    pool.target = db;
    pool.connections = 10;
    pool.wait = seconds(1);
    workload::add_pool(context, pool);
  }
  Id<kubernetes::Workload> holder(std::string_view name) const {
    return world.find<kubernetes::Workload>(name);
  }
  std::string says(const AnyCommand& command) const {
    const Result<Forecast> answer = rulebook.check(world, command);
    return answer ? answer->summary : answer.error().message + " " + answer.error().hint;
  }
  double well() const { return world[service("api")].success; }
};

TEST(RotatePassword, EndsWithTheConnectionsOfPodsThatAreOlder) {
  Doors doors;
  EXPECT_EQ(doors.says(RotatePassword{"db", "single"}),
            "The old password of db ends now: connections stay open until their maximum lifetime "
            "of 30m, and only pods that start from now on can open new ones.");
  doors.give(RotatePassword{"db", "single"});
  EXPECT_NEAR(doors.well(), 1, 1e-3);
  doors.pass(minutes(31));
  EXPECT_NEAR(doors.well(), 0, 1e-9);
  EXPECT_EQ(doors.says(AcceptPassword{"db"}), "Pods with the old password can log in at db again.");
  doors.give(AcceptPassword{"db"});
  doors.pass(minutes(1));
  EXPECT_NEAR(doors.well(), 1, 1e-3);
  EXPECT_EQ(doors.says(AcceptPassword{"db"}), "No pod holds a password that db refuses. ");
}

TEST(RotatePassword, ByTwoUsersIsNoticedByNobody) {
  Doors doors;
  doors.give(RotatePassword{"db", "alternating"});
  doors.pass(hours(1));
  EXPECT_NEAR(doors.well(), 1, 1e-3);
  EXPECT_EQ(doors.count("workload.logins_refused"), 0);
}

TEST(ExpireCredential, LastsUntilItIsRenewed) {
  Doors doors;
  doors.give(ExpireCredential{"notify", minutes(10)});
  EXPECT_TRUE(has_expired(doors.world, doors.holder("notify")));
  EXPECT_EQ(doors.says(ExpireCredential{"notify", {}}),
            "The credentials of notify have expired already. ");
  doors.pass(minutes(10));
  EXPECT_FALSE(has_expired(doors.world, doors.holder("notify")));
  doors.give(ExpireCredential{"notify", minutes(10)});
  doors.pass(minutes(1));
  doors.give(RenewCredential{"notify"});
  doors.give(ExpireCredential{"notify", {}});
  doors.pass(minutes(20));
  EXPECT_TRUE(has_expired(doors.world, doors.holder("notify"))) << "the first one is over";
}

struct RefusedAccessCase {
  AnyCommand command;
  const char* says;
};
class RefusedAccessFault : public testing::TestWithParam<RefusedAccessCase> {};
TEST_P(RefusedAccessFault, SaysWhyAndChangesNothing) {
  Doors doors;
  const Fingerprint before = doors.fingerprint();
  EXPECT_EQ(doors.says(GetParam().command), GetParam().says);
  EXPECT_EQ(doors.fingerprint(), before);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedAccessFault,
    testing::Values(
        RefusedAccessCase{RotatePassword{"dbb", "single"},
                          "There is no database with users called \"dbb\". Did you mean db?"},
        RefusedAccessCase{RotatePassword{"api", "single"},
                          "There is no database with users called \"api\". There is db."},
        RefusedAccessCase{RotatePassword{"db", "both"},
                          "A password is not rotated by \"both\". Choose single or alternating."},
        RefusedAccessCase{ExpireCredential{"api", {}},
                          "There is no workload with credentials for AWS called \"api\". There is "
                          "notify."},
        RefusedAccessCase{ExpireCredential{"notify", minutes(-1)},
                          "A fault cannot last -60 s. Give at most 366 days, or 0 for a fault that "
                          "lasts until it is repaired."},
        RefusedAccessCase{RenewCredential{"notify"}, "The credentials of notify are valid. "},
        RefusedAccessCase{SetPullCredential{true, {}},
                          "The credential for the image registry is valid. "},
        RefusedAccessCase{ThrottleApi{minutes(1), {}},
                          "Nobody waits 60 s for the API server. Give 0 to 15 s; 0 ends it."},
        RefusedAccessCase{ThrottleApi{{}, {}},
                          "Controllers wait so long for the API server already. "}));

}  // namespace
}  // namespace drydock::failure
