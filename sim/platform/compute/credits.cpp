// An account changes in straight lines between its turns, so that it is computed, not simulated.
#include "sim/platform/compute/credits.h"

#include <algorithm>

#include "sim/engine/base/money.h"

namespace drydock::compute {

namespace {

void charge(CreditAccount& account, std::int64_t amount) {
  account.rest += amount;
  account.charged += account.rest / 1000;  // Millicores to vCPUs.
  account.rest %= 1000;
}

}  // namespace

std::int64_t granted(const CreditAccount& account, const CreditPlan& plan, std::int64_t asked) {
  const bool gone = account.standard && account.balance <= 0;
  return gone ? std::min(asked, baseline(plan)) : asked;
}

CreditAccount advanced(const CreditAccount& account, const CreditPlan& plan, Time now) {
  CreditAccount next = account;
  next.at = now;
  const Int128 most = plan.most * credit;
  const Int128 spent = Int128(account.use - baseline(plan)) * (now - account.at).count();
  const Int128 net = account.balance - account.surplus - spent;
  next.balance = static_cast<std::int64_t>(std::clamp<Int128>(net, 0, most));
  if (account.standard) return next;
  next.surplus = static_cast<std::int64_t>(std::clamp<Int128>(-net, 0, most));
  if (-net > most) charge(next, static_cast<std::int64_t>(-net - most));
  return next;
}

Time next_turn(const CreditAccount& account, const CreditPlan& plan) {
  const std::int64_t speed = account.use - baseline(plan);
  const std::int64_t most = plan.most * credit;
  std::int64_t left = 0;
  if (speed > 0) left = account.balance;
  if (speed > 0 && left <= 0 && !account.standard) left = most - account.surplus;
  if (speed < 0) left = account.surplus;
  if (speed == 0 || left <= 0) return Time::max();
  const std::int64_t pace = speed > 0 ? speed : -speed;
  return account.at + Duration((left + pace - 1) / pace);
}

CreditAccount closed(const CreditAccount& account, const CreditPlan& plan, Time now) {
  CreditAccount last = advanced(account, plan, now);
  charge(last, last.surplus);
  last.surplus = 0;
  return last;
}

}  // namespace drydock::compute
