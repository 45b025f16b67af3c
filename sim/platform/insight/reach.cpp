// Finds what a person names, and asks the network for the way.
#include <optional>

#include "sim/platform/insight/insight.h"
#include "sim/platform/kubernetes/chains.h"
#include "sim/platform/network/network.h"
#include "sim/platform/workload/workload.h"

namespace drydock::insight {

namespace {

using network::Destination;
using network::Source;

/// The subnet of the machine on which a pod, or the first pod of a workload, runs.
Id<network::Subnet> subnet_of_pods(const World& world, const std::string& name) {
  const auto on_node = [&](const kubernetes::Pod& pod) {
    const Id<kubernetes::Node> node = kubernetes::node_of(pod);
    return node ? network::workload_subnet(world, world[node].zone) : Id<network::Subnet>{};
  };
  if (const auto pod = world.find<kubernetes::Pod>(name)) return on_node(world[pod]);
  if (const auto workload = world.find<kubernetes::Workload>(name))
    for (const Id<kubernetes::Pod> pod : kubernetes::pods_of(world, workload))
      if (const auto subnet = on_node(world[pod])) return subnet;
  return {};
}

auto unknown(const std::string& name) {
  return fail("refused", "Nothing that packets come from or go to is called \"" + name + "\".", {},
              "Name a workload, a pod, a subnet, a site or an address.");
}

Result<Source> source_called(const World& world, const std::string& name) {
  if (const auto subnet = subnet_of_pods(world, name)) return Source{subnet, {}};
  if (const auto subnet = world.find<network::Subnet>(name)) return Source{subnet, {}};
  if (const auto site = world.find<network::Site>(name)) return Source{{}, site};
  return unknown(name);
}

/// The interface that the workloads of the source's zone use.
Id<network::EndpointInterface> interface_near(const World& world, const Source& from,
                                              Id<network::Endpoint> endpoint) {
  const Id<network::Zone> zone = from.subnet ? world[from.subnet].zone : Id<network::Zone>{0};
  return network::interface_for(world, endpoint, zone);
}

std::optional<Destination> place_called(const World& world, const Source& from,
                                        const std::string& name) {
  if (const auto outside = world.find<workload::Outside>(name); outside && from.subnet)
    if (const Name service = world[outside].service)
      if (const auto endpoint = network::endpoint_for(world, world[from.subnet].vpc, service))
        if (const auto near = interface_near(world, from, endpoint))
          return network::to_endpoint(world, near);
  if (name == "internet" || world.find<workload::Outside>(name)) return network::to_internet(world);
  if (name == "S3" || world.find<workload::ObjectStore>(name)) return network::to_s3(world);
  if (name == "DynamoDB") return network::to_dynamodb(world);
  if (const auto subnet = subnet_of_pods(world, name)) return network::to_subnet(world, subnet);
  if (const auto subnet = world.find<network::Subnet>(name))
    return network::to_subnet(world, subnet);
  if (const auto site = world.find<network::Site>(name)) return network::to_site(world, site);
  if (const auto endpoint = world.find<network::Endpoint>(name))
    if (const auto near = interface_near(world, from, endpoint))
      return network::to_endpoint(world, near);
  // A balancer that faces the internet is reached by its public addresses.
  if (world.find<network::LoadBalancer>(name)) return network::to_internet(world);
  if (const auto vpc = world.find<network::Vpc>(name))
    for (const auto& [id, subnet] : world.table<network::Subnet>())
      if (subnet.vpc == vpc) return network::to_subnet(world, id);
  if (const auto cidr = network::parse_cidr(name); cidr && cidr->prefix == 32) {
    Destination to;
    to.address = cidr->address;
    return to;
  }
  return std::nullopt;
}

}  // namespace

Result<network::Path> reach(const World& world, const std::string& from, const std::string& to) {
  const auto source = source_called(world, from);
  if (!source) return tl::unexpected<Error>(source.error());
  const auto destination = place_called(world, *source, to);
  if (!destination) return unknown(to);
  return network::trace(world, *source, *destination);
}

}  // namespace drydock::insight
