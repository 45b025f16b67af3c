// Shares: which flow made how much of a counted use, so that each dollar leads to a call.
#include <algorithm>

#include "sim/platform/cost/ledger.h"

namespace drydock::cost {

namespace {

/// A rate that moves by less between two evaluations follows the curve of the day; by more, it
/// jumped, and the cause of that is kept.
constexpr double jump = 0.05;

/// Rates are said anew every few minutes, so what they come to may differ so much from what is
/// counted: then they are all of it.
constexpr double almost_all = 0.95;

/// Weights hold up to the moment up to which the meters are counted, too.
void bring_forward(Share& share, Time counted) {
  if (counted <= share.since) return;
  share.weight += share.rate * in_seconds(counted - share.since);
  share.since = counted;
}

bool jumped(double before, double now) {
  return std::max(before - now, now - before) > jump * std::max(before, now);
}

Id<Share> first_share(const World& world, const Meter& meter) {
  return meter.like ? world[meter.like].shares : meter.shares;
}

}  // namespace

Sharing::Sharing(Context& context, Id<Meter> meter)
    : context_(context), meter_(meter), at_(context[meter].shares) {}

/// The flow where the order of the last time has it, or wherever it is, or a new one at the end.
Id<Share> Sharing::find(Name from, Name to, Name purpose) {
  const auto is_it = [&](Id<Share> id) {
    const Share& share = context_[id];
    return share.from == from && share.to == to && share.purpose == purpose;
  };
  if (at_ && is_it(at_)) return at_;
  Id<Share> end;
  for (Id<Share> id = context_[meter_].shares; id; id = context_[id].next) {
    if (is_it(id)) return id;
    end = id;
  }
  Share share;
  share.meter = meter_;
  share.from = from;
  share.to = to;
  share.purpose = purpose;
  share.since = context_.now();
  const Id<Share> made = context_.add(share);
  if (end) {
    context_.edit(end).next = made;
  } else {
    context_.edit(meter_).shares = made;
  }
  return made;
}

void Sharing::put(Name from, Name to, Name purpose, double per_second) {
  const Id<Share> id = find(from, to, purpose);
  Share& share = context_.edit(id);
  share.stated += per_second;
  at_ = share.next;
}

Sharing::~Sharing() {
  for (Id<Share> id = context_[meter_].shares; id; id = context_[id].next) {
    if (context_[id].rate == 0 && context_[id].stated == 0) continue;
    Share& share = context_.edit(id);
    bring_forward(share, context_.now());
    if (jumped(share.rate, share.stated)) share.cause = context_.cause();
    share.rate = share.stated;
    share.stated = 0;
  }
}

void share_like(Context& context, Id<Meter> meter, Id<Meter> other) {
  DRYDOCK_ASSERT(other.index < meter.index, "a meter is posted after the one whose shares it has");
  context.edit(meter).like = other;
}

void split(Context& context, Id<Posting> id) {
  const Posting posting = context[id];
  const Meter& meter = context[posting.meter];
  const bool own = !meter.like;
  const Time counted =
      context.table<Books>().empty() ? context.now() : context.only<Books>().counted;
  const auto used = static_cast<double>(posting.used);
  if (own) {
    double all = 0;
    for (Id<Share> at = meter.shares; at; at = context[at].next) {
      Share& share = context.edit(at);
      bring_forward(share, counted);
      all += share.weight;
    }
    const double whole = all >= used * almost_all ? all : used;
    for (Id<Share> at = meter.shares; at; at = context[at].next) {
      Share& share = context.edit(at);
      share.last = whole > 0 ? share.weight / whole : 0;
      share.weight = 0;
    }
  }
  double sum = 0;
  std::int64_t given = 0;
  for (Id<Share> at = first_share(context, meter); at; at = context[at].next) {
    const Share& share = context[at];
    sum += share.last;
    const auto upto = std::min(posting.used, static_cast<std::int64_t>(sum * used + 0.5));
    if (upto > given)
      context.add(Portion{id, at, upto - given, share.cause ? share.cause : posting.cause});
    given = std::max(given, upto);
  }
}

}  // namespace drydock::cost
