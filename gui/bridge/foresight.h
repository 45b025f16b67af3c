// "What would this do?" of what is played: on a copy of it and on a thread of its own.
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "gui/bridge/slots.h"
#include "gui/models/what_if_model.h"
#include "sim/engine/base/result.h"
#include "sim/engine/kernel/command.h"
#include "sim/engine/kernel/rulebook.h"
#include "sim/practice/report/what_if.h"

namespace drydock::bridge {

class SessionBridge;

class WhatIfText {
  Q_DECLARE_TR_FUNCTIONS(WhatIfText)
};

/// What a command takes away or touches at once, as far as `world` tells.
QString sayTouches(const Rulebook& rulebook, const World& world, const AnyCommand& command);
/// Verdict, figures and lines, in the language of the window.
void readWhatIf(const Rulebook& rulebook, const report::WhatIf& told, models::WhatIfModel& model);

/// Keeps the last question, or the one that is under way: one at a time. For the window's thread.
class Foresight : public QObject {
  Q_OBJECT

 public:
  explicit Foresight(QObject* parent = nullptr);
  /// Ends what is under way; its thread sees to that by itself.
  ~Foresight() override;

  /// Asks of the platform as the window shows it; what is played goes on as it was. An earlier
  /// question that is under way is dropped.
  void ask(SessionBridge& bridge, const AnyCommand& command, qint64 span);
  void cancel();
  /// Drops question and answer: another platform is played.
  void forget();
  bool running() const { return work_ != nullptr; }
  /// What was asked; nothing after forget().
  const std::optional<AnyCommand>& command() const { return command_; }
  models::WhatIfModel read() const;

 signals:
  void changed();

 private:
  struct Work;

  void drop();
  void run(std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rulebook,
           const report::WhatIfPlan& plan);
  void finish(const std::shared_ptr<Work>& work);

  std::shared_ptr<Work> work_;
  std::optional<AnyCommand> command_;
  std::shared_ptr<const Rulebook> rulebook_;
  std::shared_ptr<const World> asked_;  ///< As it stood when it was asked.
  std::optional<report::WhatIf> told_;
  std::optional<Error> refused_;
  QString touches_, trouble_;
  qint64 span_ = 0;
  QTimer clock_;
};

}  // namespace drydock::bridge
