// The order of the future, against a sorted list; lanes, cancelling and copies.
#include "sim/engine/kernel/event_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "sim/engine/kernel/random.h"

namespace drydock {
namespace {

struct Mail {
  std::uint64_t number = 0;
};

Time at(std::int64_t nanoseconds) { return Time(Duration(nanoseconds)); }

std::uint64_t take(EventQueue& queue) {
  const EventQueue::Opened event = queue.open();
  Mail mail;
  std::memcpy(&mail, event.payload, sizeof mail);
  queue.close();
  return mail.number;
}

std::vector<std::uint64_t> drain(EventQueue& queue) {
  std::vector<std::uint64_t> order;
  while (queue.due(Time::max())) order.push_back(take(queue));
  return order;
}

TEST(EventQueue, RunsByTimeAndThenInTheOrderOfScheduling) {
  EventQueue queue;
  queue.push(at(5), {}, 0, Mail{1});
  queue.push(at(3), {}, 0, Mail{2});
  queue.push(at(5), {}, 0, Mail{3});
  queue.push(at(3), {}, 0, Mail{4});
  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{2, 4, 1, 3}));
}

TEST(EventQueue, IsNotDueBeforeItsTime) {
  EventQueue queue;
  queue.push(at(5), {}, 0, Mail{1});
  EXPECT_FALSE(queue.due(at(4)));
  EXPECT_TRUE(queue.due(at(5)));
  EXPECT_EQ(queue.next_time(), at(5));
}

TEST(EventQueue, ACancelledEventNeverRunsAndItsSlotIsUsedAgain) {
  EventQueue queue;
  const EventId first = queue.push(at(1), {}, 0, Mail{1});
  EXPECT_TRUE(queue.cancel(first));
  EXPECT_FALSE(queue.cancel(first));
  queue.push(at(2), {}, 0, Mail{2});
  EXPECT_EQ(queue.size(), 1u);
  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{2}));
  EXPECT_FALSE(queue.cancel(first));
}

TEST(EventQueue, LargePayloadsComeBackWhole) {
  struct Parcel {
    std::array<std::uint64_t, 6> numbers{};
  };
  EventQueue queue;
  const EventId lost = queue.push(at(1), {}, 0, Parcel{{9, 9, 9, 9, 9, 9}});
  queue.push(at(2), {}, 0, Parcel{{1, 2, 3, 4, 5, 6}});
  EXPECT_TRUE(queue.cancel(lost));
  queue.push(at(3), {}, 0, Parcel{{7, 7, 7, 7, 7, 7}});
  ASSERT_TRUE(queue.due(at(2)));
  Parcel parcel;
  std::memcpy(&parcel, queue.open().payload, sizeof parcel);
  queue.close();
  EXPECT_EQ(parcel.numbers, (std::array<std::uint64_t, 6>{1, 2, 3, 4, 5, 6}));
}

TEST(EventQueue, ALaneKeepsItsPlaceAmongTheOthers) {
  EventQueue queue;
  const Lane lane = queue.lane(Duration(10));
  queue.push(at(12), {}, 0, Mail{1});
  const EventId a = queue.push(lane, at(0), {}, 0, Mail{2});
  queue.push(lane, at(1), {}, 0, Mail{3});
  const EventId c = queue.push(lane, at(2), {}, 0, Mail{4});
  queue.push(at(12), {}, 0, Mail{5});
  EXPECT_TRUE(queue.cancel(a));
  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{3, 1, 4, 5}));
  EXPECT_FALSE(queue.cancel(c));
  EXPECT_EQ(queue.lane(Duration(10)).index, lane.index);
}

/// Any mixture of pushes, lanes, cancels, copies and runs gives the order of a plain sorted map.
class RandomMixture : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomMixture, AgreesWithASortedMap) {
  StreamRow row = new_stream(Seed{GetParam()}, 1);
  Stream luck(Seed{GetParam()}, row);
  EventQueue queue;
  std::map<std::pair<std::int64_t, std::uint64_t>, EventId> expected;
  const std::array<Lane, 2> lanes{queue.lane(Duration(50)), queue.lane(Duration(500))};
  std::int64_t now = 0;
  for (std::uint64_t n = 1; n <= 20000; ++n) {
    const double choice = luck.uniform();
    if (choice < 0.35) {
      const std::int64_t due = now + static_cast<std::int64_t>(luck.below(100));
      expected[{due, n}] = queue.push(at(due), {}, 0, Mail{n});
    } else if (choice < 0.6) {
      const Lane lane = lanes.at(luck.below(2));
      expected[{now + queue.delay_of(lane).count(), n}] = queue.push(lane, at(now), {}, 0, Mail{n});
    } else if (choice < 0.75 && !expected.empty()) {
      auto victim = expected.begin();
      std::advance(victim, static_cast<std::ptrdiff_t>(luck.below(expected.size())));
      ASSERT_TRUE(queue.cancel(victim->second));
      expected.erase(victim);
    } else if (choice < 0.76) {
      EventQueue copy = queue;
      std::swap(copy, queue);
    } else if (!expected.empty()) {
      ASSERT_TRUE(queue.due(Time::max()));
      now = queue.next_time().time_since_epoch().count();
      ASSERT_EQ(now, expected.begin()->first.first);
      ASSERT_EQ(take(queue), expected.begin()->first.second);
      expected.erase(expected.begin());
    }
    ASSERT_EQ(queue.size(), expected.size());
  }
  std::vector<std::uint64_t> rest;
  for (const auto& [key, id] : expected) rest.push_back(key.second);
  EXPECT_EQ(drain(queue), rest);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomMixture, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace drydock
