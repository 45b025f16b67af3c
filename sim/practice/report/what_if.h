// "What would this do?": the same platform with a command and without it, under the same luck.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "sim/practice/report/summary.h"

namespace drydock::report {

/// What is tried, and for how long it is followed.
struct WhatIfPlan {
  AnyCommand command;
  Actor actor = Actor::instructor;
  Duration span = minutes(15);
};

/// One of the two futures, from now to the end of the span. Requests are those of users.
struct WhatIfSide {
  workload::ServiceReport users;  ///< What was counted in the span.
  double least_success = 1;       ///< Of any ten seconds.
  Duration below{};               ///< In which success was below its objective, ...
  Time below_until;               ///< ... for the last time here.
  bool well = true;               ///< Success is at its objective when the span ends.
  std::int64_t pods_lost = 0;     ///< That were ready now, and at some look not.
  std::int64_t pods_waiting = 0;  ///< Most that were Pending at once.
  Money spent;                    ///< In the span.
  Money month;                    ///< A month at the rate of its end.
};

struct WhatIf {
  Time from, to;
  bool has_users = false;  ///< Else nothing is known of requests.
  WhatIfSide without, with;
  std::vector<StoryLine> story;        ///< What happens only with the command.
  std::shared_ptr<const World> world;  ///< The future with it, to say its facts.
  bool cut = false;                    ///< Somebody ended it; the rest is not to be used.
};

/// Called every ten simulated seconds with how far it is, 0 to 1; false ends it.
using WhatIfWatch = std::function<bool(double done)>;

/// Plays two copies of `world` to the end of the span. An error when the command is refused. What a
/// script or an instructor still has in store is in neither. Looks are ten seconds apart.
Result<WhatIf> what_if(const Rulebook& rulebook, World world, const WhatIfPlan& plan,
                       const WhatIfWatch& watch = {});

}  // namespace drydock::report
