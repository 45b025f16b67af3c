// What lost packets do to a call: waits for retransmission, and failure when time is up.
#pragma once

namespace drydock::network {

/// A request or its answer crosses a link that loses `loss` of the packets; TCP sends again after
/// `rto` seconds, then after twice that, and so on (RFC 6298), until `timeout` seconds are over (0:
/// never gives up below 15 tries, as Linux).
struct LossyCall {
  double failure = 0;   ///< Chance that no packet got through in time.
  double delay = 0;     ///< Mean wait of those that did, s.
  double variance = 0;  ///< Of that wait, s squared.
};
LossyCall lossy_call(double loss, double rto, double timeout);

/// The least that Linux waits before it sends again, s.
inline constexpr double least_rto = 0.2;

}  // namespace drydock::network
