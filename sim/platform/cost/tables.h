// What costs is made of: rates, meters that run or count, and the postings of the bill.
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/base/money.h"
#include "sim/engine/kernel/context.h"
#include "sim/engine/kernel/samples.h"
#include "sim/platform/cost/tariff.h"

namespace drydock::cost {

/// What a meter measures.
DRYDOCK_ENUM(Measure, running_time, count)

/// Steps of a price at most, a free part among them.
inline constexpr std::size_t tiers_max = 8;

/// The price of one unit of something, from the price book. A price in tiers goes by what all
/// meters of the rate have used together in the calendar month (UTC), in the order of postings.
struct Rate {
  Name name;  ///< Key of the price book: "nat_gateway.hour".
  Name item;  ///< Line of the bill that it belongs to: "NAT gateway hours".
  Name unit;  ///< As priced: "hour", "GB", "GB-month".
  Measure measure = Measure::running_time;
  Money price;                  ///< For one unit; of the first tier that is not free.
  std::int64_t per_unit = 1;    ///< Nanoseconds or counted things (bytes, requests) in one unit.
  std::uint8_t tier_count = 0;  ///< 0: one price for all.
  std::array<Tier, tiers_max> tiers{};
  std::int64_t month_units = 0;  ///< Posted in this month, of a price in tiers: whole units, ...
  std::int64_t month_rest = 0;   ///< ... and the rest, below one unit.
  DRYDOCK_FIELDS(Rate, name, item, unit, measure, price, per_unit, tier_count, tiers, month_units,
                 month_rest)
};

struct Share;

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
  bool covered = false;        ///< By a commitment, so that it costs nothing itself.
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
  Id<Share> shares;            ///< The first of those that use it, where that is known.
  Id<Meter> like;              ///< It is used as this one is, whose shares count for both.
  DRYDOCK_FIELDS(Meter, name, rate, size, running, covered, since, counted, unposted, used,
                 used_rest, remainder, posted, last_hour, this_hour, cause, shares, like)
};

/// A flow that uses a counting meter: the calls of one service to another in one operation. What it
/// uses is estimated by its rate; each posting is split among the shares of its meter.
struct Share {
  Id<Meter> meter;
  Id<Share> next;     ///< Of the same meter.
  Name from, to;      ///< "checkout" to "payments"; the users' side is "users".
  Name purpose;       ///< The operation that it is for; none for logs and the like.
  double rate = 0;    ///< Counted things a second from `since` on.
  double stated = 0;  ///< What the statement under way says of it.
  double weight = 0;  ///< Counted things from the last posting to `since`.
  double last = 0;    ///< The part of the last posting that it made, from 0 to 1.
  Time since;
  CauseId cause;  ///< What last changed the rate abruptly; none: its meter's cause.
  DRYDOCK_FIELDS(Share, meter, next, from, to, purpose, rate, stated, weight, last, since, cause)
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

/// The part of a posting that a share made. The parts of a posting add up to at most its use; what
/// is left came from nobody that is known.
struct Portion {
  static constexpr bool is_log = true;
  Id<Posting> posting;
  Id<Share> share;
  std::int64_t used = 0;
  CauseId cause;
  DRYDOCK_FIELDS(Portion, posting, share, used, cause)
};

/// What one hour of the books came to.
struct ClosedHour {
  static constexpr bool is_log = true;
  Time to;
  Money amount;
  DRYDOCK_FIELDS(ClosedHour, to, amount)
};

/// Units of a rate that are paid for whether they are used or not.
struct Commitment {
  Id<Rate> rate;    ///< Of what it covers.
  Id<Meter> meter;  ///< Of itself.
  std::int32_t count = 0;
  std::int32_t covered = 0;  ///< Running meters that it covers.
  DRYDOCK_FIELDS(Commitment, rate, meter, count, covered)
};

/// A counting meter that is fed at one rate for good.
struct Standing {
  Id<Meter> meter;
  double rate = 0;   ///< Things a second.
  double carry = 0;  ///< Of a thing, counted with the next ones.
  Time since;
  DRYDOCK_FIELDS(Standing, meter, rate, carry, since)
};

/// A limit for a calendar month that speaks up when a share of it is used, or foreseen.
struct Budget {
  Name name;
  Money month;
  std::int32_t actual = 0;    ///< The highest share, in percent, that this month has been told of.
  std::int32_t foreseen = 0;  ///< Likewise of the forecast.
  DRYDOCK_FIELDS(Budget, name, month, actual, foreseen)
};

/// The state of the books; one row, made by open_books().
struct Books {
  Time opened;
  Time counted;       ///< What is counted now and then, such as bytes, is counted up to here.
  Time closed;        ///< `counted` when the last hour was closed; `opened` before that.
  Money posted;       ///< Sum of all postings.
  Money hour_begun;   ///< `posted` when the last hour was closed, ...
  Money month_begun;  ///< ... and when the calendar month began.
  Time month;         ///< When the present month began, by the calendar.
  Id<Metric> per_hour;
  Id<Metric> total;
  DRYDOCK_FIELDS(Books, opened, counted, closed, posted, hour_begun, month_begun, month, per_hour,
                 total)
};

}  // namespace drydock::cost
