// Sets of what the cluster stands on and of what happened: network, storage, services, facts.
#include <array>

#include "sim/engine/base/text.h"
#include "sim/platform/kubernetes/claims.h"
#include "sim/platform/network/gateways.h"
#include "sim/platform/network/routes.h"
#include "sim/platform/recovery/recovery.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/workload.h"
#include "sim/practice/lesson/grader.h"
#include "sim/practice/lesson/registry_parts.h"

namespace drydock::lesson {

namespace {

using network::NatGateway;
using network::Route;
using network::Subnet;
using storage::Snapshot;
using storage::Volume;
using D = Dimension;

template <class Row>
const Row& row_at(std::uint32_t index, const Scene& scene) {
  return scene.world[Id<Row>{index}];
}
template <class Row>
Value name_at(std::uint32_t index, const Scene& scene) {
  return text_value(scene.world.text(row_at<Row>(index, scene).name));
}
template <class Row>
Value zone_at(std::uint32_t index, const Scene& scene) {
  return text_value(scene.world.text(scene.world[row_at<Row>(index, scene).zone].name));
}
template <class Row>
void list_all(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<Row>()) out.push_back({id.index});
}

/// The stateful set whose claim has the volume; empty when none has.
std::string_view user_of(const World& world, Id<Volume> volume) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>())
    if (claim.workload && claim.volume == volume) return world.text(world[claim.workload].name);
  return {};
}

constexpr auto zone_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as a", name_at<network::Zone>},
    {"up", D::boolean, "it works",
     [](std::uint32_t i, const Scene& s) { return truth_value(row_at<network::Zone>(i, s).up); }},
});

constexpr auto subnet_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as private-a", name_at<Subnet>},
    {"zone", D::text, "where it lies", zone_at<Subnet>},
    {"vpc", D::text, "its VPC",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[row_at<Subnet>(i, s).vpc].name));
     }},
    {"table", D::text, "its route table",
     [](std::uint32_t i, const Scene& s) {
       const auto table = row_at<Subnet>(i, s).routes;
       return text_value(table ? s.world.text(s.world[table].name) : std::string_view());
     }},
    {"public", D::boolean, "meant to be public, whatever its routes say",
     [](std::uint32_t i, const Scene& s) { return truth_value(row_at<Subnet>(i, s).is_public); }},
});

constexpr auto route_fields = std::to_array<FieldInfo>({
    {"table", D::text, "the route table that it stands in",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[row_at<Route>(i, s).table].name));
     }},
    {"to", D::text, "the block of addresses, such as 0.0.0.0/0",
     [](std::uint32_t i, const Scene& s) {
       return text_value(network::say_cidr(network::block(row_at<Route>(i, s))));
     }},
    {"target", D::text, "what it leads to: a name, or internet_gateway",
     [](std::uint32_t i, const Scene& s) {
       const Route& route = row_at<Route>(i, s);
       if (route.target == network::RouteTarget::nat_gateway)
         return text_value(s.world.text(s.world[Id<NatGateway>{route.target_index}].name));
       return text_value(enum_name(route.target));
     }},
    {"kind", D::text, "local, internet_gateway, nat_gateway, s3_endpoint, ... or blackhole",
     [](std::uint32_t i, const Scene& s) {
       return text_value(enum_name(row_at<Route>(i, s).target));
     }},
});

constexpr auto nat_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as nat-a", name_at<NatGateway>},
    {"zone", D::text, "where it stands", zone_at<NatGateway>},
    {"works", D::boolean, "it forwards packets now",
     [](std::uint32_t i, const Scene& s) {
       return truth_value(network::works(s.world, Id<NatGateway>{i}));
     }},
});

constexpr auto volume_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as auth-db-0", name_at<Volume>},
    {"zone", D::text, "where it lies, for good", zone_at<Volume>},
    {"app", D::text, "the stateful set that uses it; empty when none does",
     [](std::uint32_t i, const Scene& s) { return text_value(user_of(s.world, Id<Volume>{i})); }},
    {"attached", D::boolean, "to a machine",
     [](std::uint32_t i, const Scene& s) {
       return truth_value(row_at<Volume>(i, s).phase == storage::VolumePhase::attached);
     }},
    {"size", D::bytes, "that is paid for",
     [](std::uint32_t i, const Scene& s) {
       return number_value(static_cast<double>(row_at<Volume>(i, s).spec.size_gib) * 1073741824.0);
     }},
    {"used", D::bytes, "of data on it",
     [](std::uint32_t i, const Scene& s) {
       return number_value(storage::used_bytes(s.world, Id<Volume>{i}));
     }},
});

