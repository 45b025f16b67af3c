// Load tests of the platform that is played, on a copy of it and on a thread of their own.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "gui/bridge/slots.h"
#include "gui/models/load_model.h"
#include "sim/engine/kernel/world.h"
#include "sim/practice/report/load_test.h"

namespace drydock::bridge {

class SessionBridge;

class LoadText {
  Q_DECLARE_TR_FUNCTIONS(LoadText)
};

/// What can be made to rise in `world`: all traffic first, then each operation of users.
QVector<models::LoadSubject> readSubjectsOfLoad(const World& world);
/// Levels and sentences of a test; the rest is left as it is.
void readLoadTest(const report::LoadTest& test, models::LoadModel& model);

/// Keeps the last test, and the one that is under way. For the window's thread.
class LoadTester : public QObject {
  Q_OBJECT

 public:
  explicit LoadTester(QObject* parent = nullptr);
  /// Ends the test; its thread sees to that by itself.
  ~LoadTester() override;

  /// Tests the platform as the window shows it; what is played goes on as it was.
  void start(SessionBridge& bridge, const models::LoadWish& wish);
  void cancel();
  /// Ends the test and drops what came out: another platform is played.
  void forget();
  bool running() const { return work_ != nullptr; }
  /// The page, with what can be tested in `world`.
  models::LoadModel read(const World& world) const;

 signals:
  void changed();
  void failed(const QString& reason);

 private:
  struct Work;

  void run(std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rulebook,
           const report::LoadPlan& plan);
  void finish(const std::shared_ptr<Work>& work);

  std::shared_ptr<Work> work_;
  report::LoadTest last_;
  QTimer clock_;
};

}  // namespace drydock::bridge
