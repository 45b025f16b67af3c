// What costs is made of: rates, meters that run or count, and the postings of the bill.
#pragma once

#include <cstdint>

#include "sim/engine/base/money.h"
#include "sim/engine/kernel/context.h"

namespace drydock::cost {

/// What a meter measures.
DRYDOCK_ENUM(Measure, running_time, count)

/// The price of one unit of something, from the price book.
struct Rate {
  Name name;  ///< Key of the price book: "nat_gateway.hour".
  Name item;  ///< Line of the bill that it belongs to: "NAT gateway hours".
  Name unit;  ///< As priced: "hour", "GB", "GB-month".
  Measure measure = Measure::running_time;
  Money price;                ///< For one unit.
  std::int64_t per_unit = 1;  ///< Nanoseconds or counted things (bytes, requests) in one unit.
  DRYDOCK_FIELDS(Rate, name, item, unit, measure, price, per_unit)
};

/// A running consumption of one resource at one rate.
struct Meter {
  Name name;  ///< The resource: "nat-a".
  Id<Rate> rate;
  std::int64_t size = 1;  ///< Multiplies running time: GiB of a volume, 1 for a machine.
  bool running = false;
  Time since;                 ///< Start of the time or use that is not yet posted.
  std::int64_t unposted = 0;  ///< Counted use since then.
  std::int64_t used = 0;      ///< Posted use: size-nanoseconds of time divided by... see cost.h.
  Money posted;               ///< Sum of this meter's postings.
  CauseId cause;              ///< Why it runs.
  DRYDOCK_FIELDS(Meter, name, rate, size, running, since, unposted, used, posted, cause)
};

/// One line of the bill.
struct Posting {
  static constexpr bool is_log = true;
  Time from, to;
  Id<Meter> meter;
  std::int64_t used = 0;
  Money amount;
  CauseId cause;
  DRYDOCK_FIELDS(Posting, from, to, meter, used, amount, cause)
};

}  // namespace drydock::cost
