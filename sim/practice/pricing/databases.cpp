// What managed databases and brokers use: DynamoDB, RDS and Amazon MQ.
#include <algorithm>

#include "sim/practice/pricing/config.h"

namespace drydock::pricing {

namespace {

using codec::Cursor;

constexpr Quantity single = Quantity::whole(1);
constexpr Quantity pair = Quantity::whole(2);

/// The region of a replica: a text, or an object that says it.
std::string region_of(const Cursor& at) {
  if (!at.value()->is(codec::Value::Kind::object)) return at.text();
  codec::ObjectCursor object(at);
  object.allow_others();
  return object.required("region").text();
}

/// Each replica writes all that the table writes. `unit` is of the table's own writes.
void add_replicas(const std::vector<Cursor>& replicas, Quantity writes, bool provisioned,
                  Sheet& sheet) {
  for (const Cursor& replica : replicas) {
    const std::string item = "Global table (" + region_of(replica) + ") / Replicated write ";
    if (provisioned)
      sheet.add(item + "capacity unit (rWCU)", "replicated WCU-months", writes,
                priced("dynamodb.replicated.wcu"));
    else
      sheet.add(item + "request unit (rWRU)", "rWRUs", writes, priced("dynamodb.replicated.write"));
  }
}

void dynamodb(Config& config, Sheet& sheet) {
  const std::string mode =
      config.word("mode", {"on_demand", "provisioned", "provisioned_autoscaled"});
  const std::int64_t month = config.terms().month_hours;
  const Quantity hours = config.hours();
  const std::vector<Cursor> replicas = config.list("replicas");
  const Quantity wcu = (config.number("wcu") * hours).scaled(1, month);
  const Quantity rcu = (config.number("rcu") * hours).scaled(1, month);
  const Quantity writes = config.number("write_request_units");
  const Quantity reads = config.number("read_request_units");
  const bool provisioned = mode != "on_demand";
  if (provisioned) {
    const std::string how = mode == "provisioned" ? ")" : ", autoscaling)";
    sheet.add("Write capacity unit (WCU" + how, "WCU-months", wcu,
              priced("dynamodb.provisioned.wcu", Quantity::whole(month)));
    sheet.add("Read capacity unit (RCU" + how, "RCU-months", rcu,
              priced("dynamodb.provisioned.rcu", Quantity::whole(month)));
  } else {
    const Quantity millionth = Quantity::ratio(1, 1'000'000);
    sheet.add("Write request unit (WRU)", "WRUs", writes,
              priced("dynamodb.ondemand.write", millionth));
    sheet.add("Read request unit (RRU)", "RRUs", reads,
              priced("dynamodb.ondemand.read", millionth));
  }
  add_replicas(replicas, provisioned ? wcu : writes, provisioned, sheet);
  sheet.add("Data storage", "GB-months", config.gb("storage_gb"), priced("dynamodb.storage"));
  sheet.add("Point-In-Time Recovery (PITR) backup storage", "GB-months", config.gb("pitr_gb"),
            priced("dynamodb.pitr"));
  sheet.add("On-demand backup storage", "GB-months", config.gb("backup_gb"),
            priced("dynamodb.backup"));
  sheet.add("Table data restored", "GB", config.gb("restored_gb"), priced("dynamodb.restore"));
  sheet.add("Streams read request unit (sRRU)", "sRRUs", config.number("streams_read_units"),
            priced("dynamodb.streams_read"));
}

/// Storage of a database: gp3 includes IOPS by its size, io1 is billed from a least size on.
void add_storage(const Cursor& at, const Terms& all, bool twice, Sheet& sheet) {
  Config config(at, all);
  const DatabaseTerms& terms = all.database;
  const std::string type = config.word("type", {"gp3", "gp2", "io1", "io2", "magnetic|standard"});
  Quantity gb = config.gb("gb");
  std::int64_t iops = config.whole("iops");
  const Quantity requests = config.number("io_requests");
  const Quantity times = twice ? pair : single;
  const std::string zones = twice ? ".multi_az" : ".single_az";
  if (type == "magnetic") {
    sheet.add("Storage (magnetic)", "GB-months", gb, priced("rds.storage.magnetic" + zones));
    sheet.add("I/O requests", "1M request", requests.scaled(1, 1'000'000),
              priced("rds.magnetic.io_request", Quantity::whole(1'000'000)));
    return;
  }
  if (type == "gp2" || type == "gp3")
    sheet.add("Storage (general purpose SSD, " + type + ")", "GB-months", gb,
              priced("rds.storage." + type + zones));
  if (type == "gp3") {
    const bool large = gb >= Quantity::whole(terms.gp3_large_gb);
    const std::int64_t included = large ? terms.gp3_iops_large : terms.gp3_iops;
    sheet.add("Provisioned GP3 IOPS (above " + grouped(included) + ")", "IOPS-months",
              Quantity::whole(std::max(std::int64_t{0}, iops - included)),
              priced("rds.storage.gp3.iops_extra", times));
  }
  if (type != "io1" && type != "io2") return;
  gb = std::max(gb, Quantity::whole(terms.io1_gb_least));
  iops = std::max(iops, terms.io1_iops_least);
  sheet.add("Storage (provisioned IOPS SSD, " + type + ")", "GB-months", gb,
            priced("rds.storage." + type, times));
  sheet.add("Provisioned IOPS", "IOPS-months", Quantity::whole(iops),
            priced("rds.iops." + type, times));
}

/// The hours of the instance, on demand or reserved.
void add_instance(Config& config, const std::string& db_class, bool twice, Quantity hours,
                  Sheet& sheet) {
  const std::string engine = config.required_text("engine");
  const bool reserved = config.word("purchase", {"on_demand", "reserved"}) == "reserved";
  const Cursor reservation = config.part("reservation");
  PriceRule rule = priced("rds." + engine + (twice ? ".multi_az." : ".single_az.") + db_class);
  if (reserved) {
    Config offer(reservation, config.terms());
    offer.text("class");
    const std::string term = offer.word("term", {"1_year", "3_year"});
    const std::string payment =
        offer.word("payment", {"no_upfront", "partial_upfront", "all_upfront"});
    if (payment == "all_upfront")
      rule = {};
    else
      rule.off = "reservation.rds." + term + "." + payment;
  }
  sheet.add(std::string("Database instance (") + (reserved ? "reserved" : "on-demand") +
                (twice ? ", Multi-AZ, " : ", Single-AZ, ") + db_class + ")",
            "hours", hours, rule);
}

void rds_instance(Config& config, Sheet& sheet) {
  const std::string db_class = config.required_text("class");
  const bool twice = config.flag("multi_az");
  const Quantity hours = config.hours();
  add_instance(config, db_class, twice, hours, sheet);
  if (const Cursor storage = config.part("storage"))
    add_storage(storage, config.terms(), twice, sheet);
  sheet.add("Additional backup storage", "GB-months", config.gb("backup_gb_beyond_free"),
            priced("rds.backup_beyond_db_size"));
  if (const Cursor at = config.part("extended_support")) {
    Config support(at, config.terms());
    const std::int64_t year = support.whole("year", 1);
    // The third year costs twice as much.
    sheet.add("Extended support (year " + std::to_string(year) + ")", "vCPU-hours",
              support.number("vcpu") * hours,
              priced("rds.extended_support.year1_2", year >= 3 ? pair : single));
  }
  sheet.add("Performance Insights Long Term Retention (" + db_class + ")", "vCPU-month",
            config.number("performance_insights_long_term_vcpu"),
            priced("rds.performance_insights.long_term"));
  sheet.add("Performance Insights API", "1000 requests",
            config.number("performance_insights_requests").scaled(1, 1000),
            priced("rds.performance_insights.api"));
  sheet.add("CPU credits", "vCPU-hours", config.number("surplus_cpu_credit_vcpu_hours"),
            priced("rds.cpu_credits"));
}

/// A cluster of RabbitMQ is three brokers in one line, with a volume each.
void mq_broker(Config& config, Sheet& sheet) {
  const bool rabbit = config.word("engine", {"rabbitmq", "activemq"}) == "rabbitmq";
  const std::string type = config.required_text("instance_type");
  const std::string deployment =
      config.word("deployment", {"single_instance", "cluster_multi_az", "active_standby_multi_az"});
  const std::int64_t brokers = deployment == "cluster_multi_az"          ? 3
                               : deployment == "active_standby_multi_az" ? 2
                                                                         : 1;
  const std::string engine = rabbit ? "RabbitMQ" : "ActiveMQ";
  sheet.add("Instance usage (" + engine + ", " + type + ", " + deployment + ")", "hours",
            config.hours(),
            priced((rabbit ? "mq.rabbitmq.broker." : "mq.activemq.broker.") + type,
                   Quantity::whole(brokers)));
  // A pair shares one file system; only the brokers of a cluster have their own disks.
  const Quantity nodes =
      config.number("nodes", deployment == "cluster_multi_az" ? Quantity::whole(brokers) : single);
  const bool volume =
      config.word("storage_type", {rabbit ? "ebs" : "efs", rabbit ? "efs" : "ebs"}) == "ebs";
  sheet.add("Storage (" + engine + (volume ? ", EBS)" : ", EFS)"), "GB-months",
            config.gb("storage_gb_per_node") * nodes,
            priced(volume ? "mq.storage.ebs" : "mq.storage.efs"));
}

}  // namespace

std::vector<Kind> data_kinds() {
  return {{"dynamodb", "a table", dynamodb},
          {"rds_instance", "a managed database", rds_instance},
          {"mq_broker", "a managed broker or cluster of brokers", mq_broker}};
}

}  // namespace drydock::pricing
