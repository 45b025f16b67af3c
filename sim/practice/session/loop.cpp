// How a session's thread divides its time: controls first, then a slice of the run, then a frame.
#include "sim/practice/session/loop.h"

#include <algorithm>
#include <exception>

namespace drydock::session {

namespace {

using std::chrono::duration_cast;

constexpr auto frame_interval = std::chrono::microseconds(33'334);  // At most 30 a second.
constexpr auto slice_wall = milliseconds(4);     // Between two looks at the mailbox.
constexpr auto lag_allowed = milliseconds(250);  // More is forgiven, not caught up with.
constexpr auto measured_over = milliseconds(1000);
constexpr std::size_t answers_kept = 64;
constexpr std::uint64_t chunk_most = 1u << 14;

}  // namespace

Session::Loop::Loop(run::Run run, SessionOptions options)
    : run_(std::move(run)), options_(std::move(options)), rulebook_(run_.shared_rulebook()) {
  show();
  thread_ = std::thread([this] { work(); });
}

Session::Loop::~Loop() {
  post(Stop{});
  thread_.join();
}

void Session::Loop::post(Control control) {
  {
    const std::lock_guard lock(mail_mutex_);
    mail_.push_back(std::move(control));
  }
  mail_came_.notify_one();
}

std::shared_ptr<const Frame> Session::Loop::latest() const {
  const std::lock_guard lock(slot_mutex_);
  return slot_;
}

void Session::Loop::work() {
  while (!stopping_) {
    try {
      take_controls();
      if (!stopping_) play();
      if (!stopping_) show();
    } catch (const std::exception& defect) {
      fail_with(defect.what());
    } catch (...) {
      fail_with("The run stopped for a reason that it could not tell.");
    }
  }
}

/// Obeys what is in the mailbox, waiting for mail while there is nothing else to do.
void Session::Loop::take_controls() {
  std::deque<Control> mail;
  {
    std::unique_lock lock(mail_mutex_);
    const auto came = [this] { return !mail_.empty(); };
    if (mode_ == Mode::standing && !changed_) {
      mail_came_.wait(lock, came);
    } else if (const Duration patient = patience(); patient > Duration::zero()) {
      mail_came_.wait_for(lock, patient, came);
    }
    mail.swap(mail_);
  }
  while (!mail.empty() && !stopping_) {
    const Control control = std::move(mail.front());
    mail.pop_front();
    const bool outdone = std::holds_alternative<Rewind>(control) && !mail.empty() &&
                         std::holds_alternative<Rewind>(mail.front());
    if (outdone) continue;  // While a timeline is dragged only its latest place counts.
    try {
      std::visit([this](const auto& what) { obey(what); }, control);
    } catch (const std::exception& defect) {
      fail_with(defect.what());
    }
  }
}

/// How long there is nothing to do but to wait for mail: until the next frame, or the next paced
/// slice.
Duration Session::Loop::patience() const {
  const Wall::time_point wall = Wall::now();
  if (mode_ == Mode::standing) return last_frame_ + frame_interval - wall;
  if (mode_ != Mode::playing || speed_.is_max()) return Duration::zero();
  return last_slice_ + frame_interval - wall;
}

void Session::Loop::play() {
  const Time end = past_end_ ? Time::max() : options_.end;
  switch (mode_) {
    case Mode::standing:
      return;
    case Mode::step:
      if (run_.step_some(until_, chunk_) != run::Stop::budget) stand();
      changed_ = true;
      return;
    case Mode::until:
      play_slice(until_);
      if (run_.now() >= until_) stand();
      return;
    case Mode::playing:
      play_slice(std::min(end, target_now(Wall::now())));
      if (run_.now() >= end) stand();
      return;
  }
}

/// Plays towards `target` until it is there or a slice of wall time is used up.
void Session::Loop::play_slice(Time target) {
  const Wall::time_point from = Wall::now();
  if (run_.now() < target) {
    changed_ = true;
    while (run_.advance_some(target, chunk_) == run::Stop::budget) {
      const auto used = Wall::now() - from;
      if (used < slice_wall / 4) chunk_ = std::min(chunk_ * 2, chunk_most);
      if (used > slice_wall) {
        if (used > slice_wall * 2)
          chunk_ = std::max<std::uint64_t>(
              chunk_ * static_cast<std::uint64_t>(slice_wall.count()) /
                  static_cast<std::uint64_t>(duration_cast<milliseconds>(used).count()),
              1);
        break;
      }
    }
  }
  last_slice_ = Wall::now();
  measure(last_slice_);
}

/// The simulated moment that is due now at the speed asked for.
Time Session::Loop::target_now(Wall::time_point wall) const {
  if (speed_.is_max()) return Time::max();
  const double ahead = in_seconds(wall - pace_at_) * speed_.factor;
  constexpr double a_century = 3.2e9;
  return paced_from_ + from_seconds(std::min(ahead, a_century));
}

void Session::Loop::settle_pace() {
  paced_from_ = run_.now();
  pace_at_ = Wall::now();
  progress_.clear();
  progress_.emplace_back(pace_at_, paced_from_);
  actual_speed_ = 0;
}

void Session::Loop::measure(Wall::time_point wall) {
  progress_.emplace_back(wall, run_.now());
  while (progress_.size() > 2 && wall - progress_[1].first > measured_over) progress_.pop_front();
  const double passed = in_seconds(wall - progress_.front().first);
  if (passed > 0) actual_speed_ = in_seconds(run_.now() - progress_.front().second) / passed;
  if (mode_ != Mode::playing || speed_.is_max()) return;
  const double lag = in_seconds(target_now(wall) - run_.now()) / speed_.factor;
  if (lag <= in_seconds(lag_allowed)) return;
  paced_from_ = run_.now();
  pace_at_ = wall;
}

void Session::Loop::stand() {
  mode_ = Mode::standing;
  actual_speed_ = 0;
  changed_ = true;
}

void Session::Loop::show() {
  if (!changed_ || (frames_ > 0 && Wall::now() - last_frame_ < frame_interval)) return;
  auto frame = std::make_shared<Frame>();
  frame->number = ++frames_;
  frame->branch = run_.branch();
  frame->world = std::make_shared<const World>(run_.look());
  RunStatus& status = frame->status;
  status.time = run_.now();
  status.start = run_.world().start();
  status.end = options_.end;
  status.playing = mode_ != Mode::standing;
  status.speed = speed_;
  status.actual_speed = actual_speed_;
  status.events = run_.world().executed();
  status.end_reached = status.time >= options_.end;
  status.branches = run_.branches();
  status.failure = failure_;
  frame->receipts = run_.receipts();
  frame->agenda = run_.agenda();
  frame->answers = answers_;
  for (const auto& observer : run_.observers()) frame->observers.push_back(observer->clone());
  {
    const std::lock_guard lock(slot_mutex_);
    slot_ = std::move(frame);
  }
  last_frame_ = Wall::now();
  changed_ = false;
  if (options_.on_frame) options_.on_frame();
}

void Session::Loop::answer(std::uint64_t token, Error error) {
  if (answers_.size() == answers_kept) answers_.erase(answers_.begin());
  answers_.push_back(Answer{token, false, std::move(error), {}});
  changed_ = true;
}

void Session::Loop::fail_with(const std::string& text) {
  failure_ = Failure{text, run_.world().seed(), run_.now(), run::dump_journal(run_.receipts())};
  stand();
}

void Session::Loop::accept(std::uint64_t token) {
  answer(token, Error{});
  answers_.back().accepted = true;
}

/// After a defect the world is not to be trusted; only going back helps.
bool Session::Loop::blocked(std::uint64_t token) {
  if (!failure_) return false;
  answer(token, Error{"defect", "The run was ended by a defect.", {}, "Rewind it."});
  return true;
}

void Session::Loop::obey(const Play& play) {
  if (blocked(0)) return;
  speed_ = play.speed;
  past_end_ = run_.now() >= options_.end;
  mode_ = Mode::playing;
  settle_pace();
  changed_ = true;
}

void Session::Loop::obey(const Pause&) { stand(); }

void Session::Loop::obey(const Step&) {
  if (blocked(0)) return;
  until_ = run_.now() < options_.end ? options_.end : Time::max();
  mode_ = Mode::step;
  settle_pace();
}

void Session::Loop::obey(const Until& until) {
  if (blocked(0)) return;
  until_ = until.time;
  mode_ = Mode::until;
  settle_pace();
  changed_ = true;
}

void Session::Loop::obey(const Submit& submit) {
  if (blocked(submit.token)) return;
  const auto receipt =
      run_.submit(run::JournalEntry{run_.now(), submit.actor, submit.command, submit.hidden});
  if (!receipt) {
    answer(submit.token, receipt.error());
    return;
  }
  accept(submit.token);
  answers_.back().receipt = *receipt;
}

void Session::Loop::obey(const PutAhead& ahead) {
  if (blocked(ahead.token)) return;
  const auto number = run_.put_ahead(ahead.entry);
  if (!number) return answer(ahead.token, number.error());
  accept(ahead.token);
}

void Session::Loop::obey(const TakeBack& back) {
  if (const auto gone = run_.take_back(back.number); !gone) return answer(back.token, gone.error());
  accept(back.token);
}

void Session::Loop::obey(const Rewind& rewind) {
  stand();
  run_.rewind(rewind.time);
  failure_.reset();
}

void Session::Loop::obey(const Undo& undo) {
  stand();
  if (const auto back = run_.undo(); !back) {
    answer(undo.token, back.error());
    return;
  }
  failure_.reset();
  accept(undo.token);
}

void Session::Loop::obey(const Fork&) {
  if (blocked(0)) return;
  run_.fork_branch();
  changed_ = true;
}

void Session::Loop::obey(const SwitchBranch& to) {
  stand();
  if (const auto there = run_.switch_branch(to.branch); !there) {
    answer(0, there.error());
    return;
  }
  failure_.reset();
}

void Session::Loop::obey(const Visit& visit) {
  visit.work(run_);
  changed_ = true;
}

}  // namespace drydock::session
