// The comparison of answers, what is said about files that are no test tables, and the tables
// themselves.
#include "sim/practice/vectors/vectors.h"
#include "tests/sim/practice/json.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace drydock::vectors {
namespace {

struct Compared {
  std::string name, expect, answer;
  std::size_t differences;
};

void PrintTo(const Compared& row, std::ostream* out) { *out << row.name; }

class Answers : public testing::TestWithParam<Compared> {};

TEST_P(Answers, AreCompared) {
  const Compared& row = GetParam();
  EXPECT_EQ(differences(json(row.expect), json(row.answer), {"set"}).size(), row.differences);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Answers,
    testing::Values(Compared{"Same", R"({"a": 1})", R"({"a": 1})", 0},
                    Compared{"MoreIsAnswered", R"({"a": 1})", R"({"a": 1, "b": 2})", 0},
                    Compared{"OtherInteger", R"({"a": 1000000})", R"({"a": 1000001})", 1},
                    Compared{"OtherReal", R"({"a": 0.5})", R"({"a": 0.50001})", 1},
                    Compared{"RealsNearlySame", R"({"a": 0.3})", R"({"a": 0.30000000001})", 0},
                    Compared{"WholeReal", R"({"a": 2.0})", R"({"a": 2})", 0},
                    Compared{"NothingExpected", R"({"a": null})", R"({})", 0},
                    Compared{"NothingGot", R"({"a": 1, "b": 2})", R"({})", 2},
                    Compared{"OtherKind", R"({"a": "1"})", R"({"a": 1})", 1},
                    Compared{"Order", R"({"a": [1, 2]})", R"({"a": [2, 1]})", 1},
                    Compared{"OrderOfSet", R"({"set": [1, 2]})", R"({"set": [2, 1]})", 0},
                    Compared{"LengthOfSet", R"({"set": [1, 2]})", R"({"set": [2, 1, 1]})", 1},
                    Compared{"Deep", R"({"a": {"b": [{"c": 1}]}})", R"({"a": {"b": [{"c": 2}]}})",
                             1}),
    [](const auto& row) { return row.param.name; });

struct Refused {
  std::string name, text, code, path;
};

void PrintTo(const Refused& row, std::ostream* out) { *out << row.name; }

class BadTables : public testing::TestWithParam<Refused> {};

TEST_P(BadTables, AreRefused) {
  codec::Diagnostics out;
  EXPECT_FALSE(play(json(GetParam().text), "bad.json", out));
  ASSERT_EQ(out.size(), 1u) << codec::to_text(out);
  EXPECT_EQ(out[0].code, GetParam().code);
  EXPECT_EQ(out[0].path, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadTables,
    testing::Values(
        Refused{"NoFamily", R"({"vectors": []})", "E0111", ""},
        Refused{"OtherFamily", R"({"family": "backof", "vectors": []})", "E0115", "family"},
        Refused{"OtherSchema", R"({"schema": "drydock.pricing-cases/1"})", "E0116", "schema"},
        Refused{"NoPricingCases", R"({"schema": "drydock.pricing-cases/2"})", "E0111", ""},
        Refused{"NoCases", R"({"family": "backoff"})", "E0111", ""},
        Refused{"NoExpectation",
                R"({"family": "backoff", "vectors": [
                    {"id": "x", "input": {"initial_s": 1, "max_s": 2, "steps": []}}]})",
                "E0111", "vectors[0]"},
        Refused{"TextForNumber",
                R"({"family": "backoff", "vectors": [{"id": "x", "expect": {},
                    "input": {"initial_s": "one", "max_s": 2, "steps": []}}]})",
                "E0110", "vectors[0].input.initial_s"},
        Refused{"OtherStep",
                R"({"family": "backoff", "vectors": [{"id": "x", "expect": {},
                    "input": {"initial_s": 1, "max_s": 2, "steps": [{"op": "nxt", "t_s": 0}]}}]})",
                "E0115", "vectors[0].input.steps[0].op"}),
    [](const auto& row) { return row.param.name; });

TEST(Vectors, SayWhichCaseFailed) {
  codec::Diagnostics out;
  const auto verdicts = play(json(R"({"family": "backoff", "vectors": [
      {"id": "right", "expect": {"results": [0]}, "new_key": 1,
       "input": {"initial_s": 1, "max_s": 2, "steps": [{"op": "get", "t_s": 0}]}},
      {"id": "wrong", "expect": {"results": [1]},
       "input": {"initial_s": 1, "max_s": 2, "steps": [{"op": "get", "t_s": 0}]}}]})"),
                             "test", out);
  ASSERT_TRUE(verdicts) << codec::to_text(out);
  ASSERT_EQ(verdicts->size(), 2u);
  EXPECT_TRUE((*verdicts)[0].differences.empty());
  EXPECT_EQ((*verdicts)[1].differences, std::vector<std::string>{"results: expected [1], got [0]"});
}

