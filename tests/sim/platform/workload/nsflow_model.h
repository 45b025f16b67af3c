// The nsFlow platform as a pure model of flows, by hand, for tests of the flows alone.
#pragma once

#include "sim/platform/workload/flows.h"

namespace drydock::workload {

/// Indices of the services of nsflow_model().
enum NsflowService {
  traefik,
  web,
  api,
  auth,
  workflow,
  assets,
  sessions,
  notify,
  reports,
  auth_db,
  workflow_db,
  reports_db,
  events_mq
};

class NsflowModel {
 public:
  FlowModel model;

  NsflowModel() {
    add(ServiceKind::ingress, {1, 1, 0}, 1.0, 1024, 1024, 10, false);
    add(ServiceKind::application, {1, 1, 1}, 0.5);
    add(ServiceKind::application, {1, 2, 1}, 1.0);
    add(ServiceKind::application, {1, 1, 2}, 0.5);
    add(ServiceKind::application, {2, 2, 1}, 1.0);
    add(ServiceKind::application, {1, 1, 1}, 1.0);
    add(ServiceKind::application, {1, 1, 1}, 1.0);
    add(ServiceKind::application, {2, 2, 2}, 0.5);
    add(ServiceKind::application, {1, 1, 2}, 1.0);
    add(ServiceKind::database, {0, 1, 0}, 1.5, 100, 256, 2, false);
    add(ServiceKind::database, {1, 0, 0}, 1.5, 100, 256, 2, false);
    add(ServiceKind::database, {0, 0, 1}, 1.5, 100, 256, 2, false);
    add(ServiceKind::broker, {1, 1, 1}, 1.0, 0, 0, 3, false);
    model.services[events_mq].quorum = 2;
    const flow::Moments erp = flow::Moments::lognormal(0.080, 0.5);
    const flow::Moments push = flow::Moments::lognormal(0.120, 0.3);
    model.outsides = {{erp, 2, 0, 1}, {push, 3, 0, 1}};
    model.stores = {{{0.0441, 0.000341}, 0.030, 85e6}};
    model.open = {true, true, true};
    model.s3_open = {true, true, true};
    model.users_rate = 240;
    model.hop_same = 0.0003;
    model.hop_cross = 0.0009;
    model.retry_budget = 0.2;
    model.drain_utilization = 0.8;
    add_open_app();
    add_ar_step();
    add_fetch_asset();
    add_design();
    add_report();
    add_consumers();
  }

  FlowOperation& operation(int index) { return model.operations[static_cast<std::size_t>(index)]; }
  FlowService& service(int index) { return model.services[static_cast<std::size_t>(index)]; }

 private:
  void add(ServiceKind kind, PerZone pods, double cores, int concurrency = 64, int queue = 256,
           double timeout = 3, bool meshed = true) {
    FlowService service;
    service.kind = kind;
    service.answering = pods;
    for (const double count : pods) service.pods += count;
    service.cores = cores;
    service.concurrency = concurrency;
    service.queue = queue;
    service.timeout = timeout;
    service.meshed = meshed;
    model.services.push_back(service);
  }

  int root(double share, int target, double cpu) {
    model.operations.push_back({static_cast<int>(model.calls.size()), -1, share});
    FlowCall call;
    call.operation = static_cast<int>(model.operations.size()) - 1;
    call.target = target;
    call.cpu = cpu;
    model.calls.push_back(call);
    return static_cast<int>(model.calls.size()) - 1;
  }

  FlowCall& last() { return model.calls.back(); }

  int call(int parent, CallKind kind, int target, double cpu, double chance = 1) {
    const FlowCall above = model.calls[static_cast<std::size_t>(parent)];
    FlowCall call;
    call.operation = above.operation;
    call.parent = parent;
    call.caller = above.kind == CallKind::service ? above.target : above.caller;
    call.kind = kind;
    call.target = target;
    call.chance = chance;
    call.bytes = 6'000;
    if (kind == CallKind::service) {
      const bool meshed = service(target).meshed;
      call.cpu = cpu + (meshed ? 0.0004 : 0);
      call.retried = meshed && service(call.caller).meshed && is_read_;
    }
    model.calls.push_back(call);
    return static_cast<int>(model.calls.size()) - 1;
  }

  int to(int parent, int target, double cpu, double chance = 1) {
    return call(parent, CallKind::service, target, cpu, chance);
  }

  int api_and_auth(double share) {
    const int first = to(root(share, traefik, 0.0006), api, 0.004);
    to(to(first, auth, 0.003), auth_db, 0.0015, 0.1);
    return first;
  }

  void publish(int parent) {
    to(parent, events_mq, 0);
    last().asynchronous = true;
    last().bytes = 2'000;
  }

  void add_open_app() {
    is_read_ = true;
    const int shell = to(root(0.25, traefik, 0.0006), web, 0.002);
    to(to(to(shell, api, 0.004), auth, 0.003), auth_db, 0.0015, 0.1);
  }
  void add_ar_step() {
    is_read_ = false;
    const int step = to(to(root(0.40, traefik, 0.0006), sessions, 0.005), workflow, 0.008);
    to(step, workflow_db, 0.0025);
    to(step, workflow_db, 0.004);
    call(step, CallKind::outside, 0, 0, 0.1);
    publish(step);
  }
  void add_fetch_asset() {
    is_read_ = true;
    const int first = api_and_auth(0.20);
    call(to(first, assets, 0.006), CallKind::get_object, 0, 0);
    last().bytes = 1'200'000;
  }
  void add_design() {
    is_read_ = false;
    const int step = to(api_and_auth(0.10), workflow, 0.008);
    const int fork = call(step, CallKind::fork, -1, 0);
    to(fork, workflow_db, 0.004);
    last().times = 2;
    call(to(fork, assets, 0.006, 0.3), CallKind::put_object, 0, 0);
    last().bytes = 300'000;
    publish(step);
  }
  void add_report() {
    is_read_ = true;
    to(to(api_and_auth(0.05), reports, 0.025), reports_db, 0.030);
  }
  void add_consumers() {
    is_read_ = false;
    model.backlogs = {{events_mq, 5, false}, {events_mq, 6, false}};
    call(root(0, notify, 0.0044), CallKind::outside, 1, 0);
    model.operations.back().backlog = 0;
    to(root(0, reports, 0.0034), reports_db, 0.003);
    model.operations.back().backlog = 1;
  }

  bool is_read_ = false;
};

}  // namespace drydock::workload
