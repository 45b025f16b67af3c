// What networks use: gateways, load balancers, addresses, tunnels, endpoints and traffic.
#include <algorithm>

#include "sim/platform/network/catalog.h"
#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

PriceRule priced_by(const cost::RateNeed& need) { return pricing::priced(std::string(need.key)); }

void nat_gateway(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("gateways") * config.hours();
  sheet.add("NAT gateway", "hours", hours, priced_by(network::nat_hour));
  sheet.add("Data processed", "GB", config.gb("data_processed_gb"), priced_by(network::nat_bytes));
}

/// Capacity unit-hours: the largest dimension counts. Connections and rules are averages by the
/// second and the minute. Source: AWS price page of Elastic Load Balancing.
Quantity capacity(Config& config, const CapacityUnit& unit, Quantity hours, Quantity gb) {
  Quantity most = gb.scaled(1, unit.gb_per_hour);
  const auto take = [&](std::string_view key, std::int64_t per_unit) {
    const Quantity used = config.number(key);
    if (per_unit > 0) most = std::max(most, (used * hours).scaled(1, per_unit));
  };
  take("new_connections", unit.new_connections_per_second);
  take("active_connections", unit.active_connections_per_minute);
  take("rule_evaluations", unit.rules_per_second);
  return most;
}

void load_balancer(Config& config, Sheet& sheet) {
  const std::string type = config.word("type", {"application", "network", "classic"});
  const Quantity hours = config.hours();
  const Quantity gb = config.gb("processed_gb");
  const bool network = type == "network";
  const Quantity units =
      capacity(config, network ? config.terms().network : config.terms().application, hours, gb);
  if (type == "classic") {
    sheet.add("Classic load balancer", "hours", hours, priced("clb.hour"));
    sheet.add("Data processed", "GB", gb, priced("clb.data"));
    return;
  }
  sheet.add(network ? "Network load balancer" : "Application load balancer", "hours", hours,
            network ? priced_by(network::balancer_hour) : priced("alb.hour"));
  sheet.add("Load balancer capacity units", "LCU-hours", units,
            network ? priced_by(network::balancer_units) : priced("alb.lcu"));
}

void public_ipv4(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("addresses") * config.hours();
  const bool attached = config.flag("attached");
  sheet.add(std::string(attached ? attached_address_item : "IP address (if unused)"), "hours",
            hours, priced_by(network::address_hour));
}

void vpn_connection(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("connections") * config.hours();
  const Quantity gb = config.gb("data_processed_gb");
  sheet.add("VPN connection", "hours", hours, priced_by(network::vpn_hour));
  if (config.word("gateway", {"virtual_private_gateway", "transit_gateway"}) != "transit_gateway")
    return;
  sheet.add("Transit gateway attachment", "hours", hours, priced_by(network::attachment_hour));
  sheet.add("Data processed", "GB", gb, priced("transit_gateway.data"));
}

void transit_gateway(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("attachments") * config.hours();
  const Quantity gb = config.gb("data_processed_gb");
  sheet.add("Transit gateway attachment", "hours", hours, priced_by(network::attachment_hour));
  // What comes over a peering was processed, and billed, where it entered the other gateway.
  if (!config.flag("peering"))
    sheet.add("Data processed", "GB", gb, priced("transit_gateway.data"));
}

void client_vpn(Config& config, Sheet& sheet) {
  sheet.add("Connection", "hours", config.hours("connection_hours"),
            priced("vpn.client.connection"));
  sheet.add("Endpoint association", "hours", config.hours("subnet_association_hours"),
            priced("vpn.client.endpoint_association"));
}

void vpc_endpoint(Config& config, Sheet& sheet) {
  const std::string type = config.word("type", {"interface", "gateway", "gateway_load_balancer"});
  const Quantity hours = config.count("availability_zones") * config.hours();
  const Quantity gb = config.gb("data_processed_gb");
  if (type == "gateway") return;  // Those of S3 and DynamoDB are free.
  const bool balancer = type == "gateway_load_balancer";
  sheet.add(balancer ? "Endpoint (GatewayLoadBalancer)" : "Endpoint (Interface)", "hours", hours,
            balancer ? priced("vpc_endpoint.gwlb") : priced_by(network::endpoint_hour));
  sheet.add("Data processed", "GB", gb,
            balancer ? priced("vpc_endpoint.gwlb.data") : priced_by(network::endpoint_bytes),
            &config.terms().endpoint_gb);
}

void network_firewall(Config& config, Sheet& sheet) {
  const Quantity hours = config.count("endpoints") * config.hours();
  sheet.add("Network Firewall Endpoint", "hours", hours, priced("network_firewall.endpoint"));
  sheet.add("Data Processed", "GB", config.gb("data_processed_gb"),
            priced("network_firewall.data"));
}

void data_transfer(Config& config, Sheet& sheet) {
  const codec::Cursor from = config.part("from_region");
  const std::string region = from.text();
  if (from && !config.region().empty() && !region.empty() && region != config.region())
    from.wrong(codec::codes::unknown_word, config.region() + ", the region of the resource",
               config.region());
  // Sender and receiver both pay.
  sheet.add("Intra-region data transfer", "GB", config.gb("inter_az_gb_moved").scaled(2, 1),
            priced_by(network::cross_zone));
  sheet.add("Outbound data transfer to Internet", "GB", config.gb("internet_out_gb"),
            priced_by(network::internet_out), &config.terms().internet_gb);
  sheet.add("Outbound data transfer to US East regions", "GB", config.gb("us_east_to_us_east_gb"),
            priced("transfer.us_east_to_us_east"));
  sheet.add("Outbound data transfer to other regions", "GB", config.gb("other_regions_gb"),
            priced("transfer.inter_region_out"));
}

}  // namespace

std::vector<Kind> network_kinds() {
  return {{"nat_gateway", "NAT gateways", nat_gateway},
          {"load_balancer", "a load balancer", load_balancer},
          {"public_ipv4", "public IPv4 addresses", public_ipv4},
          {"vpn_connection", "VPN connections to an office", vpn_connection},
          {"transit_gateway", "attachments of a transit gateway", transit_gateway},
          {"client_vpn", "a VPN for people", client_vpn},
          {"vpc_endpoint", "an endpoint of a VPC", vpc_endpoint},
          {"network_firewall", "endpoints of a firewall", network_firewall},
          {"data_transfer", "traffic between zones, regions and to the internet", data_transfer}};
}

}  // namespace drydock::pricing
