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
  double factor = 1.5;            ///< From one level to the next.
  int refinements = 4;            ///< The knee is halved in between so often.
  Duration settles = minutes(1);  ///< Of each level, before it is measured ...
  Duration measured = minutes(1);
};

/// Why a level is beyond the knee. held: it is not.
enum class LoadBreak { held, fails, slow, stops_following };

/// One level of the load, from a fresh copy of the platform.
struct LoadLevel {
  double times = 0;              ///< Of the ordinary traffic.
  double asked = 0, served = 0;  ///< A second.
  double success = 1;
  double p50 = 0, p95 = 0, p99 = 0;  ///< s
  std::string busiest;               ///< Service with the highest use of its CPU limits ...
  double utilization = 0;            ///< ... and that.
  LoadBreak reason = LoadBreak::held;
};

struct LoadTest {
  double objective_success = 0, objective_p95 = 0;
  std::vector<LoadLevel> levels;      ///< By rising load.
  std::optional<LoadLevel> knee;      ///< The highest level that held below the first that broke.
  std::optional<LoadLevel> broke_at;  ///< The lowest that broke; none when all held.
};

/// Tests copies of `run` as it stands; `seen` is called after each level.
LoadTest load_test(run::Run& run, const LoadPlan& plan,
                   const std::function<void(const LoadLevel&)>& seen = {});

std::string load_text(const LoadTest& test, const Ink& ink);
codec::Value load_json(const LoadTest& test);

}  // namespace drydock::report
