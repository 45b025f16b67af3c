// Typed reading: every wrong value is one diagnostic with its path, and reading goes on behind it.
#include "sim/practice/codec/cursor.h"

#include <gtest/gtest.h>

namespace drydock::codec {
namespace {

DRYDOCK_ENUM(Fruit, apple, pear_, red_currant)

struct Wrong {
  std::string name;
  std::string json;
  void (*read)(ObjectCursor&);
  std::string code;
  std::string path;
  std::string hint;
};

class ReportsWrong : public testing::TestWithParam<Wrong> {};

TEST_P(ReportsWrong, ValueOnce) {
  Diagnostics out;
  const auto value = parse(GetParam().json, "f.json", out);
  ASSERT_TRUE(value.has_value()) << to_text(out);
  {
    Report report("f.json", out);
    ObjectCursor object(Cursor(&*value, "", report));
    GetParam().read(object);
  }
  ASSERT_EQ(out.size(), 1u) << to_text(out);
  EXPECT_EQ(out[0].code, GetParam().code) << to_text(out);
  EXPECT_EQ(out[0].path, GetParam().path) << to_text(out);
  EXPECT_EQ(out[0].hint, GetParam().hint) << to_text(out);
}

void text(ObjectCursor& o) { o.required("x").text(); }
void whole(ObjectCursor& o) { o.required("x").integer(0, 100); }
void real(ObjectCursor& o) { o.required("x").number(0, 1); }
void wait(ObjectCursor& o) { o.required("x").duration({}, std::chrono::hours(1)); }
void data(ObjectCursor& o) { o.required("x").bytes(); }
void cpu(ObjectCursor& o) { o.required("x").cpu(); }
void share(ObjectCursor& o) { o.required("x").percent(); }
void rate(ObjectCursor& o) { o.required("x").rate(); }
void flow(ObjectCursor& o) { o.required("x").byte_rate(); }
void name(ObjectCursor& o) { o.required("x").name(); }
void fruit(ObjectCursor& o) { o.required("x").choice<Fruit>(); }
void items(ObjectCursor& o) {
  for (const Cursor& item : o.required("x").list(3)) item.integer(0, 9);
}
void inner(ObjectCursor& o) {
  ObjectCursor object(o.required("x"));
  object.required("replicas").integer(0, 9);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReportsWrong,
    testing::Values(Wrong{"Missing", "{}", text, "E0111", "", ""},
                    Wrong{"Unknown", R"({"x": "a", "y": 1})", text, "E0112", "y", ""},
                    Wrong{"Misspelt", R"({"x": {"replicas": 1, "replcas": 2}})", inner, "E0112",
                          "x.replcas", "replicas"},
                    Wrong{"NotText", R"({"x": 3})", text, "E0110", "x", ""},
                    Wrong{"NotObject", R"({"x": 3})", inner, "E0110", "x", ""},
                    Wrong{"Fraction", R"({"x": 1.5})", whole, "E0114", "x", ""},
                    Wrong{"Negative", R"({"x": -1})", whole, "E0114", "x", ""},
                    Wrong{"Absurd", R"({"x": 1000000000})", whole, "E0114", "x", ""},
                    Wrong{"Beyond64Bits", R"({"x": 99999999999999999999999})", whole, "E0114", "x",
                          ""},
                    Wrong{"TextForNumber", R"({"x": "3"})", whole, "E0110", "x", ""},
                    Wrong{"OutOfRange", R"({"x": 1.01})", real, "E0114", "x", ""},
                    Wrong{"NoUnit", R"({"x": "30"})", wait, "E0113", "x", ""},
                    Wrong{"BareNumber", R"({"x": 30})", wait, "E0113", "x", ""},
                    Wrong{"WrongUnit", R"({"x": "30 mni"})", wait, "E0113", "x", "min"},
                    Wrong{"NegativeTime", R"({"x": "-5 s"})", wait, "E0114", "x", ""},
                    Wrong{"TooLong", R"({"x": "2 h"})", wait, "E0114", "x", ""},
                    Wrong{"WrongBytes", R"({"x": "64 GIB"})", data, "E0113", "x", "GiB"},
                    Wrong{"AbsurdBytes", R"({"x": "900 PB"})", data, "E0114", "x", ""},
                    Wrong{"WrongCpu", R"({"x": "250mm"})", cpu, "E0113", "x", ""},
                    Wrong{"NoPercent", R"({"x": "0.7"})", share, "E0113", "x", ""},
                    Wrong{"AboveAll", R"({"x": "170 %"})", share, "E0114", "x", ""},
                    Wrong{"NoRate", R"({"x": "60"})", rate, "E0113", "x", ""},
                    Wrong{"NoByteRate", R"({"x": "15 MB"})", flow, "E0113", "x", ""},
                    Wrong{"BadName", R"({"x": "../etc"})", name, "E0117", "x", ""},
                    Wrong{"NoSuchWord", R"({"x": "aple"})", fruit, "E0115", "x", "apple"},
                    Wrong{"InList", R"({"x": [1, "a", 2]})", items, "E0110", "x[1]", ""},
                    Wrong{"LongList", R"({"x": [1, 2, 3, 4]})", items, "E0106", "x", ""}),
    [](const auto& row) { return row.param.name; });

TEST(Cursor, ReadsWhatIsRight) {
  Diagnostics out;
  const auto value = parse(
      R"({"d": "1h 30m", "b": "1.5 KB", "c": "250m", "p": "70 %", "r": "60/s", "f": "15 MB/h",
          "e": "red-currant", "t": "2025-03-04T14:00:00Z"})",
      "f", out);
  ASSERT_TRUE(value.has_value());
  Report report("f", out);
  ObjectCursor object(Cursor(&*value, "", report));
  EXPECT_EQ(object.required("d").duration(), std::chrono::minutes(90));
  EXPECT_EQ(object.required("b").bytes(), Bytes{1500});
  EXPECT_EQ(object.required("c").cpu(), Millicores{250});
  EXPECT_EQ(object.required("p").percent(), 0.7);
  EXPECT_EQ(object.required("r").rate(), 60);
  EXPECT_EQ(object.required("f").byte_rate(), 15e6 / 3600);
  EXPECT_EQ(object.required("e").choice<Fruit>(), Fruit::red_currant);
  EXPECT_EQ(object.required("t").time().time_since_epoch(), std::chrono::seconds(1741096800));
  EXPECT_TRUE(out.empty()) << to_text(out);
}

TEST(Report, NamesTheFileThatAPartCameFrom) {
  Diagnostics out;
  Report report("scenario.json", out);
  report.add_origin({"platform", "models/nsflow.json", ""});
  report.add_origin({"platform.groups.a.max", "scenario.json", "change[platform.groups.a.max]"});
  report.add("E1", "platform.groups.a.min", "x", "y");
  report.add("E1", "platform.groups.a.max", "x", "y");
  report.add("E1", "platforms", "x", "y");
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out[0].file + " " + out[0].path, "models/nsflow.json groups.a.min");
  EXPECT_EQ(out[1].file + " " + out[1].path, "scenario.json change[platform.groups.a.max]");
  EXPECT_EQ(out[2].file + " " + out[2].path, "scenario.json platforms");
}

}  // namespace
}  // namespace drydock::codec
