// What the map shows, as plain values: the bridge fills it from a frame, the map draws it.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/format.h"

namespace drydock::models {

enum class Health { healthy, strained, broken };
enum class NodeState { booting, ready, notReady, draining };
enum class PodPhase { pending, starting, running, unready, terminating, failed };
enum class PodKind { app, database, queue, system };
/// What the arrows of the map show.
enum class Overlay { requests, bytes, dollars };
enum class ServiceKind { app, database, queue, bucket, outside };

/// One pod. Its tile keeps its place for as long as `id` lives on the same node.
struct PodItem {
  QString id, name, workload;
  PodKind kind = PodKind::app;
  PodPhase phase = PodPhase::running;
  QString note;      ///< Why it is as it is, one short sentence; may be empty.
  Moment since = 0;  ///< When it came into this phase.
};

/// One machine of the cluster; CPU in cores.
struct NodeItem {
  QString id, name, type;
  bool micro = false;  ///< A micro-VM of Fargate: for one pod, of no group.
  NodeState state = NodeState::ready;
  Moment since = 0;
  double cpuUsed = 0, cpuRequested = 0, cpuAllocatable = 0;
  QVector<PodItem> pods;
};

struct NatItem {
  QString id;
  bool present = false;
  Health state = Health::healthy;
  double bytesPerSecond = 0;
  double dollarsPerHour = 0;  ///< Of log lines and telemetry, which no arrow carries.
};

struct VolumeItem {
  QString id, name, pod;
  Health state = Health::healthy;
};

/// One availability zone: a column of the map.
struct ZoneItem {
  QString id, name;
  Health state = Health::healthy;
  Moment downSince = 0;  ///< Read only when `state` is broken.
  QString publicId, publicCidr, privateId, privateCidr;
  NatItem nat;
  QVector<NodeItem> nodes;
  QVector<VolumeItem> volumes;
  double requestsPerSecond = 0;  ///< What the load balancer sends here.
  bool target = true;            ///< The balancer holds this zone for healthy.
};

/// A machine group; its room to grow is drawn as empty places in its zone.
struct GroupItem {
  QString id, name, zone;
  int min = 0, max = 0, desired = 0;
  int live = 0;  ///< Machines that run or boot.
};

/// A service of the call graph, a bucket, or something outside that is called.
struct ServiceItem {
  QString id, name;
  ServiceKind kind = ServiceKind::app;
  int ready = 0, desired = 0;
  double requestsPerSecond = 0;
  double success = 1;  ///< Share of requests that succeed, 0 to 1.
  double p95 = 0;      ///< Milliseconds.
};

/// What the bytes of an arrow cost, in dollars an hour, by what is charged for.
struct ByteDollars {
  double nat = 0, betweenZones = 0, internet = 0, endpoint = 0;
  double sum() const { return nat + betweenZones + internet + endpoint; }
};

/// Calls from one service to another; the ids "internet", "balancer" and "ingress" are the way in.
struct EdgeItem {
  QString from, to;
  double requestsPerSecond = 0, bytesPerSecond = 0, failsPerSecond = 0;
  double latency = 10;        ///< Milliseconds; sets how fast a dot travels.
  bool asynchronous = false;  ///< A message that is picked up later; does not order the graph.
  ByteDollars dollars{};
};

struct BalancerItem {
  QString id, name;
  Health state = Health::healthy;
  double requestsPerSecond = 0;
};

/// The whole platform at one moment.
struct MapModel {
  QString region, vpc, vpcCidr;
  Moment now = 0;
  QVector<ZoneItem> zones;
  QVector<GroupItem> groups;
  QVector<PodItem> pending;  ///< Pods without a node.
  BalancerItem balancer, ingress;
  QVector<ServiceItem> services;
  QVector<EdgeItem> edges;
  QString office;  ///< Id of the office; empty when there is none.
  Health vpn = Health::healthy;
  double dollarsPerHour = 0;  ///< Of all bytes: the sum over arrows and NAT gateways.
};

}  // namespace drydock::models
