// The future: a 4-ary heap of 16-byte keys over a slab of slots, with lanes for constant delays.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/time.h"
#include "sim/engine/kernel/fact.h"

namespace drydock {
inline namespace kernel {

constexpr std::size_t max_event_bytes = 48;

/// Names one pending event; stays valid to pass to cancel() after the event has run.
struct EventId {
  std::uint64_t tag = 0;
  constexpr explicit operator bool() const { return tag != 0; }
  friend constexpr bool operator==(EventId, EventId) = default;
};

/// A first-in first-out queue of events that all have the same delay, such as timeouts.
struct Lane {
  std::uint16_t index = 0;
};

/// All pending events in the total order (time, order of scheduling). A value: copying it forks the
/// future.
///
/// A key is one 128-bit integer, time above order above slot, so that one comparison decides. A
/// slot is half a cache line. A cancelled event frees its slot at once; its key turns stale and is
/// dropped when it surfaces. Of a lane only the first key stands in the heap, under the lane's own
/// number, so that a cancelled timeout leaves nothing there. Bounds: 2^24 - 2^15 pending events,
/// 2^40 scheduled in a run.
class EventQueue {
 public:
  __extension__ using Key = unsigned __int128;
  static constexpr unsigned slot_bits = 24;
  static constexpr std::uint64_t slot_mask = (1ull << slot_bits) - 1;

  /// A pending event as its handler needs it.
  struct Opened {
    const std::byte* payload;  ///< Good until the next push.
    CauseId cause;
    std::uint16_t type;
  };

  EventQueue() { heap_.resize(root + 1); }

  /// Events pending, stale keys not counted.
  std::size_t size() const { return pending_; }
  bool empty() const { return pending_ == 0; }

  /// Whether an event is due no later than `until`; drops stale keys on the way.
  [[gnu::always_inline]] bool due(Time until) {
    if (end_ == root) [[unlikely]]
      return false;
    const Key top = heap_[root];
    if (time_of(top) > until) [[unlikely]]
      return false;
    if (!is_lane(top) && live(top)) [[likely]]
      return true;
    return due_after_stale(until);
  }
  /// When the next event is due; only after due() said yes.
  Time next_time() const { return time_of(heap_[root]); }
  /// When the next event is due, or Time::max() when nothing is pending.
  Time next_time_or_never();

  /// Opens the next event: its slot is free and the root of the heap a hole that the first event
  /// scheduled meanwhile will fill. The reference lasts until the next push.
  [[gnu::always_inline]] Opened open() {
    const Key top = heap_[root];
    const std::uint32_t index = is_lane(top) ? slot_of(first_of_lane(top)) : slot_of(top);
    Slot& slot = slots_[index];
    hole_ = true;
    --pending_;
    const Opened opened = view(slot);
    if (slot.lane != 0) [[unlikely]]
      let_go(slot);
    give(slot, index);
    prefetch_next();
    return opened;
  }
  /// Closes what open() opened.
  void close() {
    if (hole_) {
      hole_ = false;
      pop_root();
    }
  }

  template <class Event>
  EventId push(Time at, CauseId cause, std::uint16_t type, const Event& event) {
    const std::uint64_t tag = store(cause, type, 0, event);
    insert(key(at, tag));
    return EventId{tag};
  }

  /// The lane of a delay, made on first use. At most 32 766 lanes.
  Lane lane(Duration delay);
  Duration delay_of(Lane lane) const { return lanes_[lane.index - 1u].delay; }

  template <class Event>
  EventId push(Lane lane, Time now, CauseId cause, std::uint16_t type, const Event& event) {
    const std::uint64_t tag = store(cause, type, lane.index, event);
    append(lane, key(now + delay_of(lane), tag));
    return EventId{tag};
  }

  /// Takes a pending event back; false when it has run or was cancelled before.
  bool cancel(EventId id) {
    const std::uint32_t index = static_cast<std::uint32_t>(id.tag & slot_mask);
    if (id.tag == 0 || index >= slots_.size() || slots_[index].tag != id.tag) return false;
    Slot& slot = slots_[index];
    if ((slot.lane & wide_flag) != 0) [[unlikely]]
      wide_free_.push_back(wide_of(slot));
    give(slot, index);
    --pending_;
    return true;
  }

  /// Calls visit(time, event) for each pending event in order of execution; for fingerprints and
  /// inspection.
  template <class Visit>
  void for_each_in_order(Visit&& visit) const {
    for (const Key key : sorted_keys()) visit(time_of(key), view(slots_[slot_of(key)]));
  }

 private:
  static constexpr std::size_t root =
      3;  // So that the four children of a node share one cache line.

  static constexpr std::size_t narrow_bytes = 16;
  static constexpr std::uint32_t nobody = CauseId::none;
  static constexpr std::uint16_t wide_flag = 0x8000;
  /// In the heap, a slot number from here on names a lane.
  static constexpr std::uint32_t lanes_from = slot_mask + 1 - wide_flag;

  struct Slot {
    std::uint64_t tag = 0;  ///< Low half of the event's key; 0 when the slot is free.
    CauseId cause;          ///< Of a free slot: the next one that is free.
    std::uint16_t type = 0;
    std::uint16_t lane =
        0;  ///< 0: in the heap by itself. With wide_flag: the payload lies in wide_.
    std::array<std::byte, narrow_bytes> payload;
  };
  static_assert(sizeof(Slot) == 32);
  using Wide = std::array<std::byte, max_event_bytes>;

  struct LaneQueue {
    Duration delay{};
    std::size_t head = 0;
    std::vector<Key> keys;
    std::size_t full = 0;  ///< Keys at which those that went stale are swept out.
    bool stands_in =
        false;  ///< A key of the lane is in the heap, of its first event or an earlier.
  };

  template <class T>
  struct LineAllocator {
    using value_type = T;
    LineAllocator() = default;
    template <class U>
    LineAllocator(const LineAllocator<U>&) {}
    T* allocate(std::size_t n) {
      return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(64)));
    }
    void deallocate(T* p, std::size_t) { ::operator delete(p, std::align_val_t(64)); }
    friend bool operator==(LineAllocator, LineAllocator) { return true; }
  };

