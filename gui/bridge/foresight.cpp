// Plays both futures on a thread of the pool and follows how far they are.
#include "gui/bridge/foresight.h"

#include <QPointer>
#include <QThreadPool>
#include <atomic>
#include <exception>

#include "gui/bridge/ids.h"
#include "gui/bridge/session_bridge.h"
#include "gui/bridge/vocabulary.h"

namespace drydock::bridge {

namespace {

constexpr int kForesightMs = 100;

}  // namespace

// What the other thread writes; it may live longer than who asked.
struct Foresight::Work {
  std::atomic<bool> cut{false};
  std::atomic<double> done{0};
  std::optional<Result<report::WhatIf>> told;  ///< Read when the thread is done.
  QString trouble;
};

Foresight::Foresight(QObject* parent) : QObject(parent) {
  clock_.setInterval(kForesightMs);
  connect(&clock_, &QTimer::timeout, this, &Foresight::changed);
}

Foresight::~Foresight() {
  if (work_) work_->cut = true;
}

void Foresight::ask(SessionBridge& bridge, const AnyCommand& command, qint64 span) {
  drop();
  work_ = std::make_shared<Work>();
  command_ = command;
  span_ = span;
  clock_.start();
  report::WhatIfPlan plan;
  plan.command = command;
  plan.actor = bridge.role() == Role::trainee ? Actor::trainee : Actor::instructor;
  plan.span = milliseconds(span);
  bridge.copyWorld(this, [this, work = std::weak_ptr<Work>(work_), plan](
                             std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rules) {
    if (work_ && work.lock() == work_) run(std::move(world), std::move(rules), plan);
  });
  emit changed();
}

void Foresight::run(std::shared_ptr<World> world, std::shared_ptr<const Rulebook> rulebook,
                    const report::WhatIfPlan& plan) {
  if (work_->cut) return finish(work_);
  rulebook_ = rulebook;
  asked_ = std::make_shared<World>(world->look());
  touches_ = sayTouches(*rulebook_, *asked_, *command_);
  // The pool is waited for when the application ends.
  QThreadPool::globalInstance()->start(
      [work = work_, world, rulebook, plan, self = QPointer<Foresight>(this)] {
        const report::WhatIfWatch watch = [&](double done) {
          work->done = done;
          return !work->cut;
        };
        try {
          work->told.emplace(report::what_if(*rulebook, std::move(*world), plan, watch));
        } catch (const std::exception& defect) {
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

void Foresight::finish(const std::shared_ptr<Work>& work) {
  if (work != work_) return;
  trouble_ = work->trouble;
  if (work->told && *work->told) {
    if (!(*work->told)->cut) told_ = std::move(**work->told);
  } else if (work->told) {
    refused_ = work->told->error();
  }
  work_.reset();
  clock_.stop();
  emit changed();
}

void Foresight::cancel() {
  if (work_) work_->cut = true;
}

void Foresight::forget() {
  drop();
  emit changed();
}

void Foresight::drop() {
  cancel();
  work_.reset();
  clock_.stop();
  command_.reset();
  rulebook_.reset();
  asked_.reset();
  told_.reset();
  refused_.reset();
  touches_.clear();
  trouble_.clear();
}

models::WhatIfModel Foresight::read() const {
  models::WhatIfModel model;
  if (!command_) return model;
  model.command = sayCommand(*command_);
  model.span = span_;
  if (asked_) {
    model.from = momentOf(asked_->now());
    model.touches = touches_;
  }
  model.running = work_ != nullptr;
  model.done = work_ ? work_->done.load() : 0;
  if (refused_) model.trouble = sayRefusal(*refused_);
  if (!trouble_.isEmpty())
    model.trouble =
        WhatIfText::tr("The copy met a defect of its own; your run is as it was.") + ' ' + trouble_;
  if (told_) readWhatIf(*rulebook_, *told_, model);
  return model;
}

}  // namespace drydock::bridge
