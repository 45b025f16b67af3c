// What clients of the API server do before they write an event: equal ones become one that counts.
#include <algorithm>

#include "sim/platform/kubernetes/events.h"

namespace drydock::kubernetes {

namespace {

constexpr Duration kept_for = std::chrono::hours(1);           // kube-apiserver --event-ttl
constexpr Duration similar_within = std::chrono::minutes(10);  // defaultAggregateIntervalInSeconds
constexpr std::size_t similar_most = 10;                       // defaultAggregateMaxEvents
constexpr std::string_view combined = "(combined from similar events): ";

std::string key_of(const ClusterEvent& event) {
  return event.source + '\n' + event.object + '\n' + (event.warning ? "Warning" : "Normal") + '\n' +
         event.reason;
}

template <class Wanted>
std::vector<CountedEvent> count(const World& world, Wanted&& wanted) {
  const Table<Record>& chronicle = world.chronicle();
  std::uint32_t from = chronicle.size();
  while (from > chronicle.first() && world.now() - chronicle[CauseId{from - 1}].at <= kept_for)
    --from;
  EventCounter counter;
  for (; from < chronicle.size(); ++from) {
    const Record& record = chronicle[CauseId{from}];
    for (const ClusterEvent& event : events_of(world, record))
      if (wanted(event)) counter.add(event, record.at);
  }
  return counter.events();
}

}  // namespace

void EventCounter::add(const ClusterEvent& event, Time at) {
  const std::string key = key_of(event);
  auto group = std::find_if(similar_.begin(), similar_.end(),
                            [&](const Similar& one) { return one.key == key; });
  if (group == similar_.end()) group = similar_.insert(similar_.end(), {key, {}, at});
  if (at - group->last > similar_within) group->messages.clear();
  group->last = at;
  const auto known = std::find(group->messages.begin(), group->messages.end(), event.message);
  if (known == group->messages.end()) group->messages.push_back(event.message);
  const bool together = group->messages.size() >= similar_most;
  if (together) group->messages.pop_back();
  const auto same = [&](const CountedEvent& one) {
    if (key_of(one.event) != key) return false;
    return together ? one.event.message.starts_with(combined) : one.event.message == event.message;
  };
  auto found = std::find_if(events_.begin(), events_.end(), same);
  if (found == events_.end()) found = events_.insert(events_.end(), {event, at, at, 0});
  if (together) found->event.message = std::string(combined) + event.message;
  found->last = at;
  ++found->count;
}

std::vector<CountedEvent> events(const World& world) {
  return count(world, [](const ClusterEvent&) { return true; });
}

std::vector<CountedEvent> events_about(const World& world, std::string_view object) {
  return count(world, [&](const ClusterEvent& event) { return event.object == object; });
}

}  // namespace drydock::kubernetes
