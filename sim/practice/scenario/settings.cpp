// Which figure of the catalog each setting of a domain is.
#include "sim/practice/scenario/settings.h"

#include "sim/platform/kubernetes/version_rules.h"
#include "sim/practice/scenario/chance.h"
#include "sim/practice/scenario/fargate.h"
#include "sim/practice/scenario/figure_reader.h"
#include "sim/practice/scenario/managed.h"
#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

void fill(kubernetes::EvictionSettings& settings, FigureReader& figures) {
  using Row = kubernetes::EvictionSettings;
  fill(settings, figures, Line{&Row::unhealthy_zone, "node.unhealthy_zone", Least::some},
       Line{&Row::unhealthy_zone_least, "node.unhealthy_zone_least"},
       Line{&Row::large_zone, "node.large_zone"}, Line{&Row::node_gone, "node.gone_check"},
       Line{&Row::drain_retry, "pdb.drain_retry", Least::some},
       Line{&Row::collect_period, "pod.gc_period", Least::some},
       Line{&Row::collect_quarantine, "pod.gc_quarantine"},
       Line{&Row::spot_poll, "node.spot_poll", Least::some},
       Line{&Row::pressure_period, "node.pressure_period", Least::some},
       Line{&Row::pressure_transition, "node.pressure_transition"},
       Line{&Row::disk_reserve, "node.disk_reserve"});
  settings.period_secondary = figures.period("node.eviction_rate_secondary");
}

void fill(kubernetes::KubeletSettings& settings, FigureReader& figures) {
  using Row = kubernetes::KubeletSettings;
  fill(settings, figures, Line{&Row::start, "pod.start"},
       Line{&Row::restart_first, "pod.restart_backoff_first", Least::some},
       Line{&Row::restart_max, "pod.restart_backoff_max"},
       Line{&Row::certificate, "linkerd.certificate", Least::some},
       Line{&Row::renewal, "linkerd.renewal", Least::some});
}

void fill(kubernetes::SchedulerSettings& settings, FigureReader& figures) {
  using Row = kubernetes::SchedulerSettings;
  fill(settings, figures, Line{&Row::weight_spread, "scheduler.weight.topology_spread"},
       Line{&Row::weight_resources_fit, "scheduler.weight.resources_fit", Least::some},
       Line{&Row::weight_balanced, "scheduler.weight.balanced_allocation"},
       Line{&Row::weight_taints, "scheduler.weight.taint_toleration"},
       Line{&Row::weight_node_affinity, "scheduler.weight.node_affinity"},
       Line{&Row::weight_pod_affinity, "scheduler.weight.inter_pod_affinity"},
       Line{&Row::weight_image, "scheduler.weight.image_locality"},
       Line{&Row::newest_balance, "scheduler.balance_change"}, Line{&Row::cycle, "scheduler.cycle"},
       Line{&Row::backoff_first, "scheduler.backoff_first", Least::some},
       Line{&Row::backoff_max, "scheduler.backoff_max", Least::some},
       Line{&Row::missing_cpu, "scheduler.missing_cpu"},
       Line{&Row::missing_memory, "scheduler.missing_memory"});
}

void fill(kubernetes::HorizontalSettings& settings, FigureReader& figures) {
  using Row = kubernetes::HorizontalSettings;
  fill(settings, figures, Line{&Row::cpu_initialization, "hpa.cpu_initialization"},
       Line{&Row::initial_readiness, "hpa.initial_readiness"},
       Line{&Row::scale_up_least, "hpa.scale_up_least"});
  settings.scale_up_factor = figures.number("hpa.scale_up_factor", 1);
}

