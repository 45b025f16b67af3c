// When a deleted pod gets SIGTERM, and when it is gone.
#include "sim/platform/kubernetes/termination_rules.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>

namespace drydock::kubernetes {
namespace {

using std::chrono::seconds;

struct EndRow {
  const char* what;
  TerminationCase given;
  Termination expected;
};

class End : public testing::TestWithParam<EndRow> {};

TEST_P(End, FollowsThePodLifecycle) {
  const Termination found = termination_of(GetParam().given);
  EXPECT_EQ(found.signal, GetParam().expected.signal) << GetParam().what;
  EXPECT_EQ(found.end, GetParam().expected.end) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Documented, End,
    testing::Values(
        EndRow{"ends by itself", {seconds(30), {}, seconds(4)}, {seconds(0), seconds(4)}},
        EndRow{"ignores SIGTERM", {seconds(30), {}}, {seconds(0), seconds(30)}},
        EndRow{"too slow", {seconds(30), {}, seconds(90)}, {seconds(0), seconds(30)}},
        EndRow{"hook first", {seconds(30), seconds(10), seconds(4)}, {seconds(10), seconds(14)}},
        EndRow{"the hook's time counts", {seconds(30), seconds(10)}, {seconds(10), seconds(30)}},
        EndRow{"hook cut off", {seconds(30), seconds(60)}, {seconds(30), seconds(32)}},
        EndRow{
            "hook takes all", {seconds(30), seconds(30), seconds(1)}, {seconds(30), seconds(31)}},
        EndRow{"little is left", {seconds(30), seconds(29)}, {seconds(29), seconds(31)}},
        EndRow{"no grace", {{}, seconds(10), seconds(4)}, {}}),
    [](const auto& row) {
      std::string name = row.param.what;
      for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
      return name;
    });

}  // namespace
}  // namespace drydock::kubernetes
