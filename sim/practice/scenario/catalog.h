// The catalog: prices, instance types and figures of AWS and Kubernetes, each with unit, source and
// date.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/base/money.h"
#include "sim/engine/base/units.h"
#include "sim/platform/cost/tariff.h"
#include "sim/practice/codec/cursor.h"
#include "sim/practice/scenario/document.h"
#include "sim/practice/scenario/spec.h"

namespace drydock::scenario {

/// One step of a price that falls with the amount used in a month.
struct PriceTier {
  std::int64_t size = 0;  ///< Units in this tier; 0: all further ones.
  Money price;
};

/// What one unit of something costs.
struct Price {
  Money price;         ///< Of the first tier.
  std::string unit;    ///< As the list says it: "GB-month", "1,000 requests".
  std::string source;  ///< Key into the list's sources.
  std::string as_of;
  std::vector<PriceTier> tiers;  ///< Empty: one price for all.
  std::int64_t free = 0;         ///< Units of a month that an account gets for nothing.
};

struct InstanceType {
  int vcpu = 0;
  Bytes memory{};
  int enis = 0;
  int ips_per_eni = 0;
  int max_pods = 0;
  Millicores allocatable_cpu{};
  Bytes allocatable_memory{};
  std::int64_t ebs_iops = 0;
  std::int64_t ebs_iops_max = 0;
  double ebs_throughput = 0;  ///< Bytes a second.
  double ebs_throughput_max = 0;
  double network = 0;                 ///< Bytes a second.
  std::int64_t credits_per_hour = 0;  ///< CPU credits of the T family; 0: none.
  std::int64_t credits_most = 0;
};

/// A file of figures: name -> value with unit, source and date. Reading reports what is missing.
class Figures {
 public:
  Figures() = default;
  explicit Figures(codec::Value document, std::string file)
      : document_(std::move(document)), file_(std::move(file)) {}

  /// The value of a figure as a cursor, for a report made with report().
  codec::Cursor at(std::string_view name, codec::Report& report) const;
  const codec::Value& document() const { return document_; }
  const std::string& file() const { return file_; }

 private:
  codec::Value document_;
  std::string file_;
};

/// All numbers about the world that a scenario builds on.
struct Catalog {
  std::map<std::string, Price, std::less<>> prices;  ///< Of the scenario's region, and global ones.
  std::int64_t hours_per_month = 730;                ///< Of what is priced by the month.
  std::map<std::string, InstanceType, std::less<>> types;
  Figures aws;
  Figures kubernetes;

  const Price* price(std::string_view key) const;
};

/// Documents of a catalog, as read; a run file keeps them, so that it can be replayed anywhere.
struct CatalogDocuments {
  codec::Value prices, types, aws, kubernetes;
  std::string prices_file, types_file, aws_file, kubernetes_file;
};

/// Reads the files that `names` points at.
std::optional<CatalogDocuments> load_catalog(const codec::Cursor& names, const SearchPaths& search,
                                             codec::Diagnostics& out);
/// Reads the prices of `region` and all else. Everything wrong is reported.
Catalog read_catalog(const CatalogDocuments& documents, const std::string& region,
                     codec::Diagnostics& out);
/// The price as the books take it; with its free part or without.
std::vector<cost::Tier> tariff_of(const Price& price, bool free_part);
/// Checks one file of `models/` by its format; for `drydock check`.
void check_model(const codec::Value& document, const std::string& file, codec::Diagnostics& out);

}  // namespace drydock::scenario
