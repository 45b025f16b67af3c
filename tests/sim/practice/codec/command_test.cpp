// Commands go to JSON and back by their kind, and mistakes in them are diagnostics.
#include "sim/practice/codec/command.h"

#include <gtest/gtest.h>

namespace drydock::codec {
namespace {

struct Feed {
  static constexpr CommandStyle style{"zoo.feed", "feed {animal}"};
  std::string animal;
  std::int64_t pieces = 1;
  double share = 0.5;
  bool politely = true;
  Duration for_{};
  DRYDOCK_FIELDS(Feed, animal, pieces, share, politely, for_)
};
Result<Forecast> check(const World&, const Feed&) { return Forecast{}; }
void apply(Context&, const Feed&) {}

Rulebook zoo() {
  Rulebook rulebook;
  rulebook.command<Feed>(Role::trainee);
  return rulebook;
}

std::optional<AnyCommand> read(const std::string& json, Diagnostics& out) {
  const auto value = parse(json, "f", out);
  const Rulebook rulebook = zoo();
  Report report("f", out);
  return read_command(Cursor(&*value, "", report), rulebook);
}

TEST(Command, GoesToJsonAndBack) {
  const AnyCommand given = Feed{"lion", 3, 0.25, false, std::chrono::minutes(90)};
  const Value value = to_value(given);
  EXPECT_EQ(to_json(value), R"({"do": "zoo.feed", "with": {"animal": "lion", "pieces": 3, )"
                            R"("share": 0.25, "politely": false, "for": "90 min"}})");
  Diagnostics out;
  const auto back = read(to_json(value), out);
  ASSERT_TRUE(back && out.empty()) << to_text(out);
  EXPECT_EQ(to_value(*back), value);
}

TEST(Command, HasDefaultsForAllButEmptyTexts) {
  Diagnostics out;
  const auto command = read(R"({"do": "zoo.feed", "with": {"animal": "lion"}})", out);
  ASSERT_TRUE(command && out.empty()) << to_text(out);
  EXPECT_EQ(command->as<Feed>()->pieces, 1);
  EXPECT_TRUE(command->as<Feed>()->politely);
}

struct WrongCommand {
  std::string name, json, code, path, hint;
};

class RefusesCommand : public testing::TestWithParam<WrongCommand> {};

TEST_P(RefusesCommand, WithOneDiagnostic) {
  Diagnostics out;
  read(GetParam().json, out);
  ASSERT_EQ(out.size(), 1u) << to_text(out);
  EXPECT_EQ(out[0].code, GetParam().code) << to_text(out);
  EXPECT_EQ(out[0].path, GetParam().path) << to_text(out);
  EXPECT_EQ(out[0].hint, GetParam().hint) << to_text(out);
}

INSTANTIATE_TEST_SUITE_P(
    Table, RefusesCommand,
    testing::Values(
        WrongCommand{"NoKind", R"({"with": {}})", "E0111", "", ""},
        WrongCommand{"EmptyKind", R"({"do": "", "with": {}})", "E0115", "do", ""},
        WrongCommand{"UnknownKind", R"({"do": "zoo.fed", "with": {}})", "E0220", "do", "zoo.feed"},
        WrongCommand{"NoArguments", R"({"do": "zoo.feed"})", "E0111", "with", ""},
        WrongCommand{"Misspelt", R"({"do": "zoo.feed", "with": {"animal": "x", "peices": 2}})",
                     "E0112", "with.peices", "pieces"},
        WrongCommand{"WrongType", R"({"do": "zoo.feed", "with": {"animal": 7}})", "E0110",
                     "with.animal", ""},
        WrongCommand{"WrongUnit", R"({"do": "zoo.feed", "with": {"animal": "x", "for": "3 mni"}})",
                     "E0113", "with.for", "min"},
        WrongCommand{"Absurd", R"({"do": "zoo.feed", "with": {"animal": "x", "pieces": 1e18}})",
                     "E0114", "with.pieces", ""}),
    [](const auto& row) { return row.param.name; });

TEST(ExactText, IsReadBack) {
  for (const Duration duration :
       {Duration(0), Duration(1), Duration(1500), Duration(2'500'000), Duration(seconds(95)),
        Duration(minutes(90)), Duration(hours(36)), Duration(hours(48))})
    EXPECT_EQ(parse_duration(exact_text(duration)), duration) << exact_text(duration);
}

}  // namespace
}  // namespace drydock::codec
