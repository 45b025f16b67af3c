// The context: all that a handler can reach. It reads as the world does, edits, schedules,
// announces, draws.
#pragma once

#include <cstring>
#include <string_view>
#include <utility>

#include "sim/engine/kernel/random.h"
#include "sim/engine/kernel/world.h"

namespace drydock {
inline namespace kernel {

/// A handler's hands: one world, its rules, and the cause of whatever is done through it.
class Context {
 public:
  Context(World& world, const Rulebook& rulebook, CauseId cause)
      : world_(&world), tables_(world.tables_.get()), rulebook_(&rulebook), cause_(cause) {}

  const World& world() const { return *world_; }
  operator const World&() const { return *world_; }  // NOLINT: a context reads as the world does.
  const Rulebook& rulebook() const { return *rulebook_; }
  Time now() const { return world_->now_; }

  template <class Row>
  [[gnu::always_inline]] const Row& operator[](Id<Row> id) const {
    return table<Row>()[id];
  }
  template <class Row>
  [[gnu::always_inline]] const Table<Row>& table() const {
    return place_of<Row>(tables_).template of<Row>().table;
  }
  template <class Row>
  const Row& only() const {
    return std::as_const(*world_).template only<Row>();
  }
  template <class Row>
  Id<Row> find(Name name) const {
    return std::as_const(*world_).template find<Row>(name);
  }

  /// The row, to be changed; the reference lasts until the handler returns or adds rows.
  template <class Row>
  [[gnu::always_inline]] Row& edit(Id<Row> id) {
    return slot<Row>().edit(id);
  }
  template <class Row>
  Row& edit_only() {
    return edit(Id<Row>{0});
  }
  template <class Row>
  Id<Row> add(const Row& row) {
    return slot<Row>().add(row);
  }
  /// Lets go of the whole pages of a log below `index`.
  template <class Row>
  void forget_before(std::uint32_t index) {
    slot<Row>().forget_before(index);
  }

  Name name(std::string_view text) { return world_->names_->intern(text); }
  std::string_view text(Name name) const { return world_->text(name); }

  /// Mail to the model's own future, `delay` from now (not negative), because of the present cause.
  template <class Event>
  EventId schedule(Duration delay, const Event& event) {
    return world_->future_.push(now() + (delay < Duration::zero() ? Duration::zero() : delay),
                                cause_, event_index<Event>, event);
  }
  template <class Event>
  EventId schedule_at(Time at, const Event& event) {
    return schedule(at - now(), event);
  }
  /// As schedule(), with the delay of a lane: for timeouts, of which most are cancelled.
  template <class Event>
  EventId after(Lane lane, const Event& event) {
    return world_->future_.push(lane, now(), cause_, event_index<Event>, event);
  }
  Lane lane(Duration delay) { return world_->future_.lane(delay); }
  /// Takes a pending event back; false when it has run already.
  bool cancel(EventId id) { return world_->future_.cancel(id); }

  /// Writes a fact into the chronicle. Listeners run after this handler has returned.
  template <class Fact>
  CauseId announce(const Fact& fact) {
    static_assert(sizeof(Fact) <= max_fact_bytes, "a fact holds ids and a few numbers");
    Record record{now(), cause_, fact_index<Fact>, sizeof(Fact), {}};
    std::memcpy(record.fact.data(), &fact, sizeof(Fact));
    const CauseId made = add(record);
    if (!world_->first_news_) world_->first_news_ = made;
    return made;
  }

  CauseId cause() const { return cause_; }
  /// The same hands with a sharper cause for what follows.
  Context because(CauseId cause) const { return Context(*world_, *rulebook_, cause); }

  /// A new stream for an entity and a purpose. Made once, when the entity is born; its row keeps
  /// the id.
  Id<StreamRow> stream(Name entity, std::string_view purpose) {
    return add(
        new_stream(world_->seed_, hash_text(purpose, hash_text("/", hash_text(text(entity))))));
  }
  Stream random(Id<StreamRow> id) { return Stream(world_->seed_, edit(id)); }

 private:
  template <class Row>
  [[gnu::always_inline]] Table<Row>& slot() {
    return place_of<Row>(tables_).template of<Row>().table;
  }

  World* world_;
  TablePlace* tables_;
  const Rulebook* rulebook_;
  CauseId cause_;
};

}  // namespace kernel
}  // namespace drydock
