// The thread of a session: takes controls between events, paces the run and makes frames.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "sim/practice/session/session.h"

namespace drydock::session {

class Session::Loop {
 public:
  Loop(run::Run run, SessionOptions options);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void post(Control control);
  std::shared_ptr<const Frame> latest() const;
  const Rulebook& rulebook() const { return *rulebook_; }

 private:
  using Wall = std::chrono::steady_clock;
  enum class Mode { standing, playing, until, step };

  void work();
  void take_controls();
  void play();
  void play_slice(Time target);
  void settle_pace();
  Time target_now(Wall::time_point wall) const;
  Duration patience() const;
  void measure(Wall::time_point wall);
  void stand();
  void show();
  void answer(std::uint64_t token, Error error);
  void accept(std::uint64_t token);
  void fail_with(const std::string& text);
  bool blocked(std::uint64_t token);

  void obey(const Play& play);
  void obey(const Pause&);
  void obey(const Step&);
  void obey(const Until& until);
  void obey(const Submit& submit);
  void obey(const PutAhead& ahead);
  void obey(const TakeBack& back);
  void obey(const Rewind& rewind);
  void obey(const Undo& undo);
  void obey(const Fork&);
  void obey(const SwitchBranch& to);
  void obey(const Visit& visit);
  void obey(const Stop&) { stopping_ = true; }

  // Only the thread reads and writes these.
  run::Run run_;
  SessionOptions options_;
  Mode mode_ = Mode::standing;
  Speed speed_;
  Time until_;                ///< Where Mode::until stands still; where a step gives up.
  Time paced_from_;           ///< This simulated moment was ...
  Wall::time_point pace_at_;  ///< ... due at this wall moment.
  bool past_end_ = false;     ///< Playing on after the scenario's end was asked for.
  std::uint64_t chunk_ = 64;  ///< Events between two looks at the mailbox.
  std::deque<std::pair<Wall::time_point, Time>> progress_;
  double actual_speed_ = 0;
  std::vector<Answer> answers_;
  std::optional<Failure> failure_;
  bool changed_ = true;
  bool stopping_ = false;
  std::uint64_t frames_ = 0;
  Wall::time_point last_frame_{};
  Wall::time_point last_slice_{};

  std::shared_ptr<const Rulebook> rulebook_;
  mutable std::mutex slot_mutex_;
  std::shared_ptr<const Frame> slot_;
  std::mutex mail_mutex_;
  std::condition_variable mail_came_;
  std::deque<Control> mail_;
  std::thread thread_;
};

}  // namespace drydock::session
