// CPU credits of the T family: earned evenly, spent by use. When they are gone, an unlimited
// machine pays for more, as T3 machines do by default; one in standard mode gets no more than its
// baseline.
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
  std::int64_t use = 0;      ///< Millicores that it gets, since `at` ...
  std::int64_t asked = 0;    ///< ... of those that it asks for.
  bool standard = false;     ///< Its mode: it never has a surplus.
  Time at;
  std::uint32_t turns = 0;  ///< Changes of use; tells stale mail.
  DRYDOCK_FIELDS(CreditAccount, balance, surplus, charged, rest, use, asked, standard, at, turns)
};

/// Millicores that a machine gets now of those that it asks for. Source: EC2 user guide, "Standard
/// mode for burstable performance instances".
std::int64_t granted(const CreditAccount& account, const CreditPlan& plan, std::int64_t asked);

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
