// The bridge between a session on its thread and the window on its own.
#pragma once

#include <QObject>
#include <QTimer>
#include <QVector>
#include <atomic>
#include <memory>
#include <optional>

#include "gui/bridge/inspector_reader.h"
#include "gui/bridge/veil.h"
#include "gui/models/fact_model.h"
#include "gui/models/timeline_model.h"
#include "sim/practice/session/session.h"

namespace drydock::bridge {

/// What is to be played.
struct Stage {
  run::Run run;
  Time end = Time::max();
  Actor actor = Actor::instructor;
};

/// Owns a session. All methods are for the window's thread; all signals come on it.
class SessionBridge : public QObject {
  Q_OBJECT

 public:
  explicit SessionBridge(Stage stage, QObject* parent = nullptr);
  ~SessionBridge() override;

  /// The newest frame that was announced; never null.
  const session::Frame& frame() const { return *frame_; }
  /// The world to show: of the frame, or of the moment that is being previewed.
  const World& world() const { return preview_ ? *preview_ : *frame_->world; }
  bool previewing() const { return preview_ != nullptr; }
  const Rulebook& rulebook() const { return session_->rulebook(); }

  /// All facts of the present branch up to the newest frame, as far as they are kept.
  const QVector<models::FactItem>& facts() const { return facts_; }
  const QVector<models::TimelineMark>& marks() const { return marks_; }
  /// Facts are said anew, in the language of now.
  void retranslate();

  /// Whether a command may be given now; `limits_` of a lesson included.
  Result<Forecast> check(const AnyCommand& command) const;
  /// Says what a lesson allows; an error is shown as the reason of a refusal.
  void setLimits(std::function<Result<void>(std::string_view kind)> limits);

  void play();
  void pause();
  /// 0 is as fast as possible. Takes effect at once when it plays.
  void setSpeed(double speed);
  void step();
  void until(Time time);
  void rewind(models::Moment at);
  /// Goes back to before the last command of a person.
  void undo();
  void fork();
  void visit(std::uint32_t branch);
  void submit(const AnyCommand& command);
  /// The instructor's: given now, or put ahead when `at` lies there; see run::Run::put_ahead().
  void strike(const AnyCommand& command, std::optional<models::Moment> at, bool hidden);
  void takeBack(std::uint32_t number);
  /// Whether an instructor may give it now, whoever sits at the window.
  Result<Forecast> checkStrike(const AnyCommand& command) const;
  /// Shows only what a trainee may see, and takes only what one may do.
  void setVeiled(bool on);
  bool veiled() const { return veiled_; }
  /// What it hides; null while nothing is to be hidden.
  const Veil* veil() const { return veiled_ ? &veil_ : nullptr; }
  /// Shows an earlier moment without going there; previewReady follows.
  void preview(models::Moment at);
  void endPreview();
  /// Gives a copy of the world that is shown, future included but without what the scenario's
  /// script still has in store; on the window's thread, as long as `receiver` lives.
  void copyWorld(QObject* receiver,
                 std::function<void(std::shared_ptr<World>, std::shared_ptr<const Rulebook>)> take);
  double speed() const { return speed_; }
  /// What the person at the window may do at all.
  Role role() const { return actor() == Actor::trainee ? Role::trainee : Role::instructor; }

 signals:
  void frameChanged();
  void branchChanged();
  void previewReady();
  /// A command was refused on its way, although it looked possible.
  void refused(const QString& reason);
  void failed();

 private:
  void take();
  void readFacts();
  void readAnswers();
  Actor actor() const { return veiled_ ? Actor::trainee : actor_; }
  void askPreview();

  std::unique_ptr<session::Session> session_;
  std::shared_ptr<const session::Frame> frame_;
  std::shared_ptr<const World> preview_;
  std::function<Result<void>(std::string_view)> limits_;
  Actor actor_;
  double speed_ = 1;
  std::shared_ptr<std::atomic<bool>> announced_;
  QVector<models::FactItem> facts_;
  QVector<models::TimelineMark> marks_;
  Veil veil_;
  bool veiled_ = false;
  std::uint32_t read_ = 0;
  std::optional<run::BranchId> branch_;
  std::uint64_t token_ = 0, answered_ = 0;
  bool failure_said_ = false;
  std::optional<models::Moment> wanted_preview_;
  bool preview_under_way_ = false;
};

}  // namespace drydock::bridge
