// Texts of the self-test: what its cases test, and the figures that are compared.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kSelfTest[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "one worker, 70 % busy"),
    QT_TRANSLATE_NOOP("Vocabulary", "four workers, one line, 80 % busy"),
    QT_TRANSLATE_NOOP("Vocabulary", "constant work, 80 % busy"),
    QT_TRANSLATE_NOOP("Vocabulary", "a core that all share, work of any shape"),
    QT_TRANSLATE_NOOP("Vocabulary", "requests that come four at a time"),
    QT_TRANSLATE_NOOP("Vocabulary", "ten connections and no line"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "half as much again as four workers can do, clients that give up"),
    QT_TRANSLATE_NOOP("Vocabulary", "a rate limit of 100/s with a bucket of 5"),
    QT_TRANSLATE_NOOP("Vocabulary", "two services that call each other again and again"),
    QT_TRANSLATE_NOOP("Vocabulary", "ten users who think between their requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "two calls at once, done with the slower"),
    QT_TRANSLATE_NOOP("Vocabulary", "three layers, each tries three times"),
    QT_TRANSLATE_NOOP("Vocabulary", "four nodes, one repair at a time"),
    QT_TRANSLATE_NOOP("Vocabulary", "two zones, one is enough"),
    QT_TRANSLATE_NOOP("Vocabulary", "a gp2 volume of 200 GiB at 3000 IOPS"),
    QT_TRANSLATE_NOOP("Vocabulary", "a backup every 6 h that takes 10 min"),
    QT_TRANSLATE_NOOP("Vocabulary", "a queue after its consumer stood still for 5 min"),
    QT_TRANSLATE_NOOP("Vocabulary", "350 GB through NAT to the internet, and 500 GB between zones"),
    QT_TRANSLATE_NOOP("Vocabulary", "replicas for 0.8, 0.54 and 0.56 at a target of 0.5"),
    QT_TRANSLATE_NOOP("Vocabulary", "share that waits"),
    QT_TRANSLATE_NOOP("Vocabulary", "mean wait"),
    QT_TRANSLATE_NOOP("Vocabulary", "p99 response"),
    QT_TRANSLATE_NOOP("Vocabulary", "mean response"),
    QT_TRANSLATE_NOOP("Vocabulary", "share turned away"),
    QT_TRANSLATE_NOOP("Vocabulary", "share that gives up"),
    QT_TRANSLATE_NOOP("Vocabulary", "throughput"),
    QT_TRANSLATE_NOOP("Vocabulary", "calls at the bottom"),
    QT_TRANSLATE_NOOP("Vocabulary", "share of time with {count} or more up"),
    QT_TRANSLATE_NOOP("Vocabulary", "downtime hours per year"),
    QT_TRANSLATE_NOOP("Vocabulary", "credits are gone at"),
    QT_TRANSLATE_NOOP("Vocabulary", "operations served"),
    QT_TRANSLATE_NOOP("Vocabulary", "mean data loss"),
    QT_TRANSLATE_NOOP("Vocabulary", "recovery time"),
    QT_TRANSLATE_NOOP("Vocabulary", "drain time"),
    QT_TRANSLATE_NOOP("Vocabulary", "total"),
    QT_TRANSLATE_NOOP("Vocabulary", "replicas"),
};

}  // namespace

std::span<const char* const> selfTestTexts() { return kSelfTest; }

}  // namespace drydock::bridge
