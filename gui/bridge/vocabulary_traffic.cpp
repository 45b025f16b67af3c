// Texts of the shapes of traffic, and of the modes in which requests are computed.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kTraffic[] = {
    QT_TRANSLATE_NOOP("Vocabulary",
                      "alert: the last hour burns the error budget {times} times too fast"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "alert: the last 6 h burn the error budget {times} times too fast"),
    QT_TRANSLATE_NOOP("Vocabulary", "the alert about the last hour is over"),
    QT_TRANSLATE_NOOP("Vocabulary", "the alert about the last 6 h is over"),
    QT_TRANSLATE_NOOP("Vocabulary", "the error budget of 30 days is used up"),
    QT_TRANSLATE_NOOP("Vocabulary", "some error budget is left again"),
    QT_TRANSLATE_NOOP("Vocabulary", "traffic turns to {factor} times the ordinary"),
    QT_TRANSLATE_NOOP("Vocabulary", "traffic returns to what it was before the spike"),
    QT_TRANSLATE_NOOP("Vocabulary", "let users ask for {operation} {times} times as often"),
    QT_TRANSLATE_NOOP("Vocabulary", "users ask for {operation} {times} times as often"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{operation} goes from {before} to {after} of the users' requests"),
    QT_TRANSLATE_NOOP("Vocabulary", "users do nothing that is called {operation}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "an operation can be asked for from 0.001 to 1 000 times as often, not "
                      "{times}"),
    QT_TRANSLATE_NOOP("Vocabulary", "try 2 for twice as often"),
    QT_TRANSLATE_NOOP("Vocabulary", "each request is simulated by itself from now on"),
    QT_TRANSLATE_NOOP("Vocabulary", "requests are computed as flows again"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{pool} has too few connections: calls wait {wait_ms} ms for one"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{pool} has too few connections: {percent} % of calls get none"),
    QT_TRANSLATE_NOOP("Vocabulary", "{pool} has connections enough again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{pod} failed too often in a row: proxies leave it out"),
    QT_TRANSLATE_NOOP("Vocabulary", "{pod} answers well: no proxy leaves it out any more"),
    QT_TRANSLATE_NOOP("Vocabulary", "{queue} is full: it loses {per_second} messages each second"),
    QT_TRANSLATE_NOOP("Vocabulary", "{queue} has room again"),
    QT_TRANSLATE_NOOP("Vocabulary", "{broker} is short of memory: whoever publishes must wait"),
    QT_TRANSLATE_NOOP("Vocabulary", "{broker} has memory again: nobody waits to publish"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{requests} single requests set the flows right at this load, p99 to "
                      "{percent} %"),
    QT_TRANSLATE_NOOP("Vocabulary", "trace one request in {every}"),
    QT_TRANSLATE_NOOP("Vocabulary", "watch single requests for {lasts}"),
    QT_TRANSLATE_NOOP("Vocabulary", "single requests are watched for an hour at most"),
    QT_TRANSLATE_NOOP("Vocabulary", "each request is simulated by itself already"),
    QT_TRANSLATE_NOOP("Vocabulary", "each request is simulated by itself, and its trace is kept"),
    QT_TRANSLATE_NOOP("Vocabulary", "nobody watches single requests now"),
    QT_TRANSLATE_NOOP("Vocabulary", "requests are computed as they were before the watch"),
    QT_TRANSLATE_NOOP("Vocabulary", "try 5 min"),
    QT_TRANSLATE_NOOP("Vocabulary", "first byte"),
    QT_TRANSLATE_NOOP("Vocabulary", "the rest of the object"),
    QT_TRANSLATE_NOOP("Vocabulary", "at the same time"),
    QT_TRANSLATE_NOOP("Vocabulary", "branch"),
    QT_TRANSLATE_NOOP("Vocabulary", "users"),
    QT_TRANSLATE_NOOP("Vocabulary", "logs"),
    QT_TRANSLATE_NOOP("Vocabulary", "telemetry"),
    QT_TRANSLATE_NOOP("Vocabulary", "nodes"),
};

}  // namespace

std::span<const char* const> trafficTexts() { return kTraffic; }

}  // namespace drydock::bridge
