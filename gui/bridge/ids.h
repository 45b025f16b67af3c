// Ids of things as the window knows them, "pod/api-7": one way to write and read them.
#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "gui/bridge/slots.h"
#include "gui/models/format.h"
#include "sim/engine/base/time.h"
#include "sim/engine/kernel/fact.h"

namespace drydock::bridge {

inline QString textOf(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "pod/api-7"; the same words that lessons point with.
inline QString idOf(const char* kind, const QString& name) { return QString(kind) + '/' + name; }
inline QString idOf(const char* kind, std::string_view name) { return idOf(kind, textOf(name)); }

/// An id taken apart; both are empty when it is none.
struct Thing {
  QString kind, name;
  std::string plain() const { return name.toStdString(); }
};
inline Thing thingOf(const QString& id) {
  const auto slash = id.indexOf('/');
  return slash < 0 ? Thing{} : Thing{id.left(slash), id.mid(slash + 1)};
}

inline QString factId(CauseId cause) { return idOf("fact", QString::number(cause.index)); }
/// The fact that an id names; none for others.
inline CauseId causeOf(const QString& id) {
  const Thing thing = thingOf(id);
  bool ok = false;
  const std::uint32_t index = thing.name.toUInt(&ok);
  return ok && thing.kind == "fact" ? CauseId{index} : CauseId{};
}

inline models::Moment momentOf(Time time) {
  return std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
}
inline Time timeOf(models::Moment moment) { return Time(milliseconds(moment)); }

}  // namespace drydock::bridge
