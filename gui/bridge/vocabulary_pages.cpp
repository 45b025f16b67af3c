// Texts of the inspector's pages and of forms: states, choices, and why a node stays.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kPages[] = {
    // Why the cluster-autoscaler keeps a node.
    QT_TRANSLATE_NOOP("Vocabulary", "the cluster has no autoscaler"),
    QT_TRANSLATE_NOOP("Vocabulary", "it has left the cluster"),
    QT_TRANSLATE_NOOP("Vocabulary", "it is being removed"),
    QT_TRANSLATE_NOOP("Vocabulary", "the autoscaler has stopped: too many nodes are not ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "its group {group} is at its min of {min}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{used} of it are asked for, not less than {least}"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} fits on no other node"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} has no controller that would make it again"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is a system pod without a disruption budget"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is marked as not safe to evict"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} has local storage that would be lost"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is held by its disruption budget"),
    QT_TRANSLATE_NOOP("Vocabulary", "it may be needed for the pods of other nodes that go"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "it is not needed since {since} and goes at {due} at the earliest"),
    // Where and why the way of a packet ends.
    QT_TRANSLATE_NOOP("Vocabulary", "zone {zone} is dark"),
    QT_TRANSLATE_NOOP("Vocabulary", "{peering} was deleted"),
    QT_TRANSLATE_NOOP("Vocabulary", "{peering}: no subnet of VPC {vpc} has the address {to}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{peering} leads to VPC {vpc} and no further, since peering is not "
                      "transitive; {to} is not in it"),
    QT_TRANSLATE_NOOP("Vocabulary", "{gateway} knows no attached VPC with the address {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "no subnet of VPC {vpc} has the address {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "tunnel {tunnel} is down, and routing has not left it yet"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "tunnel {tunnel} is down: zone {zone} is dark, and routing has not left it yet"),
    QT_TRANSLATE_NOOP("Vocabulary", "site {site} knows no way to {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the internet does not carry private addresses such as {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} is still being created"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} was deleted"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} is down: zone {zone} is dark"),
    QT_TRANSLATE_NOOP("Vocabulary", "NAT gateway {nat} is down: it is broken"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "NAT gateway {nat} stands in {subnet}, which has no route to an internet gateway"),
    QT_TRANSLATE_NOOP("Vocabulary", "VPN {vpn} is dark: its only tunnel is down"),
    QT_TRANSLATE_NOOP("Vocabulary", "VPN {vpn} is dark: all its tunnels are down"),
    QT_TRANSLATE_NOOP("Vocabulary", "route table {table} has no route to {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "no subnet of the VPC has the address {to}"),
    QT_TRANSLATE_NOOP("Vocabulary", "it is private, so the internet gateway drops its packets"),
    QT_TRANSLATE_NOOP("Vocabulary", "the route to {to} in route table {table} leads nowhere"),
    QT_TRANSLATE_NOOP("Vocabulary", "packets to {to} run in a circle"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "it ends in the wrong place: the address {to} of {what} is also one of {other}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "security group {groups} of {holder} has no rule for {ports} from {other}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "security group {groups} of {holder} has no rule for {ports} to {other}"),
    // States.
    QT_TRANSLATE_NOOP("Vocabulary", "completed"),
    QT_TRANSLATE_NOOP("Vocabulary", "error"),
    QT_TRANSLATE_NOOP("Vocabulary", "oom killed"),
    QT_TRANSLATE_NOOP("Vocabulary", "probe failed"),
    QT_TRANSLATE_NOOP("Vocabulary", "booting"),
    QT_TRANSLATE_NOOP("Vocabulary", "terminated"),
    QT_TRANSLATE_NOOP("Vocabulary", "stopping"),
    QT_TRANSLATE_NOOP("Vocabulary", "stopped"),
    QT_TRANSLATE_NOOP("Vocabulary", "partial disruption"),
    QT_TRANSLATE_NOOP("Vocabulary", "full disruption"),
    QT_TRANSLATE_NOOP("Vocabulary", "standard"),
    QT_TRANSLATE_NOOP("Vocabulary", "extended"),
    QT_TRANSLATE_NOOP("Vocabulary", "ended"),
    QT_TRANSLATE_NOOP("Vocabulary", "complete"),
    QT_TRANSLATE_NOOP("Vocabulary", "progressing"),
    QT_TRANSLATE_NOOP("Vocabulary", "failed"),
    QT_TRANSLATE_NOOP("Vocabulary", "allow"),
    QT_TRANSLATE_NOOP("Vocabulary", "forbid"),
    QT_TRANSLATE_NOOP("Vocabulary", "replace"),
    QT_TRANSLATE_NOOP("Vocabulary", "if healthy budget"),
    QT_TRANSLATE_NOOP("Vocabulary", "always allow"),
    QT_TRANSLATE_NOOP("Vocabulary", "crashes"),
    QT_TRANSLATE_NOOP("Vocabulary", "never ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "available"),
    QT_TRANSLATE_NOOP("Vocabulary", "attaching"),
    QT_TRANSLATE_NOOP("Vocabulary", "attached"),
    QT_TRANSLATE_NOOP("Vocabulary", "detaching"),
    QT_TRANSLATE_NOOP("Vocabulary", "modifying"),
    QT_TRANSLATE_NOOP("Vocabulary", "optimizing"),
    QT_TRANSLATE_NOOP("Vocabulary", "enabled"),
    QT_TRANSLATE_NOOP("Vocabulary", "adding nodes"),
    QT_TRANSLATE_NOOP("Vocabulary", "replacing nodes"),
    QT_TRANSLATE_NOOP("Vocabulary", "simple"),
    QT_TRANSLATE_NOOP("Vocabulary", "weighted"),
    QT_TRANSLATE_NOOP("Vocabulary", "primary"),
    QT_TRANSLATE_NOOP("Vocabulary", "secondary"),
    // Choices of forms.
    QT_TRANSLATE_NOOP("Vocabulary", "kernel"),
    QT_TRANSLATE_NOOP("Vocabulary", "host"),
    QT_TRANSLATE_NOOP("Vocabulary", "from"),
    QT_TRANSLATE_NOOP("Vocabulary", "to"),
    QT_TRANSLATE_NOOP("Vocabulary", "scale up"),
    QT_TRANSLATE_NOOP("Vocabulary", "scale down"),
};

}  // namespace

std::span<const char* const> pageTexts() { return kPages; }

}  // namespace drydock::bridge
