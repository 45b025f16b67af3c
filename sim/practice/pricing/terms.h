// The terms of the price list: what is included, where tiers end, what a capacity unit holds.
#pragma once

#include <string>
#include <vector>

#include "sim/platform/cost/tariff.h"
#include "sim/platform/storage/volume_rules.h"
#include "sim/practice/scenario/catalog.h"

namespace drydock::pricing {

using cost::Quantity;

/// A tier as bills call it: "first 10TB".
struct NamedTier {
  std::int64_t up_to = cost::open_end;  ///< As in cost::Tier.
  std::string called;
};
using NamedTiers = std::vector<NamedTier>;

/// What one capacity unit of a load balancer carries; 0: that dimension does not count.
struct CapacityUnit {
  std::int64_t new_connections_per_second = 0;
  std::int64_t active_connections_per_minute = 0;
  std::int64_t gb_per_hour = 0;
  std::int64_t rules_per_second = 0;
};

/// What the storage of a managed database includes, and the least that is billed of it.
struct DatabaseTerms {
  std::int64_t gp3_iops = 0;        ///< Included.
  std::int64_t gp3_iops_large = 0;  ///< ... from `gp3_large_gb` on.
  std::int64_t gp3_large_gb = 0;
  std::int64_t io1_gb_least = 0;
  std::int64_t io1_iops_least = 0;
};

/// Everything of the price list that is no price; from models/prices.json ("definitions") and, what
/// a gp3 volume includes, models/aws.json.
struct Terms {
  std::int64_t month_hours = 0;
  storage::TypeFigures gp3;  ///< Only what it includes is filled in.
  CapacityUnit application, network;
  DatabaseTerms database;
  NamedTiers internet_gb, endpoint_gb, name_queries, lambda_x86, lambda_arm;
};

/// Reads the terms; what is missing or wrong is reported.
Terms read_terms(const scenario::CatalogDocuments& documents, codec::Diagnostics& out);

}  // namespace drydock::pricing
