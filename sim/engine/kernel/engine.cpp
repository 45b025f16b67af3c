// The loop: take the earliest event, call its owner, then tell the listeners what was announced.
#include "sim/engine/kernel/engine.h"

namespace drydock {
inline namespace kernel {

[[gnu::always_inline]] inline void Engine::handle_next(World& world) const {
  world.now_ = world.future_.next_time();
  const EventQueue::Opened event = world.future_.open();
  world.first_news_ = {};
  Context context(world, *rulebook_, event.cause);
  rulebook_->handlers_[event.type](context, event.payload);
  ++world.executed_;
  if (world.first_news_) [[unlikely]]
    tell(world);
  world.future_.close();
}

void Engine::advance(World& world, Time until) const {
  while (world.future_.due(until)) handle_next(world);
  if (world.now_ < until) world.now_ = until;
}

bool Engine::step(World& world, Time until) const {
  if (!world.future_.due(until)) return false;
  const Time instant = world.future_.next_time();
  while (world.future_.due(instant)) handle_next(world);
  return true;
}

bool Engine::advance_some(World& world, Time until, std::uint64_t events) const {
  for (std::uint64_t i = 0; i < events; ++i) {
    if (!world.future_.due(until)) return false;
    handle_next(world);
  }
  return true;
}

void Engine::give(World& world, const AnyCommand& command, Actor actor) const {
  const CommandInfo* info = rulebook_->find_command(command.kind());
  DRYDOCK_ASSERT(info != nullptr, "a command that is given was registered");
  apply(world, CauseId{0}, [&](Context& context) {
    const CauseId cause = context.announce(
        CommandGiven{context.name(command.say()), context.name(command.kind()), actor});
    Context hands = context.because(cause);
    info->apply(hands, command);
  });
}

void Engine::tell(World& world) const {
  for (std::uint32_t i = world.first_news_.index; i < world.chronicle().size(); ++i) {
    const Record record = world.chronicle()[CauseId{i}];
    DRYDOCK_ASSERT(record.type < rulebook_->facts_.size(),
                   "a fact that is announced was registered");
    for (const auto react : rulebook_->facts_[record.type].listeners) {
      Context context(world, *rulebook_, CauseId{i});
      react(context, record);
    }
  }
}

}  // namespace kernel
}  // namespace drydock
