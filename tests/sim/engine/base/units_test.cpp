// Quantities are read as files and people write them, and refused with a reason.
#include "sim/engine/base/units.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace drydock {
namespace {

struct CountCase {
  std::string text;
  std::int64_t count;
};

void PrintTo(const CountCase& given, std::ostream* out) { *out << given.text; }

class ParseBytes : public testing::TestWithParam<CountCase> {};
TEST_P(ParseBytes, CountsBytes) {
  const Result<Bytes> bytes = parse_bytes(GetParam().text);
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(bytes->count, GetParam().count);
}
INSTANTIATE_TEST_SUITE_P(
    Texts, ParseBytes,
    testing::Values(CountCase{"64 GiB", 68'719'476'736}, CountCase{"1.2 MB", 1'200'000},
                    CountCase{"128Mi", 134'217'728}, CountCase{"1Gi", 1'073'741'824},
                    CountCase{"500", 500}, CountCase{"0", 0}, CountCase{"0 B", 0},
                    CountCase{"2 KB", 2'000}, CountCase{"2kB", 2'000},
                    CountCase{"1e9", 1'000'000'000}, CountCase{"1.5e3", 1'500},
                    CountCase{"1.1 GiB", 1'181'116'006}, CountCase{"0.1 KiB", 102},
                    CountCase{" 15391 MiB ", 16'138'633'216}, CountCase{"1 204 MB", 1'204'000'000},
                    CountCase{"1,204 MB", 1'204'000'000}, CountCase{"4 PiB", std::int64_t{1} << 52},
                    CountCase{"129M", 129'000'000}, CountCase{"0.0000000000001 B", 0},
                    CountCase{"20 TB", 20'000'000'000'000}));

class ParseCpu : public testing::TestWithParam<CountCase> {};
TEST_P(ParseCpu, CountsMillicores) {
  const Result<Millicores> cpu = parse_cpu(GetParam().text);
  ASSERT_TRUE(cpu) << cpu.error().message;
  EXPECT_EQ(cpu->count, GetParam().count);
}
INSTANTIATE_TEST_SUITE_P(Texts, ParseCpu,
                         testing::Values(CountCase{"250m", 250}, CountCase{"1.5", 1'500},
                                         CountCase{"2", 2'000}, CountCase{"1930m", 1'930},
                                         CountCase{"0.0005", 1}, CountCase{"0.1", 100},
                                         CountCase{"2 cores", 2'000}, CountCase{"0", 0}));

class ParseDuration : public testing::TestWithParam<CountCase> {};
TEST_P(ParseDuration, CountsNanoseconds) {
  const Result<Duration> duration = parse_duration(GetParam().text);
  ASSERT_TRUE(duration) << duration.error().message;
  EXPECT_EQ(duration->count(), GetParam().count);
}
INSTANTIATE_TEST_SUITE_P(
    Texts, ParseDuration,
    testing::Values(CountCase{"90 s", 90'000'000'000}, CountCase{"4m10s", 250'000'000'000},
                    CountCase{"1h30m", 5'400'000'000'000}, CountCase{"1h 30m", 5'400'000'000'000},
                    CountCase{"30d", 2'592'000'000'000'000}, CountCase{"300 ms", 300'000'000},
                    CountCase{"5 min", 300'000'000'000}, CountCase{"1.5 ms", 1'500'000},
                    CountCase{"0", 0}, CountCase{"0 s", 0}, CountCase{"10us", 10'000},
                    CountCase{"10 µs", 10'000}, CountCase{"7 ns", 7}, CountCase{"0.6 ns", 1},
                    CountCase{"2 weeks", 1'209'600'000'000'000},
                    CountCase{"1 day 2 hours", 93'600'000'000'000},
                    CountCase{"1 500 s", 1'500'000'000'000}));

struct TimeCase {
  std::string text;
  std::int64_t seconds, nanoseconds;
};
class ParseTime : public testing::TestWithParam<TimeCase> {};
TEST_P(ParseTime, CountsFromTheEpoch) {
  const Result<Time> time = parse_time(GetParam().text);
  ASSERT_TRUE(time) << time.error().message;
  EXPECT_EQ(time->time_since_epoch().count(),
            GetParam().seconds * 1'000'000'000 + GetParam().nanoseconds);
}
INSTANTIATE_TEST_SUITE_P(
    Texts, ParseTime,
    testing::Values(TimeCase{"2025-03-04T14:00", 1'741'096'800, 0},
                    TimeCase{"2025-03-04 14:00", 1'741'096'800, 0},
                    TimeCase{"2025-03-04T14:00:10Z", 1'741'096'810, 0},
                    TimeCase{"2025-03-04T14:00:10.25", 1'741'096'810, 250'000'000},
                    TimeCase{"2025-03-04", 1'741'046'400, 0}, TimeCase{"1970-01-01T00:00", 0, 0},
                    TimeCase{"2024-02-29", 1'709'164'800, 0}));

struct RealCase {
  std::string text;
  double value;
};
class ParseRate : public testing::TestWithParam<RealCase> {};
TEST_P(ParseRate, CountsPerSecond) { EXPECT_EQ(parse_rate(GetParam().text), GetParam().value); }
INSTANTIATE_TEST_SUITE_P(Texts, ParseRate,
                         testing::Values(RealCase{"60 rps", 60}, RealCase{"60rps", 60},
                                         RealCase{"60/s", 60}, RealCase{"600 / min", 10},
                                         RealCase{"36/h", 0.01}, RealCase{"0.5 rps", 0.5},
                                         RealCase{"1 000 rps", 1000}));

class ParseByteRate : public testing::TestWithParam<RealCase> {};
TEST_P(ParseByteRate, CountsBytesPerSecond) {
  EXPECT_EQ(parse_byte_rate(GetParam().text), GetParam().value);
}
INSTANTIATE_TEST_SUITE_P(Texts, ParseByteRate,
                         testing::Values(RealCase{"125 MB/s", 125e6}, RealCase{"5 Gbit/s", 625e6},
                                         RealCase{"12.5 Gbps", 1562.5e6},
                                         RealCase{"125 MiB/s", 131072000.0},
                                         RealCase{"36 MB/h", 10'000.0}));

class ParsePercent : public testing::TestWithParam<RealCase> {};
TEST_P(ParsePercent, GivesAShare) { EXPECT_EQ(parse_percent(GetParam().text), GetParam().value); }
INSTANTIATE_TEST_SUITE_P(Texts, ParsePercent,
                         testing::Values(RealCase{"70 %", 0.7}, RealCase{"70%", 0.7},
                                         RealCase{"99.95 %", 0.9995}, RealCase{"0 %", 0},
                                         RealCase{"-5 %", -0.05}, RealCase{"250 %", 2.5}));

struct MoneyCase {
  std::string text, amount;
};
class ParseMoney : public testing::TestWithParam<MoneyCase> {};
TEST_P(ParseMoney, IsExact) {
  const Result<Money> money = parse_money(GetParam().text);
  ASSERT_TRUE(money) << money.error().message;
  EXPECT_EQ(money->to_text(), GetParam().amount);
}
INSTANTIATE_TEST_SUITE_P(Texts, ParseMoney,
                         testing::Values(MoneyCase{"$0.0952", "0.0952"},
                                         MoneyCase{"0.0952", "0.0952"},
                                         MoneyCase{"$1 204.10", "1204.1"}, MoneyCase{"-$3", "-3"},
                                         MoneyCase{"$1,204,567", "1204567"},
                                         MoneyCase{"3.42 USD", "3.42"},
                                         MoneyCase{"3.42usd", "3.42"}));

struct RefusalCase {
  std::string kind, text, reason;
};
class Refusal : public testing::TestWithParam<RefusalCase> {
 protected:
  static std::string refusal(const RefusalCase& given) {
    const auto said = [](const auto& result) {
      return result ? std::string("accepted") : result.error().message + result.error().hint;
    };
    if (given.kind == "bytes") return said(parse_bytes(given.text));
    if (given.kind == "cpu") return said(parse_cpu(given.text));
    if (given.kind == "duration") return said(parse_duration(given.text));
    if (given.kind == "time") return said(parse_time(given.text));
    if (given.kind == "rate") return said(parse_rate(given.text));
    if (given.kind == "byte rate") return said(parse_byte_rate(given.text));
    if (given.kind == "percent") return said(parse_percent(given.text));
    return said(parse_money(given.text));
  }
};
TEST_P(Refusal, SaysWhatWasFoundAndAnExample) {
  const std::string said = refusal(GetParam());
  EXPECT_NE(said.find('"' + GetParam().text + '"'), std::string::npos) << said;
  EXPECT_NE(said.find(GetParam().reason), std::string::npos) << said;
  EXPECT_NE(said.find("Write it like"), std::string::npos) << said;
}
INSTANTIATE_TEST_SUITE_P(
    Texts, Refusal,
    testing::Values(
        RefusalCase{"bytes", "64 Gib", "did you mean \"GiB\"?"},
        RefusalCase{"bytes", "", "it is empty"}, RefusalCase{"bytes", "-1 GB", "it is negative"},
        RefusalCase{"bytes", "GB", "does not begin with a number"},
        RefusalCase{"bytes", "9000000 PB", "too large"}, RefusalCase{"bytes", "1e400", "too large"},
        RefusalCase{"bytes", "12 345 6 GB", "no unit of it"},
        RefusalCase{"bytes", "5 MB/s", "no unit of it"},
        RefusalCase{"bytes", "99999999999999999999 B", "too many digits"},
        RefusalCase{"cpu", "250 mm", "\"250m\""}, RefusalCase{"duration", "90", "it has no unit"},
        RefusalCase{"duration", "10s4m", "large to small"},
        RefusalCase{"duration", "90 parsecs", "no unit"},
        RefusalCase{"duration", "4m10", "no unit"}, RefusalCase{"duration", "-5 s", "negative"},
        RefusalCase{"duration", "300000 d", "292 years"},
        RefusalCase{"duration", "1.2.3 s", "no unit"},
        RefusalCase{"time", "2025-02-30", "no such day"},
        RefusalCase{"time", "04.03.2025", "2025-03-04T14:00"},
        RefusalCase{"time", "2025-03-04T25:00", "time of day"},
        RefusalCase{"time", "2025-03-04T14:00+01:00", "time of day"},
        RefusalCase{"time", "1500-01-01", "1678"}, RefusalCase{"rate", "60", "unit is not known"},
        RefusalCase{"rate", "60 / parsec", "unit is not known"},
        RefusalCase{"byte rate", "60 MB", "per which time"},
        RefusalCase{"percent", "0.7", "does not end in %"},
        RefusalCase{"money", "€3", "not an amount of money"},
        RefusalCase{"money", "$", "it has no digits"}));

TEST(Units, KeepsAmountsApart) {
  constexpr Bytes total = 3 * gibibyte + Bytes{5};
  static_assert(total / gibibyte == 3 && total > gibibyte);
  static_assert(!std::is_convertible_v<Bytes, Millicores>);
  EXPECT_EQ((total - 3 * gibibyte).count, 5);
}

}  // namespace
}  // namespace drydock
