// The pending events of a model that is written by hand: 16-byte keys, nothing that the model does
// not need.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "sim/engine/base/math.h"
#include "sim/surface/cli/bench_reference.h"

namespace drydock::cli {

/// A standard exponential variate from the n-th cheap draw.
inline double cheap_exponential(std::uint64_t n) {
  const double uniform =
      (static_cast<double>(static_cast<std::int64_t>(splitmix64(n) >> 12)) + 0.5) * 0x1p-52;
  return -math::log(uniform);
}

/// A 4-ary heap of keys (time in seconds above order above slot) over recycled slots. The root of
/// an event that is handled stays a hole, which the first event pushed meanwhile fills.
template <class Payload>
class BareFuture {
 public:
  BareFuture() { grow(); }

  double now() const { return now_; }
  /// When the next event is due; only while one is pending and none is open.
  double next_time() const { return time_of(heap_[root]); }
  /// The clock goes on to something that is not held here.
  void pass(double at) { now_ = at; }

  void push(double at, const Payload& payload) {
    if (hole_) {
      hole_ = false;
      slots_[spare_] = payload;
      sift_down(key(at, spare_));
      return;
    }
    if (free_ == 0) [[unlikely]]
      grow();
    const std::uint32_t index = free_slots_[--free_];
    slots_[index] = payload;
    sift_up(key(at, index));
  }
  /// Takes the next event; its time is now.
  Payload open() {
    const Key top = heap_[root];
    now_ = time_of(top);
    spare_ = static_cast<std::uint32_t>(static_cast<std::uint64_t>(top)) & slot_mask;
    hole_ = true;
    return slots_[spare_];
  }
  /// Ends what open() began.
  void close() {
    if (!hole_) return;
    hole_ = false;
    free_slots_[free_++] = spare_;
    const Key last = heap_[--end_];
    if (end_ > root) sift_down(last);
  }

 private:
  __extension__ using Key = unsigned __int128;
  static constexpr std::size_t root = 3;  // So that four children share a cache line.
  static constexpr std::uint32_t slot_mask = 0xffffff;

  static double time_of(Key key) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(key >> 64));
  }
  Key key(double at, std::uint32_t slot) {
    return (static_cast<Key>(std::bit_cast<std::uint64_t>(at)) << 64) | (++order_ << 24) | slot;
  }
  static std::size_t first_child(std::size_t index) { return 4 * (index - root) + root + 1; }

  void sift_down(Key key) {
    Key* heap = heap_.data();
    const std::size_t end = end_;
    std::size_t at = root;
    for (;;) {
      const std::size_t child = first_child(at);
      if (child + 4 > end) {
        if (child >= end) break;
        std::size_t least = child;
        for (std::size_t i = child + 1; i < end; ++i)
          if (heap[i] < heap[least]) least = i;
        if (heap[least] < key) {
          heap[at] = heap[least];
          at = least;
        }
        break;
      }
      const std::size_t a = child + static_cast<std::size_t>(heap[child + 1] < heap[child]);
      const std::size_t b = child + 2 + static_cast<std::size_t>(heap[child + 3] < heap[child + 2]);
      const std::size_t least = heap[b] < heap[a] ? b : a;
      if (key < heap[least]) break;
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = key;
  }
  void sift_up(Key key) {
    Key* heap = heap_.data();
    std::size_t at = end_++;
    while (at > root) {
      const std::size_t parent = root + (at - root - 1) / 4;
      if (heap[parent] < key) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = key;
  }
  [[gnu::noinline]] void grow() {
    const std::size_t old = slots_.size(), size = old == 0 ? 256 : old * 2;
    slots_.resize(size);
    free_slots_.resize(size);
    heap_.resize(root + size + 1);
    for (std::size_t i = size; i > old; --i)
      free_slots_[free_++] = static_cast<std::uint32_t>(i - 1);
  }

  std::vector<Key> heap_;
  std::vector<Payload> slots_;
  std::vector<std::uint32_t> free_slots_;
  std::size_t end_ = root, free_ = 0;
  std::uint64_t order_ = 0;
  double now_ = 0;
  std::uint32_t spare_ = 0;
  bool hole_ = false;
};

/// A line, first in first out.
template <class T>
class BareLine {
 public:
  bool empty() const { return head_ == tail_; }
  const T& front() const { return items_[head_ & mask_]; }
  T pop() { return items_[head_++ & mask_]; }
  void push(const T& item) {
    if (tail_ - head_ == items_.size()) [[unlikely]]
      grow();
    items_[tail_++ & mask_] = item;
  }

 private:
  [[gnu::noinline]] void grow() {
    std::vector<T> larger(items_.size() * 2);
    for (std::size_t i = head_; i != tail_; ++i)
      larger[i & (larger.size() - 1)] = items_[i & mask_];
    items_ = std::move(larger);
    mask_ = items_.size() - 1;
  }

  std::vector<T> items_ = std::vector<T>(64);
  std::size_t mask_ = 63, head_ = 0, tail_ = 0;
};

/// Rows that are used again.
template <class T>
class BarePool {
 public:
  T& operator[](std::uint32_t index) { return items_[index]; }
  std::uint32_t take() {
    if (free_.empty()) [[unlikely]] {
      items_.emplace_back();
      return static_cast<std::uint32_t>(items_.size() - 1);
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    return index;
  }
  void give(std::uint32_t index) { free_.push_back(index); }

 private:
  std::vector<T> items_;
  std::vector<std::uint32_t> free_;
};

}  // namespace drydock::cli
