// Cases of the controllers and the kubelet.
#include "sim/platform/kubernetes/backoff.h"
#include "sim/platform/kubernetes/budget_rules.h"
#include "sim/platform/kubernetes/rollout_rules.h"
#include "sim/practice/vectors/families.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;
using kubernetes::Backoff;
using kubernetes::IntOrPercent;
using kubernetes::SetSize;

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

std::int32_t count(const Cursor& at, std::int32_t otherwise = 0) {
  constexpr std::int64_t most = 1'000'000;
  return static_cast<std::int32_t>(at.integer(-most, most, otherwise));
}

/// 3 or "25%"; nothing for a text that is neither, which is an outcome of its own.
std::optional<IntOrPercent> int_or_percent(const Cursor& at) {
  if (!at) return IntOrPercent{};
  if (!at.value()->is(Value::Kind::text)) return IntOrPercent::of(count(at));
  const Result<IntOrPercent> value = kubernetes::parse_percent(at.text());
  if (!value) return std::nullopt;
  return *value;
}

Value error() {
  Value answer;
  answer.set("error", true);
  return answer;
}

Value one(std::string_view key, std::int32_t value) {
  Value answer;
  answer.set(std::string(key), value);
  return answer;
}

/// What one operation of a rolling update reads; each takes what it needs.
struct RolloutInput {
  explicit RolloutInput(const Cursor& at) : object(at) {}

  std::int32_t number(std::string_view key) { return count(object.required(key)); }
  /// The strategy and its limits; false when one of them makes no sense.
  bool read_strategy() {
    static const std::vector<std::string> words = {"RollingUpdate", "Recreate"};
    rolling = object.optional("strategy").word(words) == 0;
    const auto surge = int_or_percent(object.optional("max_surge"));
    const auto unavailable = int_or_percent(object.optional("max_unavailable"));
    if (!surge || !unavailable) return false;
    max_surge = *surge;
    max_unavailable = *unavailable;
    return true;
  }

  ObjectCursor object;
  bool rolling = true;
  IntOrPercent max_surge, max_unavailable;
};

Value resolve_room(RolloutInput& in) {
  const std::int32_t desired = in.number("desired");
  if (!in.read_strategy()) return error();
  const kubernetes::Room room = kubernetes::resolve_room(in.max_surge, in.max_unavailable, desired);
  Value answer = one("surge", room.surge);
  answer.set("unavailable", room.unavailable);
  return answer;
}

Value scale_value(RolloutInput& in) {
  const std::int32_t total = in.number("total");
  const bool up = in.object.required("round_up").boolean();
  const Cursor at = in.object.optional("value");
  const auto value = int_or_percent(at);
  if (!at || !value) return error();
  return one("value", kubernetes::scaled(*value, total, up));
}

Value max_unavailable(RolloutInput& in) {
  const std::int32_t desired = count(in.object.optional("desired"));
  if (!in.read_strategy()) return error();
  return one("max_unavailable", kubernetes::effective_max_unavailable(in.rolling, in.max_surge,
                                                                      in.max_unavailable, desired));
}

Value new_set(RolloutInput& in, bool may_shrink) {
  const Cursor desired = in.object.optional("deployment_replicas");
  const std::int32_t replicas = desired ? count(desired) : in.number("desired");
  const Cursor named = in.object.optional("new_rs_replicas");
  const std::int32_t before = named ? count(named) : in.number("new_replicas");
  const Cursor all = in.object.optional("all_rs_replicas_total");
  const std::int32_t old = count(in.object.optional("old_replicas"));
  if (!in.read_strategy()) return error();
  const auto rule = may_shrink ? kubernetes::reconciled_new_set : kubernetes::new_set_target;
  const std::int32_t size =
      rule(in.rolling, in.max_surge, replicas, before, all ? count(all) : before + old);
  Value answer = one("new_rs_replicas", size);
  answer.set("new_replicas", size);
  answer.set("scaled", size != before);
  return answer;
}

Value old_sets(RolloutInput& in) {
  const std::int32_t desired = in.number("desired");
  std::vector<SetSize> old = {{in.number("old_replicas"), in.number("old_available")}};
  const SetSize newest{in.number("new_replicas"), in.number("new_available")};
  if (!in.read_strategy()) return error();
  const std::int32_t most =
      kubernetes::effective_max_unavailable(in.rolling, in.max_surge, in.max_unavailable, desired);
  const bool changed = kubernetes::reconcile_old_sets(old, newest, desired, most);
  Value answer = one("old_replicas", old.front().replicas);
  answer.set("scaled", changed);
  return answer;
}