void fill(kubernetes::AutoscalerSettings& settings, FigureReader& figures) {
  using Row = kubernetes::AutoscalerSettings;
  fill(settings, figures, Line{&Row::balance_similar, "cluster_autoscaler.balance_similar_groups"},
       Line{&Row::unready, "cluster_autoscaler.unready"},
       Line{&Row::delay_after_failure, "cluster_autoscaler.delay_after_failure"},
       Line{&Row::delay_after_delete, "cluster_autoscaler.delay_after_delete"},
       Line{&Row::backoff_reset, "cluster_autoscaler.backoff_reset"},
       Line{&Row::unready_share, "cluster_autoscaler.unready_share"},
       Line{&Row::unready_least, "cluster_autoscaler.unready_least"},
       Line{&Row::max_empty_deletes, "cluster_autoscaler.max_empty_deletes"},
       Line{&Row::max_nodes_at_once, "cluster_autoscaler.max_nodes_at_once"},
       Line{&Row::taint_wait, "cluster_autoscaler.taint_wait"},
       Line{&Row::evict_retry, "cluster_autoscaler.evict_retry", Least::some},
       Line{&Row::evict_give_up, "cluster_autoscaler.evict_give_up"},
       Line{&Row::max_grace, "cluster_autoscaler.max_grace"},
       Line{&Row::extra_grace, "cluster_autoscaler.extra_grace"});
  settings.priority_cutoff = static_cast<std::int32_t>(
      figures.at("cluster_autoscaler.priority_cutoff").integer(-2'000'000'000, 2'000'000'000));
}

void fill(kubernetes::Settings& settings, FigureReader& figures) {
  using Row = kubernetes::Settings;
  fill(settings, figures, Line{&Row::node_monitor_period, "node.monitor_period", Least::some},
       Line{&Row::node_monitor_grace, "node.monitor_grace"},
       Line{&Row::node_monitor_grace_132, "node.monitor_grace_132"},
       Line{&Row::lease_period, "node.lease_renew", Least::some},
       Line{&Row::toleration, "node.toleration"},
       Line{&Row::schedule_retry, "scheduler.retry_at_latest", Least::some},
       Line{&Row::hpa_period, "hpa.sync", Least::some},
       Line{&Row::metrics_period, "metrics.scrape", Least::some},
       Line{&Row::hpa_downscale_window, "hpa.downscale_stabilization"},
       Line{&Row::hpa_tolerance, "hpa.tolerance"},
       Line{&Row::autoscaler_period, "cluster_autoscaler.scan", Least::some},
       Line{&Row::autoscaler_unneeded, "cluster_autoscaler.unneeded"},
       Line{&Row::autoscaler_delay_after_add, "cluster_autoscaler.delay_after_add"},
       Line{&Row::autoscaler_utilization, "cluster_autoscaler.utilization"},
       Line{&Row::autoscaler_max_provision, "cluster_autoscaler.max_provision"},
       Line{&Row::autoscaler_backoff, "cluster_autoscaler.backoff_first", Least::some},
       Line{&Row::autoscaler_backoff_max, "cluster_autoscaler.backoff_max"});
}

/// What the scenario says of the cluster-autoscaler comes before what the figures say.
void take_scaling(const ClusterScaling& scaling, FigureReader& figures,
                  kubernetes::AutoscalerSettings& settings) {
  const auto ordinary = figures.at("cluster_autoscaler.expander").choice<kubernetes::Expander>();
  settings.expanders = {ordinary};
  settings.expander_count = 1;
  if (!scaling.expanders.empty()) {
    settings.expander_count = 0;
    for (const kubernetes::Expander expander : scaling.expanders)
      settings.expanders[static_cast<std::size_t>(settings.expander_count++)] = expander;
  }
  settings.balance_similar = scaling.balance.value_or(settings.balance_similar);
  settings.max_nodes_total = scaling.max_nodes;
}

/// The same of its timers and thresholds.
void take_timers(const ClusterScaling& scaling, kubernetes::Settings& settings) {
  const auto take = [](const auto& said, auto& to) { to = said.value_or(to); };
  kubernetes::AutoscalerSettings& autoscaler = settings.autoscaler;
  take(scaling.scan, settings.autoscaler_period);
  take(scaling.unneeded, settings.autoscaler_unneeded);
  take(scaling.delay_after_add, settings.autoscaler_delay_after_add);
  take(scaling.utilization, settings.autoscaler_utilization);
  take(scaling.max_provision, settings.autoscaler_max_provision);
  take(scaling.backoff_first, settings.autoscaler_backoff);
  take(scaling.backoff_max, settings.autoscaler_backoff_max);
  take(scaling.unready, autoscaler.unready);
  take(scaling.delay_after_delete, autoscaler.delay_after_delete);
  take(scaling.delay_after_failure, autoscaler.delay_after_failure);
  take(scaling.backoff_reset, autoscaler.backoff_reset);
  take(scaling.max_grace, autoscaler.max_grace);
  take(scaling.max_empty_deletes, autoscaler.max_empty_deletes);
  take(scaling.priority_cutoff, autoscaler.priority_cutoff);
}

