// The table of fields; general rows first, then those of single commands.
#include "gui/bridge/command_fields.h"

#include <vector>

namespace drydock::bridge {

namespace {

using enum FieldUse;

constexpr double kMany = 1000000;
constexpr double kHour = 3600, kDay = 86400;

const FieldMeaning kGeneral[] = {
    {"", "node", QT_TRANSLATE_NOOP("FormText", "Node"), thing, "node"},
    {"", "instance", QT_TRANSLATE_NOOP("FormText", "Machine"), thing, "node"},
    {"", "machine", QT_TRANSLATE_NOOP("FormText", "Machine"), thing, "node"},
    {"", "group", QT_TRANSLATE_NOOP("FormText", "Group"), thing, "group"},
    {"", "pod", QT_TRANSLATE_NOOP("FormText", "Pod"), thing, "pod"},
    {"", "workload", QT_TRANSLATE_NOOP("FormText", "Workload"), thing, "workload"},
    {"", "cron_job", QT_TRANSLATE_NOOP("FormText", "Cron job"), thing, "cronjob"},
    {"", "claim", QT_TRANSLATE_NOOP("FormText", "Claim"), thing, "pvc"},
    {"", "region", QT_TRANSLATE_NOOP("FormText", "Region"), thing, "region"},
    {"", "zone", QT_TRANSLATE_NOOP("FormText", "Zone"), thing, "zone"},
    {"", "volume", QT_TRANSLATE_NOOP("FormText", "Volume"), thing, "volume"},
    {"", "snapshot", QT_TRANSLATE_NOOP("FormText", "Snapshot"), thing, "snapshot"},
    {"", "bucket", QT_TRANSLATE_NOOP("FormText", "Bucket"), thing, "bucket"},
    {"", "schedule", QT_TRANSLATE_NOOP("FormText", "Backup schedule"), thing, "backup-schedule"},
    {"", "nat", QT_TRANSLATE_NOOP("FormText", "NAT gateway"), thing, "nat"},
    {"", "tunnel", QT_TRANSLATE_NOOP("FormText", "Tunnel"), thing, "tunnel"},
    {"", "interface", QT_TRANSLATE_NOOP("FormText", "Interface"), thing, "interface"},
    {"", "record", QT_TRANSLATE_NOOP("FormText", "Record"), thing, "record"},
    {"", "outside", QT_TRANSLATE_NOOP("FormText", "System outside"), thing, "outside"},
    {"", "table", QT_TRANSLATE_NOOP("FormText", "Route table"), thing, "routes"},
    {"", "vpc", QT_TRANSLATE_NOOP("FormText", "VPC"), thing, "vpc"},
    {"", "with", QT_TRANSLATE_NOOP("FormText", "With VPC"), thing, "vpc"},
    {"", "peering", QT_TRANSLATE_NOOP("FormText", "Peering"), thing, "peering"},
    {"", "balancer", QT_TRANSLATE_NOOP("FormText", "Load balancer"), thing, "balancer"},
    {"", "name", QT_TRANSLATE_NOOP("FormText", "Name"), fresh},
    {"", "force", QT_TRANSLATE_NOOP("FormText", "By force"), flag},
    {"", "on", QT_TRANSLATE_NOOP("FormText", "On"), flag},
    {"", "duration", QT_TRANSLATE_NOOP("FormText", "For how long"), amount, "", 0, 43200, "min",
     QT_TRANSLATE_NOOP("FormText", "until it is repaired")},
};

const FieldMeaning kMachines[] = {
    {"compute.", "process", QT_TRANSLATE_NOOP("FormText", "Process"), word,
     "launch|terminate|replace-unhealthy|az-rebalance"},
    {"compute.", "min", QT_TRANSLATE_NOOP("FormText", "Least machines"), amount, "", -1, kMany, "",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"compute.", "max", QT_TRANSLATE_NOOP("FormText", "Most machines"), amount, "", -1, kMany, "",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"compute.", "desired", QT_TRANSLATE_NOOP("FormText", "Wanted"), amount, "", -1, kMany, "",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"failure.", "type", QT_TRANSLATE_NOOP("FormText", "Machine type"), thing, "machine-type"},
    {"failure.", "part", QT_TRANSLATE_NOOP("FormText", "What crashes"), word, "kernel|host"},
    {"failure.", "resource", QT_TRANSLATE_NOOP("FormText", "What runs short"), word, "memory|disk"},
    {"failure.", "gib", QT_TRANSLATE_NOOP("FormText", "How much"), amount, "", 0, 65536, "GiB",
     QT_TRANSLATE_NOOP("FormText", "give it back")},
    {"failure.", "share", QT_TRANSLATE_NOOP("FormText", "Share of them, 0 to 1"), amount, "", 0, 1},
    {"failure.zone", "kind", QT_TRANSLATE_NOOP("FormText", "By what"), word, "network|power"},
    {"failure.zone", "share", QT_TRANSLATE_NOOP("FormText", "Share of its machines, 0 to 1"),
     amount, "", 0, 1},
    {"failure.slow_node", "share", QT_TRANSLATE_NOOP("FormText", "Share of its speed, 0 to 1"),
     amount, "", 0, 1},
    {"failure.spoil_data", "share",
     QT_TRANSLATE_NOOP("FormText", "Share of calls that fail, 0 to 1"), amount, "", 0, 1},
    {"failure.spoil_data", "found", QT_TRANSLATE_NOOP("FormText", "Somebody finds out after"),
     amount, "", 0, 43200, "min", QT_TRANSLATE_NOOP("FormText", "nobody finds out")},
    {"failure.fill_volume", "share", QT_TRANSLATE_NOOP("FormText", "How full, 0 to 1"), amount, "",
     0, 1},
    {"failure.control_plane", "on", QT_TRANSLATE_NOOP("FormText", "It works"), flag},
    {"failure.mesh_identity", "on", QT_TRANSLATE_NOOP("FormText", "It works"), flag},
    {"failure.throttle_api", "wait", QT_TRANSLATE_NOOP("FormText", "Each write waits"), amount, "",
     0, 15, "s", QT_TRANSLATE_NOOP("FormText", "not at all")},
    {"failure.code_state", "on", QT_TRANSLATE_NOOP("FormText", "It is there"), flag},
    {"failure.ec2_api", "on", QT_TRANSLATE_NOOP("FormText", "It works"), flag},
    {"failure.registry", "on", QT_TRANSLATE_NOOP("FormText", "It works"), flag},
    {"failure.pull_credential", "on", QT_TRANSLATE_NOOP("FormText", "Valid"), flag},
    {"failure.", "name_space", QT_TRANSLATE_NOOP("FormText", "Namespace"), thing, "namespace"},
    {"kubernetes.", "name_space", QT_TRANSLATE_NOOP("FormText", "Namespace"), thing, "namespace"},
    {"failure.", "database", QT_TRANSLATE_NOOP("FormText", "Database"), thing, "workload"},
    {"failure.", "strategy", QT_TRANSLATE_NOOP("FormText", "Users of the secret"), word,
     "single|alternating"},
    {"failure.key", "on", QT_TRANSLATE_NOOP("FormText", "Enabled"), flag},
    {"failure.", "other", QT_TRANSLATE_NOOP("FormText", "Other zone"), thing, "zone", 0, 0, "",
     QT_TRANSLATE_NOOP("FormText", "each other zone")},
    {"failure.", "loss", QT_TRANSLATE_NOOP("FormText", "Packets lost"), amount, "", 0, 100, "%"},
    {"failure.", "delay", QT_TRANSLATE_NOOP("FormText", "Later by"), amount, "", 0, 10000, "ms"},
    {"failure.", "idle", QT_TRANSLATE_NOOP("FormText", "They stay open"), amount, "", 0, 1440,
     "min"},
    {"workload.", "scale", QT_TRANSLATE_NOOP("FormText", "Times the ordinary"), amount, "", 0, 100},
    {"workload.", "operation", QT_TRANSLATE_NOOP("FormText", "Operation"), thing, "operation"},
    {"workload.", "times", QT_TRANSLATE_NOOP("FormText", "Times as often"), amount, "", 0.001,
     1000},
    {"workload.", "every", QT_TRANSLATE_NOOP("FormText", "One in"), amount, "", 0, 1000000},
    {"workload.watch_requests", "lasts", QT_TRANSLATE_NOOP("FormText", "For how long"), amount, "",
     0, 60, "min", QT_TRANSLATE_NOOP("FormText", "end it")},
};

const FieldMeaning kNetwork[] = {
    {"network.create_nat", "nat", QT_TRANSLATE_NOOP("FormText", "Name"), fresh},
    {"network.create_endpoint", "endpoint", QT_TRANSLATE_NOOP("FormText", "Name"), fresh},
    {"network.create_endpoint", "service", QT_TRANSLATE_NOOP("FormText", "Service of AWS"), word,
     "autoscaling|ec2|ecr|elasticloadbalancing|kms|logs|monitoring|secretsmanager|sqs|ssm|sts"},
    {"network.", "zonal", QT_TRANSLATE_NOOP("FormText", "Each zone uses its own only"), flag},
    {"network.create_peering", "peering", QT_TRANSLATE_NOOP("FormText", "Name"), fresh},
    {"network.", "gateway", QT_TRANSLATE_NOOP("FormText", "Transit gateway"), nearby,
     "transit-gateway"},
    {"network.set_route", "to", QT_TRANSLATE_NOOP("FormText", "Addresses"), nearby, "block"},
    {"network.set_route", "target", QT_TRANSLATE_NOOP("FormText", "Send them to"), nearby,
     "route-target"},
    {"network.delete_route", "to", QT_TRANSLATE_NOOP("FormText", "Addresses"), nearby, "route"},
    {"network.change_record", "to", QT_TRANSLATE_NOOP("FormText", "Load balancer or address"),
     nearby, "balancer"},
    {"network.", "group", QT_TRANSLATE_NOOP("FormText", "Security group"), thing, "security-group"},
    {"network.", "direction", QT_TRANSLATE_NOOP("FormText", "Direction"), word, "from|to"},
    {"network.", "ports", QT_TRANSLATE_NOOP("FormText", "Ports, such as tcp 443"), nearby, "ports"},
    {"network.", "other", QT_TRANSLATE_NOOP("FormText", "Addresses or group"), nearby,
     "block-or-group"},
    {"network.", "weight", QT_TRANSLATE_NOOP("FormText", "Weight"), amount, "", 0, 255},
    {"network.", "ttl", QT_TRANSLATE_NOOP("FormText", "TTL"), amount, "", 0, kDay, "s"},
};

const FieldMeaning kCluster[] = {
    {"kubernetes.", "version", QT_TRANSLATE_NOOP("FormText", "Version"), nearby, "version"},
    {"kubernetes.update_node_group", "force",
     QT_TRANSLATE_NOOP("FormText", "Delete pods that budgets hold"), flag},
    {"kubernetes.", "replicas", QT_TRANSLATE_NOOP("FormText", "Replicas"), amount, "", 0, 10000},
    {"kubernetes.", "min", QT_TRANSLATE_NOOP("FormText", "Least pods"), amount, "", -1, 10000, "",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"kubernetes.", "max", QT_TRANSLATE_NOOP("FormText", "Most pods"), amount, "", -1, 10000, "",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"kubernetes.", "target", QT_TRANSLATE_NOOP("FormText", "CPU of the request"), amount, "", -1,
     1000, "%", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"kubernetes.", "direction", QT_TRANSLATE_NOOP("FormText", "Direction"), word,
     "scale up|scale down"},
    {"kubernetes.", "policies", QT_TRANSLATE_NOOP("FormText", "Policies, such as 4 pods in 15 s"),
     text, "", 0, 0, "", QT_TRANSLATE_NOOP("FormText", "the ordinary ones")},
    {"kubernetes.", "select", QT_TRANSLATE_NOOP("FormText", "Of several, take"), word,
     "max|min|disabled"},
    {"kubernetes.", "window", QT_TRANSLATE_NOOP("FormText", "Stabilization window"), amount, "", 0,
     kHour, "s"},
    {"kubernetes.", "key", QT_TRANSLATE_NOOP("FormText", "Key"), text},
    {"kubernetes.", "value", QT_TRANSLATE_NOOP("FormText", "Value"), text},
    {"kubernetes.", "effect", QT_TRANSLATE_NOOP("FormText", "Effect"), word,
     "NoSchedule|PreferNoSchedule|NoExecute"},
    {"kubernetes.", "image", QT_TRANSLATE_NOOP("FormText", "Image"), nearby, "image"},
    {"kubernetes.", "revision", QT_TRANSLATE_NOOP("FormText", "Revision"), amount, "", 0, kMany, "",
     QT_TRANSLATE_NOOP("FormText", "the one before")},
    {"kubernetes.", "max_unavailable", QT_TRANSLATE_NOOP("FormText", "Pods, such as 1 or 25%"),
     nearby, "budget-size"},
    {"kubernetes.", "retain", QT_TRANSLATE_NOOP("FormText", "Keep the volume"), flag},
};

const FieldMeaning kStorage[] = {
    {"storage.", "type", QT_TRANSLATE_NOOP("FormText", "Type"), word, "gp3|gp2|io2|st1|sc1"},
    {"storage.modify_volume", "type", QT_TRANSLATE_NOOP("FormText", "Type"), word,
     "|gp3|gp2|io2|st1|sc1", 0, 0, "", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"storage.", "size_gib", QT_TRANSLATE_NOOP("FormText", "Size"), amount, "", 1, 65536, "GiB"},
    {"storage.modify_volume", "size_gib", QT_TRANSLATE_NOOP("FormText", "Size"), amount, "", -1,
     65536, "GiB", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"storage.restore_snapshot", "size_gib", QT_TRANSLATE_NOOP("FormText", "Size"), amount, "", 0,
     65536, "GiB", QT_TRANSLATE_NOOP("FormText", "as it was")},
    {"storage.", "iops", QT_TRANSLATE_NOOP("FormText", "IOPS"), amount, "", 0, kMany, "",
     QT_TRANSLATE_NOOP("FormText", "what the type gives")},
    {"storage.modify_volume", "iops", QT_TRANSLATE_NOOP("FormText", "IOPS"), amount, "", -1, kMany,
     "", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"storage.", "throughput_mib", QT_TRANSLATE_NOOP("FormText", "Throughput"), amount, "", 0,
     10000, "MiB/s", QT_TRANSLATE_NOOP("FormText", "what the type gives")},
    {"storage.modify_volume", "throughput_mib", QT_TRANSLATE_NOOP("FormText", "Throughput"), amount,
     "", -1, 10000, "MiB/s", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"storage.", "load_mib", QT_TRANSLATE_NOOP("FormText", "Pay for loading"), amount, "", 0, 10000,
     "MiB/s", QT_TRANSLATE_NOOP("FormText", "no, load in the background")},
    {"storage.", "to_infrequent", QT_TRANSLATE_NOOP("FormText", "To infrequent access after"),
     amount, "", -1, 36500, QT_TRANSLATE_NOOP("FormText", "days"),
     QT_TRANSLATE_NOOP("FormText", "never")},
    {"storage.", "to_glacier", QT_TRANSLATE_NOOP("FormText", "To Glacier after"), amount, "", -1,
     36500, QT_TRANSLATE_NOOP("FormText", "days"), QT_TRANSLATE_NOOP("FormText", "never")},
    {"storage.", "to_deep_archive", QT_TRANSLATE_NOOP("FormText", "To Deep Archive after"), amount,
     "", -1, 36500, QT_TRANSLATE_NOOP("FormText", "days"), QT_TRANSLATE_NOOP("FormText", "never")},
    {"storage.", "expire", QT_TRANSLATE_NOOP("FormText", "Delete after"), amount, "", -1, 36500,
     QT_TRANSLATE_NOOP("FormText", "days"), QT_TRANSLATE_NOOP("FormText", "never")},
    {"storage.", "expire_noncurrent", QT_TRANSLATE_NOOP("FormText", "Delete old versions after"),
     amount, "", -1, 36500, QT_TRANSLATE_NOOP("FormText", "days"),
     QT_TRANSLATE_NOOP("FormText", "never")},
    {"storage.", "abort_uploads", QT_TRANSLATE_NOOP("FormText", "Abort broken uploads after"),
     amount, "", -1, 36500, QT_TRANSLATE_NOOP("FormText", "days"),
     QT_TRANSLATE_NOOP("FormText", "never")},
    {"recovery.restore_platform", "backup", QT_TRANSLATE_NOOP("FormText", "From backup"), thing,
     "backup"},
    {"recovery.", "backup", QT_TRANSLATE_NOOP("FormText", "From backup"), nearby, "backup"},
    {"recovery.", "name_space", QT_TRANSLATE_NOOP("FormText", "Namespace"), fresh},
    {"recovery.", "environment", QT_TRANSLATE_NOOP("FormText", "Environment"), thing,
     "environment"},
    {"recovery.", "share", QT_TRANSLATE_NOOP("FormText", "Share of the replicas"), amount, "", 0,
     1},
    {"recovery.", "of", QT_TRANSLATE_NOOP("FormText", "Calls of"), thing, "workload"},
    {"recovery.delete_copy", "copy", QT_TRANSLATE_NOOP("FormText", "Copy"), thing, "workload"},
    {"recovery.", "copy", QT_TRANSLATE_NOOP("FormText", "Copy"), nearby, "workload"},
    {"recovery.", "existing", QT_TRANSLATE_NOOP("FormText", "What exists"), word, "none|update"},
    {"recovery.", "hook", QT_TRANSLATE_NOOP("FormText", "Before a snapshot"), word,
     "as it is|none|checkpoint|freeze|checkpoint-and-freeze"},
    {"recovery.", "module", QT_TRANSLATE_NOOP("FormText", "Module"), word,
     "network|cluster|velero"},
    {"recovery.", "load_mib", QT_TRANSLATE_NOOP("FormText", "Pay for loading"), amount, "", 0,
     10000, "MiB/s", QT_TRANSLATE_NOOP("FormText", "no, load in the background")},
    {"recovery.", "every", QT_TRANSLATE_NOOP("FormText", "A backup every"), amount, "", 0, 10080,
     "min", QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"recovery.", "keep", QT_TRANSLATE_NOOP("FormText", "Keep for"), amount, "", 0, 527040, "min",
     QT_TRANSLATE_NOOP("FormText", "as it is")},
    {"storage.", "gib", QT_TRANSLATE_NOOP("FormText", "How much"), amount, "", 1, kMany, "GiB"},
};

const std::vector<FieldMeaning>& table() {
  static const std::vector<FieldMeaning> all = [] {
    std::vector<FieldMeaning> made;
    using Rows = std::span<const FieldMeaning>;
    for (const Rows rows :
         {Rows(kGeneral), Rows(kMachines), Rows(kNetwork), Rows(kCluster), Rows(kStorage)})
      made.insert(made.end(), rows.begin(), rows.end());
    return made;
  }();
  return all;
}

}  // namespace

std::span<const FieldMeaning> fieldMeanings() { return table(); }

const FieldMeaning* meaningOf(std::string_view command, std::string_view field) {
  const FieldMeaning* best = nullptr;
  for (const FieldMeaning& one : table()) {
    if (one.field != field || !command.starts_with(one.command)) continue;
    if (!best || one.command.size() >= best->command.size()) best = &one;
  }
  return best;
}

}  // namespace drydock::bridge
