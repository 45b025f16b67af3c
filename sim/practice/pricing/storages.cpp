// What stored bytes use: volumes, snapshots, buckets by class, images and backups.
#include "sim/platform/storage/catalog.h"
#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

using codec::Cursor;

/// What a volume is asked for.
struct Volume {
  std::string type;
  Quantity gb;
  std::int64_t iops = 0;
  std::int64_t throughput = 0;  ///< MiB a second.
  Quantity io_requests;
};

Volume read_volume(Config& config) {
  Volume volume;
  volume.type =
      config.word("type", {"gp3", "gp2", "io1", "io2", "st1", "sc1", "magnetic|standard"});
  volume.gb = config.gb("gb");
  volume.iops = config.whole("iops");
  volume.throughput = config.mib_per_second("throughput_mibps");
  volume.io_requests = config.number("io_requests");
  return volume;
}

std::string space_item(const std::string& type) {
  if (type == "magnetic") return "Storage (magnetic)";
  const std::string what = type == "st1"    ? "throughput optimized HDD"
                           : type == "sc1"  ? "cold HDD"
                           : type[0] == 'g' ? "general purpose SSD"
                                            : "provisioned IOPS SSD";
  return "Storage (" + what + ", " + type + ")";
}

/// IOPS and throughput beyond what the type includes, by the rule of the simulation.
void add_extra(const Volume& volume, const Terms& terms, const std::string& prefix, Quantity times,
               Sheet& sheet) {
  const std::string item = prefix + "Provisioned IOPS";
  const auto add_iops = [&](std::int64_t iops, std::string_view key) {
    sheet.add(item, "IOPS-months", Quantity::whole(iops) * times, priced(std::string(key)));
  };
  if (volume.type == "io1") add_iops(volume.iops, "ebs.io1.iops");
  if (volume.type != "gp3" && volume.type != "io2") return;
  storage::VolumeSpec spec;
  spec.type = volume.type == "gp3" ? storage::VolumeType::gp3 : storage::VolumeType::io2;
  spec.iops = volume.iops;
  spec.throughput_mib = volume.throughput;
  const storage::PaidExtra extra = storage::paid_extra(terms.gp3, spec);
  for (std::size_t i = 0; i < extra.iops.size(); ++i)
    add_iops(extra.iops[i],
             volume.type == "gp3" ? storage::gp3_iops.key : storage::io2_iops[i].rate.key);
  sheet.add(prefix + "Provisioned throughput", "MiBps-months",
            Quantity::whole(extra.throughput_mib) * times,
            priced(std::string(storage::gp3_throughput.key)));
}

void add_volume(const Volume& volume, const Terms& terms, const std::string& prefix, Quantity times,
                Sheet& sheet) {
  sheet.add(prefix + space_item(volume.type), "GB-months", volume.gb * times,
            priced("ebs." + volume.type + ".storage"));
  add_extra(volume, terms, prefix, times, sheet);
  if (volume.type == "magnetic")
    sheet.add(prefix + "I/O requests", "1M request",
              (volume.io_requests * times).scaled(1, 1'000'000),
              priced("ebs.magnetic.io_request", Quantity::whole(1'000'000)));
}

void ebs_volume(Config& config, Sheet& sheet) {
  add_volume(read_volume(config), config.terms(), "", Quantity::whole(1), sheet);
}

void ebs_snapshot(Config& config, Sheet& sheet) {
  const bool archive = config.word("tier", {"standard", "archive"}) == "archive";
  config.flag("copy");
  sheet.add("EBS snapshot storage", "GB-months", config.gb("gb"),
            priced(archive ? "ebs.snapshot.archive" : std::string(storage::snapshot_space.key)));
  sheet.add("Fast snapshot restore", "DSU-hours", config.hours("fast_snapshot_restore_dsu_hours"),
            priced(std::string(storage::fast_restore_hours.key)));
  const auto add_requests = [&](const char* item, const char* unit, const char* key,
                                const char* price) {
    sheet.add(item, unit, config.number(key).scaled(1, 1000), priced(price, Quantity::whole(1000)));
  };
  add_requests("ListChangedBlocks & ListSnapshotBlocks API requests", "1k requests",
               "list_block_requests", "ebs.direct_api.list");
  add_requests("GetSnapshotBlock API requests", "1k SnapshotAPIUnits", "get_block_requests",
               "ebs.direct_api.get_block");
  add_requests("PutSnapshotBlock API requests", "1k SnapshotAPIUnits", "put_block_requests",
               "ebs.direct_api.put_block");
}

