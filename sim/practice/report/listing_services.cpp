// Traffic of the services, as `linkerd viz stat` shows it.
#include <array>
#include <cmath>
#include <cstdio>

#include "sim/platform/workload/workload.h"
#include "sim/practice/report/listing_kinds.h"

namespace drydock::report {

namespace {

using enum Align;
using enum Shown;

std::string fixed(double value, int decimals, const char* unit) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%.*f%s", decimals, value, unit);
  return text.data();
}

/// Whole milliseconds, as the mesh's histogram counts them.
Cell latency(double seconds) { return Cell(fixed(seconds * 1e3, 0, "ms"), seconds); }

std::vector<Cell> figures(const workload::Service& service) {
  if (!service.meshed) return {"-", "-", "-", "-", "-"};
  return {Cell(fixed(service.success * 100, 2, "%"), service.success),
          Cell(fixed(service.rate, 1, "rps"), service.rate), latency(service.p50),
          latency(service.p95), latency(service.p99)};
}

std::vector<ListRow> traffic(const World& world) {
  std::vector<ListRow> rows;
  for (const auto& [id, service] : world.table<workload::Service>()) {
    if (!service.workload) continue;  // No proxy of the mesh stands beside it.
    const kubernetes::Workload& workload = world[service.workload];
    const std::string name = name_text(world, service.name);
    std::vector<Cell> cells = {name_text(world, workload.name_space), name,
                               ratio(service.meshed ? workload.ready : 0, workload.ready)};
    for (Cell& cell : figures(service)) cells.push_back(std::move(cell));
    rows.push_back({"service/" + name, std::move(cells),
                    service.success < 0.5              ? RowState::broken
                    : service.degraded || service.slow ? RowState::strained
                                                       : RowState::ordinary});
  }
  return rows;
}

}  // namespace

std::vector<ListKind> service_lists() {
  return {{"stat",
           "",
           "Mesh traffic",
           ListFamily::cluster,
           {{"NAMESPACE", left, all_namespaces},
            {"NAME"},
            {"MESHED", right},
            {"SUCCESS", right},
            {"RPS", right},
            {"LATENCY_P50", right},
            {"LATENCY_P95", right},
            {"LATENCY_P99", right}},
           traffic}};
}

}  // namespace drydock::report
