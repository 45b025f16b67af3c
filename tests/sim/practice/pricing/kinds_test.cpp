// Each kind of resource: what a month of a configuration uses, item by item.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/practice/pricing/pricing.h"
#include "tests/sim/practice/pricing/shop.h"

namespace drydock::pricing {
namespace {

struct Row {
  std::string name, kind, config;
  std::vector<std::string> lines;  ///< "item: quantity", sorted.
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class Kinds : public testing::TestWithParam<Row> {};

TEST_P(Kinds, UseWhatTheirConfigurationSays) {
  const Row& row = GetParam();
  codec::Diagnostics out;
  std::vector<std::string> lines = use_of(row.kind, row.config, out);
  EXPECT_TRUE(out.empty()) << codec::to_text(out);
  std::vector<std::string> expected = row.lines;
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(lines, expected);
}

const auto named = [](const auto& row) { return row.param.name; };

INSTANTIATE_TEST_SUITE_P(
    Machines, Kinds,
    testing::Values(
        Row{"ThreeMachines",
            "ec2_instance",
            R"({"instance_type": "m5.large", "count": 3, "hours": 100, "tenancy": "dedicated",
                "ebs_optimized_surcharge": true, "detailed_monitoring_metrics": 7,
                "volumes": [{"type": "gp3", "gb": 20, "iops": 3500, "throughput_mibps": 200},
                            {"type": "st1", "gb": 500}, {"type": "sc1", "gb": 125.5}]})",
            {"Instance usage (Linux/UNIX, on-demand, m5.large): 300", "EBS-optimized usage: 300",
             "EC2 detailed monitoring: 21", "root volume / Storage (general purpose SSD, gp3): 60",
             "root volume / Provisioned IOPS: 1500", "root volume / Provisioned throughput: 225",
             "extra volume 0 / Storage (throughput optimized HDD, st1): 1500",
             "extra volume 1 / Storage (cold HDD, sc1): 376.5"}},
        Row{"StandardCreditsRunOut",
            "ec2_instance",
            R"({"instance_type": "t3.small", "cpu_credits": "standard",
                "surplus_cpu_credit_vcpu_hours": 50})",
            {"Instance usage (Linux/UNIX, on-demand, t3.small): 730"}},
        Row{"WindowsGroup",
            "autoscaling_group",
            R"({"nodes": 4, "instance_type": "m5.large", "operating_system": "Windows",
                "purchase": "spot", "surplus_cpu_credit_vcpu_hours_per_node": 1.5})",
            {"Instance usage (Windows, spot, m5.large): 2920", "CPU credits: 6"}},
        Row{"NodesWithBiggerRoots",
            "eks_node_group",
            R"({"nodes": 2, "instance_type": "m5.large", "purchase": "reserved",
                "reservation": {"payment": "all_upfront"},
                "root_volume": {"type": "io1", "gb": 50, "iops": 200, "slot": "plain"}})",
            {"Instance usage (Linux/UNIX, reserved, m5.large): 1460",
             "Storage (provisioned IOPS SSD, io1): 100", "Provisioned IOPS: 400"}},
        Row{"Clusters", "eks_cluster", R"({"clusters": 2, "hours": "10 d"})", {"EKS cluster: 480"}},
        Row{"Tasks",
            "fargate",
            R"({"tasks": 2, "vcpu": 0.25, "memory_gb": "512 MB", "hours": 10})",
            {"Per GB per hour: 10", "Per vCPU per hour: 5"}},
        Row{"FunctionOverItsTiers",
            "lambda",
            R"({"requests": 20000000000, "avg_ms": "1 s", "memory_mb": "1 GB"})",
            {"Requests: 20000", "Duration (first 6B): 6000000000", "Duration (next 9B): 9000000000",
             "Duration (over 15B): 5000000000"}},
        Row{"FunctionOnArm",
            "lambda",
            R"({"requests": 30000000000, "avg_ms": 1000, "memory_mb": 1024, "arch": "arm64"})",
            {"Requests: 30000", "Duration (first 7.5B): 7500000000",
             "Duration (next 11.25B): 11250000000", "Duration (over 18.75B): 11250000000"}}),
    named);