constexpr auto snapshot_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as snap-auth-db-0-1", name_at<Snapshot>},
    {"volume", D::text, "whose it is",
     [](std::uint32_t i, const Scene& s) {
       return text_value(s.world.text(s.world[row_at<Snapshot>(i, s).volume].name));
     }},
    {"complete", D::boolean, "it can be restored",
     [](std::uint32_t i, const Scene& s) {
       return truth_value(row_at<Snapshot>(i, s).phase == storage::SnapshotPhase::completed);
     }},
    {"age", D::duration, "since it was taken",
     [](std::uint32_t i, const Scene& s) {
       return duration_value(s.world.now() - row_at<Snapshot>(i, s).taken);
     }},
});

constexpr auto service_fields = std::to_array<FieldInfo>({
    {"name", D::text, "such as api", name_at<workload::Service>},
    {"rate", D::rate, "calls now",
     [](std::uint32_t i, const Scene& s) {
       return number_value(row_at<workload::Service>(i, s).rate);
     }},
    {"success", D::share, "of its calls now",
     [](std::uint32_t i, const Scene& s) {
       return number_value(row_at<workload::Service>(i, s).success);
     }},
    {"utilization", D::share, "of its CPU limits",
     [](std::uint32_t i, const Scene& s) {
       return number_value(row_at<workload::Service>(i, s).utilization);
     }},
});

constexpr auto restore_fields = std::to_array<FieldInfo>({
    {"claim", D::text, "that gets data", name_at<recovery::Restore>},
    {"zone", D::text, "of its new volume", zone_at<recovery::Restore>},
    {"phase", D::text, "making, done or failed",
     [](std::uint32_t i, const Scene& s) {
       return text_value(enum_name(row_at<recovery::Restore>(i, s).phase));
     }},
    {"lost", D::duration, "of writes that the backup did not hold",
     [](std::uint32_t i, const Scene& s) {
       return duration_value(row_at<recovery::Restore>(i, s).lost);
     }},
});

constexpr auto event_fields = std::to_array<FieldInfo>({
    {"type", D::text, "kind of fact, such as network.zone_failed; to be given first",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "type", s); }},
    {"at", D::time, "when it happened",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "at", s); }},
});

constexpr auto action_fields = std::to_array<FieldInfo>({
    {"verb", D::text, "kind of command, such as kubernetes.scale",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "kind", s); }},
    {"says", D::text, "the command in words, such as scale api to 20",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "command", s); }},
    {"actor", D::text, "trainee, instructor or api",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "actor", s); }},
    {"at", D::time, "when it was given",
     [](std::uint32_t i, const Scene& s) { return record_field(CauseId{i}, "at", s); }},
});

void list_routes(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<Route>())
    if (!row.gone) out.push_back({id.index});
}
void list_nats(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<NatGateway>())
    if (network::exists(row)) out.push_back({id.index});
}
void list_volumes(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<Volume>())
    if (row.phase != storage::VolumePhase::deleted) out.push_back({id.index});
}
void list_snapshots(const Scene& scene, std::vector<Element>& out) {
  for (const auto& [id, row] : scene.world.table<Snapshot>())
    if (row.phase != storage::SnapshotPhase::deleted) out.push_back({id.index});
}
void list_events(const Scene& scene, std::vector<Element>& out) {
  for (const CauseId id : scene.state.events) out.push_back({id.index});
}
void list_actions(const Scene& scene, std::vector<Element>& out) {
  for (const CauseId id : scene.state.actions) out.push_back({id.index});
}
CauseId itself(std::uint32_t index, const Scene&) { return CauseId{index}; }

}  // namespace

Value record_field(CauseId id, std::string_view field, const Scene& scene) {
  const World& world = scene.world;
  if (id.index < world.chronicle().first()) return text_value({});
  const Record& record = world.chronicle()[id];
  if (field == "at") return duration_value(record.at - scene.plan.start);
  const FactInfo& info = scene.plan.rulebook->fact_info(record);
  if (field == "type") return text_value(info.style.kind);
  for (const SaidField& said : info.fields(world, record))
    if (said.name == field) return text_value(said.text);
  return text_value({});
}

std::vector<SetInfo> platform_sets() {
  return {
      {SetKind::zones, "availability zones", zone_fields, list_all<network::Zone>, nullptr},
      {SetKind::subnets, "subnets of all VPCs", subnet_fields, list_all<Subnet>, nullptr},
      {SetKind::routes, "routes of all route tables", route_fields, list_routes, nullptr},
      {SetKind::nats, "NAT gateways that exist", nat_fields, list_nats, nullptr},
      {SetKind::volumes, "EBS volumes that exist", volume_fields, list_volumes, nullptr},
      {SetKind::snapshots, "snapshots that exist", snapshot_fields, list_snapshots, nullptr},
      {SetKind::services, "what answers calls", service_fields, list_all<workload::Service>,
       nullptr},
      {SetKind::restores, "restores of claims so far", restore_fields, list_all<recovery::Restore>,
       nullptr},
      {SetKind::events, "facts of one type so far; its sentence's fields can be asked for, too",
       event_fields, list_events, itself},
      {SetKind::actions, "commands that people gave so far", action_fields, list_actions, itself},
  };
}

}  // namespace drydock::lesson
