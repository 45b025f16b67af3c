// Tries of a packet, one after the other, each after twice the wait.
#include "sim/platform/network/link_rules.h"

#include <algorithm>

namespace drydock::network {

LossyCall lossy_call(double loss, double rto, double timeout) {
  LossyCall call;
  if (loss <= 0) return call;
  constexpr int most_tries = 15;
  double missing = 1, waited = 0, pause = rto, mean = 0, square = 0;
  for (int tries = 0; tries < most_tries; ++tries) {
    if (tries > 0 && timeout > 0 && waited >= timeout) break;
    const double arrives = missing * (1 - std::min(loss, 1.0));
    mean += arrives * waited;
    square += arrives * waited * waited;
    missing -= arrives;
    waited += pause;
    pause *= 2;
  }
  call.failure = missing;
  if (missing >= 1) return call;
  call.delay = mean / (1 - missing);
  call.variance = std::max(0.0, square / (1 - missing) - call.delay * call.delay);
  return call;
}

}  // namespace drydock::network
