// Which figure of the catalog each setting of a domain is.
#include "sim/practice/scenario/settings.h"

#include "sim/practice/scenario/validate.h"

namespace drydock::scenario {

namespace {

/// How small a figure may be: zero has no meaning for a timer that comes again and again.
enum class Least { none, some };
constexpr Duration shortest_timer = milliseconds(100);

/// Reads figures of one file; what is missing or wrong is reported.
class FigureReader {
 public:
  FigureReader(const Figures& figures, codec::Diagnostics& out)
      : figures_(figures), report_(figures.file(), out) {}

  codec::Cursor at(std::string_view name) { return figures_.at(name, report_); }
  Duration duration(std::string_view name) { return at(name).duration(); }
  double number(std::string_view name, double least) { return at(name).number(least, 1000, least); }
  /// Bytes a second, more than none.
  double byte_rate(std::string_view name) {
    const codec::Cursor place = at(name);
    return above_none(place, place.byte_rate(1e13, unread));
  }
  /// Time between two at a rate: 10 s for 0.1/s.
  Duration period(std::string_view name) {
    const codec::Cursor place = at(name);
    return from_seconds(1 / above_none(place, place.rate(1e9, unread)));
  }
  /// A network, or a single address.
  Cidr cidr(std::string_view name) {
    const codec::Cursor place = at(name);
    const std::string text = place.text();
    const auto network = read_cidr(text.find('/') == std::string::npos ? text + "/32" : text);
    if (!network && !text.empty())
      place.wrong(codec::codes::wrong_unit, "an IPv4 network or address");
    return network.value_or(Cidr{});
  }

