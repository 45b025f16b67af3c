// Looks at nodes now and then, and splits the bill by what was seen.
#include "sim/platform/insight/allocation.h"

#include <algorithm>
#include <map>

#include "sim/platform/compute/tables.h"
#include "sim/platform/cost/cost.h"
#include "sim/platform/kubernetes/fargate.h"
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/kubernetes/pods.h"
#include "sim/platform/managed/tables.h"
#include "sim/platform/storage/tables.h"

namespace drydock::insight {

namespace {

constexpr Duration between_looks = minutes(10);

struct LookDue {
  std::uint8_t unused = 0;
  DRYDOCK_FIELDS(LookDue, unused)
};

/// The part of its node that a pod takes.
double part_of(const World& world, const kubernetes::Pod& pod, const kubernetes::Node& node) {
  const kubernetes::PodTemplate& spec = world[pod.spec];
  const double used = pod.ready ? world[pod.workload].cpu_use : 0;
  const double cpu = std::max(static_cast<double>(spec.cpu_request.count), used);
  const auto memory = static_cast<double>(spec.memory_request.count);
  const auto all_cpu = static_cast<double>(node.cpu.count);
  const auto all_memory = static_cast<double>(node.memory.count);
  return ((all_cpu > 0 ? cpu / all_cpu : 0) + (all_memory > 0 ? memory / all_memory : 0)) / 2;
}

void add_stay(Context& context, Id<NodeLooks> looks, Id<kubernetes::Workload> workload,
              double taken) {
  for (Id<Stay> id = context[looks].stays; id; id = context[id].next) {
    if (context[id].workload != workload) continue;
    context.edit(id).taken += taken;
    return;
  }
  const Id<Stay> made = context.add(Stay{workload, context[looks].stays, taken});
  context.edit(looks).stays = made;
}

void on_look_due(Context& context, const LookDue& due) {
  const std::uint32_t nodes = context.table<kubernetes::Node>().size();
  while (context.table<NodeLooks>().size() < nodes) context.add(NodeLooks{});
  std::vector<double> taken(nodes, 0);
  const auto counts = [&](const kubernetes::Pod& pod) {
    return pod.node != Id<kubernetes::Pod>::none && kubernetes::is_live(pod);
  };
  for (const auto& [id, pod] : context.table<kubernetes::Pod>())
    if (counts(pod)) taken[pod.node] += part_of(context, pod, context[kubernetes::node_of(pod)]);
  for (const auto& [id, node] : context.table<kubernetes::Node>())
    if (node.condition == kubernetes::NodeCondition::ready || taken[id.index] > 0)
      context.edit(Id<NodeLooks>{id.index}).looks += 1;
  for (const auto& [id, pod] : context.table<kubernetes::Pod>()) {
    if (!counts(pod)) continue;
    const double part = part_of(context, pod, context[kubernetes::node_of(pod)]);
    add_stay(context, Id<NodeLooks>{pod.node}, pod.workload, part / std::max(1.0, taken[pod.node]));
  }
  context.schedule(between_looks, due);
}

/// Splits the whole bill while it goes over the meters.
class Splitter {
 public:
  Splitter(const World& world, By by) : world_(world), by_(by) { read_parties(); }

  Allocation run() {
    read_owners();
    add_portions();
    for (const auto& [id, meter] : world_.table<cost::Meter>()) split(id, cost::spent(world_, id));
    spread_shared();
    return std::move(found_);
  }

 private:
  void read_parties() {
    std::map<Name, std::string> tags;
    for (const auto& [id, tag] : world_.table<Tag>())
      tags[tag.thing] = world_.text(by_ == By::team ? tag.team : tag.environment);
    const auto party_of = [&](Name thing) {
      std::string who(world_.text(thing));
      if (by_ != By::service) {
        const auto tag = tags.find(thing);
        who = tag == tags.end() || tag->second.empty() ? "untagged" : tag->second;
      }
      sender_[thing] = who;
      direct_[who];
      return who;
    };
    for (const auto& [id, workload] : world_.table<kubernetes::Workload>())
      party_[id] = party_of(workload.name);
    for (const auto& [id, instance] : world_.table<managed::Instance>()) {
      const std::string who = party_of(instance.name);
      for (const Id<cost::Meter> meter : instance.meters) owners_[meter] = who;
    }
    for (const auto& [id, owned] : world_.table<Owned>())
      owners_[owned.meter] = party_of(owned.thing);
  }