kubernetes::UpgradeSettings upgrade_settings(FigureReader& figures) {
  using Row = kubernetes::UpgradeSettings;
  Row settings;
  fill(settings, figures, Line{&Row::control_plane_least, "eks.upgrade_least", Least::some},
       Line{&Row::control_plane_most, "eks.upgrade_most", Least::some},
       Line{&Row::addresses, "eks.upgrade_addresses"},
       Line{&Row::node_creation, "eks.update_node_creation", Least::some},
       Line{&Row::pod_timeout, "eks.update_pod_timeout", Least::some},
       Line{&Row::node_wait, "eks.update_node_wait"},
       Line{&Row::max_unavailable, "eks.update_max_unavailable", Least::some},
       Line{&Row::surge_nodes_by_zone, "eks.update_surge_by_zone", Least::some});
  return settings;
}

/// All figures "eks.version.1.31" with their dates.
std::vector<KnownVersion> known_versions(const Figures& figures, FigureReader& reader) {
  constexpr std::string_view prefix = "eks.version.";
  std::vector<KnownVersion> versions;
  const codec::Value* all = figures.document().find("figures");
  for (const auto& [name, row] : all != nullptr ? all->object() : codec::Value::Object{}) {
    if (!name.starts_with(prefix)) continue;
    const codec::Cursor place = reader.at(name);
    codec::ObjectCursor dates(place);
    KnownVersion version;
    version.name = name.substr(prefix.size());
    const std::optional<std::int32_t> minor = kubernetes::parse_minor(version.name);
    if (!minor) place.wrong(codec::codes::wrong_type, "dates of a version such as 1.31");
    version.row.minor = minor.value_or(0);
    version.row.released = dates.required("released").time();
    version.row.standard_ends = dates.required("standard_ends").time();
    version.row.extended_ends = dates.required("extended_ends").time();
    versions.push_back(std::move(version));
  }
  return versions;
}

kubernetes::Settings kubernetes_settings(const Scenario& scenario, FigureReader& figures) {
  kubernetes::Settings settings;
  fill(settings, figures);
  fill(settings.eviction, figures);
  fill(settings.kubelet, figures);
  fill(settings.scheduler, figures);
  fill(settings.horizontal, figures);
  fill(settings.autoscaler, figures);
  settings.autoscaler.enabled = scenario.platform.cluster.autoscaler;
  settings.eviction.termination_handler = scenario.platform.cluster.termination_handler;
  take_scaling(scenario.platform.cluster.scaling, figures, settings.autoscaler);
  take_timers(scenario.platform.cluster.scaling, settings);
  settings.eviction_period = figures.period("node.eviction_rate");
  // One delay stands for the range: its middle.
  settings.endpoint_delay =
      (figures.duration("endpoints.delay_least") + figures.duration("endpoints.delay_most")) / 2;
  settings.schedule_delay =
      figures.duration("scheduler.cycle") + figures.duration("scheduler.bind");
  settings.pull_bytes_delay = from_seconds(1e6 / figures.byte_rate("image.pull_rate"));
  const auto kept = static_cast<std::int64_t>(kubernetes::HorizontalAutoscaler{}.recent.size());
  const Duration longest = kept * settings.hpa_period;
  if (longest > Duration::zero() && settings.hpa_downscale_window > longest)
    figures.at("hpa.downscale_stabilization")
        .wrong(codec::codes::out_of_range, "at most " + std::to_string(kept) + " times hpa.sync");
  return settings;
}

/// A count above none.
std::int32_t count(FigureReader& figures, std::string_view name) {
  std::int32_t value = 0;
  figures.read(name, value, Least::some);
  return value;
}

