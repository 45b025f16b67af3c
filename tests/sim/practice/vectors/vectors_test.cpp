// The comparison of answers, what is said about files that are no test tables, and the tables
// themselves.
#include "sim/practice/vectors/vectors.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace drydock::vectors {
namespace {

codec::Value json(const std::string& text) {
  codec::Diagnostics out;
  const auto value = codec::parse(text, "test", out);
  EXPECT_TRUE(value) << codec::to_text(out);
  return value.value_or(codec::Value());
}

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
    testing::Values(Refused{"NoFamily", R"({"vectors": []})", "E0111", ""},
                    Refused{"OtherFamily", R"({"family": "backof", "vectors": []})", "E0115",
                            "family"},
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

/// Every table that lies in tests/vectors.
std::vector<std::string> tables() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(drydock::places::source_dir() + "/tests/vectors"))
    if (entry.path().extension() == ".json") files.push_back(entry.path().stem());
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
}

}  // namespace
}  // namespace drydock::vectors
