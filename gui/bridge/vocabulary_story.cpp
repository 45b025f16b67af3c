// Texts that frame a story: its beginning, and commands that were given or refused.
#include <QtGlobal>

#include "gui/bridge/vocabulary_texts.h"

namespace drydock::bridge {

namespace {

const char* const kStory[] = {
    QT_TRANSLATE_NOOP("Vocabulary", "{scenario} started"),
    QT_TRANSLATE_NOOP("Vocabulary", "{actor}: {command}"),
    QT_TRANSLATE_NOOP("Vocabulary", "{actor} could not {command}: {reason}"),
};

}  // namespace

std::span<const char* const> storyTexts() { return kStory; }

}  // namespace drydock::bridge