/// A time above none.
Duration timer(FigureReader& figures, std::string_view name) {
  Duration value{};
  figures.read(name, value, Least::some);
  return value;
}

workload::Settings workload_settings(const Scenario& scenario, FigureReader& figures) {
  const Platform& platform = scenario.platform;
  workload::Settings settings;
  settings.evaluation_period = platform.flows.evaluate_every;
  settings.hop_same_zone = figures.duration("zone.hop_same");
  settings.hop_cross_zone = figures.duration("zone.hop_cross");
  settings.hop_mean = platform.mesh.hop_mean;
  settings.hop_cpu = platform.mesh.hop_cpu;
  settings.retry_budget = platform.mesh.retry_budget;
  settings.retry_limit = platform.mesh.retry_limit;
  const Backoff& backoff = platform.mesh.retry_backoff;
  settings.retry_backoff = {backoff.first, backoff.most, backoff.jitter};
  settings.balancing = platform.mesh.balancing;
  settings.drain_utilization = platform.flows.drain_utilization;
  settings.log = platform.telemetry.log;
  settings.io = figures.at("ebs.operation").bytes();
  settings.telemetry_rate = platform.telemetry.node_rate;
  settings.objective_success = platform.objective.success;
  settings.objective_p95 = platform.objective.p95;
  settings.clear_failing = platform.flows.clear_failing;
  settings.clear_p95 = platform.flows.clear_p95;
  return settings;
}

network::Quotas network_quotas(FigureReader& figures) {
  network::Quotas quotas;
  quotas.nats_per_zone = count(figures, "quota.nats_per_zone");
  quotas.addresses = count(figures, "quota.elastic_ips");
  quotas.routes_per_table = count(figures, "quota.routes_per_table");
  quotas.rules_per_group = count(figures, "quota.rules_per_group");
  quotas.groups_per_interface = count(figures, "quota.groups_per_interface");
  quotas.peerings_per_vpc = count(figures, "quota.peerings_per_vpc");
  quotas.targets_per_zone = count(figures, "quota.targets_per_zone");
  return quotas;
}

network::NatLimits nat_limits(FigureReader& figures) {
  network::NatLimits limits;
  limits.bandwidth = figures.byte_rate("nat.bandwidth");
  limits.bandwidth_max = figures.byte_rate("nat.bandwidth_max");
  limits.packets = figures.at("nat.packets").rate();
  limits.packets_max = figures.at("nat.packets_max").rate();
  limits.packet = static_cast<double>(figures.at("nat.packet").bytes().count);
  limits.scale_up = timer(figures, "nat.scale_up");
  limits.ports = count(figures, "nat.ports_per_destination");
  limits.addresses = count(figures, "nat.addresses_max");
  limits.idle_timeout = timer(figures, "nat.idle_timeout");
  limits.create = timer(figures, "nat.create");
  limits.remove = timer(figures, "nat.delete");
  return limits;
}

network::VpnTimes vpn_times(FigureReader& figures) {
  network::VpnTimes times;
  times.detect_least = timer(figures, "vpn.dpd_timeout");
  times.detect_most = timer(figures, "vpn.failover_most");
  times.establish = timer(figures, "vpn.establish");
  times.replacement = timer(figures, "vpn.endpoint_replacement");
  times.tunnel_bandwidth = figures.byte_rate("vpn.tunnel_bandwidth");
  return times;
}

network::DnsTimes dns_times(FigureReader& figures) {
  network::DnsTimes times;
  times.propagation = timer(figures, "route53.propagation");
  times.healthy_share = figures.at("route53.healthy_share").percent();
  times.check_timeout = timer(figures, "route53.check_timeout");
  return times;
}

