// The rare paths of the event queue: growth, lanes and cancelling.
#include "sim/engine/kernel/event_queue.h"

#include <algorithm>

namespace drydock {
inline namespace kernel {

Time EventQueue::next_time_or_never() { return due(Time::max()) ? next_time() : Time::max(); }

void EventQueue::grow() {
  const std::size_t old = slots_.size();
  const std::size_t size = old == 0 ? 64 : old * 2;
  DRYDOCK_ASSERT(size <= slot_mask + 1, "at most 2^24 events are pending");
  DRYDOCK_ASSERT(order_ < (1ull << 39), "a run schedules fewer than 2^40 events");
  slots_.resize(size);
  free_.reserve(size);
  for (std::size_t i = size; i > old; --i) free_.push_back(static_cast<std::uint32_t>(i - 1));
}

std::uint32_t EventQueue::take_wide() {
  if (wide_free_.empty()) {
    wide_.emplace_back();
    return static_cast<std::uint32_t>(wide_.size() - 1);
  }
  const std::uint32_t wide = wide_free_.back();
  wide_free_.pop_back();
  return wide;
}

void EventQueue::let_go(const Slot& slot) {
  if ((slot.lane & wide_flag) != 0) wide_free_.push_back(wide_of(slot));
  if (const std::uint16_t lane = slot.lane & ~wide_flag; lane != 0) advance_lane(lane);
}

Lane EventQueue::lane(Duration delay) {
  for (std::size_t i = 0; i < lanes_.size(); ++i)
    if (lanes_[i].delay == delay) return Lane{static_cast<std::uint16_t>(i + 1)};
  DRYDOCK_ASSERT(lanes_.size() < wide_flag - 2u, "at most 32 766 lanes");
  lanes_.push_back(LaneQueue{delay, 0, {}});
  return Lane{static_cast<std::uint16_t>(lanes_.size())};
}

void EventQueue::append(Lane lane, Key key) {
  LaneQueue& queue = lanes_[lane.index - 1u];
  const bool was_empty = queue.head == queue.keys.size();
  if (was_empty) {
    queue.keys.clear();
    queue.head = 0;
  }
  queue.keys.push_back(key);
  if (was_empty) insert(key);
}

void EventQueue::advance_lane(std::uint16_t lane) {
  LaneQueue& queue = lanes_[lane - 1u];
  ++queue.head;
  while (queue.head < queue.keys.size() && !live(queue.keys[queue.head])) ++queue.head;
  if (queue.head < queue.keys.size()) {
    insert(queue.keys[queue.head]);
  }
  if (queue.head > 1024 && queue.head * 2 > queue.keys.size()) {
    queue.keys.erase(queue.keys.begin(),
                     queue.keys.begin() + static_cast<std::ptrdiff_t>(queue.head));
    queue.head = 0;
  }
}

bool EventQueue::cancel(EventId id) {
  const std::uint32_t index = static_cast<std::uint32_t>(id.tag & slot_mask);
  if (id.tag == 0 || index >= slots_.size() || slots_[index].tag != id.tag) return false;
  Slot& slot = slots_[index];
  if ((slot.lane & wide_flag) != 0) wide_free_.push_back(wide_of(slot));
  if (const std::uint16_t lane = slot.lane & ~wide_flag; lane != 0) {
    const LaneQueue& queue = lanes_[lane - 1u];
    if (tag_of(queue.keys[queue.head]) == id.tag) {
      // The head's key is in the heap: the lane moves on now, and the key goes stale like any
      // other.
      const bool hole = std::exchange(hole_, false);
      advance_lane(lane);
      hole_ = hole;
    }
  }
  slot.tag = 0;
  free_.push_back(index);
  --pending_;
  return true;
}

void EventQueue::drop_stale(Key) { pop_root(); }

std::vector<EventQueue::Key> EventQueue::sorted_keys() const {
  std::vector<Key> keys(heap_.begin() + root, heap_.begin() + static_cast<std::ptrdiff_t>(end_));
  std::erase_if(keys, [this](Key key) { return !live(key); });
  for (const LaneQueue& lane : lanes_)
    for (std::size_t i = lane.head + 1; i < lane.keys.size(); ++i)
      if (live(lane.keys[i])) keys.push_back(lane.keys[i]);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace kernel
}  // namespace drydock
