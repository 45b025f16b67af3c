// Namespaces that are deleted with all that is in them, and deployed again.
#pragma once

#include <string>

#include "sim/engine/kernel/rulebook.h"
#include "sim/platform/kubernetes/tables.h"

namespace drydock::kubernetes {

/// A namespace, once it was deleted.
struct NameSpace {
  Name name;
  bool ending = false;  ///< Terminating: pods have their grace, and claims their pods.
  bool gone = false;
  Time since;
  std::int32_t claims = 0, volumes = 0;  ///< Deleted, of the last time.
  DRYDOCK_FIELDS(NameSpace, name, ending, gone, since, claims, volumes)
};

/// All objects of the namespace are deleted: its pods at once and with their grace, whatever
/// budgets and orders say; a claim when no pod uses it any more (the finalizer pvc-protection), and
/// its volume as its policy says. Snapshots are no objects of it and stay. Source: Kubernetes
/// documentation, "Namespaces", "Finalizers", "Storage Object in Use Protection" and "Reclaiming".
void delete_namespace(Context& context, Name name);
/// Deploys again what was declared in it; stateful sets whose claims are gone get new ones, with
/// empty volumes. Nothing can be made in a namespace that is terminating.
void deploy_namespace(Context& context, Name name);
/// The row, or none: it was never deleted.
Id<NameSpace> namespace_row(const World& world, Name name);

/// `helm install` of all that the code says of a namespace, as pipelines do it.
struct DeployNamespace {
  static constexpr CommandStyle style{"kubernetes.deploy_namespace",
                                      "deploy namespace {name_space} again"};
  std::string name_space;
  DRYDOCK_FIELDS(DeployNamespace, name_space)
};
Result<Forecast> check(const World& world, const DeployNamespace& command);
void apply(Context& context, const DeployNamespace& command);

struct NamespaceEnding {
  static constexpr FactStyle style{"kubernetes.namespace_ending",
                                   "namespace {name_space} is being deleted: workloads {workloads}",
                                   Tone::broken, Weight::headline};
  Id<NameSpace> name_space;
  std::int32_t workloads = 0;
  DRYDOCK_FIELDS(NamespaceEnding, name_space, workloads)
};

struct NamespaceGone {
  static constexpr FactStyle style{
      "kubernetes.namespace_gone",
      "namespace {name_space} is gone: claims {claims}, volumes deleted {volumes}", Tone::broken,
      Weight::headline};
  Id<NameSpace> name_space;
  std::int32_t claims = 0, volumes = 0;
  DRYDOCK_FIELDS(NamespaceGone, name_space, claims, volumes)
};

struct NamespaceDeployed {
  static constexpr FactStyle style{"kubernetes.namespace_deployed",
                                   "namespace {name_space} is deployed again: workloads "
                                   "{workloads}",
                                   Tone::recovered, Weight::headline};
  Id<NameSpace> name_space;
  std::int32_t workloads = 0;
  DRYDOCK_FIELDS(NamespaceDeployed, name_space, workloads)
};

void install_namespaces(Rulebook& rulebook);

}  // namespace drydock::kubernetes
