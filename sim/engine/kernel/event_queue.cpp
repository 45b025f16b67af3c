// The rare paths of the event queue: growth, lanes and cancelling.
#include "sim/engine/kernel/event_queue.h"

#include <algorithm>

namespace drydock {
inline namespace kernel {

Time EventQueue::next_time_or_never() { return due(Time::max()) ? next_time() : Time::max(); }

void EventQueue::grow() {
  const std::size_t old = slots_.size();
  const std::size_t size = old == 0 ? 64 : std::min<std::size_t>(old * 2, lanes_from);
  DRYDOCK_ASSERT(old < size, "at most 2^24 - 2^15 events are pending");
  DRYDOCK_ASSERT(order_ < (1ull << 39), "a run schedules fewer than 2^40 events");
  slots_.resize(size);
  for (std::size_t i = size; i > old; --i) give(slots_[i - 1], static_cast<std::uint32_t>(i - 1));
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
  lanes_.push_back(LaneQueue{delay, 0, {}, 0, false});
  return Lane{static_cast<std::uint16_t>(lanes_.size())};
}

void EventQueue::skip_stale(LaneQueue& queue) const {
  while (queue.head < queue.keys.size() && !live(queue.keys[queue.head])) ++queue.head;
}

void EventQueue::sweep(LaneQueue& queue) const {
  auto& keys = queue.keys;
  std::size_t kept = 0;
  for (std::size_t i = queue.head; i < keys.size(); ++i) {  // Without a branch, as nobody foresees
    keys[kept] = keys[i];                                   // which of them are live.
    kept += static_cast<std::size_t>(live(keys[i]));
  }
  keys.resize(kept);
  queue.head = 0;
  queue.full = std::max<std::size_t>(256, kept * 4);
}

void EventQueue::advance_lane(std::uint16_t lane) {
  LaneQueue& queue = lanes_[lane - 1u];
  ++queue.head;
  skip_stale(queue);
  queue.stands_in = queue.head < queue.keys.size();
  if (queue.stands_in) insert(key_of_lane(queue.keys[queue.head], lane));
}

bool EventQueue::due_after_stale(Time until) {
  while (end_ > root) {
    const Key top = heap_[root];
    if (time_of(top) > until) return false;
    if (is_lane(top)) {
      if (lane_is_due(top)) return true;
    } else if (live(top)) {
      return true;
    } else {
      pop_root();
    }
  }
  return false;
}

bool EventQueue::lane_is_due(Key top) {
  LaneQueue& queue = lane_of(top);
  skip_stale(queue);
  queue.stands_in = queue.head < queue.keys.size();
  if (!queue.stands_in) {
    pop_root();
    return false;
  }
  const Key first =
      key_of_lane(queue.keys[queue.head], static_cast<std::uint16_t>(slot_of(top) - lanes_from));
  if (first == top) return true;
  sift_down(first);
  return false;
}

std::vector<EventQueue::Key> EventQueue::sorted_keys() const {
  std::vector<Key> keys(heap_.begin() + root, heap_.begin() + static_cast<std::ptrdiff_t>(end_));
  std::erase_if(keys, [this](Key key) { return is_lane(key) || !live(key); });
  for (const LaneQueue& lane : lanes_)
    for (std::size_t i = lane.head; i < lane.keys.size(); ++i)
      if (live(lane.keys[i])) keys.push_back(lane.keys[i]);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace kernel
}  // namespace drydock
