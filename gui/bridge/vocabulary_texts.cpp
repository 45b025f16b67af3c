// The texts themselves, by what says them; a test compares them with the rulebook.
#include "gui/bridge/vocabulary_texts.h"

#include <QtGlobal>

namespace drydock::bridge {

namespace {

const char* const kFacts[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "{scenario} started"),
    QT_TRANSLATE_NOOP("Vocabulary", "{actor}: {command}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{group} launched {instance}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} finished booting"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} can no longer be reached"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} can be reached again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} was terminated"),
    QT_TRANSLATE_NOOP("Vocabulary", "{group} could not launch a machine: zone {zone} is down"),
    QT_TRANSLATE_NOOP("Vocabulary", "{group} may now hold {min} to {max} machines"),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} is Ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} is NotReady"),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} left the cluster"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} was created"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} goes to {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is Pending: {reason}"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is no longer ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} was evicted from {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is gone"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} crashed"),
    QT_TRANSLATE_NOOP("Vocabulary", "endpoints of {workload} changed"),
    QT_TRANSLATE_NOOP("Vocabulary", "{workload} scaled from {before} to {after}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the autoscaler grows {group} from {before} to {after}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the autoscaler cannot help: {pods} Pending, {why}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the autoscaler removes {node}: unneeded"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the autoscaler gives up removing {node}: a disruption budget holds its "
                      "pods"),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} is drained"),
    QT_TRANSLATE_NOOP("Vocabulary", "zone {zone} went dark"),
    QT_TRANSLATE_NOOP("Vocabulary", "zone {zone} is back"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} stopped"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} works again"),
    QT_TRANSLATE_NOOP("Vocabulary", "load balancer {balancer} sees {target} as {health}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "clients stopped using zone {zone} of load balancer {balancer}"),
    QT_TRANSLATE_NOOP("Vocabulary", "clients now use zone {zone} of load balancer {balancer}"),
    QT_TRANSLATE_NOOP("Vocabulary", "volume {volume} is attached to {instance}"),
    QT_TRANSLATE_NOOP("Vocabulary", "volume {volume} was detached from {instance}"),
    QT_TRANSLATE_NOOP("Vocabulary", "users are affected: {percent} % of requests succeed"),
    QT_TRANSLATE_NOOP("Vocabulary", "users are served again: {percent} % of requests succeed"),
    QT_TRANSLATE_NOOP("Vocabulary", "users wait: p95 is {p95_ms} ms"),
    QT_TRANSLATE_NOOP("Vocabulary", "users get quick answers again: p95 is {p95_ms} ms"),
    QT_TRANSLATE_NOOP("Vocabulary", "{service} answers only {percent} % of its calls well"),
    QT_TRANSLATE_NOOP("Vocabulary", "{service} answers {percent} % of its calls well again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{service} is slow: p95 is {p95_ms} ms"),
    QT_TRANSLATE_NOOP("Vocabulary", "{service} is quick again: p95 is {p95_ms} ms"),
    QT_TRANSLATE_NOOP("Vocabulary", "messages wait in {queue}: {per_second} more each second"),
    QT_TRANSLATE_NOOP("Vocabulary", "no message waits in {queue} any more"),
    QT_TRANSLATE_NOOP("Vocabulary", "traffic is {scale} times the ordinary"),
};