/// Differences of the only case, of one NAT gateway for 100 h with `change` put over it.
std::vector<std::string> priced(const std::string& change) {
  const std::string start = R"({"schema": "drydock.pricing-cases/2", "cases": [{"id": "nat",
      "kind": "nat_gateway", "config": {"hours": 100, "data_processed_gb": 1},
      "prices": [{"item": "NAT gateway", "unit_price_usd": 0.045},
                 {"item": "Data processed", "unit_price_usd": 0.045}],
      "expected": {"line_items": [{"item": "NAT gateway", "quantity": 100, "monthly_usd": 4.5},
                                  {"item": "Data processed", "quantity": 1, "monthly_usd": 0.05}],
                   "total_usd": 4.55}}]})";
  codec::Value document = json(start);
  codec::Value& only = document.find("cases")->list()[0];
  const codec::Value changed = json(change);
  for (const auto& [key, value] : changed.object()) only.set(key, value);
  codec::Diagnostics out;
  const auto verdicts = play(document, "test", out);
  EXPECT_TRUE(verdicts) << codec::to_text(out);
  return verdicts && verdicts->size() == 1 ? verdicts->front().differences
                                           : std::vector<std::string>{"not played"};
}

TEST(PricingCases, AreComparedToTheCent) {
  EXPECT_EQ(priced("{}"), std::vector<std::string>{});
  EXPECT_EQ(priced(R"({"config": {"hours": 101, "data_processed_gb": 1}})"),
            (std::vector<std::string>{"NAT gateway: expected 100, got 101",
                                      "NAT gateway: expected $4.50, got $4.55",
                                      "total: expected $4.55, got $4.59"}));
  EXPECT_EQ(priced(R"({"config": {"hours": 100}})").size(), 2u) << "a line and the total";
}

TEST(PricingCases, FailAloneWhereAPriceOrAKindIsMissing) {
  const auto missing = priced(R"({"prices": [{"item": "NAT gateway", "unit_price_usd": 0.045}]})");
  ASSERT_EQ(missing.size(), 3u);
  EXPECT_EQ(missing[2],
            "prices: found no price for \"Data processed\", expected a price for "
            "\"Data processed\" [E0204]");
  EXPECT_EQ(priced(R"({"kind": "nat_gatewy"})").size(), 4u);
  EXPECT_EQ(priced(R"({"config": {"hours": "long", "data_processed_gb": 1}})").size(), 4u);
}

TEST(PricingCases, StacksAddTheirMembersTimesTheirCount) {
  codec::Diagnostics out;
  const auto verdicts = play(json(R"({"schema": "drydock.pricing-cases/2", "cases": [{
      "id": "five", "kind": "stack", "config": {"members": [
        {"case": "edge", "count": 5, "kind": "load_balancer", "config": {"type": "application"},
         "prices": [{"item": "Application load balancer", "unit_price_usd": 0.0225}]},
        {"case": "busy", "kind": "load_balancer", "config": {"type": "classic", "hours": 320},
         "prices": [{"item": "Classic load balancer", "unit_price_usd": 0.04375}]}]},
      "expected": {"line_items": [
        {"member": "edge", "item": "Application load balancer", "quantity": 3650,
         "monthly_usd": 82.13},
        {"member": "busy", "item": "Classic load balancer", "quantity": 320, "monthly_usd": 14}],
        "total_usd": 96.13}}]})"),
                             "test", out);
  ASSERT_TRUE(verdicts) << codec::to_text(out);
  EXPECT_EQ(verdicts->front().differences, std::vector<std::string>{});
}

/// Every table that lies in tests/vectors, but the closed-form cases, which have a test of their
/// own.
std::vector<std::string> tables() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(drydock::places::source_dir() + "/tests/vectors"))
    if (entry.path().extension() == ".json" &&
        !entry.path().stem().string().starts_with("analytic"))
      files.push_back(entry.path().stem());
  std::sort(files.begin(), files.end());
  return files;
}

class Tables : public testing::TestWithParam<std::string> {};

TEST_P(Tables, PassWhole) {
  codec::Diagnostics out;
  const auto verdicts =
      play_file(drydock::places::source_dir() + "/tests/vectors/" + GetParam() + ".json", out);
  ASSERT_TRUE(verdicts) << codec::to_text(out);
  EXPECT_TRUE(out.empty()) << codec::to_text(out);
  EXPECT_FALSE(verdicts->empty());
  for (const Verdict& verdict : *verdicts)
    for (const std::string& difference : verdict.differences)
      ADD_FAILURE() << verdict.id << ": " << difference;
}

INSTANTIATE_TEST_SUITE_P(Shipped, Tables, testing::ValuesIn(tables()),
                         [](const auto& row) { return row.param; });

TEST(Vectors, EveryFamilyHasItsTable) {
  const std::vector<std::string> names = tables();
  for (const Family& family : families())
    EXPECT_TRUE(std::find(names.begin(), names.end(), family.name) != names.end()) << family.name;
  for (const Suite& suite : suites()) {
    const std::string file(suite.schema.substr(8, suite.schema.find('-') - 8));
    EXPECT_TRUE(std::find(names.begin(), names.end(), file) != names.end()) << file;
  }
}

}  // namespace
}  // namespace drydock::vectors