  /// A figure as its setting holds it; floating point is for shares.
  void read(std::string_view name, Duration& to, Least least) {
    to = at(name).duration(least == Least::some ? shortest_timer : Duration::zero());
  }
  void read(std::string_view name, double& to, Least least) {
    to = at(name).percent(least == Least::some ? 0.01 : 0, 10);
  }
  void read(std::string_view name, std::int32_t& to, Least least) {
    to = static_cast<std::int32_t>(at(name).integer(lowest(least), 1'000'000));
  }
  void read(std::string_view name, std::uint16_t& to, Least least) {
    to = static_cast<std::uint16_t>(at(name).integer(lowest(least), 65'535));
  }
  void read(std::string_view name, bool& to, Least) { to = at(name).boolean(); }
  void read(std::string_view name, Millicores& to, Least) { to = at(name).cpu(); }
  void read(std::string_view name, Bytes& to, Least) { to = at(name).bytes(); }

 private:
  static constexpr double unread = -1;  // Was reported already.
  static std::int64_t lowest(Least least) { return least == Least::some ? 1 : 0; }
  /// `rate`, or 1 when there is none.
  static double above_none(const codec::Cursor& place, double rate) {
    if (rate == 0) place.wrong(codec::codes::out_of_range, "a rate above 0");
    return rate > 0 ? rate : 1;
  }

  const Figures& figures_;
  codec::Report report_;
};

/// A setting, and the figure of the catalog that it is.
template <class Row, class Member>
struct Line {
  Member Row::*setting;
  std::string_view figure;
  Least least = Least::none;
};
template <class Row, class Member>
Line(Member Row::*, const char*) -> Line<Row, Member>;
template <class Row, class Member>
Line(Member Row::*, const char*, Least) -> Line<Row, Member>;

/// Fills the settings that a table of lines names.
template <class Row, class... Members>
void fill(Row& row, FigureReader& figures, Line<Row, Members>... lines) {
  (figures.read(lines.figure, row.*lines.setting, lines.least), ...);
}

void fill(kubernetes::EvictionSettings& settings, FigureReader& figures) {
  using Row = kubernetes::EvictionSettings;
  fill(settings, figures, Line{&Row::unhealthy_zone, "node.unhealthy_zone", Least::some},
       Line{&Row::unhealthy_zone_least, "node.unhealthy_zone_least"},
       Line{&Row::large_zone, "node.large_zone"}, Line{&Row::node_gone, "node.gone_check"},
       Line{&Row::drain_retry, "pdb.drain_retry", Least::some});
  settings.period_secondary = figures.period("node.eviction_rate_secondary");
}

void fill(kubernetes::KubeletSettings& settings, FigureReader& figures) {
  using Row = kubernetes::KubeletSettings;
  fill(settings, figures, Line{&Row::start, "pod.start"},
       Line{&Row::restart_first, "pod.restart_backoff_first", Least::some},
       Line{&Row::restart_max, "pod.restart_backoff_max"});
}

void fill(kubernetes::SchedulerSettings& settings, FigureReader& figures) {
  using Row = kubernetes::SchedulerSettings;
  fill(settings, figures, Line{&Row::weight_spread, "scheduler.weight.topology_spread"},
       Line{&Row::weight_resources_fit, "scheduler.weight.resources_fit", Least::some},
       Line{&Row::weight_balanced, "scheduler.weight.balanced_allocation"},
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
       Line{&Row::evict_give_up, "cluster_autoscaler.evict_give_up"});
}

void fill(kubernetes::Settings& settings, FigureReader& figures) {
  using Row = kubernetes::Settings;
  fill(settings, figures, Line{&Row::node_monitor_period, "node.monitor_period", Least::some},
       Line{&Row::node_monitor_grace, "node.monitor_grace"},
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

kubernetes::Settings kubernetes_settings(const Scenario& scenario, FigureReader& figures) {
  kubernetes::Settings settings;
  fill(settings, figures);
  fill(settings.eviction, figures);
  fill(settings.kubelet, figures);
  fill(settings.scheduler, figures);
  fill(settings.horizontal, figures);
  fill(settings.autoscaler, figures);
  settings.autoscaler.enabled = scenario.platform.cluster.autoscaler;
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

workload::Settings workload_settings(const Scenario& scenario, FigureReader& figures) {
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

compute::Settings compute_settings(const Scenario& scenario, FigureReader& figures) {
  using Row = compute::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::stop, "instance.stop"},
       Line{&Row::launch_error, "instance.zone_error"},
       Line{&Row::group_max, "instance.group_max"});
  settings.root_gib = whole_gib(scenario.platform.cluster.root_volume);
  return settings;
}

storage::Settings storage_settings(FigureReader& figures) {
  using Row = storage::Settings;
  Row settings;
  fill(settings, figures, Line{&Row::attach_min, "ebs.attach_least"},
       Line{&Row::attach_max, "ebs.attach_most"}, Line{&Row::detach_min, "ebs.detach_least"},
       Line{&Row::detach_max, "ebs.detach_most"}, Line{&Row::force_detach, "ebs.force_detach"});
  return settings;
}

network::LoadBalancer balancer_settings(FigureReader& figures) {
  using Row = network::LoadBalancer;
  Row balancer;
  fill(balancer, figures, Line{&Row::check_interval, "nlb.health_interval", Least::some},
       Line{&Row::check_timeout, "nlb.health_timeout"},
       Line{&Row::unhealthy_threshold, "nlb.unhealthy_threshold", Least::some},
       Line{&Row::healthy_threshold, "nlb.healthy_threshold", Least::some},
       Line{&Row::registration, "nlb.registration"},
       Line{&Row::deregistration_delay, "nlb.deregistration_delay"},
       Line{&Row::dns_ttl, "nlb.dns_ttl"});
  return balancer;
}

}  // namespace

std::int64_t whole_gib(Bytes size) { return (size.count + gibibyte.count - 1) / gibibyte.count; }

AllSettings read_settings(const Scenario& scenario, codec::Diagnostics& out) {
  FigureReader aws(scenario.catalog->aws, out);
  FigureReader cluster(scenario.catalog->kubernetes, out);
  AllSettings settings;
  settings.network = network_settings(scenario, aws, out);
  settings.compute = compute_settings(scenario, aws);
  settings.storage = storage_settings(aws);
  settings.kubernetes = kubernetes_settings(scenario, cluster);
  settings.workload = workload_settings(scenario, aws);
  settings.balancer = balancer_settings(aws);
  cluster.read("volume.attach_limit", settings.volumes_max, Least::none);
  settings.bucket_bandwidth = aws.byte_rate("s3.bandwidth");
  return settings;
}

}  // namespace drydock::scenario