INSTANTIATE_TEST_SUITE_P(
    Networks, Kinds,
    testing::Values(
        Row{"NatGateways",
            "nat_gateway",
            R"({"gateways": 3, "data_processed_gb": "1.5 TB"})",
            {"NAT gateway: 2190", "Data processed: 1536"}},
        Row{"NetworkBalancerByConnections",
            "load_balancer",
            R"({"type": "network", "hours": 730, "processed_gb": 1000, "new_connections": 1600})",
            {"Network load balancer: 730", "Load balancer capacity units: 1460"}},
        Row{"NetworkBalancerByBytes",
            "load_balancer",
            R"({"type": "network", "processed_gb": 1000.5, "new_connections": 10,
                "active_connections": 100})",
            {"Network load balancer: 730", "Load balancer capacity units: 1000.5"}},
        Row{"ApplicationBalancerByRules",
            "load_balancer",
            R"({"type": "application", "hours": 100, "rule_evaluations": 2500,
                "active_connections": 3000, "new_connections": 25, "processed_gb": 100})",
            {"Application load balancer: 100", "Load balancer capacity units: 250"}},
        Row{"Classic",
            "load_balancer",
            R"({"type": "classic", "processed_gb": 5, "new_connections": 99})",
            {"Classic load balancer: 730", "Data processed: 5"}},
        Row{"IdleAddresses",
            "public_ipv4",
            R"({"addresses": 2, "attached": false})",
            {"IP address (if unused): 1460"}},
        Row{"Addresses", "public_ipv4", R"({"attached": true})", {"IP address (in use): 730"}},
        Row{"VpnToAHub",
            "vpn_connection",
            R"({"connections": 2, "hours": 10, "gateway": "transit_gateway",
                "data_processed_gb": 7})",
            {"VPN connection: 20", "Transit gateway attachment: 20", "Data processed: 7"}},
        Row{"VpnToAVpc",
            "vpn_connection",
            R"({"gateway": "virtual_private_gateway", "data_processed_gb": 7})",
            {"VPN connection: 730"}},
        Row{"Hub",
            "transit_gateway",
            R"({"attachments": 3, "data_processed_gb": 10})",
            {"Transit gateway attachment: 2190", "Data processed: 10"}},
        Row{"PeeredHub",
            "transit_gateway",
            R"({"peering": true, "data_processed_gb": 10})",
            {"Transit gateway attachment: 730"}},
        Row{"PeoplesVpn",
            "client_vpn",
            R"({"connection_hours": 40, "subnet_association_hours": 1460})",
            {"Connection: 40", "Endpoint association: 1460"}},
        Row{"EndpointOverItsTiers",
            "vpc_endpoint",
            R"({"type": "Interface", "availability_zones": 3, "hours": 1,
                "data_processed_gb": 6000000})",
            {"Endpoint (Interface): 3", "Data processed (first 1PB): 1000000",
             "Data processed (next 4PB): 4000000", "Data processed (over 5PB): 1000000"}},
        Row{"BalancerEndpoint",
            "vpc_endpoint",
            R"({"type": "GatewayLoadBalancer", "hours": 1})",
            {"Endpoint (GatewayLoadBalancer): 1"}},
        Row{"GatewayEndpoint",
            "vpc_endpoint",
            R"({"type": "gateway", "data_processed_gb": 9})",
            {}},
        Row{"Firewall",
            "network_firewall",
            R"({"endpoints": 2, "hours": 5, "data_processed_gb": 1})",
            {"Network Firewall Endpoint: 10", "Data Processed: 1"}},
        Row{"Transfer",
            "data_transfer",
            R"({"from_region": "us-east-1", "inter_az_gb_moved": 10.25, "internet_out_gb": 10241,
                "other_regions_gb": 3, "us_east_to_us_east_gb": 4})",
            {"Intra-region data transfer: 20.5",
             "Outbound data transfer to Internet (first 10TB): 10240",
             "Outbound data transfer to Internet (next 40TB): 1",
             "Outbound data transfer to other regions: 3",
             "Outbound data transfer to US East regions: 4"}},
        Row{"ManyQueries",
            "route53",
            R"({"zones": 2, "standard_queries": 1e9, "latency_queries": 1500000000,
                "geo_queries": 1100000000})",
            {"Hosted zone: 2", "Standard queries (first 1B): 1000",
             "Latency based routing queries (first 1B): 1000",
             "Latency based routing queries (over 1B): 500", "Geo DNS queries (first 1B): 1000",
             "Geo DNS queries (over 1B): 100"}},
        Row{"HealthChecks",
            "route53_health_check",
            R"({"checks": 2, "endpoint": "non_aws", "optional_features": 3})",
            {"Health check: 2", "Optional features: 6"}},
        Row{"Resolver",
            "route53_resolver",
            R"({"elastic_network_interfaces": 2, "hours": 10, "queries": 1200000000})",
            {"Resolver endpoints: 20", "DNS queries (first 1B): 1000",
             "DNS queries (over 1B): 200"}}),
    named);

