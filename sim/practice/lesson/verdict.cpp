// Adds up what a lesson came to.
#include "sim/practice/lesson/verdict.h"

#include <algorithm>
#include <array>

namespace drydock::lesson {

namespace {

constexpr int level_two_costs = 5, level_three_costs = 15, mastery_points = 80;
constexpr std::size_t part_count = 6;

/// Of each part: how much of it was reached, and out of how much.
struct Tally {
  std::array<double, part_count> got{}, of{};
  void add(ScorePart part, double share) {
    got[static_cast<std::size_t>(part)] += share;
    of[static_cast<std::size_t>(part)] += 1;
  }
};

int count_right(const Plan& plan, const Effort& effort, const Check& check) {
  int right = 0;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.lesson->steps[i];
    if (std::find(check.asks.begin(), check.asks.end(), step.id) == check.asks.end()) continue;
    right += effort.answers[i] &&
                     is_right(*step.predict, effort.answers[i]->text, truth_of(plan, effort, i))
                 ? 1
                 : 0;
  }
  return right;
}

CheckState state_of(const Plan& plan, const GraderState& state, const Effort& effort,
                    std::size_t index, const std::vector<CheckState>& proof) {
  const Check& check = plan.lesson->checks[index];
  if (check.phase == Phase::proof) return proof.empty() ? CheckState::waiting : proof[index];
  const bool is_last = state.over;
  if (check.kind == CheckKind::answer) {
    if (count_right(plan, effort, check) >= check.right) return CheckState::passed;
    return is_last ? CheckState::failed : CheckState::open;
  }
  if (check.kind == CheckKind::diagnose) {
    const auto said = effort.diagnoses.find(check.id);
    if (said != effort.diagnoses.end() && said->second.credit >= 1) return CheckState::passed;
    return is_last ? CheckState::failed : CheckState::open;
  }
  return state.checks[index].state;
}

double share_of(const Check& check, CheckState state, const Effort& effort) {
  if (check.kind != CheckKind::diagnose) return state == CheckState::passed ? 1 : 0;
  const auto said = effort.diagnoses.find(check.id);
  return said == effort.diagnoses.end() ? 0 : said->second.credit;
}

/// The parts' points, those of empty parts shared out; rounded so that they add up to 100.
std::vector<PartPoints> share_out(const Score& score, const Tally& tally) {
  int all = 0;
  for (std::size_t i = 0; i < part_count; ++i) all += tally.of[i] > 0 ? score.parts[i] : 0;
  std::vector<PartPoints> parts;
  int before = 0, given = 0;
  for (std::size_t i = 0; i < part_count && all > 0; ++i) {
    if (tally.of[i] <= 0 || score.parts[i] == 0) continue;
    before += score.parts[i];
    const int until = (before * 100 + all / 2) / all;
    PartPoints part{static_cast<ScorePart>(i), 0, until - given};
    part.got = static_cast<int>(part.of * tally.got[i] / tally.of[i] + 0.5);
    given = until;
    parts.push_back(part);
  }
  return parts;
}

}  // namespace

Effort no_effort(const Lesson& lesson) {
  Effort effort;
  effort.answers.resize(lesson.steps.size());
  return effort;
}

bool passed(const Plan& plan, const GraderState& state) {
  for (std::size_t i = 0; i < plan.checks.size(); ++i) {
    const Check& check = plan.lesson->checks[i];
    const bool is_said = check.kind == CheckKind::answer || check.kind == CheckKind::diagnose;
    if (check.gate && !is_said && check.phase == Phase::live &&
        state.checks[i].state != CheckState::passed)
      return false;
  }
  return true;
}

Verdict weigh(const Plan& plan, const GraderState& state, const Effort& effort,
              const std::vector<CheckState>& proof) {
  Verdict verdict;
  verdict.passed = true;
  Tally tally;
  for (std::size_t i = 0; i < plan.checks.size(); ++i) {
    const Check& check = plan.lesson->checks[i];
    const CheckState found = state_of(plan, state, effort, i, proof);
    verdict.checks.push_back(found);
    if (check.gate && found != CheckState::passed) verdict.passed = false;
    tally.add(check.part, share_of(check, found, effort));
  }
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.lesson->steps[i];
    if (!step.predict) continue;
    const bool right = effort.answers[i] &&
                       is_right(*step.predict, effort.answers[i]->text, truth_of(plan, effort, i));
    tally.add(ScorePart::predictions, right ? 1.0 / effort.answers[i]->tries : 0);
  }
  verdict.parts = share_out(plan.lesson->score, tally);
  for (const PartPoints& part : verdict.parts) verdict.points += part.got;
  bool told_all = false;
  for (const auto& [check, level] : effort.hints) {
    verdict.points -= level == 3 ? level_three_costs : level == 2 ? level_two_costs : 0;
    told_all = told_all || level == 3;
  }
  verdict.points = std::max(verdict.points, 0);
  verdict.may_master = verdict.passed && verdict.points >= mastery_points && !told_all;
  return verdict;
}

}  // namespace drydock::lesson
