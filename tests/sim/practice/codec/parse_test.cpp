// Bad bytes, each with its one clear diagnostic, quickly and in bounded memory.
#include <gtest/gtest.h>

#include "sim/practice/codec/value.h"

namespace drydock::codec {
namespace {

struct BadText {
  std::string name;
  std::string text;
  std::string code;
  std::string path;
  std::string repeated = {};  ///< Follows the text `times` times: large only while it is tested.
  std::size_t times = 0;
  std::string end = {};

  std::string whole() const {
    std::string all = text;
    all.reserve(text.size() + repeated.size() * times + end.size());
    for (std::size_t i = 0; i < times; ++i) all += repeated;
    return all + end;
  }
};

class Refuses : public testing::TestWithParam<BadText> {};

TEST_P(Refuses, WithOneDiagnostic) {
  Diagnostics out;
  const auto value = parse(GetParam().whole(), "bad.json", out);
  EXPECT_FALSE(value.has_value());
  ASSERT_EQ(out.size(), 1u) << to_text(out);
  EXPECT_EQ(out[0].code, GetParam().code) << to_text(out);
  EXPECT_EQ(out[0].path, GetParam().path) << to_text(out);
  EXPECT_LT(to_text(out).size(), 400u);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Refuses,
    testing::Values(BadText{"Empty", "", "E0102", ""}, BadText{"Blank", " \n\t ", "E0102", ""},
                    BadText{"Binary",
                            std::string("\x7f"
                                        "ELF\x02\x01\x01\0\0",
                                        9),
                            "E0103", ""},
                    BadText{"NotUtf8", "{\"a\": \"\xff\xfe\"}", "E0104", "line 1, column 8"},
                    BadText{"Cut", "{\"a\": 1", "E0104", "line 1, column 7"},
                    BadText{"Comma", "{\"a\": 1,\n}", "E0104", "line 2, column 1"},
                    BadText{"NaN", "{\"a\": NaN}", "E0104", "line 1, column 7"},
                    BadText{"Infinite", "{\"a\": 1e999}", "E0114", "line 1, column 11"},
                    BadText{"Trailing", "{} {}", "E0104", "line 1, column 4"},
                    BadText{"Twice", "{\"a\": {\"b\": 1, \"b\": 2}}", "E0107", "a.b"},
                    BadText{"Brackets", "", "E0105", "", "[", 15'000'000},
                    BadText{"Objects", "", "E0105", "", "{\"a\":", 3'000'000},
                    BadText{"ManyValues", "[", "E0106", "[399999]", "0,", 8'000'000, "0]"},
                    BadText{"Large", "", "E0101", "", "[", 100'000'000},
                    BadText{"LongText", "[\"", "E0101", "[0]", "x", 2'000'000, "\"]"}),
    [](const auto& row) { return row.param.name; });

TEST(Parse, KeepsOrderAndDigits) {
  Diagnostics out;
  const auto value = parse(R"({"b": 0.0952, "a": [1, true, null, "x\n"], "c": {}})", "f", out);
  ASSERT_TRUE(value.has_value()) << to_text(out);
  EXPECT_EQ(to_json(*value), R"({"b": 0.0952, "a": [1, true, null, "x\n"], "c": {}})");
  EXPECT_EQ(value->find("b")->text(), "0.0952");
}

TEST(Parse, ReportsEveryDuplicate) {
  Diagnostics out;
  EXPECT_FALSE(parse(R"({"a": 1, "a": 2, "b": {"c": 1, "c": 2}})", "f", out).has_value());
  EXPECT_EQ(out.size(), 2u);
}

TEST(ReadFile, SaysWhatIsNotThere) {
  Diagnostics out;
  EXPECT_FALSE(read_file("no/such/file.json", out).has_value());
  EXPECT_FALSE(read_file("/", out).has_value());
  EXPECT_FALSE(read_file("/dev/zero", out).has_value());
  ASSERT_EQ(out.size(), 3u);
  for (const Diagnostic& diagnostic : out) EXPECT_EQ(diagnostic.code, codes::unreadable);
}

TEST(Value, WritesAndReadsBack) {
  Value value;
  value.set("small", 0.1);
  value.set("large", std::int64_t{9'007'199'254'740'993});
  value.set("text", "\"\\\t\x01");
  value.set("list", Value::List{Value(1), Value(false), Value()});
  Diagnostics out;
  EXPECT_EQ(parse(to_json(value, 2), "f", out), value) << to_json(value, 2);
  EXPECT_EQ(value.find("large")->integer(), 9'007'199'254'740'993);
}

TEST(Diagnostic, ReadsAsOneLine) {
  const Diagnostic diagnostic{
      "E0112",           "s.json", "platform.zonse", "the unknown key \"zonse\"",
      "zones or region", "zones",  Severity::error};
  EXPECT_EQ(to_text(diagnostic),
            "s.json: platform.zonse: found the unknown key \"zonse\", expected zones or region "
            "(did you mean \"zones\"?) [E0112]");
}

}  // namespace
}  // namespace drydock::codec
