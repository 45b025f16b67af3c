// Tables: where all state lies. Forks share pages; a page is copied when it is first written after
// a fork.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/engine/base/assert.h"
#include "sim/engine/base/id.h"

namespace drydock {
inline namespace base {

/// Rows a page, as a power of two: 64 for tables, 1 024 for logs (a Row says `static constexpr bool
/// is_log = true`), or what a Row says by `static constexpr std::uint32_t rows_per_page_log2`.
template <class Row>
constexpr std::uint32_t page_bits = [] {
  if constexpr (requires { Row::rows_per_page_log2; }) {
    return Row::rows_per_page_log2;
  } else if constexpr (requires { Row::is_log; }) {
    return 10u;
  } else {
    return 6u;
  }
}();

/// A copy-on-write table of trivially copyable rows, iterated in id order.
///
/// A fork shares every page with its origin, and closes it on both sides. Whoever first writes to a
/// closed page clones it if anybody else still holds it, and opens its own; so that to edit a row
/// is to find an open page, and no more.
template <class Row>
class Table {
  static_assert(std::is_trivially_copyable_v<Row>, "rows are values without pointers");

 public:
  static constexpr std::uint32_t bits = page_bits<Row>;
  static constexpr std::uint32_t page_size = 1u << bits;

  Table() = default;
  Table(Table&& other) noexcept
      : open_(std::move(other.open_)),
        pages_(std::move(other.pages_)),
        size_(std::exchange(other.size_, 0)),
        forgotten_(std::exchange(other.forgotten_, 0)) {
    other.open_.clear();
    other.pages_.clear();
  }
  Table& operator=(Table&& other) noexcept {
    std::swap(open_, other.open_);
    std::swap(pages_, other.pages_);
    std::swap(size_, other.size_);
    std::swap(forgotten_, other.forgotten_);
    return *this;
  }
  ~Table() {
    for (Page* page : pages_) release(page);
  }

  /// Another table with the same rows; what is then written to one is not seen in the other.
  Table fork() {
    for (std::uintptr_t& page : open_) page = closed;
    for (Page* page : pages_)
      if (page != nullptr) page->references.fetch_add(1, std::memory_order_relaxed);
    Table copy;
    copy.open_ = open_;
    copy.pages_ = pages_;
    copy.size_ = size_;
    copy.forgotten_ = forgotten_;
    return copy;
  }

  /// Rows ever added, those forgotten included. Ids run from 0 to size() - 1.
  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// Ids below this were dropped by forget_before() and may not be read.
  std::uint32_t first() const { return forgotten_; }

  [[gnu::always_inline]] const Row& operator[](Id<Row> id) const {
    return pages_[id.index >> bits]->rows()[id.index & (page_size - 1)];
  }
  /// As operator[], but a Defect when the row does not exist or was forgotten.
  const Row& at(Id<Row> id) const {
    DRYDOCK_ASSERT(id.index < size_ && id.index >= forgotten_, "an id names a row of its table");
    return (*this)[id];
  }

  [[gnu::always_inline]] Row& edit(Id<Row> id) {
    std::uintptr_t page = open_[id.index >> bits];
    if (page == closed) [[unlikely]]
      page = own(id.index);
    return *std::launder(reinterpret_cast<Row*>(page + std::uintptr_t{id.index} * sizeof(Row)));
  }

  Id<Row> add(const Row& row) {
    DRYDOCK_ASSERT(size_ != Id<Row>::none, "a table holds fewer than 2^32 rows");
    const std::uint32_t index = size_;
    if ((index & (page_size - 1)) == 0) {
      pages_.push_back(new Page);
      open_.push_back(opened(index));
    } else if (open_.back() == closed) {
      own(index);
    }
    ::new (static_cast<void*>(pages_.back()->rows() + (index & (page_size - 1)))) Row(row);
    ++size_;
    return Id<Row>{index};
  }

  /// Lets go of all whole pages below `index`; what bounds the memory of a log.
  void forget_before(std::uint32_t index) {
    const std::uint32_t page = index >> bits;
    for (std::uint32_t i = forgotten_ >> bits; i < page && i < pages_.size(); ++i) {
      release(pages_[i]);
      pages_[i] = nullptr;
      open_[i] = closed;
    }
    if ((page << bits) > forgotten_) forgotten_ = page << bits;
  }

  /// Identity of the page that holds `index`: two tables that give the same hold the same rows
  /// there.
  const void* page_of(std::uint32_t index) const {
    return index < size_ ? pages_[index >> bits] : nullptr;
  }

  class Iterator {
   public:
    using value_type = std::pair<Id<Row>, const Row&>;
    Iterator(const Table* table, std::uint32_t index) : table_(table), index_(index) {}
    value_type operator*() const { return {Id<Row>{index_}, (*table_)[Id<Row>{index_}]}; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const Table* table_;
    std::uint32_t index_;
  };
  /// `for (auto [id, row] : table)`. Rows added meanwhile are not visited.
  Iterator begin() const { return Iterator(this, forgotten_); }
  Iterator end() const { return Iterator(this, size_); }

 private:
  struct alignas(64) Page {  // So that rows of whole cache lines share none.
    alignas(Row) std::array<std::byte, sizeof(Row) * page_size> bytes;
    std::atomic<std::uint32_t> references{1};
    Row* rows() { return std::launder(reinterpret_cast<Row*>(bytes.data())); }
    const Row* rows() const { return std::launder(reinterpret_cast<const Row*>(bytes.data())); }
  };
  static void release(Page* page) {
    if (page != nullptr && page->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
      delete page;
  }

  [[gnu::noinline]] std::uintptr_t own(std::uint32_t index) {
    Page*& page = pages_[index >> bits];
    if (page->references.load(std::memory_order_acquire) != 1) {
      Page* clone = new Page;
      std::memcpy(clone->bytes.data(), page->bytes.data(), clone->bytes.size());
      release(page);
      page = clone;
    }
    return open_[index >> bits] = opened(index);
  }

  static constexpr std::uintptr_t closed = 1;  // Odd, as no address of a row is.
  /// Where row 0 would lie if the page of `index` reached back to it: from there to a row is one
  /// multiplication.
  std::uintptr_t opened(std::uint32_t index) const {
    const std::uintptr_t before = std::uintptr_t{index >> bits} * page_size * sizeof(Row);
    return reinterpret_cast<std::uintptr_t>(pages_[index >> bits]->bytes.data()) - before;
  }

  std::vector<std::uintptr_t> open_;  // By page; closed where somebody else may hold the page.
  std::vector<Page*> pages_;
  std::uint32_t size_ = 0;
  std::uint32_t forgotten_ = 0;
};

}  // namespace base
}  // namespace drydock
