// When taints end pods, and which pods a kubelet ends first, as tables.
#include "sim/platform/kubernetes/taint_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/platform/kubernetes/pressure_rules.h"

namespace drydock::kubernetes {
namespace {

constexpr Time noon{hours(24 * 20000 + 12)};
constexpr Name red{1}, blue{2}, yes{3}, other{4};

Taint taint(Name key, std::int64_t after, TaintEffect effect = TaintEffect::no_execute) {
  return {key, yes, effect, noon + seconds(after)};
}
/// Tolerates NoExecute of a key for so many seconds; -1: for ever.
Toleration lasts(Name key, std::int64_t time, Name value = yes) {
  Toleration toleration;
  toleration.key = key;
  toleration.value = value;
  toleration.has_seconds = time >= 0;
  toleration.seconds = seconds(time);
  return toleration;
}
Toleration everything() {
  Toleration toleration;
  toleration.op = TolerationOperator::exists;
  return toleration;
}

struct TaintCase {
  const char* what;
  std::vector<Taint> taints;
  std::vector<Toleration> tolerations;
  std::int64_t gone;  // Seconds after noon; -1: it stays.
};
class Evictions : public testing::TestWithParam<TaintCase> {};
TEST_P(Evictions, FollowTheTaints) {
  const TaintCase& c = GetParam();
  const std::optional<Time> due = eviction_time(c.taints, c.tolerations);
  EXPECT_EQ(due ? (*due - noon) / seconds(1) : -1, c.gone) << c.what;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, Evictions,
    testing::Values(
        TaintCase{"no taint", {}, {}, -1}, TaintCase{"not tolerated", {taint(red, 5)}, {}, 5},
        TaintCase{"only NoExecute ends", {taint(red, 5, TaintEffect::no_schedule)}, {}, -1},
        TaintCase{"for a time", {taint(red, 5)}, {lasts(red, 300)}, 305},
        TaintCase{"for ever", {taint(red, 5)}, {lasts(red, -1)}, -1},
        TaintCase{"another value", {taint(red, 5)}, {lasts(red, 300, other)}, 5},
        TaintCase{"everything", {taint(red, 5), taint(blue, 9)}, {everything()}, -1},
        TaintCase{"the shorter of two",
                  {taint(red, 0), taint(blue, 0)},
                  {lasts(red, 1), lasts(blue, 100)},
                  1},
        TaintCase{"one of two not tolerated", {taint(red, 0), taint(blue, 0)}, {lasts(red, 9)}, 0},
        TaintCase{"the later one is not tolerated",
                  {taint(red, 0), taint(blue, 20)},
                  {lasts(red, 300)},
                  20},
        TaintCase{"a later, shorter one changes nothing",
                  {taint(red, 0), taint(blue, 20)},
                  {lasts(red, 300), lasts(blue, 10)},
                  300},
        TaintCase{"gone before the later one came",
                  {taint(red, 0), taint(blue, 20)},
                  {lasts(red, 10)},
                  10},
        TaintCase{"the first toleration that fits is used",
                  {taint(red, 0)},
                  {lasts(red, 60), lasts(red, -1)},
                  60},
        TaintCase{"a negative time is none", {taint(red, 7)}, {lasts(red, 0)}, 7}));

struct PressureCase {
  const char* what;
  std::vector<PodUse> pods;
  std::vector<std::size_t> order;
};
class Pressure : public testing::TestWithParam<PressureCase> {};
TEST_P(Pressure, EndsPodsInOrder) {
  EXPECT_EQ(eviction_order(GetParam().pods), GetParam().order) << GetParam().what;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, Pressure,
    testing::Values(
        PressureCase{"over the request first", {{5, 9, 0}, {6, 5, 0}}, {1, 0}},
        PressureCase{"then the lower priority", {{6, 5, 10}, {9, 5, 20}, {6, 5, 5}}, {2, 0, 1}},
        PressureCase{"then further over", {{6, 5, 0}, {9, 5, 0}, {7, 5, 0}}, {1, 2, 0}},
        PressureCase{"over the request beats priority", {{1, 5, -5}, {6, 5, 100}}, {1, 0}},
        PressureCase{"never a critical one", {{9, 1, critical_priority}, {1, 1, 0}}, {1}},
        PressureCase{"equals stay in order", {{1, 1, 0}, {1, 1, 0}}, {0, 1}}));

}  // namespace
}  // namespace drydock::kubernetes
