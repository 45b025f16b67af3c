// Texts of the cluster: what keeps pods on nodes and away from them, and how containers end.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kClusterTexts[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is no longer ready"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} was evicted from {node}"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is gone"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} crashed"),
    QT_TRANSLATE_NOOP("Vocabulary", "undo the rollout of {workload}, to the revision before"),
    QT_TRANSLATE_NOOP("Vocabulary", "leave {group} as it is"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to desired {desired}, min {min} and max {max}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to desired {desired} and min {min}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to desired {desired} and max {max}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to desired {desired}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to min {min}"),
    QT_TRANSLATE_NOOP("Vocabulary", "set {group} to max {max}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the process of pod {pod} hangs"),
    QT_TRANSLATE_NOOP("Vocabulary", "the process of pod {pod} answers again"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "pod {pod} was OOMKilled: it needed more memory than its limit of {limit}"),
    QT_TRANSLATE_NOOP("Vocabulary", "job {job} is deleted"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} pulls image {image}"),
    QT_TRANSLATE_NOOP("Vocabulary", "the container of {pod} runs"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} is being stopped"),
    QT_TRANSLATE_NOOP("Vocabulary", "hang pod {pod}"),
    QT_TRANSLATE_NOOP("Vocabulary", "let pod {pod} answer again"),
    QT_TRANSLATE_NOOP("Vocabulary", "let pod {pod} need more memory than its limit"),
    QT_TRANSLATE_NOOP("Vocabulary", "The process of pod {pod} stays and answers nobody."),
    QT_TRANSLATE_NOOP("Vocabulary", "Its readiness probe takes it out of the endpoints."),
    QT_TRANSLATE_NOOP("Vocabulary", "Without a readiness probe it goes on getting requests."),
    QT_TRANSLATE_NOOP("Vocabulary", "Its liveness probe has it killed and started again."),
    QT_TRANSLATE_NOOP("Vocabulary", "Without a liveness probe nobody starts it again."),
    QT_TRANSLATE_NOOP("Vocabulary", "The process of pod {pod} answers again."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "The process of pod {pod} is killed at its memory limit of {limit}, and its "
                      "kubelet restarts it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} hangs already."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} does not answer yet."),
    QT_TRANSLATE_NOOP("Vocabulary", "Wait until it is ready."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} does not hang."),
    QT_TRANSLATE_NOOP("Vocabulary", "Only a process that hangs can go on."),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "Its liveness probe gave pod {pod} up: its kubelet is killing it."),
    QT_TRANSLATE_NOOP("Vocabulary", "Pod {pod} has no memory limit."),
    QT_TRANSLATE_NOOP("Vocabulary", "Use up the memory of its node instead."),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} is cordoned"),
    QT_TRANSLATE_NOOP("Vocabulary", "node {node} takes pods again"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} stays on {node}: {why}"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "cannot evict pod as it would violate the pod's disruption budget"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "this pod has more than one disruption budget, which evictions do not "
                      "support"),
    QT_TRANSLATE_NOOP("Vocabulary", "pod {pod} stays Terminating: {node} does not answer"),
};

}  // namespace

std::span<const char* const> clusterTexts() { return kClusterTexts; }

}  // namespace drydock::bridge
