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
    QT_TRANSLATE_NOOP("Vocabulary", "region {region} is lost: zones {zones}"),
    QT_TRANSLATE_NOOP("Vocabulary", "lose region {region}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the cluster is lost with its control plane: nodes {nodes}, pods {pods}"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} is in region {region} too"),
    QT_TRANSLATE_NOOP("Vocabulary", "code begins to build {module} in region {region}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{module} in region {region} stands"),
    QT_TRANSLATE_NOOP("Vocabulary", "Velero runs in region {region} and knows backups: {backups}"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} brought back {stage}: {objects}"),
    QT_TRANSLATE_NOOP("Vocabulary", "replica {volume} takes over for {restore}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{restore} is in no backup: it begins with an empty volume"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "the platform is restored from backup {backup}: objects {objects}, skipped {skipped}"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "the restore from backup {backup} failed in part: objects {failed} of {objects}"),
    QT_TRANSLATE_NOOP("Vocabulary", "build {module} in region {region} from code"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore the platform from backup {backup}"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "writes lost: {writes}, of the last {seconds} s; most of them were of {restore}"),
    QT_TRANSLATE_NOOP("Vocabulary", "network"),
    QT_TRANSLATE_NOOP("Vocabulary", "cluster"),
    QT_TRANSLATE_NOOP("Vocabulary", "velero"),
    QT_TRANSLATE_NOOP("Vocabulary", "namespaces and definitions"),
    QT_TRANSLATE_NOOP("Vocabulary", "volumes"),
    QT_TRANSLATE_NOOP("Vocabulary", "claims"),
    QT_TRANSLATE_NOOP("Vocabulary", "secrets and settings"),
    QT_TRANSLATE_NOOP("Vocabulary", "pods and controllers"),
    QT_TRANSLATE_NOOP("Vocabulary", "absent"),
    QT_TRANSLATE_NOOP("Vocabulary", "making"),
    QT_TRANSLATE_NOOP("Vocabulary", "standing"),
    QT_TRANSLATE_NOOP("Vocabulary", "pilot light"),
    QT_TRANSLATE_NOOP("Vocabulary", "warm"),
    QT_TRANSLATE_NOOP("Vocabulary", "restore"),
    QT_TRANSLATE_NOOP("Vocabulary", "done"),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} is dark already."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} is dark, or a zone of it."),
    QT_TRANSLATE_NOOP("Vocabulary", "No region stands by."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region \"{name}\" does not stand by."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} does."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is no code for \"{name}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "There is some for the modules network, cluster and velero."),
    QT_TRANSLATE_NOOP("Vocabulary", "Code builds that in region {region} already."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The home region works, and one cluster at a time is simulated."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} has no network yet."),
    QT_TRANSLATE_NOOP("Vocabulary", "Build the network first."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} has no cluster yet."),
    QT_TRANSLATE_NOOP("Vocabulary", "Build the cluster first."),
    QT_TRANSLATE_NOOP("Vocabulary", "Region {region} has no cluster."),
    QT_TRANSLATE_NOOP("Vocabulary", "Build one there first, once this region is lost."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Zone {zone} is in another region, and backup {backup} was not copied there."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Code finds {module} in region {region} and changes what differs."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Code builds {module} in region {region}; it is paid for from then on."),
    QT_TRANSLATE_NOOP("Vocabulary", "Velero does not run in region {region}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Build the module velero first."),
    QT_TRANSLATE_NOOP("Vocabulary", "A restore of the platform is under way already."),
    QT_TRANSLATE_NOOP("Vocabulary", "No backup is in region {region}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Backup {backup} was not copied to region {region}."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Region {region} gets all that backup {backup} holds; it is {age} old. What "
                      "exists is skipped."),
};

}  // namespace

std::span<const char* const> recoveryTexts() { return kRecovery; }

}  // namespace drydock::bridge
