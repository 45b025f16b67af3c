// What costs is made of: rates, meters that run or count, and the postings of the bill.
#pragma once

#include <cstdint>

#include "sim/engine/base/money.h"
#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/samples.h"

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
///
/// Use is counted in nanoseconds times size where time is measured, else in things. What a posting
/// rounds off is carried in `remainder`, so that the postings always add up to the exact product of
/// price and use, rounded once.
struct Meter {
  Name name;  ///< The resource: "nat-a".
  Id<Rate> rate;
  std::int64_t size = 1;  ///< Multiplies running time: GiB of a volume, 1 for a machine.
  bool running = false;
  Time since;                  ///< Start of the use that is not yet posted.
  Time counted;                ///< Running time up to here is in `unposted`.
  std::int64_t unposted = 0;   ///< Use since the last posting, without running time of now.
  std::int64_t used = 0;       ///< Posted use, in whole units of the rate: hours, GB.
  std::int64_t used_rest = 0;  ///< The rest of it, below one unit.
  std::int64_t remainder = 0;  ///< Price times use that the postings rounded off (or on, negative).
  Money posted;                ///< Sum of this meter's postings.
  Money last_hour;             ///< Of it, the part of the last hour that was closed.
  Money this_hour;             ///< And the part since then.
  CauseId cause;               ///< Why it runs, or why it was first used since the last posting.
  DRYDOCK_FIELDS(Meter, name, rate, size, running, since, counted, unposted, used, used_rest,
                 remainder, posted, last_hour, this_hour, cause)
};

/// One line of the bill.
struct Posting {
  static constexpr bool is_log = true;
  Time from, to;
  Id<Meter> meter;
  std::int64_t used = 0;  ///< Nanoseconds times size, or counted things.
  Money amount;
  CauseId cause;
  DRYDOCK_FIELDS(Posting, from, to, meter, used, amount, cause)
};

/// The state of the books; one row, made by open_books().
struct Books {
  Time opened;
  Time counted;  ///< What is counted now and then, such as bytes, is counted up to here.
  Time closed;   ///< `counted` when the last hour was closed; `opened` before that.
  Money posted;  ///< Sum of all postings.
  Id<Metric> per_hour;
  Id<Metric> total;
  DRYDOCK_FIELDS(Books, opened, counted, closed, posted, per_hour, total)
};

}  // namespace drydock::cost
