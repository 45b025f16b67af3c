// The bare loop's heap, tuned as the kernel's own is, so that the ratio shows what the house costs.
#include "sim/surface/cli/bench_reference.h"

namespace drydock::cli {

ReferenceLoop::ReferenceLoop(std::size_t capacity) {
  heap_.resize(root + capacity + 1);
  slots_.reserve(capacity);
  free_.reserve(capacity);
}

void ReferenceLoop::run(std::uint64_t events) {
  for (std::uint64_t i = 0; i < events && end_ > root; ++i) {
    const Key top = heap_[root];
    now_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(top >> 64));
    const auto index = static_cast<std::uint32_t>(static_cast<std::uint64_t>(top) & 0xffffff);
    const Slot slot = slots_[index];
    free_.push_back(index);
    hole_ = true;
    slot.handler(*this, slot.argument);
    if (hole_) {
      hole_ = false;
      const Key last = heap_[--end_];
      if (end_ > root) sift_down(last);
    }
  }
}

void ReferenceLoop::sift_down(Key key) {
  Key* heap = heap_.data();
  const std::size_t end = end_;
  std::size_t at = root;
  for (;;) {
    const std::size_t child = first_child(at);
    if (child + 4 > end) {
      std::size_t least = child;
      if (child >= end) break;
      for (std::size_t i = child + 1; i < end; ++i)
        if (heap[i] < heap[least]) least = i;
      if (heap[least] < key) {
        heap[at] = heap[least];
        at = least;
      }
      break;
    }
    for (std::size_t i = 0; i < 4; ++i) __builtin_prefetch(heap + first_child(child + i));
    const std::size_t a = child + static_cast<std::size_t>(heap[child + 1] < heap[child]);
    const std::size_t b = child + 2 + static_cast<std::size_t>(heap[child + 3] < heap[child + 2]);
    const std::size_t least = heap[b] < heap[a] ? b : a;
    if (key < heap[least]) break;
    heap[at] = heap[least];
    at = least;
  }
  heap[at] = key;
}

void ReferenceLoop::sift_up(Key key) {
  if (end_ == heap_.size()) heap_.resize(heap_.size() * 2);
  std::size_t at = end_++;
  while (at > root) {
    const std::size_t parent = root + (at - root - 1) / 4;
    if (heap_[parent] < key) break;
    heap_[at] = heap_[parent];
    at = parent;
  }
  heap_[at] = key;
}

void ReferenceLoop::grow() {
  free_.push_back(static_cast<std::uint32_t>(slots_.size()));
  slots_.push_back(Slot{});
}

}  // namespace drydock::cli
