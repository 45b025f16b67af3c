// One attempt at a lesson: its coach, what is kept of it, and what it allows.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "gui/bridge/slots.h"
#include "sim/practice/lesson/coach.h"
#include "sim/practice/lesson/start.h"
#include "sim/practice/session/frame.h"

namespace drydock::lessons {

/// A lesson that is ready to be played, or what is wrong with it.
struct Prepared {
  std::optional<lesson::Started> started;
  store::Attempt attempt;
  bool resumed = false;
  QString progressFile;
  QString trouble;
};

/// Reads the lesson, plays what must be known before, and takes up an attempt that was left
/// unfinished. For a worker thread.
Prepared prepare(const std::string& named, std::optional<quint64> seed,
                 const scenario::SearchPaths& search, std::shared_ptr<const Rulebook> rulebook,
                 const QString& progressFile);

/// Follows the frames of a lesson and keeps its progress.
class LessonDesk : public QObject {
  Q_OBJECT

 public:
  explicit LessonDesk(const Prepared& prepared, QObject* parent = nullptr);

  lesson::Coach& coach() { return coach_; }
  const lesson::Lesson& lesson() const { return *plan_->lesson; }
  QString id() const { return QString::fromStdString(lesson().id); }
  QString say(const QString& language, const std::string& key) const;
  /// Why nothing of this attempt can be kept; empty when it can.
  const QString& unkept() const { return unkept_; }
  /// Whether the trainee has read the brief.
  bool begun() const { return begun_; }
  void begin();
  /// The debrief as of the newest frame.
  lesson::DebriefView debrief() const;
  std::shared_ptr<const session::Frame> latest() const { return frame_; }
  const Rulebook& rulebook() const { return *plan_->rulebook; }

  void look(const session::Frame& frame);
  /// After the trainee did something in the pane: what is shown and kept follows.
  void touched();
  void keep(const session::Frame& frame);
  /// The attempt ends here; the next one begins anew.
  void restart();
  /// From here on the clock is not stopped any more: it runs to the end.
  void finish() { finishing_ = true; }

  Result<void> allowed(std::string_view kind) const;
  /// The fastest speed that the lesson allows and that is not above `asked`; 0 asks for any.
  double allowedSpeed(double asked) const;

 signals:
  void changed();
  void pauseWanted();
  void trouble(const QString& words);

 private:
  void save();
  static QString cannotKeep(const Error& error);

  std::shared_ptr<const lesson::Plan> plan_;
  lesson::Coach coach_;
  std::optional<store::Progress> progress_;
  store::Attempt attempt_;
  std::shared_ptr<const session::Frame> frame_;
  QString kept_, unkept_;
  QElapsedTimer saved_;
  bool resumed_ = false, begun_ = false, over_ = false, given_up_ = false, said_ = false,
       finishing_ = false;
};

}  // namespace drydock::lessons