  void read_owners() {
    for (const auto& [id, node] : world_.table<kubernetes::Node>()) {
      if (!node.instance || id.index >= world_.table<NodeLooks>().size()) continue;
      const compute::Instance& instance = world_[node.instance];
      for (const Id<cost::Meter> meter : {instance.hours, instance.root_volume, instance.surplus})
        if (meter) nodes_[meter] = Id<NodeLooks>{id.index};
    }
    for (const auto& [id, row] : world_.table<kubernetes::FargatePod>()) {
      const compute::MicroVm& vm = world_[row.vm];  // All of it is there for its pod.
      owners_[vm.cpu_hours] = owners_[vm.memory_hours] = party_[world_[row.pod].workload];
    }
    for (const auto& [id, claim] : world_.table<kubernetes::Claim>()) {
      if (!claim.workload || !claim.volume) continue;
      const storage::Volume& volume = world_[claim.volume];
      const std::string& who = party_[claim.workload];
      owners_[volume.gib] = owners_[volume.snapshot_gib] = who;
      for (const Id<cost::Meter> meter : volume.extra) owners_[meter] = who;
    }
  }

  /// Flows: each posting in parts, rounded so that they never come to more than it.
  void add_portions() {
    Id<cost::Posting> posting;
    std::int64_t used = 0;
    Money given;
    for (const auto& [id, portion] : world_.table<cost::Portion>()) {
      const cost::Posting& whole = world_[portion.posting];
      if (portion.posting != posting) used = 0, given = {}, posting = portion.posting;
      used += portion.used;
      const Money upto = whole.amount.scaled(used, whole.used);
      const auto sender = sender_.find(world_[portion.share].from);
      if (sender != sender_.end()) {
        direct_[sender->second] += upto - given;
        sent_[whole.meter] += upto - given;
      }
      given = upto;
    }
  }

  void split(Id<cost::Meter> meter, Money amount) {
    if (const auto sent = sent_.find(meter); sent != sent_.end()) amount -= sent->second;
    if (const auto owner = owners_.find(meter); owner != owners_.end() && meter) {
      direct_[owner->second] += amount;
    } else if (const auto node = nodes_.find(meter); node != nodes_.end()) {
      split_machine(world_[node->second], amount);
    } else {
      shared_ += amount;
    }
  }

  void split_machine(const NodeLooks& node, Money amount) {
    constexpr std::int64_t fine = 1'000'000'000;
    Money given;
    double sum = 0;
    for (Id<Stay> id = node.stays; id && node.looks > 0; id = world_[id].next) {
      sum += world_[id].taken / node.looks;
      const auto part = static_cast<std::int64_t>(std::min(1.0, sum) * fine);
      const Money upto = amount.scaled(part, fine);
      direct_[party_[world_[id].workload]] += upto - given;
      given = upto;
    }
    found_.idle += amount - given;
  }

  void spread_shared() {
    Money all;
    for (const auto& [who, direct] : direct_) all += direct;
    if (all.is_zero() && !shared_.is_zero()) found_.lines.push_back({"shared", {}, shared_});
    Money sum, given;
    for (const auto& [who, direct] : direct_) {
      if (direct.is_zero()) continue;
      sum += direct;
      const Money upto = shared_.scaled(sum.parts(), all.parts());
      found_.lines.push_back({who, direct, upto - given});
      given = upto;
    }
    std::stable_sort(found_.lines.begin(), found_.lines.end(),
                     [](const auto& a, const auto& b) { return a.total() > b.total(); });
  }

  const World& world_;
  By by_;
  std::map<Id<kubernetes::Workload>, std::string> party_;
  std::map<Name, std::string> sender_;
  std::map<std::string, Money> direct_;
  std::map<Id<cost::Meter>, Id<NodeLooks>> nodes_;
  std::map<Id<cost::Meter>, std::string> owners_;
  std::map<Id<cost::Meter>, Money> sent_;  ///< That went to senders already.
  Money shared_;
  Allocation found_;
};

}  // namespace

void begin_allocation(Context& context) { context.schedule(between_looks / 2, LookDue{}); }

void add_tag(Context& context, Name thing, std::string_view team, std::string_view environment) {
  context.add(Tag{thing, context.name(team), context.name(environment)});
}

Allocation allocate(const World& world, By by) { return Splitter(world, by).run(); }

void own_meter(Context& context, Id<cost::Meter> meter, Name thing) {
  context.add(Owned{meter, thing});
}

void install_allocation(Rulebook& rulebook) {
  rulebook.table<Owned>();
  rulebook.table<Tag>();
  rulebook.table<Stay>();
  rulebook.table<NodeLooks>();
  rulebook.on<on_look_due>();
}

}  // namespace drydock::insight
