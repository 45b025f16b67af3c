// What DNS uses: zones, queries, health checks and resolvers.
#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

constexpr std::int64_t million = 1'000'000;

void add_queries(const std::string& item, Quantity queries, const std::string& key,
                 const Terms& terms, Sheet& sheet) {
  sheet.add(item, "1M queries", queries.scaled(1, million), priced(key), &terms.name_queries);
}

void route53(Config& config, Sheet& sheet) {
  const Terms& terms = config.terms();
  sheet.add("Hosted zone", "months", config.number("zones"), priced("route53.hosted_zone"));
  add_queries("Standard queries", config.number("standard_queries"), "route53.query.standard",
              terms, sheet);
  add_queries("Latency based routing queries", config.number("latency_queries"),
              "route53.query.latency", terms, sheet);
  add_queries("Geo DNS queries", config.number("geo_queries"), "route53.query.geo", terms, sheet);
}

void health_check(Config& config, Sheet& sheet) {
  const Quantity checks = config.count("checks");
  const std::string endpoint = config.word("endpoint", {"aws", "non_aws"});
  sheet.add("Health check", "months", checks, priced("route53.health_check." + endpoint));
  sheet.add("Optional features", "months", checks * config.number("optional_features"),
            priced("route53.health_check.optional_feature." + endpoint));
}

void resolver(Config& config, Sheet& sheet) {
  sheet.add("Resolver endpoints", "hours",
            config.number("elastic_network_interfaces") * config.hours(),
            priced("route53.resolver_endpoint.eni"));
  add_queries("DNS queries", config.number("queries"), "route53.resolver_query", config.terms(),
              sheet);
}

}  // namespace

std::vector<Kind> name_kinds() {
  return {{"route53", "zones of DNS and their queries", route53},
          {"route53_health_check", "health checks of DNS", health_check},
          {"route53_resolver", "endpoints that answer DNS across networks", resolver}};
}

}  // namespace drydock::pricing
