// Texts of machines, volumes and snapshots that a dark zone holds up, and of paid loading.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kGround[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "network of region {region}"),
    QT_TRANSLATE_NOOP("Vocabulary", "power of zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "host of {machine}"),
    QT_TRANSLATE_NOOP("Vocabulary", "kubelet of {machine}"),
    QT_TRANSLATE_NOOP("Vocabulary", "hardware of NAT gateway {nat}"),
    QT_TRANSLATE_NOOP("Vocabulary", "line of tunnel {tunnel}"),
    QT_TRANSLATE_NOOP("Vocabulary", "process of pod {pod}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} hangs on its way out: zone {zone} is dark"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "volume {volume} stays busy on {instance}: zone {zone} is dark"),
    QT_TRANSLATE_NOOP("Vocabulary", "snapshot {snapshot} waits: zone {zone} is dark"),
    QT_TRANSLATE_NOOP("Vocabulary", "Snapshots: paid loading"),
    QT_TRANSLATE_NOOP("Vocabulary", "Zone {zone} is dark: it happens when the zone is back."),
};

}  // namespace

std::span<const char* const> groundTexts() { return kGround; }

}  // namespace drydock::bridge
