// Texts of faults of what opens doors and of what is believed: passwords, credentials, data that is
// wrong, namespaces, the code.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kAccess[] = {
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the password of {service} changed: pods with the old one {pods}"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "{service} cannot open connections to {database}: password authentication failed"),
    QT_TRANSLATE_NOOP("Vocabulary", "no pod holds a password that {service} refuses any more"),
    QT_TRANSLATE_NOOP("Vocabulary", "S3 refuses the calls of {service}: 403 ExpiredToken"),
    QT_TRANSLATE_NOOP("Vocabulary", "S3 takes the calls of {service} again"),
    QT_TRANSLATE_NOOP("Vocabulary", "the credentials of {workload} have expired"),
    QT_TRANSLATE_NOOP("Vocabulary", "the credentials of {workload} are renewed"),
    QT_TRANSLATE_NOOP("Vocabulary", "the image registry refuses the credential of the nodes"),
    QT_TRANSLATE_NOOP("Vocabulary", "the image registry takes the credential of the nodes again"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "backups of {schedule} wait: the control plane does not answer"),
    QT_TRANSLATE_NOOP("Vocabulary", "backup {backup} failed: the credentials of {by} have expired"),
    QT_TRANSLATE_NOOP("Vocabulary", "no control plane"),
    QT_TRANSLATE_NOOP("Vocabulary", "no credentials"),
    QT_TRANSLATE_NOOP("Vocabulary", "rotate the password of {database}"),
    QT_TRANSLATE_NOOP("Vocabulary", "let {database} take its old password again"),
    QT_TRANSLATE_NOOP("Vocabulary", "let the credentials of {workload} expire"),
    QT_TRANSLATE_NOOP("Vocabulary", "renew the credentials of {workload}"),
    QT_TRANSLATE_NOOP("Vocabulary", "let the credential for the image registry expire"),
    QT_TRANSLATE_NOOP("Vocabulary", "renew the credential for the image registry"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The old password of {database} ends now: connections stay open until their maximum "
        "lifetime of {lifetime}, and only pods that start from now on can open new ones."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The password of {database} changes, and the one before it stays valid until "
                      "the next rotation."),
    QT_TRANSLATE_NOOP("Vocabulary", "A password is not rotated by \"{strategy}\"."),
    QT_TRANSLATE_NOOP("Vocabulary", "Choose single or alternating."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pods with the old password can log in at {database} again."),
    QT_TRANSLATE_NOOP("Vocabulary", "No pod holds a password that {database} refuses."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "AWS refuses what {workload} asks for for {duration}: its calls to buckets fail."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "AWS refuses what {workload} asks for: its calls to buckets fail."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "AWS refuses what {workload} asks for for {duration}: its backups fail, and "
                      "nothing can be restored."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "AWS refuses what {workload} asks for: its backups fail, and nothing can be restored."),
    QT_TRANSLATE_NOOP("Vocabulary", "AWS takes the credentials of {workload} again."),
    QT_TRANSLATE_NOOP("Vocabulary", "The credentials of {workload} have expired already."),
    QT_TRANSLATE_NOOP("Vocabulary", "The credentials of {workload} have expired."),
    QT_TRANSLATE_NOOP("Vocabulary", "The credentials of {workload} are valid."),
    QT_TRANSLATE_NOOP("Vocabulary", "Renew them first."),
    QT_TRANSLATE_NOOP("Vocabulary", "The credential for the image registry is valid."),
    QT_TRANSLATE_NOOP("Vocabulary", "The credential for the image registry has expired already."),
    QT_TRANSLATE_NOOP("Vocabulary", "The image registry lets nodes pull images again."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The image registry refuses all nodes for {duration}: pods start only where "
                      "theirs is on the node."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The image registry refuses all nodes: pods start only where theirs is on the node."),
    QT_TRANSLATE_NOOP("Vocabulary", "database with users"),
    QT_TRANSLATE_NOOP("Vocabulary", "workload with credentials for AWS"),
    QT_TRANSLATE_NOOP("Vocabulary", "single"),
    QT_TRANSLATE_NOOP("Vocabulary", "alternating"),
    QT_TRANSLATE_NOOP("Vocabulary", "the data on volume {volume} became wrong"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "somebody found that the data on volume {volume} has been wrong for {minutes} min"),
    QT_TRANSLATE_NOOP("Vocabulary", "volume {volume} has the wrong data of snapshot {snapshot}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the data on volume {volume} is right again"),
    QT_TRANSLATE_NOOP("Vocabulary", "let the data on volume {volume} become wrong"),
    QT_TRANSLATE_NOOP("Vocabulary", "repair the data on volume {volume}"),
    QT_TRANSLATE_NOOP("Vocabulary", "Volume {volume} belongs to no database."),
    QT_TRANSLATE_NOOP("Vocabulary", "A share of {share} cannot fail."),
    QT_TRANSLATE_NOOP("Vocabulary", "Give 0 for none, and at most 1 for all of them."),
    QT_TRANSLATE_NOOP("Vocabulary", "The data on volume {volume} is wrong already."),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The data on volume {volume} is wrong from now on, and so are all its snapshots."),
    QT_TRANSLATE_NOOP("Vocabulary", "{percent} of the calls for it fail."),
    QT_TRANSLATE_NOOP("Vocabulary", "Somebody finds out after {duration}."),
    QT_TRANSLATE_NOOP("Vocabulary", "Nobody finds out by itself."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The data on volume {volume} is right, as far as anybody can say."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The data on volume {volume} is right again. Snapshots that were taken "
                      "meanwhile stay wrong."),
    QT_TRANSLATE_NOOP("Vocabulary", "That data is wrong already: choose an older backup."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "the API server lets controllers wait {seconds} s for each write"),
    QT_TRANSLATE_NOOP("Vocabulary", "the API server answers controllers at once again"),
    QT_TRANSLATE_NOOP("Vocabulary", "let controllers wait {wait} for the API server"),
    QT_TRANSLATE_NOOP("Vocabulary", "Nobody waits {wait} for the API server."),
    QT_TRANSLATE_NOOP("Vocabulary", "Controllers wait so long for the API server already."),
    QT_TRANSLATE_NOOP("Vocabulary", "The API server answers controllers at once again."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The scheduler and the controllers wait {wait} for each write for "
                      "{duration}: pods come later, and proxies hear of them later."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The scheduler and the controllers wait {wait} for each write: pods come "
                      "later, and proxies hear of them later."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "namespace {name_space} is being deleted: workloads {workloads}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "namespace {name_space} is gone: claims {claims}, volumes deleted {volumes}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "namespace {name_space} is deployed again: workloads {workloads}"),
    QT_TRANSLATE_NOOP("Vocabulary", "deploy namespace {name_space} again"),
    QT_TRANSLATE_NOOP("Vocabulary", "delete namespace {name_space}"),
    QT_TRANSLATE_NOOP("Vocabulary", "Namespace {name_space} is being terminated."),
    QT_TRANSLATE_NOOP("Vocabulary", "Wait until it is gone."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{workloads} of namespace {name_space} start again. Stateful sets whose "
                      "claims are gone get empty volumes."),
    QT_TRANSLATE_NOOP("Vocabulary", "No namespace called \"{name_space}\" was deleted."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Kubernetes does not let anybody delete namespace {name_space}."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Namespace {name_space} goes with {workloads}, {pods} and {volumes} with "
                      "their data for good; {kept} and all snapshots stay."),
    QT_TRANSLATE_NOOP("Vocabulary", "namespace"),
    QT_TRANSLATE_NOOP("Vocabulary", "the state file of the code is lost"),
    QT_TRANSLATE_NOOP("Vocabulary", "the state file of the code is there again"),
    QT_TRANSLATE_NOOP("Vocabulary", "lose the state file of the code"),
    QT_TRANSLATE_NOOP("Vocabulary", "bring the state file of the code back"),
    QT_TRANSLATE_NOOP("Vocabulary", "The state file of the code is there."),
    QT_TRANSLATE_NOOP("Vocabulary", "The state file of the code is lost already."),
    QT_TRANSLATE_NOOP("Vocabulary", "The code knows again what exists."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The code no longer knows what exists: each resource is imported before code "
                      "may change it."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Code has lost its state: {resources} of {module} in region {region} are "
                      "imported first, for about {duration}."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The code no longer knows what exists for {duration}: each resource is "
                      "imported before code may change it."),
};

}  // namespace

std::span<const char* const> accessTexts() { return kAccess; }

}  // namespace drydock::bridge
