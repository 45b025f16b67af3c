// What volumes cost: space by the GiB, IOPS and throughput beyond what the type includes, and what
// their snapshots store.
#include <algorithm>
#include <cmath>
#include <string>

#include "sim/platform/storage/catalog.h"
#include "sim/platform/storage/inside.h"

namespace drydock::storage {

namespace {

Id<cost::Meter> open(Context& context, Id<Volume> volume, const cost::RateNeed& need,
                     std::int64_t size) {
  const std::string name = said<Volume>(context, volume);
  const Id<cost::Meter> meter = cost::open_meter(context, name, need.key, size);
  cost::start(context, meter);
  return meter;
}

std::array<Id<cost::Meter>, 4> open_extra(Context& context, Id<Volume> id) {
  const VolumeSpec spec = context[id].spec;
  const PaidExtra extra = paid_extra(context.only<Settings>().of(spec.type), spec);
  std::array<Id<cost::Meter>, 4> meters{};
  for (std::size_t i = 0; i < extra.iops.size(); ++i) {
    const cost::RateNeed& rate = spec.type == VolumeType::gp3 ? gp3_iops : io2_iops[i].rate;
    if (extra.iops[i] > 0) meters[i] = open(context, id, rate, extra.iops[i]);
  }
  if (extra.throughput_mib > 0) meters[3] = open(context, id, gp3_throughput, extra.throughput_mib);
  return meters;
}

std::int64_t whole_gib(double bytes) {
  return static_cast<std::int64_t>(std::ceil(bytes / static_cast<double>(gibibyte.count)));
}

}  // namespace

void start_meters(Context& context, Id<Volume> id) {
  stop_meters(context, id);
  const VolumeSpec spec = context[id].spec;
  const cost::RateNeed& space = volume_space[static_cast<std::size_t>(spec.type)];
  const Id<cost::Meter> gib = open(context, id, space, spec.size_gib);
  const auto extra = open_extra(context, id);
  Volume& volume = context.edit(id);
  volume.gib = gib;
  volume.extra = extra;
}

void stop_meters(Context& context, Id<Volume> id) {
  const Volume volume = context[id];
  if (volume.gib) cost::stop(context, volume.gib);
  for (const Id<cost::Meter> meter : volume.extra)
    if (meter) cost::stop(context, meter);
}

void bill_snapshots(Context& context, Id<Volume> id, double bytes) {
  const double all = std::max(0.0, context[id].snapshot_bytes + bytes);
  context.edit(id).snapshot_bytes = all;
  const std::int64_t gib = whole_gib(all);
  if (gib == 0) {
    if (context[id].snapshot_gib) cost::stop(context, context[id].snapshot_gib);
    return;
  }
  if (!context[id].snapshot_gib) {
    const Id<cost::Meter> meter = open(context, id, snapshot_space, gib);
    context.edit(id).snapshot_gib = meter;
    return;
  }
  cost::resize(context, context[id].snapshot_gib, gib);
  cost::start(context, context[id].snapshot_gib);
}

}  // namespace drydock::storage
