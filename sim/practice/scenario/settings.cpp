// Which figure of the catalog each setting of a domain is.
#include "sim/practice/scenario/settings.h"

#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

/// Reads figures of one file; what is missing or wrong is reported.
class FigureReader {
 public:
  FigureReader(const Figures& figures, codec::Diagnostics& out)
      : figures_(figures), report_(figures.file(), out) {}

  codec::Cursor at(std::string_view name) { return figures_.at(name, report_); }
  Duration duration(std::string_view name) { return at(name).duration(); }
  double percent(std::string_view name) { return at(name).percent(0, 10); }
  double rate(std::string_view name) { return at(name).rate(); }
  double byte_rate(std::string_view name) { return at(name).byte_rate(); }
  double number(std::string_view name) { return at(name).number(0, 1e12); }
  std::int32_t count(std::string_view name) {
    return static_cast<std::int32_t>(at(name).integer(0, 1'000'000));
  }
  bool flag(std::string_view name) { return at(name).boolean(); }
  Millicores cpu(std::string_view name) { return at(name).cpu(); }
  Bytes bytes(std::string_view name) { return at(name).bytes(); }
  /// A network, or a single address.
  Cidr cidr(std::string_view name) {
    const codec::Cursor place = at(name);
    const std::string text = place.text();
    const auto network = read_cidr(text.find('/') == std::string::npos ? text + "/32" : text);
    if (!network && !text.empty())
      place.wrong(codec::codes::wrong_unit, "an IPv4 network or address");
    return network.value_or(Cidr{});
  }

 private:
  const Figures& figures_;
  codec::Report report_;
};

/// Time between two at a rate: 10 s for 0.1/s; a rate of 0 is a figure that cannot be used.
Duration period(double rate) { return rate > 0 ? from_seconds(1 / rate) : Duration::zero(); }

kubernetes::EvictionSettings eviction_settings(FigureReader& figures) {
  kubernetes::EvictionSettings settings;
  settings.period_secondary = period(figures.rate("node.eviction_rate_secondary"));
  settings.unhealthy_zone = figures.percent("node.unhealthy_zone");
  settings.unhealthy_zone_least = figures.count("node.unhealthy_zone_least");
  settings.large_zone = figures.count("node.large_zone");
  settings.node_gone = figures.duration("node.gone_check");
  settings.drain_retry = figures.duration("pdb.drain_retry");
  return settings;
}

kubernetes::KubeletSettings kubelet_settings(FigureReader& figures) {
  kubernetes::KubeletSettings settings;
  settings.start = figures.duration("pod.start");
  settings.restart_first = figures.duration("pod.restart_backoff_first");
  settings.restart_max = figures.duration("pod.restart_backoff_max");
  return settings;
}

kubernetes::SchedulerSettings scheduler_settings(FigureReader& figures) {
  kubernetes::SchedulerSettings settings;
  settings.weight_spread = figures.count("scheduler.weight.topology_spread");
  settings.weight_resources_fit = figures.count("scheduler.weight.resources_fit");
  settings.weight_balanced = figures.count("scheduler.weight.balanced_allocation");
  settings.missing_cpu = figures.cpu("scheduler.missing_cpu");
  settings.missing_memory = figures.bytes("scheduler.missing_memory");
  return settings;
}

kubernetes::HorizontalSettings horizontal_settings(FigureReader& figures) {
  kubernetes::HorizontalSettings settings;
  settings.cpu_initialization = figures.duration("hpa.cpu_initialization");
  settings.initial_readiness = figures.duration("hpa.initial_readiness");
  settings.scale_up_factor = figures.number("hpa.scale_up_factor");
  settings.scale_up_least = figures.count("hpa.scale_up_least");
  return settings;
}

kubernetes::AutoscalerSettings autoscaler_settings(FigureReader& figures, bool enabled) {
  kubernetes::AutoscalerSettings settings;
  settings.enabled = enabled;
  settings.balance_similar = figures.flag("cluster_autoscaler.balance_similar_groups");
  settings.unready = figures.duration("cluster_autoscaler.unready");
  settings.delay_after_failure = figures.duration("cluster_autoscaler.delay_after_failure");
  settings.delay_after_delete = figures.duration("cluster_autoscaler.delay_after_delete");
  settings.backoff_reset = figures.duration("cluster_autoscaler.backoff_reset");
  settings.unready_share = figures.percent("cluster_autoscaler.unready_share");
  settings.unready_least = figures.count("cluster_autoscaler.unready_least");
  settings.max_empty_deletes = figures.count("cluster_autoscaler.max_empty_deletes");
  settings.max_nodes_at_once = figures.count("cluster_autoscaler.max_nodes_at_once");
  settings.taint_wait = figures.duration("cluster_autoscaler.taint_wait");
  settings.evict_retry = figures.duration("cluster_autoscaler.evict_retry");
  settings.evict_give_up = figures.duration("cluster_autoscaler.evict_give_up");
  return settings;
}

