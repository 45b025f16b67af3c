// Texts of autoscalers and upgrades.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kScaling[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "{autoscaler}: New size: {size}; reason: {reason}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{autoscaler} cannot scale: {reason}: {error}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{autoscaler} can read its metrics again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{autoscaler} is held at {size}: its metrics ask for {wanted}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the autoscaler stops: {unready} of {nodes} nodes are not ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "the autoscaler goes on: {ready} of {nodes} nodes are ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "the control plane of {cluster} is upgraded to {version}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the API servers of {cluster} were replaced: clients reconnect, controllers "
                      "start anew"),
    QT_TRANSLATE_NOOP("Vocabulary", "the control plane of {cluster} runs {version}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "standard support of {version} ended: {cluster} is in extended support and "
                      "costs more"),
    QT_TRANSLATE_NOOP("Vocabulary", "support of {version} ended: AWS upgrades {cluster} by itself"),
    QT_TRANSLATE_NOOP("Vocabulary", "the nodes of {group} are replaced by nodes of {version}"),
    QT_TRANSLATE_NOOP("Vocabulary", "all nodes of {group} run {version}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "update of {group} failed: NodeCreationFailure, new nodes did not become "
                      "ready"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "update of {group} failed: PodEvictionFailure, pod {pod} stays on {node}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "set the autoscaler of {workload} to {min} to {max} pods at {target} % CPU"),
    QT_TRANSLATE_NOOP("Vocabulary", "let the autoscaler of {workload} {direction} by {policies}"),
    QT_TRANSLATE_NOOP("Vocabulary", "upgrade the control plane to {version}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "replace the nodes of {group} by nodes of the cluster's version"),
    QT_TRANSLATE_NOOP("Vocabulary", "Cluster control plane, extended support"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "did not receive metrics for targeted pods (pods might be unready)"),
    QT_TRANSLATE_NOOP("Vocabulary", "missing request for cpu"),
    QT_TRANSLATE_NOOP("Vocabulary", "no metrics returned matched known pods"),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no horizontal autoscaler for \"{name}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "An autoscaler keeps 1 to {most} pods."),
    QT_TRANSLATE_NOOP("Vocabulary", "The least, {min}, is above the most, {max}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Lower min or raise max."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The CPU target is a percentage of the request from 1 to 1000."),
    QT_TRANSLATE_NOOP("Vocabulary", "The autoscaler of {workload} is set so already."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{workload} may then have {min} to {pods} at {target} % of the CPU request; "
                      "it has {now} now."),
    QT_TRANSLATE_NOOP("Vocabulary", "It shrinks to {max} at once."),
    QT_TRANSLATE_NOOP("Vocabulary", "It grows to {min} at once."),
    QT_TRANSLATE_NOOP("Vocabulary", "The direction is \"scale up\" or \"scale down\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "A stabilization window lasts an hour at most."),
    QT_TRANSLATE_NOOP("Vocabulary", "These policies cannot be read."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Write up to four as \"4 pods in 15 s, 100 % in 15 s\", and select max, min "
                      "or disabled."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The autoscaler of {workload} keeps to these rules from its next sync on."),
    QT_TRANSLATE_NOOP("Vocabulary", "The version of this cluster is not known."),
    QT_TRANSLATE_NOOP("Vocabulary", "\"{version}\" is no version of Kubernetes."),
    QT_TRANSLATE_NOOP("Vocabulary", "Write it as 1.32."),
    QT_TRANSLATE_NOOP("Vocabulary", "The control plane is being upgraded to {version} already."),
    QT_TRANSLATE_NOOP("Vocabulary", "The control plane is being upgraded."),
    QT_TRANSLATE_NOOP("Vocabulary", "Wait until that is done."),
    QT_TRANSLATE_NOOP("Vocabulary", "The control plane runs {version} already."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The control plane runs {before} and cannot go back to {after}."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The control plane runs {version}: it goes one minor version at a time."),
    QT_TRANSLATE_NOOP("Vocabulary", "Upgrade to {version} first."),
    QT_TRANSLATE_NOOP("Vocabulary", "EKS does not offer {version}."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Node {node} runs {version}: a kubelet may lag {count} minor versions at "
                      "most."),
    QT_TRANSLATE_NOOP("Vocabulary", "Update its node group first."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The subnets of the cluster have {free} free addresses; an upgrade needs "
                      "{needed}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Remove nodes or pods that are not needed."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The control plane of {cluster} goes from {before} to {after} within {least} "
                      "to {most}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Its API servers are replaced, and there is no way back."),
    QT_TRANSLATE_NOOP("Vocabulary", "Nodes keep their version until their groups are updated."),
    QT_TRANSLATE_NOOP("Vocabulary", "The nodes of {group} are being replaced already."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The nodes of {group} run {version} already, as the control plane."),
    QT_TRANSLATE_NOOP("Vocabulary", "Upgrade the control plane first."),
    QT_TRANSLATE_NOOP("Vocabulary", "Group {group} has no nodes."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Zone {zone} is dark: no new node of {group} could start there."),
    QT_TRANSLATE_NOOP("Vocabulary", "Wait until it is back."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "An update adds {count} nodes, more than group {group} may hold."),
    QT_TRANSLATE_NOOP("Vocabulary", "Lower its max."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{nodes} of {group} will be replaced by nodes of {version}, one after the "
                      "other."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Disruption budgets hold {pods} now; a pod that does not go within 15 min "
                      "ends the update."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pods that do not go within 15 min are deleted."),
};

}  // namespace

std::span<const char* const> scalingTexts() { return kScaling; }

}  // namespace drydock::bridge
