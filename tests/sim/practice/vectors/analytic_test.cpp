// Closed-form cases: what is said of files that are none, how answers are compared, and the cases
// that are shipped.
#include "sim/practice/vectors/analytic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/practice/vectors/experiment.h"
#include "tests/sim/practice/json.h"
#include "tests/support/places.h"
#include "tests/support/sanitized.h"

namespace drydock::vectors {
namespace {

/// A file of one case without chance.
codec::Value packing(const std::string& expected, const std::string& tolerance) {
  return json(R"({"format": "analytic-case/1", "cases": [{"id": "x", "inputs": {
      "node_cpu_m": 1000, "node_mem_mi": 1000, "daemon_cpu_m": 100, "daemon_mem_mi": 100,
      "pod_cpu_m": 200, "pod_mem_mi": 10, "pods": 9}, "run": {},
      "expected": )" +
              expected + R"(, "tolerance": )" + tolerance + "}]}");
}

struct ComparedCase {
  std::string name, expected, tolerance;
  std::string difference;  ///< None: they agree.
};
void PrintTo(const ComparedCase& row, std::ostream* out) { *out << row.name; }
class ClosedForms : public testing::TestWithParam<ComparedCase> {};

TEST_P(ClosedForms, AreComparedWithinTheirTolerance) {
  const ComparedCase& row = GetParam();
  codec::Diagnostics out;
  const auto verdicts = play(packing(row.expected, row.tolerance), "test", out);
  ASSERT_TRUE(verdicts) << codec::to_text(out);
  EXPECT_TRUE(out.empty()) << codec::to_text(out);
  std::vector<std::string> differences;
  if (!row.difference.empty()) differences.push_back(row.difference);
  EXPECT_EQ(verdicts->at(0).differences, differences);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ClosedForms,
    testing::Values(
        ComparedCase{"Equal", R"({"nodes": 3})", R"({"nodes": {"rel": 0, "abs": 0}})", ""},
        ComparedCase{"Off", R"({"nodes": 4})", R"({"nodes": {"rel": 0, "abs": 0}})",
                     "nodes: expected 4, got 3"},
        ComparedCase{"Relative", R"({"nodes": 4})", R"({"nodes": {"rel": 0.25}})", ""},
        ComparedCase{"Absolute", R"({"nodes": 4})", R"({"nodes": {"abs": 1}})", ""},
        ComparedCase{"Lower", R"({"nodes_lower": 3})", R"({"nodes_lower": {"rel": 0}})", ""},
        ComparedCase{"BelowLower", R"({"nodes_lower": 4})", R"({"nodes_lower": {"rel": 0}})",
                     "nodes_lower: expected at least 4, got 3"},
        ComparedCase{"Upper", R"({"nodes_upper": 3.5})", R"({"nodes_upper": {"rel": 0}})", ""},
        ComparedCase{"AboveUpper", R"({"nodes_upper": 2})", R"({"nodes_upper": {"abs": 0.5}})",
                     "nodes_upper: expected at most 2, got 3"},
        ComparedCase{"NotToHappen", R"({"nodes": null})", R"({"nodes": {"rel": 1}})",
                     "nodes: expected nothing, got 3"},
        ComparedCase{"NoSuchMetric", R"({"knots": 3})", R"({"knots": {"rel": 1}})",
                     "knots: expected 3, got nothing"}),
    [](const auto& row) { return row.param.name; });

struct RefusedCases {
  std::string name, text, code, path;
};
void PrintTo(const RefusedCases& row, std::ostream* out) { *out << row.name; }
class BadCases : public testing::TestWithParam<RefusedCases> {};

TEST_P(BadCases, AreRefused) {
  codec::Diagnostics out;
  EXPECT_FALSE(play(json(GetParam().text), "bad.json", out));
  ASSERT_FALSE(out.empty());
  EXPECT_EQ(out[0].code, GetParam().code) << codec::to_text(out);
  EXPECT_EQ(out[0].path, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadCases,
    testing::Values(
        RefusedCases{"OtherFormat", R"({"format": "analytic-case/2", "cases": []})", "E0115",
                     "format"},
        RefusedCases{"NoCases", R"({"format": "analytic-case/1"})", "E0111", ""},
        RefusedCases{"NoModel",
                     R"({"format": "analytic-case/1", "cases": [{"id": "x", "expected": {},
                "tolerance": {}, "inputs": {"planets": 9}}]})",
                     "E0115", "cases[0].inputs"},
        RefusedCases{
            "NoTolerance",
            R"({"format": "analytic-case/1", "cases": [{"id": "x", "expected": {"nodes": 1},
                "tolerance": {}, "inputs": {"node_cpu_m": 1, "node_mem_mi": 1, "pod_cpu_m": 1,
                "pod_mem_mi": 1, "pods": 1}}]})",
            "E0111", "cases[0].tolerance"},
        RefusedCases{"OtherLaw",
                     R"({"format": "analytic-case/1", "cases": [{"id": "x", "expected": {},
                "tolerance": {}, "inputs": {"arrival": "poisson", "arrival_rate": 1,
                "service": {"dist": "exponentil", "mean": 1}}}]})",
                     "E0115", "cases[0].inputs.service.dist"}),
    [](const auto& row) { return row.param.name; });

