// Runs a load test on a thread of the pool and follows it.
#include "gui/bridge/load_tester.h"

#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"

namespace drydock::bridge {

namespace {

constexpr int kFollowMs = 150;
constexpr double kLeastTimes = 0.01, kMostTimes = 1000;  // What the commands take.

report::LoadPlan planOf(const models::LoadWish& wish) {
  report::LoadPlan plan;
  plan.from = std::clamp(wish.from / wish.ordinary, kLeastTimes, kMostTimes);
  plan.to = std::clamp(wish.to / wish.ordinary, kLeastTimes, kMostTimes);
  plan.steps = wish.steps;
  plan.operation = wish.operation.toStdString();
  plan.singly = wish.singly;
  plan.settles = plan.measured = milliseconds(wish.level) / 2;
  return plan;
}

}  // namespace

// What the other thread writes; it may live longer than the tester.
struct LoadTester::Work {
  std::atomic<bool> cut{false};
  std::mutex mutex;  ///< Of all below.
  report::LoadTest test;
  double times = 0, done = 0;
  QString trouble;
};

LoadTester::LoadTester(QObject* parent) : QObject(parent) {
  clock_.setInterval(kFollowMs);
  connect(&clock_, &QTimer::timeout, this, &LoadTester::changed);
}

LoadTester::~LoadTester() {
  if (work_) work_->cut = true;
}

void LoadTester::start(SessionBridge& bridge, const models::LoadWish& wish) {
  if (work_ || wish.ordinary <= 0) return;
  work_ = std::make_shared<Work>();
  work_->test.operation = wish.operation.toStdString();
  last_ = {};
  clock_.start();
  bridge.copyWorld(this,
                   [this, work = std::weak_ptr<Work>(work_), plan = planOf(wish)](
                       std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rulebook) {
                     if (work_ && work.lock() == work_)
                       run(std::move(world), std::move(rulebook), plan);
                   });
  emit changed();
}

void LoadTester::run(std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rulebook,
                     const report::LoadPlan& plan) {
  if (work_->cut) return finish(work_);
  // The pool is waited for when the application ends.
  QThreadPool::globalInstance()->start(
      [work = work_, world, rulebook, plan, self = QPointer<LoadTester>(this)] {
        const report::LoadWatch watch = [&](const report::LoadProgress& at) {
          const std::lock_guard lock(work->mutex);
          if (at.so_far.levels.size() != work->test.levels.size()) work->test = at.so_far;
          work->times = at.times;
          work->done = at.done;
          return !work->cut;
        };
        try {
          report::LoadTest test = report::load_test(*rulebook, std::move(*world), plan, watch);
          const std::lock_guard lock(work->mutex);
          work->test = std::move(test);
        } catch (const std::exception& defect) {
          const std::lock_guard lock(work->mutex);
          work->trouble = QString::fromUtf8(defect.what());
        }
        QMetaObject::invokeMethod(
            qApp,
            [self, work] {
              if (self) self->finish(work);
            },
            Qt::QueuedConnection);
      });
}

void LoadTester::finish(const std::shared_ptr<Work>& work) {
  if (work != work_) return;
  last_ = std::move(work->test);
  const QString trouble = work->trouble;
  work_.reset();
  clock_.stop();
  emit changed();
  if (!trouble.isEmpty()) emit failed(trouble);
}

void LoadTester::cancel() {
  if (work_) work_->cut = true;
}

void LoadTester::forget() {
  cancel();
  work_.reset();
  clock_.stop();
  last_ = {};
  emit changed();
}

models::LoadModel LoadTester::read(const World& world) const {
  models::LoadModel model;
  model.subjects = readSubjectsOfLoad(world);
  if (model.subjects.isEmpty()) model.why = LoadText::tr("This platform has no users.");
  if (!work_) {
    readLoadTest(last_, model);
    return model;
  }
  const std::lock_guard lock(work_->mutex);
  readLoadTest(work_->test, model);
  model.running = true;
  model.done = work_->done;
  model.progress =
      work_->times > 0
          ? LoadText::tr("Testing %1 times the ordinary load").arg(models::figureText(work_->times))
          : LoadText::tr("Copying the platform");
  model.verdict.clear();
  model.because.clear();
  return model;
}

}  // namespace drydock::bridge