kubernetes::Settings kubernetes_settings(const Scenario& scenario, codec::Diagnostics& out) {
  FigureReader figures(scenario.catalog->kubernetes, out);
  kubernetes::Settings settings;
  settings.node_monitor_period = figures.duration("node.monitor_period");
  settings.node_monitor_grace = figures.duration("node.monitor_grace");
  settings.lease_period = figures.duration("node.lease_renew");
  settings.toleration = figures.duration("node.toleration");
  settings.eviction_period = period(figures.rate("node.eviction_rate"));
  // One delay stands for the range: its middle.
  settings.endpoint_delay =
      (figures.duration("endpoints.delay_least") + figures.duration("endpoints.delay_most")) / 2;
  settings.schedule_delay =
      figures.duration("scheduler.cycle") + figures.duration("scheduler.bind");
  settings.schedule_retry = figures.duration("scheduler.retry_at_latest");
  const double pull_rate = figures.byte_rate("image.pull_rate");
  settings.pull_bytes_delay = pull_rate > 0 ? from_seconds(1e6 / pull_rate) : Duration::zero();
  settings.hpa_period = figures.duration("hpa.sync");
  settings.metrics_period = figures.duration("metrics.scrape");
  settings.hpa_downscale_window = figures.duration("hpa.downscale_stabilization");
  settings.hpa_tolerance = figures.percent("hpa.tolerance");
  settings.autoscaler_period = figures.duration("cluster_autoscaler.scan");
  settings.autoscaler_unneeded = figures.duration("cluster_autoscaler.unneeded");
  settings.autoscaler_delay_after_add = figures.duration("cluster_autoscaler.delay_after_add");
  settings.autoscaler_utilization = figures.percent("cluster_autoscaler.utilization");
  settings.autoscaler_max_provision = figures.duration("cluster_autoscaler.max_provision");
  settings.autoscaler_backoff = figures.duration("cluster_autoscaler.backoff_first");
  settings.autoscaler_backoff_max = figures.duration("cluster_autoscaler.backoff_max");
  settings.eviction = eviction_settings(figures);
  settings.kubelet = kubelet_settings(figures);
  settings.scheduler = scheduler_settings(figures);
  settings.horizontal = horizontal_settings(figures);
  settings.autoscaler = autoscaler_settings(figures, scenario.platform.cluster.autoscaler);
  return settings;
}

workload::Settings workload_settings(const Scenario& scenario, codec::Diagnostics& out) {
  FigureReader figures(scenario.catalog->aws, out);
  const Platform& platform = scenario.platform;
  workload::Settings settings;
  settings.evaluation_period = platform.flows.evaluate_every;
  settings.hop_same_zone = figures.duration("zone.hop_same");
  settings.hop_cross_zone = figures.duration("zone.hop_cross");
  settings.hop_cpu = platform.mesh.hop_cpu;
  settings.retry_budget = platform.mesh.retry_budget;
  settings.drain_utilization = platform.flows.drain_utilization;
  settings.log = platform.telemetry.log;
  settings.telemetry_rate = platform.telemetry.node_rate;
  settings.objective_success = platform.objective.success;
  settings.objective_p95 = platform.objective.p95;
  settings.clear_failing = platform.flows.clear_failing;
  settings.clear_p95 = platform.flows.clear_p95;
  return settings;
}

network::Settings network_settings(const Scenario& scenario, FigureReader& figures,
                                   codec::Diagnostics& out) {
  network::Settings settings;
  settings.internet_address = figures.cidr("internet.address").first;
  const Cidr s3 = figures.cidr("s3.network");
  settings.s3_cidr = s3.first;
  settings.s3_prefix = static_cast<std::uint8_t>(s3.bits);
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

/// Whole GiB that hold `size`.
std::int64_t whole_gib(Bytes size) { return (size.count + gibibyte.count - 1) / gibibyte.count; }

compute::Settings compute_settings(const Scenario& scenario, FigureReader& figures) {
  compute::Settings settings;
  settings.stop = figures.duration("instance.stop");
  settings.launch_error = figures.duration("instance.zone_error");
  settings.group_max = figures.count("instance.group_max");
  settings.root_gib = whole_gib(scenario.platform.cluster.root_volume);
  return settings;
}

storage::Settings storage_settings(FigureReader& figures) {
  storage::Settings settings;
  settings.attach_min = figures.duration("ebs.attach_least");
  settings.attach_max = figures.duration("ebs.attach_most");
  settings.detach_min = figures.duration("ebs.detach_least");
  settings.detach_max = figures.duration("ebs.detach_most");
  settings.force_detach = figures.duration("ebs.force_detach");
  return settings;
}

network::LoadBalancer balancer_settings(FigureReader& figures) {
  network::LoadBalancer balancer;
  balancer.check_interval = figures.duration("nlb.health_interval");
  balancer.check_timeout = figures.duration("nlb.health_timeout");
  balancer.unhealthy_threshold =
      static_cast<std::uint16_t>(figures.count("nlb.unhealthy_threshold"));
  balancer.healthy_threshold = static_cast<std::uint16_t>(figures.count("nlb.healthy_threshold"));
  balancer.registration = figures.duration("nlb.registration");
  balancer.deregistration_delay = figures.duration("nlb.deregistration_delay");
  balancer.dns_ttl = figures.duration("nlb.dns_ttl");
  return balancer;
}

}  // namespace

AllSettings read_settings(const Scenario& scenario, codec::Diagnostics& out) {
  FigureReader aws(scenario.catalog->aws, out);
  AllSettings settings;
  settings.network = network_settings(scenario, aws, out);
  settings.compute = compute_settings(scenario, aws);
  settings.storage = storage_settings(aws);
  settings.kubernetes = kubernetes_settings(scenario, out);
  settings.workload = workload_settings(scenario, out);
  settings.balancer = balancer_settings(aws);
  settings.volumes_max =
      FigureReader(scenario.catalog->kubernetes, out).count("volume.attach_limit");
  settings.bucket_bandwidth = aws.byte_rate("s3.bandwidth");
  return settings;
}

}  // namespace drydock::scenario
