// The pool of names: chunks that never move, so that readers need no lock.
#include "sim/engine/base/name.h"

#include "sim/engine/base/assert.h"

namespace drydock {
inline namespace base {

Names::Names() { intern(""); }

Names::~Names() {
  for (auto& chunk : chunks_) delete chunk.load(std::memory_order_relaxed);
}

Name Names::intern(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (const auto found = index_.find(text); found != index_.end()) return Name{found->second};
  const std::uint32_t index = size_;
  DRYDOCK_ASSERT((index >> chunk_bits) < chunks_.size(), "a world has at most 16 million names");
  auto& slot = chunks_[index >> chunk_bits];
  Chunk* chunk = slot.load(std::memory_order_relaxed);
  if (chunk == nullptr) {
    chunk = std::make_unique<Chunk>().release();
    slot.store(chunk, std::memory_order_release);
  }
  std::string& stored = (*chunk)[index & (chunk_size - 1)];
  stored = text;
  index_.emplace(stored, index);
  ++size_;
  return Name{index};
}

Name Names::find(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(text);
  return found == index_.end() ? Name{} : Name{found->second};
}

std::string_view Names::text(Name name) const {
  const Chunk* chunk = chunks_[name.index >> chunk_bits].load(std::memory_order_acquire);
  DRYDOCK_ASSERT(chunk != nullptr, "a name belongs to the pool that made it");
  return (*chunk)[name.index & (chunk_size - 1)];
}

}  // namespace base
}  // namespace drydock