network::Settings network_settings(const Scenario& scenario, FigureReader& figures,
                                   codec::Diagnostics& out) {
  network::Settings settings;
  settings.internet_address = figures.cidr("internet.address").address;
  const network::Cidr s3 = figures.cidr("s3.network");
  settings.s3_cidr = s3.address;
  settings.s3_prefix = s3.prefix;
  const network::Cidr dynamodb = figures.cidr("dynamodb.network");
  settings.dynamodb_cidr = dynamodb.address;
  settings.dynamodb_prefix = dynamodb.prefix;
  settings.reserved_addresses = count(figures, "subnet.reserved");
  settings.quotas = network_quotas(figures);
  settings.nat = nat_limits(figures);
  settings.vpn = vpn_times(figures);
  settings.dns = dns_times(figures);
  codec::Report report(scenario.catalog_documents->prices_file, out);
  const codec::Value& prices = scenario.catalog_documents->prices;
  const codec::Cursor unit(at(prices, "definitions.nlcu_tcp"), "definitions.nlcu_tcp", report);
  if (!unit) unit.wrong(codec::codes::missing_key, "what a capacity unit of a load balancer holds");
  codec::ObjectCursor object(unit);
  object.allow_others();
  // A GB on an AWS bill has 2^30 bytes.
  settings.unit_bytes = gibibyte * object.required("processed_gb_per_hour").integer(1, 1000, 1);
  settings.unit_connections = object.required("new_connections_per_second").integer(1, 1'000'000);
  return settings;
}

managed::Settings managed_settings(const Scenario& scenario, FigureReader& figures,
                                   codec::Diagnostics& out) {
  using Row = managed::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::failover_least, "rds.failover_least"},
       Line{&Row::failover_most, "rds.failover_most"},
       Line{&Row::database_recovery, "rds.recovery"}, Line{&Row::broker_recovery, "mq.recovery"},
       Line{&Row::broker_detection, "mq.detection"});
  settings.throughput = figures.byte_rate("rds.gp3.throughput");
  settings.throughput_large = figures.byte_rate("rds.gp3.throughput_large");
  codec::Report report(scenario.catalog_documents->prices_file, out);
  const codec::Value& prices = scenario.catalog_documents->prices;
  const codec::Cursor terms(at(prices, "definitions.rds_storage"), "definitions.rds_storage",
                            report);
  if (!terms) terms.wrong(codec::codes::missing_key, "what the storage of a database includes");
  codec::ObjectCursor object(terms);
  object.allow_others();
  settings.iops = object.required("gp3_iops_included").integer(1, 1'000'000);
  settings.iops_large = object.required("gp3_iops_included_large").integer(1, 1'000'000);
  settings.large_gib = object.required("gp3_large_gb").integer(1, 1'000'000);
  return settings;
}

compute::BootStep boot_step(FigureReader& figures, std::string_view name) {
  codec::ObjectCursor object(figures.at(name));
  compute::BootStep step;
  step.least = object.required("least").duration();
  step.typical = object.required("typical").duration(step.least);
  step.p95 = object.required("p95").duration(step.typical);
  return step;
}

compute::BucketSize bucket_size(FigureReader& figures, std::string_view name) {
  codec::ObjectCursor object(figures.at(name));
  compute::BucketSize size;
  size.tokens = object.required("tokens").integer(1, 1'000'000, 1);
  size.per_second = object.required("per_second").integer(1, 1'000'000, 1);
  return size;
}

void fill(compute::HealthSettings& settings, FigureReader& figures) {
  using Row = compute::HealthSettings;
  fill(settings, figures, Line{&Row::check_period, "instance.health_check", Least::some},
       Line{&Row::failed_checks, "instance.failed_checks", Least::some},
       Line{&Row::recovery_least, "instance.recovery_least"},
       Line{&Row::recovery_most, "instance.recovery_most"}, Line{&Row::grace, "instance.grace"},
       Line{&Row::drain_wait, "instance.drain_wait"},
       Line{&Row::power_return, "zone.power_return"});
}

void fill(compute::SpotSettings& settings, FigureReader& figures) {
  using Row = compute::SpotSettings;
  fill(settings, figures, Line{&Row::share_least, "spot.share_least"},
       Line{&Row::share_most, "spot.share_most", Least::some}, Line{&Row::spread, "spot.spread"},
       Line{&Row::notice, "spot.notice"}, Line{&Row::dry, "spot.dry"});
  settings.hazard = figures.number("spot.hazard", 0);
}