TEST(Metrics, NamePercentilesAndNumbers) {
  EXPECT_EQ(percentile("p90_wait", "wait"), 0.9);
  EXPECT_EQ(percentile("p05_wait", "wait"), 0.05);
  EXPECT_DOUBLE_EQ(*percentile("p999_response", "response"), 0.999);
  EXPECT_EQ(percentile("mean_wait", "wait"), std::nullopt);
  EXPECT_EQ(percentile("p90_response", "wait"), std::nullopt);
  EXPECT_EQ(percentile("prob_wait", "wait"), std::nullopt);
  EXPECT_EQ(numbered("utilisation_12", "utilisation"), 12u);
  EXPECT_EQ(numbered("utilisation", "utilisation"), std::nullopt);
  EXPECT_EQ(numbered("utilisation_x", "utilisation"), std::nullopt);
}

TEST(Metrics, QuantilesAreSamples) {
  std::vector<double> samples = {5, 1, 4, 2, 3};
  EXPECT_EQ(quantile_of(samples, 0.2), 1);
  EXPECT_EQ(quantile_of(samples, 0.21), 2);
  EXPECT_EQ(quantile_of(samples, 1), 5);
}

/// A model whose every run draws one number.
class Draw : public Experiment {
 public:
  explicit Draw(Seed seed) : row_(new_stream(seed, 1)), seed_(seed) {}
  void warm_up(std::int64_t amount) override { run(amount); }
  void run(std::int64_t amount) override {
    for (; amount > 0; --amount, ++count_) sum_ += Stream(seed_, row_).uniform();
  }
  std::optional<double> measure(std::string_view metric) const override {
    if (metric != "mean") return std::nullopt;
    return sum_ / static_cast<double>(count_);
  }

 private:
  StreamRow row_;
  Seed seed_;
  double sum_ = 0;
  std::int64_t count_ = 0;
};

TEST(Replications, RunOnUntilTheyAreSure) {
  const Make make = [](Seed seed) { return std::make_unique<Draw>(seed); };
  const std::array wanted = {Wanted{"mean", 0.005}, Wanted{"other", 0}};
  const auto estimates = replicate(make, {10, 1'000'000, 0, 10}, wanted, 7, 1);
  ASSERT_EQ(estimates.size(), 1u) << "it has no other metric";
  EXPECT_LE(estimates[0].half_width, 0.005);
  EXPECT_GT(estimates[0].half_width, 0.0005) << "nor much longer";
  EXPECT_NEAR(estimates[0].mean, 0.5, 0.01);
  const auto again = replicate(make, {10, 1'000'000, 0, 10}, wanted, 7, 3);
  EXPECT_EQ(again[0].mean, estimates[0].mean) << "threads change nothing";
  EXPECT_EQ(again[0].half_width, estimates[0].half_width);
}

TEST(Replications, EndWithTheirLength) {
  const Make make = [](Seed seed) { return std::make_unique<Draw>(seed); };
  const std::array wanted = {Wanted{"mean", 0}};
  EXPECT_GT(replicate(make, {10, 100, 0, 4}, wanted, 7, 2)[0].half_width, 0);
}

/// Chance takes long under sanitizers: there cases without it must do.
codec::Value shipped(const std::string& name) {
  codec::Diagnostics out;
  const auto found = codec::read_file(places::source_dir() + "/tests/vectors/" + name, out);
  codec::Value document = found.value_or(codec::Value());
  codec::Value* cases = document.find("cases");
  if (sanitized && cases != nullptr)
    std::erase_if(cases->list(), [](const codec::Value& one) {
      const codec::Value* exact = one.find("exact");
      return exact == nullptr || !exact->flag() || one.find("inputs")->find("produce_rate");
    });
  return document;
}

struct File {
  const char* name;
};
void PrintTo(const File& row, std::ostream* out) { *out << row.name; }
class ShippedCases : public testing::TestWithParam<File> {};

/// A part of the run lengths is enough for most; where it is not, theory lies in the interval.
bool fits(const Outcome& outcome) {
  if (outcome.agrees) return true;
  const auto theory = outcome.expected.real(), model = outcome.got.real();
  return theory && model && std::fabs(*theory - *model) <= outcome.half_width;
}

TEST_P(ShippedCases, Pass) {
  codec::Diagnostics out;
  const std::string name = std::string(GetParam().name) + ".json";
  Effort effort;
  effort.share = 0.1;
  const auto played = play_cases(shipped(name), name, out, effort);
  ASSERT_TRUE(played) << codec::to_text(out);
  EXPECT_TRUE(out.empty()) << codec::to_text(out);
  EXPECT_FALSE(played->empty());
  for (const CaseOutcome& one : *played)
    for (const Outcome& outcome : one.outcomes)
      EXPECT_TRUE(fits(outcome)) << one.id << ": " << said(outcome);
}

INSTANTIATE_TEST_SUITE_P(Table, ShippedCases,
                         testing::Values(File{"analytic"}, File{"analytic_more"}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace drydock::vectors
