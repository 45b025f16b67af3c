// What a trainee says in a lesson: answers, diagnoses, hints asked for. It does not rewind: a
// question that is answered stays so.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/practice/codec/value.h"
#include "sim/practice/lesson/grader.h"

namespace drydock::lesson {

/// An answer to the question of a step. Of a step that was only read, all is empty.
struct Given {
  std::string text;    ///< A text key, a number, or keys with commas between them.
  int confidence = 0;  ///< 1 a guess, 2 rather sure, 3 sure; 0: not asked.
  std::string truth;   ///< As far as it was known then; empty: it is that of the plan.
  Time at;
  int tries = 1;
};

/// What the trainee takes for the cause of a symptom.
struct Diagnosis {
  std::string root;   ///< An event's id, or a kind of fact or command.
  double credit = 0;  ///< 1 the root, 0.5 a link of its chain.
  Time at;
};

/// All that was said in one attempt; a value.
struct Effort {
  std::vector<std::optional<Given>> answers;    ///< By step.
  std::map<std::string, Diagnosis> diagnoses;   ///< By check.
  std::set<std::pair<std::string, int>> hints;  ///< Check and level.
  std::optional<Time> submitted;
};

/// Whether the answer is right by the truth: within the tolerance, in the order, the option.
bool is_right(const Predict& predict, const std::string& answer, const std::string& truth);
/// What is wrong with the form of an answer; nothing when it can be one.
Result<void> check_answer(const Predict& predict, const std::string& answer);
/// What is said to a wrong answer or diagnosis, a text key; empty when it is right or has no reply.
std::string reply_to(const Predict& predict, const std::string& answer, const std::string& truth);
std::string reply_to(const Check& check, const Diagnosis& diagnosis);
/// All replies that an effort has earned.
std::vector<std::string> replies_to(const Plan& plan, const Effort& effort);
/// The truth as it is now, in the form of an answer; empty while it is not known.
std::string truth_now(const Plan& plan, std::size_t step, const Scene& scene);
/// The truth that an answer is compared with.
std::string truth_of(const Plan& plan, const Effort& effort, std::size_t step);
/// Judges a pick by the chain behind the symptom of the check.
Diagnosis diagnose(const Scene& scene, std::size_t check, const std::string& root);
/// What may be picked: the lesson's events that were given, and the links of the chain.
std::vector<std::string> suspects(const Scene& scene, std::size_t check);

codec::Value to_value(const Effort& effort, const Lesson& lesson);
/// What `value` says as far as the lesson knows it; the rest is left out.
Effort read_effort(const codec::Value& value, const Lesson& lesson);

}  // namespace drydock::lesson