compute::LimitSettings limit_settings(const Cluster& cluster, FigureReader& figures) {
  using Row = compute::LimitSettings;
  Row settings;
  std::int32_t vcpu = 0, spot_vcpu = 0;
  figures.read("quota.vcpu", vcpu, Least::none);
  figures.read("quota.spot_vcpu", spot_vcpu, Least::none);
  settings.vcpu = cluster.vcpu_quota.value_or(vcpu);
  settings.spot_vcpu = cluster.spot_vcpu_quota.value_or(spot_vcpu);
  settings.requests = bucket_size(figures, "ec2_api.run_requests");
  settings.machines = bucket_size(figures, "ec2_api.run_machines");
  fill(settings, figures, Line{&Row::rush_share, "capacity.rush_share"});
  return settings;
}

compute::Settings compute_settings(const Scenario& scenario, FigureReader& figures) {
  using Row = compute::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::stop, "instance.stop"},
       Line{&Row::launch_error, "instance.zone_error"},
       Line{&Row::group_max, "instance.group_max"});
  settings.root_gib = whole_gib(scenario.platform.cluster.root_volume);
  settings.reaction = boot_step(figures, "instance.boot.reaction");
  settings.start = boot_step(figures, "instance.boot.start");
  settings.system = boot_step(figures, "instance.boot.system");
  settings.join = boot_step(figures, "instance.boot.join");
  fill(settings.health, figures);
  fill(settings.spot, figures);
  settings.limits = limit_settings(scenario.platform.cluster, figures);
  return settings;
}

network::LoadBalancer balancer_settings(FigureReader& figures) {
  using Row = network::LoadBalancer;
  Row row;
  fill(row, figures, Line{&Row::check_interval, "nlb.health_interval", Least::some},
       Line{&Row::check_timeout, "nlb.health_timeout"},
       Line{&Row::unhealthy_threshold, "nlb.unhealthy_threshold", Least::some},
       Line{&Row::healthy_threshold, "nlb.healthy_threshold", Least::some},
       Line{&Row::registration, "nlb.registration"},
       Line{&Row::deregistration_delay, "nlb.deregistration_delay"},
       Line{&Row::dns_ttl, "nlb.dns_ttl"});
  return row;
}

}  // namespace

std::int64_t whole_gib(Bytes size) { return (size.count + gibibyte.count - 1) / gibibyte.count; }

AllSettings read_settings(const Scenario& scenario, codec::Diagnostics& out) {
  FigureReader aws(scenario.catalog->aws, out);
  FigureReader cluster(scenario.catalog->kubernetes, out);
  AllSettings settings;
  settings.network = network_settings(scenario, aws, out);
  settings.compute = compute_settings(scenario, aws);
  settings.fargate = fargate_settings(aws);
  settings.storage = storage_settings(aws);
  settings.managed = managed_settings(scenario, aws, out);
  check_volumes(scenario, settings.storage, out);
  check_movable(scenario, out);
  check_managed_storage(scenario, settings.managed, out);
  check_fargate_sizes(scenario, settings.fargate, out);
  settings.kubernetes = kubernetes_settings(scenario, cluster);
  if (!scenario.platform.backups.empty() || !scenario.platform.environments.empty())
    settings.recovery = recovery_settings(cluster);
  settings.crash = crash_settings(cluster);
  if (scenario.platform.standby || !scenario.platform.environments.empty())
    settings.recovery.times = standby_times(cluster);
  settings.upgrades = upgrade_settings(aws);
  settings.versions = known_versions(scenario.catalog->aws, aws);
  settings.workload = workload_settings(scenario, aws);
  settings.workload.cpu_period = timer(cluster, "pod.cpu_period");
  settings.workload.connection_lifetime = timer(cluster, "database.connection_lifetime");
  settings.odds = chance_settings(scenario.platform.failures, aws);
  settings.balancer = balancer_settings(aws);
  cluster.read("volume.attach_limit", settings.volumes_max, Least::none);
  settings.bucket_bandwidth = aws.byte_rate("s3.bandwidth");
  static constexpr std::array kinds{"reserved_1_year", "reserved_3_years", "savings_plan_1_year",
                                    "savings_plan_3_years"};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    settings.discounts[i] = aws.at("commitment." + std::string(kinds[i])).percent();
  return settings;
}

}  // namespace drydock::scenario
