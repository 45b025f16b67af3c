// The figures of models/aws.json for storage, so that tests of the ground need no files.
#pragma once

#include "sim/platform/storage/tables.h"

namespace drydock::ground {

constexpr double mib = 1024.0 * 1024.0;

inline storage::TypeFigures ssd(std::int64_t gib_min, std::int64_t gib_max) {
  storage::TypeFigures type;
  type.gib_min = gib_min;
  type.gib_max = gib_max;
  type.io_unit = kibibyte * 256;
  type.pending_max = 5;
  return type;
}

inline storage::TypeFigures gp3() {
  storage::TypeFigures type = ssd(1, 65'536);
  type.iops_base = 3000;
  type.iops_per_gib = 500;
  type.iops_max = 80'000;
  type.throughput_base = 125 * mib;
  type.throughput_per_iops = 0.25 * mib;
  type.throughput_max = 2000 * mib;
  return type;
}

inline storage::TypeFigures gp2() {
  storage::TypeFigures type = ssd(1, 16'384);
  type.iops_base = 100;
  type.iops_per_gib = 3;
  type.iops_max = 16'000;
  type.iops_burst = 3000;
  type.iops_credits = 5'400'000;
  type.throughput_base = 128 * mib;
  type.throughput_max = 250 * mib;
  type.gib_small = 170;
  type.gib_large = 334;
  return type;
}

inline storage::TypeFigures io2() {
  storage::TypeFigures type = ssd(4, 65'536);
  type.iops_base = 100;
  type.iops_per_gib = 1000;
  type.iops_max = 256'000;
  type.throughput_per_iops = 0.256 * mib;
  type.throughput_max = 4000 * mib;
  return type;
}

inline storage::TypeFigures disk(std::int64_t iops, double base, double burst, double most) {
  storage::TypeFigures type;
  type.is_disk = true;
  type.gib_min = 125;
  type.gib_max = 16'384;
  type.iops_max = iops;
  type.throughput_per_tib = base * mib;
  type.throughput_burst_per_tib = burst * mib;
  type.throughput_max = most * mib;
  type.credits_per_tib = gibibyte * 1024;
  type.io_unit = mebibyte;
  type.pending_max = 1;
  return type;
}

inline storage::Settings storage_figures() {
  using namespace std::chrono_literals;
  storage::Settings settings;
  settings.attach_min = settings.detach_min = 2s;
  settings.attach_max = settings.detach_max = 10s;
  settings.force_detach = 6min;
  settings.modify = 10s;
  settings.modify_pause = 6h;
  settings.optimizing_least = 5min;
  settings.optimizing_per_tib = 6h;
  settings.machine_burst = 30min;
  settings.burst_back = 0.05;
  settings.nearly_full = 0.85;
  settings.snapshots.rate = 50 * mib;
  settings.snapshots.least = 1min;
  settings.snapshots.first_touch_min = 10ms;
  settings.snapshots.first_touch_max = 100ms;
  settings.snapshots.load_rate = 40 * mib;
  settings.snapshots.assured_min = 100;
  settings.snapshots.assured_max = 300;
  settings.snapshots.fast_restore_per_tib = 60min;
  settings.snapshots.fast_restores_max = 5;
  settings.buckets.get_rate = 5500;
  settings.buckets.put_rate = 3500;
  settings.buckets.split = 10min;
  settings.buckets.lifecycle_period = 24h;
  settings.buckets.infrequent_days_min = 30;
  settings.buckets.move_least = kibibyte * 128;
  settings.buckets.least_days = {30, 90, 180};
  settings.types = {gp3(), gp2(), io2(), disk(500, 40, 250, 500), disk(250, 12, 80, 250)};
  return settings;
}

}  // namespace drydock::ground
