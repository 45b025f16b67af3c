// Names: text interned once, so that rows hold a number and stay trivially copyable.
#pragma once

#include <array>
#include <atomic>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace drydock {
inline namespace base {

/// A text in a Names pool. Its number carries no meaning: never order or hash by it. 0 is the empty
/// text.
struct Name {
  std::uint32_t index = 0;

  constexpr explicit operator bool() const { return index != 0; }
  friend constexpr auto operator<=>(Name, Name) = default;
};

/// The pool behind names, shared by a world and all its forks. It only grows; reading is lock-free.
class Names {
 public:
  Names();
  ~Names();
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  /// The name of `text`, made on first use. Safe from any thread.
  Name intern(std::string_view text);
  /// The name of `text`, or the empty name when nobody has interned it.
  Name find(std::string_view text) const;
  std::string_view text(Name name) const;

 private:
  static constexpr std::uint32_t chunk_bits = 12;
  static constexpr std::uint32_t chunk_size = 1u << chunk_bits;
  using Chunk = std::array<std::string, chunk_size>;

  mutable std::mutex mutex_;
  std::array<std::atomic<Chunk*>, 4096> chunks_{};
  std::uint32_t size_ = 0;
  std::map<std::string_view, std::uint32_t> index_;
};

}  // namespace base
}  // namespace drydock
