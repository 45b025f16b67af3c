// Takes frames over to the window's thread and posts what the window asks for.
#include "gui/bridge/session_bridge.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>

#include "gui/bridge/ids.h"
#include "gui/bridge/vocabulary.h"
#include "gui/bridge/world_reader.h"

namespace drydock::bridge {

namespace {

constexpr qsizetype kFactsKept = 20000;

session::Speed speedOf(double speed) {
  return speed > 0 ? session::Speed{speed} : session::Speed::max();
}

}  // namespace

SessionBridge::SessionBridge(Stage stage, QObject* parent)
    : QObject(parent), actor_(stage.actor), announced_(std::make_shared<std::atomic<bool>>(false)) {
  session::SessionOptions options;
  options.end = stage.end;
  // At most one call waits in the window's queue, however fast frames come.
  options.on_frame = [this, announced = announced_] {
    if (announced->exchange(true)) return;
    QMetaObject::invokeMethod(
        this, [this] { take(); }, Qt::QueuedConnection);
  };
  session_ = std::make_unique<session::Session>(std::move(stage.run), std::move(options));
  frame_ = session_->latest();
  branch_ = frame_->branch;
  readFacts();
}

SessionBridge::~SessionBridge() { session_.reset(); }

void SessionBridge::take() {
  announced_->store(false);
  const auto latest = session_->latest();
  if (latest->number == frame_->number) return;
  frame_ = latest;
  const bool other = !branch_ || *branch_ != frame_->branch;
  if (other) {
    branch_ = frame_->branch;
    facts_.clear();
    marks_.clear();
    veil_.clear();
    read_ = 0;
  }
  readFacts();
  readAnswers();
  if (other) emit branchChanged();
  emit frameChanged();
  if (frame_->status.failure && !failure_said_) {
    failure_said_ = true;
    emit failed();
  }
  if (!frame_->status.failure) failure_said_ = false;
}

void SessionBridge::readFacts() {
  const World& world = *frame_->world;
  const Table<Record>& chronicle = world.chronicle();
  veil_.read(world, rulebook(), frame_->receipts);
  read_ = std::max(read_, chronicle.first());
  // Of a long run only the newest facts are listed.
  if (chronicle.size() - read_ > kFactsKept) {
    read_ = chronicle.size() - static_cast<std::uint32_t>(kFactsKept);
  }
  for (; read_ < chronicle.size(); ++read_) {
    const CauseId id{read_};
    if (veiled_ && veil_.hides(id)) continue;
    models::FactItem fact = readFact(world, rulebook(), id);
    if (isMark(world, rulebook(), id)) marks_.append({fact.id, fact.text, fact.at, fact.tone});
    facts_.append(std::move(fact));
  }
  if (facts_.size() > kFactsKept * 5 / 4) facts_.remove(0, facts_.size() - kFactsKept);
}

void SessionBridge::readAnswers() {
  for (const session::Answer& answer : frame_->answers) {
    if (answer.token <= answered_) continue;
    answered_ = answer.token;
    if (!answer.accepted) emit refused(sayRefusal(answer.error));
  }
}

void SessionBridge::retranslate() {
  facts_.clear();
  marks_.clear();
  read_ = 0;
  readFacts();
}

Result<Forecast> SessionBridge::check(const AnyCommand& command) const {
  if (limits_) {
    if (const Result<void> allowed = limits_(command.kind()); !allowed) {
      return tl::unexpected<Error>(allowed.error());
    }
  }
  return session_->check(*frame_, command, actor());
}

void SessionBridge::setLimits(std::function<Result<void>(std::string_view)> limits) {
  limits_ = std::move(limits);
}

void SessionBridge::play() { session_->post(session::Play{speedOf(speed_)}); }
void SessionBridge::pause() { session_->post(session::Pause{}); }
void SessionBridge::step() { session_->post(session::Step{}); }
void SessionBridge::until(Time time) { session_->post(session::Until{time}); }
void SessionBridge::fork() { session_->post(session::Fork{}); }

void SessionBridge::setSpeed(double speed) {
  speed_ = speed;
  if (frame_->status.playing) play();
  emit frameChanged();
}

void SessionBridge::rewind(models::Moment at) {
  endPreview();
  session_->post(session::Rewind{timeOf(at)});
}

void SessionBridge::undo() {
  endPreview();
  // A trainee takes back what a trainee did.
  const auto& receipts = frame_->receipts;
  const auto last = std::find_if(receipts.rbegin(), receipts.rend(), [](const auto& one) {
    return one.accepted &&
           (one.entry.actor == Actor::trainee || one.entry.actor == Actor::instructor);
  });
  if (veiled_ && last != receipts.rend() && last->entry.actor == Actor::instructor) {
    emit refused(tr("There is nothing of yours to undo."));
    return;
  }
  session_->post(session::Undo{++token_});
}

void SessionBridge::visit(std::uint32_t branch) {
  session_->post(session::SwitchBranch{run::BranchId{branch}});
}

void SessionBridge::submit(const AnyCommand& command) {
  if (const Result<Forecast> possible = check(command); !possible) {
    emit refused(sayRefusal(possible.error()));
    return;
  }
  session_->post(session::Submit{command, actor(), ++token_});
}

Result<Forecast> SessionBridge::checkStrike(const AnyCommand& command) const {
  return session_->check(*frame_, command, Actor::instructor);
}

void SessionBridge::strike(const AnyCommand& command, std::optional<models::Moment> at,
                           bool hidden) {
  endPreview();
  if (at) {
    session_->post(session::PutAhead{{timeOf(*at), Actor::instructor, command, hidden}, ++token_});
  } else {
    session_->post(session::Submit{command, Actor::instructor, ++token_, hidden});
  }
}

void SessionBridge::takeBack(std::uint32_t number) {
  session_->post(session::TakeBack{number, ++token_});
}

void SessionBridge::setVeiled(bool on) {
  if (on == veiled_) return;
  veiled_ = on;
  retranslate();
  emit frameChanged();
}

void SessionBridge::preview(models::Moment at) {
  wanted_preview_ = at;
  askPreview();
}

void SessionBridge::askPreview() {
  if (preview_under_way_ || !wanted_preview_) return;
  preview_under_way_ = true;
  const Time time = timeOf(*wanted_preview_);
  const models::Moment asked = *wanted_preview_;
  // A fork goes back instead of the run, so that looking changes nothing.
  session_->post(session::Visit{[this, time, asked](run::Run& run) {
    run::Run past = run.fork();
    past.rewind(time);
    auto world = std::make_shared<World>(past.look());
    QMetaObject::invokeMethod(
        this,
        [this, world, asked] {
          preview_under_way_ = false;
          if (!wanted_preview_) return;
          preview_ = world;
          if (*wanted_preview_ == asked) wanted_preview_.reset();
          emit previewReady();
          askPreview();
        },
        Qt::QueuedConnection);
  }});
}

void SessionBridge::copyWorld(
    QObject* receiver,
    std::function<void(std::shared_ptr<World>, std::shared_ptr<const Rulebook>)> take) {
  std::optional<Time> past;
  if (preview_) past = preview_->now();
  session_->post(
      session::Visit{[past, take = std::move(take), receiver = QPointer(receiver)](run::Run& run) {
        run::Run copy = run.fork();
        if (past) copy.rewind(*past);
        auto world = std::make_shared<World>(copy.fork_world());
        QMetaObject::invokeMethod(
            qApp,
            [receiver, take, world, rules = run.shared_rulebook()] {
              if (receiver) take(world, rules);
            },
            Qt::QueuedConnection);
      }});
}

void SessionBridge::endPreview() {
  wanted_preview_.reset();
  if (!preview_) return;
  preview_.reset();
  emit frameChanged();
}

}  // namespace drydock::bridge
