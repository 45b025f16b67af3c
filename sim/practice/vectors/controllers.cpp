// Cases of the controllers and the kubelet.
#include "sim/platform/kubernetes/backoff.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using kubernetes::Backoff;

enum class Step { next, get, in_backoff_since, in_backoff_since_update, gc, has_entry, reset };

/// One step on the delay store; answers where the step asks something.
std::optional<Value> take(Step step, Backoff& entry, const Cursor& at, Duration first,
                          Duration longest) {
  ObjectCursor object(at);
  object.required("op");
  const Time now = moment(object.required("t_s"));
  const Cursor event = object.optional("event_t_s");
  switch (step) {
    case Step::next:
      entry = kubernetes::next(entry, now, first, longest);
      return std::nullopt;
    case Step::get:
      return in_seconds(entry.delay);
    case Step::in_backoff_since:
      return kubernetes::in_backoff_since(entry, moment(event), now, longest);
    case Step::in_backoff_since_update:
      return kubernetes::in_backoff_since(entry, entry.last_update, now, longest);
    case Step::gc:
      if (kubernetes::is_forgotten(entry, now, longest)) entry = {};
      return std::nullopt;
    case Step::has_entry:
      return entry.delay != Duration::zero();
    case Step::reset:
      entry = {};
      return std::nullopt;
  }
  return std::nullopt;
}

Value backoff(const Cursor& input) {
  static const std::vector<std::string> words = {
      "next", "get", "in_backoff_since", "in_backoff_since_update", "gc", "has_entry", "reset"};
  ObjectCursor object(input);
  const Duration first = seconds(object.required("initial_s"));
  const Duration longest = seconds(object.required("max_s"));
  Backoff entry;
  Value::List results;
  for (const Cursor& at : object.required("steps").list()) {
    const Value* op = at.value()->find("op");
    const Cursor word(op, at.path() + ".op", at.report());
    const auto step = static_cast<Step>(word.word(words));
    if (auto answer = take(step, entry, at, first, longest)) results.push_back(*answer);
  }
  Value answer;
  answer.set("results", std::move(results));
  return answer;
}

}  // namespace

std::vector<Family> controller_families() {
  return {{"backoff", "how long the kubelet waits before it restarts or pulls again", backoff}};
}

}  // namespace drydock::vectors
