// Lines of the bill, and what budgets say.
#include <QCoreApplication>
#include <algorithm>
#include <cctype>
#include <cmath>

#include "gui/bridge/slots.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/vocabulary_texts.h"
#include "gui/models/format.h"

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
    QT_TRANSLATE_NOOP("Vocabulary", "Data transfer to other regions"),
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

// How much of a unit was used. Units of things that run are all hours; a unit that the price book
// counts by the thousand is said one by one.
struct UnitWords {
  std::string_view unit;
  const char* words;
};
constexpr UnitWords kUnits[] = {
    {"hour", QT_TRANSLATE_NOOP("Vocabulary", "%1 h")},
    {"AZ-hour", "%1 h"},
    {"broker-hour", "%1 h"},
    {"container-hour", "%1 h"},
    {"ENI-hour", "%1 h"},
    {"vCPU-hour", QT_TRANSLATE_NOOP("Vocabulary", "%1 vCPU-h")},
    {"NLCU-hour", QT_TRANSLATE_NOOP("Vocabulary", "%1 NLCU-h")},
    {"GB", QT_TRANSLATE_NOOP("Vocabulary", "%1 GB")},
    {"GB-hour", QT_TRANSLATE_NOOP("Vocabulary", "%1 GB-h")},
    {"GB-MiBps", QT_TRANSLATE_NOOP("Vocabulary", "%1 GB × MiB/s")},
    {"GB-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 GB-months")},
    {"IOPS-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 IOPS-months")},
    {"MiBps-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 MiB/s-months")},
    {"request", QT_TRANSLATE_NOOP("Vocabulary", "%1 requests")},
    {"requests", "%1 requests"},
    {"queries", QT_TRANSLATE_NOOP("Vocabulary", "%1 queries")},
    {"events", QT_TRANSLATE_NOOP("Vocabulary", "%1 events")},
    {"runs", QT_TRANSLATE_NOOP("Vocabulary", "%1 runs")},
    {"key-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 key-months")},
    {"secret-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 secret-months")},
    {"parameter-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 parameter-months")},
    {"zone-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 zone-months")},
    {"check-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 check-months")},
    {"feature-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 feature-months")},
    {"metric-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 metric-months")},
    {"metrics-month", "%1 metric-months"},
    {"alarm metric-month", "%1 metric-months"},
    {"dashboard-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 dashboard-months")},
    {"host-month", QT_TRANSLATE_NOOP("Vocabulary", "%1 host-months")},
};

}  // namespace

QString sayUse(double amount, std::string_view unit) {
  // "1,000 requests": so many of them are one unit.
  std::size_t digits = 0;
  double many = 0;
  for (; digits < unit.size() &&
         (unit[digits] == ',' || std::isdigit(static_cast<unsigned char>(unit[digits])));
       ++digits) {
    if (unit[digits] != ',') many = many * 10 + (unit[digits] - '0');
  }
  if (many > 0 && digits + 1 < unit.size()) {
    amount *= many;
    unit.remove_prefix(digits + 1);
  }
  const auto known = std::find_if(std::begin(kUnits), std::end(kUnits),
                                  [&](const UnitWords& one) { return one.unit == unit; });
  const QString figure = models::figureText(many > 0 ? std::round(amount) : amount);
  constexpr std::string_view hours = "-hour";
  if (known == std::end(kUnits) && unit.ends_with(hours)) {
    unit.remove_suffix(hours.size());
    return figure + ' ' + QString::fromUtf8(unit.data(), qsizetype(unit.size())) + "-h";
  }
  if (known == std::end(kUnits)) {
    return figure + " × " + QString::fromUtf8(unit.data(), qsizetype(unit.size()));
  }
  return QCoreApplication::translate("Vocabulary", known->words).arg(figure);
}

std::span<const char* const> billTexts() { return kBill; }

}  // namespace drydock::bridge