  static Key key(Time at, std::uint64_t tag) {
    return (static_cast<Key>(static_cast<std::uint64_t>(at.time_since_epoch().count())) << 64) |
           tag;
  }
  static Time time_of(Key key) {
    return Time(Duration(static_cast<std::int64_t>(static_cast<std::uint64_t>(key >> 64))));
  }
  static std::uint64_t tag_of(Key key) { return static_cast<std::uint64_t>(key); }
  static std::uint32_t slot_of(Key key) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(key) & slot_mask);
  }
  Opened view(const Slot& slot) const {
    const std::byte* payload =
        (slot.lane & wide_flag) == 0 ? slot.payload.data() : wide_[wide_of(slot)].data();
    return Opened{payload, slot.cause, slot.type};
  }
  static std::uint32_t wide_of(const Slot& slot) {
    std::uint32_t wide = 0;
    std::memcpy(&wide, slot.payload.data(), sizeof wide);
    return wide;
  }
  static bool is_lane(Key key) { return slot_of(key) >= lanes_from; }
  static Key key_of_lane(Key first, std::uint16_t lane) {
    return (first & ~static_cast<Key>(slot_mask)) | (lanes_from + lane);
  }
  LaneQueue& lane_of(Key key) { return lanes_[slot_of(key) - lanes_from - 1]; }
  Key first_of_lane(Key key) {
    const LaneQueue& queue = lane_of(key);
    return queue.keys[queue.head];
  }
  bool live(Key key) const { return slots_[slot_of(key)].tag == tag_of(key); }

  void give(Slot& slot, std::uint32_t index) {
    slot.tag = 0;
    slot.cause.index = free_;
    free_ = index;
  }

  template <class Event>
  std::uint64_t store(CauseId cause, std::uint16_t type, std::uint16_t lane, const Event& event) {
    static_assert(sizeof(Event) <= max_event_bytes, "an event carries ids; tables carry data");
    static_assert(std::is_trivially_copyable_v<Event>, "an event is a value");
    if (free_ == nobody) [[unlikely]]
      grow();
    const std::uint32_t index = free_;
    Slot& slot = slots_[index];
    free_ = slot.cause.index;
    const std::uint64_t tag = (++order_ << slot_bits) | index;
    slot.tag = tag;
    slot.cause = cause;
    slot.type = type;
    slot.lane = lane;
    if constexpr (sizeof(Event) <= narrow_bytes) {
      std::memcpy(slot.payload.data(), &event, sizeof(Event));
    } else {
      slot.lane |= wide_flag;
      const std::uint32_t wide = take_wide();
      std::memcpy(slot.payload.data(), &wide, sizeof wide);
      std::memcpy(wide_[wide].data(), &event, sizeof(Event));
    }
    ++pending_;
    return tag;
  }

  void insert(Key key) {
    if (hole_) {
      hole_ = false;
      sift_down(key);
    } else {
      sift_up(key);
    }
  }

  /// With fewer events than this all that is needed lies in the cache.
  static constexpr std::size_t many = 512;

  [[gnu::always_inline]] void prefetch_next() const {
    if (end_ < many) [[likely]]
      return;
    const std::size_t first = root + 1;
    for (std::size_t i = first; i < first + 4; ++i)
      __builtin_prefetch(slots_.data() + slot_of(heap_[i]));
  }

  static std::size_t first_child(std::size_t index) { return 4 * (index - root) + root + 1; }

  void sift_down(Key key) {
    if (end_ < many) [[likely]]
      sift_down_in<false>(key);
    else
      sift_down_far(key);
  }
  [[gnu::noinline]] void sift_down_far(Key key) { sift_down_in<true>(key); }
  template <bool prefetches>
  void sift_down_in(Key key) {
    Key* heap = heap_.data();
    const std::size_t end = end_;
    std::size_t at = root;
    for (;;) {
      const std::size_t child = first_child(at);
      if (child + 4 > end) {
        sift_down_tail(key, at, child);
        return;
      }
      if constexpr (prefetches) {
        __builtin_prefetch(heap + first_child(child));
        __builtin_prefetch(heap + first_child(child + 1));
        __builtin_prefetch(heap + first_child(child + 2));
        __builtin_prefetch(heap + first_child(child + 3));
      }
      Key* const four = heap + child;
      Key* const a = four + static_cast<std::size_t>(four[1] < four[0]);
      Key* const b = four + 2 + static_cast<std::size_t>(four[3] < four[2]);
      Key* const least = *b < *a ? b : a;
      const Key moved = *least;
      if (key < moved) break;
      heap[at] = moved;
      at = static_cast<std::size_t>(least - heap);
    }
    heap[at] = key;
  }
  void sift_down_tail(Key key, std::size_t at, std::size_t child) {
    Key* heap = heap_.data();
    if (child < end_) {
      std::size_t least = child;
      for (std::size_t i = child + 1; i < end_; ++i)
        if (heap[i] < heap[least]) least = i;
      if (heap[least] < key) {
        heap[at] = heap[least];
        at = least;
      }
    }
    heap[at] = key;
  }
  void sift_up(Key key) {
    if (end_ == heap_.size()) heap_.resize(heap_.size() * 2);
    std::size_t at = end_++;
    Key* heap = heap_.data();
    while (at > root) {
      const std::size_t parent = root + (at - root - 1) / 4;
      if (heap[parent] < key) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = key;
  }
  void pop_root() {
    const Key last = heap_[--end_];
    if (end_ > root) sift_down(last);
  }

  void grow();
  std::uint32_t take_wide();
  /// Gives back the wide payload of a slot that ends, and lets its lane move on.
  void let_go(const Slot& slot);
  void append(Lane lane, Key key) {
    LaneQueue& queue = lanes_[lane.index - 1u];
    if (queue.keys.size() >= queue.full) [[unlikely]]
      sweep(queue);
    queue.keys.push_back(key);
    if (queue.stands_in) return;
    queue.stands_in = true;
    insert(key_of_lane(key, lane.index));
  }
  /// The first event of the lane has begun: the next one stands in.
  void advance_lane(std::uint16_t lane);
  /// As due(), when the root is a lane's or a stale key.
  bool due_after_stale(Time until);
  /// The root is a lane's key: whether its event is due still. Else the lane's next stands in.
  bool lane_is_due(Key top);
  void skip_stale(LaneQueue& queue) const;
  void sweep(LaneQueue& queue) const;
  std::vector<Key> sorted_keys() const;

  std::vector<Key, LineAllocator<Key>> heap_;
  std::size_t end_ = root;
  std::vector<Slot, LineAllocator<Slot>> slots_;
  std::vector<Wide> wide_;
  std::vector<std::uint32_t> wide_free_;
  std::vector<LaneQueue> lanes_;
  std::uint64_t order_ = 0;
  std::size_t pending_ = 0;
  std::uint32_t free_ = nobody;  ///< The first of the free slots.
  bool hole_ = false;
};

}  // namespace kernel
}  // namespace drydock