INSTANTIATE_TEST_SUITE_P(
    Storages, Kinds,
    testing::Values(
        Row{"Io2OfAllTiers",
            "ebs_volume",
            R"({"type": "io2", "gb": 500, "iops": 70000})",
            {"Storage (provisioned IOPS SSD, io2): 500", "Provisioned IOPS: 70000"}},
        Row{"Magnetic",
            "ebs_volume",
            R"({"type": "standard", "gb": "1 TB", "io_requests": 2500000})",
            {"Storage (magnetic): 1024", "I/O requests: 2.5"}},
        Row{"Gp2NeedsNoIops",
            "ebs_volume",
            R"({"type": "gp2", "gb": 8, "iops": 9000})",
            {"Storage (general purpose SSD, gp2): 8"}},
        Row{"ArchivedSnapshot",
            "ebs_snapshot",
            R"({"tier": "archive", "gb": 3, "copy": true, "put_block_requests": 500})",
            {"EBS snapshot storage: 3", "PutSnapshotBlock API requests: 0.5"}},
        Row{"StandardBucket",
            "s3",
            R"({"class": "standard", "storage_gb": 100, "put_like_requests": 1000,
                "get_like_requests": 500, "select_scanned_gb": 1, "select_returned_gb": 2,
                "objects_listed": 500000})",
            {"Standard / Storage: 100", "Standard / PUT, COPY, POST, LIST requests: 1",
             "Standard / GET, SELECT, and all other requests: 0.5",
             "Standard / Select data scanned: 1", "Standard / Select data returned: 2",
             "Objects listed: 0.5"}},
        Row{"InfrequentBucket",
            "s3",
            R"({"class": "standard_ia", "storage_gb": 1, "retrieval_gb": 2,
                "lifecycle_transitions": 3000})",
            {"Standard - infrequent access / Storage: 1",
             "Standard - infrequent access / Retrievals: 2",
             "Standard - infrequent access / Lifecycle transition: 3"}},
        Row{"Glacier",
            "s3",
            R"({"class": "glacier_flexible", "storage_gb": 1, "standard_retrieval_gb": 2,
                "expedited_retrieval_gb": 3, "standard_retrieval_requests": 1000,
                "expedited_retrieval_requests": 2000, "early_delete_gb": 4,
                "bulk_select_scanned_gb": 5, "standard_select_returned_gb": 6})",
            {"Glacier flexible retrieval / Storage: 1",
             "Glacier flexible retrieval / Retrievals (standard): 2",
             "Glacier flexible retrieval / Retrievals (expedited): 3",
             "Glacier flexible retrieval / Retrieval requests (standard): 1",
             "Glacier flexible retrieval / Retrieval requests (expedited): 2",
             "Glacier flexible retrieval / Early delete (within 90 days): 4",
             "Glacier flexible retrieval / Select data scanned (bulk): 5",
             "Glacier flexible retrieval / Select data returned (standard): 6"}},
        Row{"Images", "ecr", R"({"storage_gb": 12})", {"Storage: 12"}},
        Row{"Backups",
            "backup",
            R"({"ebs_snapshot_gb": 1, "rds_snapshot_gb": 2})",
            {"EBS snapshot: 1", "RDS snapshot: 2"}}),
    named);

