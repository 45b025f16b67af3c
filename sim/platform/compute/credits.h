// CPU credits of the T family: earned evenly, spent by use, and paid for when a machine lives
// beyond them. T3 machines are unlimited by default, and so are these.
#pragma once

#include "sim/engine/base/fields.h"
#include "sim/engine/base/time.h"

namespace drydock::compute {

/// A CPU credit is one vCPU at 100 % for a minute. Amounts here are millicores times nanoseconds.
constexpr std::int64_t credit = std::int64_t{1000} * 60 * 1'000'000'000;

/// What a type earns and may keep. Source: EC2 user guide, "CPU credits and baseline utilization".
struct CreditPlan {
  std::int64_t per_hour = 0;  ///< Credits; 0: the type has none.
  std::int64_t most = 0;      ///< Credits that it can keep: those of 24 h.
  DRYDOCK_FIELDS(CreditPlan, per_hour, most)
};

/// The use that a plan pays for all the time, in millicores.
constexpr std::int64_t baseline(const CreditPlan& plan) { return plan.per_hour * 1000 / 60; }

/// The account of one machine. There is never a balance and a surplus at once.
struct CreditAccount {
  std::int64_t balance = 0;  ///< Earned and not spent.
  std::int64_t surplus = 0;  ///< Spent and not earned; paid back by earning, or in dollars.
  std::int64_t charged = 0;  ///< Vcpu-nanoseconds owed in dollars, not yet on the bill.
  std::int64_t rest = 0;     ///< The part of it below one.
  std::int64_t use = 0;      ///< Millicores, since `at`.
  Time at;
  std::uint32_t turns = 0;  ///< Changes of use; tells stale mail.
  DRYDOCK_FIELDS(CreditAccount, balance, surplus, charged, rest, use, at, turns)
};

/// The account at `now`, after its use since it was last looked at. Use above the baseline takes
/// the balance, then adds to the surplus; a surplus above what 24 h can earn is charged at once.
/// Source: EC2 user guide, "Unlimited mode for burstable performance instances".
CreditAccount advanced(const CreditAccount& account, const CreditPlan& plan, Time now);
/// When the account turns at its present use: the balance ends, the surplus is paid back, or it
/// begins to be charged; Time::max() when it does not.
Time next_turn(const CreditAccount& account, const CreditPlan& plan);
/// The account when its machine stops or is terminated: the whole surplus is charged.
CreditAccount closed(const CreditAccount& account, const CreditPlan& plan, Time now);

}  // namespace drydock::compute
