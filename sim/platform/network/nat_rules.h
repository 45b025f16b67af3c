// The limits of a NAT gateway as pure functions: ports of connections, bandwidth and packets.
#pragma once

#include <cstdint>

namespace drydock::network {

/// Connections to one destination as a fluid: they come at `rate` a second and hold a port for
/// `hold` seconds each in the mean; no more than `limit` ports are there (0: no limit).
struct PortLoad {
  double used = 0;
  double rate = 0;
  double hold = 0;
  double limit = 0;
};

/// Ports in use after `span` seconds: they move towards rate * hold (Little's law) with the time
/// constant `hold`, as for exponential durations, and stop at the limit.
double ports_after(const PortLoad& load, double span);

/// Seconds until no port is free; infinity when that never comes.
double ports_run_out(const PortLoad& load);

/// Bandwidth in bytes a second and packets a second that a NAT gateway carries now.
struct NatCapacity {
  double bytes = 0, packets = 0;
};
/// Both grow together: `capacity` bytes a second of `base` to `most` stand for the same part of the
/// way from `packets_base` to `packets_most`.
NatCapacity nat_capacity(double capacity, double base, double most, double packets_base,
                         double packets_most);

/// Share of what is asked for that gets through; the rest is dropped.
double carried_share(double bytes, double packets, const NatCapacity& capacity);

}  // namespace drydock::network
