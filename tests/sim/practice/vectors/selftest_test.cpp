// The self-test's words, its cases, and what it says of a model that is wrong.
#include "sim/practice/vectors/selftest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/places.h"
#include "tests/support/sanitized.h"

namespace drydock::vectors {
namespace {

struct Worded {
  std::string metric, words;
};
void PrintTo(const Worded& row, std::ostream* out) { *out << row.metric; }
class SelfTestWords : public testing::TestWithParam<Worded> {};

TEST_P(SelfTestWords, NameMetrics) { EXPECT_EQ(words_for(GetParam().metric), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(Table, SelfTestWords,
                         testing::Values(Worded{"mean_wait", "mean wait"},
                                         Worded{"p99_response", "p99 response"},
                                         Worded{"prob_loss", "share turned away"},
                                         Worded{"prob_up_ge_3", "share of time with 3 or more up"}),
                         [](const auto& row) { return row.param.metric; });

/// The figures of one case that needs no chance.
std::vector<SelfTestLine> test_of(const std::string& expected) {
  const std::string file = testing::TempDir() + "selftest.json";
  std::ofstream(file) << R"({"format": "analytic-case/1", "cases": [{"id": "disk",
      "description": "a disk", "time_unit": "s", "run": {}, "tolerance":
      {"exhausted_at": {"rel": 0.001}, "credits_left": {"abs": 1}},
      "inputs": {"size_gib": 200, "demand_iops": 3000, "duration": 5400, "bucket": 5400000,
                 "burst_iops": 3000, "baseline_per_gib": 3, "baseline_min": 100,
                 "baseline_max": 16000}, "expected": )"
                      << expected << "}]}";
  codec::Diagnostics out;
  const auto lines = self_test(file, out, 1);
  EXPECT_TRUE(lines) << codec::to_text(out);
  return lines.value_or(std::vector<SelfTestLine>());
}

TEST(SelfTest, SetsTheModelBesideTheory) {
  const auto lines = test_of(R"({"exhausted_at": 2250, "credits_left": 0})");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].tested, "a disk");
  EXPECT_EQ(lines[0].metric, "credits are gone at");
  EXPECT_EQ(lines[0].theory, "2 250 s");
  EXPECT_EQ(lines[0].interval, "") << "no chance in it";
  EXPECT_TRUE(all_agree(lines));
}

TEST(SelfTest, SaysWhatDiffers) {
  const auto lines = test_of(R"({"exhausted_at": 2300, "credits_left": 0})");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_FALSE(lines[0].agrees);
  EXPECT_TRUE(lines[1].agrees);
  EXPECT_FALSE(all_agree(lines));
  EXPECT_FALSE(as_value(lines).find("agrees")->flag());
}

TEST(SelfTest, WithoutItsFileSaysSo) {
  codec::Diagnostics out;
  EXPECT_FALSE(self_test("/nowhere/selftest.json", out));
  EXPECT_FALSE(out.empty());
}

/// The shipped cases; sanitizers, under which chance takes long, see the first few.
std::string shipped_cases() {
  const std::string all = selftest_file(places::source_dir() + "/models");
  if (!sanitized) return all;
  codec::Diagnostics out;
  codec::Value document = codec::read_file(all, out).value_or(codec::Value());
  document.find("cases")->list().resize(3);
  const std::string few = testing::TempDir() + "few_cases.json";
  std::ofstream(few) << codec::to_json(document);
  return few;
}

TEST(SelfTest, AgreesAsShipped) {
  codec::Diagnostics out;
  double done = 0;
  const auto lines = self_test(shipped_cases(), out, 0, [&](double share) { done = share; });
  ASSERT_TRUE(lines) << codec::to_text(out);
  EXPECT_TRUE(out.empty()) << codec::to_text(out);
  EXPECT_EQ(done, 1);
  EXPECT_GT(lines->size(), sanitized ? 3u : 20u);
  for (const SelfTestLine& line : *lines)
    EXPECT_TRUE(line.agrees) << line.id << ": " << line.metric << ", theory " << line.theory
                             << ", model " << line.model << " " << line.interval;
}

}  // namespace
}  // namespace drydock::vectors
