// Lists: each row fits its columns, ages read as kubectl writes them, and the shipped platform
// fills every page.
#include "sim/practice/report/listing.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/platform/rules.h"
#include "sim/practice/report/listing_kinds.h"
#include "sim/practice/run/open.h"
#include "sim/practice/scenario/read.h"

namespace drydock::report {
namespace {

run::Run nsflow() {
  const auto search = scenario::SearchPaths::usual();
  auto reading = scenario::read_scenario(search.scenarios + "/zone-loss.json", search);
  EXPECT_TRUE(reading.scenario) << codec::to_text(reading.diagnostics);
  auto run = run::open(*reading.scenario, platform::rules(), Seed{1});
  EXPECT_TRUE(run) << run.error().message;
  run->advance(reading.scenario->start + minutes(17));
  return std::move(*run);
}

TEST(Listing, RowsFitTheirColumns) {
  const run::Run run = nsflow();
  std::set<std::string_view> names;
  for (const ListKind& kind : list_kinds()) {
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_EQ(list_kind(kind.name), &kind);
    for (const ListRow& row : kind.rows(run.world())) {
      EXPECT_EQ(row.cells.size(), kind.columns.size()) << kind.name << " " << row.id;
      EXPECT_NE(row.id.find('/'), std::string::npos) << row.id;
    }
  }
  EXPECT_EQ(list_kind("podz"), nullptr);
}

TEST(Listing, ShowsAZoneThatIsGone) {
  const run::Run run = nsflow();
  const std::string nodes = list_text(*list_kind("nodes"), run.world());
  EXPECT_NE(nodes.find("NotReady"), std::string::npos) << nodes;
  const std::string nats = list_text(*list_kind("nat-gateways"), run.world());
  EXPECT_NE(nats.find("nat-b  Failed"), std::string::npos) << nats;
  const std::string pods = list_text(*list_kind("pods"), run.world());
  EXPECT_NE(pods.find("Terminating"), std::string::npos) << pods;
  EXPECT_NE(pods.find("Pending"), std::string::npos) << pods;
}

struct Aged {
  std::int64_t seconds;
  std::string text;
};

class Ages : public testing::TestWithParam<Aged> {};

TEST_P(Ages, AreWrittenAsKubectlDoes) {
  EXPECT_EQ(age(seconds(GetParam().seconds)).text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Table, Ages,
                         testing::Values(Aged{0, "0s"}, Aged{119, "119s"}, Aged{120, "2m"},
                                         Aged{185, "3m5s"}, Aged{600, "10m"}, Aged{10799, "179m"},
                                         Aged{10800, "3h"}, Aged{15120, "4h12m"},
                                         Aged{36000, "10h"}, Aged{172800, "2d"},
                                         Aged{180000, "2d2h"}, Aged{864000, "10d"}),
                         [](const auto& row) { return "s" + std::to_string(row.param.seconds); });

}  // namespace
}  // namespace drydock::report
