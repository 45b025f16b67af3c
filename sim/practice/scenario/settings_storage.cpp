// Which figure of the catalog each setting of storage and backups is, and whether volumes keep to
// them.
#include "sim/practice/scenario/builder.h"
#include "sim/practice/scenario/figure_reader.h"

namespace drydock::scenario {

namespace {

using storage::TypeFigures;
using storage::VolumeType;

/// A size in whole GiB.
std::int64_t gib(FigureReader& figures, const std::string& name) {
  return figures.at(name).bytes() / gibibyte;
}

std::int64_t whole(FigureReader& figures, const std::string& name) {
  return figures.at(name).integer(1, 1'000'000'000);
}

/// Sizes, and what all types of a kind share.
void fill_common(TypeFigures& type, FigureReader& figures, const std::string& name) {
  const std::string kind = type.is_disk ? "ebs.hdd." : "ebs.ssd.";
  type.gib_min = gib(figures, name + "size_least");
  type.gib_max = gib(figures, name + "size_most");
  type.iops_max = whole(figures, name + "iops_most");
  type.throughput_max = figures.byte_rate(name + "throughput_most");
  type.io_unit = figures.at(kind + "io_unit").bytes();
  figures.read(kind + "snapshots_pending", type.pending_max, Least::some);
}

/// Types that sell IOPS for the size: gp3 and io2.
TypeFigures sold_by_iops(FigureReader& figures, const std::string& name) {
  TypeFigures type;
  fill_common(type, figures, name);
  type.iops_base = whole(figures, name + "iops");
  type.iops_per_gib = whole(figures, name + "iops_per_gib");
  type.throughput_per_iops = figures.byte_rate(name + "throughput_per_iops");
  return type;
}

TypeFigures gp3(FigureReader& figures) {
  TypeFigures type = sold_by_iops(figures, "ebs.gp3.");
  type.throughput_base = figures.byte_rate("ebs.gp3.throughput");
  return type;
}

TypeFigures gp2(FigureReader& figures) {
  TypeFigures type;
  fill_common(type, figures, "ebs.gp2.");
  type.iops_base = whole(figures, "ebs.gp2.iops");
  type.iops_per_gib = whole(figures, "ebs.gp2.iops_per_gib");
  type.iops_burst = whole(figures, "ebs.gp2.iops_burst");
  type.iops_credits = whole(figures, "ebs.gp2.iops_credits");
  type.throughput_base = figures.byte_rate("ebs.gp2.throughput");
  type.gib_small = gib(figures, "ebs.gp2.small");
  type.gib_large = gib(figures, "ebs.gp2.large");
  return type;
}

TypeFigures disk(FigureReader& figures, const std::string& name) {
  TypeFigures type;
  type.is_disk = true;
  fill_common(type, figures, name);
  type.throughput_per_tib = figures.byte_rate(name + "throughput_per_tib");
  type.throughput_burst_per_tib = figures.byte_rate(name + "throughput_burst_per_tib");
  type.credits_per_tib = figures.at(name + "credits_per_tib").bytes();
  return type;
}

storage::SnapshotSettings snapshot_settings(FigureReader& figures) {
  using Row = storage::SnapshotSettings;
  Row settings;
  fill(settings, figures, Line{&Row::least, "ebs.snapshot.least"},
       Line{&Row::first_touch_min, "ebs.restore.first_touch_least"},
       Line{&Row::first_touch_max, "ebs.restore.first_touch_most"},
       Line{&Row::fast_restore_per_tib, "ebs.fast_restore.per_tib"},
       Line{&Row::fast_restores_max, "ebs.fast_restore.quota"});
  settings.rate = figures.byte_rate("ebs.snapshot.rate");
  settings.load_rate = figures.byte_rate("ebs.restore.load_rate");
  settings.assured_min = whole(figures, "ebs.restore.paid_least");
  settings.assured_max = whole(figures, "ebs.restore.paid_most");
  return settings;
}

storage::BucketSettings bucket_settings(FigureReader& figures) {
  using Row = storage::BucketSettings;
  Row settings;
  fill(settings, figures, Line{&Row::split, "s3.split", Least::some},
       Line{&Row::lifecycle_period, "s3.rules_period", Least::some},
       Line{&Row::infrequent_days_min, "s3.infrequent_least"});
  settings.move_least = figures.at("s3.move_least").bytes();
  figures.read("s3.standard_ia.least", settings.least_days[0], Least::none);
  figures.read("s3.glacier_flexible.least", settings.least_days[1], Least::none);
  figures.read("s3.deep_archive.least", settings.least_days[2], Least::none);
  settings.get_rate = figures.rate("s3.get_rate");
  settings.put_rate = figures.rate("s3.put_rate");
  return settings;
}

}  // namespace

storage::Settings storage_settings(FigureReader& figures) {
  using Row = storage::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::attach_min, "ebs.attach_least"},
       Line{&Row::attach_max, "ebs.attach_most"}, Line{&Row::detach_min, "ebs.detach_least"},
       Line{&Row::detach_max, "ebs.detach_most"}, Line{&Row::force_detach, "ebs.force_detach"},
       Line{&Row::modify, "ebs.modify"}, Line{&Row::modify_pause, "ebs.modify_pause"},
       Line{&Row::optimizing_least, "ebs.optimizing_least"},
       Line{&Row::optimizing_per_tib, "ebs.optimizing_per_tib"},
       Line{&Row::machine_burst, "ebs.machine_burst"},
       Line{&Row::burst_back, "ebs.burst_back", Least::some},
       Line{&Row::nearly_full, "ebs.nearly_full", Least::some});
  settings.snapshots = snapshot_settings(figures);
  settings.buckets = bucket_settings(figures);
  settings.types = {gp3(figures), gp2(figures), sold_by_iops(figures, "ebs.io2."),
                    disk(figures, "ebs.st1."), disk(figures, "ebs.sc1.")};
  return settings;
}