INSTANTIATE_TEST_SUITE_P(
    Databases, Kinds,
    testing::Values(
        Row{"TableOnDemand",
            "dynamodb",
            R"({"mode": "on_demand", "write_request_units": 5, "read_request_units": 7,
                "storage_gb": 30, "pitr_gb": 31, "backup_gb": 32, "restored_gb": 33,
                "streams_read_units": 34, "replicas": ["us-west-1"]})",
            {"Write request unit (WRU): 5", "Read request unit (RRU): 7", "Data storage: 30",
             "Point-In-Time Recovery (PITR) backup storage: 31", "On-demand backup storage: 32",
             "Table data restored: 33", "Streams read request unit (sRRU): 34",
             "Global table (us-west-1) / Replicated write request unit (rWRU): 5"}},
        Row{"TableOfUnitsForHalfAMonth",
            "dynamodb",
            R"({"mode": "provisioned_autoscaled", "wcu": 20, "rcu": 30, "hours": 365,
                "replicas": [{"region": "us-west-1"}, {"region": "us-east-1"}]})",
            {"Write capacity unit (WCU, autoscaling): 10",
             "Read capacity unit (RCU, autoscaling): 15",
             "Global table (us-west-1) / Replicated write capacity unit (rWCU): 10",
             "Global table (us-east-1) / Replicated write capacity unit (rWCU): 10"}},
        Row{"SmallGp3",
            "rds_instance",
            R"({"engine": "postgres", "class": "db.m5.large", "hours": 10,
                "storage": {"type": "gp3", "gb": 399, "iops": 4000}})",
            {"Database instance (on-demand, Single-AZ, db.m5.large): 10",
             "Storage (general purpose SSD, gp3): 399",
             "Provisioned GP3 IOPS (above 3,000): 1000"}},
        Row{"ReservedWithEverything",
            "rds_instance",
            R"({"engine": "mysql", "class": "db.t3.large", "multi_az": true,
                "purchase": "reserved", "reservation": {"term": "3_year", "payment": "all_upfront"},
                "storage": {"type": "io1", "gb": 50, "iops": 500}, "backup_gb_beyond_free": 9,
                "extended_support": {"vcpu": 2, "year": 3}, "performance_insights_requests": 1500,
                "performance_insights_long_term_vcpu": 2, "surplus_cpu_credit_vcpu_hours": 3})",
            {"Database instance (reserved, Multi-AZ, db.t3.large): 730",
             "Storage (provisioned IOPS SSD, io1): 100", "Provisioned IOPS: 1000",
             "Additional backup storage: 9", "Extended support (year 3): 1460",
             "Performance Insights API: 1.5",
             "Performance Insights Long Term Retention (db.t3.large): 2", "CPU credits: 3"}},
        Row{"ClusterOfBrokers",
            "mq_broker",
            R"({"engine": "rabbitmq", "instance_type": "mq.m5.large",
                "deployment": "cluster_multi_az", "nodes": 3, "storage_gb_per_node": 20})",
            {"Instance usage (RabbitMQ, mq.m5.large, cluster_multi_az): 730",
             "Storage (RabbitMQ, EBS): 60"}},
        Row{"PairOfBrokers",
            "mq_broker",
            R"({"engine": "activemq", "instance_type": "mq.m5.large",
                "deployment": "active_standby_multi_az", "storage_gb_per_node": 20})",
            {"Instance usage (ActiveMQ, mq.m5.large, active_standby_multi_az): 730",
             "Storage (ActiveMQ, EFS): 20"}}),
    named);

