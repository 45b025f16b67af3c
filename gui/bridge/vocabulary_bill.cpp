// Lines of the bill, and what budgets say.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

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
    QT_TRANSLATE_NOOP("Vocabulary", "Volumes: IOPS and throughput"),
    QT_TRANSLATE_NOOP("Vocabulary", "Snapshots"),
    QT_TRANSLATE_NOOP("Vocabulary", "Snapshots: fast restore"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: moves between classes"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: writing requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Buckets: reading requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Spot machines"),
    QT_TRANSLATE_NOOP("Vocabulary", "Machines, committed"),
    QT_TRANSLATE_NOOP("Vocabulary", "Encryption keys"),
    QT_TRANSLATE_NOOP("Vocabulary", "Encryption key requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Secrets"),
    QT_TRANSLATE_NOOP("Vocabulary", "Secret requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Parameters"),
    QT_TRANSLATE_NOOP("Vocabulary", "Parameter requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "Audit events"),
    QT_TRANSLATE_NOOP("Vocabulary", "Audit events of data"),
    QT_TRANSLATE_NOOP("Vocabulary", "DNS zones"),
    QT_TRANSLATE_NOOP("Vocabulary", "DNS queries"),
    QT_TRANSLATE_NOOP("Vocabulary", "DNS queries by latency"),
    QT_TRANSLATE_NOOP("Vocabulary", "CloudWatch log intake"),
    QT_TRANSLATE_NOOP("Vocabulary", "CloudWatch log storage"),
    QT_TRANSLATE_NOOP("Vocabulary", "CloudWatch metrics"),
    QT_TRANSLATE_NOOP("Vocabulary", "CloudWatch alarms"),
    QT_TRANSLATE_NOOP("Vocabulary", "CloudWatch dashboards"),
    QT_TRANSLATE_NOOP("Vocabulary", "Image registry"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog synthetic tests"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog hosts"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog traced hosts"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog custom metrics"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog log intake"),
    QT_TRANSLATE_NOOP("Vocabulary", "DataDog indexed logs"),
    QT_TRANSLATE_NOOP("Vocabulary", "CPU credits"),
    QT_TRANSLATE_NOOP("Vocabulary", "Interface endpoint hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "Interface endpoint data"),
    QT_TRANSLATE_NOOP("Vocabulary", "Transit gateway attachments"),
    QT_TRANSLATE_NOOP("Vocabulary", "Data transfer by VPN"),
    QT_TRANSLATE_NOOP("Vocabulary", "DNS health checks"),
    QT_TRANSLATE_NOOP("Vocabulary", "{percent} % of the {budget} budget of this month is spent"),
    QT_TRANSLATE_NOOP("Vocabulary", "this month is heading for {percent} % of the {budget} budget"),
};

}  // namespace

std::span<const char* const> billTexts() { return kBill; }

}  // namespace drydock::bridge
