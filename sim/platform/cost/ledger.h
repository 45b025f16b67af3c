// What meters and the ledger share inside cost.
#pragma once

#include <vector>

#include "sim/platform/cost/cost.h"

namespace drydock::cost {

/// Use since the last posting, running time of now included.
std::int64_t pending(const Meter& meter, Time now);

/// An amount, and what is left over for the next.
struct Worth {
  Money amount;
  std::int64_t remainder = 0;
};
/// What a use is worth after all that was posted before, and, of a price in tiers, after another
/// `ahead` of the same rate that is to be posted before it.
Worth worth(const Meter& meter, const Rate& rate, std::int64_t use, Int128 ahead = 0);

/// Unposted use of all meters in the order in which the closing will post it.
class OpenUse {
 public:
  explicit OpenUse(const World& world);
  /// What the open use of a meter is worth; meters are asked in the order of their ids.
  Money next(const Meter& meter);

 private:
  const World& world_;
  std::vector<Int128> ahead_;  ///< By rate; empty when no price has tiers.
};

/// Writes the use since the last posting into the ledger; nothing when there was none.
void post(Context& context, Id<Meter> meter);
/// Splits a posting among the shares of its meter.
void split(Context& context, Id<Posting> posting);
/// Covers a meter that has just started, if a commitment has room for it.
void cover(Context& context, Id<Meter> meter);
/// The place of a covered meter that has just stopped goes to another one.
void uncover(Context& context, Id<Meter> meter);
/// Counts what stands in the account, up to now.
void count_standing(Context& context);
/// Announces what budgets have to say after an hour was closed.
void watch_budgets(Context& context);

}  // namespace drydock::cost
