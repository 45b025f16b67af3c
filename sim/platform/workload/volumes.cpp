// Between services and storage: what their volumes and buckets give, and what is asked of them.
#include "sim/platform/kubernetes/kubernetes.h"
#include "sim/platform/managed/managed.h"
#include "sim/platform/storage/storage.h"
#include "sim/platform/workload/evaluate.h"

namespace drydock::workload {

namespace {

/// Calls visit(volume) for each volume of the service's pods that is attached.
template <class Visit>
void each_volume(const World& world, const Service& service, Visit&& visit) {
  for (const auto& [id, claim] : world.table<kubernetes::Claim>()) {
    if (claim.workload != service.workload || !claim.volume) continue;
    if (world[claim.volume].phase == storage::VolumePhase::attached) visit(claim.volume);
  }
}

/// The storage under a managed instance is one volume that never fills up.
void read_managed_storage(Context& context, Id<Service> id, double bytes) {
  const double rate = managed::io_limit(context[context[id].instance], bytes);
  Service& row = context.edit(id);
  row.volumes = 1;
  row.io_rate = rate;
}

}  // namespace

namespace {

/// Calls for wrong data fail, whether they read or write.
void read_wrong(Context& context) {
  const bool any = storage::any_wrong(context);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Service& row = context[Id<Service>{i}];
    if (!row.workload || (!any && row.wrong_share <= 0)) continue;
    double sum = 0, count = 0;
    each_volume(context, row, [&](Id<storage::Volume> volume) {
      sum += context[volume].wrong.share;
      ++count;
    });
    const double share = count > 0 ? sum / count : 0;
    if (row.wrong_share != share) context.edit(Id<Service>{i}).wrong_share = share;
  }
}

}  // namespace

void read_volumes(Context& context) {
  read_wrong(context);
  const auto bytes = static_cast<double>(context.only<Settings>().io.count);
  for (std::uint32_t i = 0; i < context.table<Service>().size(); ++i) {
    const Id<Service> id{i};
    if (!context[id].uses_volumes) continue;
    if (context[id].instance) {
      read_managed_storage(context, id, bytes);
      continue;
    }
    std::int32_t count = 0, full = 0;
    double rate = 0, delay = 0;
    each_volume(context, context[id], [&](Id<storage::Volume> volume) {
      ++count;
      full += context[volume].full ? 1 : 0;
      rate += storage::io_limit(context, volume, bytes);
      delay += in_seconds(storage::io_delay(context, volume));
    });
    Service& row = context.edit(id);
    row.volumes = count;
    row.io_rate = rate;
    row.io_delay = count > 0 ? delay / count : 0;
    row.full_share = count > 0 ? static_cast<double>(full) / count : 0;
  }
}

void answer_with(Context& context, Id<Service> id, Id<kubernetes::Workload> workload) {
  each_volume(context, context[id],
              [&](Id<storage::Volume> volume) { storage::set_demand(context, volume, {}); });
  kubernetes::set_cpu_use(context, context[id].workload, 0);
  context.edit(id).workload = workload;
  if (context[id].meshed) kubernetes::set_meshed(context, workload);
  request_evaluation(context);
}

void ask_storage(Context& context, const FlowModel& model) {
  const auto bytes = static_cast<double>(context.only<Settings>().io.count);
  for (std::uint32_t i = 0; i < model.services.size(); ++i) {
    const Service& row = context[Id<Service>{i}];
    if (!row.uses_volumes || row.volumes == 0 || row.instance) continue;
    const FlowService& flow = model.services[i];
    const double each = 1.0 / row.volumes;
    storage::IoDemand demand;
    demand.io = {flow.io_asked * each, flow.io_asked * bytes * each};
    demand.writes = flow.io_writes * bytes * each;
    demand.growth = flow.kept * each;
    demand.commits = flow.commits * each;
    each_volume(context, row,
                [&](Id<storage::Volume> volume) { storage::set_demand(context, volume, demand); });
  }
  for (std::uint32_t i = 0; i < model.stores.size(); ++i)
    storage::set_requests(context, context[Id<ObjectStore>{i}].bucket, model.stores[i].puts,
                          model.stores[i].gets);
}

}  // namespace drydock::workload