/// A line of a class of S3: of GB, or of thousands where `thousands` says of what.
struct BucketItem {
  const char* key;   ///< Of the configuration.
  const char* item;  ///< After the name of the class.
  const char* price;
  const char* thousands = nullptr;
};

struct BucketClass {
  const char* word;  ///< As Config::word takes it.
  const char* name;
  std::vector<BucketItem> items;
};

constexpr const char* requests = "1k requests";
constexpr const char* puts = "PUT, COPY, POST, LIST requests";
constexpr const char* gets = "GET, SELECT, and all other requests";
constexpr const char* moves = "Lifecycle transition";
constexpr BucketItem scanned{"select_scanned_gb", "Select data scanned", "s3.select.scanned"};
constexpr BucketItem returned{"select_returned_gb", "Select data returned", "s3.select.returned"};

/// Classes with retrieval at once.
std::vector<BucketClass> warm_classes() {
  const BucketItem infrequent_put{"put_like_requests", puts, "s3.ia.request.put", requests};
  const BucketItem infrequent_get{"get_like_requests", gets, "s3.ia.request.get", requests};
  const BucketItem move{"lifecycle_transitions", moves, "s3.lifecycle_to_ia", requests};
  const BucketItem retrieval{"retrieval_gb", "Retrievals", "s3.ia.retrieval"};
  const BucketItem put{"put_like_requests", puts, "s3.request.put_copy_post_list", requests};
  const BucketItem get{"get_like_requests", gets, "s3.request.get_select_other", requests};
  return {{"standard",
           "Standard",
           {{"storage_gb", "Storage", "s3.standard.storage"}, put, get, scanned, returned}},
          {"intelligent_tiering",
           "Intelligent tiering",
           {{"frequent_gb", "Storage (frequent access)", "s3.standard.storage"},
            {"infrequent_gb", "Storage (infrequent access)", "s3.standard_ia.storage"},
            {"archive_gb", "Storage (archive access)", "s3.glacier_flexible.storage"},
            {"deep_archive_gb", "Storage (deep archive access)", "s3.deep_archive.storage"},
            {"monitored_objects", "Monitoring and automation", "s3.intelligent_tiering.monitoring",
             "1k objects"},
            put,
            get,
            move,
            scanned,
            returned,
            {"early_delete_gb", "Early delete (within 30 days)", "s3.standard.storage"}}},
          {"standard_ia|standard_infrequent_access",
           "Standard - infrequent access",
           {{"storage_gb", "Storage", "s3.standard_ia.storage"},
            infrequent_put,
            infrequent_get,
            move,
            retrieval,
            scanned,
            returned}},
          {"one_zone_ia|one_zone_infrequent_access",
           "One zone - infrequent access",
           {{"storage_gb", "Storage", "s3.one_zone_ia.storage"},
            infrequent_put,
            infrequent_get,
            move,
            retrieval,
            scanned,
            returned}}};
}

BucketClass flexible_class() {
  BucketClass found{
      "glacier_flexible|glacier_flexible_retrieval|glacier|flexible_retrieval",
      "Glacier flexible retrieval",
      {{"storage_gb", "Storage", "s3.glacier_flexible.storage"},
       {"put_like_requests", puts, "s3.lifecycle_to_glacier_flexible", requests},
       {"get_like_requests", gets, "s3.request.get_select_other", requests},
       {"lifecycle_transitions", moves, "s3.lifecycle_to_glacier_flexible", requests},
       {"standard_retrieval_requests", "Retrieval requests (standard)",
        "s3.glacier_flexible.retrieval_request_standard", requests},
       {"standard_retrieval_gb", "Retrievals (standard)", "s3.glacier_flexible.retrieval_standard"},
       {"expedited_retrieval_requests", "Retrieval requests (expedited)",
        "s3.glacier_flexible.retrieval_request_expedited", requests},
       {"expedited_retrieval_gb", "Retrievals (expedited)",
        "s3.glacier_flexible.retrieval_expedited"},
       {"early_delete_gb", "Early delete (within 90 days)", "s3.glacier_flexible.storage"}}};
  for (const BucketItem& item : std::initializer_list<BucketItem>{
           {"standard_select_scanned_gb", "Select data scanned (standard)",
            "s3.glacier_flexible.select_scanned_standard"},
           {"standard_select_returned_gb", "Select data returned (standard)",
            "s3.glacier_flexible.select_returned_standard"},
           {"expedited_select_scanned_gb", "Select data scanned (expedited)",
            "s3.glacier_flexible.select_scanned_expedited"},
           {"expedited_select_returned_gb", "Select data returned (expedited)",
            "s3.glacier_flexible.select_returned_expedited"},
           {"bulk_select_scanned_gb", "Select data scanned (bulk)",
            "s3.glacier_flexible.select_scanned_bulk"},
           {"bulk_select_returned_gb", "Select data returned (bulk)",
            "s3.glacier_flexible.select_returned_bulk"}})
    found.items.push_back(item);
  return found;
}

