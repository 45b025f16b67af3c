// Titles and texts of the scenarios that the app lists.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kScenarios[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "A region is lost and the platform comes back in another"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Velero saves the databases every hour, and their snapshots are copied to Ireland. Then "
        "Frankfurt is lost with all zones, the control plane and every volume. Code builds "
        "network, cluster and Velero there, a backup brings the platform back, and DNS leads users "
        "to it: what was written after that backup is lost. The knob standby says how much stood "
        "there before. Try it a hundred times: drydock drill dr-restore --replications 100."),
    QT_TRANSLATE_NOOP("Vocabulary", "A database is lost with its zone and comes back elsewhere"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Velero saves the databases every hour. Zone a goes dark for good, and with it the only "
        "volume of workflow-db. Its pod is deleted by force and its claim restored in zone c from "
        "the newest backup: what was written since then is lost. Try it a thousand times: drydock "
        "drill database-restore --replications 1000."),
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
    QT_TRANSLATE_NOOP("Vocabulary", "Ireland, 7 August 2011: the generators did not take over"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "A transformer of the utility failed, the generators did not synchronise, and a zone lost "
        "its power. It could be reached again after 3.1 hours; for 1.3 hours launches in the other "
        "zones were impaired, and 58 % of the zone's volumes were hit, the last of them for days. "
        "Here the volume of workflow-db does not come back. Once that is known, its newest backup "
        "is restored in zone c, where machines can be launched again. Source: AWS post-event "
        "summary."),
    QT_TRANSLATE_NOOP("Vocabulary", "Virginia, 21 April 2011: volumes that hang"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "A change of the network cut the volumes of one zone off from their mirrors; all of them "
        "looked for new ones at once, and there was no room for so many. For days they took "
        "neither reads nor writes, and 0.07 % were lost. No machine failed and no status check "
        "did: only what needs the disk waits. Here every read and write of the volumes in zone a "
        "takes a minute longer. The way out is not to wait: workflow-db goes on from its backup in "
        "zone c. Source: AWS post-event summary."),
    QT_TRANSLATE_NOOP("Vocabulary", "Virginia, 31 August 2019: 7.5 % of a zone"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Utility power failed, a generator failed, and 7.5 % of the machines of one zone went off, "
        "until 6.2 hours later; some volumes never came back. Of a platform that has two machines "
        "in the zone, 7.5 % is at most one: here it is the one with workflow-db, and its volume is "
        "among those that are lost. A new machine is there within minutes. The database is there "
        "when somebody has found the backup. Source: AWS, summary of the event."),
    QT_TRANSLATE_NOOP("Vocabulary", "Frankfurt, 10 June 2021: too hot, and nobody may enter"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "The control of the cooling failed, machines switched themselves off, and the fire "
        "suppression took the air out of the hall, so that nobody could go in. The network was "
        "back after 3.1 hours, most machines after four. Here zone a is the one, on the evening "
        "when it happened: the stateless services come back elsewhere by themselves within "
        "minutes, and workflow-db, whose only volume is in zone a, waits for the hall to be aired. "
        "Nobody restores anything: was that right? Source: AWS status page and press."),
    QT_TRANSLATE_NOOP("Vocabulary", "Virginia, 7 December 2021: nothing can be changed"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "A surge on the internal network of AWS: for seven hours no machine could be launched, and "
        "the console and tokens failed as well. What ran went on running. At the beginning of the "
        "outage somebody replaces a node that seems tired, as on any other day; it will not be "
        "replaced before the evening. Source: AWS post-event summary."),
    QT_TRANSLATE_NOOP("Vocabulary", "Ohio, 28 July 2022: twenty minutes without power"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "A zone lost its power for twenty minutes. Its machines were not back after "
                      "twenty minutes: hosts start one by one, and the last were there within "
                      "three hours. Databases have their logs to replay, and whatever had only one "
                      "pod in the zone is late. Source: AWS status page and press."),
    QT_TRANSLATE_NOOP("Vocabulary", "Virginia, 20 October 2025: a Monday without new machines"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Two programs that keep the DNS records of DynamoDB overtook each other, and the record "
        "was empty for 2.9 hours. EC2 keeps its leases there: launches failed for 8.2 hours, while "
        "Europe woke up and traffic grew. nsFlow has no DynamoDB, and all its machines run; yet "
        "its autoscalers ask for more and get none, and the one machine that fails stays away. Not "
        "told here: load balancers whose health checks flapped, and machines that came without a "
        "network. Source: AWS post-event summary."),
    QT_TRANSLATE_NOOP("Vocabulary", "Emirates, 1 March 2026: a zone that does not come back today"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Objects struck a site, there was a fire, and the fire service cut the power. The zone was "
        "dark for more than a day, and for 13 hours the API of the region was impaired, so that "
        "nobody got new machines elsewhere. Here everything that zone a had must fit on what the "
        "other two zones have. After an hour and a half workflow-db is restored from its backup in "
        "zone c, where there is no room for it, until somebody takes pods of notify and reports "
        "away. Source: press."),
    QT_TRANSLATE_NOOP("Vocabulary", "A stage is made from code, and destroyed again"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "After ten minutes the pipeline makes an environment called stage: a network, a cluster, "
        "nodes and one Helm release after the other, at half of the replicas. Three hours later it "
        "is destroyed. Look at how long which step takes, and at the bill by environment: drydock "
        "run environments --by environment."),
    QT_TRANSLATE_NOOP("Vocabulary", "Away from a lost region, and home again"),
    QT_TRANSLATE_NOOP(
        "Vocabulary",
        "Frankfurt is lost, and the warm region in Ireland takes over with what its replicas had. "
        "Two hours later Frankfurt is back, with the data of the morning. Everything that was "
        "written in Ireland since then is sent there, code builds a cluster, and in a window of "
        "maintenance the platform is handed over: no write is lost this time. Look at how long "
        "users wait for what was planned."),
};

}  // namespace

std::span<const char* const> scenarioTexts() { return kScenarios; }

}  // namespace drydock::bridge
