// Texts of backups, restores and what they lose.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kRecovery[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "{pod} replays its log for {seconds} s before it answers"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} began"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} is complete: volumes {volumes}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "backup {backup} failed in part: volumes {failed} of {volumes}"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} failed: no pod of {by} runs"),
    QT_TRANSLATE_NOOP("Vocabulary", "backups of {schedule} wait: no pod of {by} runs"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} could not take a snapshot of volume {volume}"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} expired and was deleted"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore of {restore} into zone {zone} began"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{restore} is restored; writes lost: {writes}, of the last {seconds} s"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore of {restore} failed: {why}"),
    QT_TRANSLATE_NOOP("Vocabulary", "nobody restores"),
    QT_TRANSLATE_NOOP("Vocabulary", "zone is down"),
    QT_TRANSLATE_NOOP("Vocabulary", "snapshot is gone"),
    QT_TRANSLATE_NOOP("Vocabulary", "claim is in use"),
    QT_TRANSLATE_NOOP("Vocabulary", "make a backup of {schedule}"),
    QT_TRANSLATE_NOOP("Vocabulary", "change backups of {schedule}"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore {claim} in zone {zone}"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The volumes of {schedule} are saved one after the other, each as it is at its moment."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "A backup of {schedule} is made every {every}, and new ones are kept for {keep}."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Claim {claim} gets a volume in zone {zone} with the data of backup {backup}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Nothing is lost."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "What was written in the last {span} is lost: about {count} writes."),
    QT_TRANSLATE_NOOP("Vocabulary", "No pod of {by} runs."),
    QT_TRANSLATE_NOOP("Vocabulary", "No pod of {by} runs to restore it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Wait until one is ready."),
    QT_TRANSLATE_NOOP("Vocabulary", "Nothing is to be changed."),
    QT_TRANSLATE_NOOP("Vocabulary", "Backups are made at most every 5 min."),
    QT_TRANSLATE_NOOP("Vocabulary", "Backups are kept for at most 366 d."),
    QT_TRANSLATE_NOOP("Vocabulary", "A restore of {claim} is under way already."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Pod {pod} still uses claim {claim} on {node}, and a restore skips what exists."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Scale its workload to 0, or delete the pod by force when its node is gone."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no backup called \"{name}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no schedule called \"{name}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "No backup that can be used holds claim {claim}."),
};

}  // namespace

std::span<const char* const> recoveryTexts() { return kRecovery; }

}  // namespace drydock::bridge
