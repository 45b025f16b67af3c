// A load test: the same platform under rising load, and the knee beyond which it breaks what users
// were promised.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/practice/codec/value.h"
#include "sim/practice/report/text_report.h"
#include "sim/practice/run/run.h"

namespace drydock::report {

/// What is asked of the platform, as times of its ordinary traffic.
struct LoadPlan {
  double from = 0.5, to = 16;
  int steps = 0;          ///< Even levels from `from` to `to`, each of them. 0 looks for the knee:
  double factor = 1.5;    ///< levels rise by this until one breaks,
  int refinements = 4;    ///< then the knee is halved in between so often.
  std::string operation;  ///< Only users' operation of that name rises, from what it is now.
  bool singly = false;    ///< Each request is simulated by itself, whatever the platform's mode is.
  Duration settles = minutes(1);  ///< Of each level, before it is measured ...
  Duration measured = minutes(1);
};

/// Why a level is beyond the knee. held: it is not.
enum class LoadBreak { held, fails, slow, stops_following };

/// What a service can run out of. disk: the operations a second of its volumes. workers: requests
/// that its pods take at once, of a database its connections.
enum class Resource { cpu, disk, workers };

/// The part of the platform that has the least room, on average while the level is measured.
struct Fullest {
  std::string service;
  Resource resource = Resource::cpu;
  double share = 0;  ///< Of what there is, in use.
  /// So full that it makes requests wait.
  bool is_full() const { return share >= 0.85; }
};

/// One level of the load, from a fresh copy of the platform.
struct LoadLevel {
  double times = 0;  ///< Of the ordinary traffic.
  double asked = 0;  ///< Requests a second, of what rises; the rest is of all requests.
  double offered = 0, served = 0;  ///< A second.
  double success = 1;
  double p50 = 0, p95 = 0, p99 = 0;  ///< s
  Fullest fullest;
  LoadBreak reason = LoadBreak::held;
};

/// Trouble that a platform is in before its load rises.
struct Ailment {
  std::string symptom;  ///< "auth-db answers only 0 % of its calls well"; empty: all is well.
  std::string root;     ///< "zone b went dark"; empty when nothing led to it.
};

struct LoadTest {
  double objective_success = 0, objective_p95 = 0;
  std::string operation;              ///< What rises; empty: all traffic.
  std::vector<LoadLevel> levels;      ///< By rising load.
  std::optional<LoadLevel> knee;      ///< The highest level that held below the first that broke.
  std::optional<LoadLevel> broke_at;  ///< The lowest that broke; none when all held.
  Ailment before;                     ///< Of the platform as it was copied.
  bool cut = false;                   ///< Somebody ended it before it was done.

  /// Whether users were failed before the load rose, by something else than want of room.
  bool is_ailing() const {
    return broke_at && !knee && !broke_at->fullest.is_full() && !before.symptom.empty();
  }
};

/// How far a load test is.
struct LoadProgress {
  const LoadTest& so_far;
  double times = 0;  ///< Of the level under way.
  double done = 0;   ///< 0 to 1, of the most that is to do; leaps when a level breaks.
};
/// Called every ten simulated seconds and after each level; false ends the test.
using LoadWatch = std::function<bool(const LoadProgress&)>;

/// Tests copies of the world of `run` as it stands; what its script still has in store is left out.
LoadTest load_test(run::Run& run, const LoadPlan& plan, const LoadWatch& watch = {});
/// The same of a world with its future (see run::Run::fork_world()).
LoadTest load_test(const Rulebook& rulebook, World world, const LoadPlan& plan,
                   const LoadWatch& watch = {});

/// What 1 stands for in a plan: requests a second, or clients of a closed loop. 0 where nobody
/// asks.
struct OrdinaryLoad {
  double amount = 0;
  bool clients = false;
};
OrdinaryLoad ordinary_load(const World& world, const std::string& operation = {});

std::string load_text(const LoadTest& test, const Ink& ink);
codec::Value load_json(const LoadTest& test);
/// One line a level, with a head; numbers as in load_json().
std::string load_csv(const LoadTest& test);

}  // namespace drydock::report
