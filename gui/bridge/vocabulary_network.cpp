// Texts of names, ways and gateways, and of the users who find them or do not.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kNetworkTexts[] = {
    QT_TRANSLATE_NOOP("Vocabulary",
                      "some of {clients} follow the new answer of {record}: {percent} % of users "
                      "find the platform"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{clients} follow the new answer of {record}: {percent} % of users find the "
                      "platform"),
    QT_TRANSLATE_NOOP("Vocabulary",
                      "{gateway} takes no route to VPC {vpc}: its block overlaps that of VPC "
                      "{other}"),
    QT_TRANSLATE_NOOP("Vocabulary", "fewer users are affected: {percent} % of requests succeed"),
};

}  // namespace

std::span<const char* const> networkTexts() { return kNetworkTexts; }

}  // namespace drydock::bridge
