// Quantities are said as a person says them.
#include "sim/engine/base/text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace drydock {
namespace {

struct Said {
  std::string got, want;
};

void PrintTo(const Said& said, std::ostream* out) { *out << said.want; }

class Text : public testing::TestWithParam<Said> {};
TEST_P(Text, IsSaidSo) { EXPECT_EQ(GetParam().got, GetParam().want); }

Duration ns(std::int64_t count) { return Duration(count); }
Time at(const std::string& text) { return parse_time(text).value(); }
Money money(const std::string& text) { return Money::from_text(text).value(); }

INSTANTIATE_TEST_SUITE_P(
    Durations, Text,
    testing::Values(Said{say(ns(0)), "0"}, Said{say(ns(840)), "840 ns"},
                    Said{say(ns(12'500)), "12.5 µs"}, Said{say(ns(999'499)), "999 µs"},
                    Said{say(ns(999'500)), "1 ms"}, Said{say(milliseconds(400)), "400 ms"},
                    Said{say(ns(999'600'000)), "1 s"}, Said{say(milliseconds(9'500)), "9.5 s"},
                    Said{say(seconds(95)), "95 s"}, Said{say(milliseconds(119'499)), "119 s"},
                    Said{say(milliseconds(119'500)), "2m"}, Said{say(seconds(250)), "4m10s"},
                    Said{say(seconds(3'599)), "59m59s"}, Said{say(milliseconds(3'599'500)), "1h"},
                    Said{say(minutes(125)), "2h 5m"}, Said{say(hours(51)), "2d 3h"},
                    Said{say(hours(24 * 30)), "30d"}, Said{say(seconds(86'399)), "1d"},
                    Said{say(-seconds(250)), "-4m10s"}, Said{say(hours(24 * 1'500)), "1 500d"}));

INSTANTIATE_TEST_SUITE_P(
    Times, Text,
    testing::Values(Said{say(at("2025-03-04T14:03:10")), "Tue 4 Mar 14:03:10"},
                    Said{say_clock(at("2025-03-04T14:03:10")), "14:03:10"},
                    Said{say_clock(at("2025-03-04T14:03:10.0567"), 3), "14:03:10.056"},
                    Said{iso_time(at("2025-03-04T14:03")), "2025-03-04T14:03:00Z"},
                    Said{iso_time(at("2025-03-04T14:03:10.5")), "2025-03-04T14:03:10.5Z"},
                    Said{iso_date(at("1969-12-31T23:59")), "1969-12-31"},
                    Said{say_time(at("1969-12-31T23:59")), "Wed 31 Dec 23:59:00"}));

INSTANTIATE_TEST_SUITE_P(
    Amounts, Text,
    testing::Values(Said{say(Bytes{1'200'000'000}), "1.20 GB"}, Said{say(Bytes{999}), "999 B"},
                    Said{say(Bytes{0}), "0 B"}, Said{say(Bytes{999'600}), "1.00 MB"},
                    Said{say(Bytes{64'000'000'000}), "64.0 GB"},
                    Said{say(Bytes{-2'000}), "-2.00 KB"},
                    Said{say(Bytes{5'000'000'000'000'000'000}), "5 000 PB"},
                    Said{say_memory(64 * gibibyte), "64 GiB"},
                    Said{say_memory(1536 * mebibyte), "1.5 GiB"},
                    Said{say_memory(Bytes{100}), "100 B"}, Said{say(Millicores{250}), "250m"},
                    Said{say(Millicores{2'000}), "2"}, Said{say(Millicores{1'500}), "1.5"},
                    Said{say(Millicores{1'930}), "1930m"}, Said{say_rate(240.3), "240 rps"},
                    Said{say_byte_rate(1.2e6), "1.20 MB/s"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Text,
    testing::Values(Said{say(12.34), "12.3"}, Said{say(1234.4), "1 234"},
                    Said{say(0.0041239), "0.00412"}, Said{say(0.0), "0"}, Said{say(-0.0), "0"},
                    Said{say(9.999), "10"}, Said{say(1e7), "10 000 000"}, Said{say(-2.5), "-2.5"},
                    Said{say(NAN), "unknown"}, Said{say(INFINITY), "infinite"},
                    Said{say_number(3.14159, 5), "3.1416"}, Said{say_fixed(12.3, 2), "12.30"},
                    Said{say_fixed(-0.001, 2), "0.00"}, Said{say_fixed(1234.5, 1), "1 234.5"},
                    Said{say_count(999), "999"}, Said{say_count(1'204'567), "1 204 567"},
                    Said{say_count(-1'204), "-1 204"},
                    Said{say_count(INT64_MIN), "-9 223 372 036 854 775 808"}));

INSTANTIATE_TEST_SUITE_P(
    Percents, Text,
    testing::Values(Said{say_percent(0.971), "97.1 %"}, Said{say_percent(1), "100 %"},
                    Said{say_percent(0), "0 %"}, Said{say_percent(0.9996), "99.96 %"},
                    Said{say_percent(0.999), "99.9 %"}, Said{say_percent(0.99995), "99.995 %"},
                    Said{say_percent(0.9987), "99.87 %"},
                    Said{say_percent(0.9999999), "99.99999 %"},
                    Said{say_percent(0.000012), "0.0012 %"}, Said{say_percent(0.5), "50 %"},
                    Said{say_percent(1.5), "150 %"}, Said{say_percent(-0.05), "-5 %"}));

INSTANTIATE_TEST_SUITE_P(
    Moneys, Text,
    testing::Values(Said{say(money("3.42")), "$3.42"}, Said{say(money("1204.1")), "$1 204"},
                    Said{say_money(money("1204.1"), 2), "$1 204.10"}, Said{say(money("0")), "$0"},
                    Said{say(money("0.0952")), "$0.0952"}, Said{say(money("-0.5")), "-$0.50"},
                    Said{say(money("999.994")), "$999.99"}, Said{say(money("999.995")), "$1 000"},
                    Said{say(money("0.9999")), "$1.00"},
                    Said{say(money("0.000026444")), "$0.0000264"},
                    Said{say(money("0.000000000000001")), "$0.000000000000001"},
                    Said{say(money("-1234567.5")), "-$1 234 568"}));

TEST(Words, JoinAndCount) {
  EXPECT_EQ(plural(1, "pod"), "1 pod");
  EXPECT_EQ(plural(1'204, "pod"), "1 204 pods");
  EXPECT_EQ(plural(2, "entry", "entries"), "2 entries");
  EXPECT_EQ(join_words(std::vector<std::string>{}), "");
  EXPECT_EQ(join_words(std::vector<std::string>{"a"}), "a");
  EXPECT_EQ(join_words(std::vector<std::string>{"a", "b"}, "or"), "a or b");
  EXPECT_EQ(join_words(std::vector<std::string>{"a", "b", "c"}), "a, b and c");
}

struct Near {
  std::string found, want;
};
class NearestWord : public testing::TestWithParam<Near> {};
TEST_P(NearestWord, IsTheOneThatWasMeant) {
  const std::vector<std::string> words = {"replicas", "request", "region", "limit", "GiB", "GB"};
  EXPECT_EQ(nearest_word(GetParam().found, words), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Words, NearestWord,
                         testing::Values(Near{"replcias", "replicas"}, Near{"Region", "region"},
                                         Near{"gib", "GiB"}, Near{"gb", "GB"},
                                         Near{"limits", "limit"}, Near{"regoin", "region"},
                                         Near{"banana", ""}, Near{"", ""},
                                         Near{"requests", "request"}));

TEST(TextAndUnits, IsReadBackByTheParsers) {
  for (const std::int64_t count : {1ll, 999ll, 123'456ll, 95'000'000'000ll, 250'000'000'000ll,
                                   7'500'000'000'000ll, 183'600'000'000'000ll})
    EXPECT_EQ(say(parse_duration(say(ns(count))).value()), say(ns(count)));
  EXPECT_EQ(parse_bytes(say_memory(64 * gibibyte)), 64 * gibibyte);
  EXPECT_EQ(parse_money(say(money("1204"))), money("1204"));
  EXPECT_EQ(parse_time(iso_time(at("2025-03-04T14:03:10.000000007"))),
            at("2025-03-04T14:03:10.000000007"));
}

}  // namespace
}  // namespace drydock
