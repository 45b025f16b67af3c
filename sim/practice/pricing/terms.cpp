// Reading of the price list's definitions.
#include "sim/practice/pricing/terms.h"

#include "sim/practice/scenario/document.h"

namespace drydock::pricing {

namespace {

using codec::Cursor;
using codec::ObjectCursor;

constexpr std::int64_t largest_limit = 1'000'000'000'000'000;

std::int64_t some(ObjectCursor& object, std::string_view key) {
  return object.required(key).integer(1, largest_limit, 1);
}

CapacityUnit read_unit(const Cursor& at) {
  ObjectCursor object(at);
  object.allow_others();
  CapacityUnit unit;
  unit.new_connections_per_second = some(object, "new_connections_per_second");
  unit.active_connections_per_minute = some(object, "active_connections_per_minute");
  unit.gb_per_hour = some(object, "processed_gb_per_hour");
  unit.rules_per_second =
      object.optional("rule_evaluations_per_second").integer(1, largest_limit, 0);
  return unit;
}

NamedTiers read_tiers(const Cursor& at) {
  NamedTiers tiers;
  std::int64_t end = 0;
  for (const Cursor& entry : at.list(20)) {
    ObjectCursor object(entry);
    NamedTier& tier = tiers.emplace_back();
    tier.called = object.required("called").text();
    end = tier.up_to = object.optional("up_to").integer(end + 1, largest_limit, cost::open_end);
    if (end == cost::open_end) break;
  }
  if (at && (tiers.empty() || end != cost::open_end))
    at.wrong(codec::codes::missing_key, "a last tier without an end");
  return tiers;
}

DatabaseTerms read_database(const Cursor& at) {
  ObjectCursor object(at);
  DatabaseTerms terms;
  terms.gp3_iops = some(object, "gp3_iops_included");
  terms.gp3_iops_large = some(object, "gp3_iops_included_large");
  terms.gp3_large_gb = some(object, "gp3_large_gb");
  terms.io1_gb_least = some(object, "io1_gb_least");
  terms.io1_iops_least = some(object, "io1_iops_least");
  return terms;
}

void read_definitions(const Cursor& at, Terms& terms) {
  ObjectCursor object(at);
  object.allow_others();
  terms.application = read_unit(object.required("lcu_alb"));
  terms.network = read_unit(object.required("nlcu_tcp"));
  terms.database = read_database(object.required("rds_storage"));
  ObjectCursor tiers(object.required("tiers"));
  terms.internet_gb = read_tiers(tiers.required("internet_out_gb"));
  terms.endpoint_gb = read_tiers(tiers.required("endpoint_gb"));
  terms.name_queries = read_tiers(tiers.required("dns_million_queries"));
  terms.lambda_x86 = read_tiers(tiers.required("lambda_x86_gb_seconds"));
  terms.lambda_arm = read_tiers(tiers.required("lambda_arm_gb_seconds"));
}

}  // namespace

Terms read_terms(const scenario::CatalogDocuments& documents, codec::Diagnostics& out) {
  Terms terms;
  codec::Report report(documents.prices_file, out);
  ObjectCursor object(Cursor(&documents.prices, "", report));
  object.allow_others();
  terms.month_hours = object.required("hours_per_month").integer(1, 1000, 1);
  read_definitions(object.required("definitions"), terms);
  const scenario::Figures aws(documents.aws, documents.aws_file);
  codec::Report figures(documents.aws_file, out);
  terms.gp3.iops_base = aws.at("ebs.gp3.iops", figures).integer(1, 1'000'000);
  terms.gp3.throughput_base = aws.at("ebs.gp3.throughput", figures).byte_rate();
  return terms;
}

}  // namespace drydock::pricing
