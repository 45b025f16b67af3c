// What meters and the ledger share inside cost.
#pragma once

#include "sim/platform/cost/cost.h"

namespace drydock::cost {

/// Use since the last posting, running time of now included.
std::int64_t pending(const Meter& meter, Time now);

/// An amount, and what is left over for the next.
struct Worth {
  Money amount;
  std::int64_t remainder = 0;
};
/// What a use is worth after all that was posted before.
Worth worth(const Meter& meter, const Rate& rate, std::int64_t use);

/// Writes the use since the last posting into the ledger; nothing when there was none.
void post(Context& context, Id<Meter> meter);

}  // namespace drydock::cost
