// What the instructor's station shows: faults that lie ahead, and those that struck.
#pragma once

#include <QString>
#include <QVector>

#include "gui/models/inspector_model.h"
#include "gui/models/timeline_model.h"

namespace drydock::models {

enum class StrikeState { ahead, struck, refused };

/// One fault of the instructor.
struct StrikeItem {
  std::uint32_t number = 0;  ///< Of what lies ahead; 0: it cannot be taken back.
  Moment at = 0;
  QString text;
  bool hidden = false;
  StrikeState state = StrikeState::ahead;
  QString hint;  ///< Why it was refused; may be empty.
};

struct StationModel {
  Moment now = 0;
  bool open = true;     ///< Faults may be given: no lesson is played.
  bool veiled = false;  ///< The main window shows what a trainee may see.
  QVector<MenuTopic> faults;
  QVector<StrikeItem> strikes;  ///< By time.
};

/// What the instructor wants: now, when `delay` is 0.
struct StrikeWish {
  QString command;
  FormValues values;
  qint64 delay = 0;  ///< Milliseconds from now.
  bool hidden = false;
};

}  // namespace drydock::models