INSTANTIATE_TEST_SUITE_P(
    Accounts, Kinds,
    testing::Values(
        Row{"Keys",
            "kms_key",
            R"({"keys": 2, "months": 0.5, "requests": 20000, "spec": "ECC_NIST_P256"})",
            {"Customer master key: 1", "Requests (asymmetric): 2"}},
        Row{"Secrets",
            "secretsmanager",
            R"({"secrets": 3, "months": 1, "api_requests": 500})",
            {"Secret: 3", "API requests: 0.05"}},
        Row{"Parameters",
            "ssm_parameter",
            R"({"advanced_parameters": 4, "parameter_hours": 365, "api_interactions": 1000})",
            {"Parameter storage (advanced): 2", "API interactions (advanced): 0.1"}},
        Row{"Trail",
            "cloudtrail",
            R"({"additional_management_event_copies": 1000000, "data_events": 50000,
                "insight_events_analysed": 100000})",
            {"Management events (additional copies): 10", "Data events: 0.5", "Insight events: 1"}},
        Row{"Logs",
            "cloudwatch_logs",
            R"({"ingested_gb": 100, "stored_gb": 15, "insights_scanned_gb": 20})",
            {"Data ingested: 100", "Archival Storage: 15", "Insights queries data scanned: 20"}},
        Row{"Alarm", "cloudwatch_alarm", R"({"metrics": 4})", {"Standard resolution: 4"}},
        Row{"Dashboards", "cloudwatch_dashboard", R"({"dashboards": 2})", {"Dashboard: 2"}}),
    named);

struct Wrong {
  std::string name, kind, config, code, path;
};

void PrintTo(const Wrong& row, std::ostream* out) { *out << row.name; }

class WrongConfigs : public testing::TestWithParam<Wrong> {};

TEST_P(WrongConfigs, AreReported) {
  const Wrong& row = GetParam();
  codec::Diagnostics out;
  use_of(row.kind, row.config, out);
  ASSERT_EQ(out.size(), 1u) << codec::to_text(out);
  EXPECT_EQ(out[0].code, row.code);
  EXPECT_EQ(out[0].path, row.path);
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongConfigs,
    testing::Values(Wrong{"Kind", "nat_gatway", "{}", "E0115", "kind"},
                    Wrong{"Key", "nat_gateway", R"({"gatways": 1})", "E0112", "gatways"},
                    Wrong{"Negative", "nat_gateway", R"({"gateways": -1})", "E0114", "gateways"},
                    Wrong{"TooMuch", "nat_gateway", R"({"gateways": 1e16})", "E0114", "gateways"},
                    Wrong{"Unit", "ecr", R"({"storage_gb": "5 G"})", "E0113", "storage_gb"},
                    Wrong{"NoNumber", "ecr", R"({"storage_gb": [5]})", "E0110", "storage_gb"},
                    Wrong{"TextForACount", "kms_key", R"({"keys": "5"})", "E0110", "keys"},
                    Wrong{"Word", "load_balancer", R"({"type": "netwrk"})", "E0115", "type"},
                    Wrong{"NoType", "ec2_instance", "{}", "E0111", ""},
                    Wrong{"Slot", "ec2_instance",
                          R"({"instance_type": "m5.large", "volumes": [{"slot": "first"}]})",
                          "E0115", "volumes[0].slot"},
                    Wrong{"HalfAMebibyte", "ebs_volume", R"({"throughput_mibps": 0.5})", "E0114",
                          "throughput_mibps"}),
    named);

TEST(Pricing, EveryKindIsTried) {
  std::set<std::string> names;
  for (const Kind& kind : kinds()) EXPECT_TRUE(names.insert(std::string(kind.name)).second);
  EXPECT_EQ(names.size(), 33u);
  const std::vector<std::string> keys = keys_of(*kind_called("rds_instance"), terms());
  EXPECT_TRUE(std::find(keys.begin(), keys.end(), "storage.iops") != keys.end());
}

}  // namespace
}  // namespace drydock::pricing
