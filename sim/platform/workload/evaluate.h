// Inside of workload: what its files say to each other.
#pragma once

#include "sim/platform/workload/flows.h"
#include "sim/platform/workload/tables.h"

namespace drydock::workload {

/// Counts up to now what flowed at the rates of the last evaluation.
void integrate(Context& context);
/// Reads what the volumes of services give now.
void read_volumes(Context& context);
/// Tells storage what is asked of volumes and buckets from now on.
void ask_storage(Context& context, const FlowModel& model);
/// Reads pods, targets, ways out and nodes again.
void read_inputs(Context& context);
/// Tells the NAT gateways what the solved flows ask of them.
void offer_to_network(Context& context, const FlowModel& model);
/// Says which flow uses how much of each meter from now on, and counts hosts, log lines and paid
/// requests; because of the last trigger.
void state_uses(Context& context, const FlowModel& model);
/// Integrates, then computes the flows anew. Facts are announced because of the last trigger.
void evaluate(Context& context, bool on_grid);
/// Writes the results of solve() into the tables.
void keep_results(Context& context, const FlowModel& model);
/// Asks for one evaluation at the end of this instant, because of the context's cause.
void request_evaluation(Context& context);
/// An evaluation of flows because lines have moved.
EventId schedule_lines(Context& context, Duration after);
/// Starts the grid of evaluations.
void start_grid(Context& context);

/// Zones whose members of a cluster reach no majority, since links to the others lose all packets:
/// they confirm nothing. Source: RabbitMQ documentation, "Quorum queues" and "Clustering and
/// network partitions".
std::array<bool, zones_max> minority_zones(const World& world, const PerZone& members,
                                           std::int32_t majority);
/// The flows' inputs out of the tables.
FlowModel make_model(const World& world);
/// Pools as they were solved, into their rows.
void keep_pools(Context& context, const FlowModel& model);
/// Says which pools are too small, and which no longer; because of `context`'s cause.
void report_pools(Context& context);
/// Says which queues are full and which brokers let publishers wait; because of `context`'s cause.
void report_queues(Context& context);
/// The pool of the calls from one service to another; none: there is none.
Id<ConnectionPool> pool_of(const World& world, Id<Service> caller, Id<Service> target);
/// Announces what the users would notice; because of `context`'s cause.
void report_health(Context& context);

/// Adds what flows at these rates from `from` to `to`, slot by slot.
void add_to_window(Window& window, Time from, Time to, double offered_rate, double failed_rate);
/// Share of (to - length, to] that did not fail.
double success_in(const Window& window, Time to, Duration length);

/// Whether both are the same for people.
bool is_near(const Delay& now, const Delay& before);
/// Adds requests that took as long as the log-normal of that mean and variance says, bent by what
/// was measured.
void add_latencies(Latencies& latencies, const Delay& delay, std::int64_t served,
                   const flow::Bend& bend = {});
void add_latencies(Latencies& latencies, const Shape& shape, std::int64_t served);
inline void add_latencies(Latencies& latencies, const Service& row, std::int64_t served) {
  add_latencies(latencies, row.latency, served, row.bend);
}
inline void add_latencies(Latencies& latencies, const Operation& row, std::int64_t served) {
  if (row.bend.is_straight()) return add_latencies(latencies, row.shape, served);
  add_latencies(latencies, row.latency, served, row.bend);
}
/// All that were counted, pending ones included.
flow::Histogram all_latencies(const Latencies& latencies);

/// The traffic begins now, and its shape turns by itself.
void begin_turns(Context& context);
void install_traffic(Rulebook& rulebook);
void install_mix(Rulebook& rulebook);
void install_evaluation(Rulebook& rulebook);
void install_uses(Rulebook& rulebook);
void install_pools(Rulebook& rulebook);
void install_queues(Rulebook& rulebook);
void install_metrics(Rulebook& rulebook);
Id<Metric> queue_metric(Context& context, const Backlog& backlog);
std::array<Id<Metric>, 5> flow_metrics(Context& context, std::string_view subject);

}  // namespace drydock::workload
