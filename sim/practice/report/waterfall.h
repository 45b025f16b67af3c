// One request hop by hop, with where each millisecond went: as rows, as text and as data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/kernel/world.h"
#include "sim/platform/requests/tables.h"
#include "sim/practice/codec/value.h"
#include "sim/practice/report/text_report.h"

namespace drydock::report {

/// A request that left a trace.
struct TracedRequest {
  Id<requests::Operation> operation;
  std::uint64_t number = 0;  ///< Within its operation, from 0.
  Time asked;
  Duration took{};
  requests::Outcome outcome = requests::Outcome::served;
};

/// Finished requests with traces that were asked at `from` or later, in the order of their ends. Of
/// one operation, or of all that users ask for.
std::vector<TracedRequest> traced_requests(const World& world, Time from,
                                           Id<requests::Operation> operation = {});

/// One attempt of one call. Times count from the beginning of the request.
struct Hop {
  int depth = 0;
  std::string name;    ///< "api"
  std::string server;  ///< "api-7 (b)"; empty where nobody was reached.
  int run = 0, attempt = 0;
  requests::Outcome outcome = requests::Outcome::served;
  Duration called{}, returned{};
  Duration network{};  ///< On the way there and back.
  Duration line{};     ///< Waiting for a place.
  Duration work{};     ///< On a core, shared with others, or at a system outside.
  Duration below{};    ///< Waiting for calls below; reading and writing of volumes too.
  Duration silent{};   ///< Without an answer until the caller gave up.
};

/// All hops of a request in the order of their calls; empty when it left no trace.
std::vector<Hop> hops(const World& world, const TracedRequest& request);

/// As an indented waterfall.
std::string waterfall_text(const World& world, const TracedRequest& request, const Ink& ink);
/// {"operation", "request", "asked", "ms", "outcome", "hops": [...]}
codec::Value waterfall_json(const World& world, const TracedRequest& request);

}  // namespace drydock::report