BucketClass deep_class() {
  return {"deep_archive|glacier_deep_archive",
          "Glacier deep archive",
          {{"storage_gb", "Storage", "s3.deep_archive.storage"},
           {"put_like_requests", puts, "s3.lifecycle_to_deep_archive", requests},
           {"get_like_requests", gets, "s3.request.get_select_other", requests},
           {"lifecycle_transitions", moves, "s3.lifecycle_to_deep_archive", requests},
           {"standard_retrieval_requests", "Retrieval requests (standard)",
            "s3.deep_archive.retrieval_request_standard", requests},
           {"standard_retrieval_gb", "Retrievals (standard)", "s3.deep_archive.retrieval_standard"},
           {"bulk_retrieval_requests", "Retrieval requests (bulk)",
            "s3.deep_archive.retrieval_request_bulk", requests},
           {"bulk_retrieval_gb", "Retrievals (bulk)", "s3.deep_archive.retrieval_bulk"},
           {"early_delete_gb", "Early delete (within 180 days)", "s3.deep_archive.storage"}}};
}

void s3(Config& config, Sheet& sheet) {
  std::vector<BucketClass> classes = warm_classes();
  classes.push_back(flexible_class());
  classes.push_back(deep_class());
  std::vector<std::string_view> words;
  for (const BucketClass& one : classes) words.emplace_back(one.word);
  const std::string word = config.word("class", words);
  for (const BucketClass& one : classes) {
    const std::string_view names = one.word;
    if (names.substr(0, names.find('|')) != word) continue;
    for (const BucketItem& item : one.items) {
      const std::string line = std::string(one.name) + " / " + item.item;
      if (item.thousands != nullptr) {
        sheet.add(line, item.thousands, config.number(item.key).scaled(1, 1000),
                  priced(item.price));
        continue;
      }
      const bool stored = std::string_view(item.item).starts_with("Storage");
      sheet.add(line, stored ? "GB-months" : "GB", config.gb(item.key), priced(item.price));
    }
  }
  sheet.add("Objects listed", "1M objects", config.number("objects_listed").scaled(1, 1'000'000),
            priced("s3.inventory"));
}

void ecr(Config& config, Sheet& sheet) {
  sheet.add("Storage", "GB-months", config.gb("storage_gb"), priced("ecr.storage"));
}

void backup(Config& config, Sheet& sheet) {
  sheet.add("EBS snapshot", "GB", config.gb("ebs_snapshot_gb"), priced("backup.ebs"));
  sheet.add("RDS snapshot", "GB", config.gb("rds_snapshot_gb"), priced("backup.rds"));
}

}  // namespace

void add_volume(const Cursor& at, const Terms& terms, std::string_view slot, Quantity times,
                Sheet& sheet) {
  Config config(at, terms);
  const std::string said = config.text("slot");
  const std::string where = said.empty() ? std::string(slot) : said;
  std::string prefix;
  if (where == "root")
    prefix = "root volume / ";
  else if (where.starts_with("extra "))
    prefix = "extra volume " + where.substr(6) + " / ";
  else if (where != "plain")
    config.part("slot").wrong(codec::codes::unknown_word, "root, plain or \"extra 0\"",
                              codec::nearest(where, {"root", "plain", "extra 0"}));
  add_volume(read_volume(config), terms, prefix, times, sheet);
}

std::vector<Kind> storage_kinds() {
  return {{"ebs_volume", "a volume", ebs_volume},
          {"ebs_snapshot", "snapshots of volumes and their requests", ebs_snapshot},
          {"s3", "a bucket in one storage class", s3},
          {"ecr", "container images", ecr},
          {"backup", "backups of volumes and databases", backup}};
}

}  // namespace drydock::pricing
