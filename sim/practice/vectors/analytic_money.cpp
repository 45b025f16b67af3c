// What traffic costs: gateways, endpoints and transfer, counted by the network's own meters at the
// prices of the case.
#include <cmath>

#include "sim/platform/cost/tariff.h"
#include "sim/platform/network/catalog.h"
#include "sim/practice/vectors/analytic_models.h"
#include "sim/practice/vectors/small_platform.h"

namespace drydock::vectors {

namespace {

using codec::Cursor;
using codec::ObjectCursor;
using codec::Value;

enum class Via { nat, endpoint, peer, direct };

struct TrafficFlow {
  Via via = Via::nat;
  bool to_internet = false, inward = false, crosses_zone = false;
  Bytes bytes;
};

struct TrafficCase {
  double hours = 0;
  std::int32_t gateways = 0;
  Money nat_hour, nat_gb, cross_zone_gb, endpoint_gb;
  std::vector<cost::Tier> internet;
  std::vector<TrafficFlow> flows;
};

class Traffic {
 public:
  explicit Traffic(const TrafficCase& given)
      : case_(given),
        platform_({{network::nat_hour.key, cost::flat(given.nat_hour)},
                   {network::nat_bytes.key, cost::flat(given.nat_gb)},
                   {network::cross_zone.key, cost::flat(given.cross_zone_gb)},
                   {network::endpoint_bytes.key, cost::flat(given.endpoint_gb)},
                   {network::internet_out.key, given.internet}}) {
    platform_.run([&](Context& context) {
      for (std::int32_t i = 0; i < case_.gateways; ++i)
        nat_ =
            network::add_nat(context, context.name("nat-" + std::to_string(i)), platform_.subnet());
      const std::array subnets = {platform_.subnet()};
      const auto endpoint =
          network::add_endpoint(context, context.name("endpoint"), context.name("s3"),
                                network::EndpointDns::regional, subnets);
      for (const auto& [id, row] : context.table<network::EndpointInterface>())
        if (row.endpoint == endpoint) interface_ = id;
    });
  }

  Value answer() {
    for (const TrafficFlow& flow : case_.flows)
      platform_.run([&](Context& context) { count(context, flow); });
    platform_.pass(from_seconds(case_.hours * 3600));
    const Money nat_hours = platform_.spent(network::nat_hour.key);
    const Money processing = platform_.spent(network::nat_bytes.key);
    const Money crossing = platform_.spent(network::cross_zone.key);
    const Money endpoint = platform_.spent(network::endpoint_bytes.key);
    const Money internet = platform_.spent(network::internet_out.key);
    Value answer;
    answer.set("nat_hours", nat_hours.to_double());
    answer.set("nat_processing", processing.to_double());
    answer.set("cross_zone", crossing.to_double());
    answer.set("internet_egress", internet.to_double());
    answer.set("interface_or_gateway_endpoint", endpoint.to_double());
    answer.set("total", (nat_hours + processing + crossing + endpoint + internet).to_double());
    return answer;
  }

 private:
  void count(Context& context, const TrafficFlow& flow) {
    const Bytes out = flow.inward ? Bytes{} : flow.bytes, in = flow.inward ? flow.bytes : Bytes{};
    const network::Egress way{true, nat_, flow.crosses_zone};
    const auto from = platform_.zone(flow.crosses_zone ? 1 : 0);  // The interface is in zone 0.
    switch (flow.via) {
      case Via::nat:
        return flow.to_internet ? network::count_egress(context, way, out, in)
                                : network::count_s3(context, way, out, in);
      case Via::endpoint:
        return network::count_endpoint(context, interface_, from, flow.bytes);
      case Via::direct:
        if (flow.to_internet) network::count_internet_out(context, out);
        [[fallthrough]];
      case Via::peer:
        if (flow.crosses_zone) network::count_cross_zone(context, flow.bytes);
    }
  }

  TrafficCase case_;
  SmallPlatform platform_;
  Id<network::NatGateway> nat_;
  Id<network::EndpointInterface> interface_;
};

Money read_price(const Cursor& at) {
  if (!at) return {};
  const double checked = at.number(0, 1e6);  // Says what is wrong with it.
  const Result<Money> price =
      cost::price_from_text(at.value()->is(Value::Kind::number) ? at.value()->text() : "0");
  return price && checked >= 0 ? *price : Money{};
}

/// [[100, 0.0], [null, 0.07]]: the end of each tier in GB, and its price.
std::vector<cost::Tier> read_tiers(const Cursor& at) {
  std::vector<cost::Tier> tiers;
  for (const Cursor& entry : at.list()) {
    const std::vector<Cursor> pair = entry.list();
    if (pair.size() != 2) {
      entry.wrong(codec::codes::wrong_type, "the end of a tier and its price");
      continue;
    }
    cost::Tier tier;
    if (!pair[0].value()->is(Value::Kind::null))
      tier.up_to = pair[0].integer(1, 1'000'000'000'000, 1);
    tier.price = read_price(pair[1]);
    tiers.push_back(tier);
  }
  if (!at) return cost::flat({});
  if (!cost::is_tariff(tiers) || tiers.size() > cost::tiers_max) {
    at.wrong(codec::codes::out_of_range, "at most eight tiers that rise, the last one open");
    return cost::flat({});
  }
  return tiers;
}

TrafficFlow read_flow(const Cursor& at) {
  static const std::vector<std::string> ways = {"nat", "endpoint", "peer", "direct"};
  static const std::vector<std::string> directions = {"out", "in"};
  ObjectCursor object(at);
  TrafficFlow flow;
  flow.via = static_cast<Via>(object.required("via").word(ways));
  flow.to_internet = object.required("to").text() == "internet";
  flow.inward = object.optional("direction").word(directions) == 1;
  const bool to_nat = object.optional("cross_zone_to_nat").boolean();
  flow.crosses_zone = object.optional("cross_zone").boolean() || to_nat;
  const double gb = object.required("gb").number(0, 1e9);
  flow.bytes.count = std::llround(gb * static_cast<double>(gibibyte.count));
  return flow;
}

CaseModel build_traffic(ObjectCursor& inputs, const Length&, const MetricNames&) {
  inputs.optional("rules");
  TrafficCase one;
  one.hours = inputs.required("hours").number(0, 1e6);
  one.gateways = read_count(inputs.optional("nat_gateways"));
  one.nat_hour = read_price(inputs.optional("price_nat_hour"));
  one.nat_gb = read_price(inputs.optional("price_nat_gb"));
  one.cross_zone_gb = read_price(inputs.optional("price_cross_zone_gb_each_way"));
  one.endpoint_gb = read_price(inputs.optional("price_endpoint_gb"));
  one.internet = read_tiers(inputs.optional("internet_egress_tiers"));
  const Cursor flows = inputs.required("flows");
  for (const Cursor& at : flows.list()) {
    one.flows.push_back(read_flow(at));
    if (one.flows.back().via == Via::nat && one.gateways == 0)
      at.wrong(codec::codes::out_of_range, "a NAT gateway to go through");
  }
  CaseModel model;
  model.answer = [one] { return Traffic(one).answer(); };
  return model;
}

}  // namespace

std::vector<CaseKind> money_cases() { return {{"flows", build_traffic}}; }

}  // namespace drydock::vectors