const char* const kCommands[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to min {min}, max {max}"),
    QT_TRANSLATE_NOOP("Vocabulary", "fail zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "hang node {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "kill pod {pod}"),
    QT_TRANSLATE_NOOP("Vocabulary", "fail NAT gateway {nat}"),
    QT_TRANSLATE_NOOP("Vocabulary", "scale {workload} to {replicas}"),
    QT_TRANSLATE_NOOP("Vocabulary", "delete pod {pod}"),
    QT_TRANSLATE_NOOP("Vocabulary", "cordon node {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "uncordon node {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "drain node {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set traffic to {scale} times the ordinary"),
};

const char* const kWords[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "scenario"),
    QT_TRANSLATE_NOOP("Vocabulary", "trainee"),
    QT_TRANSLATE_NOOP("Vocabulary", "instructor"),
    QT_TRANSLATE_NOOP("Vocabulary", "lesson"),
    QT_TRANSLATE_NOOP("Vocabulary", "none"),
    QT_TRANSLATE_NOOP("Vocabulary", "and"),
    QT_TRANSLATE_NOOP("Vocabulary", "not yet tried"),
    QT_TRANSLATE_NOOP("Vocabulary", "Insufficient cpu"),
    QT_TRANSLATE_NOOP("Vocabulary", "Insufficient memory"),
    QT_TRANSLATE_NOOP("Vocabulary", "Too many pods"),
    QT_TRANSLATE_NOOP("Vocabulary", "volume node affinity conflict"),
    QT_TRANSLATE_NOOP("Vocabulary", "no node is Ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "waiting for its volume"),
    QT_TRANSLATE_NOOP("Vocabulary", "every useful group is at its max"),
    QT_TRANSLATE_NOOP("Vocabulary", "useful groups wait after failed launches"),
    QT_TRANSLATE_NOOP("Vocabulary", "no group could hold them"),
    QT_TRANSLATE_NOOP("Vocabulary", "initial"),
    QT_TRANSLATE_NOOP("Vocabulary", "healthy"),
    QT_TRANSLATE_NOOP("Vocabulary", "unhealthy"),
    QT_TRANSLATE_NOOP("Vocabulary", "draining"),
    QT_TRANSLATE_NOOP("Vocabulary", "gone"),
    QT_TRANSLATE_NOOP("Vocabulary", "pending"),
    QT_TRANSLATE_NOOP("Vocabulary", "starting"),
    QT_TRANSLATE_NOOP("Vocabulary", "running"),
    QT_TRANSLATE_NOOP("Vocabulary", "terminating"),
};

const char* const kBill[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "Machines"),
    QT_TRANSLATE_NOOP("Vocabulary", "Volumes"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway data"),
    QT_TRANSLATE_NOOP("Vocabulary", "Public IPv4 addresses"),
    QT_TRANSLATE_NOOP("Vocabulary", "Cluster control plane"),
    QT_TRANSLATE_NOOP("Vocabulary", "VPN connections"),
    QT_TRANSLATE_NOOP("Vocabulary", "Load balancer hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "Load balancer capacity"),
    QT_TRANSLATE_NOOP("Vocabulary", "Data transfer between zones"),
    QT_TRANSLATE_NOOP("Vocabulary", "Data transfer to internet"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: space"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: writing requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: reading requests"),
};

const char* const kForecasts[] = {
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Zone {zone} goes dark: {nodes}, {pods}, {volumes} and {nats} can no longer "
                      "be reached."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Group {group} may then hold {min} to {machines}; it has {live} "
                      "now and launches {count}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Zone {zone} is dark, so no machine can start there."),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} stops; nobody uses it now."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "NAT gateway {nat} stops; zone {zone} reaches the internet through "
                      "it."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "NAT gateway {nat} stops; zones {zones} reach the internet through "
                      "it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Zone {zone} returns with all that stands in it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} hangs, and {pods} on it with it."),
    QT_TRANSLATE_NOOP("Vocabulary", "The process of pod {pod} dies, and its kubelet restarts it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} goes; {workload} makes another in its place."),
    QT_TRANSLATE_NOOP("Vocabulary", "The new one will wait for the same reason."),
    QT_TRANSLATE_NOOP("Vocabulary", "{workload} goes from {before} to {after}."),
    QT_TRANSLATE_NOOP("Vocabulary", "{workload} has {replicas} already."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Its horizontal autoscaler pauses while there are no replicas."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Its horizontal autoscaler keeps {least} to {most} and will pull it back "
                      "within seconds."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Its horizontal autoscaler ({least} to {most}) will change it again as the "
                      "load asks."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Group {group} may then hold {min} to {machines}; it has {live} now."),
    QT_TRANSLATE_NOOP("Vocabulary", "No new pods go to {node}; the {pods} on it stay."),
    QT_TRANSLATE_NOOP("Vocabulary", "No new pods go to {node}, and {pods} moves away."),
    QT_TRANSLATE_NOOP("Vocabulary", "No new pods go to {node}, and {pods} move away."),
    QT_TRANSLATE_NOOP("Vocabulary", "Disruption budgets hold back {held} for now."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The node does not answer, so they stay Terminating until it does."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pods may go to {node} again."),
    QT_TRANSLATE_NOOP("Vocabulary", "Its drain stops."),
    QT_TRANSLATE_NOOP("Vocabulary", "users' requests go from {before} to {after}"),
};

const char* const kRefusals[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "Zone {zone} is dark already, since {time}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Restore it first, or fail another zone."),
    QT_TRANSLATE_NOOP("Vocabulary", "Zone {zone} is not down."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} is being terminated."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} hangs already."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} is {phase}, so it has no process to kill."),
    QT_TRANSLATE_NOOP("Vocabulary", "Choose a pod that runs."),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} is broken already."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no {thing} called \"{name}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is none now."),
    QT_TRANSLATE_NOOP("Vocabulary", "Did you mean {name}?"),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} has left the cluster."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} is gone already."),
    QT_TRANSLATE_NOOP("Vocabulary", "{workload} is a daemon set: it has one pod on each node."),
    QT_TRANSLATE_NOOP("Vocabulary", "Add or remove nodes instead."),
    QT_TRANSLATE_NOOP("Vocabulary", "Replicas may be 0 to {most}, not {count}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} is being deleted already."),
    QT_TRANSLATE_NOOP("Vocabulary", "It goes when its node answers again or is removed."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} is cordoned already."),
    QT_TRANSLATE_NOOP("Vocabulary", "Uncordon it to let pods in again."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} is not cordoned."),
    QT_TRANSLATE_NOOP("Vocabulary", "Node {node} is being drained already."),
    QT_TRANSLATE_NOOP("Vocabulary", "Uncordon it to stop that."),
    QT_TRANSLATE_NOOP("Vocabulary", "Only an instructor may do this."),
    QT_TRANSLATE_NOOP("Vocabulary", "Switch to the instructor's role, or ask for it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Nobody has done anything that could be undone."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Group {group} cannot have max {max}: a group holds {quota} machines at most."),
    QT_TRANSLATE_NOOP("Vocabulary", "Choose a max of {quota} or less."),
    QT_TRANSLATE_NOOP("Vocabulary", "Group {group} needs a max of 1 or more."),
    QT_TRANSLATE_NOOP("Vocabulary", "Group {group} cannot have min {min} above max {max}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Raise the max or lower the min."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Group {group} has {machines} and would have to end {count} of them."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Drain a node first; the autoscaler removes it when it is empty."),
    QT_TRANSLATE_NOOP("Vocabulary", "Group {group} has min {min}, max {max} already."),
    QT_TRANSLATE_NOOP("Vocabulary", "{file} is damaged. It was left as it is."),
    QT_TRANSLATE_NOOP("Vocabulary", "{file} is not a file of Drydock. It was left as it is."),
    QT_TRANSLATE_NOOP("Vocabulary", "{file} cannot be opened."),
    QT_TRANSLATE_NOOP("Vocabulary", "The disk is full; {file} keeps what was saved before."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no permission to write {file}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Move it away, or bring it back from a copy."),
    QT_TRANSLATE_NOOP("Vocabulary", "Choose another name."),
    QT_TRANSLATE_NOOP("Vocabulary", "Make room, or choose another disk."),
    QT_TRANSLATE_NOOP("Vocabulary", "Choose another folder, or change its permissions."),
    QT_TRANSLATE_NOOP("Vocabulary", "See whether its folder exists and may be written to."),
};

const char* const kScenarios[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "nsFlow in the afternoon"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The platform at its daily peak. Nothing is planned to happen: break it, "
                      "scale it and watch what follows."),
    QT_TRANSLATE_NOOP("Vocabulary", "Thirty ordinary days"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "A month of the platform as flows: a traffic curve each day, weekends at "
                      "half, pods and nodes that follow it, and no fault."),
    QT_TRANSLATE_NOOP("Vocabulary", "A zone goes dark"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The platform at its daily peak. After ten minutes a whole availability zone fails for "
        "half an hour: its nodes, its NAT gateway, its load balancer address and its volumes."),
};

const char* const kCounted[] = {
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n machine(s)"),
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n node(s)"),
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n pod(s)"),
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n volume(s)"),
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n replica(s)"),
    QT_TRANSLATE_N_NOOP("Vocabulary", "%n NAT gateway(s)"),
};

template <std::size_t Size>
void append(std::vector<const char*>& to, const char* const (&from)[Size]) {
  to.insert(to.end(), from, from + Size);
}

}  // namespace

const std::vector<const char*>& vocabularyTexts() {
  static const std::vector<const char*> all = [] {
    std::vector<const char*> made;
    append(made, kRefusals);
    append(made, kForecasts);
    append(made, kCommands);
    append(made, kFacts);
    append(made, kWords);
    append(made, kBill);
    append(made, kScenarios);
    append(made, kCounted);
    return made;
  }();
  return all;
}

}  // namespace drydock::bridge
