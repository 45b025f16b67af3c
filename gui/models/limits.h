// What the model leaves out, as the window shows it.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace drydock::models {

/// One domain and its simplifications, in the language of the window.
struct LimitGroup {
  QString title;
  QStringList items;
};

}  // namespace drydock::models
