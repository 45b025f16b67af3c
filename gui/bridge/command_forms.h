// Commands as forms: which may be given to a thing, what they ask, and what would come of them.
#pragma once

#include <optional>

#include "gui/bridge/inspector_reader.h"
#include "gui/models/form_model.h"

namespace drydock::bridge {

/// The commands that name the thing or belong to its page, by topic; without those of `left_out`
/// and without those that whoever sits at the window may never give.
QVector<models::MenuTopic> readMenu(const Desk& desk, const QString& thing,
                                    const QStringList& left_out);
/// The form of a command; what names `thing` (may be empty) is filled in and not shown.
models::CommandForm readForm(const Desk& desk, const QString& thing, const QString& command);
/// The command as a person filled it in; nothing when there is no command of that kind.
std::optional<AnyCommand> filled(const Rulebook& rulebook, const QString& command,
                                 const models::FormValues& values);
models::Verdict readVerdict(const Desk& desk, const QString& command,
                            const models::FormValues& values);
/// The sentence of a command with some fields known: "Scale api to ...".
QString sayForm(const CommandInfo& info, const models::FormValues& given);
/// The topic of a command, by the domain that its kind begins with.
QString topicOf(std::string_view command);

}  // namespace drydock::bridge
