// Volumes, snapshots, backups and buckets: what names nothing, and rules in the wrong order.
#include <algorithm>
#include <set>

#include "sim/practice/codec/command.h"
#include "sim/practice/scenario/checks.h"

namespace drydock::scenario {

namespace {

/// Volumes of stateful sets, as their claims are called.
std::vector<std::string> claimed_volumes(const Platform& platform) {
  std::vector<std::string> names;
  for (const auto& [name, workload] : platform.workloads)
    for (int i = 0; workload.volume && i < workload.replicas; ++i)
      names.push_back(name + "-" + std::to_string(i));
  return names;
}

void check_lifecycle(Checks& checks, const std::string& path, const storage::Lifecycle& rules) {
  std::int64_t before = -1;
  const std::pair<const char*, std::int64_t> order[] = {{"to_infrequent", rules.to_infrequent},
                                                        {"to_glacier", rules.to_glacier},
                                                        {"to_deep_archive", rules.to_deep_archive},
                                                        {"expire", rules.expire}};
  for (const auto& [key, days] : order) {
    if (days < 0) continue;
    if (days <= before)
      checks.add(codes::order, path + "." + key, std::to_string(days) + " d",
                 "more than " + std::to_string(before) + " d, since colder classes come later");
    before = days;
  }
  if (rules.to_infrequent >= 0 && rules.to_infrequent < 30)
    checks.add(codec::codes::out_of_range, path + ".to_infrequent",
               std::to_string(rules.to_infrequent) + " d", "at least 30 d");
}

void check_backups(Checks& checks) {
  const Platform& platform = checks.platform;
  std::set<std::string> environments;
  for (std::size_t i = 0; i < platform.environments.size(); ++i) {
    const std::string& name = platform.environments[i];
    const std::string at = "platform.environments[" + std::to_string(i) + "]";
    if (!environments.insert(name).second)
      checks.add(codes::duplicate, at, name + " twice", "each environment once");
  }
  std::vector<std::string> runners, stores;
  for (const auto& [name, workload] : platform.workloads) {
    if (!workload.is_managed()) runners.push_back(name);
    if (workload.volume) stores.push_back(name);
  }
  for (const auto& [name, backups] : platform.backups) {
    const std::string path = "platform.backups." + name;
    checks.known(path + ".by", backups.by, runners, "a workload of the cluster");
    if (backups.keep < backups.every)
      checks.add(codec::codes::out_of_range, path + ".keep", codec::exact_text(backups.keep),
                 "at least \"every\", " + codec::exact_text(backups.every));
    if (backups.workloads.empty())
      checks.add(codec::codes::out_of_range, path + ".workloads", "none", "at least one");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < backups.workloads.size(); ++i) {
      const std::string at = path + ".workloads[" + std::to_string(i) + "]";
      const std::string& workload = backups.workloads[i];
      if (checks.known(at, workload, stores, "a workload with a volume") &&
          !seen.insert(workload).second)
        checks.add(codes::duplicate, at, workload + " twice", "each workload once");
    }
  }
}

}  // namespace

void check_storage(Checks& checks) {
  const Platform& platform = checks.platform;
  std::vector<std::string> volumes = claimed_volumes(platform);
  for (const auto& [name, volume] : platform.volumes) {
    const std::string path = "platform.volumes." + name;
    checks.known(path + ".zone", volume.zone, platform.zones, "a zone");
    if (std::find(volumes.begin(), volumes.end(), name) != volumes.end())
      checks.add(codes::duplicate, path, "the volume of a stateful set", "another name");
  }
  for (const std::string& name : names_of(platform.volumes)) volumes.push_back(name);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < platform.snapshots.size(); ++i) {
    const std::string path = "platform.snapshots[" + std::to_string(i) + "].volume";
    const std::string& volume = platform.snapshots[i].volume;
    if (checks.known(path, volume, volumes, "a volume") && !seen.insert(volume).second)
      checks.add(codes::duplicate, path, "two snapshots of " + volume,
                 "one, since nobody knows what changed between two");
  }
  check_backups(checks);
  for (const auto& [name, bucket] : platform.buckets)
    check_lifecycle(checks, "platform.buckets." + name + ".lifecycle", bucket.lifecycle);
}

}  // namespace drydock::scenario
