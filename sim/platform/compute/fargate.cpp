// Meters run until what is paid for is over, which may be a moment after the micro-VM has ended.
#include "sim/platform/compute/fargate.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/platform/compute/catalog.h"
#include "sim/platform/compute/groups.h"
#include "sim/platform/network/network.h"

namespace drydock::compute {

namespace {

/// All that is paid for of a micro-VM is over.
struct PayEnds {
  Id<MicroVm> vm;
  DRYDOCK_FIELDS(PayEnds, vm)
};

void stop_paying(Context& context, Id<MicroVm> id) {
  cost::stop(context, context[id].cpu_hours);
  cost::stop(context, context[id].memory_hours);
}

void on_pay_ends(Context& context, const PayEnds& due) { stop_paying(context, due.vm); }

std::size_t place_of(const World& world, Id<network::Zone> zone) {
  const auto& zones = world[world.only<Fargate>().group].zones;
  const auto found = std::find(zones.begin(), zones.end(), zone);
  DRYDOCK_ASSERT(found != zones.end(), "a micro-VM is in a zone of Fargate");
  return static_cast<std::size_t>(found - zones.begin());
}

Id<MicroVm> add_row(Context& context, Id<Instance> instance, MicroVmSize size) {
  ++context.edit_only<Fargate>().launched[place_of(context, context[instance].zone)];
  const std::string name(context.text(context[instance].name));
  MicroVm row;
  row.instance = instance;
  row.cpu = size.cpu;
  row.memory = size.memory;
  row.cpu_hours = cost::open_meter(context, name, fargate_cpu_rate.key, size.cpu.count);
  row.memory_hours =
      cost::open_meter(context, name, fargate_memory_rate.key, size.memory.count / mebibyte.count);
  return context.add(row);
}

}  // namespace

void install_fargate(Rulebook& rulebook) {
  rulebook.table<Fargate>();
  rulebook.table<MicroVm>();
  rulebook.on<on_pay_ends>();
}

void add_fargate(Context& context, const Fargate& row, std::span<const Id<network::Zone>> zones) {
  MachineType type;
  type.name = context.name("fargate");
  MachineGroup group;
  group.name = type.name;
  group.type = context.add(type);
  group.boot_median = row.start_median;
  group.boot_sigma = row.start_sigma;
  group.launch_suspended = group.terminate_suspended = true;
  group.replace_suspended = group.rebalance_suspended = true;
  for (const Id<network::Zone> zone : zones)
    group.zones[static_cast<std::size_t>(group.zone_count++)] = zone;
  Fargate made = row;
  made.group = add_group(context, group);
  context.add(made);
}

bool is_fargate(const World& world, Id<MachineGroup> group) {
  return !world.table<Fargate>().empty() && world.only<Fargate>().group == group;
}

std::optional<MicroVmSize> micro_vm_for(const World& world, Millicores cpu, Bytes memory) {
  const Fargate& fargate = world.only<Fargate>();
  return micro_vm_for(std::span(fargate.sizes).first(static_cast<std::size_t>(fargate.size_count)),
                      cpu, memory, fargate.reserved);
}

std::vector<Id<network::Zone>> fargate_zones(const World& world) {
  const Fargate& fargate = world.only<Fargate>();
  const MachineGroup& group = world[fargate.group];
  std::vector<std::pair<std::int32_t, Id<network::Zone>>> able;
  for (std::size_t i = 0; i < static_cast<std::size_t>(group.zone_count); ++i)
    if (refusal(world, fargate.group, group.zones[i]) == LaunchRefusal::none)
      able.emplace_back(fargate.launched[i], group.zones[i]);
  std::stable_sort(able.begin(), able.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Id<network::Zone>> zones;
  for (const auto& [launched, zone] : able) zones.push_back(zone);
  return zones;
}

std::string micro_vm_name(const World& world, Id<network::Zone> zone) {
  // Of each subnet AWS keeps the first four addresses: VPC user guide, "Subnet sizing".
  std::uint32_t address = 4;
  address += static_cast<std::uint32_t>(world.only<Fargate>().launched[place_of(world, zone)]);
  if (const Id<network::Subnet> subnet = network::workload_subnet(world, zone))
    address += world[subnet].cidr;
  std::string name = "fargate-ip";
  for (int shift = 24; shift >= 0; shift -= 8)
    name += "-" + std::to_string(address >> shift & 0xff);
  return name;
}

Id<MicroVm> launch_micro_vm(Context& context, Id<network::Zone> zone, MicroVmSize size) {
  return add_row(context, launch(context, context.only<Fargate>().group, zone), size);
}

Id<MicroVm> add_running_micro_vm(Context& context, Id<network::Zone> zone, MicroVmSize size) {
  return add_row(context, add_running(context, context.only<Fargate>().group, zone), size);
}

Id<MicroVm> micro_vm_at(const World& world, Id<Instance> instance) {
  for (const auto& [id, vm] : world.table<MicroVm>())
    if (vm.instance == instance) return id;
  return {};
}

void start_paying(Context& context, Id<MicroVm> id) {
  MicroVm& vm = context.edit(id);
  vm.paid = true;
  vm.paid_from = context.now();
  cost::start(context, context[id].cpu_hours);
  cost::start(context, context[id].memory_hours);
}

void end_micro_vm(Context& context, Id<MicroVm> id) {
  if (!is_live(context[context[id].instance])) return;
  end_machine(context, context[id].instance);
  if (!context[id].paid) return;
  const Time until =
      paid_until(context[id].paid_from, context.now(), context.only<Fargate>().paid_least);
  if (until == context.now()) return stop_paying(context, id);
  context.schedule_at(until, PayEnds{id});
}

}  // namespace drydock::compute
