// Takes the texts of one language out of the list.
#include "gui/bridge/limits_reader.h"

#include "gui/bridge/ids.h"
#include "sim/practice/scenario/simplifications.h"

namespace drydock::bridge {

QVector<models::LimitGroup> readLimits(const scenario::SearchPaths& search,
                                       const QString& language) {
  codec::Diagnostics ignored;
  const auto list = scenario::read_simplifications(scenario::simplifications_file(search), ignored);
  QVector<models::LimitGroup> groups;
  if (!list) return groups;
  const std::string code = language.toStdString();
  for (const scenario::Simplifications& domain : *list) {
    models::LimitGroup group{textOf(domain.title.in(code)), {}};
    for (const scenario::Spoken& item : domain.items) group.items.append(textOf(item.in(code)));
    groups.append(group);
  }
  return groups;
}

}  // namespace drydock::bridge