recovery::Settings recovery_settings(FigureReader& figures) {
  using Row = recovery::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::objects, "velero.objects"},
       Line{&Row::per_volume, "velero.per_volume"}, Line{&Row::retry, "velero.retry", Least::some},
       Line{&Row::collect, "velero.collect", Least::some}, Line{&Row::restore, "velero.restore"},
       Line{&Row::checkpoint, "postgres.checkpoint"}, Line{&Row::log_most, "postgres.log_most"});
  settings.log_rate = figures.byte_rate("postgres.log_rate");
  return settings;
}

failure::CrashSettings crash_settings(FigureReader& figures) {
  using Row = failure::CrashSettings;
  Row settings;
  fill(settings, figures, Line{&Row::checkpoint, "postgres.checkpoint"},
       Line{&Row::log_most, "postgres.log_most"});
  settings.log_rate = figures.byte_rate("postgres.log_rate");
  return settings;
}

recovery::StandbyTimes standby_times(FigureReader& figures) {
  using Row = recovery::StandbyTimes;
  Row times;
  fill(times, figures, Line{&Row::pipeline, "code.pipeline", Least::some},
       Line{&Row::balancer, "code.balancer", Least::some},
       Line{&Row::cluster, "code.cluster", Least::some},
       Line{&Row::add_ons, "code.add_ons", Least::some},
       Line{&Row::release, "code.release", Least::some},
       Line{&Row::import, "code.import", Least::some}, Line{&Row::sync, "velero.sync"},
       Line{&Row::object, "velero.object"}, Line{&Row::definitions, "velero.definitions"},
       Line{&Row::settings_each, "velero.settings_of_workload"},
       Line{&Row::copy_least, "snapshot_copy.least", Least::some},
       Line{&Row::lag, "replica.lag", Least::some}, Line{&Row::commit, "replica.commit"});
  times.sigma = figures.number("code.sigma", 0);
  times.copy_rate = figures.byte_rate("snapshot_copy.rate");
  times.copy_sigma = figures.number("snapshot_copy.sigma", 0);
  times.lag_sigma = figures.number("replica.lag_sigma", 0);
  return times;
}

void check_volumes(const Scenario& scenario, const storage::Settings& settings,
                   codec::Diagnostics& out) {
  codec::Report report(scenario.file, out);
  for (const codec::Origin& origin : scenario.origins) report.add_origin(origin);
  const auto check = [&](const std::string& path, const VolumeTemplate& volume) {
    const storage::VolumeSpec asked = volume_spec(volume);
    const TypeFigures& figures = settings.of(asked.type);
    const auto possible = storage::check_spec(figures, storage::completed(figures, asked));
    if (possible) return;
    std::string reason = possible.error().message;
    if (reason.ends_with('.')) reason.pop_back();
    report.add(codec::codes::out_of_range, path, volume.type,
               "a volume that can be made: " + reason);
  };
  for (const auto& [name, workload] : scenario.platform.workloads)
    if (workload.volume) check("platform.workloads." + name + ".volume", *workload.volume);
  for (const auto& [name, volume] : scenario.platform.volumes)
    check("platform.volumes." + name, volume.volume);
}

}  // namespace drydock::scenario