Value clean_up(RolloutInput& in) {
  std::vector<SetSize> old = {{in.number("old_replicas"), in.number("old_available")}};
  const std::int32_t most = in.number("max_cleanup");
  Value answer = one("cleaned", kubernetes::clean_up_unhealthy(old, most));
  answer.set("old_replicas", old.front().replicas);
  return answer;
}

Value scale_down(RolloutInput& in) {
  const std::int32_t desired = in.number("desired");
  std::vector<SetSize> old = {{in.number("old_replicas"), 0}};
  const std::int32_t available = in.number("available");
  if (!in.read_strategy()) return error();
  const std::int32_t most =
      kubernetes::effective_max_unavailable(in.rolling, in.max_surge, in.max_unavailable, desired);
  const std::int32_t removed = kubernetes::scale_down_old_sets(old, available, desired - most);
  Value answer = one("old_replicas", old.front().replicas);
  answer.set("scaled", removed > 0);
  return answer;
}

Value rolling(const Cursor& input) {
  static const std::vector<std::string> ops = {
      "int_or_percent",    "resolve_surge_unavailable", "effective_max_unavailable",
      "new_rs_target",     "reconcile_new_rs",          "reconcile_old_rs",
      "cleanup_unhealthy", "scale_down_old_rs"};
  RolloutInput in(input);
  switch (in.object.required("op").word(ops)) {
    case 0:
      return scale_value(in);
    case 1:
      return resolve_room(in);
    case 2:
      return max_unavailable(in);
    case 3:
      return new_set(in, false);
    case 4:
      return new_set(in, true);
    case 5:
      return old_sets(in);
    case 6:
      return clean_up(in);
    default:
      return scale_down(in);
  }
}

Value proportional(const Cursor& input) {
  ObjectCursor object(input);
  const std::int32_t desired = count(object.required("desired"));
  const auto surge = int_or_percent(object.optional("max_surge"));
  const auto unavailable = int_or_percent(object.optional("max_unavailable"));
  std::vector<kubernetes::ScaledSet> sets;
  std::vector<std::string> names;
  for (const Cursor& at : object.required("replica_sets").list()) {
    ObjectCursor member(at);
    names.push_back(member.required("name").text());
    kubernetes::ScaledSet set;
    set.replicas = count(member.required("replicas"));
    set.available = count(member.optional("available"));
    set.is_new = member.optional("is_new").boolean();
    set.created = integer(member.required("created"));
    set.recorded_desired = count(member.optional("recorded_desired"), desired);
    set.recorded_surge = count(member.optional("recorded_surge"));
    sets.push_back(set);
  }
  if (!surge || !unavailable) return error();
  const std::vector<std::int32_t> sizes =
      kubernetes::proportional_sizes(sets, desired, *surge, *unavailable);
  Value by_name;
  for (std::size_t i = 0; i < names.size(); ++i) by_name.set(names[i], sizes[i]);
  Value answer;
  answer.set("replicas", std::move(by_name));
  return answer;
}

Value budget(const Cursor& input) {
  ObjectCursor object(input);
  const auto min_available = int_or_percent(object.optional("min_available"));
  const auto most_unavailable = int_or_percent(object.optional("max_unavailable"));
  kubernetes::BudgetCase found;
  for (const Cursor& scale : object.required("controller_scales").list())
    found.scale += count(scale);
  found.pods = count(object.required("pods_matching"));
  found.healthy = count(object.required("healthy_pods"));
  found.orphans = count(object.optional("pods_without_controller"));
  if (!min_available || !most_unavailable) return error();
  found.min_available = *min_available;
  found.max_unavailable = *most_unavailable;
  const kubernetes::BudgetStatus status = kubernetes::budget_status(found);
  Value answer = one("disruptions_allowed", status.allowed);
  answer.set("current_healthy", status.healthy);
  answer.set("desired_healthy", status.desired_healthy);
  answer.set("expected_pods", status.expected);
  return answer;
}

}  // namespace

std::vector<Family> controller_families() {
  return {{"backoff", "how long the kubelet waits before it restarts or pulls again", backoff},
          {"deploy_rolling", "how a rolling update moves pods from old sets to the new", rolling},
          {"deploy_proportional_scale", "how a resized deployment shares out its rollout",
           proportional},
          {"pdb_status", "how many pods a disruption budget lets go", budget}};
}

}  // namespace drydock::vectors
