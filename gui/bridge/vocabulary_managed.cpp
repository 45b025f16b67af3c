// Texts of databases, brokers and pods that AWS runs, and their lines of the bill.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kManaged[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} is gone with its zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} has lost its node in zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "clients of {instance} no longer try its node in zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the standby of {instance} in zone {zone} took over"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} has its node in zone {zone} again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{instance} answers again in zone {zone}"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed databases: instance hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed databases: storage"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed databases: IOPS"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed databases: backups"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed brokers: node hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "Managed brokers: storage"),
    QT_TRANSLATE_NOOP("Vocabulary", "Fargate has no micro-VM for {pod} in any zone"),
    QT_TRANSLATE_NOOP("Vocabulary", "Fargate: vCPU hours"),
    QT_TRANSLATE_NOOP("Vocabulary", "Fargate: memory"),
    QT_TRANSLATE_NOOP("Vocabulary", "it is on Fargate, and goes with its pod"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Machine {machine} is a micro-VM of Fargate: it goes with its pod."),
    QT_TRANSLATE_NOOP("Vocabulary", "Delete the pod that runs on it."),
};

}  // namespace

std::span<const char* const> managedTexts() { return kManaged; }

}  // namespace drydock::bridge
